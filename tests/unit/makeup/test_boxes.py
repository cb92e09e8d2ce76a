"""Boxes round stories and panels, what they leave the words, and rules that part stories."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.geometry import Rect
from pagesetter.makeup.model import PlacedDrawing
from tests.unit.makeup.pages import LAYOUT, Made, photo, slots, story_slot

Make = Callable[[str, str], Made]

PAGE = "stories:\n  - {place: story, body: 天地玄黄宇宙洪荒。}\n"


def drawing(made: Made, name: str) -> PlacedDrawing:
    item = made.item(name)
    assert isinstance(item, PlacedDrawing)
    return item


def with_looks(layout: str) -> str:
    """Return a layout with a border and a pattern to name."""
    looks = (
        "borders: {stars: {motif: stars, size: 8pt}}\n"
        "patterns: {hatch: {kind: diagonal, pitch: 5pt}, fine: {kind: lines, pitch: 0.01pt}}\n"
    )
    return looks + layout


# ---------------------------------------------------------------- what a box leaves


@pytest.mark.parametrize(
    ("padding", "room"),
    [
        ("0pt", Rect(20, 45, 100, 15)),  # two columns of ten, as without a box
        ("1字", Rect(30, 45, 90, 15)),  # nine characters in each column
        ("9pt", Rect(30, 45, 90, 15)),  # 202 pt are twenty characters: a point on each side
        ("15pt", Rect(35, 45, 80, 15)),
    ],
)
def test_words_in_a_box_have_whole_characters(make: Make, padding: str, room: Rect) -> None:
    box = f"{{fill: red, padding: {padding}}}"
    made = make(story_slot(box=box), PAGE)
    found = made.frame("story/body/1").bounds
    assert (found.x, found.width) == (room.x, room.width)


def test_a_box_leaves_the_lines_that_lie_wholly_inside_it(make: Make) -> None:
    made = make(story_slot(box="{fill: red, padding: 16pt}"), PAGE)
    found = made.frame("story/body/1").bounds
    assert (found.y, found.bottom) == (60, 240)  # 30 and 270 less two lines each


def test_padding_holds_the_border(make: Make) -> None:
    layout = with_looks(story_slot(box="{border: stars, padding: 1pt}"))
    made = make(layout, PAGE)
    assert made.frame("story/body/1").bounds.x == 30  # 8 pt of border, and 2 to a character
    assert made.item("story/box/border").bounds == Rect(20, 30, 220, 240)


def test_a_box_lies_under_its_story(make: Make) -> None:
    made = make(story_slot(box="{fill: red}"), PAGE)
    assert made.names() == ["story/box", "story/body/1", "story/body/2"]


def test_a_photo_within_a_boxed_story_stands_in_its_columns(make: Make, tmp_path: Path) -> None:
    layout = story_slot(box="{fill: red, padding: 1字}") + (
        "  photo:\n    photo:\n"
        "      place: {within: story, column: 2, columns: 1, line: 5, lines: 4}\n"
        "      caption: caption\n"
    )
    photo(tmp_path, 400, 300)
    made = make(layout, PAGE + "photos:\n  - {place: photo, file: 1.png}\n")
    bounds = made.photo("photo").bounds
    assert (bounds.x, bounds.width) == (140, 90)


def test_a_place_that_its_box_fills_is_an_error(make: Make) -> None:
    made = make(story_slot(box="{fill: red, padding: 60mm}"), PAGE)
    (found,) = made.found
    assert "error bad-value the place is too small for what stands round its story" in found


def test_columns_wider_than_their_box_are_an_error(make: Make) -> None:
    made = make(story_slot(box="{fill: red, padding: 1字}", measure="10字", gutter="0字"), PAGE)
    assert made.page is not None
    made = make(story_slot(box="{fill: red, padding: 2字}", measure="10字", gutter="0字"), PAGE)
    (found,) = made.found
    assert "the columns are wider than their box, which is 18 characters inside" in found


# ---------------------------------------------------------------- how it looks


def test_a_plain_box_is_a_fill_and_a_border(make: Make) -> None:
    made = make(story_slot(box="{fill: red, border: {weight: 2pt}}"), PAGE)
    box = made.box("story/box")
    assert (box.bounds, box.border and box.border[0]) == (Rect(20, 30, 220, 240), 2)


def test_a_round_box_is_drawn(make: Make) -> None:
    made = make(story_slot(box="{fill: red, border: {weight: 2pt}, radius: 9pt}"), PAGE)
    assert [shape.stroke for shape in drawing(made, "story/box").shapes] == [None]
    assert [shape.stroke for shape in drawing(made, "story/box/border").shapes] == [2]


def test_a_pattern_is_clipped_to_its_box(make: Make) -> None:
    made = make(with_looks(story_slot(box="{fill: hatch}")), PAGE)
    clip = drawing(made, "story/box/pattern").clip
    assert clip is not None
    assert {(p.x, p.y) for _, _, p in clip.curves} == {(20, 30), (240, 30), (240, 270), (20, 270)}


def test_a_pattern_that_is_too_fine_is_an_error(make: Make) -> None:
    made = make(with_looks(story_slot(box="{fill: fine}")), PAGE)
    assert any("lines in its box" in found for found in made.found)


def test_a_box_that_is_too_small_for_its_border_is_an_error(make: Make) -> None:
    layout = with_looks(LAYOUT) + (
        "furniture:\n  frame: {border: stars, place: {left: 0字, top: 0pt, width: 9pt, height: 9pt}}\n"
    )
    made = make(layout, "")
    assert any("the box is too small for its border" in found for found in made.found)


@pytest.mark.parametrize(
    ("spot", "count", "left"), [("sides", 2, 15), ("left", 1, 15), ("corners", 4, 0)]
)
def test_ornaments_leave_a_panel_its_words(make: Make, spot: str, count: int, left: float) -> None:
    layout = slots(
        f"""
        panel:
          panel:
            place: {{left: 0字, width: 22字, line: 1, lines: 4}}
            title: {{style: byline, lines: 2}}
            text: {{style: byline, lines: 1}}
            padding: 1字
            ornament: {{shape: star, size: 1字, at: {spot}}}
        """
    )
    made = make(layout, "panels:\n  - {place: panel, title: 天地}\n")
    ornaments = [name for name in made.names() if "/ornament/" in name]
    assert len(ornaments) == count
    assert made.frame("panel/title").bounds.x == 30 + left


# ---------------------------------------------------------------- separators


@pytest.mark.parametrize(
    ("side", "lines", "rule"),
    [
        ("above", 1, Rect(20, 37, 220, 1)),  # in the middle of the first line, from 30 to 45
        ("above", 2, Rect(20, 44.5, 220, 1)),  # on the boundary between two
        ("above", 0, Rect(20, 29.5, 220, 1)),  # on the edge of the place
        ("below", 1, Rect(20, 262, 220, 1)),
        ("right", None, Rect(249.5, 30, 1, 240)),  # half a gutter outside
        ("left", None, Rect(9.5, 30, 1, 240)),
    ],
)
def test_a_separator_stands_in_whole_lines_or_in_the_gutter(
    make: Make, side: str, lines: int | None, rule: Rect
) -> None:
    count = "" if lines is None else f", lines: {lines}"
    made = make(story_slot(separator=f"{{weight: 1pt, side: {side}{count}}}"), PAGE)
    assert made.box("story/separator").bounds == rule


def test_a_story_begins_under_its_separator(make: Make) -> None:
    made = make(story_slot(separator="{weight: 1pt, lines: 2}"), PAGE)
    assert made.frame("story/body/1").bounds.y == 60


def test_a_box_stands_under_the_separator_of_its_story(make: Make) -> None:
    made = make(story_slot(separator="{weight: 1pt}", box="{fill: red}"), PAGE)
    assert made.box("story/box").bounds == Rect(20, 45, 220, 225)


# ---------------------------------------------------------------- rules of the furniture


def rule_layout(place: str, more: str = "") -> str:
    story = story_slot(place="{column: 1, columns: 2, line: 5, lines: 4}", columns=2)
    return f"{story}furniture:\n  line: {{rule: {{weight: 2pt}}, place: {place}{more}}}\n"


def test_a_rule_given_by_a_line_stands_on_the_boundary_over_it(make: Make) -> None:
    made = make(rule_layout("{column: 1, columns: 2, line: 4}"), "")
    assert made.box("line").bounds == Rect(20, 74, 220, 2)


def test_a_rule_in_a_gutter_stands_in_its_middle(make: Make) -> None:
    made = make(rule_layout("{after: 1, line: 1, lines: 2}"), "")
    assert made.box("line").bounds == Rect(129, 30, 2, 30)


def test_a_rule_in_the_gutter_of_a_story_does_not_stop_at_its_columns(make: Make) -> None:
    made = make(rule_layout("{after: 1, line: 1, lines: 16}", ", stops: yes"), PAGE)
    assert made.box("line").bounds == Rect(129, 32.5, 2, 235)


def test_a_rule_stops_at_a_headline_that_spans_it(make: Make) -> None:
    layout = rule_layout("{after: 1, line: 1, lines: 16}", ", stops: yes").replace(
        "body: body", "body: body\n      headline: {style: headline, lines: 2}"
    )
    made = make(layout, PAGE.replace("body:", "headline: 天地, body:"))
    assert made.box("line/1").bounds == pytest.approx(Rect(129, 32.5, 2, 55))
    assert made.box("line/2").bounds == pytest.approx(Rect(129, 122.5, 2, 145))


def test_a_rule_across_ends_a_character_short_of_what_it_meets(make: Make) -> None:
    layout = rule_layout("{left: 0字, width: 30字, line: 6}", ", stops: yes").replace(
        "{column: 1, columns: 2, line: 5", "{column: 2, columns: 1, line: 5"
    )
    made = make(layout.replace("columns: 2\n", "columns: 1\n"), PAGE)
    assert (made.box("line/1").bounds, made.box("line/2").bounds) == (
        Rect(20, 104, 110, 2),
        Rect(250, 104, 70, 2),
    )


def test_a_rule_after_the_last_column_is_an_error(make: Make) -> None:
    made = make(rule_layout("{after: 2, line: 1, lines: 2}"), "")
    (found,) = made.found
    assert "there is no such column: the place has 2" in found


def test_furniture_drawn_for_slots_is_left_out_without_them(make: Make) -> None:
    made = make(rule_layout("{after: 1, line: 1, lines: 2}", ", with: [story]"), "")
    assert made.names() == []
