"""Paragraphs broken as a whole: the ends that make every line of them good (total fit).

The search goes line by line, and keeps for each place that a line may end at the
cheapest way to come there. It therefore knows the best setting for every number of
lines that is possible, and a column can be filled by a paragraph that takes one line
more or less. The measure may differ from line to line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import inf
from typing import TypeAlias

from pagesetter.composition.demerits import (
    LINE,
    PARTED,
    RUNT,
    SHOWS,
    LineCost,
    last_line_cost,
    line_cost,
)
from pagesetter.composition.model import AdjustmentRules, Breaking, ShapedParagraph
from pagesetter.composition.numbers import partings, with_breaks
from pagesetter.composition.stretch import Stretch as Stretch
from pagesetter.composition.stretch import whole as whole
from pagesetter.geometry import TOLERANCE
from pagesetter.records import NamedTuple

#: How far gaps may open, in ems, where no tolerance of the style is enough.
LAST_TOLERANCE = 1.0

# What sums of many widths may be off by, and more, in points.
_NEARLY = 1e-3

# Demerits grow with the sixth power of what a gap opens by. A line of half the width
# opens its gaps twice as far for the same slack, and is to cost more for it, but little.
_NARROW = 5

# Narrower lines than this part of the widest are judged as one of it.
_NARROWEST = 1 / 8

#: Characters of a stretch that are weighed against each other. A page of a broadsheet
#: holds three times as many; the time taken grows with the square.
LONGEST = 3_000


class _Way(NamedTuple):
    """A way to come to a place: where the line before it ended, and how it came there."""

    end: int
    before: _Way | None


_Layer: TypeAlias = dict[int, tuple[float, _Way | None]]


class _Reach(NamedTuple):
    """How far lines can be opened and squeezed, so that what cannot be a line is not weighed.

    Every list goes one way only, and is searched by halves.
    """

    longest: list[float]  # that a line up to this break, or one before it, comes to
    shortest: list[float]  # that a line up to this break, or one after it, comes to
    opened: list[float]  # points that all places before a character can open by
    last: int  # break of the stretch


class _Search(NamedTuple):
    """What is broken, and how."""

    paragraph: ShapedParagraph
    stretch: Stretch
    tolerance: float
    emergency: bool
    cost: LineCost
    parted: frozenset[int]  # ends that part a number from its word
    reach: _Reach
    weight: float = 1.0  # of what a line costs, where it is narrower than others


def break_lines(
    paragraph: ShapedParagraph,
    measures: Sequence[float],
    stretch: Stretch,
    tolerance: float,
    *,
    emergency: bool = False,
    partable: bool = False,
) -> tuple[Breaking, ...]:
    """Break a stretch of a paragraph; the best way for each number of lines, fewest first.

    `measures` are the widths of its lines in points, the last one holding for all that
    follow; the indent of a first line is taken off here. No gap between Han opens by
    more than `tolerance` ems. Empty when there is no such way. In an `emergency` there
    always is one: where a line cannot end otherwise, it opens further, and where even
    that does not help it ends where it may not. If numbers are `partable`, a line may end
    between one and its word, at a price.
    """
    parted = partings(paragraph) if partable else frozenset()
    if parted:
        paragraph = with_breaks(paragraph, parted)
    cost, reach = line_cost(paragraph, tolerance), _find_reach(paragraph, stretch, tolerance)
    widest = max(measures)
    wide = _Search(paragraph, stretch, tolerance, emergency, cost, parted, reach)
    searches = {widest: wide}
    layer: _Layer = {stretch.start: (0.0, None)}
    found: list[Breaking] = []
    number = 0
    while layer:
        measure = measures[min(number, len(measures) - 1)]
        if measure not in searches:
            searches[measure] = _for_narrower(wide, measure / widest)
        search = searches[measure]
        if number == 0 and stretch.start == 0:
            measure -= paragraph.style.indent
        layer, ended = _next_lines(search, layer, measure)
        number += 1
        if ended is not None:
            found.append(_trace(ended[0] + LINE * number, ended[1]))
    return tuple(found)


def _for_narrower(search: _Search, part: float) -> _Search:
    """Return the search for lines that are but a part of the widest, as beside a photo.

    With few gaps, each opens far for a slack that no wide line shows. What is asked of a
    narrow line is a slack, not a gap: else wide lines would be wrecked to mend it.
    """
    paragraph, cost = search.paragraph, search.cost
    wider = min(paragraph.style.adjustment.loose, search.tolerance / max(part, _NARROWEST))
    tolerance = max(search.tolerance, wider)  # what is told as loose is not sought
    if tolerance > search.tolerance:
        cost = line_cost(paragraph, tolerance)
    weight = part**_NARROW

    def narrow_cost(start: int, end: int, slack: float) -> float | None:
        found = cost(start, end, slack)
        return None if found is None else found * weight

    return search._replace(
        tolerance=tolerance,
        cost=narrow_cost,
        reach=_find_reach(paragraph, search.stretch, tolerance),
        weight=weight,
    )


def _next_lines(
    search: _Search, layer: _Layer, measure: float
) -> tuple[_Layer, tuple[float, _Way] | None]:
    """Extend every way in `layer` by one line; return the open ways and the best finished one."""
    paragraph, stretch, cost_of = search.paragraph, search.stretch, search.cost
    widths, breaks = paragraph.widths, paragraph.breaks
    begin, line_end, shrink = widths.begin, widths.end, widths.shrink
    longest, shortest, opened, last = search.reach
    loose_end, hangs, parted = not stretch.justified_end, paragraph.hangs, search.parted
    following: _Layer = {}
    finished: tuple[float, _Way] | None = None
    for start, (spent, way) in layer.items():
        target = begin[start] + measure
        here = _Way(start, way)
        low = bisect_right(breaks, start)
        first = bisect_left(longest, target + opened[start] - _NEARLY, low, last)
        beyond = bisect_right(shortest, target - shrink[start] + _NEARLY, first, last + 1)
        for i in range(first, beyond):
            end = breaks[i]
            slack = target - line_end[end]
            if i == last and loose_end and slack >= -TOLERANCE - hangs.get(end - 1, 0.0):
                cost: float | None = last_line_cost(paragraph, start, end)
            else:
                cost = cost_of(start, end, slack)
            if cost is None:
                continue
            total = spent + cost if end not in parted else spent + cost + PARTED
            if i == last:
                if finished is None or total < finished[0]:
                    finished = (total, _Way(end, here))
            elif end not in following or total < following[end][0]:
                following[end] = (total, here)
        if search.emergency:
            finished = _escape(search, (here, spent, measure), following, finished)
    return following, finished


def _escape(
    search: _Search,
    line: tuple[_Way, float, float],
    following: _Layer,
    finished: tuple[float, _Way] | None,
) -> tuple[float, _Way] | None:
    """Extend a way by the lines that are there for want of better; return the best finished way."""
    from pagesetter.composition.emergency import escapes
    from pagesetter.composition.first_fit import barred_cost

    paragraph, (here, spent, measure) = search.paragraph, line
    widths, cost_of = paragraph.widths, line_cost(paragraph, inf)
    for end in escapes(paragraph, here.end, measure, search.stretch.end):
        slack = measure - (widths.end[end] - widths.begin[here.end])
        cost = (cost_of(here.end, end, slack) or RUNT) * search.weight
        total = spent + cost + barred_cost(paragraph, end)
        if end == search.stretch.end:
            if finished is None or total < finished[0]:
                finished = (total, _Way(end, here))
        elif end not in following or total < following[end][0]:
            following[end] = (total, here)
    return finished


def _find_reach(paragraph: ShapedParagraph, stretch: Stretch, tolerance: float) -> _Reach:
    widths, breaks, hangs = paragraph.widths, paragraph.breaks, paragraph.hangs
    most = tolerance * paragraph.style.size
    opened = [
        give + gaps * most + spare
        for give, gaps, spare in zip(widths.give, widths.gaps, widths.spare, strict=True)
    ]
    last = bisect_left(breaks, stretch.end)
    ends, shrink = widths.end, widths.shrink
    longest = accumulate([ends[b] + opened[b - 1] for b in breaks[: last + 1]], max)
    least = [ends[b] - shrink[b - 1] for b in breaks[: last + 1]]
    if hangs:
        least = [e - hangs.get(b - 1, 0.0) for e, b in zip(least, breaks, strict=False)]
    shortest = [*accumulate(reversed(least), min)]
    return _Reach([*longest], shortest[::-1], opened, last)


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

    One that would end in a line of one character is broken within looser ones too, up to
    what the style calls loose, and set so if that helps. A stretch that is too long to be
    anybody's paragraph, or whose style asks for it, is filled line by line.
    """
    rules = paragraph.style.adjustment
    if is_filled(paragraph, stretch):
        from pagesetter.composition.first_fit import first_fit

        return (first_fit(paragraph, measures, stretch),)
    found: tuple[Breaking, ...] = ()
    for tolerance, partable in attempts(paragraph):
        if tolerance < at_least or (found and not _may_improve(found, rules, tolerance, partable)):
            continue
        found = break_lines(paragraph, measures, stretch, tolerance, partable=partable) or found
        if found and _least(found) < SHOWS:
            return found
    return found or break_lines(
        paragraph, measures, stretch, LAST_TOLERANCE, emergency=True, partable=True
    )


def is_filled(paragraph: ShapedParagraph, stretch: Stretch) -> bool:
    """Tell whether a stretch is filled line by line."""
    long = stretch.end - stretch.start > LONGEST
    return long or paragraph.style.adjustment.breaking == "first-fit"


def attempts(paragraph: ShapedParagraph) -> tuple[tuple[float, bool], ...]:
    """Return how far gaps may open in each attempt, in ems, and whether numbers may be parted.

    The first that works is taken.
    """
    rules = paragraph.style.adjustment
    tried = [(t, False) for t in tolerances(paragraph)]
    if rules.numbers == "part":
        return tuple([(t, t >= rules.tolerance) for t, _ in tried])
    return (*tried[:-1], (rules.loose, True), (LAST_TOLERANCE, True))


def tolerances(paragraph: ShapedParagraph) -> tuple[float, ...]:
    """Return how far gaps may open, in ems: in a good line, at most, before one is told of."""
    rules = paragraph.style.adjustment
    tried = {rules.tolerance / 2, rules.tolerance, rules.loose, LAST_TOLERANCE}
    return tuple(sorted(tried))


def _may_improve(
    found: Sequence[Breaking], rules: AdjustmentRules, tolerance: float, partable: bool
) -> bool:
    """Tell whether one more attempt is worth it, where lines that show have been found.

    A number that is to stay whole is parted for no less than a last line of one character.
    """
    if tolerance > rules.loose:
        return False
    return not partable or rules.numbers == "part" or _least(found) >= RUNT


def _least(found: Sequence[Breaking]) -> float:
    """Return the demerits of the best setting, whatever the number of its lines."""
    return min(b.demerits - LINE * b.lines for b in found)
