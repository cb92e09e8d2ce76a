"""Styles of width, pair by pair; combined marks; CLREQ 3.1.6 and 3.1.3.3."""

from __future__ import annotations

from itertools import product

import pytest

from pagesetter.language.spacing import (
    BAR_MARK,
    SHRINK_STOP,
    STRETCH_NEVER,
    SpacingRules,
    edges,
    find_joints,
)
from tests.unit.language.clreq import LEVELS, SQUEEZED_CLOSING, SQUEEZED_OPENING

STYLES = ("quanjiao", "line-end-half", "kaiming", "banjiao", "plain")
STOPS, PAUSES = "。！？", "，、：；"


def width(text: str, style: str) -> float:
    """Return how wide a text of full-width marks is between two ideographs, in ems."""
    joints = find_joints(f"永{text}永", SpacingRules(marks=style))
    return len(text) + sum(joint.kern for joint in joints)


@pytest.mark.parametrize("mark", STOPS + PAUSES + SQUEEZED_CLOSING + SQUEEZED_OPENING)
def test_a_single_mark_is_as_wide_as_its_style_says(mark: str) -> None:
    whole = 1.0 if mark in STOPS else 0.5
    assert [width(mark, style) for style in STYLES] == [1.0, 1.0, whole, 0.5, 1.0]


@pytest.mark.parametrize(
    "pair",
    [
        "".join(pair)
        for pair in [
            *product(STOPS + PAUSES, SQUEEZED_OPENING),
            *product(SQUEEZED_CLOSING, STOPS + PAUSES),
            *product(SQUEEZED_CLOSING, SQUEEZED_OPENING),
        ]
    ],
)
def test_a_pair_of_marks_is_as_wide_as_its_style_says(pair: str) -> None:
    kaiming = 1.5 if pair[1] in STOPS else 1.0
    assert [width(pair, style) for style in STYLES] == [1.5, 1.5, kaiming, 1.0, 2.0]


def test_in_kaiming_all_but_the_last_of_a_run_of_marks_are_half_an_em() -> None:
    assert (width("。”", "kaiming"), width("？！”。", "kaiming")) == (1.0, 2.5)


def test_in_kaiming_a_stop_alone_in_brackets_stays_whole() -> None:
    assert (width("（？）", "kaiming"), width("（？）", "banjiao")) == (2.0, 1.5)


def test_in_kaiming_only_a_stop_has_something_left_to_give() -> None:
    joints = find_joints("永，永。永《永", SpacingRules(marks="kaiming"))
    assert [(j.shrink, j.shrink_step) for j in joints if j.shrink] == [(0.5, SHRINK_STOP)]


def test_every_style_but_plain_gives_up_the_half_at_a_lines_end() -> None:
    ends = [edges(SpacingRules(marks=style)).end.get("P") for style in STYLES]
    assert ends == [0.5, 0.5, 0.5, 0.5, None]


def test_line_end_half_keeps_the_blank_at_a_lines_start() -> None:
    starts = [edges(SpacingRules(marks=style)).start.get("O") for style in STYLES]
    assert starts == [0.5, None, 0.5, 0.5, None]


@pytest.mark.parametrize(("marks", "ems"), [("！！", 1), ("？！", 1), ("？？？", 2), ("！！！", 2)])
@pytest.mark.parametrize("style", ["quanjiao", "line-end-half", "kaiming"])
def test_two_combined_marks_are_an_em_and_three_are_two(marks: str, ems: int, style: str) -> None:
    assert width(marks, style) == pytest.approx(ems)


@pytest.mark.parametrize("style", ["quanjiao", "kaiming", "banjiao"])
def test_a_bracket_beside_combined_marks_gives_its_own_half_too(style: str) -> None:
    brackets = 0.5
    assert [width("？！“", style), width("”？！", style), width("？！”", style)] == [
        1.0 + brackets,
        1.0 + brackets,
        1.0 + (1.0 if style == "quanjiao" else brackets),
    ]


def test_four_marks_in_a_row_are_not_combined() -> None:
    assert width("！！！！", "quanjiao") == 4.0


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("style", STYLES)
def test_combined_marks_are_never_broken_and_never_opened(level: str, style: str) -> None:
    joints = find_joints("永！！！永", SpacingRules(kinsoku=level, marks=style))
    assert [(j.bar, j.stretch_step, j.shrink) for j in joints[1:3]] == [
        (BAR_MARK, STRETCH_NEVER, 0.0)
    ] * 2


@pytest.mark.parametrize("sign", "‼⁇⁈⁉")
def test_a_combined_sign_keeps_its_em(sign: str) -> None:
    joints = find_joints(f"永{sign}永", SpacingRules())
    assert [(j.kern, j.shrink) for j in joints] == [(0.0, 0.0)] * 2


def test_vertical_marks_stand_one_under_the_other_and_keep_their_ems() -> None:
    joints = find_joints("永？！永", SpacingRules(vertical=True))
    assert [j.kern for j in joints] == [0.0] * 3
