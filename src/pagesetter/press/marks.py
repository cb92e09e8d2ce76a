"""Printers' marks: where the page is trimmed, how its plates meet, what its inks are.

All of them stand beyond the bleed, in a slug as wide as they need: ISO 15930-7 lets nothing
but the page's own marks into the BleedBox, and a printer's crop would trim them away.
Lines are in registration ink, on every plate; the patches of the color bar each in their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as File

from pagesetter.diagnostics import Span
from pagesetter.display.model import PRINTERS_MARKS, DisplayList, DrawPath, Mark, Region
from pagesetter.geometry import Path, Point, Rect
from pagesetter.ink import REGISTRATION, Ink
from pagesetter.makeup.outlines import circle, straight
from pagesetter.press.color_bar import color_bar, plate_names
from pagesetter.press.model import PrintersMark
from pagesetter.press.slug_line import slug_faces, slug_line, slug_text

#: The name of the region, the last of its page.
REGION = "printers-marks"

#: Points between the bleed and the marks, of the marks themselves, and beyond them.
GAP, REACH, MARGIN = 4.0, 20.0, 4.0
SLUG = GAP + REACH + MARGIN

#: Every plate, so that the marks of all of them lie on each other. It says that it knocks out:
#: there is nothing under it.
INK = Ink(1.0, 1.0, 1.0, 1.0, REGISTRATION, overprint=False)

_WEIGHT = 0.25
_BLEED_MARK = 10.0  # shorter than those of the trim, to be told from them
_RING, _CROSS = 5.0, 9.0  # of a registration target: its radius, and half of its cross
_FOLD_DASH = (3.0, 2.0)
_BESIDE_FOLD = 30.0  # a target where a spread folds is moved by this
# What stands between the corner and the first patch or word, and between these and a target.
_CORNER, _TARGET = 14.0, 16.0


def with_marks(
    page: DisplayList, marks: tuple[PrintersMark, ...], text: str | None = None
) -> DisplayList:
    """Return a page with printers' marks in a slug round its bleed.

    The slug line says `text`, or else what the page is called, its number and its date; it
    is set in the page's own type, and left out on a page that has none.
    """
    if not marks:
        return page
    sheet = _Sheet(page)
    drawn = (*sheet.lines(marks), *sheet.patches(marks), *sheet.words(marks, text))
    edge = page.bleed + SLUG
    bounds = Rect(-edge, -edge, page.page.width + 2 * edge, page.page.height + 2 * edge)
    region = Region(REGION, bounds, drawn, element=PRINTERS_MARKS)
    return page._replace(slug=SLUG, regions=(*page.regions, region))


class _Sheet:
    """Where the marks of a page go."""

    def __init__(self, page: DisplayList) -> None:
        self._page = page
        self._width, self._height = page.page
        self._start = page.bleed + GAP  # from the trim
        self._end = self._start + REACH
        self._middle = (self._start + self._end) / 2
        self._span = _span_of(page)
        self._target = self._width / 2
        self._room = self._target - _TARGET - _CORNER  # from the left, for patches and words
        if page.fold is not None and abs(page.fold - self._target) < _BESIDE_FOLD:
            self._target += _BESIDE_FOLD

    def lines(self, marks: tuple[PrintersMark, ...]) -> Iterator[DrawPath]:
        """Yield what is drawn in registration ink."""
        if PrintersMark.CROP in marks:
            yield from self._corners(0.0, REACH)
            if self._page.fold is not None:
                yield from self._fold(self._page.fold)
        if PrintersMark.BLEED in marks and self._page.bleed > 0:
            yield from self._corners(self._page.bleed, _BLEED_MARK)
        if PrintersMark.REGISTRATION in marks:
            for center in self._targets():
                yield from self._cross(center)

    def patches(self, marks: tuple[PrintersMark, ...]) -> tuple[Mark, ...]:
        """Return the color bar, at the head of the sheet from the left to the target."""
        if PrintersMark.COLOR_BAR not in marks:
            return ()
        room = Rect(_CORNER, -self._end, self._room, REACH)
        return color_bar(self._page, room, self._span)

    def words(self, marks: tuple[PrintersMark, ...], text: str | None) -> tuple[Mark, ...]:
        """Return the slug line, at the foot from the left, and the names of the plates after it."""
        faces = slug_faces(self._page)
        if PrintersMark.SLUG not in marks or not faces:
            return ()
        top, language = self._height + self._start, self._page.language
        left = Rect(_CORNER, top, self._room, REACH)
        after = self._target + _TARGET
        right = Rect(after, top, self._width - _CORNER - after, REACH)
        said = slug_text(self._page) if text is None else text
        line = slug_line(((said, INK),), faces, language, left, self._span)
        return (*line, *slug_line(plate_names(self._page), faces, language, right, self._span))

    def _corners(self, beyond: float, length: float) -> Iterator[DrawPath]:
        """Yield two lines at each corner, along the edges of the page or `beyond` them."""
        start, end = self._start, self._start + length
        for x in (-beyond, self._width + beyond):
            yield self._line(Point(x, -end), Point(x, -start))
            yield self._line(Point(x, self._height + start), Point(x, self._height + end))
        for y in (-beyond, self._height + beyond):
            yield self._line(Point(-end, y), Point(-start, y))
            yield self._line(Point(self._width + start, y), Point(self._width + end, y))

    def _fold(self, x: float) -> Iterator[DrawPath]:
        for start, end in (
            (-self._end, -self._start),
            (self._height + self._start, self._height + self._end),
        ):
            path = straight([Point(x, start), Point(x, end)])
            yield DrawPath(path, INK, self._span, _WEIGHT, _FOLD_DASH)

    def _targets(self) -> tuple[Point, ...]:
        """Return the middle of each side, between the page and the edge of the sheet."""
        x, y, away = self._target, self._height / 2, self._middle
        return (
            Point(x, -away),
            Point(self._width + away, y),
            Point(x, self._height + away),
            Point(-away, y),
        )

    def _cross(self, center: Point) -> Iterator[DrawPath]:
        x, y = center
        yield self._drawn(circle(center, _RING))
        yield self._drawn(circle(center, _RING / 2))
        yield self._line(Point(x - _CROSS, y), Point(x + _CROSS, y))
        yield self._line(Point(x, y - _CROSS), Point(x, y + _CROSS))

    def _line(self, start: Point, end: Point) -> DrawPath:
        return self._drawn(straight([start, end]))

    def _drawn(self, path: Path) -> DrawPath:
        return DrawPath(path, INK, self._span, _WEIGHT)


def _span_of(page: DisplayList) -> Span:
    """Return where the page's first mark was written: that of marks which nobody wrote."""
    for region in page.regions:
        for mark in region.marks:
            return mark.span
    return Span(File(page.title or "page"), 1, 1, 1, 1)
