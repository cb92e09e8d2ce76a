"""What can be laid over the page: shapes that the browser draws, in points from the trim.

One more overlay is one more entry of `OVERLAYS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pagesetter.display.model import DisplayList
from pagesetter.geometry import Rect, Size
from pagesetter.makeup.model import MadeUpPage
from pagesetter.makeup.overlay import BANDS, adjustment_bands
from pagesetter.records import NamedTuple


class Shape(NamedTuple):
    """A line, where its width or height is 0, or a rectangle; its label stands at its top left."""

    bounds: Rect
    look: str  # a class of the style sheet
    label: str = ""


class Overlay(NamedTuple):
    """Something to lay over the page."""

    name: str
    title: str
    shapes: Callable[[MadeUpPage, DisplayList], Iterator[Shape]]
    legend: tuple[tuple[str, str], ...] = ()  # looks and what they mean


def _frames(_: MadeUpPage, display: DisplayList) -> Iterator[Shape]:
    for region in display.regions:
        yield Shape(region.bounds, "frame", region.name)


def _lines(page: MadeUpPage, _: DisplayList) -> Iterator[Shape]:
    grid = page.grid
    for line in range(1, grid.lines + 1):
        at = Rect(grid.type_area.x, grid.baseline(line), grid.type_area.width, 0.0)
        yield Shape(at, "baseline", str(line) if line == 1 or line % 10 == 0 else "")


def _columns(page: MadeUpPage, _: DisplayList) -> Iterator[Shape]:
    for number, column in enumerate(page.grid.columns, 1):
        yield Shape(column, "column", str(number))


def _type_area(page: MadeUpPage, _: DisplayList) -> Iterator[Shape]:
    yield Shape(page.grid.type_area, "type-area", "type area")
    if page.grid.fold is not None:
        yield Shape(page.grid.fold, "fold", "fold")


def _sheet(_: MadeUpPage, display: DisplayList) -> Iterator[Shape]:
    trim, bleed = display.page, display.bleed
    yield Shape(_rect_of(trim), "trim", "trim")
    if bleed > 0:
        around = Rect(-bleed, -bleed, trim.width + 2 * bleed, trim.height + 2 * bleed)
        yield Shape(around, "bleed", "bleed")
    if display.fold is not None:
        yield Shape(Rect(display.fold, 0.0, 0.0, trim.height), "trim", "fold")


def _adjustment(page: MadeUpPage, _: DisplayList) -> Iterator[Shape]:
    for band in adjustment_bands(page):
        yield Shape(band.bounds, f"band {band.name.rsplit('/', 2)[1]}")


def _order(_: MadeUpPage, display: DisplayList) -> Iterator[Shape]:
    read = [region for region in display.regions if region.marks]
    for number, region in enumerate(read, 1):
        yield Shape(region.bounds, "order", str(number))


def _rect_of(size: Size) -> Rect:
    return Rect(0.0, 0.0, size.width, size.height)


#: All of them, in the order of the menu.
OVERLAYS = (
    Overlay("frames", "Frames and names", _frames),
    Overlay("baselines", "Baseline grid", _lines),
    Overlay("columns", "Base columns", _columns),
    Overlay("type-area", "Type area", _type_area),
    Overlay("sheet", "Trim and bleed", _sheet),
    Overlay(
        "adjustment",
        "Line adjustment",
        _adjustment,
        tuple((f"band {band.name}", band.meaning) for band in BANDS),
    ),
    Overlay("order", "Reading order", _order),
)
