"""Any text on any measure is broken into lines that hold it whole and keep to the measure."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.composition.demerits import is_runt
from pagesetter.composition.hanging import HANGING
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.linebreak import (
    Stretch,
    attempts,
    best_breakings,
    break_lines,
    whole,
)
from pagesetter.composition.model import (
    AdjustmentRules,
    Breaking,
    Line,
    ShapedParagraph,
    TextStyle,
)
from pagesetter.composition.numbers import partings
from pagesetter.description.layout_model import Align
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.language.kinsoku import NO_END, NO_START
from pagesetter.language.spacing import SpacingRules
from pagesetter.makeup.line_reports import ChosenLine, report_line
from tests.unit.composition.boxes import box_style, left_edge, right_edge, shaped

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
PIECES = st.one_of(
    st.text(HAN, min_size=1, max_size=12),
    st.sampled_from([*"，。、；：！？“”《》（）·—～", "——", "……", "？！", "”，“", "》（《"]),
    st.sampled_from(["2016年", "233.57亿元", "20.8%", "E-mail", "1+N", "a b", "12:30", "f/2"]),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=16).map("".join)
MEASURES = st.integers(60, 200).map(float)
RULES = st.tuples(
    st.sampled_from(["none", "basic", "gb", "strict"]),
    st.sampled_from(["quanjiao", "kaiming", "banjiao", "line-end-half", "plain"]),
    st.sampled_from([0.0, 0.125, 0.25]),
    st.sampled_from(["zh-Hans", "zh-Hant", "ja", "ko"]),
).map(lambda rules: SpacingRules(*rules))
ADJUSTMENTS = st.tuples(
    st.sampled_from(["push-in", "push-out", "push-out-only", "least"]),
    st.sampled_from(["total-fit", "first-fit"]),
    st.sampled_from([0.0, 0.125, 0.2]),  # tolerance
    st.sampled_from([0.0, 0.125, 0.5]),  # open_marks
    st.sampled_from(["part", "whole"]),
    st.sampled_from([0.0, 0.25]),  # loose
    st.sampled_from(["none", "pauses", "stops"]),
    st.sampled_from([0.25, 0.5]),
    st.booleans(),
).map(lambda rules: AdjustmentRules(*rules))


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
        for tolerance, _ in attempts(paragraph)
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


@given(
    text=TEXTS,
    measure=MEASURES,
    rules=RULES,
    adjustment=ADJUSTMENTS,
    indent=st.sampled_from([0.0, 20.0]),
)
def test_no_line_is_wider_than_its_measure_beyond_what_hangs(
    text: str,
    measure: float,
    rules: SpacingRules,
    adjustment: AdjustmentRules,
    indent: float,
    style: TextStyle,
) -> None:
    ruled = style._replace(spacing=rules, adjustment=adjustment, indent=indent)
    paragraph = shaped(text, ruled)
    for breaking in best_breakings(paragraph, (measure,), whole(paragraph)):
        for line in set_lines(paragraph, breaking, measure):
            # The blank before a centered mark may stick out where it begins a line.
            assert left_edge(line, paragraph) >= -paragraph.pulls.get(line.start, 0.0) - 1e-4
            assert right_edge(line, paragraph) <= measure + line.hang + 1e-4
            assert line.hang == 0 or line.text[-1] in HANGING[adjustment.hanging]


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


@given(text=TEXTS, measure=MEASURES, rules=RULES, adjustment=ADJUSTMENTS)
def test_a_line_ends_where_it_may_not_only_with_a_warning(
    text: str, measure: float, rules: SpacingRules, adjustment: AdjustmentRules, style: TextStyle
) -> None:
    paragraph = shaped(text, style._replace(spacing=rules, adjustment=adjustment))
    best = min(best_breakings(paragraph, (measure,), whole(paragraph)), key=lambda b: b.demerits)
    log = DiagnosticLog()
    for start, end in pairwise((0, *best.ends)):
        report_line(paragraph, ChosenLine(start, end, measure, justified=False), log)
    told = {d.span.column for d in log if d.code is Code.FORBIDDEN_BREAK}
    for end in best.ends[:-1]:
        before, after = paragraph.classes[end - 1], paragraph.classes[end]
        if before in NO_END[rules.kinsoku] or after in NO_START[rules.kinsoku]:
            assert told & {end, end + 1}


@given(text=TEXTS, measure=MEASURES, rules=RULES, adjustment=ADJUSTMENTS)
def test_the_steps_of_a_line_make_its_measure(
    text: str, measure: float, rules: SpacingRules, adjustment: AdjustmentRules, style: TextStyle
) -> None:
    paragraph = shaped(text, style._replace(spacing=rules, adjustment=adjustment))
    for breaking in best_breakings(paragraph, (measure,), whole(paragraph)):
        for line in set_lines(paragraph, breaking, measure)[:-1]:
            if line.end - line.start > 1:
                made = line.natural + sum(step.points for step in line.steps)
                assert made == pytest.approx(measure + line.hang, abs=1e-3)


@given(text=TEXTS, measure=MEASURES, rules=RULES)
def test_a_runt_is_set_only_where_no_setting_is_without_one(
    text: str, measure: float, rules: SpacingRules, style: TextStyle
) -> None:
    paragraph = shaped(text, style._replace(spacing=rules))
    found = best_breakings(paragraph, (measure,), whole(paragraph))
    best = (0, *min(found, key=lambda b: b.demerits).ends)
    if not is_runt(paragraph, *best[-2:]):
        return
    loose = style.adjustment.loose
    for other in break_lines(paragraph, (measure,), whole(paragraph), loose, partable=True):
        assert is_runt(paragraph, *(0, *other.ends)[-2:])


@given(text=TEXTS, measures=st.lists(MEASURES, min_size=1, max_size=6))
def test_every_line_keeps_to_its_own_measure(
    text: str, measures: list[float], style: TextStyle
) -> None:
    paragraph = shaped(text, style)
    widths = paragraph.widths
    for breaking in best_breakings(paragraph, measures, whole(paragraph)):
        for i, (start, end) in enumerate(pairwise((0, *breaking.ends))):
            least = widths.end[end] - widths.begin[start]
            least -= widths.shrink[end - 1] - widths.shrink[start]
            assert least <= measures[min(i, len(measures) - 1)] + 1e-4


@given(text=TEXTS, other=TEXTS, measure=MEASURES)
def test_lines_do_not_depend_on_what_was_set_before(
    text: str, other: str, measure: float, style: TextStyle
) -> None:
    def ends(words: str) -> list[tuple[int, ...]]:
        paragraph = shaped(words, style)
        return [b.ends for b in best_breakings(paragraph, (measure,), whole(paragraph))]

    alone = ends(text)
    ends(other)
    assert ends(text) == alone


@pytest.mark.slow
@settings(max_examples=2_000)
@given(
    text=st.text(HAN[:6] + "，。”“（）·—…～/a1 -", min_size=1, max_size=60),
    measure=st.integers(20, 140).map(float),
    rules=RULES,
    adjustment=ADJUSTMENTS,
)
def test_any_text_at_all_is_set_whole_on_any_measure(
    text: str, measure: float, rules: SpacingRules, adjustment: AdjustmentRules, style: TextStyle
) -> None:
    paragraph = shaped(text, style._replace(spacing=rules, adjustment=adjustment))
    for breaking in best_breakings(paragraph, (measure,), whole(paragraph)):
        lines = set_lines(paragraph, breaking, measure)
        assert "".join(line.text for line in lines) == text
        for line in lines:
            assert right_edge(line, paragraph) <= measure + line.hang + 1e-4


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
