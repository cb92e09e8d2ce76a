"""A spread cut at its fold: two pages, each with its bleed on all four sides."""

from __future__ import annotations

from typing import assert_never

from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    FillRect,
    Mark,
)
from pagesetter.geometry import Path, Point, Rect, fits

#: Glyphs may reach beyond their advances by this part of their size: a slanted letter, a
#: mark that hangs.
_REACH = 1.0


def halves(page: DisplayList) -> tuple[DisplayList, ...]:
    """Return the left and the right page of a spread; any other page as it is.

    What lies over the fold is on both, so that its bleed is there on each side of the cut.
    """
    if page.fold is None:
        return (page,)
    left = _between(page, 0.0, page.fold)
    return left, _between(page, page.fold, page.page.width)


def _between(page: DisplayList, begin: float, end: float) -> DisplayList:
    sheet = (begin - page.bleed, end + page.bleed)
    regions = []
    for region in page.regions:
        marks = tuple(_moved(mark, -begin) for mark in region.marks if _shows(mark, sheet))
        if marks:
            bounds = _along(region.bounds, -begin)
            regions.append(region._replace(bounds=bounds, marks=marks))
    size = page.page._replace(width=end - begin)
    return page._replace(page=size, regions=tuple(regions), fold=None)


def _shows(mark: Mark, sheet: tuple[float, float]) -> bool:
    left, right = _extent(mark)
    return not (fits(right, sheet[0]) or fits(sheet[1], left))


def _extent(mark: Mark) -> tuple[float, float]:
    """Return how far a mark goes from left to right, at most."""
    match mark:
        case DrawGlyphs() | DrawShapes():
            reach = _REACH * mark.run.size
            return mark.at.x - reach, mark.at.x + reach + (
                0 if mark.run.vertical else mark.run.width
            )
        case DrawPhoto() | FillRect():
            return mark.bounds.x, mark.bounds.right
        case DrawPath() | Clip():
            stroke = mark.stroke if isinstance(mark, DrawPath) else None
            points = [mark.path.start, *(point for curve in mark.path.curves for point in curve)]
            wide = stroke or 0.0
            return min(p.x for p in points) - wide, max(p.x for p in points) + wide
        case _:
            assert_never(mark)


def _moved(mark: Mark, by: float) -> Mark:
    match mark:
        case DrawGlyphs() | DrawShapes():
            return mark._replace(at=_point(mark.at, by))
        case DrawPhoto():
            clip = mark.clip and _path(mark.clip, by)
            return mark._replace(bounds=_along(mark.bounds, by), clip=clip)
        case FillRect():
            return mark._replace(bounds=_along(mark.bounds, by))
        case DrawPath():
            return mark._replace(path=_path(mark.path, by))
        case Clip():
            inside = tuple(m._replace(path=_path(m.path, by)) for m in mark.marks)
            return mark._replace(path=_path(mark.path, by), marks=inside)
        case _:
            assert_never(mark)


def _along(bounds: Rect, by: float) -> Rect:
    return bounds._replace(x=bounds.x + by)


def _point(point: Point, by: float) -> Point:
    return Point(point.x + by, point.y)


def _path(path: Path, by: float) -> Path:
    return Path(
        _point(path.start, by),
        tuple((_point(a, by), _point(b, by), _point(c, by)) for a, b, c in path.curves),
    )
