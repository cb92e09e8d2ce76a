"""Lines filled to their measure.

A line of Chinese set solid is a whole number of ems, and a line with marks and
numbers in it seldom is. The difference is taken up in the order CLREQ gives, and the
line tells by which steps.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pagesetter.composition.adjustment import LINE_END, open_up, squeeze
from pagesetter.composition.demerits import hang_of
from pagesetter.composition.line_runs import set_runs
from pagesetter.composition.model import Line, PlacedRun, ShapedParagraph, Step
from pagesetter.description.layout_model import Align
from pagesetter.geometry import TOLERANCE
from pagesetter.keeping import Shelf, shelf
from pagesetter.language.characters import SPACE
from pagesetter.records import NamedTuple

_SPREAD = Align.SPREAD


class Fill(NamedTuple):
    """What a line is set to."""

    measure: float
    justified: bool  # fills its measure even where it is a paragraph's last line
    align: Align


#: Lines that are kept: of several pages, or states of one.
_MOST_KEPT = 2_500


def set_line(paragraph: ShapedParagraph, start: int, end: int, fill: Fill) -> Line:
    """Set the characters from `start` to `end` as one line, as `_set_line` does, or as it was kept."""
    return line_setter()(paragraph, start, end, fill)


def line_setter() -> Callable[[ShapedParagraph, int, int, Fill], Line]:
    """Return what sets lines as `set_line` does, for those who set many one after the other."""
    kept = shelf("lines", _MOST_KEPT)
    return _set_line if kept is None else partial(_kept_line, kept)


def _kept_line(kept: Shelf, paragraph: ShapedParagraph, start: int, end: int, fill: Fill) -> Line:
    key = id(paragraph.widths), id(paragraph.joints), start, end, fill
    line: Line | None = kept.get(key)
    if line is None or line.paragraph is None or not line.paragraph.is_like(paragraph):
        line = _set_line(paragraph, start, end, fill)
        kept.put(key, line)
    return line


def _set_line(paragraph: ShapedParagraph, start: int, end: int, fill: Fill) -> Line:
    """Set the characters from `start` to `end` as one line.

    Its natural width has an opening mark at its start on half an em, and a mark at its end
    on the whole of its body: what that gives up is the first of the line's steps.
    """
    measure, justified, align = fill
    indent = paragraph.style.indent if start == 0 else 0.0
    widths = paragraph.widths
    width = widths.end[end] - widths.begin[start]
    justified = justified or align is _SPREAD
    hang = 0.0
    slack = measure - indent - width
    if paragraph.hangs:
        hang = _hang(paragraph, start, end, slack, justified=justified)
        slack = measure - indent + hang - width
    adjusted = None
    if slack < -TOLERANCE:
        adjusted = squeeze(paragraph, start, end, -slack)
    elif justified and slack > TOLERANCE:
        adjusted = open_up(paragraph, start, end, slack)
    if adjusted is not None and (end - start > 1 or slack < 0):
        slack = 0.0
    x = indent - paragraph.start_trims.get(start, 0.0)
    if slack:
        x += _shift(align, slack)
    runs = set_runs(paragraph, start, end, adjusted, x)
    if end in paragraph.hyphens:
        runs = (*runs, _hyphen(paragraph, end, runs))
    given, trims = 0.0, paragraph.end_trims
    if end - 1 in trims and paragraph.classes[end - 1] != SPACE:
        given = trims[end - 1]
    steps: tuple[Step, ...] = (Step(LINE_END, 1, -given),) if given > 0 else ()
    gap = 0.0
    if adjusted is not None:
        gap, steps = adjusted.gap, steps + adjusted.steps
    text, span = paragraph.text[start:end], paragraph.span_at(start)
    # By their order: names take a third of the time that a line takes to make.
    wide = width + given
    line = Line(runs, measure, gap, start, end, text, span, wide, steps, hang, (), (), paragraph)
    if not paragraph.annotations:
        return line
    from pagesetter.composition.annotations import annotated

    return annotated(line)


def _hang(
    paragraph: ShapedParagraph, start: int, end: int, slack: float, *, justified: bool
) -> float:
    """Return how far the line's last mark hangs: of a line that is not full, what must."""
    if not paragraph.hangs or (not justified and slack >= -TOLERANCE):
        return 0.0
    hang = hang_of(paragraph, start, end, slack)
    return hang if justified else min(hang, -slack)


def _hyphen(paragraph: ShapedParagraph, end: int, runs: tuple[PlacedRun, ...]) -> PlacedRun:
    """Return the hyphen that a word is parted with, after the last run of the line."""
    hyphen, last = paragraph.hyphens[end], runs[-1]
    return PlacedRun(last.x + last.run.width, hyphen.run, hyphen.ink, hyphen.span, hyphen.rise)


def _shift(align: Align, slack: float) -> float:
    match align:
        case Align.CENTER:
            return slack / 2
        case Align.END:
            return slack
        case Align.SPREAD:
            return slack / 2
        case _:
            return 0.0
