"""Dots and lines drawn beside words: 着重号, 专名号, 书名号甲式.

They stand in the gap between lines, which CLREQ 3.1.8 wants at least half an em wide.
Lengths are ems of the style, made points of the line.
"""

from __future__ import annotations

from math import ceil

from pagesetter.composition.model import Annotation, PlacedShape, TextStyle
from pagesetter.geometry import Path, Point

# The em box reaches this far under the baseline, and half an em from a middle axis.
_FOOT = 0.12
_HALF = 0.5

_DOT_RADIUS = 0.085
_DOT_AWAY = 0.2  # its center from the em box
_LINE_AWAY = 0.1
_LINE_WEIGHT = 0.05
# A line is this much shorter than its words at either end, so that two names are two.
_PARTED = 1 / 16
_WAVE = 0.42  # length of a whole wave
_CREST = 0.055

# A quarter of a circle as a curve of Bézier's: where its controls are.
_ROUND = 0.5523


def dot(note: Annotation, middle: float, style: TextStyle) -> PlacedShape:
    """Return the dot beside a character whose middle is `middle` points along the line."""
    size = style.size
    away = (_HALF if style.vertical else -_FOOT) * size
    away += (_DOT_AWAY if style.vertical else -_DOT_AWAY) * size
    return PlacedShape(_circle(middle, away, _DOT_RADIUS * size), note.ink, note.span)


def side_line(
    note: Annotation, extent: tuple[float, float], whole: tuple[bool, bool], style: TextStyle
) -> PlacedShape:
    """Return the line beside words that go from one end of `extent` to the other.

    `whole` tells whether the words begin here, and whether they end: where they go on in
    another line, so does the side line.
    """
    size = style.size
    start = extent[0] + (_PARTED * size if whole[0] else 0.0)
    end = extent[1] - (_PARTED * size if whole[1] else 0.0)
    away = -((_HALF if style.vertical else _FOOT) + _LINE_AWAY) * size
    if note.kind == "book":
        path = _wave(start, end, away - _CREST * size, size)
    else:
        path = Path(Point(start, away), (_straight(Point(start, away), Point(end, away)),))
    return PlacedShape(path, note.ink, note.span, _LINE_WEIGHT * size)


def _straight(start: Point, end: Point) -> tuple[Point, Point, Point]:
    return start, end, end


def _wave(start: float, end: float, away: float, size: float) -> Path:
    """Return whole waves from start to end, each of two arcs."""
    count = 2 * max(1, ceil((end - start) / (_WAVE * size) - 0.5))
    step = (end - start) / count
    crest = 4 / 3 * _CREST * size  # a curve goes three quarters of the way to its controls
    curves = []
    for i in range(count):
        x, up = start + i * step, crest if i % 2 == 0 else -crest
        curves.append(
            (
                Point(x + 0.364 * step, away + up),
                Point(x + 0.636 * step, away + up),
                Point(x + step, away),
            )
        )
    return Path(Point(start, away), tuple(curves))


def _circle(x: float, y: float, radius: float) -> Path:
    r, k = radius, radius * _ROUND
    return Path(
        Point(x + r, y),
        (
            (Point(x + r, y + k), Point(x + k, y + r), Point(x, y + r)),
            (Point(x - k, y + r), Point(x - r, y + k), Point(x - r, y)),
            (Point(x - r, y - k), Point(x - k, y - r), Point(x, y - r)),
            (Point(x + k, y - r), Point(x + r, y - k), Point(x + r, y)),
        ),
    )
