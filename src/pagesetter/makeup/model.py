"""The page with everything in its place.

From here on positions are points from the top left of the trimmed page, y down.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from pagesetter.composition.headline_room import Capacity
from pagesetter.composition.model import Line
from pagesetter.diagnostics import Span
from pagesetter.geometry import Path, Rect, Size
from pagesetter.ink import Ink
from pagesetter.pictures import Picture


class PageGrid(NamedTuple):
    """The columns and baselines every block on the page is hung on."""

    page: Size
    bleed: float
    type_area: Rect  # 版心: the page less its margins
    columns: tuple[Rect, ...]  # base columns, as high as the type area
    gutter: float
    character: float  # size of the grid's character
    step: float  # baseline to baseline
    lines: int

    def top(self, line: int) -> float:
        """Return the y where the band of a line begins; lines count from 1."""
        return self.type_area.y + (line - 1) * self.step

    def baseline(self, line: int) -> float:
        """Return the y of a line's baseline.

        The ideographic em box, 0.88 em above the baseline and 0.12 below, stands in the
        middle of the line's band.
        """
        return self.top(line) + self.step / 2 + 0.38 * self.character

    def band(self, line: int, lines: int) -> tuple[float, float]:
        """Return the y where a stretch of lines begins and ends."""
        return self.top(line), self.top(line + lines)


class Frame(NamedTuple):
    """A rectangle text is poured into. A story's frames are filled in order."""

    name: str  # such as lead/body/2; unique on the page
    bounds: Rect
    first_line: int  # of the page's grid; of its tier, from the right, in a vertical body
    lines: int
    column: int  # of the story, from 1; a tier of a vertical body
    span: Span
    across: float = 0.0  # from line to line of a vertical body, in points; 0: horizontal

    @property
    def measure(self) -> float:
        """What the lines are set to, in points: the height of a vertical frame."""
        return self.bounds.height if self.across else self.bounds.width


class TextCursor(NamedTuple):
    """How far into a story the type has been set."""

    paragraph: int
    offset: int


class PlacedLine(NamedTuple):
    """A line and the page position of its first baseline point.

    Of a vertical line that is the top of its middle axis.
    """

    x: float
    baseline: float
    line: Line
    vertical: bool = False


class Look(NamedTuple):
    """What is drawn behind the glyphs of a heading: they stand out from it."""

    outline: tuple[float, Ink] | None  # points around each glyph
    shadow: tuple[float, float, Ink] | None  # points right and down


class WordsFit(NamedTuple):
    """How words were fitted to their place, and what the place takes."""

    size: float
    tracking: float  # ems
    scale: float  # along the line
    rows: int
    too_long: int  # characters
    most: Capacity  # at the largest size
    least: Capacity  # at the smallest, as tight and narrow as may be


class SetFrame(NamedTuple):
    """A frame with its type set."""

    name: str
    bounds: Rect
    lines: tuple[PlacedLine, ...]
    span: Span
    look: Look | None = None
    fit: WordsFit | None = None  # of words that were fitted to the frame


class PlacedPhoto(NamedTuple):
    """A photo, the part of it that shows, and where it goes."""

    name: str
    picture: Picture
    crop: Rect  # pixels of the upright photo
    bounds: Rect
    keyline: tuple[float, Ink] | None
    span: Span
    clip: Path | None = None  # nothing of the photo shows outside this outline


class PlacedBox(NamedTuple):
    """A rule, a tint or a frame; `border` is its weight and ink, drawn inside the bounds."""

    name: str
    bounds: Rect
    fill: Ink | None
    border: tuple[float, Ink] | None
    span: Span


class Shape(NamedTuple):
    """A drawn shape: filled or, with a `stroke` in points, drawn along its path."""

    path: Path
    ink: Ink
    stroke: float | None = None
    dash: tuple[float, ...] = ()  # points of ink and of white in turn
    round: bool = False  # a dash ends in half a dot; one of no length is a dot


class PlacedDrawing(NamedTuple):
    """Shapes drawn as one: a border, a pattern, a rule, an ornament."""

    name: str
    bounds: Rect
    shapes: tuple[Shape, ...]
    span: Span
    clip: Path | None = None  # nothing of them shows outside this outline


Item: TypeAlias = SetFrame | PlacedPhoto | PlacedBox | PlacedDrawing


class MadeUpPage(NamedTuple):
    """The page with everything in its place, in reading order."""

    grid: PageGrid
    title: str
    language: str
    items: tuple[Item, ...]
