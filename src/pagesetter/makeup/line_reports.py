"""What is wrong with a line that could not be set better, and where it stands in the page file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pagesetter.composition.demerits import hang_of, is_runt
from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.numbers import is_parting
from pagesetter.composition.widths import opened_of
from pagesetter.description.layout_model import Align
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.geometry import fits
from pagesetter.language.spacing import (
    BAR_CLINGING,
    BAR_CLUSTER,
    BAR_END,
    BAR_MARK,
    BAR_START,
    BAR_WORD,
)
from pagesetter.records import NamedTuple

if TYPE_CHECKING:
    from pagesetter.makeup.flow import PouredLine

_JUSTIFY = Align.JUSTIFY


class ChosenLine(NamedTuple):
    """A stretch of a paragraph that is set as a line."""

    start: int
    end: int
    measure: float  # points, without the indent of a first line
    justified: bool


def report_lines(
    paragraphs: Sequence[ShapedParagraph], lines: Sequence[PouredLine], log: DiagnosticLog
) -> None:
    """Log what `report_line` does of the lines of a frame; at a glance there is nothing of most."""
    last = -1
    for number, start, end, _, justified, _, measure, inset, _ in lines:
        if number != last:
            last, paragraph = number, paragraphs[number]
            style, widths, breaks = paragraph.style, paragraph.widths, paragraph.breaks
            begins, ends, length = widths.begin, widths.end, len(paragraph.text)
            # Where one place takes all, it is opened by no more than what is loose.
            most = style.adjustment.loose * style.size
            filled = style.align is _JUSTIFY
        measure -= inset
        if start == 0:
            measure -= style.indent
        full = justified and filled
        if end == length:
            ends_well = not is_runt(paragraph, start, end)
        else:
            ends_well = breaks[bisect_left(breaks, end)] == end
        slack = measure - (ends[end] - begins[start])
        if ends_well and not (full and (slack > most or paragraph.hangs)):
            continue
        report_line(paragraph, ChosenLine(start, end, measure, full), log)


def report_line(paragraph: ShapedParagraph, line: ChosenLine, log: DiagnosticLog) -> None:
    """Log a line that is loose, ends where it may not, or is a runt."""
    if line.end == len(paragraph.text):
        if is_runt(paragraph, line.start, line.end) and not paragraph.subhead:
            _report_runt(paragraph, line, log)
    elif not _may_end(paragraph, line.end):
        _report_break(paragraph, line.end, log)
    if line.justified and _is_loose(paragraph, line):
        log.warn(
            Code.LOOSE_LINE,
            f"the line “{paragraph.text[line.start : line.end]}” is set too loose",
            paragraph.span_at(line.start),
            "change a word of the paragraph",
        )


def _may_end(paragraph: ShapedParagraph, end: int) -> bool:
    breaks = paragraph.breaks
    at = bisect_left(breaks, end)
    return at < len(breaks) and breaks[at] == end


def _is_loose(paragraph: ShapedParagraph, line: ChosenLine) -> bool:
    widths, style, start, end = paragraph.widths, paragraph.style, line.start, line.end
    slack = line.measure - (widths.end[end] - widths.begin[start])
    if paragraph.hangs:
        slack += hang_of(paragraph, start, end, slack)
    places = widths.gaps[end - 1] - widths.gaps[start]
    most = style.adjustment.loose * style.size * max(1, places)
    if slack <= most:  # of which those between Han take no more than all
        return False
    return not fits(opened_of(paragraph, start, end, slack), most)


def _report_runt(paragraph: ShapedParagraph, line: ChosenLine, log: DiagnosticLog) -> None:
    # CLREQ 3.4.4 leaves these to the copy editor: no legal setting is without them.
    log.warn(
        Code.RUNT,
        f"the last line of the paragraph is one character: `{paragraph.text[line.start :]}`",
        paragraph.span_at(line.start),
        "add a few characters to the paragraph, or take one out",
    )


def report_heading_break(paragraph: ShapedParagraph, end: int, log: DiagnosticLog) -> None:
    """Log that a heading is broken, as its editor wants it, where no line may end."""
    _log_break(paragraph, end, log, "the `|` stands there", "move the `|`")


def _report_break(paragraph: ShapedParagraph, end: int, log: DiagnosticLog) -> None:
    why = "what stands there is wider than the line"
    if is_parting(paragraph, end):
        if paragraph.style.adjustment.numbers == "part":
            return  # a number and its word, for the sake of a better line: the style asks for it
        why = "the line would be loose without"
    _log_break(paragraph, end, log, why, "change the words, or set them to a wider measure")


def _log_break(
    paragraph: ShapedParagraph, end: int, log: DiagnosticLog, why: str, hint: str
) -> None:
    before, after = paragraph.text[end - 1], paragraph.text[end]
    bar = paragraph.joints[end - 1].bar
    messages = {
        BAR_CLINGING: f"a line ends between `{before}` and `{after}`, which belong together",
        BAR_END: f"`{before}` ends a line, which it may not",
        BAR_START: f"`{after}` begins a line, which it may not",
        BAR_WORD: f"a line ends inside a word, between `{before}` and `{after}`",
        BAR_MARK: f"a line ends inside the mark `{before}{after}`",
        BAR_CLUSTER: f"a line ends inside the character `{before}{after}`",
    }
    if bar not in messages:
        return
    log.warn(
        Code.FORBIDDEN_BREAK,
        f"{messages[bar]}: {why}",
        paragraph.span_at(end - 1 if bar == BAR_END else end),
        hint,
    )
