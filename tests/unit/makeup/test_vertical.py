"""Vertical setting: tiers, lines from the right, headings at the side, captions, panels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.makeup.model import SetFrame
from tests.unit.makeup.pages import LAYOUT, Made, photo

Make = Callable[[str, str], Made]

STYLES = """\
  down: {based_on: body, direction: vertical}
  head: {based_on: headline, direction: vertical, align: start}
  beside: {based_on: caption, direction: vertical, align: start}
"""
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"


def layout(story: str, more: str = "") -> str:
    """Return the layout with a story of 22 characters and 16 lines, and other slots."""
    place = "place: {left: 0字, width: 22字, line: 1, lines: 16}"
    return f"{LAYOUT}{STYLES}\nslots:\n  story:\n    story: {{{place}, {story}}}\n{more}"


def page(body: str, more: str = "") -> str:
    return f"stories:\n  - place: story\n    body: {body}\n{more}"


def axes(frame: SetFrame) -> list[float]:
    return [placed.x for placed in frame.lines]


def test_lines_go_from_right_to_left_a_leading_apart(make: Make) -> None:
    made = make(layout("columns: 1, body: down, slack: 99"), page(HAN * 2))
    frame = made.frame("story/body/1")
    # The type area ends at 240 pt; 240 pt of height hold 24 characters.
    assert axes(frame) == [232.5, 217.5]
    assert [placed.baseline for placed in frame.lines] == [30.0, 30.0]
    assert all(placed.vertical for placed in frame.lines)
    assert len(frame.lines[0].line.text) == 24


def test_tiers_share_the_height_in_whole_characters(make: Make) -> None:
    made = make(layout("columns: 2, gutter: 2字, body: down, slack: 99"), page(HAN * 9))
    first, second = made.frame("story/body/1"), made.frame("story/body/2")
    # 240 pt less 20 pt in two: 11 characters each, and what is left over is gutter.
    assert (first.bounds.y, first.bounds.height) == (30.0, 110.0)
    assert (second.bounds.y, second.bounds.height) == (160.0, 110.0)
    # 220 pt hold 14 lines of 15 pt.
    assert len(first.lines) == 14


def test_a_photo_takes_out_lines_of_its_tier_alone(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 300, 300)
    slot = "  pic:\n    photo: {place: {left: 0字, width: 10字, line: 1, lines: 6}, caption: caption}\n"
    story = "columns: 2, gutter: 2字, body: down, slack: 99, rule: {weight: 1pt}"
    made = make(
        layout(story, slot),
        page(HAN * 10, "photos:\n  - {place: pic, file: 1.png}\n"),
    )
    # The photo ends at 120 pt: the lines right of it have their axes beyond.
    assert min(axes(made.frame("story/body/1"))) == 127.5
    assert min(axes(made.frame("story/body/2"))) == 37.5
    rule = made.box("story/rule/1").bounds
    assert (rule.x, rule.width, rule.height) == (20.0, 220.0, 1.0)


def test_a_side_heading_stands_left_of_a_horizontal_body(make: Make) -> None:
    story = "columns: 1, headline: {style: head, lines: 16}, body: body, slack: 99"
    made = make(layout(story), page(HAN, "    headline: 天地玄黄\n"))
    heading, body = made.frame("story/headline"), made.frame("story/body/1")
    # One row of 20 pt and a character of white.
    assert (heading.bounds.x, heading.bounds.width) == (20.0, 30.0)
    assert axes(heading) == [35.0]
    assert (body.bounds.x, body.bounds.width) == (50.0, 190.0)


def test_side_headings_go_from_right_to_left_beside_a_vertical_body(make: Make) -> None:
    story = (
        "columns: 1, kicker: {style: head, lines: 16}, headline: {style: head, lines: 16},"
        " body: down, slack: 99"
    )
    made = make(layout(story), page(HAN, "    kicker: 寒来\n    headline: 天地玄黄\n"))
    assert made.frame("story/kicker").bounds.right == 240.0
    assert made.frame("story/headline").bounds.right == 210.0
    # The body's first line stands left of 180 pt.
    assert axes(made.frame("story/body/1"))[0] == 172.5


def test_a_vertical_caption_stands_at_the_right_of_its_photo(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 600, 600)
    slot = (
        "  pic:\n    photo: {place: {left: 0字, width: 10字, line: 1, lines: 8},"
        " caption: beside, gap: 4pt}\n"
    )
    made = make(
        layout("columns: 1, body: down, slack: 99", slot),
        page(HAN, "photos:\n  - {place: pic, file: 1.png, caption: 秋收冬藏}\n"),
    )
    caption = made.frame("pic/caption")
    # A leading of 10 pt at the right end of 100 pt; the photo ends 4 pt before it.
    assert axes(caption) == [115.0]
    assert made.photo("pic").bounds.right == pytest.approx(106.0)


def test_a_vertical_panel_has_its_title_on_the_right(make: Make) -> None:
    slot = (
        "  box:\n    panel: {place: {left: 0字, width: 10字, line: 1, lines: 10},"
        " title: {style: head, lines: 10}, text: {style: down, lines: 10}}\n"
    )
    made = make(
        layout("columns: 1, body: down, slack: 99", slot),
        page(HAN, "panels:\n  - {place: box, title: 秋收, text: 冬藏}\n"),
    )
    assert axes(made.frame("box/title"))[0] > axes(made.frame("box/text"))[0]


def test_a_vertical_story_that_is_too_long_is_overset(make: Make) -> None:
    made = make(layout("columns: 1, body: down"), page(HAN * 20))
    assert [found.split()[1:3] for found in made.found] == [["warning", "overset"]]


def test_a_rule_between_tiers_stops_at_a_photo(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 300, 300)
    slot = "  pic:\n    photo: {place: {left: 0字, width: 10字, line: 1, lines: 10}, caption: caption}\n"
    story = "columns: 2, gutter: 2字, body: down, slack: 99, rule: {weight: 1pt}"
    made = make(layout(story, slot), page(HAN, "photos:\n  - {place: pic, file: 1.png}\n"))
    rule = made.box("story/rule/1").bounds
    # The photo reaches through the gutter, from 20 to 120 pt.
    assert (rule.x, rule.width) == (120.0, 120.0)


def test_a_vertical_story_that_is_too_short_is_underset(make: Make) -> None:
    made = make(layout("columns: 1, body: down, slack: 2"), page(HAN))
    assert [found.split()[1:3] for found in made.found] == [["warning", "underset"]]
    assert "leaves 13 lines" in made.found[0]
