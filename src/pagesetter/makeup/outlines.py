"""Outlines of simple shapes, in the units they are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pagesetter.geometry import Path, Point, Rect

#: How far the controls of a quarter circle stand from its ends, as a part of the radius:
#: 4/3 (√2 − 1), where the curve touches the circle in its middle.
QUARTER = 0.5522847498


def straight(points: Sequence[Point]) -> Path:
    """Return a path through points; one that comes back to its first is closed.

    >>> straight([Point(0, 0), Point(4, 0)]).curves
    ((Point(x=0, y=0), Point(x=4, y=0), Point(x=4, y=0)),)
    """
    return Path(points[0], tuple((a, b, b) for a, b in pairwise(points)))


def polygon(points: Sequence[Point]) -> Path:
    """Return a closed outline through points."""
    return straight([*points, points[0]])


def rectangle(bounds: Rect) -> Path:
    """Return the outline of a rectangle."""
    b = bounds
    corners = ((b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom))
    return polygon([Point(*corner) for corner in corners])


def rounded(bounds: Rect, radius: float) -> Path:
    """Return the outline of a rectangle with round corners, clockwise from the top left."""
    radius = min(radius, bounds.width / 2, bounds.height / 2)
    if radius <= 0:
        return rectangle(bounds)
    return _joined(Point(bounds.x + radius, bounds.y), _rounded_curves(bounds, radius))


def circle(center: Point, radius: float) -> Path:
    """Return the outline of a circle."""
    x, y = center
    return rounded(Rect(x - radius, y - radius, 2 * radius, 2 * radius), radius)


def _rounded_curves(b: Rect, r: float) -> Iterator[tuple[Point, Point, Point] | Point]:
    """Yield the four sides, each a point to go to, and the corner after each."""
    k = r * (1 - QUARTER)
    yield Point(b.right - r, b.y)
    yield Point(b.right - k, b.y), Point(b.right, b.y + k), Point(b.right, b.y + r)
    yield Point(b.right, b.bottom - r)
    yield Point(b.right, b.bottom - k), Point(b.right - k, b.bottom), Point(b.right - r, b.bottom)
    yield Point(b.x + r, b.bottom)
    yield Point(b.x + k, b.bottom), Point(b.x, b.bottom - k), Point(b.x, b.bottom - r)
    yield Point(b.x, b.y + r)
    yield Point(b.x, b.y + k), Point(b.x + k, b.y), Point(b.x + r, b.y)


def _joined(start: Point, parts: Iterator[tuple[Point, Point, Point] | Point]) -> Path:
    curves, last = [], start
    for part in parts:
        curve = (last, part, part) if isinstance(part, Point) else part
        if curve[-1] != last:  # a side of no length, where the corners meet
            curves.append(curve)
        last = curve[-1]
    return Path(start, tuple(curves))
