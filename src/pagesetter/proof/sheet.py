"""A contact sheet: the pages of an edition, small, on one sheet with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import assert_never

from pagesetter.diagnostics import Span
from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    FillRect,
    Mark,
    Region,
)
from pagesetter.geometry import Path, Point, Rect, Size
from pagesetter.ink import BLACK
from pagesetter.proof.pen import WHITE, Pen
from pagesetter.typeface.model import FaceId

_MARGIN, _GAP, _WORDS = 24.0, 18.0, 14.0  # points

#: Width over height that the sheet comes nearest to: A3 that lies.
_SHAPE = 2**0.5

#: Points that the sheet is wide, at most.
_WIDTH = 1190.0


def contact_sheet(pages: Sequence[DisplayList], face: FaceId | None, span: Span) -> DisplayList:
    """Return pages small on one sheet, in rows, each over its number."""
    cell = Size(max(p.page.width for p in pages), max(p.page.height for p in pages))
    columns = _columns(len(pages), cell)
    rows = ceil(len(pages) / columns)
    scale = (_WIDTH - 2 * _MARGIN - (columns - 1) * _GAP) / (columns * cell.width)
    scale = min(scale, 0.5)
    wide, high = cell.width * scale, cell.height * scale
    pen = Pen(face, span)
    regions: list[Region] = []
    for i, page in enumerate(pages):
        row, column = divmod(i, columns)
        at = Point(_MARGIN + column * (wide + _GAP), _MARGIN + row * (high + _WORDS + _GAP))
        regions += [_small(region, scale, at, page.label) for region in page.regions]
        regions.append(_border(page, scale, at, pen))
    size = Size(
        2 * _MARGIN + columns * wide + (columns - 1) * _GAP,
        2 * _MARGIN + rows * (high + _WORDS) + (rows - 1) * _GAP,
    )
    first = pages[0]
    return DisplayList(size, 0.0, first.title, first.language, tuple(regions), date=first.date)


def _columns(count: int, cell: Size) -> int:
    """Return how many pages stand side by side."""

    def off(columns: int) -> float:
        shape = columns * cell.width / (ceil(count / columns) * cell.height)
        return max(shape / _SHAPE, _SHAPE / shape)

    return min(range(1, count + 1), key=off)


def _border(page: DisplayList, scale: float, at: Point, pen: Pen) -> Region:
    bounds = Rect(at.x, at.y, page.page.width * scale, page.page.height * scale)
    below = Point(at.x, bounds.bottom + 3)
    number = pen.label(page.label, below, WHITE, 9.0, paper=BLACK) if page.label else ()
    return Region(f"{page.label}/sheet", bounds, (*pen.outline(bounds, BLACK, 0.5), *number))


def _small(region: Region, scale: float, at: Point, label: str) -> Region:
    move = _Move(scale, at)
    marks = tuple(move.mark(mark) for mark in region.marks)
    return Region(f"{label}/{region.name}", move.rect(region.bounds), marks)


class _Move:
    """Makes marks smaller, and puts them elsewhere."""

    def __init__(self, scale: float, at: Point) -> None:
        self._scale, self._at = scale, at

    def mark(self, mark: Mark) -> Mark:
        match mark:
            case DrawGlyphs() | DrawShapes():
                run = mark.run._replace(size=mark.run.size * self._scale)
                moved = mark._replace(at=self.point(mark.at), run=run)
                if isinstance(moved, DrawShapes) and moved.stroke is not None:
                    moved = moved._replace(stroke=moved.stroke * self._scale)
                return moved
            case DrawPhoto():
                clip = mark.clip and self.path(mark.clip)
                return mark._replace(bounds=self.rect(mark.bounds), clip=clip)
            case FillRect():
                return mark._replace(bounds=self.rect(mark.bounds))
            case DrawPath():
                return self._path_mark(mark)
            case Clip():
                inside = tuple(map(self._path_mark, mark.marks))
                return mark._replace(path=self.path(mark.path), marks=inside)
            case _:
                assert_never(mark)

    def _path_mark(self, mark: DrawPath) -> DrawPath:
        stroke = None if mark.stroke is None else mark.stroke * self._scale
        dash = tuple(length * self._scale for length in mark.dash)
        return mark._replace(path=self.path(mark.path), stroke=stroke, dash=dash)

    def rect(self, rect: Rect) -> Rect:
        s, at = self._scale, self._at
        return Rect(at.x + s * rect.x, at.y + s * rect.y, s * rect.width, s * rect.height)

    def point(self, point: Point) -> Point:
        return Point(self._at.x + self._scale * point.x, self._at.y + self._scale * point.y)

    def path(self, path: Path) -> Path:
        return Path(
            self.point(path.start),
            tuple((self.point(a), self.point(b), self.point(c)) for a, b, c in path.curves),
        )
