"""Overlays: a display list in, a display list out, drawn by the exporter that draws the page.

Each is a region of its own at the list's end, over the page; what was done to lines stands
at its beginning, behind them. The heat map is no overlay of this kind: `proof.heat`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import chain, pairwise
from pathlib import Path as File

from pagesetter.diagnostics import Span
from pagesetter.display.model import (
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    Mark,
    Region,
)
from pagesetter.display.paint import paint
from pagesetter.geometry import Point, Rect
from pagesetter.ink import Ink
from pagesetter.makeup.overlay import adjustment_bands
from pagesetter.proof.model import Overlay, ProofPage
from pagesetter.proof.pen import BLUE, CYAN, GREEN, MAGENTA, ORANGE, RED, WHITE, Pen
from pagesetter.records import NamedTuple


class PhotoClass(NamedTuple):
    """What a photo's pixels per inch are enough for."""

    least: float  # pixels per inch
    name: str
    ink: Ink


#: From too coarse to finer than a newspaper's screen shows.
PHOTO_CLASSES = (
    PhotoClass(0.0, "too coarse", RED),
    PhotoClass(150.0, "coarse", ORANGE),
    PhotoClass(200.0, "fine", GREEN),
    PhotoClass(600.0, "finer than needed", BLUE),
)

_EVERY = 5  # lines of the grid from one that is numbered to the next


class _Sheet(NamedTuple):
    """What is drawn on: the page, its display list without overlays, and the pen."""

    page: ProofPage
    display: DisplayList
    pen: Pen


def with_overlays(page: ProofPage, shown: Collection[Overlay]) -> DisplayList:
    """Return what is drawn of a page, with overlays."""
    display = page.display or paint(page.page)
    sheet = _Sheet(page, display, Pen(page.face, span_of(page)))
    whole = Rect(0.0, 0.0, display.page.width, display.page.height)
    behind: tuple[Region, ...] = ()
    if Overlay.ADJUSTMENT in shown:
        behind = paint(page.page._replace(items=adjustment_bands(page.page))).regions
    over = [
        Region(f"proof/{overlay.value}", whole, tuple(draw(sheet)))
        for overlay, draw in _DRAWN
        if overlay in shown
    ]
    over = [region for region in over if region.marks]
    return display._replace(regions=(*behind, *display.regions, *over), label=page.label)


def span_of(page: ProofPage) -> Span:
    """Return what marks of a proof say they come from: the first thing on the page."""
    items = page.page.items
    return items[0].span if items else Span(File(), 1, 1, 1, 1)


# ---------------------------------------------------------------- the grid


def _columns(sheet: _Sheet) -> Iterator[Mark]:
    for column in sheet.page.page.grid.columns:
        yield sheet.pen.ground(column, CYAN, 0.12)


def _baselines(sheet: _Sheet) -> Iterator[Mark]:
    grid = sheet.page.page.grid
    area = grid.type_area
    for line in range(1, grid.lines + 1):
        y = grid.baseline(line)
        numbered = line % _EVERY == 0
        begin, end = Point(area.x, y), Point(area.right, y)
        ink = CYAN._replace(opacity=0.8 if numbered else 0.35)
        yield sheet.pen.line(begin, end, ink, 0.3)
        if numbered:
            yield from sheet.pen.label(str(line), Point(area.x - 14, y - 6.0), CYAN)


def _type_area(sheet: _Sheet) -> Iterator[Mark]:
    yield from sheet.pen.outline(sheet.page.page.grid.type_area, MAGENTA, 0.8)


def _trim(sheet: _Sheet) -> Iterator[Mark]:
    size, bleed, pen = sheet.display.page, sheet.display.bleed, sheet.pen
    trim = Rect(0.0, 0.0, size.width, size.height)
    if bleed:
        wide = Rect(-bleed, -bleed, size.width + 2 * bleed, size.height + 2 * bleed)
        yield from pen.outline(wide, BLUE, 1.0)
        for x in (-bleed, size.width):
            yield pen.ground(Rect(x, -bleed, bleed, wide.height), BLUE, 0.12)
        for y in (-bleed, size.height):
            yield pen.ground(Rect(0.0, y, size.width, bleed), BLUE, 0.12)
    yield from pen.outline(trim, RED, 0.8)
    fold = sheet.page.page.grid.fold
    if fold is not None:
        middle = fold.x + fold.width / 2
        yield pen.ground(fold, RED, 0.08)
        yield pen.line(Point(middle, 0.0), Point(middle, size.height), RED)


# ---------------------------------------------------------------- frames


def _frames(sheet: _Sheet) -> Iterator[Mark]:
    named: list[Mark] = []
    for region in sheet.display.regions:
        ink = _ink_of(region)
        yield from sheet.pen.outline(region.bounds, ink, 0.5)
        if region.bounds.width >= 12 and region.bounds.height >= 6:
            at = Point(region.bounds.x, region.bounds.y)
            named += sheet.pen.label(region.name, at, ink, 5.0)
    yield from named


def _ink_of(region: Region) -> Ink:
    if any(isinstance(mark, DrawPhoto) for mark in region.marks):
        return BLUE
    return MAGENTA if _is_read(region) else GREEN


def _is_read(region: Region) -> bool:
    """Tell whether there is anything to read or look at: no rule, no tint."""
    return any(isinstance(mark, DrawGlyphs | DrawPhoto) for mark in region.marks)


def _order(sheet: _Sheet) -> Iterator[Mark]:
    read = [region for region in sheet.display.regions if _is_read(region)]
    middles = [_begin_of(region) for region in read]
    for before, after in pairwise(middles):
        yield from sheet.pen.arrow(before, after, RED)
    for number, (region, at) in enumerate(zip(read, middles, strict=True), 1):
        yield from sheet.pen.outline(region.bounds, RED, 0.4)
        yield from sheet.pen.label(str(number), Point(at.x - 6, at.y - 7), RED, 10.0)


def _begin_of(region: Region) -> Point:
    """Return where a frame's number stands: near where its words begin."""
    bounds = region.bounds
    inwards, down = min(14.0, bounds.width / 2), min(14.0, bounds.height / 2)
    vertical = any(isinstance(mark, DrawGlyphs) and mark.run.vertical for mark in region.marks)
    x = bounds.right - inwards if vertical else bounds.x + inwards
    return Point(x, bounds.y + down)


def _resolution(sheet: _Sheet) -> Iterator[Mark]:
    for region in sheet.display.regions:
        for mark in region.marks:
            if isinstance(mark, DrawPhoto):
                ppi = resolution_of(mark)
                found = class_of(ppi)
                yield sheet.pen.ground(mark.bounds, found.ink, 0.25)
                yield from sheet.pen.outline(mark.bounds, found.ink, 2.0)
                at = Point(mark.bounds.x + 4, mark.bounds.y + 4)
                words = f"{ppi:.0f} ppi, {found.name}"
                room = (mark.bounds.width - 8) / (0.56 * len(words))  # a letter is about half an em
                yield from sheet.pen.label(words, at, found.ink, max(4.0, min(11.0, room)))


def resolution_of(photo: DrawPhoto) -> float:
    """Return the pixels per inch that a photo is shown with."""
    return photo.crop.width / photo.bounds.width * 72


def class_of(ppi: float) -> PhotoClass:
    """Return what so many pixels per inch are enough for.

    >>> class_of(149).name, class_of(200).name
    ('too coarse', 'fine')
    """
    return next(c for c in reversed(PHOTO_CLASSES) if ppi >= c.least)


# ---------------------------------------------------------------- text


def _overset(sheet: _Sheet) -> Iterator[Mark]:
    frames = sheet.page.overset
    painted = paint(sheet.page.page._replace(items=frames)).regions
    for frame, region in zip(frames, painted, strict=True):
        around = Rect(
            frame.bounds.x - 3,
            frame.bounds.y - 3,
            frame.bounds.width + 6,
            frame.bounds.height + 6,
        )
        yield sheet.pen.ground(around, WHITE, 0.9)
        yield from sheet.pen.outline(around, RED, 0.8)
        yield from chain.from_iterable(_in_red(mark) for mark in region.marks)
        story = frame.name.split("/")[0]
        characters = sum(len(placed.line.text) for placed in frame.lines)
        words = f"{story}: {characters} left"
        yield from sheet.pen.label(words, Point(around.x, around.y - 9), RED, 7.0)


def _in_red(mark: Mark) -> tuple[Mark, ...]:
    if isinstance(mark, DrawGlyphs | DrawShapes | DrawPath):
        return (mark._replace(ink=RED),)
    return ()


#: In this order over each other: what says most stands above.
_DRAWN: tuple[tuple[Overlay, Callable[[_Sheet], Iterator[Mark]]], ...] = (
    (Overlay.COLUMNS, _columns),
    (Overlay.BASELINES, _baselines),
    (Overlay.TYPE_AREA, _type_area),
    (Overlay.TRIM, _trim),
    (Overlay.RESOLUTION, _resolution),
    (Overlay.FRAMES, _frames),
    (Overlay.OVERSET, _overset),
    (Overlay.ORDER, _order),
)
