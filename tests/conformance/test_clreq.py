"""CLREQ of 2024-03-21 and GB/T 15834—2011, clause by clause, each entry a case of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pagesetter.composition.first_fit import first_fit
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.linebreak import best_breakings, whole
from pagesetter.composition.model import AdjustmentRules, Line, ShapedParagraph, TextStyle
from pagesetter.description.layout_model import Align
from pagesetter.language.spacing import SpacingRules, edges, find_joints
from pagesetter.typeface.library import FontLibrary
from tests.conformance.cases import (
    EDGES,
    ENDS,
    GAPS,
    JAPANESE,
    PAIRS,
    SHRINK_ORDER,
    SHRINKS,
    STARTS,
    STRETCH_ORDER,
    UNITS,
    WIDTHS,
)
from tests.unit.composition.boxes import box_style, shaped

DOCUMENT = Path(__file__).parents[2] / "docs" / "conformance.md"


@pytest.fixture(scope="module")
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font."""
    return box_style(box_font)


@pytest.fixture(scope="module")
def noto(style: TextStyle) -> TextStyle:
    """Return 10 pt of a shipped face, which has every mark of the standards."""
    face = FontLibrary(system=False).find("Noto Serif SC", 400)
    assert face is not None
    return style._replace(faces=(face,))


def kinsoku(style: TextStyle, level: str) -> TextStyle:
    return style._replace(spacing=SpacingRules(kinsoku=level))


def styled(style: TextStyle, marks: str) -> TextStyle:
    return style._replace(spacing=SpacingRules(marks=marks))


def lines(paragraph: ShapedParagraph, measure: float, *, total: bool = True) -> list[str]:
    """Return the words of each line, by total fit or by first fit."""
    measures, stretch = (measure * 10,), whole(paragraph)
    if total:
        best = min(best_breakings(paragraph, measures, stretch), key=lambda b: b.demerits)
    else:
        best = first_fit(paragraph, measures, stretch)
    return [paragraph.text[a:b] for a, b in zip((0, *best.ends), best.ends, strict=False)]


def between(words: str, style: TextStyle) -> float:
    """Return the width of words between two ideographs, in ems."""
    return shaped(f"天{words}地", style).widths.position[-1] / 10 - 2


def adjusted(words: str, style: TextStyle, change: float) -> Line:
    """Return words set as one line, wider or narrower than they are by ems."""
    paragraph = shaped(words, style)
    measure = paragraph.widths.end[-1] - paragraph.widths.begin[0] + change * 10
    return set_line(paragraph, 0, len(words), Fill(measure, justified=True, align=Align.JUSTIFY))


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
    joint = paragraph.joints[3]
    assert (joint.shrink, joint.stretch_step) == (0.0, 0)


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


@pytest.mark.parametrize("text", ["天地玄黄宇", "天地玄黄宇。", "天地玄黄宇”。"])
def test_3_4_4_no_orphan_character(text: str, style: TextStyle) -> None:
    last = lines(shaped(f"宙洪荒日月盈昃辰{text}", style), 6)[-1]
    assert len(re.sub(r"[^\u4e00-\u9fff]", "", last)) > 1


@pytest.mark.parametrize(("words", "step", "most"), SHRINKS)
def test_3_5_3_shrink(words: str, step: str, most: float, style: TextStyle) -> None:
    gap = SpacingRules(gap=0.25)
    found = adjusted(words, style._replace(spacing=gap), -0.01)
    assert [s.name for s in found.steps] == [step]
    paragraph = shaped(words, style._replace(spacing=gap))
    rooms = [j.shrink for j in paragraph.joints if j.shrink]
    if step != "shrink-word-space":
        assert sum(rooms) == pytest.approx(most)


def test_3_5_3_shrink_order(style: TextStyle) -> None:
    words = "天A b地，玄（黄）宇。宙"
    found = adjusted(words, style._replace(spacing=SpacingRules(gap=0.25)), -2.6)
    assert (
        tuple(s.name for s in found.steps if s.name in SHRINK_ORDER)
        == SHRINK_ORDER[
            len(SHRINK_ORDER) - len([s for s in found.steps if s.name in SHRINK_ORDER]) :
        ]
    )


def test_3_5_3_a_style_may_keep_its_stops(style: TextStyle) -> None:
    kept = find_joints("天。地", SpacingRules(squeeze_stops=False))
    assert kept[1].shrink == 0.0


def test_3_5_3_a_style_may_fix_its_gap() -> None:
    assert find_joints("天A", SpacingRules(fixed_gap=True))[0].shrink == 0.0


def test_3_5_4_stretch_order(noto: TextStyle) -> None:
    found = adjusted("天A b地玄", noto, 2.0)
    assert tuple(step.name for step in found.steps) == STRETCH_ORDER


@pytest.mark.parametrize("mark", ["～", "—", "–", "/", "-"])
def test_3_5_4_nothing_opens_beside_a_connector(mark: str) -> None:
    before, after = find_joints(f"天{mark}地", SpacingRules())
    assert (before.stretch_step, after.stretch_step) == (0, 0)


@pytest.mark.parametrize("character", JAPANESE)
def test_jlreq_no_line_start(character: str) -> None:
    joints = find_joints(f"山{character}川", SpacingRules(script="ja"))
    assert not joints[0].may_break


def test_the_document_names_every_clause_and_how_many_cases_it_has(
    request: pytest.FixtureRequest,
) -> None:
    counted: dict[str, int] = {}
    for item in request.session.items:
        if item.path == Path(__file__) and item.name.startswith("test_"):
            name = item.name.removeprefix("test_").partition("[")[0]
            clause = re.match(r"(\d(?:_\d)*|jlreq)_", name)
            if clause:
                key = clause[1].replace("_", ".")
                counted[key] = counted.get(key, 0) + 1
    if len(counted) < 5:
        pytest.skip("only some of the suite was asked for")
    rows = re.findall(r"^\| ([\d.]+|jlreq) \|.*\| (\d+) \|$", DOCUMENT.read_text("utf-8"), re.M)
    assert {clause: int(count) for clause, count in rows} == counted
