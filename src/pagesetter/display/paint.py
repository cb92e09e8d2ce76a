"""The made-up page as a display list: absolute marks in reading order."""

from __future__ import annotations

from typing import assert_never

from pagesetter.diagnostics import Span
from pagesetter.display.model import (
    DisplayList,
    DrawGlyphs,
    DrawPhoto,
    FillRect,
    Mark,
    Region,
)
from pagesetter.geometry import Point, Rect
from pagesetter.ink import Ink
from pagesetter.makeup.model import Item, MadeUpPage, PlacedBox, PlacedPhoto, SetFrame


def paint(page: MadeUpPage) -> DisplayList:
    """Turn a made-up page into what is drawn."""
    grid = page.grid
    regions = tuple(_region(item) for item in page.items)
    return DisplayList(grid.page, grid.bleed, page.title, page.language, regions)


def _region(item: Item) -> Region:
    match item:
        case SetFrame():
            return Region(item.name, item.bounds, _type(item))
        case PlacedPhoto():
            photo = DrawPhoto(item.picture, item.crop, item.bounds, item.span)
            border = _border(item.bounds, *item.keyline, item.span) if item.keyline else ()
            return Region(item.name, item.bounds, (photo, *border))
        case PlacedBox():
            fill = (FillRect(item.bounds, item.fill, item.span),) if item.fill else ()
            border = _border(item.bounds, *item.border, item.span) if item.border else ()
            return Region(item.name, item.bounds, (*fill, *border))
        case _:
            assert_never(item)


def _type(frame: SetFrame) -> tuple[Mark, ...]:
    return tuple(
        DrawGlyphs(Point(placed.x + run.x, placed.baseline), run.run, run.ink, run.span)
        for placed in frame.lines
        for run in placed.line.runs
    )


def _border(bounds: Rect, weight: float, ink: Ink, span: Span) -> tuple[Mark, ...]:
    """Return the four sides of a frame, drawn inside its bounds."""
    b = bounds
    sides = (
        Rect(b.x, b.y, b.width, weight),
        Rect(b.x, b.bottom - weight, b.width, weight),
        Rect(b.x, b.y + weight, weight, b.height - 2 * weight),
        Rect(b.right - weight, b.y + weight, weight, b.height - 2 * weight),
    )
    return tuple(FillRect(side, ink, span) for side in sides)
