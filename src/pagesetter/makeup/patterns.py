"""Patterns (底纹) that fill a box: lines, grids, diagonals, dots.

A row of dots is one dashed line with round ends, so that no pattern has more paths than
lines of its pitch go into the box.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, sqrt

from pagesetter.description.look_model import PatternKind
from pagesetter.geometry import Path, Point, Rect
from pagesetter.ink import Ink
from pagesetter.makeup.model import Shape
from pagesetter.makeup.outlines import straight

#: More lines than this are a tint: as many as a broadsheet has points.
MOST_LINES = 2_000


class PatternError(ValueError):
    """A pattern that is too fine for its box; the message is for the designer."""


def pattern_shapes(
    kind: PatternKind, bounds: Rect, pitch: float, weight: float, ink: Ink
) -> tuple[Shape, ...]:
    """Return the lines or dots of a pattern. Some reach out of the box: they are to be clipped.

    Raises `PatternError` where there would be too many.
    """
    most = 2 * (bounds.width + bounds.height) / pitch
    if most > 2 * MOST_LINES:
        raise PatternError(f"the pattern would have some {most:.0f} lines in its box")
    if kind is PatternKind.DOTS:
        return tuple(_dots(bounds, pitch, weight, ink))
    return tuple(Shape(line, ink, weight) for line in _lines(kind, bounds, pitch))


def _lines(kind: PatternKind, b: Rect, pitch: float) -> Iterator[Path]:
    if kind in (PatternKind.LINES, PatternKind.GRID):
        for y in _spread(b.y, b.height, pitch):
            yield straight([Point(b.x, y), Point(b.right, y)])
    if kind in (PatternKind.COLUMNS, PatternKind.GRID):
        for x in _spread(b.x, b.width, pitch):
            yield straight([Point(x, b.y), Point(x, b.bottom)])
    if kind in (PatternKind.DIAGONAL, PatternKind.LATTICE):
        yield from _diagonals(b, pitch, falling=False)
    if kind is PatternKind.LATTICE:
        yield from _diagonals(b, pitch, falling=True)


def _spread(start: float, length: float, pitch: float) -> Iterator[float]:
    """Yield places at a pitch, as far from one end of a length as from the other."""
    count = max(1, floor(length / pitch + 1e-6))
    first = start + (length - (count - 1) * pitch) / 2
    for i in range(count):
        yield first + i * pitch


def _diagonals(b: Rect, pitch: float, *, falling: bool) -> Iterator[Path]:
    """Yield lines at 45°, `pitch` apart as one measures across them."""
    for x in _spread(b.x - b.height, b.width + b.height, pitch * sqrt(2)):
        ends = (Point(x, b.bottom), Point(x + b.height, b.y))
        if falling:
            ends = (Point(x, b.y), Point(x + b.height, b.bottom))
        yield straight(ends)


def _dots(b: Rect, pitch: float, weight: float, ink: Ink) -> Iterator[Shape]:
    """Yield rows of dots, every second one moved by half a pitch, at the angles of a screen."""
    columns = list(_spread(b.x, b.width, pitch))
    for i, y in enumerate(_spread(b.y, b.height, pitch / 2)):
        left = columns[0] - (pitch / 2 if i % 2 else 0.0)
        # A little longer than to the last dot, which rounding must not lose.
        right = left + (len(columns) - (0 if i % 2 else 1) + 0.25) * pitch
        yield Shape(straight([Point(left, y), Point(right, y)]), ink, weight, (0.0, pitch), True)
