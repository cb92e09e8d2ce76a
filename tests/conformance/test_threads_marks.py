"""What users of other systems ask for, thread by thread: marks, their widths, the line's edges.

A case is named by its thread; docs/conformance.md has the list.
"""

from __future__ import annotations

from typing import Any

import pytest

from pagesetter import AdjustmentRules, ComposedLine, SpacingRules, Style, compose
from pagesetter.composition.model import TextStyle
from tests.conformance.setting import in_face, set_lines
from tests.unit.composition.boxes import ink, left_edge, middle, right_edge, shaped


def ruled(**rules: Any) -> Style:
    """Return the style of a daily without gaps, its marks set by these rules."""
    return Style(spacing=SpacingRules(gap=0.0)._replace(**rules))


def words(lines: tuple[ComposedLine, ...]) -> list[str]:
    """Return the words of each line."""
    return [line.text for line in lines]


def width(text: str, style: Style, language: str = "zh-CN") -> float:
    """Return how wide a text is as it comes, in ems."""
    return compose(text, 99, style, language)[0].natural


@pytest.mark.parametrize(
    ("marks", "ems"),
    [
        pytest.param("quanjiao", 9.0, id="typst#2460/quanjiao"),
        pytest.param("line-end-half", 9.5, id="typst#2460/line-end-half"),
        pytest.param("kaiming", 8.0, id="typst#2460/kaiming"),
        pytest.param("banjiao", 7.5, id="typst#2460/banjiao"),
        pytest.param("plain", 10.0, id="typst#7643/plain"),
    ],
)
def test_the_widths_of_marks_are_the_styles_choice(marks: str, ems: float) -> None:
    assert width("“天地”，玄、黄。宇", ruled(marks=marks)) == ems


@pytest.mark.parametrize(
    "text", [pytest.param("“天地”，玄：“黄”。）宇，宙（洪）", id="typst#7643/matrix")]
)
def test_plain_marks_make_a_matrix(text: str) -> None:
    lines = compose(text * 3, 9, ruled(marks="plain", kinsoku="none"))
    assert {line.natural for line in lines[:-1]} == {9.0}
    assert {line.steps for line in lines} == {()}


@pytest.mark.parametrize(
    "pair",
    [
        *[pytest.param(f"{b}？", id=f"typst#2456/{b}？") for b in "》】〗〕〉］｝"],
        *[pytest.param(f"！{b}", id=f"typst#2456/！{b}") for b in "《【〖〔〈［｛"],
        pytest.param("．“", id="typst#2456/．“"),
        pytest.param("」「", id="vivliostyle.js#814/」「"),
        pytest.param("、「", id="vivliostyle.js#814/、「"),
    ],
)
def test_two_marks_in_a_row_are_an_em_and_a_half(pair: str) -> None:
    assert width(f"天{pair}地", ruled()) == 3.5


@pytest.mark.parametrize(
    "gap",
    [
        pytest.param(gap, id=f"vivliostyle.js#814/{name}")
        for name, gap in (("0", 0.0), ("1-8", 0.125), ("1-6", 1 / 6), ("1-4", 0.25))
    ],
)
def test_the_gap_beside_latin_is_the_styles(gap: float) -> None:
    found = width("天A地", ruled(gap=gap)) - width("天A地", ruled())
    assert found == pytest.approx(2 * gap, abs=1e-5)


@pytest.mark.parametrize("mark", [pytest.param(m, id=f"ctex-kit#488/{m}") for m in "？！，。"])
def test_a_mark_alone_in_brackets_keeps_its_em(mark: str) -> None:
    assert width(f"天（{mark}）地", ruled()) == 5.0


@pytest.mark.parametrize(
    ("hanging", "hang", "found"),
    [
        pytest.param("none", 0.5, {}, id="typst#261/none"),
        pytest.param("pauses", 0.5, {"，": 0.5, "。": 0.5}, id="typst#261/pauses"),
        pytest.param("stops", 0.5, {"，": 0.5, "。": 0.5, "？": 0.5}, id="typst#261/stops"),
        pytest.param("stops", 0.25, {"，": 0.25, "。": 0.25, "？": 0.25}, id="typst#6582/quarter"),
    ],
)
def test_a_style_says_which_marks_hang_and_how_far(
    hanging: str, hang: float, found: dict[str, float]
) -> None:
    rules = AdjustmentRules(hanging=hanging, hang=hang, hang_always=True)
    style = ruled()._replace(adjustment=rules)
    hung = {}
    for mark in "，。？”":
        first = compose(f"天地玄黄{mark}宇宙洪荒日月盈", 4.5 - hang, style)[0]
        if first.hang:
            hung[mark] = first.hang
    assert hung == found


@pytest.mark.parametrize("mark", [pytest.param(m, id=f"typst#6774/{m}") for m in "·・‧"])
def test_an_interpunct_is_half_an_em_and_begins_no_line(mark: str) -> None:
    text = f"天地{mark}玄黄宇{mark}宙洪荒{mark}日月盈昃"
    assert width(text, ruled()) == 12 + 3 * 0.5
    for tenths in range(20, 80, 5):
        found = words(compose(text, tenths / 10, ruled()))
        assert [line for line in found if line.startswith(mark)] == []


@pytest.fixture(scope="module")
def taiwan(style: TextStyle) -> TextStyle:
    """Return 10 pt of a face that has its marks in the middle of their ems."""
    return in_face(style, "Noto Sans TC", "zh-Hant")


@pytest.mark.parametrize("mark", [pytest.param(m, id=f"typst#8390/{m}") for m in "，。、；："])
def test_a_centered_mark_is_squeezed_from_both_sides(mark: str, taiwan: TextStyle) -> None:
    text = f"天{mark}地天{mark}地天{mark}地天地"
    paragraph = shaped(text, taiwan)
    line = set_lines(paragraph, 10.25)[0]
    assert sum(step.points for step in line.steps) < 0
    extents = ink(line)
    before, after = middle(extents[0]), middle(extents[2])
    assert middle(extents[1]) == pytest.approx((before + after) / 2, abs=0.3)


@pytest.mark.parametrize("mark", [pytest.param(m, id=f"koreader#6162/{m}") for m in "，。、；："])
def test_a_centered_mark_at_a_lines_end_is_halved_and_whole(mark: str, taiwan: TextStyle) -> None:
    line = set_lines(shaped(f"天地玄{mark}黄宇宙洪", taiwan), 3.5)[0]
    assert line.text == f"天地玄{mark}"
    left, right = ink(line)[-1]
    assert 30.0 < left < right < 35.0


@pytest.mark.parametrize("mark", [pytest.param(m, id=f"typst#2348/{m}") for m in "（“《「【"])
def test_an_opening_mark_at_a_paragraphs_start_stands_at_its_indent(
    mark: str, style: TextStyle
) -> None:
    paragraph = shaped(f"{mark}天地玄黄宇宙洪荒", style._replace(indent=20.0))
    first = set_lines(paragraph, 7)[0]
    # Its blank half stands in the indent.
    assert (first.runs[0].x, left_edge(first, paragraph)) == (15.0, 20.0)
    assert first.text == f"{mark}天地玄黄"


@pytest.mark.parametrize("inside", [pytest.param(t, id=f"typst#3082/{t}") for t in ("0000", "a0")])
def test_no_comma_begins_a_line_after_a_digit_in_brackets(inside: str) -> None:
    text = f"念姐远米巴急（{inside}），松黄贯谁洪荒日月"
    for tenths in range(40, 140, 5):
        found = words(compose(text, tenths / 10, ruled()))
        assert [line for line in found if line[0] in "，）"] == []


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        pytest.param("“", "。", id="CTeX-org/forum#28"),
        pytest.param("「", "」", id="typst#3743"),
        pytest.param("《", "》", id="ctex-kit#436/《》"),
        pytest.param("（", "，", id="ctex-kit#436/（，"),
    ],
)
def test_a_mark_at_a_lines_edge_is_half_an_em(opening: str, closing: str, style: TextStyle) -> None:
    paragraph = shaped(f"天地玄黄{closing}{opening}宇宙洪荒日月盈昃", style)
    first, second, *_ = set_lines(paragraph, 4.5)
    assert (first.text, second.text) == (f"天地玄黄{closing}", f"{opening}宇宙洪荒")
    assert (right_edge(first, paragraph), left_edge(second, paragraph)) == (45.0, 0.0)
    assert (first.runs[-1].x + first.runs[-1].run.width, second.runs[0].x) == (50.0, -5.0)


@pytest.mark.parametrize(
    ("text", "first", "shrunk"),
    [
        pytest.param("天地玄黄：宇“宙洪荒，月", 11, "bracket", id="ctex-kit#244/：口“"),
        pytest.param("天地玄黄：“宇宙洪荒，月", 11, None, id="ctex-kit#244/：“"),
        pytest.param("天地玄，宇宙洪荒日，月盈", 10, "pause", id="ctex-kit#511/，"),
    ],
)
def test_the_blanks_of_marks_shrink_so_that_no_line_overflows(
    text: str, first: int, shrunk: str | None
) -> None:
    line = compose(text + "昃辰宿列张寒来暑往", first - 1, ruled())[0]
    assert line.end == first
    assert line.natural + sum(step.ems for step in line.steps) == line.measure
    names = [step.name for step in line.steps if step.name != "line-end"]
    assert names == ([f"shrink-{shrunk}"] if shrunk else [])


@pytest.mark.parametrize(
    "mark", [pytest.param(m, id=f"ctex-kit#511/{m}") for m in "，。、；：？！“”《》（）「」【】"]
)
def test_a_full_width_mark_is_half_a_mark_and_half_an_em_of_blank(
    mark: str, style: TextStyle
) -> None:
    paragraph = shaped(f"天{mark}地", style)
    widths = paragraph.widths
    assert widths.end[-1] == 30.0
    assert widths.end[-1] - widths.shrink[-1] == 25.0


@pytest.mark.parametrize(
    ("level", "firsts"),
    [
        pytest.param(level, firsts.split(), id=f"w3c/clreq#220/{level}")
        for level, firsts in (
            ("none", "天地玄黄宇 天地玄黄宇 天地玄黄宇"),
            ("basic", "天地玄黄 天地玄黄宇/ 天地玄黄宇"),
            ("gb", "天地玄黄 天地玄黄 天地玄黄宇"),
            ("strict", "天地玄黄 天地玄黄 天地玄黄"),
        )
    ],
)
def test_the_four_levels_differ_as_clreq_has_them(level: str, firsts: list[str]) -> None:
    style = ruled(kinsoku=level, marks="plain")
    found = [
        compose("天地玄黄宇，宙洪荒日月盈昃", 5, style)[0].text,
        compose("天地玄黄宇/宙洪荒日月盈昃", 5.5, style)[0].text,
        compose("天地玄黄宇——宙洪荒日月盈昃", 5, style)[0].text,
    ]
    assert found == firsts


@pytest.mark.parametrize(
    ("pair", "ems"),
    [
        pytest.param(pair, ems, id=f"w3c/clreq#221/{pair}")
        for ems, pairs in (
            (1.5, "，“ 。《 ”“ ““ ”， 》” ：” ！） （《"),
            (2.0, "，。 。， （” （， ？："),
        )
        for pair in pairs.split()
    ],
)
def test_two_marks_are_as_wide_as_the_pair_table_has_them(pair: str, ems: float) -> None:
    assert width(f"天{pair}地", ruled()) == 2 + ems
