"""Rules of every kind: solid, dashed, dotted, wavy, double, thick and thin (文武线).

A rule's weight is the whole of what it takes across, whatever it is drawn as. What is
repeated along it is repeated a whole number of times.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.description.look_model import RuleKind
from pagesetter.geometry import Path, Point, Rect
from pagesetter.ink import Ink
from pagesetter.makeup.model import Shape
from pagesetter.makeup.outlines import rectangle, straight

# Parts of the weight: where a line begins and how thick it is.
_BANDS = {
    RuleKind.SOLID: ((0.0, 1.0),),
    RuleKind.DOUBLE: ((0.0, 1 / 3), (2 / 3, 1 / 3)),
    RuleKind.THICK_THIN: ((0.0, 0.6), (0.8, 0.2)),
    RuleKind.THIN_THICK: ((0.0, 0.2), (0.4, 0.6)),
}

# Of a dashed rule, in weights: a dash and the white after it. Hairlines have longer ones.
_DASH, _WHITE, _LEAST_DASH = 4.0, 3.0, 2.0
# From dot to dot, in weights.
_PITCH = 2.2
# The line of a wave, and a half of it along the rule, in weights.
_WAVE_LINE, _HALF_WAVE = 0.24, 1.1
# Where the controls of half a sine stand along it.
_SINE = 0.3642

#: Of a rule or a side no more is drawn than this: half waves of a quarter point on a page.
_MOST = 10_000


def bands_of(kind: RuleKind, weight: float) -> tuple[tuple[float, float], ...]:
    """Return where each line of a kind begins across a rule, and how thick it is, in points."""
    return tuple((start * weight, thick * weight) for start, thick in _BANDS[kind])


def dashes(length: float, weight: float, *, dotted: bool, closed: bool) -> tuple[float, float]:
    """Return the ink and the white of dashes that go a whole number of times into a length.

    A closed line begins again where it ends; another ends with ink.
    """
    if dotted:
        return 0.0, length / max(1, round(length / (_PITCH * weight)))
    dash = max(_DASH * weight, _LEAST_DASH)
    white = dash * _WHITE / _DASH
    room = length if closed else length + white
    scale = room / (dash + white) / max(1, round(room / (dash + white)))
    return dash * scale, white * scale


def rule_shapes(kind: RuleKind, bounds: Rect, ink: Ink, *, down: bool = False) -> tuple[Shape, ...]:
    """Return a rule that fills a rectangle, across or down."""
    length, weight = (bounds.height, bounds.width) if down else (bounds.width, bounds.height)

    def at(along: float, across: float) -> Point:
        if down:
            return Point(bounds.x + across, bounds.y + along)
        return Point(bounds.x + along, bounds.y + across)

    if kind is RuleKind.WAVY:
        points = [at(*point) for point in _wave(length, weight)]
        curves = zip(points[1::3], points[2::3], points[3::3], strict=True)
        return (Shape(Path(points[0], tuple(curves)), ink, weight * _WAVE_LINE),)
    if kind is RuleKind.DASHED or (kind is RuleKind.DOTTED and length <= weight):
        dash = dashes(length, weight, dotted=False, closed=False)
        line = straight([at(0, weight / 2), at(length, weight / 2)])
        return (Shape(line, ink, weight, dash),)
    if kind is RuleKind.DOTTED:
        dash = dashes(length - weight, weight, dotted=True, closed=True)
        # A little longer than to the last dot, which rounding must not lose.
        end = length - weight / 2 + dash[1] / 4
        line = straight([at(weight / 2, weight / 2), at(end, weight / 2)])
        return (Shape(line, ink, weight, dash, round=True),)
    return tuple(
        Shape(rectangle(_band(bounds, start, thick, down=down)), ink)
        for start, thick in bands_of(kind, weight)
    )


def _band(bounds: Rect, start: float, thick: float, *, down: bool) -> Rect:
    if down:
        return Rect(bounds.x + start, bounds.y, thick, bounds.height)
    return Rect(bounds.x, bounds.y + start, bounds.width, thick)


def _wave(length: float, weight: float) -> Iterator[tuple[float, float]]:
    """Yield the points of a wave along a rule: its start, and three for each half."""
    count = min(_MOST, max(1, round(length / (_HALF_WAVE * weight))))
    half = length / count
    middle = weight / 2
    # A curve whose controls stand this far out reaches three quarters of it.
    out = (weight - weight * _WAVE_LINE) / 2 * 4 / 3
    yield 0.0, middle
    for i in range(count):
        x, y = i * half, middle + (out if i % 2 else -out)
        yield x + _SINE * half, y
        yield x + (1 - _SINE) * half, y
        yield x + half, middle
