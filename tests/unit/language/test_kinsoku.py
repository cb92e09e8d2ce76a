"""Kinsoku, against every row of the table of CLREQ 3.1.4 at each of its levels."""

from __future__ import annotations

import pytest

from pagesetter.language.kinsoku import may_part
from pagesetter.language.spacing import SpacingRules, find_joints
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
