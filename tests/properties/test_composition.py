"""Any text on any measure is broken into lines that hold it whole and keep to the measure."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.linebreak import (
    Stretch,
    best_breakings,
    break_lines,
    tolerances,
    whole,
)
from pagesetter.composition.model import Breaking, Line, ShapedParagraph, TextStyle
from pagesetter.composition.numbers import partings
from pagesetter.description.layout_model import Align
from pagesetter.language.kinsoku import NO_END, NO_START
from pagesetter.language.spacing import SpacingRules
from tests.unit.composition.boxes import box_style, left_edge, right_edge, shaped

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
PIECES = st.one_of(
    st.text(HAN, min_size=1, max_size=12),
    st.sampled_from([*"，。、；：！？“”《》（）·—～", "——", "……", "？！", "”，“", "》（《"]),
    st.sampled_from(["2016年", "233.57亿元", "20.8%", "E-mail", "1+N", "a b", "12:30", "f/2"]),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=16).map("".join)
MEASURES = st.integers(60, 200).map(float)
RULES = st.builds(
    SpacingRules,
    kinsoku=st.sampled_from(["none", "basic", "gb", "strict"]),
    marks=st.sampled_from(["quanjiao", "kaiming", "banjiao", "line-end-half", "plain"]),
    gap=st.sampled_from([0.0, 0.125, 0.25]),
    script=st.sampled_from(["zh-Hans", "zh-Hant", "ja", "ko"]),
    vertical=st.just(False),
    never_start=st.just(""),
    never_end=st.just(""),
    may_start=st.just(""),
    may_end=st.just(""),
)


@pytest.fixture(scope="session")
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font."""
    return box_style(box_font)


def set_lines(paragraph: ShapedParagraph, breaking: Breaking, measure: float) -> list[Line]:
    """Set a paragraph as it was broken."""
    fill = Fill(measure, justified=True, align=Align.JUSTIFY)
    last = fill._replace(justified=False)
    length = len(paragraph.text)
    return [
        set_line(paragraph, start, end, fill if end < length else last)
        for start, end in zip((0, *breaking.ends), breaking.ends, strict=False)
    ]


def can_be_set(paragraph: ShapedParagraph, measure: float) -> bool:
    """Tell whether there is a way to break the paragraph where it may be broken."""
    return any(
        break_lines(paragraph, (measure,), whole(paragraph), tolerance)
        for tolerance in tolerances(paragraph)
    )


@given(text=TEXTS, measure=MEASURES, rules=RULES)
def test_the_lines_hold_the_text_whole_and_in_order(
    text: str, measure: float, rules: SpacingRules, style: TextStyle
) -> None:
    paragraph = shaped(text, style._replace(spacing=rules))
    for breaking in best_breakings(paragraph, (measure,), whole(paragraph)):
        lines = set_lines(paragraph, breaking, measure)
        assert "".join(line.text for line in lines) == text


@given(text=TEXTS, measure=MEASURES, rules=RULES)
def test_the_runs_of_a_line_hold_its_text(
    text: str, measure: float, rules: SpacingRules, style: TextStyle
) -> None:
    paragraph = shaped(text, style._replace(spacing=rules))
    for line in set_lines(
        paragraph, best_breakings(paragraph, (measure,), whole(paragraph))[0], measure
    ):
        assert "".join(run.run.text for run in line.runs) == line.text


@given(text=TEXTS, measure=MEASURES, rules=RULES, indent=st.sampled_from([0.0, 20.0]))
def test_no_line_is_wider_than_its_measure(
    text: str, measure: float, rules: SpacingRules, indent: float, style: TextStyle
) -> None:
    paragraph = shaped(text, style._replace(spacing=rules, indent=indent))
    for breaking in best_breakings(paragraph, (measure,), whole(paragraph)):
        for line in set_lines(paragraph, breaking, measure):
            # The blank before a centered mark may stick out where it begins a line.
            assert left_edge(line, paragraph) >= -paragraph.pulls.get(line.start, 0.0) - 1e-4
            assert right_edge(line, paragraph) <= measure + 1e-4


@given(text=TEXTS, measure=MEASURES, rules=RULES)
def test_every_line_but_the_last_fills_its_measure(
    text: str, measure: float, rules: SpacingRules, style: TextStyle
) -> None:
    paragraph = shaped(text, style._replace(spacing=rules))
    for breaking in best_breakings(paragraph, (measure,), whole(paragraph)):
        for line in set_lines(paragraph, breaking, measure)[:-1]:
            if line.end - line.start > 1:
                assert right_edge(line, paragraph) == pytest.approx(measure, abs=1e-3)


@given(text=TEXTS, measure=MEASURES, rules=RULES)
def test_kinsoku_is_kept_wherever_the_paragraph_can_be_set_at_all(
    text: str, measure: float, rules: SpacingRules, style: TextStyle
) -> None:
    paragraph = shaped(text, style._replace(spacing=rules))
    if not can_be_set(paragraph, measure):
        return
    for breaking in best_breakings(paragraph, (measure,), whole(paragraph)):
        for end in breaking.ends[:-1]:
            before, after = paragraph.classes[end - 1], paragraph.classes[end]
            assert before not in NO_END[rules.kinsoku]
            assert after not in NO_START[rules.kinsoku]
            assert (before, after) not in {("N", "N"), ("A", "A")}
            # Two dashes that follow each other may be parted, the halves of one may not.
            # A number may be parted from the word it counts, at a price.
            assert paragraph.joints[end - 1].may_break or end in partings(paragraph)


@given(text=TEXTS, measure=MEASURES, at=st.integers(0, 200))
def test_a_stretch_with_a_given_end_ends_there(
    text: str, measure: float, at: int, style: TextStyle
) -> None:
    paragraph = shaped(text, style)
    end = paragraph.breaks[at % len(paragraph.breaks)]
    for breaking in best_breakings(paragraph, (measure,), Stretch(0, end, justified_end=True)):
        assert breaking.ends[-1] == end


@given(text=TEXTS, measure=MEASURES)
def test_a_looser_tolerance_finds_no_worse_setting(
    text: str, measure: float, style: TextStyle
) -> None:
    paragraph = shaped(text, style)
    tight = break_lines(paragraph, (measure,), whole(paragraph), 0.0625)
    loose = {
        b.lines: b.demerits for b in break_lines(paragraph, (measure,), whole(paragraph), 0.25)
    }
    for breaking in tight:
        assert loose[breaking.lines] <= breaking.demerits + 1e-6


@given(text=TEXTS, measure=MEASURES, rules=RULES)
def test_setting_twice_gives_the_same_lines(
    text: str, measure: float, rules: SpacingRules, style: TextStyle
) -> None:
    ruled = style._replace(spacing=rules)
    first, second = shaped(text, ruled), shaped(text, ruled)
    assert best_breakings(first, (measure,), whole(first)) == best_breakings(
        second, (measure,), whole(second)
    )
