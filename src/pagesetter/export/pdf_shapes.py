"""The outlines of a run's glyphs as path operators: drawn, and no part of the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from pagesetter.export.pdf_objects import number
from pagesetter.geometry import Path, Point
from pagesetter.typeface.model import GlyphRun
from pagesetter.typeface.outlines import glyph_outline

# A hundredth of a point is less than any press shows.
_DIGITS = 2


def run_outline(run: GlyphRun, at: tuple[float, float]) -> str:
    """Return the operators that build the path of a run's glyphs, from `at` in the page's space."""
    lines: list[str] = []
    for glyph, (right, up) in zip(run.glyphs, _origins(run), strict=True):
        for contour in glyph_outline(run.face, glyph):
            lines += _contour(contour, run, at, (right, up))
    return "\n".join(lines)


def _origins(run: GlyphRun) -> Iterator[tuple[float, float]]:
    """Yield where each glyph has its origin, in ems of the run, before it is narrowed or turned."""
    offsets = run.offsets or ((0.0, 0.0),) * len(run.glyphs)
    for along, (x, y) in zip(accumulate(run.advances, initial=0.0), offsets, strict=False):
        yield (x, y - along) if run.vertical else (along + x, y)


def _contour(
    contour: Path, run: GlyphRun, at: tuple[float, float], origin: tuple[float, float]
) -> Iterator[str]:
    size, scale = run.size, run.scale

    def shown(point: Point) -> str:
        x = size * (origin[0] + point.x * run.condensed)
        y = size * (origin[1] + point.y)
        if run.vertical:
            y *= scale
        else:
            x *= scale
        if run.turned:
            x, y = y, -x
        return f"{number(at[0] + x, _DIGITS)} {number(at[1] + y, _DIGITS)}"

    yield f"{shown(contour.start)} m"
    before = contour.start
    for first, second, end in contour.curves:
        if first == before and second == end:
            yield f"{shown(end)} l"
        else:
            yield f"{shown(first)} {shown(second)} {shown(end)} c"
        before = end
    yield "h"
