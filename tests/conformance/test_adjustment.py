"""CLREQ of 2024-03-21, 3.1.4, 3.4.4 and 3.5: how lines are filled, step by step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pagesetter.composition.first_fit import first_fit
from pagesetter.composition.linebreak import whole
from pagesetter.composition.model import TextStyle
from pagesetter.language.spacing import SpacingRules, find_joints
from pagesetter.typeface.library import FontLibrary
from tests.conformance.adjustments import (
    FREE_ORDERS,
    INTERPUNCTS,
    ORDERS,
    ORPHAN_MEASURES,
    ORPHANS,
    SHRINK_PAIRS,
    SHRINKS,
    SHUT,
    STRETCHES,
)
from tests.conformance.setting import PLAIN, adjusted, gapped, lines, set_lines, steps
from tests.unit.composition.boxes import added, shaped
from tests.unit.makeup.pages import made_up, story_slot

HAN = "天地玄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"


def in_script(style: TextStyle, script: str) -> TextStyle:
    """Return a style with the gaps of CLREQ, by the rules of a script."""
    return style._replace(spacing=SpacingRules(gap=0.25, script=script), language=script)


# ---------------------------------------------------------------- 3.1.4, the orders


@pytest.mark.parametrize("breaking", ["total-fit", "first-fit"])
@pytest.mark.parametrize(("words", "measure", "order", "first"), ORDERS)
def test_3_1_4_order(
    words: str, measure: int, order: str, first: str, breaking: str, style: TextStyle
) -> None:
    rules = PLAIN._replace(order=order, breaking=breaking)
    found = shaped(words, style._replace(adjustment=rules))
    assert lines(found, measure)[0] == first


@pytest.mark.parametrize(("order", "first"), FREE_ORDERS)
def test_3_1_4_order_where_a_line_may_end_anywhere(
    order: str, first: str, style: TextStyle
) -> None:
    rules = PLAIN._replace(order=order)
    found = shaped("天（地）玄黄宇宙。洪荒日月盈昃", style._replace(adjustment=rules))
    assert lines(found, 9)[0] == first


# ---------------------------------------------------------------- 3.4.4, last lines


@pytest.mark.parametrize("measure", ORPHAN_MEASURES)
@pytest.mark.parametrize("tail", ORPHANS)
def test_3_4_4_no_last_line_of_one_character(tail: str, measure: int, style: TextStyle) -> None:
    found = shaped(HAN[: 2 * measure] + tail, style)
    alone = first_fit(found, (measure * 10,), whole(found)).ends[-2]
    assert found.text[alone:] == tail
    assert len(re.findall(r"\w", lines(found, measure)[-1])) == 2


@pytest.mark.parametrize("tail", ["宇", "宇。", "宇”", "宇。”", "A。", "7。"])
def test_3_4_4_what_no_setting_avoids_is_told(
    tail: str, tmp_path: Path, box_library: FontLibrary
) -> None:
    # Three in a line of four would open its gaps by half an em.
    place = "{left: 0字, width: 4字, line: 1, lines: 4}"
    layout = story_slot(place=place, columns=1, slack=2)
    page = f"stories:\n  - place: story\n    body: |\n      天地玄黄{tail}\n"
    found = made_up(tmp_path, box_library, layout, page).found
    assert found == [f"5:11 warning runt the last line of the paragraph is one character: `{tail}`"]


@pytest.mark.parametrize("tail", ["宇宙", "宇，宙", "12", "AB", "宇A"])
def test_3_4_4_two_characters_are_a_last_line(
    tail: str, tmp_path: Path, box_library: FontLibrary
) -> None:
    place = "{left: 0字, width: 4字, line: 1, lines: 4}"
    layout = story_slot(place=place, columns=1, slack=2)
    page = f"stories:\n  - place: story\n    body: |\n      天地玄黄{tail}\n"
    assert made_up(tmp_path, box_library, layout, page).found == []


# ---------------------------------------------------------------- 3.5.3, squeezed


@pytest.mark.parametrize(("words", "step", "places", "each"), SHRINKS)
def test_3_5_3_step(words: str, step: str, places: int, each: float, style: TextStyle) -> None:
    ruled = in_script(style, "zh-Hant" if "·" in words else "zh-Hans")
    if step == "line-end":
        assert steps(adjusted(words, ruled, 0.0)) == [(step, 1, -each)]
        return
    # Half of it, all of it, and no more than that.
    for asked, given in ((0.5, 0.5), (1.0, 1.0), (2.0, 1.0)):
        found = adjusted(words, ruled, -asked * places * each)
        assert steps(found) == [(step, places, round(-given * each, 4))]


@pytest.mark.parametrize(("former", "latter"), SHRINK_PAIRS, ids=lambda entry: entry[0])
def test_3_5_3_order(
    former: tuple[str, str, float], latter: tuple[str, str, float], style: TextStyle
) -> None:
    (first, words, most), (second, more, _) = former, latter
    ruled = in_script(style, "zh-Hant" if "·" in words + more else "zh-Hans")
    found = adjusted(words + "天" + more, ruled, -most - 0.05)
    given = [(step.name, round(step.points / 10, 4)) for step in found.steps]
    assert given == [(first, -most), (second, -0.05)]


def test_3_5_3_a_mark_at_a_lines_end_is_half_an_em_before_all_else(style: TextStyle) -> None:
    found = adjusted("天A B，玄。", gapped(style), -0.05)
    assert steps(found) == [("line-end", 1, -0.5), ("shrink-word-space", 1, -0.05)]


@pytest.mark.parametrize(("script", "most"), INTERPUNCTS)
def test_3_5_3_an_interpunct_gives_alike_on_both_sides(
    script: str, most: float, style: TextStyle
) -> None:
    ruled = in_script(style, script)
    line = adjusted("天·地", ruled, -most)
    side = most * 10 / 2
    assert added(line, shaped("天·地", ruled)) == [-side, -side]


def test_3_5_3_a_style_may_keep_its_stops(style: TextStyle) -> None:
    kept = style._replace(spacing=SpacingRules(squeeze_stops=False))
    assert steps(adjusted("天。地", kept, -0.3)) == []


def test_3_5_3_a_style_may_fix_its_gap(style: TextStyle) -> None:
    fixed = style._replace(spacing=SpacingRules(gap=0.25, fixed_gap=True))
    assert steps(adjusted("天A地", fixed, -0.1)) == []


def test_3_5_3_a_line_is_squeezed_before_another_is_opened(style: TextStyle) -> None:
    found = set_lines(shaped("天地，玄黄宇，宙洪荒日月盈", style), 6)
    assert [step.name for step in found[0].steps] == ["line-end", "shrink-pause"]


# ---------------------------------------------------------------- 3.5.4, opened


@pytest.mark.parametrize(("words", "change", "names", "places", "each"), STRETCHES)
def test_3_5_4_step(
    words: str,
    change: float,
    names: list[str],
    places: list[int],
    each: list[float],
    noto: TextStyle,
) -> None:
    found = adjusted(words, gapped(noto)._replace(adjustment=PLAIN), change)
    amounts = [round(ems, 4) for ems in each]
    assert steps(found) == list(zip(names, places, amounts, strict=True))


def test_3_5_4_a_word_space_opens_to_half_an_em(noto: TextStyle) -> None:
    ruled = gapped(noto)._replace(adjustment=PLAIN)
    space = shaped("天a b地玄", ruled).advances[2] / 10
    found = steps(adjusted("天a b地玄", ruled, 0.5 - space + 0.05))
    assert found == [
        ("stretch-word-space", 1, round(0.5 - space, 4)),
        ("stretch-gap", 2, 0.025),
    ]


def test_3_5_4_order(noto: TextStyle) -> None:
    found = adjusted("天A b地玄", gapped(noto)._replace(adjustment=PLAIN), 2.0)
    order = ["stretch-word-space", "stretch-gap", "stretch-all"]
    assert [step.name for step in found.steps] == order


@pytest.mark.parametrize(("words", "shut"), SHUT)
def test_3_5_4_shut(words: str, shut: list[int], style: TextStyle) -> None:
    joints = find_joints(words, style.spacing)
    assert [joints[i].stretch_step for i in shut] == [0] * len(shut)
    if words[1] != "⋯":
        changes = added(adjusted(words, style, 3.0), shaped(words, style))
        kerns = [joint.kern * 10 for joint in joints]
        assert [changes[i] - kerns[i] for i in shut] == [0.0] * len(shut)


def test_3_5_4_a_style_may_fix_its_gap(style: TextStyle) -> None:
    fixed = style._replace(spacing=SpacingRules(gap=0.25, fixed_gap=True), adjustment=PLAIN)
    assert steps(adjusted("天A地玄", fixed, 0.1)) == [("stretch-all", 1, 0.1)]


def test_3_5_4_a_last_line_keeps_its_own_width(style: TextStyle) -> None:
    found = set_lines(shaped("天地玄黄宇宙洪荒日，月", style), 8)[-1]
    assert (found.text, found.natural, found.steps) == ("日，月", 30.0, ())
