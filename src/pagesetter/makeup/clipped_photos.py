"""Photos cut out along an outline: where it is on the page, and what it leaves to text."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from typing import TypeAlias

from pagesetter.geometry import Path, Point, Rect
from pagesetter.makeup.model import PlacedPhoto
from pagesetter.makeup.obstacles import Extent
from pagesetter.pictures import PictureError
from pagesetter.pictures.clipping import upright_clipping_path

_Edge: TypeAlias = tuple[Point, Point]

# Stretches of a curve: 0.1 % of its radius is what a quarter of a circle loses by them.
_STRETCHES = 16
#: Edges in strips, all together. A path that zigzags through more is no outline.
_MOST_WORK = 500_000


def own_outline(placed: PlacedPhoto) -> Path | None:
    """Return the outline that a photo brings along, on the page; None if it brings none."""
    try:
        path = upright_clipping_path(placed.picture)
    except PictureError:  # told of where it was opened
        return None
    if path is None:
        return None
    picture, crop, bounds = placed.picture, placed.crop, placed.bounds
    across, down = bounds.width / crop.width, bounds.height / crop.height

    def there(point: Point) -> Point:
        return Point(
            bounds.x + (point.x * picture.width - crop.x) * across,
            bounds.y + (point.y * picture.height - crop.y) * down,
        )

    curves = tuple((there(a), there(b), there(c)) for a, b, c in path.curves)
    return Path(there(path.start), curves)


def rows_within(path: Path, room: Rect, rows: int) -> tuple[Extent | None, ...] | None:
    """Return what a path encloses of each row of a room, from its left to its right in points.

    None where it encloses nothing; no rows at all where there would be no end of work.
    """
    height = room.height / rows
    found: list[Extent | None] = [None] * rows
    work = 0
    for edge in _edges(path):
        a, b = sorted(edge, key=lambda point: point.y)
        first = max(0, floor((a.y - room.y) / height))
        last = min(rows - 1, floor((b.y - room.y) / height))
        work += 1 + max(0, last - first)
        if work > _MOST_WORK:
            return None
        for row in range(first, last + 1):
            top = room.y + row * height
            one, other = _x_at(a, b, top), _x_at(a, b, top + height)
            known = found[row] or (one, one)
            found[row] = min(known[0], one, other), max(known[1], one, other)
    return tuple(None if row is None else _clamped(row, room) for row in found)


def _clamped(row: Extent, room: Rect) -> Extent | None:
    left, right = max(row[0], room.x), min(row[1], room.right)
    return (left, right) if right > left else None


def _x_at(a: Point, b: Point, y: float) -> float:
    """Return where an edge that goes down is at a height, or where it ends before it."""
    if b.y <= a.y:
        return b.x if y > a.y else a.x
    share = (min(max(y, a.y), b.y) - a.y) / (b.y - a.y)
    return a.x + share * (b.x - a.x)


def _edges(path: Path) -> Iterator[_Edge]:
    """Yield the edges of a path that enclose something: none that goes there and back."""
    ways = set()
    start = path.start
    for one, other, end in path.curves:
        if one == start and other == end:
            ways.add((start, end))
        start = end
    start = path.start
    for one, other, end in path.curves:
        if (start, end) not in ways or one != start or other != end:
            yield from _stretches(start, one, other, end)
        elif (end, start) not in ways:
            yield start, end
        start = end


def _stretches(a: Point, b: Point, c: Point, d: Point) -> Iterator[_Edge]:
    last = a
    for i in range(1, _STRETCHES + 1):
        t = i / _STRETCHES
        u = 1 - t
        p, q, r, s = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        here = Point(
            p * a.x + q * b.x + r * c.x + s * d.x,
            p * a.y + q * b.y + r * c.y + s * d.y,
        )
        yield last, here
        last = here
