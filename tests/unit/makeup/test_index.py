"""The index of the paper: entries, leaders, page numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pagesetter.geometry import Rect
from pagesetter.makeup.model import PlacedPattern
from tests.unit.makeup.pages import Made, slots

Make = Callable[[str, str], Made]


def layout(more: str = "", lines: int = 6) -> str:
    return slots(f"""
today:
  index:
    place: {{left: 0字, width: 22字, line: 3, lines: {lines}}}
    entry: {{style: subhead, lines: 1}}
{more}
""")


def entries(*words: str) -> str:
    rows = "".join(f"  - {{headline: {text}, page: {i + 2}}}\n" for i, text in enumerate(words))
    return f"index:\n{rows}"


TITLE = "    title: {style: headline, lines: 2}\n    words: 导读\n"


def test_entries_stand_in_the_middle_one_under_the_other(make: Make) -> None:
    made = make(layout(), entries("天地", "玄黄"))
    # Two lines of 15 pt in 90, from 60.
    found = [made.frame(f"today/{n}/headline").bounds for n in (1, 2)]
    assert found == [Rect(20, 90, 195, 15), Rect(20, 105, 195, 15)]


def test_the_title_stands_over_the_entries(make: Make) -> None:
    made = make(layout(TITLE), entries("天地"))
    assert made.words("today/title") == ["导读"]
    assert made.frame("today/title").bounds == Rect(20, 82.5, 220, 30)
    assert made.frame("today/1/headline").bounds.y == 112.5


def test_a_page_number_ends_at_the_right_on_its_headlines_baseline(make: Make) -> None:
    made = make(layout('    page: "第{page}版"'), entries("天地"))
    (number,) = made.frame("today/1/page").lines
    (headline,) = made.frame("today/1/headline").lines
    assert number.line.text == "第2版"
    assert number.x + sum(run.run.width for run in number.line.runs) == pytest.approx(240)
    assert number.baseline == headline.baseline


def test_a_page_number_stands_on_the_last_line_of_a_headline_of_two(make: Make) -> None:
    two = layout().replace("subhead, lines: 1", "subhead, lines: 2, rows: 2")
    made = make(two, entries("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"))
    headline, number = made.frame("today/1/headline"), made.frame("today/1/page")
    assert len(headline.lines) == 2
    assert number.lines[0].baseline == headline.lines[1].baseline


def test_words_and_number_keep_their_places_in_the_page_file(make: Make) -> None:
    runs = make(layout(), entries("天地")).frame("today/1/page").lines[0].line.runs
    assert [(run.run.text, run.span.file.name) for run in runs] == [
        ("2", "page.yaml"),
        ("版", "small.yaml"),
    ]


def test_dots_of_all_leaders_stand_under_one_another(make: Make) -> None:
    made = make(layout("    leader: {weight: 1pt}"), entries("天", "天地玄", "天地玄黄宇"))
    rows = []
    for n in (1, 2, 3):
        item = made.item(f"today/{n}/leader")
        assert isinstance(item, PlacedPattern)
        rows.append([rect.x for rect in item.rects])
    # The page number begins at 225; half of the gap of 10 pt stays white on either side.
    assert [(row[0], row[-1]) for row in rows] == [(35, 215), (55, 215), (75, 215)]
    assert set(rows[2]) < set(rows[1]) < set(rows[0])


def test_a_headline_that_leaves_no_room_has_no_leader(make: Make) -> None:
    made = make(layout("    leader: {weight: 1pt}"), entries("天" * 19))
    assert made.names() == ["today", "today/1/headline", "today/1/page"]


def test_rules_stand_between_the_entries_and_under_the_title(make: Make) -> None:
    made = make(layout(TITLE + "    rule: {weight: 1pt}"), entries("天", "地"))
    assert [made.box(f"today/rule/{n}").bounds.y for n in (1, 2)] == [104.5, 119.5]
    bare = make(layout("    rule: {weight: 1pt}"), entries("天", "地"))
    assert [name for name in bare.names() if "rule" in name] == ["today/rule/2"]


def test_entries_that_do_not_fit_are_left_out_and_told(make: Make) -> None:
    made = make(layout(lines=2), entries("天", "地", "玄", "黄"))
    assert [name for name in made.names() if name.endswith("headline")] == [
        "today/1/headline",
        "today/2/headline",
    ]
    assert made.found == [
        "5:5 warning overset the index has room for 2 lines of entries: `玄` and all after it "
        "are left out"
    ]


def test_a_headline_too_long_for_its_line_is_told(make: Make) -> None:
    made = make(layout(), entries("天" * 21))
    assert [line.split()[1:3] for line in made.found] == [["warning", "overset"]]


def test_a_page_without_entries_has_no_index(make: Make) -> None:
    assert make(layout(TITLE), "edition: {page: 1}\n").names() == []


def test_furniture_may_go_with_the_index(make: Make) -> None:
    place = "{left: 0字, top: 0pt, width: 1字, height: 1pt}"
    ruled = layout() + f"\nfurniture: {{rule: {{fill: black, with: [today], place: {place}}}}}\n"
    assert "rule" in make(ruled, entries("天")).names()
    assert "rule" not in make(ruled, "edition: {page: 1}\n").names()
