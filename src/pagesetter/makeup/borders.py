"""Borders round a box, drawn inside it: lines of each kind, and motifs repeated (花边).

Along each side a motif stands a whole number of times, made longer or shorter by what is
left over; the corners have figures of their own, so that lines meet in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import pi

from pagesetter.description.look_model import Motif, RuleKind
from pagesetter.geometry import Insets, Path, Point, Rect
from pagesetter.ink import Ink
from pagesetter.makeup.model import Shape
from pagesetter.makeup.motifs import Figure, figures_of
from pagesetter.makeup.outlines import rounded, straight
from pagesetter.makeup.rules import bands_of, dashes, rule_shapes
from pagesetter.records import NamedTuple

#: More motifs than this along one side are too small to be seen: 2 pt on 10 m.
MOST_ALONG = 2_000

_LINES = {Motif.DOUBLE: RuleKind.DOUBLE, Motif.THICK_THIN: RuleKind.THICK_THIN}


class BorderError(ValueError):
    """A border that its box has no room for; the message is for the designer."""


class _Axes(NamedTuple):
    """Where a side or a corner begins, and which way its x and its y run."""

    origin: Point
    x: Point
    y: Point

    def at(self, point: Point) -> Point:
        return Point(
            self.origin.x + point.x * self.x.x + point.y * self.y.x,
            self.origin.y + point.x * self.x.y + point.y * self.y.y,
        )


def motif_shapes(motif: Motif, bounds: Rect, size: float, ink: Ink) -> tuple[Shape, ...]:
    """Return a border of a motif inside a box. Raises `BorderError` where it has no room."""
    if min(bounds.width, bounds.height) < 2 * size:
        raise BorderError("the box is too small for its border")
    if motif in _LINES:
        return line_shapes(_LINES[motif], bounds, size, 0.0, ink)
    figures = figures_of(motif)
    shapes: list[Shape] = []
    for corner, x, y, length in _sides(bounds):
        axes = _Axes(corner, Point(x.x * size, x.y * size), Point(y.x * size, y.y * size))
        middle = Point(0.5, 0.5) if figures.upright else None
        shapes += _drawn(figures.corner, axes, ink, middle)
        room = length - 2 * size
        count = max(1, round(room / (figures.period * size))) if room > size / 4 else 0
        if count > MOST_ALONG:
            raise BorderError(f"the border would repeat its motif {count} times along a side")
        step = room / count if count else 0.0
        across = size if figures.loose else step / figures.period
        middle = middle and Point(figures.period / 2, 0.5)
        for i in range(count):
            along = size + i * step + (step - across * figures.period) / 2
            origin = Point(corner.x + x.x * along, corner.y + x.y * along)
            axes = _Axes(origin, Point(x.x * across, x.y * across), axes.y)
            shapes += _drawn(figures.side, axes, ink, middle)
    return tuple(shapes)


def _sides(b: Rect) -> Iterator[tuple[Point, Point, Point, float]]:
    """Yield each side clockwise from the top: its corner, its directions and its length."""
    right, down, left, up = Point(1, 0), Point(0, 1), Point(-1, 0), Point(0, -1)
    yield Point(b.x, b.y), right, down, b.width
    yield Point(b.right, b.y), down, left, b.height
    yield Point(b.right, b.bottom), left, up, b.width
    yield Point(b.x, b.bottom), up, right, b.height


def _drawn(
    figures: tuple[Figure, ...], axes: _Axes, ink: Ink, middle: Point | None
) -> Iterator[Shape]:
    """Yield figures in their place; upright ones are moved by their middle and not turned."""
    size = abs(axes.y.x + axes.y.y)
    if middle is not None:
        at = axes.at(middle)
        origin = Point(at.x - middle.x * size, at.y - middle.y * size)
        axes = _Axes(origin, Point(size, 0.0), Point(0.0, size))
    for figure in figures:
        path = figure.path
        curves = tuple((axes.at(a), axes.at(b), axes.at(c)) for a, b, c in path.curves)
        stroke = None if figure.stroke is None else figure.stroke * size
        yield Shape(Path(axes.at(path.start), curves), ink, stroke)


def line_shapes(
    kind: RuleKind, bounds: Rect, weight: float, radius: float, ink: Ink
) -> tuple[Shape, ...]:
    """Return a border of lines inside a box; `weight` is the whole of its thickness."""
    if min(bounds.width, bounds.height) < 2 * weight:
        raise BorderError("the box is too small for its border")
    if kind is RuleKind.WAVY:
        return motif_shapes(Motif.WAVE, bounds, weight, ink)
    if kind in (RuleKind.DASHED, RuleKind.DOTTED):
        return tuple(_broken(kind, bounds, weight, radius, ink))
    return tuple(
        Shape(_ring(bounds, start + thick / 2, radius), ink, thick)
        for start, thick in bands_of(kind, weight)
    )


def _ring(bounds: Rect, inside: float, radius: float) -> Path:
    return rounded(bounds.inset(Insets(inside, inside, inside, inside)), max(0.0, radius - inside))


def _broken(
    kind: RuleKind, bounds: Rect, weight: float, radius: float, ink: Ink
) -> Iterator[Shape]:
    """Yield a border of dashes or dots, a whole number of them along each side or all round."""
    middle = bounds.inset(Insets(*[weight / 2] * 4))
    dotted = kind is RuleKind.DOTTED
    if radius > 0:
        r = min(max(0.0, radius - weight / 2), middle.width / 2, middle.height / 2)
        around = 2 * (middle.width + middle.height) - (8 - 2 * pi) * r
        dash = dashes(around, weight, dotted=dotted, closed=True)
        yield Shape(rounded(middle, r), ink, weight, dash, dotted)
    elif dotted:
        for corner, x, _, length in _sides(middle):
            dash = dashes(length, weight, dotted=True, closed=True)
            end = length - sum(dash) / 2  # the next side begins with the dot in the corner
            path = straight([corner, Point(corner.x + x.x * end, corner.y + x.y * end)])
            yield Shape(path, ink, weight, dash, round=True)
    else:
        b = bounds
        yield from rule_shapes(kind, Rect(b.x, b.y, b.width, weight), ink)
        yield from rule_shapes(kind, Rect(b.x, b.bottom - weight, b.width, weight), ink)
        yield from rule_shapes(kind, Rect(b.x, b.y, weight, b.height), ink, down=True)
        yield from rule_shapes(kind, Rect(b.right - weight, b.y, weight, b.height), ink, down=True)
