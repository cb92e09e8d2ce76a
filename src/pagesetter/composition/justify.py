"""Lines filled to their measure.

A line of Chinese set solid is a whole number of ems, and a line with marks and
numbers in it seldom is. The difference is taken up in the order CLREQ gives, and the
line tells by which steps.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from operator import attrgetter

from pagesetter.composition.adjustment import LINE_END, Adjusted, open_up, squeeze
from pagesetter.composition.demerits import hang_of
from pagesetter.composition.joints import move_back
from pagesetter.composition.model import Line, PlacedRun, ShapedParagraph, ShapedRun, Step
from pagesetter.description.layout_model import Align
from pagesetter.geometry import TOLERANCE
from pagesetter.keeping import shelf
from pagesetter.language.characters import SPACE
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import GlyphRun

_START = attrgetter("start")


class Fill(NamedTuple):
    """What a line is set to."""

    measure: float
    justified: bool  # fills its measure even where it is a paragraph's last line
    align: Align


#: Lines that are kept: of several pages, or states of one.
_MOST_KEPT = 2_500


def set_line(paragraph: ShapedParagraph, start: int, end: int, fill: Fill) -> Line:
    """Set the characters from `start` to `end` as one line, as `_set_line` does, or as it was kept."""
    kept = shelf("lines", _MOST_KEPT)
    if kept is None:
        return _set_line(paragraph, start, end, fill)
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
    indent = paragraph.style.indent if start == 0 else 0.0
    measure = fill.measure - indent
    widths = paragraph.widths
    width = widths.end[end] - widths.begin[start]
    justified = fill.justified or fill.align is Align.SPREAD
    hang = _hang(paragraph, start, end, measure - width, justified=justified)
    slack = measure + hang - width
    adjusted = _adjusted(paragraph, start, end, slack, justified=justified)
    if adjusted is not None and (end - start > 1 or slack < 0):
        slack = 0.0
    x = indent - paragraph.start_trims.get(start, 0.0) + _shift(fill.align, slack)
    changes = adjusted.changes if adjusted else None
    runs = _slices(paragraph, start, end, changes, x)
    given = 0.0
    if paragraph.classes[end - 1 : end] != SPACE:
        given = paragraph.end_trims.get(end - 1, 0.0)
    at_end = (Step(LINE_END, 1, -given),) if given > 0 else ()
    line = Line(
        runs=(*runs, _hyphen(paragraph, end, runs)) if end in paragraph.hyphens else runs,
        measure=fill.measure,
        stretch=adjusted.gap if adjusted else 0.0,
        start=start,
        end=end,
        text=paragraph.text[start:end],
        span=paragraph.span_at(start),
        natural=width + given,
        steps=(*at_end, *adjusted.steps) if adjusted else at_end,
        hang=hang,
        paragraph=paragraph,
    )
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


def _adjusted(
    paragraph: ShapedParagraph, start: int, end: int, slack: float, *, justified: bool
) -> Adjusted | None:
    if slack < -TOLERANCE:
        return squeeze(paragraph, start, end, -slack)
    if justified and slack > TOLERANCE:
        return open_up(paragraph, start, end, slack)
    return None


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


def _slices(
    paragraph: ShapedParagraph, start: int, end: int, changes: list[float] | None, x: float
) -> tuple[PlacedRun, ...]:
    """Cut the paragraph's runs to the line and give each glyph its final advance."""
    position = paragraph.widths.position
    natural = position[start : end + 1]
    advances = [b - a for a, b in pairwise(natural)]
    if changes is not None:
        advances[:-1] = map(float.__add__, advances[:-1], changes)
    advances[-1] = paragraph.advances[end - 1]
    if paragraph.pulls:
        x -= move_back(paragraph, start, advances, changes)
    placed: list[PlacedRun] = []
    first = bisect_right(paragraph.runs, start, key=_START) - 1
    for at in range(max(0, first), len(paragraph.runs)):
        shaped = paragraph.runs[at]
        if shaped.start >= end:
            break
        low, high = max(start, shaped.start), min(end, shaped.end)
        if low < high:
            mine = advances[low - start : high - start]
            run = _cut(shaped, low, high, mine)
            placed.append(PlacedRun(x, run, shaped.ink, shaped.span, shaped.rise))
            x += sum(mine)
    return tuple(placed)


def _cut(shaped: ShapedRun, low: int, high: int, advances: list[float]) -> GlyphRun:
    run, size = shaped.run, shaped.run.size
    a, b = low - shaped.start, high - shaped.start
    text = run.text[a:b]
    if shaped.glyph_at is None:
        return GlyphRun(
            run.face,
            size,
            text,
            run.glyphs[a:b],
            tuple(range(b - a)),
            tuple([advance / size for advance in advances]),
            run.offsets[a:b],
            run.vertical,
            run.turned,
            run.condensed,
        )
    first, last = shaped.glyph_at[a], shaped.glyph_at[b]
    ems = list(run.advances[first:last])
    for i, advance in enumerate(advances):
        # What was added after a character goes after the last of its glyphs.
        g, h = shaped.glyph_at[a + i] - first, shaped.glyph_at[a + i + 1] - first
        if h > g:
            ems[h - 1] += advance / size - sum(run.advances[first + g : first + h])
        elif i > 0 and ems[:g]:
            ems[g - 1] += advance / size
    return GlyphRun(
        run.face,
        size,
        text,
        run.glyphs[first:last],
        tuple([cluster - a for cluster in run.clusters[first:last]]),
        tuple(ems),
        run.offsets[first:last],
        run.vertical,
        run.turned,
        run.condensed,
    )
