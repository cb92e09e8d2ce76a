"""Frames that a slot lists, quotes, and things that text goes round, on made-up pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from pagesetter.geometry import Rect
from tests.unit.makeup.pages import Made, slots, story_slot

Make = Callable[[str, str], Made]

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨"


def listed(*frames: str, more: str = "", body: str = "body") -> str:
    """Return a layout with one slot, `story`, that lists frames under one line of headline."""
    items = "".join(f"\n        - {frame}" for frame in frames)
    return slots(
        "story:\n  story:\n    place: {left: 0字, width: 22字, line: 1, lines: 1}\n"
        f"    body: {body}\n    slack: 99\n    headline: {{style: byline, lines: 1}}\n"
        f"{more}    frames:{items}\n"
    )


def page(body: str = HAN, more: str = "") -> str:
    return f"stories:\n  - place: story\n    body: {body}\n{more}"


def lines(made: Made, name: str) -> list[tuple[float, float, str]]:
    """Return x, measure and text of the lines of a frame."""
    return [(p.x, p.line.measure, p.line.text) for p in made.frame(name).lines]


def test_frames_are_filled_in_the_order_they_are_listed_in(make: Make) -> None:
    made = make(
        listed(
            "place: {left: 12字, width: 10字, line: 5, lines: 2}",
            "place: {left: 0字, width: 6.5字, line: 2, lines: 9}",
        ),
        page(),
    )
    assert made.found == []
    assert [text for _, _, text in lines(made, "story/body/1")] == [HAN[:10], HAN[10:20]]
    assert lines(made, "story/body/2")[0] == (20.0, 60.0, HAN[20:26])


def test_a_frame_has_the_measure_that_is_written(make: Make) -> None:
    made = make(
        listed("{place: {left: 0字, width: 12字, line: 2, lines: 9}, measure: 7.5字}"), page()
    )
    assert {measure for _, measure, _ in lines(made, "story/body/1")} == {75.0}


def test_a_frame_off_the_grid_has_the_lines_that_lie_wholly_in_it(make: Make) -> None:
    made = make(listed("place: {left: 0字, width: 10字, top: 40pt, height: 40pt}"), page(HAN[:10]))
    assert made.frame("story/body/1").bounds == Rect(20, 75, 100, 30)


def test_frames_make_room_for_the_headings_of_their_story(make: Make) -> None:
    made = make(
        listed("place: {left: 0字, width: 10字, line: 1, lines: 9}"),
        page(more="    headline: 天地\n"),
    )
    assert made.frame("story/body/1").bounds == Rect(20, 45, 100, 120)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        ("{place: {left: 0字, width: 5字, line: 2, lines: 2}, measure: 6字}", "the measure is longer than the frame"),
        ("place: {left: 0字, width: 0.9字, line: 2, lines: 2}", "the frame holds no character"),
        ("place: {left: 0字, width: 5字, top: 20pt, height: 20pt}", "the frame holds no line of the grid"),
        ("place: {column: 3, columns: 1, line: 2, lines: 2}", "there is no such column: the place has 2"),
    ],
)  # fmt: skip
def test_a_frame_that_holds_no_text_is_an_error(make: Make, frame: str, message: str) -> None:
    made = make(listed("place: {left: 0字, width: 9字, line: 8, lines: 2}", frame), page())
    assert [found.split(" ", 3)[3] for found in made.found if " error " in found] == [message]


def test_frames_that_overlap_are_an_error(make: Make) -> None:
    made = make(
        listed(
            "place: {left: 0字, width: 9字, line: 2, lines: 3}",
            "place: {left: 8字, width: 9字, line: 4, lines: 3}",
        ),
        page(),
    )
    assert [found.split(" ", 3)[3] for found in made.found] == [
        "the frame overlaps the frame placed before"
    ]


def test_a_column_end_is_for_the_frame_of_its_number(make: Make) -> None:
    made = make(
        listed(
            "place: {left: 12字, width: 10字, line: 2, lines: 2}",
            "place: {left: 0字, width: 10字, line: 2, lines: 9}",
        ),
        page(more=f"    column_ends: [{HAN[17]}]\n"),
    )
    assert lines(made, "story/body/2")[0][2] == HAN[18:28]


def test_vertical_frames_are_tiers_of_their_own(make: Make) -> None:
    layout = listed(
        "place: {left: 12字, width: 10字, line: 2, lines: 4}",
        "place: {left: 0字, width: 10字, line: 2, lines: 6}",
    ).replace("  body: {families", "  body: {direction: vertical, families")
    made = make(layout, page())
    first = made.frame("story/body/1")
    assert first.bounds == Rect(150, 45, 90, 60)
    assert [p.line.text for p in first.lines][:2] == [HAN[:6], HAN[6:12]]


# ---------------------------------------------------------------- quotes


QUOTE = """
story:
  story:
    place: {left: 0字, width: 22字, line: 1, lines: 16}
    columns: 2
    gutter: 2字
    body: body
    slack: 99
said:
  quote:
    place: {within: story, column: 1, columns: 1, line: 3, lines: 4}
    words: body
    by: caption
    fill: red
    rule: {weight: 2pt, ink: black}
    above: 8pt
    below: 2pt
    padding: 10pt
    gap: 5pt
"""


def said(words: str, by: str = "") -> str:
    source = f", by: {by}" if by else ""
    return page(more=f"    quotes:\n      - {{place: said, words: {words}{source}}}\n")


def test_a_quote_stands_in_the_middle_of_its_place_with_its_source_under_it(make: Make) -> None:
    made = make(slots(QUOTE), said("天地玄黄宇宙洪荒日月", "千"))
    # 60 pt less white of 8 and 2, and rules of 2: two lines of 15, a gap of 5 and a line
    # of 10 leave one point.
    assert made.frame("said/words").bounds == Rect(30, 70.5, 80, 30)
    assert made.frame("said/by").bounds == Rect(30, 105.5, 80, 10)
    assert [p.baseline for p in made.frame("said/words").lines] == pytest.approx([81.8, 96.8])


def test_a_quote_has_its_tint_and_its_rules(make: Make) -> None:
    made = make(slots(QUOTE), said("天地玄黄"))
    assert made.box("said").bounds == Rect(20, 68, 100, 50)
    assert made.box("said/head").bounds == Rect(20, 68, 100, 2)
    assert made.box("said/foot").bounds == Rect(20, 116, 100, 2)


def test_text_makes_room_for_a_quote(make: Make) -> None:
    made = make(slots(QUOTE), said("天地玄黄"))
    assert [made.frame(f"story/body/{n}").bounds.y for n in (1, 2, 3)] == [30, 120, 30]


def test_a_line_of_a_quote_ends_where_a_bar_stands(make: Make) -> None:
    made = make(slots(QUOTE), said('"天地 |玄**黄｜宇**宙"'))
    found = made.frame("said/words")
    assert [p.line.text for p in found.lines] == ["天地", "玄黄", "宇宙"]
    assert found.lines[1].line.runs[0].span.column - found.lines[0].line.runs[0].span.column == 4


def test_a_quote_of_bars_alone_has_no_words(make: Make) -> None:
    made = make(slots(QUOTE), said('"|"'))
    assert made.frame("said/words").lines == ()


def test_a_quote_that_is_too_long_is_an_error(make: Make) -> None:
    made = make(slots(QUOTE), said("天地玄黄宇宙洪荒" * 5))
    assert [found.split(" ", 3)[3] for found in made.found] == [
        "the quote in `said` is 2 lines too long"
    ]


def test_a_quote_whose_padding_leaves_no_character_is_an_error(make: Make) -> None:
    made = make(slots(QUOTE.replace("padding: 10pt", "padding: 46pt")), said("天地玄黄"))
    assert [found.split(" ", 3)[3] for found in made.found] == [
        "the padding leaves the quote in `said` no room for a character"
    ]


def test_a_quote_over_a_photo_is_an_error(make: Make) -> None:
    layout = (
        QUOTE
        + "box:\n  panel:\n    place: {column: 1, columns: 2, line: 5, lines: 4}\n"
        + ("    title: {style: body, lines: 1}\n    text: {style: body, lines: 1}\n")
    )
    made = make(slots(layout), said("天地玄黄") + "panels:\n  - {place: box, title: 天}\n")
    assert [found.split(" ", 3)[3] for found in made.found] == [
        "the quote overlaps the panel placed before"
    ]


# ---------------------------------------------------------------- round a photo


def test_text_keeps_clear_of_a_caption_under_a_shape(make: Make, tmp_path: Path) -> None:
    picture = Image.new("LA", (300, 300), (0, 0))
    ImageDraw.Draw(picture).rectangle((0, 0, 149, 299), fill=(0, 255))
    picture.save(tmp_path / "half.png")
    layout = story_slot(columns=1) + (
        "  photo:\n    photo:\n      place: {left: 0字, width: 10字, line: 1, lines: 4}\n"
        "      caption: caption\n      gap: 5pt\n      wrap: around\n      distance: 0pt\n"
        "      shape: image\n"
    )
    made = make(
        layout, page(HAN * 3, "    photos: [{place: photo, file: half.png, caption: 天}]\n")
    )
    # The photo is 100 by 45 and shows its left half; the caption takes the fourth line.
    assert [x for x, _, _ in lines(made, "story/body/1")[:5]] == [70, 70, 70, 120, 20]


ROUND = (
    "  photo:\n    photo:\n      place: {left: 8字, width: 4字, line: %d, lines: 2}\n"
    "      caption: caption\n      wrap: around\n      distance: 0pt\n      sides: %s\n"
)


def capped(line: int, sides: str) -> str:
    """Return a layout whose story begins with a drop cap of two lines, and goes round a photo."""
    return story_slot(columns=1, drop_cap="{style: body, lines: 2}") + ROUND % (line, sides)


@pytest.fixture
def photo(tmp_path: Path) -> str:
    """Return a page's photo, black and opaque."""
    Image.new("L", (300, 300)).save(tmp_path / "black.png")
    return "    photos: [{place: photo, file: black.png}]\n"


def test_a_drop_cap_stands_where_its_lines_are_one_under_the_other(make: Make, photo: str) -> None:
    made = make(capped(1, "wide"), page(HAN * 2, photo))
    cap, *rest = made.frame("story/body/1").lines
    assert cap.line.text == "天"
    # The wider side is the right one, and the cap takes three characters of it.
    assert cap.x == pytest.approx(140, abs=1.5)
    assert [p.x for p in rest[:3]] == [170, 170, 20]


def test_no_drop_cap_stands_beside_lines_that_jump_over_a_photo(make: Make, photo: str) -> None:
    made = make(capped(1, "both"), page(HAN * 2, photo))
    assert [(p.x, p.line.text) for p in made.frame("story/body/1").lines[:2]] == [
        (20, HAN[:8]),
        (140, HAN[8:18]),
    ]


def test_items_of_a_list_keep_their_indent_beside_a_photo(make: Make, photo: str) -> None:
    layout = story_slot(columns=1) + ROUND % (1, "wide")
    body = f"|\n      - {HAN[:20]}\n"
    made = make(layout, page(body, photo))
    first, second, *_ = lines(made, "story/body/1")
    assert second[0] > 140
    assert second[0] + second[1] == 240
    assert first[0] >= 140
