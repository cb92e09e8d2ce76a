"""One frame filled: the search for how many lines each paragraph takes.

Every number of lines that can be used so far is known at its best. Where all lines of a
frame have one measure, a paragraph is broken once, wherever in the frame it begins;
where measures vary, as beside a photo, it is broken for each place that it may begin at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from pagesetter.composition.demerits import LINE, RUNT, SHOWS
from pagesetter.composition.linebreak import Stretch
from pagesetter.composition.model import Breaking, ShapedParagraph
from pagesetter.geometry import fits
from pagesetter.makeup.breaker import Breaker
from pagesetter.makeup.model import Frame, TextCursor
from pagesetter.records import NamedTuple

#: Demerits of a line left empty at a frame's foot: more than a column of lines opened
#: by a sixteenth of an em costs, and than four lines that just show.
_HOLE = 4 * SHOWS
_HOLE_UNFILLED = 3_000.0
_OVERSET = 1e15

#: Lines of a paragraph that must stay together at a column's foot and at its top.
_ORPHANS = 2
_WIDOWS = 2

#: Ways that are followed through a frame of varying measures, where each is broken anew.
_MOST_WAYS = 24


class Set(NamedTuple):
    """A paragraph as it goes into a frame, and what went in before it."""

    paragraph: int
    start: int
    breaking: Breaking
    taken: int  # lines of the breaking that are in this frame
    first_line: int
    before: Set | None


class _Way(NamedTuple):
    cost: float
    last: Set | None


class Ending(NamedTuple):
    """How a frame was filled, what it cost, and where the story goes on."""

    cost: float
    used: int
    last: Set | None
    cursor: TextCursor | None


class Filling:
    """One frame being filled: every number of lines that can be used so far, at its best."""

    __slots__ = (
        *("breaker", "fill", "final", "following", "frame", "paragraphs", "tolerance", "varying"),
    )

    def __init__(
        self,
        paragraphs: Sequence[ShapedParagraph],
        breaker: Breaker,
        frame: Frame,
        following: float,
        final: bool,
        fill: bool,
    ) -> None:
        """Begin with an empty frame; `following` is the measure of the first line after it."""
        self.paragraphs = paragraphs
        self.breaker = breaker
        self.frame = frame
        self.following = following
        self.final = final
        self.fill = fill
        self.tolerance = 0.0
        # Whether it matters where a paragraph begins: not if all lines have one measure.
        self.varying = bool(frame.spots) or following != frame.measure

    def run(self, cursor: TextCursor, stop: TextCursor | None) -> Ending:
        """Fill the frame with what follows the cursor, as far as `stop` where it is given."""
        ending = self._attempt(cursor, stop)
        wanting = ending.used != self.frame.lines or (self.final and ending.cursor is not None)
        if self.fill and wanting:
            # The tightest setting of each paragraph alone does not fill the frame:
            # let them all give a little.
            self.tolerance = self.breaker.most_tolerance()
            ending = min(ending, self._attempt(cursor, stop), key=lambda e: e.cost)
        return ending

    def _attempt(self, cursor: TextCursor, stop: TextCursor | None) -> Ending:
        if stop is not None:
            return self._to(cursor, stop)
        return self._freely(cursor)

    # ------------------------------------------------------------ a given end

    def _to(self, cursor: TextCursor, stop: TextCursor) -> Ending:
        ways: dict[int, _Way] = {0: _Way(0.0, None)}
        for i in range(cursor.paragraph, min(stop.paragraph + 1, len(self.paragraphs))):
            start = cursor.offset if i == cursor.paragraph else 0
            end = stop.offset if i == stop.paragraph else len(self.paragraphs[i].text)
            if end > start:
                stretch = Stretch(start, end, justified_end=end < len(self.paragraphs[i].text))
                ways = self._whole(ways, i, stretch)
        best = min(ways, key=lambda used: self._cost(ways[used], used))
        way = ways[best]
        return Ending(self._cost(way, best), best, way.last, stop)

    def _cost(self, way: _Way, used: int) -> float:
        hole = self.frame.lines - used
        return way.cost + (self._hole(hole) if hole >= 0 else -hole * _OVERSET)

    def _whole(self, ways: dict[int, _Way], i: int, stretch: Stretch) -> dict[int, _Way]:
        """Return the ways after a whole stretch; a record is made of none that another beats."""
        after: dict[int, _Way] = {}
        takes, start = self.paragraphs[i].grid_lines, stretch.start
        for breakings, group in self._groups(i, stretch, ways):
            for breaking in breakings:
                own, lines = _cost_of(breaking), breaking.lines
                taken = takes(lines)
                for first, way in group:
                    cost, known = way.cost + own, after.get(first + taken)
                    if known is None or cost < known.cost:
                        last = Set(i, start, breaking, lines, first, way.last)
                        after[first + taken] = _Way(cost, last)
        return self._fewer(after)

    def _fewer(self, ways: dict[int, _Way]) -> dict[int, _Way]:
        """Keep the cheapest ways where each takes time of its own."""
        if not self.varying or len(ways) <= _MOST_WAYS:
            return ways
        cheapest = sorted(ways, key=lambda used: ways[used].cost)[:_MOST_WAYS]
        return {used: ways[used] for used in sorted(cheapest)}

    # ------------------------------------------------------------ a free end

    def _freely(self, cursor: TextCursor) -> Ending:
        room = self.frame.lines
        ways: dict[int, _Way] = {0: _Way(0.0, None)}
        best: Ending | None = None  # the first of the cheapest
        i, start = cursor.paragraph, cursor.offset
        while ways and i < len(self.paragraphs):
            stretch = Stretch(start, len(self.paragraphs[i].text))
            best = self._before(ways, i, start, best)
            best = self._inside(ways, i, stretch, best)
            ways = {u: w for u, w in self._whole(ways, i, stretch).items() if u <= room}
            i, start = i + 1, 0
        for used, way in ways.items():
            cost = way.cost + self._hole(room - used)
            if best is None or cost < best.cost:
                best = Ending(cost, used, way.last, None)
        # Where not even two lines fit, the frame is left empty.
        return best or Ending(self._hole(room), 0, None, cursor)

    def _before(
        self, ways: dict[int, _Way], i: int, start: int, best: Ending | None
    ) -> Ending | None:
        """End the frame between two paragraphs, but not after a subhead with a line at most."""
        if start > 0 or (i > 0 and self.paragraphs[i - 1].subhead):
            return best
        over = _OVERSET if self.final else 0.0
        for used, way in ways.items():
            cost = way.cost + self._hole(self.frame.lines - used) + over
            if (best is not None and cost >= best.cost) or used <= 0:
                continue
            if not self._leaves_subhead(way.last):
                best = Ending(cost, used, way.last, TextCursor(i, start))
        return best

    def _leaves_subhead(self, last: Set | None) -> bool:
        """Tell whether a subhead is set with no more than one line of text under it."""
        if last is None or last.before is None or last.taken >= _ORPHANS:
            return False
        return self.paragraphs[last.before.paragraph].subhead

    def _inside(
        self, ways: dict[int, _Way], i: int, stretch: Stretch, best: Ending | None
    ) -> Ending | None:
        """End the frame inside a paragraph, leaving two lines of it on either side."""
        if self.paragraphs[i].subhead:
            return best
        over = _OVERSET if self.final else 0.0
        least = _ORPHANS if stretch.start == 0 else 1
        for breakings, first, way in self._each(i, stretch, ways):
            room = self.frame.lines - first
            for breaking in breakings if room >= least else ():
                if breaking.lines <= room:
                    continue
                taken = self._taken_of(i, breaking, min(room, breaking.lines - _WIDOWS), least)
                if taken < least:
                    continue
                cost = way.cost + _cost_of(breaking, taken)
                cost += self._hole(room - taken) + over
                if best is None or cost < best.cost:
                    last = Set(i, stretch.start, breaking, taken, first, way.last)
                    cursor = TextCursor(i, breaking.ends[taken - 1])
                    best = Ending(cost, first + taken, last, cursor)
        return best

    def _taken_of(self, i: int, breaking: Breaking, most: int, least: int) -> int:
        """Return how many lines of a paragraph a frame takes; the next breaks the rest anew.

        It could make a widow of what fits a line.
        """
        taken = most
        while taken >= least and self._goes_on_one_line(i, breaking.ends[taken - 1]):
            taken -= 1
        return taken

    def _goes_on_one_line(self, i: int, offset: int) -> bool:
        """Tell whether the rest of a paragraph fits a line, with all that may be taken from it."""
        widths, end = self.paragraphs[i].widths, len(self.paragraphs[i].text)
        shrink = widths.shrink[end - 1] - widths.shrink[offset]
        measure = self.following - self.paragraphs[i].inset
        return fits(widths.end[end] - widths.begin[offset] - shrink, measure)

    # ------------------------------------------------------------ both

    def _groups(
        self, i: int, stretch: Stretch, ways: dict[int, _Way]
    ) -> Iterator[tuple[tuple[Breaking, ...], list[tuple[int, _Way]]]]:
        """Yield the ways that a paragraph is broken alike after, each with its first line."""
        firsts = [(self._first(i, used), way) for used, way in ways.items()]
        if not self.varying:
            yield self._breakings(i, stretch, (self.frame.measure,)), firsts
            return
        for first, way in firsts:
            yield self._broken_from(i, stretch, first), [(first, way)]

    def _each(
        self, i: int, stretch: Stretch, ways: dict[int, _Way]
    ) -> Iterator[tuple[tuple[Breaking, ...], int, _Way]]:
        for breakings, group in self._groups(i, stretch, ways):
            for first, way in group:
                yield breakings, first, way

    def _broken_from(self, i: int, stretch: Stretch, first: int) -> tuple[Breaking, ...]:
        """Break a paragraph whose first line is a line of the frame with measures of its own.

        A paragraph that ends before measures change is broken as in any plain column.
        """
        frame = self.frame
        measures = [frame.spot(k).measure for k in range(first, frame.lines)]
        measures.append(self.following)
        while len(measures) > 1 and measures[-2] == measures[-1]:
            measures.pop()
        if len(measures) > 1:
            alike = next(k for k, m in enumerate(measures) if m != measures[0])
            position = self.paragraphs[i].widths.position
            likely = ceil((position[stretch.end] - position[stretch.start]) / measures[0]) + 2
            if likely < alike:
                found = self._breakings(i, stretch, (measures[0],))
                if all(breaking.lines <= alike for breaking in found):
                    return found
        return self._breakings(i, stretch, tuple(measures))

    def _breakings(
        self, i: int, stretch: Stretch, measures: tuple[float, ...]
    ) -> tuple[Breaking, ...]:
        found = self.breaker(i, stretch, measures, self.tolerance)
        return found if self.fill else (min(found, key=lambda b: b.demerits),)

    def _first(self, i: int, used: int) -> int:
        """Return the line that a paragraph begins on, after the white over it."""
        white = self.paragraphs[i].style.lines_before if used else 0
        spots = self.frame.spots
        if not white or not used <= len(spots):
            return used + white
        # White is as wide as the column: no line of text stands beside it.
        beyond = spots[used - 1].line + white + 1
        return next((k for k in range(used, len(spots)) if spots[k].line >= beyond), len(spots))

    def _hole(self, lines: int) -> float:
        return lines * (_HOLE if self.fill else _HOLE_UNFILLED)


def _cost_of(breaking: Breaking, taken: int | None = None) -> float:
    """Return what the lines of a breaking cost that a frame takes.

    That a paragraph takes few lines is for the paragraph to want: a frame is there to be
    filled. A runt at its end is met in the next frame as well.
    """
    cost = breaking.demerits - LINE * breaking.lines
    if taken is None:
        return cost
    runt = RUNT if cost >= RUNT else 0.0
    return runt + (cost - runt) * taken / breaking.lines
