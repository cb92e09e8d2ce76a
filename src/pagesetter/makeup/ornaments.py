"""Arrows, dots and stars of the trade, drawn to a size."""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.description.look_model import (
    OrnamentDescription,
    OrnamentShape,
    OrnamentSpot,
    Turn,
)
from pagesetter.geometry import Insets, Path, Point, Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import PlacedDrawing, Shape
from pagesetter.makeup.motifs import star
from pagesetter.makeup.outlines import circle, polygon

# Drawn to the right in a square of two, its middle at 0.
_CORNERS = {
    OrnamentShape.ARROW: ((-1, -0.3), (0.05, -0.3), (0.05, -0.85), (1, 0), (0.05, 0.85), (0.05, 0.3), (-1, 0.3)),
    OrnamentShape.TRIANGLE: ((-0.75, -0.9), (0.85, 0), (-0.75, 0.9)),
    OrnamentShape.CHEVRON: ((-0.7, -0.9), (-0.1, -0.9), (0.7, 0), (-0.1, 0.9), (-0.7, 0.9), (0.1, 0)),
    OrnamentShape.SQUARE: ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    OrnamentShape.DIAMOND: ((0, -1), (1, 0), (0, 1), (-1, 0)),
}  # fmt: skip

# A ring is a line of this part of its size.
_RING = 0.16

_TURNS: dict[Turn, Callable[[float, float], tuple[float, float]]] = {
    Turn.RIGHT: lambda x, y: (x, y),
    Turn.DOWN: lambda x, y: (-y, x),
    Turn.LEFT: lambda x, y: (-x, -y),
    Turn.UP: lambda x, y: (y, -x),
}


def set_ornament(
    desk: Desk, name: str, ornament: OrnamentDescription, middle: Point
) -> PlacedDrawing:
    """Draw an ornament with its middle at a point."""
    size, ink = desk.styles.points(ornament.size), desk.styles.ink(ornament.ink)
    path = _path(ornament, middle, size)
    if ornament.shape is OrnamentShape.RING:
        shape = Shape(path, ink, size * _RING)
    else:
        shape = Shape(path, ink)
    bounds = Rect(middle.x - size / 2, middle.y - size / 2, size, size)
    return PlacedDrawing(name, bounds, (shape,), ornament.span)


def set_panel_ornaments(
    desk: Desk, name: str, ornament: OrnamentDescription, bounds: Rect, inner: Rect
) -> tuple[list[PlacedDrawing], Rect]:
    """Draw a panel's ornaments; return them and the room that they leave its words.

    At the sides they stand between the padding and the words, half a character from these.
    In the corners they stand in the middle of the padding.
    """
    size = desk.styles.points(ornament.size)
    y = bounds.y + bounds.height / 2
    left, right = Point(inner.x + size / 2, y), Point(inner.right - size / 2, y)
    taken = size + desk.styles.character / 2
    middles, by = [left, right], Insets(right=taken, left=taken)
    if ornament.spot is OrnamentSpot.LEFT:
        middles, by = [left], Insets(left=taken)
    elif ornament.spot is OrnamentSpot.RIGHT:
        middles, by = [right], Insets(right=taken)
    elif ornament.spot is OrnamentSpot.CORNERS:
        middles, by = _corners(bounds, max(size, inner.x - bounds.x) / 2), Insets()
    placed = [
        set_ornament(desk, f"{name}/ornament/{i}", ornament, middle)
        for i, middle in enumerate(middles, 1)
    ]
    return placed, inner.inset(by)


def _corners(bounds: Rect, inside: float) -> list[Point]:
    b = bounds.inset(Insets(inside, inside, inside, inside))
    return [Point(x, y) for y in (b.y, b.bottom) for x in (b.x, b.right)]


def _path(ornament: OrnamentDescription, middle: Point, size: float) -> Path:
    if ornament.shape is OrnamentShape.STAR:
        # A star's middle lies under that of its height.
        return star(Point(middle.x, middle.y + size * 0.048), size / 2)
    if ornament.shape in (OrnamentShape.DOT, OrnamentShape.RING):
        inside = size * _RING / 2 if ornament.shape is OrnamentShape.RING else 0.0
        return circle(middle, size / 2 - inside)
    turned = (_TURNS[ornament.turn](x, y) for x, y in _CORNERS[ornament.shape])
    return polygon([Point(middle.x + x * size / 2, middle.y + y * size / 2) for x, y in turned])
