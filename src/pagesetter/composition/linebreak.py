"""Paragraphs broken as a whole: the ends that make every line of them good (total fit).

The search goes line by line, and keeps for each place that a line may end at the
cheapest way to come there. It therefore knows the best setting for every number of
lines that is possible, and a column can be filled by a paragraph that takes one line
more or less. The measure may differ from line to line.

Badness grows with the cube of a line's distortion, as in Knuth and Plass, so that a
slack is shared by the lines of a paragraph and shows in none of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from pagesetter.composition.model import Breaking, ShapedParagraph
from pagesetter.geometry import TOLERANCE
from pagesetter.language.characters import HAN, WESTERN

#: A gap between Han opened by this much, in ems, is as bad as a line should get.
FULL_STRETCH = 0.125

#: Demerits of a last line of one character (孤字): CLREQ 3.4.4 wants it set otherwise
#: where it can be, so it costs more than any line within tolerance.
RUNT = 50_000.0

#: How far gaps may open, in ems, in each attempt. The first that works is taken.
TOLERANCES = (0.0625, FULL_STRETCH, 0.25, 1.0)


#: Characters of a stretch that are weighed against each other. A page of a broadsheet
#: holds three times as many; the time taken grows with the square.
LONGEST = 3_000


class Stretch(NamedTuple):
    """The part of a paragraph that is to be broken, and how it ends."""

    start: int
    end: int
    justified_end: bool = False  # the last line fills its measure: the text goes on elsewhere


class _Way(NamedTuple):
    """A way to come to a place: where the line before it ended, and how it came there."""

    end: int
    before: _Way | None


_Layer: TypeAlias = dict[int, tuple[float, _Way | None]]


def whole(paragraph: ShapedParagraph) -> Stretch:
    """Return the whole of a paragraph as a stretch."""
    return Stretch(0, len(paragraph.text))


def break_lines(
    paragraph: ShapedParagraph,
    measures: Sequence[float],
    stretch: Stretch,
    tolerance: float,
) -> tuple[Breaking, ...]:
    """Break a stretch of a paragraph; the best way for each number of lines, fewest first.

    `measures` are the widths of its lines in points, the last one holding for all that
    follow; the indent of a first line is taken off here. No gap between Han opens by
    more than `tolerance` ems. Empty when there is no such way.
    """
    layer: _Layer = {stretch.start: (0.0, None)}
    found: list[Breaking] = []
    number = 0
    while layer:
        measure = measures[min(number, len(measures) - 1)]
        if number == 0 and stretch.start == 0:
            measure -= paragraph.style.indent
        layer, ended = _next_lines(paragraph, layer, measure, stretch, tolerance)
        number += 1
        if ended is not None:
            found.append(_trace(*ended))
    return tuple(found)


def _next_lines(
    paragraph: ShapedParagraph,
    layer: _Layer,
    measure: float,
    stretch: Stretch,
    tolerance: float,
) -> tuple[_Layer, tuple[float, _Way] | None]:
    """Extend every way in `layer` by one line; return the open ways and the best finished one."""
    widths, breaks = paragraph.widths, paragraph.breaks
    begin, line_end, at = widths.begin, widths.end, widths.break_positions
    shrink, size = widths.shrink, paragraph.style.size
    reach = _reach(paragraph, measure, tolerance)
    last = bisect_left(breaks, stretch.end)
    following: _Layer = {}
    finished: tuple[float, _Way] | None = None
    for start, (spent, way) in layer.items():
        target = begin[start] + measure
        here = _Way(start, way)
        lowest = bisect_right(breaks, start)
        first = bisect_left(at, target - reach, lowest, last)
        middle = min(last, bisect_right(at, target + size, first, last))
        excess = shrink[breaks[middle] - 1] - shrink[start] + size
        for i in range(first, min(last, bisect_right(at, target + excess, middle, last)) + 1):
            end = breaks[i]
            slack = target - line_end[end]
            if i == last and slack >= -TOLERANCE and not stretch.justified_end:
                cost: float | None = _last_line_cost(paragraph.classes, start, end)
            else:
                cost = _line_cost(paragraph, start, end, slack, tolerance)
            if cost is None:
                continue
            total = spent + cost
            if i == last:
                if finished is None or total < finished[0]:
                    finished = (total, _Way(end, here))
            elif end not in following or total < following[end][0]:
                following[end] = (total, here)
    return following, finished


def _reach(paragraph: ShapedParagraph, measure: float, tolerance: float) -> float:
    """Return how far short of its measure a line may fall as it comes, in points."""
    size = paragraph.style.size
    # Word spaces and gaps give at most a quarter em at every other place.
    given = min(paragraph.widths.give[-1], measure / 8)
    return (measure / size + 1) * tolerance * size + given + size


def _line_cost(
    paragraph: ShapedParagraph, start: int, end: int, slack: float, tolerance: float
) -> float | None:
    """Return the demerits of a line that must give `slack` points, or None if it cannot."""
    widths, size = paragraph.widths, paragraph.style.size
    if slack < -TOLERANCE:
        if -slack > widths.shrink[end - 1] - widths.shrink[start] + TOLERANCE:
            return None
        ratio = -slack / (widths.ease[end - 1] - widths.ease[start])
    else:
        opened = slack - (widths.give[end - 1] - widths.give[start])
        if opened <= TOLERANCE:
            return 1.0
        places = widths.gaps[end - 1] - widths.gaps[start]
        if opened > places * tolerance * size + TOLERANCE:
            return None
        ratio = opened / (places * FULL_STRETCH * size)
    badness = 1 + 100 * ratio * ratio * ratio
    return badness * badness


def _last_line_cost(classes: str, start: int, end: int) -> float:
    words = sum(classes.count(kind, start, end) for kind in HAN + WESTERN)
    return RUNT if words <= 1 and start > 0 else 0.0


def _trace(demerits: float, way: _Way) -> Breaking:
    ends: list[int] = []
    step: _Way | None = way
    while step is not None:
        ends.append(step.end)
        step = step.before
    return Breaking(tuple(reversed(ends[:-1])), demerits)


def best_breakings(
    paragraph: ShapedParagraph,
    measures: Sequence[float],
    stretch: Stretch,
    *,
    at_least: float = 0.0,
) -> tuple[Breaking, ...]:
    """Break a stretch within the tightest tolerance, from `at_least` on, that allows it.

    A stretch that cannot be broken at all (a word wider than its measure), or is too
    long to be anybody's paragraph, is broken where each line runs out of room.
    """
    if stretch.end - stretch.start > LONGEST:
        return (first_fit(paragraph, measures, stretch),)
    for tolerance in TOLERANCES:
        if tolerance >= at_least:
            found = break_lines(paragraph, measures, stretch, tolerance)
            if found:
                return found
    return (first_fit(paragraph, measures, stretch),)


def first_fit(paragraph: ShapedParagraph, measures: Sequence[float], stretch: Stretch) -> Breaking:
    """Fill each line as far as it goes; break inside a word rather than leave the column.

    Quick, and near enough to tell how many lines a stretch takes.
    """
    widths, breaks = paragraph.widths, paragraph.breaks
    ends: list[int] = []
    start = stretch.start
    while start < stretch.end:
        measure = measures[min(len(ends), len(measures) - 1)]
        if start == 0:
            measure -= paragraph.style.indent
        limit = widths.begin[start] + measure + TOLERANCE
        i = bisect_right(widths.break_positions, limit + paragraph.style.size)
        while i > 0 and widths.end[breaks[i - 1]] > limit:
            i -= 1
        end = breaks[i - 1] if i else 0
        if end <= start:  # not even a word fits
            end = max(start + 1, bisect_right(widths.end, limit, start + 1) - 1)
        start = min(end, stretch.end)
        ends.append(start)
    return Breaking(tuple(ends), 1e12)
