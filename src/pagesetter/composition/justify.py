"""Lines filled to their measure.

A line of Chinese set solid is a whole number of ems, and a line with marks and
numbers in it seldom is. The difference is taken up in the order CLREQ gives: to
shrink, word spaces, brackets, pauses, the Han–Latin gap, stops; to stretch, word
spaces, gaps, and then every place alike.
See https://www.w3.org/TR/clreq/#line_adjustment.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pagesetter.composition.joints import move_back
from pagesetter.composition.model import Line, PlacedRun, ShapedParagraph, ShapedRun
from pagesetter.composition.widths import give_of, shrink_of
from pagesetter.description.layout_model import Align
from pagesetter.geometry import TOLERANCE
from pagesetter.language.spacing import (
    SHRINK_STEPS,
    SHRINK_WORD_SPACE,
    STRETCH_ANY,
    STRETCH_GAP,
    STRETCH_NEVER,
    STRETCH_WORD_SPACE,
    Joint,
)
from pagesetter.typeface.model import GlyphRun


class Fill(NamedTuple):
    """What a line is set to."""

    measure: float
    justified: bool  # fills its measure even where it is a paragraph's last line
    align: Align


def set_line(paragraph: ShapedParagraph, start: int, end: int, fill: Fill) -> Line:
    """Set the characters from `start` to `end` as one line."""
    indent = paragraph.style.indent if start == 0 else 0.0
    measure = fill.measure - indent
    widths = paragraph.widths
    slack = measure - (widths.end[end] - widths.begin[start])
    spread = fill.align is Align.SPREAD
    changes: list[float] | None = None
    gap = 0.0
    if slack < -TOLERANCE:
        changes = _squeezed(paragraph, start, end, -slack)
        gap = slack / max(1, end - start - 1)
        slack = 0.0
    elif (fill.justified or spread) and slack > TOLERANCE:
        changes, gap = _opened(paragraph, start, end, slack)
        slack = 0.0 if end - start > 1 else slack
    x = indent - paragraph.start_trims.get(start, 0.0) + _shift(fill.align, slack)
    return Line(
        runs=_slices(paragraph, start, end, changes, x),
        measure=fill.measure,
        stretch=gap,
        start=start,
        end=end,
        text=paragraph.text[start:end],
        span=paragraph.span_at(start),
        natural=widths.end[end] - widths.begin[start],
        paragraph=paragraph,
    )


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


def _squeezed(paragraph: ShapedParagraph, start: int, end: int, excess: float) -> list[float]:
    """Take `excess` points out of a line, step by step, each step's places alike."""
    size = paragraph.style.size
    joints = paragraph.joints[start : end - 1]
    advances = paragraph.advances[start : end - 1]
    rooms = [shrink_of(j, a, size) for j, a in zip(joints, advances, strict=True)]
    steps = [
        SHRINK_WORD_SPACE if j.stretch_step == STRETCH_WORD_SPACE else j.shrink_step for j in joints
    ]
    changes = [0.0] * len(joints)
    for step in SHRINK_STEPS:
        room = sum(r for r, s in zip(rooms, steps, strict=True) if s == step)
        if room <= 0:
            continue
        share = min(1.0, excess / room)
        changes = [
            c - r * share if s == step else c for c, r, s in zip(changes, rooms, steps, strict=True)
        ]
        excess -= room * share
        if excess <= TOLERANCE:
            break
    return changes


def _opened(
    paragraph: ShapedParagraph, start: int, end: int, slack: float
) -> tuple[list[float], float]:
    """Open a line by `slack` points; return the changes and what every gap opened by."""
    size = paragraph.style.size
    joints = paragraph.joints[start : end - 1]
    changes = [0.0] * len(joints)
    for step in (STRETCH_WORD_SPACE, STRETCH_GAP):
        rooms = [
            give_of(j, a, size) if j.stretch_step == step else 0.0
            for j, a in zip(joints, paragraph.advances[start:], strict=False)
        ]
        room = sum(rooms)
        if room > 0 and slack > TOLERANCE:
            share = min(1.0, slack / room)
            changes = [c + r * share for c, r in zip(changes, rooms, strict=True)]
            slack -= room * share
    if slack <= TOLERANCE:
        return changes, 0.0
    places = [j.stretch_step == STRETCH_ANY for j in joints]
    count = sum(places)
    if not count:
        return _spaces_opened(joints, changes, slack), 0.0
    gap = slack / count
    return [c + gap if p else c for c, p in zip(changes, places, strict=True)], gap


def _spaces_opened(joints: Sequence[Joint], changes: list[float], slack: float) -> list[float]:
    """Open word spaces and gaps beyond their limit where a line has nothing else to open.

    A line of one long word has not even those, and is letterspaced rather than left short.
    """
    places = [j.stretch_step != STRETCH_NEVER for j in joints]
    if not any(places):
        places = [True] * len(joints)
    share = slack / max(1, sum(places))
    return [c + share if p else c for c, p in zip(changes, places, strict=True)]


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
    for shaped in paragraph.runs:
        low, high = max(start, shaped.start), min(end, shaped.end)
        if low < high:
            mine = advances[low - start : high - start]
            placed.append(PlacedRun(x, _cut(shaped, low, high, mine), shaped.ink, shaped.span))
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
    )
