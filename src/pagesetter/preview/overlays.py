"""What can be laid over the page: shapes that the browser draws, in points from the trim.

One more overlay is one more entry of `OVERLAYS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pagesetter.display.model import DisplayList, DrawPhoto
from pagesetter.geometry import Rect, Size
from pagesetter.makeup.model import MadeUpPage, SetFrame
from pagesetter.makeup.overlay import BANDS, adjustment_bands
from pagesetter.proof.overlays import PHOTO_CLASSES, class_of, resolution_of
from pagesetter.records import NamedTuple

# Characters that are told of what does not fit.
_MOST_WORDS = 24


class Shape(NamedTuple):
    """A line, where its width or height is 0, or a rectangle; its label stands at its top left."""

    bounds: Rect
    look: str  # a class of the style sheet
    label: str = ""


class Shown(NamedTuple):
    """The page that is shown."""

    page: MadeUpPage
    display: DisplayList
    overset: Callable[[], Sequence[SetFrame]]  # what did not fit, set beside its last frame


class Overlay(NamedTuple):
    """Something to lay over the page."""

    name: str
    title: str
    shapes: Callable[[Shown], Iterator[Shape]]
    legend: tuple[tuple[str, str], ...] = ()  # looks and what they mean


def _frames(shown: Shown) -> Iterator[Shape]:
    for region in shown.display.regions:
        yield Shape(region.bounds, "frame", region.name)


def _lines(shown: Shown) -> Iterator[Shape]:
    grid = shown.page.grid
    for line in range(1, grid.lines + 1):
        at = Rect(grid.type_area.x, grid.baseline(line), grid.type_area.width, 0.0)
        yield Shape(at, "baseline", str(line) if line == 1 or line % 10 == 0 else "")


def _columns(shown: Shown) -> Iterator[Shape]:
    for number, column in enumerate(shown.page.grid.columns, 1):
        yield Shape(column, "column", str(number))


def _type_area(shown: Shown) -> Iterator[Shape]:
    yield Shape(shown.page.grid.type_area, "type-area", "type area")
    if shown.page.grid.fold is not None:
        yield Shape(shown.page.grid.fold, "fold", "fold")


def _sheet(shown: Shown) -> Iterator[Shape]:
    display = shown.display
    trim, bleed = display.page, display.bleed
    yield Shape(_rect_of(trim), "trim", "trim")
    if bleed > 0:
        around = Rect(-bleed, -bleed, trim.width + 2 * bleed, trim.height + 2 * bleed)
        yield Shape(around, "bleed", "bleed")
    if display.fold is not None:
        yield Shape(Rect(display.fold, 0.0, 0.0, trim.height), "trim", "fold")


def _adjustment(shown: Shown) -> Iterator[Shape]:
    for band in adjustment_bands(shown.page):
        yield Shape(band.bounds, f"band {band.name.rsplit('/', 2)[1]}")


def _order(shown: Shown) -> Iterator[Shape]:
    read = [region for region in shown.display.regions if region.marks]
    for number, region in enumerate(read, 1):
        yield Shape(region.bounds, "order", str(number))


def _resolution(shown: Shown) -> Iterator[Shape]:
    for region in shown.display.regions:
        for mark in region.marks:
            if isinstance(mark, DrawPhoto):
                ppi = resolution_of(mark)
                found = class_of(ppi).name
                yield Shape(mark.bounds, _look_of(found), f"{ppi:.0f} ppi, {found}")


def _look_of(photo_class: str) -> str:
    return f"photo {photo_class.replace(' ', '-')}"


def _overset(shown: Shown) -> Iterator[Shape]:
    for frame in shown.overset():
        words = "".join(placed.line.text for placed in frame.lines)
        story = frame.name.split("/", 1)[0]
        yield Shape(frame.bounds, "overset", f"{story}: {len(words)} left: {_beginning(words)}")


def _beginning(words: str) -> str:
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"


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
    Overlay("overset", "Overset text", _overset),
    Overlay(
        "resolution",
        "Photo resolution",
        _resolution,
        tuple((_look_of(c.name), f"{c.name}: from {c.least:.0f} ppi") for c in PHOTO_CLASSES),
    ),
)
