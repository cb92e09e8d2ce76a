"""Columns that end together: the white that a story leaves is at the foot of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pagesetter.composition.model import ShapedParagraph
from pagesetter.makeup.filling import Breaker
from pagesetter.makeup.flow import Poured, PouredFrame, pour
from pagesetter.makeup.model import Frame


class _Feet(NamedTuple):
    """The last line of each column: the first few end a line later than the others."""

    line: int
    longer: int  # columns that end with `line`; the rest end one before

    def of(self, number: int) -> int:
        """Return the last line of a column, counted from 0."""
        return self.line if number < self.longer else self.line - 1


def pour_balanced(
    paragraphs: Sequence[ShapedParagraph], frames: Sequence[Frame], *, fill: bool
) -> Poured:
    """Set a story so that its columns end within a line of each other, where that can be.

    What holds it is found by halves, a line of one column at a time. An overset story
    fills its frames.
    """
    columns = sorted({frame.column for frame in frames})
    breaker = Breaker(paragraphs)
    poured = pour(paragraphs, frames, {}, fill=fill, breaker=breaker)
    if poured.cursor is not None or len(columns) < 2:
        return poured
    count = len(columns)
    tried: dict[int, Poured] = {}

    def at(level: int) -> Poured:
        if level not in tried:
            feet = _Feet(-(-level // count), (level - 1) % count + 1)
            ends = {column: feet.of(i) for i, column in enumerate(columns)}
            tried[level] = _poured_to(paragraphs, frames, ends, fill=fill, breaker=breaker)
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
    # Widows and orphans may keep columns apart at the first level that holds all.
    levels = [n for n in range(least, min(high, least + 2 * count) + 1) if at(n).cursor is None]
    return at(min(levels, key=lambda n: (max(1, _spread(at(n))), n)))


def _last_line(frame: Frame) -> int:
    lines = frame.spots[-1].line + 1 if frame.spots else frame.lines
    return frame.first_line + lines - 1


def _poured_to(
    paragraphs: Sequence[ShapedParagraph],
    frames: Sequence[Frame],
    feet: dict[int, int],
    *,
    fill: bool,
    breaker: Breaker,
) -> Poured:
    """Pour into frames that end with the feet of their columns; give back the frames whole."""
    cut = [_cut(frame, feet[frame.column]) for frame in frames]
    poured = pour(paragraphs, [f for f in cut if f.lines], {}, fill=fill, breaker=breaker)
    if not poured.frames:
        return pour(paragraphs, frames[:1], {}, fill=fill, breaker=breaker)
    found = iter(poured.frames)
    whole = [
        next(found)._replace(frame=frame) if part.lines else PouredFrame(frame, (), 0)
        for frame, part in zip(frames, cut, strict=True)
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


def last_set_line(poured: Poured) -> int:
    """Return the last line that a story has words on: of the page's grid, or of its tier."""
    return max(
        (f.frame.first_line + line.line for f in poured.frames for line in f.lines), default=0
    )
