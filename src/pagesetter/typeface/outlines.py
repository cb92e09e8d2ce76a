"""The outlines of glyphs, as curves."""

from __future__ import annotations

from functools import lru_cache

from pagesetter.geometry import Path, Point
from pagesetter.keeping import on_forget
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import open_font

_Pair = tuple[float, float]


@lru_cache(maxsize=512)
def glyph_outline(face: FaceId, glyph: int) -> tuple[Path, ...]:
    """Return the closed contours of a glyph, in ems from its origin, y up."""
    font = open_font(face)
    pen = _Pen(font.face.upem)
    font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.contours)


on_forget(glyph_outline.cache_clear)


class _Pen:
    """Takes what a face draws, in its units; a quadratic curve is the cubic that it is."""

    def __init__(self, upem: int) -> None:
        self.contours: list[Path] = []
        self._em = float(upem)
        self._start = self._at = Point(0.0, 0.0)
        self._curves: list[tuple[Point, Point, Point]] = []

    def _point(self, pair: _Pair) -> Point:
        return Point(pair[0] / self._em, pair[1] / self._em)

    def moveTo(self, pair: _Pair) -> None:  # noqa: N802 -- the pen protocol's names
        self._start = self._at = self._point(pair)
        self._curves = []

    def lineTo(self, pair: _Pair) -> None:  # noqa: N802
        end = self._point(pair)
        self._curves.append((self._at, end, end))
        self._at = end

    def curveTo(self, *pairs: _Pair) -> None:  # noqa: N802
        first, second, end = map(self._point, pairs)
        self._curves.append((first, second, end))
        self._at = end

    def qCurveTo(self, *pairs: _Pair) -> None:  # noqa: N802
        control, end = map(self._point, pairs)
        first, second = (
            Point(p.x + 2 / 3 * (control.x - p.x), p.y + 2 / 3 * (control.y - p.y))
            for p in (self._at, end)
        )
        self._curves.append((first, second, end))
        self._at = end

    def closePath(self) -> None:  # noqa: N802
        if self._curves:
            self.contours.append(Path(self._start, tuple(self._curves)))
        self._curves = []

    def endPath(self) -> None:  # noqa: N802
        self.closePath()
