"""The display list: the whole contract with exporters.

Positions are absolute, in points from the top left of the trimmed page, y down.
Regions and marks stand in the order they are read, which is the order they are painted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pagesetter.diagnostics import Span
from pagesetter.geometry import Point, Rect, Size
from pagesetter.ink import BLACK as BLACK
from pagesetter.ink import Ink as Ink
from pagesetter.pictures import Picture
from pagesetter.typeface.model import GlyphRun


@dataclass(frozen=True, slots=True)
class DrawGlyphs:
    """Set a run with its first baseline point at `at`."""

    at: Point
    run: GlyphRun
    ink: Ink
    span: Span


@dataclass(frozen=True, slots=True)
class DrawPhoto:
    """Show the `crop` of a photo, in pixels as it is seen upright, so that it fills `bounds`."""

    picture: Picture
    crop: Rect
    bounds: Rect
    span: Span


@dataclass(frozen=True, slots=True)
class FillRect:
    """Fill a rectangle: a rule, a tint or a reversed panel."""

    bounds: Rect
    ink: Ink
    span: Span


Mark: TypeAlias = DrawGlyphs | DrawPhoto | FillRect


@dataclass(frozen=True, slots=True)
class Region:
    """The marks of one frame, under its name, so that a dump can be read."""

    name: str
    bounds: Rect
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DisplayList:
    """One page, in the order it is to be painted."""

    page: Size  # trimmed
    bleed: float  # beyond the trim on each side
    title: str
    language: str  # BCP 47
    regions: tuple[Region, ...]
