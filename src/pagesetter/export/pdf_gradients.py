"""Gradients as patterns, axial shadings; ISO 32000-1 8.7.4.

A pattern is chosen as any color is, so that rules, outlines and type take it alike.
"""

from __future__ import annotations

from itertools import pairwise
from math import cos, radians, sin
from typing import Any, TypeAlias

from pagesetter.display.model import DrawGlyphs, DrawPath, DrawShapes, FillRect
from pagesetter.export.pdf_inks import interpolation, numbers_of
from pagesetter.export.pdf_objects import Array, PdfFile, Reference, dictionary, name, numbers
from pagesetter.geometry import Rect
from pagesetter.ink import Gradient, Ink

# A shorter stretch of the line is no stretch.
_EDGE = 1e-4

# How far type reaches over its baseline and under it, in ems: an ideograph's box.
_OVER, _UNDER = 0.88, 0.12

Color: TypeAlias = tuple[float, ...]


def axial_pattern(
    file: PdfFile, gradient: Gradient, bounds: Rect, plate: Reference | None = None
) -> Any:
    """Return the pattern of a gradient over `bounds`, in the page's space with y up.

    Its first and last stops touch the outermost corners, as in CSS. With a `plate`, the
    gradient is of tints of that spot ink, and paper is none of it; without, of process inks.
    """
    colors = [(at, _color(ink, spot=plate is not None)) for at, ink in gradient.stops]
    shading = {
        "ShadingType": 2,
        "ColorSpace": name("DeviceCMYK") if plate is None else plate,
        "Coords": numbers(_axis(gradient.angle, bounds)),
        "Function": file.add(_function(colors)),
        "Extend": Array([True, True]),
    }
    return dictionary(
        {"Type": name("Pattern"), "PatternType": 2, "Shading": file.add(dictionary(shading))}
    )


def bounds_of(mark: DrawGlyphs | DrawShapes | FillRect | DrawPath) -> Rect:
    """Return what a gradient goes over, as the page has it: y down from the top of the trim."""
    match mark:
        case FillRect():
            return mark.bounds
        case DrawPath():
            points = [mark.path.start, *(point for curve in mark.path.curves for point in curve)]
            left, top = min(p.x for p in points), min(p.y for p in points)
            right, bottom = max(p.x for p in points), max(p.y for p in points)
            return Rect(left, top, right - left, bottom - top)
        case _:
            size, (x, y) = mark.run.size, mark.at
            if mark.run.vertical:
                return Rect(x - size / 2, y, size, mark.run.width)
            if mark.run.turned:
                return Rect(x - _UNDER * size, y, size, mark.run.width)
            return Rect(x, y - _OVER * size, mark.run.width, size)


def _color(ink: Ink, *, spot: bool) -> Color:
    if not spot:
        return ink.process
    return (ink.tint if ink.spot else 0.0,)


def _axis(angle: float, bounds: Rect) -> tuple[float, float, float, float]:
    """Return where the line begins and ends; the angle is clockwise, y goes up."""
    across, up = cos(radians(angle)), -sin(radians(angle))
    half = (abs(bounds.width * across) + abs(bounds.height * up)) / 2
    x, y = bounds.x + bounds.width / 2, bounds.y + bounds.height / 2
    return x - half * across, y - half * up, x + half * across, y + half * up


def _function(colors: list[tuple[float, Color]]) -> Any:
    """Return the colors along the line: one stretch, or several stitched; 7.10.4."""
    if colors[0][0] > 0:
        colors = [(0.0, colors[0][1]), *colors]
    if colors[-1][0] < 1:
        colors = [*colors, (1.0, colors[-1][1])]
    # Two stops at one place are an edge: the stretch between them has no length.
    stretches = [(a, b) for a, b in pairwise(colors) if b[0] - a[0] > _EDGE]
    functions = [interpolation(numbers_of(a[1]), numbers_of(b[1])) for a, b in stretches]
    if len(functions) == 1:
        return functions[0]
    return dictionary(
        {
            "FunctionType": 3,
            "Domain": Array([0, 1]),
            "Functions": Array(functions),
            "Bounds": numbers(tuple(end for _, (end, _) in stretches[:-1]), 5),
            "Encode": Array([0, 1] * len(functions)),
        }
    )
