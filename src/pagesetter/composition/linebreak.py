"""Paragraphs broken as a whole: the ends that make every line of them good (total fit).

The best setting is known for every number of lines that is possible, so that a column can be
filled by a paragraph that takes one line more or less. The measure may differ from line to
line. Gaps open by as little as any way allows: one tolerance is tried after the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache, partial

from pagesetter.composition.demerits import LINE, NEVER, RUNT, SHOWS, LineCosts
from pagesetter.composition.model import AdjustmentRules, Breaking, ShapedParagraph
from pagesetter.composition.numbers import partings, with_breaks
from pagesetter.composition.search import Search, Weighing, all_ways
from pagesetter.composition.stretch import Stretch as Stretch
from pagesetter.composition.stretch import whole as whole

#: How far gaps may open, in ems, where no tolerance of the style is enough.
LAST_TOLERANCE = 1.0

# Demerits grow with the sixth power of what a gap opens by. A line of half the width
# opens its gaps twice as far for the same slack, and is to cost more for it, but little.
_NARROW = 5

# Narrower lines than this part of the widest are judged as one of it.
_NARROWEST = 1 / 8

#: Characters of a stretch that are weighed against each other. A page of a broadsheet
#: holds three times as many; the time taken grows with the square.
LONGEST = 3_000


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
    last = bisect_left(paragraph.breaks, stretch.end)
    widest = max(measures)
    weighings: dict[float, Weighing] = {}

    def weigh(measure: float) -> Weighing:
        if measure not in weighings:
            weighings[measure] = (
                Weighing(paragraph, last, tolerance, 1.0)
                if measure == widest
                else _for_narrower(paragraph, last, tolerance, measure / widest)
            )
        return weighings[measure]

    escape = partial(_escapes, paragraph, stretch.end) if emergency else None
    search = Search(paragraph, stretch, last, parted, escape)
    indent = paragraph.style.indent if stretch.start == 0 else 0.0
    ways = all_ways(search, weigh, [*measures], indent)
    return tuple([Breaking(ends, demerits) for ends, demerits in ways])


def _for_narrower(paragraph: ShapedParagraph, last: int, tolerance: float, part: float) -> Weighing:
    """Return how lines are weighed that are but a part of the widest, as beside a photo.

    With few gaps, each opens far for a slack that no wide line shows. What is asked of a
    narrow line is a slack, not a gap: else wide lines would be wrecked to mend it.
    """
    wider = min(paragraph.style.adjustment.loose, tolerance / max(part, _NARROWEST))
    # What is told as loose is not sought.
    return Weighing(paragraph, last, max(tolerance, wider), part**_NARROW)


def _escapes(
    paragraph: ShapedParagraph, limit: int, start: int, measure: float
) -> list[tuple[int, float, float]]:
    """Return where a line may end for want of better, and what that costs: see `Escape`."""
    from pagesetter.composition.emergency import escapes
    from pagesetter.composition.first_fit import barred_cost

    widths, costs = paragraph.widths, LineCosts(paragraph, NEVER)
    found = []
    for end in escapes(paragraph, start, measure, limit):
        slack = measure - (widths.end[end] - widths.begin[start])
        cost = costs.of(start, end, slack)
        found.append((end, RUNT if cost == NEVER else cost, barred_cost(paragraph, end)))
    return found


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
    return _attempts(paragraph.style.adjustment)


@lru_cache(maxsize=64)
def _attempts(rules: AdjustmentRules) -> tuple[tuple[float, bool], ...]:
    tried = [(t, False) for t in _tolerances(rules)]
    if rules.numbers == "part":
        return tuple([(t, t >= rules.tolerance) for t, _ in tried])
    return (*tried[:-1], (rules.loose, True), (LAST_TOLERANCE, True))


def _tolerances(rules: AdjustmentRules) -> tuple[float, ...]:
    """Return how far gaps may open, in ems: in a good line, at most, before one is told of."""
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
    return min([demerits - LINE * len(ends) for ends, demerits in found])
