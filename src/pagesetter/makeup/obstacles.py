"""What stands in columns, and what it leaves of each grid line to the text.

A thing takes all of a line that it touches, or is gone round: then it takes a stretch
of each line, from the left of its shape to the right with its distance on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, sqrt
from typing import TypeAlias

from pagesetter.geometry import TOLERANCE, Rect
from pagesetter.makeup.grid import lines_covered
from pagesetter.makeup.model import PageGrid
from pagesetter.records import NamedTuple

#: From the left to the right of what is taken, in points of the page.
Extent: TypeAlias = tuple[float, float]

#: Strips that the outline of a shape is cut into, for each grid line, and at most.
_STRIPS = 8
_MOST_STRIPS = 1_000


class Around(NamedTuple):
    """What a thing that text goes round takes of the grid's lines, from `first` on."""

    first: int
    extents: tuple[Extent | None, ...]
    both: bool = False  # a line goes on to the right of the thing
    whole: bool = True  # lines beside it are whole characters

    def on(self, line: int) -> Extent | None:
        """Return what is taken of a line."""
        i = line - self.first
        return self.extents[i] if 0 <= i < len(self.extents) else None


class Obstacle(NamedTuple):
    """A place that text keeps clear of."""

    bounds: Rect
    around: Around | None = None  # None: it takes all of the lines that it touches
    across: bool = False  # what is over it is read through all of its columns first


class Strips(NamedTuple):
    """An outline cut into strips of one height, each from its left to its right."""

    top: float
    height: float  # of a strip, in points
    extents: tuple[Extent | None, ...]


def around_rect(grid: PageGrid, bounds: Rect, distance: float) -> tuple[int, list[Extent | None]]:
    """Return the first line that a rectangle touches, and what it takes of each.

    Over it and under it there is the white of its place: the distance is at its sides.
    """
    first, below = lines_covered(bounds, grid)
    extent = (bounds.x - distance, bounds.right + distance)
    return first, [extent] * max(0, below - first)


def around_strips(
    grid: PageGrid, strips: Strips, distance: float
) -> tuple[int, list[Extent | None]]:
    """Return the first line that a shape comes near, and what it takes of each.

    No em box of the grid's character comes nearer to the shape than the distance.
    """
    bottom = strips.top + len(strips.extents) * strips.height
    near = Rect(0, strips.top - distance, 1, bottom - strips.top + 2 * distance)
    first, below = lines_covered(near, grid)
    first, below = max(1, first), min(grid.lines + 1, below)
    return first, [_near_line(grid, strips, distance, line) for line in range(first, below)]


def _near_line(grid: PageGrid, strips: Strips, distance: float, line: int) -> Extent | None:
    foot = grid.baseline(line) + 0.12 * grid.character
    head = foot - grid.character
    first = max(0, floor((head - distance - strips.top) / strips.height))
    last = min(len(strips.extents) - 1, floor((foot + distance - strips.top) / strips.height))
    found: Extent | None = None
    for i in range(first, last + 1):
        extent, top = strips.extents[i], strips.top + i * strips.height
        away = max(0.0, top - foot, head - top - strips.height)
        if extent is not None and away <= distance:
            beside = sqrt(distance * distance - away * away)
            found = _joined(found, (extent[0] - beside, extent[1] + beside))
    return found


def _joined(one: Extent | None, other: Extent) -> Extent:
    return other if one is None else (min(one[0], other[0]), max(one[1], other[1]))


def strips_of_polygon(points: Sequence[tuple[float, float]], grid: PageGrid) -> Strips:
    """Cut a polygon, in points of the page, into strips that hold all of it."""
    ys = [y for _, y in points]
    top, height = min(ys), strip_height(max(ys) - min(ys), grid)
    count = max(1, floor((max(ys) - top) / height + 1 - TOLERANCE))
    edges = [*zip(points, [*points[1:], points[0]], strict=True)]
    extents: list[Extent | None] = []
    for i in range(count):
        xs = [x for a, b in edges for x in _within(a, b, top + i * height, top + (i + 1) * height)]
        extents.append((min(xs), max(xs)) if xs else None)
    return Strips(top, height, tuple(extents))


def strip_height(height: float, grid: PageGrid) -> float:
    """Return how high the strips of a shape of that height are, in points."""
    return max(grid.step / _STRIPS, height / _MOST_STRIPS)


def _within(
    a: tuple[float, float], b: tuple[float, float], top: float, bottom: float
) -> tuple[float, ...]:
    """Return the x of both ends of what a strip holds of an edge."""
    (x1, y1), (x2, y2) = (a, b) if a[1] <= b[1] else (b, a)
    if y2 < top or y1 > bottom:
        return ()
    if y2 - y1 < TOLERANCE:
        return x1, x2
    slope = (x2 - x1) / (y2 - y1)
    return x1 + slope * (max(y1, top) - y1), x1 + slope * (min(y2, bottom) - y1)


def with_rects(
    grid: PageGrid, taken: tuple[int, list[Extent | None]], rects: Sequence[Rect]
) -> tuple[int, list[Extent | None]]:
    """Return what is taken of lines by a shape and by rectangles: the words under a photo."""
    first, extents = taken
    spans = [(rect, lines_covered(rect, grid)) for rect in rects]
    start = min([first, *(f for _, (f, _) in spans)])
    end = max([first + len(extents), *(below for _, (_, below) in spans)])
    found: list[Extent | None] = [None] * (end - start)
    found[first - start : first - start + len(extents)] = extents
    for rect, (top, below) in spans:
        for line in range(top, below):
            found[line - start] = _joined(found[line - start], (rect.x, rect.right))
    return start, found


class Beside(NamedTuple):
    """A thing that the lines of one column go round, and the side that is left empty."""

    around: Around
    closed: str = ""  # left or right: no text stands there

    def taken(self, line: int, column: Extent) -> Extent | None:
        """Return what is not to be set of a line of the column."""
        extent = self.around.on(line)
        if extent is None:
            return None
        return (
            column[0] if self.closed == "left" else extent[0],
            column[1] if self.closed == "right" else extent[1],
        )


def beside(around: Around, column: Extent) -> Beside:
    """Choose the side of a column that text goes on: one for all lines, so that none jumps."""
    if around.both:
        return Beside(around)
    left = sum(max(0.0, e[0] - column[0]) for e in around.extents if e is not None)
    right = sum(max(0.0, column[1] - e[1]) for e in around.extents if e is not None)
    return Beside(around, "right" if left >= right - TOLERANCE else "left")


def left_of_line(
    things: Sequence[Beside], line: int, column: Extent, character: float, least: float
) -> tuple[Extent, ...]:
    """Return what things leave of a line of a column: x and measure of each stretch.

    A stretch beside the column's edge keeps to it; whole characters leave their rest
    beside the thing. One that is narrower than `least` is not set.
    """
    taken: list[Extent] = []
    whole = True
    for thing in things:
        extent = thing.taken(line, column)
        if extent and extent[0] < column[1] - TOLERANCE and extent[1] > column[0] + TOLERANCE:
            taken.append(extent)
            whole = whole and thing.around.whole
    if not taken:
        return ((column[0], column[1] - column[0]),)
    found: list[Extent] = []
    at = column[0]
    for left, right in [*sorted(taken), (column[1], column[1])]:
        measure = left - at
        if whole:
            measure = floor(measure / character + 1e-6) * character
        if measure >= max(least, character) - TOLERANCE:
            at_the_right = at > column[0] + TOLERANCE and left >= column[1] - TOLERANCE
            found.append((column[1] - measure if at_the_right else at, measure))
        at = max(at, right)
    return tuple(found)
