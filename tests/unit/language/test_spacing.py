"""Squeeze, gaps, edges: what stands between two characters, in ems."""

from __future__ import annotations

from itertools import product

import pytest

from pagesetter.language.spacing import (
    BAR_CLUSTER,
    SHRINK_BRACKET,
    SHRINK_GAP,
    SHRINK_PAUSE,
    SHRINK_STOP,
    SHRINK_WORD_SPACE,
    STRETCH_ANY,
    STRETCH_GAP,
    STRETCH_NEVER,
    STRETCH_WORD_SPACE,
    Joint,
    SpacingRules,
    edges,
    find_joints,
)
from tests.unit.language.clreq import (
    CLOSING_BRACKETS,
    LONG_MARKS,
    OPENING_BRACKETS,
    SQUEEZED_CLOSING,
    SQUEEZED_OPENING,
    SQUEEZED_STOPS,
)

SQUEEZED_PAIRS = [
    *product(SQUEEZED_STOPS, SQUEEZED_OPENING),  # ，《
    *product(SQUEEZED_CLOSING, SQUEEZED_OPENING),  # 》《
    *product(SQUEEZED_OPENING, SQUEEZED_OPENING),  # （《
    *product(SQUEEZED_CLOSING, SQUEEZED_STOPS),  # ”，
    *product(SQUEEZED_CLOSING, SQUEEZED_CLOSING),  # 》”
    *product(SQUEEZED_STOPS, SQUEEZED_CLOSING),  # 。”
]


def joint(pair: str, rules: SpacingRules | None = None) -> Joint:
    """Return what stands between two characters."""
    return find_joints(pair, rules or SpacingRules())[0]


@pytest.mark.parametrize("pair", ["".join(pair) for pair in SQUEEZED_PAIRS])
def test_two_marks_of_which_one_is_a_bracket_are_one_and_a_half_em(pair: str) -> None:
    assert (2 + joint(pair).kern, joint(pair).shrink) == (1.5, 0.0)


@pytest.mark.parametrize("pair", [a + b for a, b in product(OPENING_BRACKETS, CLOSING_BRACKETS)])
def test_an_empty_pair_of_brackets_keeps_its_two_ems(pair: str) -> None:
    assert joint(pair).kern == 0.0


@pytest.mark.parametrize("pair", ["，，", "。、", "！。", "、？"])
def test_two_pauses_or_stops_keep_their_two_ems(pair: str) -> None:
    assert (joint(pair).kern, joint(pair).shrink) == (0.0, 0.0)


@pytest.mark.parametrize("text", ["（？）", "“！”", "《，》"])
def test_a_stop_alone_in_brackets_is_not_squeezed(text: str) -> None:
    assert [(j.kern, j.shrink) for j in find_joints(text, SpacingRules())] == [(0, 0), (0, 0)]


def test_a_stop_at_the_end_of_what_is_in_brackets_is_squeezed() -> None:
    assert find_joints("（好？）", SpacingRules())[2].kern == -0.5


@pytest.mark.parametrize("mark", LONG_MARKS)
@pytest.mark.parametrize("bracket", SQUEEZED_OPENING)
def test_a_dash_before_an_opening_mark_leaves_only_the_brackets_own_half(
    mark: str, bracket: str
) -> None:
    found = find_joints(f"{mark}{bracket}", SpacingRules())[-1]
    assert (found.kern, found.shrink, found.shrink_step) == (0.0, 0.5, SHRINK_BRACKET)


@pytest.mark.parametrize(
    ("pair", "step"),
    [
        ("》永", SHRINK_BRACKET),
        ("永《", SHRINK_BRACKET),
        ("，永", SHRINK_PAUSE),
        ("、永", SHRINK_PAUSE),
        ("；永", SHRINK_PAUSE),
        ("：永", SHRINK_PAUSE),
        ("。永", SHRINK_STOP),
        ("？永", SHRINK_STOP),
        ("！永", SHRINK_STOP),
        ("，A", SHRINK_PAUSE),
        ("A《", SHRINK_BRACKET),
    ],
)
def test_the_blank_half_of_a_mark_may_be_taken_in_its_step(pair: str, step: int) -> None:
    assert (joint(pair).shrink, joint(pair).shrink_step) == (0.5, step)


@pytest.mark.parametrize("pair", ["永永", "永，", "（永", "永·", "·永", "永…", "A，"])
def test_where_no_blank_half_lies_between_nothing_may_be_taken(pair: str) -> None:
    assert joint(pair).shrink == 0.0


@pytest.mark.parametrize("pair", ["永A", "A永", "永1", "1永"])
def test_han_and_latin_stand_a_gap_apart(pair: str) -> None:
    assert joint(pair)[:4] == (0.25, 0.125, SHRINK_GAP, STRETCH_GAP)


@pytest.mark.parametrize(
    ("gap", "shrink"), [(0.25, 0.125), (0.2, 0.075), (0.125, 0.0), (0.1, 0.0), (0.0, 0.0)]
)
def test_a_gap_shrinks_to_an_eighth_and_no_further(gap: float, shrink: float) -> None:
    found = joint("永A", SpacingRules(gap=gap))
    assert (found.kern, found.shrink) == pytest.approx((gap, shrink))


@pytest.mark.parametrize("pair", ["，A", "A，", "（A", "A）", "·A", "永%", "%永", "永 ", " 永"])
def test_there_is_no_gap_beside_marks_and_spaces(pair: str) -> None:
    assert joint(pair).kern == 0.0


@pytest.mark.parametrize("pair", ["永永", "永，", "永…", "…永", "，A"])
def test_any_place_may_open_in_the_last_step(pair: str) -> None:
    assert joint(pair).stretch_step == STRETCH_ANY


@pytest.mark.parametrize(
    "pair",
    ["——", "……", "⋯⋯", "AB", "12", "A1", "1%", "永～", "～永", "永／", "／永", "A ", "永\u0301"],
)
def test_words_long_marks_and_connectors_never_open(pair: str) -> None:
    assert (joint(pair).stretch_step, joint(pair).shrink) == (STRETCH_NEVER, 0.0)


def test_a_word_space_gives_and_opens_first() -> None:
    found = find_joints("a b", SpacingRules())[1]
    assert (found.shrink_step, found.stretch_step) == (SHRINK_WORD_SPACE, STRETCH_WORD_SPACE)


def test_a_line_may_end_after_a_space_and_not_before_it() -> None:
    joints = find_joints("a b", SpacingRules())
    assert [found.may_break for found in joints] == [False, True]


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert joint("永\ufe00") == Joint(0.0, 0.0, 0, STRETCH_NEVER, BAR_CLUSTER)


def test_plain_marks_are_an_em_wherever_they_stand() -> None:
    joints = find_joints("：“永”，永", SpacingRules(marks="plain"))
    assert [(found.kern, found.shrink) for found in joints] == [(0.0, 0.0)] * 5


def test_plain_marks_keep_the_gap_and_kinsoku() -> None:
    joints = find_joints("永A，", SpacingRules(marks="plain"))
    assert [(found.kern, found.may_break) for found in joints] == [(0.25, True), (0.0, False)]


def test_an_opening_mark_gives_up_its_half_at_a_lines_start() -> None:
    assert edges(SpacingRules()).start == {"O": 0.5}


def test_a_closing_mark_a_pause_and_a_stop_give_up_their_half_at_a_lines_end() -> None:
    assert edges(SpacingRules()).end == {"C": 0.5, "P": 0.5, "S": 0.5, "i": 0.5}


def test_plain_marks_give_up_nothing_at_the_edges() -> None:
    plain = edges(SpacingRules(marks="plain"))
    assert (plain.start, plain.end) == ({}, {})


def test_a_text_of_one_character_has_no_joint() -> None:
    assert find_joints("永", SpacingRules()) == []


def test_a_style_that_keeps_its_stops_whole_takes_nothing_from_them() -> None:
    rules = SpacingRules(squeeze_stops=False)
    assert (joint("。永", rules).shrink, joint("，永", rules).shrink) == (0.0, 0.5)


def test_a_fixed_gap_neither_gives_nor_opens() -> None:
    assert joint("永A", SpacingRules(fixed_gap=True))[:4] == (0.25, 0.0, 0, STRETCH_NEVER)


def test_a_narrow_mark_beside_another_leaves_it_its_blank_to_give() -> None:
    found = find_joints("：“", SpacingRules(), "Po")[0]
    assert (found.kern, found.shrink, found.shrink_step) == (0.0, 0.5, SHRINK_PAUSE)


@pytest.mark.parametrize("pair", ["①A", "■A", "Ⅳ永", "○永"])
def test_enclosed_figures_and_squares_are_set_as_han(pair: str) -> None:
    assert joint(pair).kern == (0.25 if "A" in pair else 0.0)


@pytest.mark.parametrize("text", ["占２年", "占Ａ年", "长5㎡", "占２０年"])
def test_no_gap_is_beside_what_is_an_em_wide(text: str) -> None:
    joints = find_joints(text, SpacingRules())
    last = joints[-1] if text != "长5㎡" else joints[1]
    assert (last.kern, last.stretch_step) == (0.0, STRETCH_ANY)


@pytest.mark.parametrize("sign", "％￥￡＄℃′№‐")
def test_no_gap_is_beside_a_sign_full_width_or_not(sign: str) -> None:
    joints = find_joints(f"占{sign}的", SpacingRules())
    assert [joint.kern for joint in joints] == [0.0, 0.0]


@pytest.mark.parametrize("pair", ["〘〙", "〚〛", "｟｠", "〝〞", "〝〟"])
def test_rarer_brackets_are_brackets(pair: str) -> None:
    opening, closing = pair[0], pair[1]
    joints = find_joints(f"天{opening}地{closing}玄，{opening}黄", SpacingRules())
    assert [joint.may_break for joint in joints] == [True, False, False, True, False, True, False]
    assert joints[5].kern == -0.5
