"""Facts set along a whole line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.makeup.pages import LAYOUT, Made

Make = Callable[[str, str], Made]


def folio(text: str, style: str = "body") -> str:
    place = "{left: 0字, width: 20字, line: 1, lines: 2}"
    keys = f'text: "{text}", style: {style}, spread: yes, place: {place}'
    return f"{LAYOUT}\nfurniture: {{folio: {{{keys}}}}}\n"


def starts(made: Made) -> list[tuple[str, float]]:
    return [(p.line.text, p.x) for p in made.frame("folio").lines]


def test_the_white_left_over_stands_between_facts(make: Make) -> None:
    # Facts of 40, 20 and 40 pt in 200: 50 pt between any two.
    made = make(folio("天地玄黄　{page}日　宇宙洪荒"), "edition: {page: 12}\n")
    assert starts(made) == [("天地玄黄", 20), ("12日", 110), ("宇宙洪荒", 180)]


def test_they_stand_in_the_middle_of_the_height(make: Make) -> None:
    made = make(folio("天　地"), "edition: {}\n")
    assert [p.baseline for p in made.frame("folio").lines] == pytest.approx([48.8, 48.8])


def test_blanks_in_a_row_part_facts_once(make: Make) -> None:
    made = make(folio("　天　　{none?}　地　"), "edition: {}\n")
    assert starts(made) == [("天", 20), ("地", 210)]


def test_a_line_of_one_fact_begins_at_its_left(make: Make) -> None:
    assert starts(make(folio("天　{none?}"), "edition: {}\n")) == [("天", 20)]


def test_a_line_without_blanks_is_set_by_its_style(make: Make) -> None:
    made = make(folio("天地", "headline"), "edition: {}\n")
    assert [(p.line.text, p.line.runs[0].x) for p in made.frame("folio").lines] == [("天地", 80)]


def test_facts_that_would_touch_are_set_smaller(make: Make) -> None:
    # At 20 pt ten characters and a half em of white need 210 pt; at 19 pt they need 199.5.
    made = make(folio("天地玄黄宇　宙洪荒日月", "headline"), "edition: {}\n")
    (first, second) = made.frame("folio").lines
    assert first.line.runs[0].run.size == 19
    assert second.x + 95 == pytest.approx(220)
    assert made.found == []


def test_facts_that_do_not_fit_at_the_smallest_size_are_told(make: Make) -> None:
    made = make(folio("天地玄黄宇宙　宙洪荒日月盈昃", "headline"), "edition: {}\n")
    assert [line.split(" ", 1)[1] for line in made.found] == [
        "warning overset the words of `folio` do not fit on their line"
    ]


def test_a_fact_keeps_its_place_in_the_layout(make: Make) -> None:
    lines = make(folio("天地　玄"), "edition: {}\n").frame("folio").lines
    columns = [p.line.runs[0].span.column for p in lines]
    assert columns[1] - columns[0] == 3
