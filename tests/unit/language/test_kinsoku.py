"""Kinsoku, against every row of the table of CLREQ 3.1.4 at each of its levels."""

from __future__ import annotations

from typing import Any

import pytest

from pagesetter.language.kinsoku import may_part
from pagesetter.language.spacing import (
    BAR_CLINGING,
    BAR_CLUSTER,
    BAR_END,
    BAR_MARK,
    BAR_NONE,
    BAR_START,
    BAR_WORD,
    SpacingRules,
    find_joints,
)
from tests.unit.language.clreq import EVERY_MARK, LEVELS, NO_END, NO_START


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("mark", EVERY_MARK)
def test_a_mark_begins_a_line_only_where_its_level_lets_it(mark: str, level: str) -> None:
    joints = find_joints(f"永{mark}永", SpacingRules(kinsoku=level))
    assert joints[0].may_break == (mark not in NO_START[level])


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("mark", EVERY_MARK)
def test_a_mark_ends_a_line_only_where_its_level_lets_it(mark: str, level: str) -> None:
    joints = find_joints(f"永{mark}永", SpacingRules(kinsoku=level))
    assert joints[len(mark)].may_break == (mark not in NO_END[level])


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("mark", ["——", "……", "⋯⋯"])
def test_a_mark_of_two_ems_is_broken_at_no_level(mark: str, level: str) -> None:
    joints = find_joints(f"永{mark}永", SpacingRules(kinsoku=level))
    assert not joints[1].may_break


@pytest.mark.parametrize("mark", "、，。．：；！？")
def test_a_stop_does_not_begin_a_line_after_a_closing_mark(mark: str) -> None:
    assert not find_joints(f"”{mark}", SpacingRules())[0].may_break


def test_between_ideographs_a_line_may_end_at_every_level() -> None:
    assert [may_part("H", "H", level) for level in LEVELS] == [True] * 4


def test_a_line_may_end_after_a_comma_and_before_a_bracket() -> None:
    joints = find_joints("永，（永", SpacingRules())
    assert [joint.may_break for joint in joints] == [False, True, False]


@pytest.mark.parametrize("mark", ",.:;!?)]}%‰℃°")
def test_an_ascii_mark_does_not_begin_a_line_after_an_ideograph(mark: str) -> None:
    assert not find_joints(f"永{mark}永", SpacingRules())[0].may_break


@pytest.mark.parametrize("mark", "([{")
def test_an_ascii_bracket_does_not_end_a_line_before_an_ideograph(mark: str) -> None:
    joints = find_joints(f"永{mark}永", SpacingRules())
    assert [joint.may_break for joint in joints] == [True, False]


def test_a_bracket_with_a_space_after_it_does_not_end_a_line() -> None:
    joints = find_joints("永（  永", SpacingRules())
    assert [joint.may_break for joint in joints] == [True, False, False, False]


def test_a_stop_with_a_space_before_it_does_not_begin_a_line() -> None:
    joints = find_joints("永 ，永", SpacingRules())
    assert [joint.may_break for joint in joints] == [False, False, True]


def test_nothing_clings_where_nothing_is_forbidden() -> None:
    joints = find_joints("永,（ 永", SpacingRules(kinsoku="none"))
    assert [joint.may_break for joint in joints] == [True, True, False, True]


@pytest.mark.parametrize(
    ("text", "breaks"),
    [("km/永", [False, False, False]), ("永/km", [False, False, False])],
)
def test_a_solidus_beside_one_ideograph_keeps_to_gb(text: str, breaks: list[bool]) -> None:
    assert [joint.may_break for joint in find_joints(text, SpacingRules())] == breaks


def bars(text: str, **changes: Any) -> list[int]:
    """Return what keeps a line from ending after each character."""
    return [joint.bar for joint in find_joints(text, SpacingRules()._replace(**changes))]


def test_every_cause_has_its_bar() -> None:
    assert bars("永，") == [BAR_START]
    assert bars("（永") == [BAR_END]
    assert bars("ab") == [BAR_WORD]
    assert bars("——") == bars("……") == [BAR_MARK]
    assert bars("永\u0301") == [BAR_CLUSTER]
    assert bars("永,") == bars("a ") == [BAR_CLINGING]
    assert bars("永永") == [BAR_NONE]


@pytest.mark.parametrize("text", ["…………", "————", "⋯⋯⋯⋯", "⸺——", "——⸺"])
def test_a_line_may_end_between_two_marks_of_two_ems_and_not_inside(text: str) -> None:
    at = 1 if text[0] == "⸺" else 2
    found = bars(text)
    assert [i + 1 for i, bar in enumerate(found) if bar == BAR_NONE] == [at]
    assert set(found[: at - 1] + found[at:]) <= {BAR_MARK}


def test_two_dashes_of_one_character_may_be_parted() -> None:
    assert bars("⸺⸺") == [BAR_NONE]


def test_at_the_strict_level_the_second_of_them_begins_no_line_either() -> None:
    assert bars("…………", kinsoku="strict") == [BAR_MARK, BAR_START, BAR_MARK]


@pytest.mark.parametrize("text", ["………", "———"])
def test_three_of_a_dash_or_an_ellipsis_are_one(text: str) -> None:
    assert bars(text) == [BAR_MARK, BAR_MARK]


@pytest.mark.parametrize("level", LEVELS)
def test_a_style_adds_characters_at_every_level(level: str) -> None:
    assert bars("甲乙丙", kinsoku=level, never_start="乙") == [BAR_START, BAR_NONE]
    assert bars("甲乙丙", kinsoku=level, never_end="乙") == [BAR_NONE, BAR_END]


def test_a_style_excuses_characters_from_its_level() -> None:
    assert bars("永，永", may_start="，") == [BAR_NONE, BAR_NONE]
    assert bars("永（永", may_end="（") == [BAR_NONE, BAR_NONE]
    assert bars("永,永", may_start=",") == [BAR_NONE, BAR_NONE]


def test_what_is_excused_at_a_lines_start_still_ends_none_that_it_may_not() -> None:
    assert bars("（，", may_start="，") == [BAR_END]


def test_an_excuse_does_not_break_a_word_or_a_long_mark() -> None:
    assert bars("a-b", may_start="-") == [BAR_WORD, BAR_WORD]
    assert bars("……", may_start="…", may_end="…") == [BAR_MARK]


@pytest.mark.parametrize("character", "]^-\\[")
def test_characters_of_regular_expressions_are_taken_as_they_are(character: str) -> None:
    assert bars(f"永{character}永", never_start=character)[0] == BAR_START
    assert bars("永永", never_start=character) == [BAR_NONE]
