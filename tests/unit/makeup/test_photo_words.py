"""Captions and credits in each of their places, groups, cut-outs, photos that are missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog, PageError
from pagesetter.geometry import Rect
from pagesetter.makeup.model import MadeUpPage, PlacedBox, PlacedDrawing, PlacedPhoto, SetFrame
from pagesetter.makeup.page import make_up
from pagesetter.typeface.library import FontLibrary
from tests.unit.makeup.pages import Made, photo, slots

Make = Callable[[str, str], Made]

# A place of 100 × 75 pt; captions of 8 pt on 10.
SLOT = """
    photo:
      photo:
        place: {{left: 0字, width: 10字, line: 1, lines: 5}}
        caption: start
        gap: 5pt
        {more}
"""
STYLE = "  start: {based_on: caption, align: start}\n"


def layout(more: str = "") -> str:
    """Return the layout with a slot for a photo."""
    return slots(SLOT.format(more=more)).replace("\nslots:", f"{STYLE}\nslots:")


def page(more: str = "", file: str = "file: 1.png") -> str:
    return f"photos:\n  - {{place: photo, {file}{more}}}\n"


@pytest.fixture(autouse=True)
def _photo(tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)


def test_a_caption_at_the_left_takes_whole_characters_and_the_gap(make: Make) -> None:
    made = make(
        layout("caption_at: left\n        caption_width: 3.9em"), page(", caption: 天地玄黄宇")
    )
    assert (made.photo("photo").bounds, made.words("photo/caption")) == (
        Rect(49, 30, 71, 75),  # three characters and the gap
        ["天地玄", "黄宇"],
    )


def test_the_last_line_beside_a_photo_stands_on_its_foot(make: Make) -> None:
    made = make(
        layout("caption_at: right\n        caption_width: 3em"), page(", caption: 天地玄黄宇")
    )
    assert made.photo("photo").bounds == Rect(20, 30, 71, 75)
    last = made.frame("photo/caption").lines[-1]
    assert last.x == 96
    assert last.baseline + 0.12 * 8 == pytest.approx(105)


def test_a_caption_beside_a_photo_that_is_too_long_is_an_error(make: Make) -> None:
    text = "天地玄黄宇宙洪荒" * 4
    made = make(layout("caption_at: left\n        caption_width: 3em"), page(f", caption: {text}"))
    assert any("the caption leaves no room for the photo" in found for found in made.found)


@pytest.mark.parametrize(
    ("corner", "x", "y"),
    [
        ("top-left", 20, 30),
        ("top-right", 84, 30),
        ("bottom-left", 20, 91),
        ("bottom-right", 84, 91),
    ],
)
def test_a_caption_on_a_photo_stands_in_its_corner_on_a_tint(
    make: Make, corner: str, x: float, y: float
) -> None:
    more = f"caption_at: {corner}\n        caption_fill: red\n        caption_padding: 2pt"
    made = make(layout(more), page(", caption: 天地玄黄"))
    assert made.photo("photo").bounds == Rect(20, 30, 100, 75)
    assert made.box("photo/tint").bounds == Rect(x, y, 36, 14)
    assert made.names() == ["photo", "photo/tint", "photo/caption"]


def test_a_caption_on_a_photo_that_does_not_fit_it_is_an_error(make: Make) -> None:
    made = make(layout("caption_at: top-left"), page(f", caption: {'天地玄黄' * 30}"))
    assert any("the caption leaves no room for the photo" in found for found in made.found)


def test_a_credit_stands_on_the_last_line_of_the_caption_where_it_has_room(make: Make) -> None:
    made = make(layout("credit_at: caption-end"), page(", caption: 天地玄黄, credit: 剑号摄"))
    caption, credit = made.frame("photo/caption").lines[-1], made.frame("photo/credit").lines[-1]
    assert (caption.baseline, credit.baseline) == (caption.baseline, caption.baseline)
    assert credit.line.runs[0].x + credit.x == 96
    assert made.photo("photo").bounds.height == 60  # one line of 10 pt and the gap


def test_a_credit_that_has_no_room_there_has_a_line_of_its_own(make: Make) -> None:
    made = make(
        layout("credit_at: caption-end"), page(", caption: 天地玄黄宇宙洪荒日, credit: 剑号摄")
    )
    caption, credit = made.frame("photo/caption").lines[-1], made.frame("photo/credit").lines[-1]
    assert credit.baseline - caption.baseline == 10
    assert made.photo("photo").bounds.height == 50


def test_a_credit_at_the_edge_ends_at_the_foot_of_the_photo(make: Make) -> None:
    made = make(layout("credit_at: edge"), page(", caption: 天地玄黄, credit: 剑号摄"))
    credit = made.frame("photo/credit")
    assert (made.photo("photo").bounds, credit.bounds) == (
        Rect(20, 30, 85, 60),
        Rect(110, 30, 10, 60),
    )
    (line,) = credit.lines
    assert (line.vertical, line.baseline + line.line.runs[-1].x + 24) == (True, 90)


# ---------------------------------------------------------------- groups


def test_photos_without_a_group_stand_in_a_row_with_the_gap(make: Make) -> None:
    made = make(layout(), page(file="files: [1.png, 1.png]"))
    assert [made.photo(f"photo/{i}").bounds for i in (1, 2)] == [
        Rect(20, 30, 47.5, 75),
        Rect(72.5, 30, 47.5, 75),
    ]


def test_the_last_row_of_a_group_is_filled(make: Make) -> None:
    made = make(layout("group: {across: 2, gap: 5pt}"), page(file="files: [1.png, 1.png, 1.png]"))
    assert [made.photo(f"photo/{i}").bounds for i in (1, 2, 3)] == [
        Rect(20, 30, 47.5, 35),
        Rect(72.5, 30, 47.5, 35),
        Rect(20, 70, 100, 35),
    ]


def test_a_photo_of_a_group_has_the_focus_of_the_group_unless_it_has_its_own(make: Make) -> None:
    files = "files: [1.png, {file: 1.png, focus: [1, 0.5]}], focus: [0, 0.5]"
    made = make(layout(), page(file=files))
    lefts = [made.photo(f"photo/{i}").crop for i in (1, 2)]
    assert lefts[0].x == 0
    assert lefts[1].right == pytest.approx(400)


# ---------------------------------------------------------------- cut-outs


def test_a_cutout_is_shown_whole_on_the_foot_of_its_place(make: Make, tmp_path: Path) -> None:
    Image.new("RGBA", (400, 150), (120, 130, 140, 90)).save(tmp_path / "1.png")
    made = make(layout("keyline: {weight: 1pt}"), page(", cutout: yes"))
    found = made.photo("photo")
    assert (found.bounds, found.crop, found.keyline) == (
        Rect(20, 67.5, 100, 37.5),
        Rect(0, 0, 400, 150),
        None,
    )


def test_a_clip_moves_with_its_photo(make: Make) -> None:
    made = make(layout(), page(", clip: [[0, 0], [1, 0], [0.5, 1]]"))
    clip = made.photo("photo").clip
    assert clip is not None
    assert [(p.x, p.y) for p in (clip.start, *(c[-1] for c in clip.curves))] == [
        (20, 30),
        (120, 30),
        (70, 105),
        (20, 30),
    ]


def test_round_corners_have_a_round_keyline(make: Make) -> None:
    made = make(layout("radius: 5pt\n        keyline: {weight: 1pt}"), page())
    clip = made.photo("photo").clip
    keyline = made.item("photo/keyline")
    assert isinstance(keyline, PlacedDrawing)
    assert (clip and clip.start, keyline.shapes[0].path.start) == ((25, 30), (25, 30.5))


# ---------------------------------------------------------------- bleed


def test_a_photo_that_bleeds_is_cropped_to_its_whole_place(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 1400, 400)
    bled = layout().replace(
        "{left: 0字, width: 10字, line: 1, lines: 5}",
        "{left: -30pt, width: 280pt, top: 200pt, height: 80pt}",
    )
    made = make(bled, page())
    assert (made.photo("photo").bounds, made.photo("photo").crop) == (
        Rect(-10, 230, 280, 80),
        Rect(0, 0, 1400, 400),
    )


# ---------------------------------------------------------------- drafts


def draft(
    folder: Path, library: FontLibrary, layout_text: str, page_text: str
) -> tuple[MadeUpPage, list[str]]:
    """Make up a page as a draft; return it with the warnings."""
    (folder / "small.yaml").write_text(layout_text, encoding="utf-8")
    file = folder / "page.yaml"
    file.write_text("layout: small\n" + page_text, encoding="utf-8")
    log = DiagnosticLog()
    description = read_page(file, [folder], log, draft=True)
    log.raise_errors()
    assert description is not None
    made = make_up(description, StyleSheet(description.layout, library, log), log)
    log.raise_errors()
    return made, [f"{d.severity.value} {d.code.value} {d.message}" for d in log]


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("file: gone.jpg", "warning missing-picture there is no file `gone.jpg`"),
        ("caption: 天", "warning missing-picture the photo has no file yet"),
    ],
)
def test_a_draft_has_a_gray_for_a_photo_that_is_missing(
    tmp_path: Path, box_library: FontLibrary, file: str, message: str
) -> None:
    made, found = draft(tmp_path, box_library, layout(), page(file=file))
    gray = made.items[0]
    assert isinstance(gray, PlacedBox)
    assert gray.fill is not None
    assert (gray.bounds.x, gray.bounds.width, found) == (20, 100, [message])
    assert made.items[1].name == "photo/cross"


def test_a_gray_tells_its_name_its_size_and_the_pixels_it_needs(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    made, _ = draft(tmp_path, box_library, layout(), page(file="file: gone.jpg"))
    frames = [item for item in made.items if isinstance(item, SetFrame)]
    # 100 × 75 pt, at 200 pixels an inch
    assert [line.line.text for frame in frames for line in frame.lines] == [
        "photo",
        "gone.jpg",
        "35×26 mm",
        "278×209 px",
    ]


def test_a_photo_of_too_few_pixels_is_a_warning_in_a_draft(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    photo(tmp_path, 60, 45)
    made, found = draft(tmp_path, box_library, layout(), page())
    assert isinstance(made.items[0], PlacedPhoto)
    assert found == ["warning low-resolution `1.png` has 43 pixels per inch at its printed size"]


def test_one_missing_photo_of_a_group_is_a_gray_beside_the_others(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    made, _ = draft(tmp_path, box_library, layout(), page(file="files: [1.png, gone.jpg]"))
    kinds = {item.name: type(item) for item in made.items}
    assert (kinds["photo/1"], kinds["photo/2"]) == (PlacedPhoto, PlacedBox)


def test_a_damaged_photo_is_an_error_in_a_draft_too(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    (tmp_path / "1.png").write_bytes(b"\x89PNG\r\n")
    with pytest.raises(PageError):
        draft(tmp_path, box_library, layout(), page())


def test_a_missing_photo_is_an_error_without_draft(make: Make) -> None:
    made = make(layout(), page(file="caption: 天"))
    assert [found.partition(" ")[2] for found in made.found] == [
        "error missing-key a photo lacks `file`"
    ]
