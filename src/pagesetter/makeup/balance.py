"""Columns that end together: the white that a story leaves is at the foot of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pagesetter.composition.model import ShapedParagraph
from pagesetter.makeup.breaker import Breaker
from pagesetter.makeup.filling import Filling
from pagesetter.makeup.flow import Part, Poured, PouredFrame, pour, pour_one
from pagesetter.makeup.model import START, Frame, TextCursor
from pagesetter.records import NamedTuple

#: Lines that columns may end lower than they must for the sake of even ends.
_DEEPER = 2

#: Frames filled in search of even ends, for each line that columns may end on.
_MOST_FILLED = 200


class _Feet(NamedTuple):
    """The last line of each column: the first few end a line later than the others."""

    line: int
    longer: int  # columns that end with `line`; the rest end one before

    def of(self, number: int) -> int:
        """Return the last line of a column, counted from 0."""
        return self.line if number < self.longer else self.line - 1


def pour_balanced(
    paragraphs: Sequence[ShapedParagraph],
    frames: Sequence[Frame],
    *,
    fill: bool,
    start: TextCursor = START,
    breaker: Breaker | None = None,
) -> Poured:
    """Set a story so that its columns end within a line of each other, where that can be.

    What holds it is found by halves, a line of one column at a time. An overset story
    fills its frames. A `breaker` may know how some paragraphs break.
    """
    columns = sorted({frame.column for frame in frames})
    breaker = breaker or Breaker(paragraphs)
    part = Part(start)
    poured = pour(paragraphs, frames, {}, fill=fill, part=part, breaker=breaker)
    if poured.cursor is not None or len(columns) < 2:
        return poured
    count = len(columns)
    tried: dict[int, Poured] = {}

    def at(level: int) -> Poured:
        if level not in tried:
            feet = _Feet(-(-level // count), (level - 1) % count + 1)
            ends = {column: feet.of(i) for i, column in enumerate(columns)}
            tried[level] = _poured_to(paragraphs, frames, ends, part, fill=fill, breaker=breaker)
        return tried[level]

    low = min(frame.first_line for frame in frames) * count
    high = max(_last_line(frame) for frame in frames) * count
    tried[high] = poured
    least = high
    while low < least:
        middle = (low + least) // 2
        if at(middle).cursor is None:
            least = middle
        else:
            low = middle + 1
    if _spread(at(least)) <= 1:
        return at(least)
    # Widows and orphans keep the columns apart: let any of them be the longer ones.
    for foot in range(-(-least // count), min(high // count, -(-least // count) + _DEEPER) + 1):
        even = _Evening(paragraphs, frames, breaker, foot, fill, start).run()
        if even is not None:
            return even
    return at(least)


@dataclass(slots=True)
class _Evening:
    """The search for columns that all end on a line or on the one before it.

    Each column is filled to either; what comes of it decides what the next begins with.
    """

    paragraphs: Sequence[ShapedParagraph]
    frames: Sequence[Frame]
    breaker: Breaker
    foot: int
    fill: bool
    start: TextCursor
    filled: int = 0
    failed: set[tuple[int, TextCursor]] = field(default_factory=set)

    def run(self) -> Poured | None:
        """Return the story with even ends, or nothing where it cannot be found."""
        columns = [frame.column for frame in self.frames]
        if columns != sorted(columns):
            return None  # read across an inset: a column is not filled in one go
        found = self._from(0, self.start)
        return None if found is None else Poured(tuple(found), None)

    def _from(self, first: int, cursor: TextCursor) -> list[PouredFrame] | None:
        """Fill the column that begins with a frame, and those after it."""
        if (first, cursor) in self.failed:
            return None
        column = self.frames[first].column
        after = next(
            (i for i in range(first, len(self.frames)) if self.frames[i].column != column),
            len(self.frames),
        )
        for foot in (self.foot, self.foot - 1):
            if self.filled > _MOST_FILLED:
                return None
            done, at = self._column(first, after, foot, cursor)
            if not self._ends_well(done):
                continue
            over = at is None or at.paragraph >= len(self.paragraphs)
            if after == len(self.frames):
                if over:
                    return done
            elif not over and at is not None:
                rest = self._from(after, at)
                if rest is not None:
                    return done + rest
        self.failed.add((first, cursor))
        return None

    def _column(
        self, first: int, after: int, foot: int, cursor: TextCursor
    ) -> tuple[list[PouredFrame], TextCursor | None]:
        done: list[PouredFrame] = []
        at: TextCursor | None = cursor
        for i in range(first, after):
            whole, part = self.frames[i], _cut(self.frames[i], foot)
            if at is None or at.paragraph >= len(self.paragraphs) or not part.lines:
                done.append(PouredFrame(whole, (), 0))
                continue
            self.filled += 1
            final = i == len(self.frames) - 1
            following = part.measure if final else self.frames[i + 1].spot(0).measure
            filling = Filling(self.paragraphs, self.breaker, part, following, final, self.fill)
            filled, at = pour_one(filling, at)
            done.append(filled._replace(frame=whole))
        return done, at

    def _ends_well(self, column: Sequence[PouredFrame]) -> bool:
        """Tell whether a column ends on the line or the one before, or as low as it can."""
        end = max((f.frame.first_line + f.lines[-1].line for f in column if f.lines), default=0)
        return end >= min(self.foot - 1, max(_last_line(f.frame) for f in column))


def _last_line(frame: Frame) -> int:
    lines = frame.spots[-1].line + 1 if frame.spots else frame.lines
    return frame.first_line + lines - 1


def _poured_to(
    paragraphs: Sequence[ShapedParagraph],
    frames: Sequence[Frame],
    feet: dict[int, int],
    part: Part,
    *,
    fill: bool,
    breaker: Breaker,
) -> Poured:
    """Pour into frames that end with the feet of their columns; give back the frames whole."""
    cut = [_cut(frame, feet[frame.column]) for frame in frames]
    left = [frame for frame in cut if frame.lines]
    if not left:
        return pour(paragraphs, frames[:1], {}, fill=fill, part=part, breaker=breaker)
    poured = pour(paragraphs, left, {}, fill=fill, part=part, breaker=breaker)
    found = iter(poured.frames)
    whole = [
        next(found)._replace(frame=frame) if short.lines else PouredFrame(frame, (), 0)
        for frame, short in zip(frames, cut, strict=True)
    ]
    return Poured(tuple(whole), poured.cursor)


def _cut(frame: Frame, foot: int) -> Frame:
    room = max(0, foot - frame.first_line + 1)
    if not frame.spots:
        return frame._replace(lines=min(frame.lines, room))
    spots = tuple(spot for spot in frame.spots if spot.line < room)
    return frame._replace(lines=len(spots), spots=spots)


def _spread(poured: Poured) -> int:
    """Return how many lines lie between the ends of columns that could go on."""
    ends: dict[int, int] = {}
    room: dict[int, int] = {}
    for frame in poured.frames:
        column, first = frame.frame.column, frame.frame.first_line
        end = max((first + line.line for line in frame.lines), default=first - 1)
        ends[column] = max(end, ends.get(column, end))
        room[column] = max(_last_line(frame.frame), room.get(column, 0))
    lowest = max(ends.values())
    open_ends = [end for column, end in ends.items() if end < room[column] or end == lowest]
    return lowest - min(open_ends)
