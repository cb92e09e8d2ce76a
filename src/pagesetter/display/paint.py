"""The made-up page as a display list: absolute marks in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from pagesetter.composition.model import PlacedRun
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
from pagesetter.geometry import Path, Point, Rect
from pagesetter.ink import Ink
from pagesetter.makeup.model import (
    Item,
    Look,
    MadeUpPage,
    PlacedBox,
    PlacedDrawing,
    PlacedLine,
    PlacedPattern,
    PlacedPhoto,
    SetFrame,
)


def paint(page: MadeUpPage) -> DisplayList:
    """Turn a made-up page into what is drawn."""
    grid = page.grid
    regions = tuple(_region(item) for item in page.items)
    fold = grid.page.width / 2 if grid.fold else None
    return DisplayList(
        grid.page, grid.bleed, page.title, page.language, regions, fold, date=page.date
    )


def _region(item: Item) -> Region:
    match item:
        case SetFrame():
            return Region(item.name, item.bounds, _type(item))
        case PlacedPhoto():
            photo = DrawPhoto(item.picture, item.crop, item.bounds, item.span, item.clip)
            border = _border(item.bounds, *item.keyline, item.span) if item.keyline else ()
            return Region(item.name, item.bounds, (photo, *border))
        case PlacedBox():
            fill = (FillRect(item.bounds, item.fill, item.span),) if item.fill else ()
            border = _border(item.bounds, *item.border, item.span) if item.border else ()
            return Region(item.name, item.bounds, (*fill, *border))
        case PlacedDrawing():
            return Region(item.name, item.bounds, _drawing(item))
        case PlacedPattern():
            ground = (FillRect(item.bounds, item.ground, item.span),) if item.ground else ()
            pattern = tuple(FillRect(rect, item.ink, item.span) for rect in item.rects)
            return Region(item.name, item.bounds, (*ground, *pattern))
        case _:
            assert_never(item)


def _drawing(item: PlacedDrawing) -> tuple[Mark, ...]:
    paths = tuple(
        DrawPath(s.path, s.ink, item.span, s.stroke, s.dash, s.round) for s in item.shapes
    )
    return paths if item.clip is None else (Clip(item.clip, paths, item.span),)


def _type(frame: SetFrame) -> tuple[Mark, ...]:
    """Return the marks of a frame: what is behind its text, the text, and what is beside it.

    What is read beside it, ruby, comes after what is drawn there.
    """
    text: list[Mark] = list(_behind(frame, frame.look)) if frame.look else []
    beside: list[Mark] = []
    for placed in frame.lines:
        text += [_glyphs(placed, run) for run in placed.line.runs]
        beside += [
            DrawPath(_placed_path(placed, s.path), s.ink, s.span, s.stroke)
            for s in placed.line.shapes
        ]
        beside += [_glyphs(placed, run) for run in placed.line.annotations]
    return (*text, *beside)


def _behind(frame: SetFrame, look: Look) -> Iterator[DrawShapes]:
    """Yield what is behind all of a heading's glyphs: their shadow, then their outline."""
    # Half of what an outline is drawn with is under the glyphs, so that they keep their weight.
    stroke = 2 * look.outline[0] if look.outline else None
    glyphs = [_glyphs(placed, run) for placed in frame.lines for run in placed.line.runs]
    if look.shadow:
        right, down, ink = look.shadow
        for at, run, _, span in glyphs:
            yield DrawShapes(Point(at.x + right, at.y + down), run, ink, span, stroke)
    if look.outline:
        for at, run, _, span in glyphs:
            yield DrawShapes(at, run, look.outline[1], span, stroke)


def _glyphs(placed: PlacedLine, run: PlacedRun) -> DrawGlyphs:
    return DrawGlyphs(_placed_point(placed, run.x, run.y), run.run, run.ink, run.span)


def _placed_point(placed: PlacedLine, along: float, away: float) -> Point:
    if placed.vertical:
        return Point(placed.x + away, placed.baseline + along)
    return Point(placed.x + along, placed.baseline - away)


def _placed_path(placed: PlacedLine, path: Path) -> Path:
    return Path(
        _placed_point(placed, *path.start),
        tuple(
            (_placed_point(placed, *a), _placed_point(placed, *b), _placed_point(placed, *c))
            for a, b, c in path.curves
        ),
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
