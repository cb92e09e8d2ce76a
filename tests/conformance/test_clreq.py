"""CLREQ of 2024-03-21 and GB/T 15834—2011, 3.1 and 3.2: marks, each entry a case of its own."""

from __future__ import annotations

import pytest

from pagesetter.composition.model import AdjustmentRules, TextStyle
from pagesetter.language.spacing import SpacingRules, edges, find_joints
from tests.conformance.cases import BLANKS, EDGES, ENDS, GAPS, PAIRS, STARTS, UNITS, WIDTHS
from tests.conformance.setting import between, in_face, kinsoku, lines, styled
from tests.unit.composition.boxes import shaped


@pytest.mark.parametrize(("level", "mark", "may"), STARTS)
def test_3_1_4_line_start(level: str, mark: str, may: bool, noto: TextStyle) -> None:
    text = f"天地玄黄{mark}宇宙洪荒日月"
    joints = find_joints(text, SpacingRules(kinsoku=level))
    assert joints[3].may_break is may
    if not may:
        paragraph = shaped(text, kinsoku(noto, level))
        for total in (True, False):
            assert not any(line.startswith(mark) for line in lines(paragraph, 4, total=total))


@pytest.mark.parametrize(("level", "mark", "may"), ENDS)
def test_3_1_4_line_end(level: str, mark: str, may: bool, noto: TextStyle) -> None:
    text = f"天地玄{mark}黄宇宙洪荒日月"
    joints = find_joints(text, SpacingRules(kinsoku=level))
    assert joints[3].may_break is may
    if not may:
        paragraph = shaped(text, kinsoku(noto, level))
        for total in (True, False):
            assert not any(line.endswith(mark) for line in lines(paragraph, 4, total=total)[:-1])


@pytest.mark.parametrize(("level", "mark"), UNITS)
def test_3_1_5_unbreakable(level: str, mark: str, noto: TextStyle) -> None:
    paragraph = shaped(f"天地玄{mark}黄宇宙洪荒日月", kinsoku(noto, level))
    for total in (True, False):
        assert any(mark in line for line in lines(paragraph, 4, total=total))
    inside = paragraph.joints[3 : 2 + len(mark)]
    assert {(joint.shrink, joint.stretch_step) for joint in inside} <= {(0.0, 0)}
    assert between(mark, noto) == 2.0


@pytest.mark.parametrize(("script", "direction", "mark", "before", "after"), BLANKS)
def test_3_1_6_1_blank(
    script: str, direction: str, mark: str, before: float, after: float, style: TextStyle
) -> None:
    face = in_face(style, "Noto Serif SC" if script == "zh-Hans" else "Noto Sans TC", script)
    spacing = face.spacing._replace(vertical=direction == "down")
    paragraph = shaped(f"天{mark}地", face._replace(vertical=spacing.vertical, spacing=spacing))
    first, second = (joint.shrink for joint in paragraph.joints)
    # What a mark in the middle gives is counted after it, and taken from both sides.
    moved = paragraph.pulls.get(1, 0.0) / 10
    assert (first + moved, second - moved) == (before, after)


@pytest.mark.parametrize("pair", PAIRS, ids="".join)
def test_3_1_6_2_pair(pair: tuple[str, str], style: TextStyle) -> None:
    assert between("".join(pair), style) == pytest.approx(1.5)


@pytest.mark.parametrize(("marks", "words", "width"), WIDTHS)
def test_3_1_6_width(marks: str, words: str, width: float, noto: TextStyle) -> None:
    assert between(words, styled(noto, marks)) == pytest.approx(width)


@pytest.mark.parametrize(("marks", "mark", "start", "end"), EDGES)
def test_3_1_6_3_edge(marks: str, mark: str, start: float, end: float, style: TextStyle) -> None:
    paragraph = shaped(mark, styled(style, marks))
    assert paragraph.start_trims.get(0, 0.0) == start * 10
    assert paragraph.end_trims.get(0, 0.0) == end * 10
    assert edges(SpacingRules(marks=marks)) is not None


@pytest.mark.parametrize(
    ("hanging", "mark", "hangs"),
    [
        *[("none", mark, False) for mark in "、，。"],
        *[("pauses", mark, True) for mark in "、，。"],
        *[("pauses", mark, False) for mark in "！？；："],
        *[("stops", mark, True) for mark in "、，。！？；："],
        *[("stops", mark, False) for mark in "”》）"],
    ],
)
def test_3_1_7_hanging(hanging: str, mark: str, hangs: bool, style: TextStyle) -> None:
    rules = AdjustmentRules(hanging=hanging)
    paragraph = shaped(f"天地{mark}", style._replace(adjustment=rules))
    assert (2 in paragraph.hangs) is hangs


def test_3_1_7_no_mark_of_a_run_hangs(style: TextStyle) -> None:
    paragraph = shaped("天地。”", style._replace(adjustment=AdjustmentRules(hanging="stops")))
    assert not paragraph.hangs


@pytest.mark.parametrize(("words", "gaps"), GAPS)
def test_3_2_4_gap(words: str, gaps: list[int]) -> None:
    joints = find_joints(words, SpacingRules(gap=0.25))
    assert [max(0.0, joint.kern) for joint in joints] == [0.25 * gap for gap in gaps]


@pytest.mark.parametrize("word", ["newspaper", "1000", "233.57", "Python"])
def test_3_2_4_a_western_word_is_whole(word: str, style: TextStyle) -> None:
    set_in = lines(shaped(f"天地玄{word}黄宇宙洪荒", style), 5)
    assert any(word in line for line in set_in)
