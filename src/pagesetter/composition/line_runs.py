"""The runs of a line: those of its paragraph, cut to it, each glyph with its final advance."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from operator import attrgetter

from pagesetter.composition.adjustment import Adjusted
from pagesetter.composition.advances import changed_ems, even_ems
from pagesetter.composition.joints import move_back
from pagesetter.composition.model import PlacedRun, ShapedParagraph, ShapedRun
from pagesetter.typeface.model import GlyphRun, one_to_one

_START = attrgetter("start")


def set_runs(
    paragraph: ShapedParagraph, start: int, end: int, adjusted: Adjusted | None, x: float
) -> tuple[PlacedRun, ...]:
    """Cut the paragraph's runs to a line that begins at `x`, and give each glyph its advance.

    A line out of one run that has a glyph for each character, as nearly all are, is cut as
    `slices` would, without asking for each character.
    """
    runs = paragraph.runs
    number = bisect_right(runs, start, key=_START) - 1 if len(runs) > 1 else 0
    first, run, glyph_at, ink, span, rise = runs[number]
    face, size, text, glyphs, _, _, offsets, vertical, turned, condensed, _ = run
    a, b = start - first, end - first
    changes = None if adjusted is None else adjusted.changes
    if a < 0 or b > len(text) or glyph_at is not None or paragraph.pulls:
        if adjusted is not None and changes is None:
            changes = [adjusted.gap] * (end - 1 - start)
        return slices(paragraph, start, end, changes, x)
    position, last = paragraph.widths.position, paragraph.advances[end - 1]
    if changes is not None:
        ems = changed_ems(position, start, end, last, changes, size)
    else:
        gap = 0.0 if adjusted is None else adjusted.gap
        ems = even_ems(position, start, end, last, gap, size)
    count, cut = one_to_one(b - a), offsets[a:b] if offsets else ()
    own = GlyphRun(face, size, text[a:b], glyphs[a:b], count, ems, cut, vertical, turned, condensed)
    return (PlacedRun(x, own, ink, span, rise),)


def slices(
    paragraph: ShapedParagraph, start: int, end: int, changes: list[float] | None, x: float
) -> tuple[PlacedRun, ...]:
    """Cut any runs to a line: several, of glyphs for more than a character, of centered marks.

    `changes` are the points added after each character but the last.
    """
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
            one_to_one(b - a),
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
