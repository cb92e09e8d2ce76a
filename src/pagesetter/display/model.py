"""The display list: the whole contract with exporters.

Positions are absolute, in points from the top left of the trimmed page, y down.
Regions and marks stand in the order they are read, which is the order they are painted.
Glyphs, photos and fills say what part of the page they are of; those that say nothing, and
whatever else is drawn, are decoration that is not read.
"""

from __future__ import annotations

from typing import TypeAlias

from pagesetter.diagnostics import Span
from pagesetter.geometry import Path, Point, Rect, Size
from pagesetter.ink import BLACK as BLACK
from pagesetter.ink import Ink as Ink
from pagesetter.pictures import Picture
from pagesetter.records import NamedTuple
from pagesetter.structure import FURNITURE as FURNITURE
from pagesetter.structure import PRINTERS_MARKS as PRINTERS_MARKS
from pagesetter.structure import Element as Element
from pagesetter.structure import Role as Role
from pagesetter.typeface.model import GlyphRun


class Stretch(NamedTuple):
    """Characters of a run that are in a language of their own."""

    start: int  # in the run's text, end exclusive
    end: int
    language: str  # BCP 47


class DrawGlyphs(NamedTuple):
    """Set a run with its first baseline point at `at`."""

    at: Point
    run: GlyphRun
    ink: Ink
    span: Span
    element: Element | None = None
    languages: tuple[Stretch, ...] = ()  # words in another than that of their element, in order


class DrawShapes(NamedTuple):
    """Draw the outlines of a run's glyphs: a shadow, or what stands out around a heading.

    They are filled and, with a `stroke` in points, drawn along: each side has half of it.
    They are no part of the text, so that nothing is read twice.
    """

    at: Point
    run: GlyphRun
    ink: Ink
    span: Span
    stroke: float | None = None


class DrawPhoto(NamedTuple):
    """Show the `crop` of a photo, in pixels as it is seen upright, so that it fills `bounds`.

    With a `clip`, nothing shows outside that outline.
    """

    picture: Picture
    crop: Rect
    bounds: Rect
    span: Span
    clip: Path | None = None
    element: Element | None = None


class FillRect(NamedTuple):
    """Fill a rectangle: a rule, a tint or a reversed panel, a square of a code."""

    bounds: Rect
    ink: Ink
    span: Span
    element: Element | None = None


class DrawPath(NamedTuple):
    """Fill a closed outline or, with a `stroke` in points, draw along it.

    Marks beside words are drawn and not set as glyphs: they are no part of the text.
    A path that ends where it begins is closed. A `dash` is lengths of ink and of white in
    turn, in points; with `round` each ends in half a dot, and one of no length is a dot.
    """

    path: Path
    ink: Ink
    span: Span
    stroke: float | None = None
    dash: tuple[float, ...] = ()
    round: bool = False


class Clip(NamedTuple):
    """Draw paths of which nothing shows outside an outline: a pattern in its box."""

    path: Path
    marks: tuple[DrawPath, ...]
    span: Span


Mark: TypeAlias = DrawGlyphs | DrawShapes | DrawPhoto | FillRect | DrawPath | Clip


class Region(NamedTuple):
    """The marks of one frame, under its name, so that a dump can be read."""

    name: str
    bounds: Rect
    marks: tuple[Mark, ...]
    elements: tuple[Element, ...] = ()  # that are there, in this order, even without a mark
    element: Element | None = None  # of its marks that say nothing themselves


class DisplayList(NamedTuple):
    """One page, in the order it is to be painted."""

    page: Size  # trimmed
    bleed: float  # beyond the trim on each side
    title: str
    language: str  # BCP 47
    regions: tuple[Region, ...]
    fold: float | None = None  # of a spread: the x where its two pages meet
    label: str = ""  # the number that it is found by in a file of several pages
    date: str = ""  # of the edition, year-month-day; "" where the page has none
    slug: float = 0.0  # room beyond the bleed on each side, for printers' marks
