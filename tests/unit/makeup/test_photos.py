"""Photos cropped to their places, looked at for damage and resolution."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.geometry import Rect
from pagesetter.makeup.model import PlacedPhoto
from pagesetter.makeup.photos import crop_to
from pagesetter.pictures import Picture
from tests.unit.makeup.pages import Made, photo, slots

Make = Callable[[str, str], Made]

# A place of 100 × 75 pt.
SLOT = """
    photo:
      photo:
        place: {{left: 0字, width: 10字, line: 1, lines: 5}}
        caption: caption
        gap: 5pt
        {more}
"""
PAGE = "photos:\n  - {place: photo, file: 1.png}\n"


def layout(more: str = "") -> str:
    """Return the layout with a slot for a photo."""
    return slots(SLOT.format(more=more))


def picture(width: int, height: int) -> Picture:
    return Picture(Path("1.png"), width, height, 1, "PNG", "RGB")


CROPS = {
    "wide to square": ((400, 200), 1.0, (0.5, 0.5), Rect(100, 0, 200, 200)),
    "wide, focus left": ((400, 200), 1.0, (0.3, 0.5), Rect(20, 0, 200, 200)),
    "wide, focus at the left edge": ((400, 200), 1.0, (0.0, 0.5), Rect(0, 0, 200, 200)),
    "wide, focus at the right edge": ((400, 200), 1.0, (1.0, 0.5), Rect(200, 0, 200, 200)),
    "tall to square": ((200, 400), 1.0, (0.5, 0.5), Rect(0, 100, 200, 200)),
    "tall, focus on top": ((200, 400), 1.0, (0.5, 0.0), Rect(0, 0, 200, 200)),
    "tall, focus below": ((200, 400), 1.0, (0.5, 0.9), Rect(0, 200, 200, 200)),
    "of the same shape": ((400, 300), 4 / 3, (0.1, 0.9), Rect(0, 0, 400, 300)),
    "to a strip": ((400, 300), 4.0, (0.5, 0.5), Rect(0, 100, 400, 100)),
}


@pytest.mark.parametrize(("size", "aspect", "focus", "crop"), CROPS.values(), ids=CROPS)
def test_a_photo_is_cropped_around_its_focus(
    size: tuple[int, int], aspect: float, focus: tuple[float, float], crop: Rect
) -> None:
    found = crop_to(picture(*size), aspect, focus)
    assert (found.x, found.y, found.width, found.height) == pytest.approx(
        (crop.x, crop.y, crop.width, crop.height)
    )


def test_a_photo_without_a_caption_fills_its_place(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)
    made = make(layout(), PAGE)
    assert (made.photo("photo").bounds, made.photo("photo").crop) == (
        Rect(20, 30, 100, 75),
        Rect(0, 0, 400, 300),
    )


def test_white_above_and_below_is_taken_off(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)
    made = make(layout("above: 10pt\n        below: 15pt"), PAGE)
    assert made.photo("photo").bounds == Rect(20, 40, 100, 50)


def test_a_caption_stands_at_the_foot_with_its_gap_above(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)
    made = make(layout(), PAGE.replace("}", ", caption: 天地玄黄}"))
    assert (made.photo("photo").bounds, made.frame("photo/caption").bounds) == (
        Rect(20, 30, 100, 60),
        Rect(20, 95, 100, 10),
    )


def test_the_em_box_of_a_caption_stands_in_the_middle_of_its_line(
    make: Make, tmp_path: Path
) -> None:
    photo(tmp_path, 400, 300)
    made = make(layout(), PAGE.replace("}", ", caption: 天地玄黄}"))
    placed = made.frame("photo/caption").lines[0]
    assert (placed.baseline, placed.line.runs[0].x) == pytest.approx((96 + 0.88 * 8, 34))


def test_a_caption_of_two_lines_takes_two_off_the_photo(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)
    made = make(layout(), PAGE.replace("}", ", caption: 天地玄黄宇宙洪荒日月盈昃辰宿列张}"))
    baselines = [placed.baseline for placed in made.frame("photo/caption").lines]
    assert (made.photo("photo").bounds.height, *baselines) == pytest.approx((50, 93.04, 103.04))


def test_a_credit_stands_a_line_under_the_caption(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)
    made = make(layout(), PAGE.replace("}", ", caption: 天地, credit: 玄黄}"))
    caption, credit = made.frame("photo/caption"), made.frame("photo/credit")
    assert made.words("photo/credit") == ["玄黄"]
    assert credit.lines[0].baseline - caption.lines[0].baseline == pytest.approx(10)


def test_a_credit_alone_stands_where_the_caption_would(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)
    captioned = make(layout(), PAGE.replace("}", ", caption: 玄黄}"))
    credited = make(layout(), PAGE.replace("}", ", credit: 玄黄}"))
    assert credited.frame("photo/credit").bounds == captioned.frame("photo/caption").bounds


def test_a_caption_that_is_justified_leaves_its_last_line_short(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)
    text = layout().replace("leading: 10pt, align: center", "leading: 10pt, align: justify")
    made = make(text, PAGE.replace("}", ", caption: 天地玄黄宇宙洪荒日月盈昃辰宿列张}"))
    widths = [round(p.line.runs[0].run.width, 3) for p in made.frame("photo/caption").lines]
    assert widths == [100, 32]


def test_a_caption_that_leaves_no_room_is_an_error(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)
    made = make(layout(), PAGE.replace("}", f", caption: {'天地玄黄宇宙洪荒日月' * 9}}}"))
    assert made.found == ["3:5 error overset the caption leaves no room for the photo in `photo`"]


# 100 pt are 1.389 inches: 278 pixels make 200 to the inch, 139 make 100.
RESOLUTIONS = {
    278: None,
    277: "3:26 warning low-resolution `1.png` has 199 pixels per inch at its printed size",
    139: "3:26 warning low-resolution `1.png` has 100 pixels per inch at its printed size",
    138: "3:26 error low-resolution `1.png` has 99 pixels per inch at its printed size",
}


@pytest.mark.parametrize(("width", "message"), RESOLUTIONS.items())
def test_a_photo_with_too_few_pixels_is_talked_about(
    width: int, message: str | None, make: Make, tmp_path: Path
) -> None:
    photo(tmp_path, width, width)
    assert make(layout(), PAGE).found == ([message] if message else [])


def test_the_hint_says_how_many_pixels_are_wanted(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 200, 200)
    assert make(layout(), PAGE).hints == [
        ("give a photo whose part shown is 278 pixels wide, or a smaller place",)
    ]


def test_only_the_part_that_shows_counts_for_the_resolution(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 600, 150)
    assert [line.split(" has")[0] for line in make(layout(), PAGE).found] == [
        "3:26 warning low-resolution `1.png`"
    ]


def test_a_file_that_is_no_photo_is_an_error_at_its_name(make: Make, tmp_path: Path) -> None:
    (tmp_path / "1.png").write_bytes(b"not a photo")
    assert make(layout(), PAGE).found == [
        "3:26 error bad-picture 1.png is not a JPEG, PNG, TIFF, WebP or JPEG 2000 picture"
    ]


def test_a_keyline_is_drawn_where_the_slot_has_one(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)
    made = make(layout("keyline: {weight: 0.5pt, ink: red}"), PAGE)
    keyline = made.photo("photo").keyline
    assert keyline is not None
    assert (keyline[0], keyline[1].magenta) == (0.5, 1.0)


def test_a_photo_placed_on_the_grid_is_named_by_its_number(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 400, "bridge.png")
    text = layout() + "\ndefaults: {photo: {caption: caption}}\n"
    page = """\
    photos:
      - file: bridge.png
        place: {column: 2, columns: 1, line: 3, lines: 2}
    """
    item = make(text, page).photo("photo-1")
    assert isinstance(item, PlacedPhoto)
    assert item.bounds == Rect(140, 60, 100, 30)


def test_two_photos_of_one_file_have_names_of_their_own(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 400)
    text = layout() + "\ndefaults: {photo: {caption: caption}}\n"
    page = """\
    photos:
      - {file: 1.png, place: {column: 2, columns: 1, line: 3, lines: 2}}
      - {file: 1.png, place: {column: 2, columns: 1, line: 6, lines: 2}}
    """
    names = make(text, page).names()
    assert len(names) == len(set(names))
