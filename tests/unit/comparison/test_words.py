"""Words compared: what changed of a text, and which lines were broken anew for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.comparison.frames import length
from pagesetter.comparison.model import SeenRun, Stretch
from pagesetter.comparison.words import broken_anew, lines_of, operations, ranges, stretches

TEXTS = st.text("天地玄黄，。", max_size=30)


def rebuilt(before: str, after: str) -> str:
    parts = []
    for tag, a, b, c, d in operations(before, after):
        parts.append(before[a:b] if tag == "equal" else after[c:d])
    return "".join(parts)


@given(TEXTS, TEXTS)
def test_what_changed_turns_the_one_text_into_the_other(before: str, after: str) -> None:
    assert rebuilt(before, after) == after


def test_long_texts_are_compared_sentence_by_sentence() -> None:
    before = "".join(f"第{i}句话，说的是{i * 7}。" for i in range(400))
    after = "先有一句。" + before.replace("第200句话", "第二百句话") + "后有一句。"
    assert rebuilt(before, after) == after
    signs = [s.sign for s in stretches(before, after, operations(before, after))]
    assert signs.count("+") == 3


def test_a_change_is_shown_with_its_neighbors() -> None:
    before, after = "天地玄黄宇宙洪荒日月盈昃", "天地玄黄宇宙红荒日月盈昃"
    assert stretches(before, after, operations(before, after)) == (
        Stretch("=", "天地玄黄宇宙"),
        Stretch("-", "洪"),
        Stretch("+", "红"),
        Stretch("=", "荒日月盈昃"),
    )


@pytest.mark.parametrize(
    ("before", "after", "anew"),
    [
        (["天地玄黄", "宇宙洪荒"], ["天地玄黄", "宇宙红荒"], []),
        (["天地玄黄", "宇宙洪荒"], ["天地玄", "黄宇宙洪荒"], [1, 2]),
        (["天地玄黄", "宇宙洪荒", "日月"], ["天地玄黄", "宇宙洪", "荒日月"], [2, 3]),
        # One character more in the first line, and every line after it begins elsewhere.
        (["天地玄黄", "宇宙洪荒", "日月"], ["天上地玄", "黄宇宙洪", "荒日月"], [1, 2, 3]),
        # One that the first line has room for: no other line is another.
        (["天地玄黄", "宇宙洪荒"], ["天上地玄黄", "宇宙洪荒"], []),
    ],
)
def test_lines_that_begin_or_end_elsewhere_are_broken_anew(
    before: list[str], after: list[str], anew: list[int]
) -> None:
    found = operations("".join(before), "".join(after))
    assert broken_anew(before, after, found) == anew


def run(text: str, x: float, y: float, down: bool = False) -> SeenRun:
    return SeenRun(text, x, y, 10.0 * len(text), "Box", 10.0, "cmyk(0,0,0,100)", down)


def test_runs_on_one_baseline_are_a_line() -> None:
    lines = lines_of([run("天地", 0, 10), run("玄", 20, 10), run("黄", 0, 25)])
    assert [line.text for line in lines] == ["天地玄", "黄"]


def test_runs_on_one_axis_are_a_vertical_line() -> None:
    lines = lines_of([run("天地", 90, 0, True), run("玄", 90, 20, True), run("黄", 75, 0, True)])
    assert [line.text for line in lines] == ["天地玄", "黄"]


def test_numbers_are_told_in_ranges() -> None:
    assert ranges([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10"


def test_a_length_is_told_in_lines_where_it_is_whole_ones() -> None:
    assert (length(30, 15), length(15, 15), length(7.2, 15), length(7.2, 0)) == (
        "2 lines (10.58 mm)",
        "1 line (5.29 mm)",
        "2.54 mm",
        "2.54 mm",
    )
