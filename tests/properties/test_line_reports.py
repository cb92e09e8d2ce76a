"""What is told of the lines of a frame is what is told of each by itself."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.composition.model import AdjustmentRules
from pagesetter.description.layout_model import Align
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.makeup.flow import PouredLine
from pagesetter.makeup.line_reports import ChosenLine, report_line, report_lines
from tests.properties.test_composition import ADJUSTMENTS, TEXTS
from tests.unit.composition.boxes import box_style, shaped

ALIGNS = st.sampled_from([Align.JUSTIFY, Align.JUSTIFY, Align.CENTER])


@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(st.tuples(TEXTS, ADJUSTMENTS, ALIGNS, st.booleans()), min_size=1, max_size=3),
    data=st.data(),
)
def test_the_lines_of_a_frame_are_told_of_as_each_is(
    box_font: Path,
    texts: list[tuple[str, AdjustmentRules, Align, bool]],
    data: st.DataObject,
) -> None:
    style = box_style(box_font)
    paragraphs = [
        shaped(text, style._replace(adjustment=rules, align=align, indent=20.0), subhead=subhead)
        for text, rules, align, subhead in texts
    ]
    lines: list[PouredLine] = []
    one_by_one, together = DiagnosticLog(), DiagnosticLog()
    for number, paragraph in enumerate(paragraphs):
        length, start, inset = len(paragraph.text), 0, data.draw(st.sampled_from([0.0, 10.0]))
        while start < length:
            # Anywhere: also where no line may end.
            end = data.draw(st.integers(start + 1, min(length, start + 12)))
            white = data.draw(st.sampled_from([0.0, 1.0, 2.5, 2.51, 9.0, 40.0]))
            own = paragraph.widths.end[end] - paragraph.widths.begin[start]
            indent = 20.0 if start == 0 else 0.0
            line = PouredLine(
                *(number, start, end, len(lines), end < length, 0.0),
                *(own + white + inset + indent, inset),
            )
            full = line.justified and paragraph.style.align is Align.JUSTIFY
            measure = line.measure - inset - indent
            report_line(paragraph, ChosenLine(start, end, measure, full), one_by_one)
            lines.append(line)
            start = end
    report_lines(paragraphs, lines, together)
    assert list(together) == list(one_by_one)
