"""Text poured through frames.

A frame is filled by choosing, for all the paragraphs in it together, how many lines
each takes: the best settings of each are known for every number of lines, so a column
ends full, without a widow, an orphan or a subhead at its foot, wherever slack that no
line shows can bring that about. Where a frame must end is either free or given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pagesetter.composition.demerits import LINE, RUNT, SHOWS
from pagesetter.composition.linebreak import Stretch
from pagesetter.composition.model import Breaking, ShapedParagraph
from pagesetter.geometry import fits
from pagesetter.makeup.breaker import Breaker
from pagesetter.makeup.model import Frame, TextCursor

#: Demerits of a line left empty at a frame's foot: more than a column of lines opened
#: by a sixteenth of an em costs, and than four lines that just show.
_HOLE = 4 * SHOWS
_HOLE_UNFILLED = 3_000.0
_OVERSET = 1e15

#: Lines of a paragraph that must stay together at a column's foot and at its top.
_ORPHANS = 2
_WIDOWS = 2


class PouredLine(NamedTuple):
    """A stretch of a paragraph that is one line, and the line of its frame it stands on."""

    paragraph: int
    start: int
    end: int
    line: int  # of the frame, from 0
    justified: bool
    inset: float = 0.0  # points that it begins later than its column


class PouredFrame(NamedTuple):
    """A frame with its lines chosen."""

    frame: Frame
    lines: tuple[PouredLine, ...]
    used: int  # grid lines with the white before subheads; more than the frame has
    # when a given end cannot be reached


class Poured(NamedTuple):
    """A story in its frames; `cursor` is where an overset story would go on."""

    frames: tuple[PouredFrame, ...]
    cursor: TextCursor | None


class _Set(NamedTuple):
    """A paragraph as it goes into a frame, and what went in before it."""

    paragraph: int
    start: int
    breaking: Breaking
    taken: int  # lines of the breaking that are in this frame
    first_line: int
    before: _Set | None


class _Way(NamedTuple):
    cost: float
    last: _Set | None


class _Ending(NamedTuple):
    cost: float
    used: int
    last: _Set | None
    cursor: TextCursor | None


def pour(
    paragraphs: Sequence[ShapedParagraph],
    frames: Sequence[Frame],
    ends: dict[int, TextCursor],
    *,
    fill: bool,
    breaker: Breaker | None = None,
) -> Poured:
    """Set a story into its frames, and tell where it ran out of room.

    `ends` gives, by index of the frame, where it must stop. With `fill`, paragraphs may
    take a line more or less so that frames end full. A `breaker` may know how some break.
    """
    breaker = breaker or Breaker(paragraphs)
    cursor: TextCursor | None = TextCursor(0, 0)
    poured: list[PouredFrame] = []
    for i, frame in enumerate(frames):
        if cursor is None or cursor.paragraph >= len(paragraphs):
            poured.append(PouredFrame(frame, (), 0))
            cursor = None
            continue
        filling = _Filling(paragraphs, breaker, frame, i == len(frames) - 1, fill)
        ending = filling.run(cursor, ends.get(i))
        poured.append(_traced(frame, paragraphs, ending))
        cursor = ending.cursor
    if cursor is not None and cursor.paragraph >= len(paragraphs):
        cursor = None
    return Poured(tuple(poured), cursor)


@dataclass(slots=True)
class _Filling:
    """One frame being filled: every number of lines that can be used so far, at its best."""

    paragraphs: Sequence[ShapedParagraph]
    breaker: Breaker
    frame: Frame
    final: bool
    fill: bool
    tolerance: float = 0.0

    def run(self, cursor: TextCursor, stop: TextCursor | None) -> _Ending:
        ending = self._attempt(cursor, stop)
        wanting = ending.used != self.frame.lines or (self.final and ending.cursor is not None)
        if self.fill and wanting:
            # The tightest setting of each paragraph alone does not fill the frame:
            # let them all give a little.
            self.tolerance = self._full_stretch()
            ending = min(ending, self._attempt(cursor, stop), key=lambda e: e.cost)
        return ending

    def _full_stretch(self) -> float:
        return max((p.style.adjustment.tolerance for p in self.paragraphs), default=0.0)

    def _attempt(self, cursor: TextCursor, stop: TextCursor | None) -> _Ending:
        if stop is not None:
            return self._to(cursor, stop)
        return self._freely(cursor)

    # ------------------------------------------------------------ a given end

    def _to(self, cursor: TextCursor, stop: TextCursor) -> _Ending:
        ways: dict[int, _Way] = {0: _Way(0.0, None)}
        for i in range(cursor.paragraph, min(stop.paragraph + 1, len(self.paragraphs))):
            start = cursor.offset if i == cursor.paragraph else 0
            end = stop.offset if i == stop.paragraph else len(self.paragraphs[i].text)
            if end > start:
                stretch = Stretch(start, end, justified_end=end < len(self.paragraphs[i].text))
                ways = self._whole(ways, i, stretch)
        best = min(ways, key=lambda used: self._cost(ways[used], used))
        way = ways[best]
        return _Ending(self._cost(way, best), best, way.last, stop)

    def _cost(self, way: _Way, used: int) -> float:
        hole = self.frame.lines - used
        return way.cost + (self._hole(hole) if hole >= 0 else -hole * _OVERSET)

    def _whole(self, ways: dict[int, _Way], i: int, stretch: Stretch) -> dict[int, _Way]:
        after: dict[int, _Way] = {}
        for breaking in self._breakings(i, stretch):
            for used, way in ways.items():
                first = used + self._white(i, used)
                last = _Set(i, stretch.start, breaking, breaking.lines, first, way.last)
                _keep(after, first + breaking.lines, _Way(way.cost + _cost_of(breaking), last))
        return after

    # ------------------------------------------------------------ a free end

    def _freely(self, cursor: TextCursor) -> _Ending:
        room = self.frame.lines
        ways: dict[int, _Way] = {0: _Way(0.0, None)}
        endings: list[_Ending] = []
        i, start = cursor.paragraph, cursor.offset
        while ways and i < len(self.paragraphs):
            stretch = Stretch(start, len(self.paragraphs[i].text))
            endings += self._before(ways, i, start)
            endings += self._inside(ways, i, stretch)
            ways = {u: w for u, w in self._whole(ways, i, stretch).items() if u <= room}
            i, start = i + 1, 0
        endings += [
            _Ending(way.cost + self._hole(room - used), used, way.last, None)
            for used, way in ways.items()
        ]
        if not endings:  # not even two lines fit: leave the frame empty
            return _Ending(self._hole(room), 0, None, cursor)
        return min(endings, key=lambda e: e.cost)

    def _before(self, ways: dict[int, _Way], i: int, start: int) -> list[_Ending]:
        """End the frame between two paragraphs, but not after a subhead with a line at most."""
        if start > 0 or (i > 0 and self.paragraphs[i - 1].subhead):
            return []
        over = _OVERSET if self.final else 0.0
        return [
            _Ending(
                way.cost + self._hole(self.frame.lines - used) + over,
                used,
                way.last,
                TextCursor(i, start),
            )
            for used, way in ways.items()
            if used > 0 and not self._leaves_subhead(way.last)
        ]

    def _leaves_subhead(self, last: _Set | None) -> bool:
        """Tell whether a subhead is set with no more than one line of text under it."""
        if last is None or last.before is None or last.taken >= _ORPHANS:
            return False
        return self.paragraphs[last.before.paragraph].subhead

    def _inside(self, ways: dict[int, _Way], i: int, stretch: Stretch) -> list[_Ending]:
        """End the frame inside a paragraph, leaving two lines of it on either side."""
        if self.paragraphs[i].subhead:
            return []
        endings: list[_Ending] = []
        over = _OVERSET if self.final else 0.0
        least = _ORPHANS if stretch.start == 0 else 1
        for used, way in ways.items():
            first = used + self._white(i, used)
            room = self.frame.lines - first
            for breaking in self._breakings(i, stretch) if room >= least else ():
                taken = min(room, breaking.lines - _WIDOWS)
                if taken >= least and self._goes_on_one_line(i, breaking.ends[taken - 1]):
                    taken -= 1  # the next frame breaks the rest anew, and could make it a widow
                if taken < least or breaking.lines <= room:
                    continue
                last = _Set(i, stretch.start, breaking, taken, first, way.last)
                cost = way.cost + _cost_of(breaking, taken)
                cost += self._hole(room - taken) + over
                cursor = TextCursor(i, breaking.ends[taken - 1])
                endings.append(_Ending(cost, first + taken, last, cursor))
        return endings

    def _goes_on_one_line(self, i: int, offset: int) -> bool:
        """Tell whether the rest of a paragraph fits a line, with all that may be taken from it."""
        widths, end = self.paragraphs[i].widths, len(self.paragraphs[i].text)
        shrink = widths.shrink[end - 1] - widths.shrink[offset]
        measure = self.frame.measure - self.paragraphs[i].inset
        return fits(widths.end[end] - widths.begin[offset] - shrink, measure)

    # ------------------------------------------------------------ both

    def _breakings(self, i: int, stretch: Stretch) -> tuple[Breaking, ...]:
        found = self.breaker(i, stretch, self.frame.measure, self.tolerance)
        return found if self.fill else (min(found, key=lambda b: b.demerits),)

    def _white(self, i: int, used: int) -> int:
        return self.paragraphs[i].style.lines_before if used else 0

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


def _keep(ways: dict[int, _Way], used: int, way: _Way) -> None:
    if used not in ways or way.cost < ways[used].cost:
        ways[used] = way


def _traced(frame: Frame, paragraphs: Sequence[ShapedParagraph], ending: _Ending) -> PouredFrame:
    lines: list[PouredLine] = []
    last = ending.last
    while last is not None:
        paragraph = paragraphs[last.paragraph]
        length = len(paragraph.text)
        starts = (last.start, *last.breaking.ends)
        for k in range(last.taken - 1, -1, -1):
            end = last.breaking.ends[k]
            inset = paragraph.inset if last.start else paragraph.narrowed(k)
            line = last.first_line + k
            lines.append(PouredLine(last.paragraph, starts[k], end, line, end < length, inset))
        last = last.before
    return PouredFrame(frame, tuple(reversed(lines)), ending.used)
