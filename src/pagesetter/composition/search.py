"""The search for the line ends that make every line of a paragraph good (total fit).

It goes line by line, and keeps for each place that a line may end at the cheapest way to come
there. It therefore knows the best setting for every number of lines that is possible. This
module and `demerits` are compiled where they can be; they are written for that: numbers in
lists, loops, no records.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias, final

from pagesetter.composition.demerits import NEVER, PARTED, LineCosts, last_line_cost
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
        widths, breaks, hangs = paragraph.widths, paragraph.breaks, paragraph.hangs
        give = widths.give
        gaps = widths.gaps
        spare = widths.spare
        shrink = widths.shrink
        ends = widths.end
        most: float = tolerance * paragraph.style.size
        #: Points that all places before a character can open by.
        self.opened: list[float] = [give[i] + gaps[i] * most + spare[i] for i in range(len(give))]
        #: That a line up to a break, or to one before it, comes to.
        self.longest: list[float] = []
        reach = -NEVER
        for i in range(last + 1):
            end: int = breaks[i]
            reach = max(reach, ends[end] + self.opened[end - 1])
            self.longest.append(reach)
        #: That a line up to a break, or to one after it, comes to.
        self.shortest: list[float] = self.longest[:]
        reach = NEVER
        for i in range(last, -1, -1):
            end = breaks[i]
            least: float = ends[end] - shrink[end - 1]
            if hangs:
                hang: float = hangs.get(end - 1, 0.0)
                least -= hang
            reach = min(reach, least)
            self.shortest[i] = reach


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
        self._breaks = paragraph.breaks
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
        paragraph, last = self._paragraph, self._last
        widths, breaks = paragraph.widths, self._breaks
        costs, weight, parted = weighing.costs, weighing.weight, self._parted
        begin = widths.begin
        ends = widths.end
        shrink = widths.shrink
        target = begin[start] + measure
        longest, shortest = weighing.longest, weighing.shortest
        least = target + weighing.opened[start] - _NEARLY
        most = target - shrink[start] + _NEARLY
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
            if i == last and loose_end and slack >= -TOLERANCE - paragraph.hangs.get(end - 1, 0.0):
                cost = last_line_cost(paragraph, start, end)
            else:
                cost = costs.of(start, end, slack) * weight
            if cost != NEVER:
                total = spent + cost
                if parted and end in parted:
                    total += PARTED
                self._keep(place, end, total)
            i += 1

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
