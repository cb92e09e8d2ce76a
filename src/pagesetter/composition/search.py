"""The search for the line ends that make every line of a paragraph good (total fit).

It goes line by line, and keeps for each place that a line may end at the cheapest way to come
there. It therefore knows the best setting for every number of lines that is possible. This
module and `demerits` are compiled where they can be; they are written for that: numbers in
lists, loops, no records.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias, final

from pagesetter.composition.demerits import LINE, NEVER, PARTED, LineCosts, last_line_cost
from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.stretch import Stretch
from pagesetter.geometry import TOLERANCE

# What sums of many widths may be off by, and more, in points.
_NEARLY: Final = 1e-3

#: Tells where a line from an offset, in a measure, may end for want of better: the offset, what
#: the line costs, and what it costs that it may not end there.
Escape: TypeAlias = Callable[[int, float], Sequence[tuple[int, float, float]]]


@final
class Weighing:
    """What lines of one measure cost, and how far they reach, so that few need be weighed.

    What `weight` is to a line of the widest measure, a line of this one costs.
    """

    def __init__(
        self, paragraph: ShapedParagraph, last: int, tolerance: float, weight: float
    ) -> None:
        """Take a paragraph up to its break `last`, and how far gaps may open, in ems."""
        self.costs = LineCosts(paragraph, tolerance)
        self.weight = weight
        widths, hangs = paragraph.widths, paragraph.hangs
        breaks: tuple[int, ...] = paragraph.breaks
        self._give: tuple[float, ...] = widths.give
        self._gaps: tuple[int, ...] = widths.gaps
        self._spare: tuple[float, ...] = widths.spare
        self._most: float = tolerance * paragraph.style.size
        shrink: tuple[float, ...] = widths.shrink
        ends: tuple[float, ...] = widths.end
        #: That a line up to a break, or to one before it, comes to.
        self.longest: list[float] = []
        longest = self.longest
        reach = -NEVER
        for i in range(last + 1):
            end = breaks[i]
            long = ends[end] + self.opened(end - 1)
            if long > reach:
                reach = long
            longest.append(reach)
        #: That a line up to a break, or to one after it, comes to.
        self.shortest: list[float] = longest[:]
        shortest = self.shortest
        reach = NEVER
        for i in range(last, -1, -1):
            end = breaks[i]
            least = ends[end] - shrink[end - 1]
            if hangs:
                hang: float = hangs.get(end - 1, 0.0)
                least -= hang
            if least < reach:
                reach = least
            shortest[i] = reach

    def opened(self, i: int) -> float:
        """Return the points that all places before a character can open by."""
        return self._give[i] + self._gaps[i] * self._most + self._spare[i]


@final
class Search:
    """The ways through one stretch of a paragraph, each a chain of places that lines end at."""

    def __init__(
        self,
        paragraph: ShapedParagraph,
        stretch: Stretch,
        last: int,
        parted: frozenset[int],
        escape: Escape | None,
    ) -> None:
        """Take a stretch up to the break `last`; `parted` are ends within a number and its word."""
        self._paragraph = paragraph
        self._breaks: tuple[int, ...] = paragraph.breaks
        widths = paragraph.widths
        self._begin: tuple[float, ...] = widths.begin
        self._end: tuple[float, ...] = widths.end
        self._shrink: tuple[float, ...] = widths.shrink
        self._last = last
        self._limit = stretch.end
        self._loose_end = not stretch.justified_end
        self._parted, self._escape = parted, escape
        self._ends: list[int] = [stretch.start]
        self._before: list[int] = [-1]
        self._spent: list[float] = [0.0]
        self._open = 0  # the first place of the line that is searched
        self._at: list[int] = [-1] * (stretch.end + 1)  # place of an offset, where it has one
        self._guess = 0  # the break that the shortest line from the last place ended at
        self._finished = NEVER
        self._finished_from = -1

    def next_line(self, weighing: Weighing, measure: float) -> bool:
        """Extend every way by one line; tell whether any goes on."""
        first, beyond = self._open, len(self._ends)
        self._open = beyond
        self._finished, self._finished_from = NEVER, -1
        for place in range(first, beyond):
            self._extend(place, weighing, measure)
            if self._escape is not None:
                for end, cost, barred in self._escape(self._ends[place], measure):
                    self._keep(place, end, self._spent[place] + cost * weighing.weight + barred)
        return len(self._ends) > beyond

    def finished(self) -> tuple[tuple[int, ...], float] | None:
        """Return the ends of the cheapest way that the last line finished, and its demerits."""
        if self._finished_from < 0:
            return None
        ends = [self._limit]
        place = self._finished_from
        while self._before[place] >= 0:
            ends.append(self._ends[place])
            place = self._before[place]
        ends.reverse()
        return tuple(ends), self._finished

    def _extend(self, place: int, weighing: Weighing, measure: float) -> None:
        """Add the lines that fit from a place."""
        start, spent, loose_end = self._ends[place], self._spent[place], self._loose_end
        breaks, ends, last = self._breaks, self._end, self._last
        costs, weight, parted = weighing.costs, weighing.weight, self._parted
        target = self._begin[start] + measure
        longest, shortest = weighing.longest, weighing.shortest
        least = target + weighing.opened(start) - _NEARLY
        most = target - self._shrink[start] + _NEARLY
        # Places come nearly in the order of the text: a step or two from the one before.
        i = self._guess
        while i > 0 and longest[i - 1] >= least:
            i -= 1
        while i < last and (longest[i] < least or breaks[i] <= start):
            i += 1
        self._guess = i
        while i <= last and shortest[i] <= most:
            end = breaks[i]
            slack = target - ends[end]
            if i == last and loose_end and self._may_end(end, slack):
                cost = last_line_cost(self._paragraph, start, end)
            else:
                cost = costs.of(start, end, slack) * weight
            if cost != NEVER:
                total = spent + cost
                if parted and end in parted:
                    total += PARTED
                self._keep(place, end, total)
            i += 1

    def _may_end(self, end: int, slack: float) -> bool:
        """Tell whether the last line of a paragraph is one as it comes."""
        hang: float = self._paragraph.hangs.get(end - 1, 0.0)
        return slack >= -TOLERANCE - hang

    def _keep(self, place: int, end: int, total: float) -> None:
        """Come to an offset by a way, if there is none that is cheaper."""
        if end == self._limit:
            if total < self._finished:
                self._finished, self._finished_from = total, place
            return
        known = self._at[end]
        if known < self._open:
            self._at[end] = len(self._ends)
            self._ends.append(end)
            self._before.append(place)
            self._spent.append(total)
        elif total < self._spent[known]:
            self._before[known], self._spent[known] = place, total


def all_ways(
    search: Search, weigh: Callable[[float], Weighing], measures: list[float], indent: float
) -> list[tuple[tuple[int, ...], float]]:
    """Return the cheapest way for each number of lines, fewest first: its ends and its demerits.

    `measures` are those of the lines, the last one holding for all that follow; `weigh` tells
    what lines of one cost. The first line begins with an indent.
    """
    found: list[tuple[tuple[int, ...], float]] = []
    measure, number = measures[0], 0
    weighing = weigh(measure)
    goes_on = True
    while goes_on:
        if 0 < number < len(measures) and measures[number] != measure:
            measure = measures[number]
            weighing = weigh(measure)
        goes_on = search.next_line(weighing, measure - indent)
        indent = 0.0
        number += 1
        ended = search.finished()
        if ended is not None:
            found.append((ended[0], ended[1] + LINE * number))
    return found
