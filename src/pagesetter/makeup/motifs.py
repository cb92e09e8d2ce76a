"""The motifs of borders (花边): what is repeated along a side, and what stands in a corner.

All is drawn in the size of the border. Along a side, x runs clockwise round the box from 0
to the motif's `period`, and y from 0 at the outer edge to 1 at the inner. A corner is drawn
from 0 to 1 both ways, as at the top left: a line that ends a side at y enters the corner
at (y, 1) and leaves it at (1, y), so that lines meet.
"""

from __future__ import annotations

from math import cos, pi, sin

from pagesetter.description.look_model import Motif
from pagesetter.geometry import Path, Point
from pagesetter.makeup.outlines import circle, polygon, straight
from pagesetter.records import NamedTuple


class Figure(NamedTuple):
    """A path of a motif, filled or drawn with a stroke; in the size of the border."""

    path: Path
    stroke: float | None = None


class MotifFigures(NamedTuple):
    """What a motif is made of."""

    period: float
    side: tuple[Figure, ...]
    corner: tuple[Figure, ...]
    loose: bool = False  # figures keep their shape, and only their distances give
    upright: bool = False  # figures are not turned on the other sides


def star(center: Point, radius: float) -> Path:
    """Return the outline of a five-pointed star, one point up."""
    points = []
    for i in range(10):
        # The inner corners of a pentagram: 0.382 of the outer.
        r = radius if i % 2 == 0 else radius * 0.381966
        turn = -pi / 2 + i * pi / 5
        points.append(Point(center.x + r * cos(turn), center.y + r * sin(turn)))
    return polygon(points)


def _points(*numbers: float) -> list[Point]:
    return [Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _curved(*numbers: float) -> Path:
    """Return a path of curves: where it begins, and three points for each curve."""
    start, *rest = _points(*numbers)
    return Path(start, tuple(zip(rest[::3], rest[1::3], rest[2::3], strict=True)))


def _diamond(x: float, y: float, across: float) -> Path:
    return polygon(_points(x, y - across, x + 0.5, y, x, y + across, x - 0.5, y))


def _lens(x: float, y: float, to_x: float, to_y: float) -> Path:
    """Return a leaf from its stalk to its tip."""
    across_x, across_y = (to_y - y) * 0.35, (x - to_x) * 0.35
    near = (x + (to_x - x) * 0.4, y + (to_y - y) * 0.4)
    far = (x + (to_x - x) * 0.75, y + (to_y - y) * 0.75)
    return _curved(
        *(x, y, near[0] + across_x, near[1] + across_y, far[0] + across_x, far[1] + across_y),
        *(to_x, to_y, far[0] - across_x, far[1] - across_y),
        *(near[0] - across_x, near[1] - across_y, x, y),
    )


def _dots() -> MotifFigures:
    dot, corner = circle(Point(0.4, 0.5), 0.27), circle(Point(0.5, 0.5), 0.27)
    return MotifFigures(0.8, (Figure(dot),), (Figure(corner),), loose=True)


def _diamonds() -> MotifFigures:
    return MotifFigures(
        1.0,
        (Figure(_diamond(0.5, 0.5, 0.4)),),
        (Figure(polygon(_points(0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5))),),
    )


def _stars() -> MotifFigures:
    return MotifFigures(
        1.1,
        (Figure(star(Point(0.55, 0.53), 0.45)),),
        (Figure(star(Point(0.5, 0.53), 0.45)),),
        loose=True,
        upright=True,
    )


def _wave() -> MotifFigures:
    """Return a wave whose troughs lie at the ends of its period, and a crest round each corner."""
    side = _curved(0, 0.86, 0.37, 0.86, 0.63, 0.14, 1, 0.14, 1.37, 0.14, 1.63, 0.86, 2, 0.86)
    corner = _curved(
        *(0.86, 1, 0.86, 0.66, 0.14, 0.74, 0.14, 0.4),
        *(0.14, 0.24, 0.24, 0.14, 0.4, 0.14),
        *(0.74, 0.14, 0.66, 0.86, 1, 0.86),
    )
    return MotifFigures(2.0, (Figure(side, 0.14),), (Figure(corner, 0.14),))


def _scallops() -> MotifFigures:
    """Return arches that stand on a line."""
    arch = _curved(0, 0.9, 0, 0.62, 0.22, 0.4, 0.5, 0.4, 0.78, 0.4, 1, 0.62, 1, 0.9)
    outer = _curved(0, 0.9, -0.02, 0.3, 0.2, 0.08, 0.5, 0.08, 0.8, 0.08, 1.02, 0.3, 1, 0.9)
    corner = _curved(
        *(0.9, 1, 0.3, 1.02, 0.08, 0.8, 0.08, 0.5),
        *(0.08, 0.2, 0.2, 0.08, 0.5, 0.08),
        *(0.8, 0.08, 1.02, 0.3, 1, 0.9),
    )
    dot = circle(Point(0.52, 0.52), 0.16)
    line = straight(_points(0.9, 1, 0.9, 0.9, 1, 0.9))
    return MotifFigures(
        1.0,
        (
            Figure(outer, 0.08),
            Figure(arch, 0.06),
            Figure(straight(_points(0, 0.9, 1, 0.9)), 0.08),
        ),
        (Figure(corner, 0.08), Figure(dot), Figure(line, 0.08)),
    )


def _rope() -> MotifFigures:
    """Return strands laid over one another, and a knot in each corner."""
    strand = _curved(
        *(-0.18, 0.88, -0.02, 0.42, 0.3, 0.62, 0.62, 0.12),
        *(0.84, 0.12, 0.9, 0.2, 0.84, 0.3),
        *(0.6, 0.72, 0.2, 0.6, 0.06, 0.88),
        *(0, 0.94, -0.12, 0.94, -0.18, 0.88),
    )
    knot = circle(Point(0.5, 0.5), 0.38)
    return MotifFigures(0.5, (Figure(strand),), (Figure(knot),))


def _fret() -> MotifFigures:
    """Return a line along the inner edge with square spirals on it, and a 回 in each corner."""
    line = straight(_points(0, 0.92, 1, 0.92))
    spiral = straight(
        _points(0.14, 0.92, 0.14, 0.08, 0.86, 0.08, 0.86, 0.7, 0.37, 0.7, 0.37, 0.32, 0.65, 0.32)
    )
    turn = straight(_points(0.92, 1, 0.92, 0.92, 1, 0.92))
    outer = polygon(_points(0.08, 0.08, 0.72, 0.08, 0.72, 0.72, 0.08, 0.72))
    inner = polygon(_points(0.29, 0.29, 0.51, 0.29, 0.51, 0.51, 0.29, 0.51))
    return MotifFigures(
        1.0,
        (Figure(line, 0.1), Figure(spiral, 0.1)),
        (Figure(turn, 0.1), Figure(outer, 0.1), Figure(inner)),
    )


def _leaves() -> MotifFigures:
    """Return a stalk with a leaf on either side of it in turn."""
    stalk = straight(_points(0, 0.5, 1.2, 0.5))
    turn = straight(_points(0.5, 1, 0.5, 0.5, 1, 0.5))
    return MotifFigures(
        1.2,
        (
            Figure(stalk, 0.06),
            Figure(_lens(0.05, 0.5, 0.62, 0.04)),
            Figure(_lens(0.65, 0.5, 1.22, 0.96)),
        ),
        (Figure(turn, 0.06), Figure(_lens(0.5, 0.5, 0.06, 0.06))),
    )


_MADE = {
    Motif.DOTS: _dots,
    Motif.DIAMONDS: _diamonds,
    Motif.WAVE: _wave,
    Motif.SCALLOPS: _scallops,
    Motif.ROPE: _rope,
    Motif.FRET: _fret,
    Motif.LEAVES: _leaves,
    Motif.STARS: _stars,
}


def figures_of(motif: Motif) -> MotifFigures:
    """Return what a motif is made of; motifs of lines are made of none."""
    return _MADE[motif]()
