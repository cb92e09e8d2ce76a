"""The page with everything in its place.

From here on positions are points from the top left of the trimmed page, y down.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from pagesetter.composition.headline_room import Capacity
from pagesetter.composition.model import Line
from pagesetter.diagnostics import Span
from pagesetter.geometry import Path, Rect, Size
from pagesetter.ink import Ink
from pagesetter.pictures import Picture
from pagesetter.records import NamedTuple
from pagesetter.structure import Element


class PageGrid(NamedTuple):
    """The columns and baselines every block on the page is hung on."""

    page: Size
    bleed: float
    type_area: Rect  # 版心: the page less its margins
    columns: tuple[Rect, ...]  # base columns, as high as the type area; of both pages of a spread
    gutter: float
    character: float  # size of the grid's character
    step: float  # baseline to baseline
    lines: int
    fold: Rect | None = None  # of a spread: the white over it, between the two type areas
    verso: bool = False  # the page's number is even

    def top(self, line: int) -> float:
        """Return the y where the band of a line begins; lines count from 1."""
        return self.type_area.y + (line - 1) * self.step

    def baseline(self, line: int) -> float:
        """Return the y of a line's baseline.

        The ideographic em box, 0.88 em above the baseline and 0.12 below, stands in the
        middle of the line's band.
        """
        return self.top(line) + self.step / 2 + 0.38 * self.character

    def baselines(self, line: int, lines: int) -> list[float]:
        """Return the y of the baselines of a stretch of lines, as `baseline` does of each."""
        y, step = self.type_area.y, self.step
        half, rise = step / 2, 0.38 * self.character
        return [y + (k - 1) * step + half + rise for k in range(line, line + lines)]

    def band(self, line: int, lines: int) -> tuple[float, float]:
        """Return the y where a stretch of lines begins and ends."""
        return self.top(line), self.top(line + lines)


class Spot(NamedTuple):
    """Where one line of text stands in its frame, and how wide it is, in points."""

    line: int  # grid line of the frame, from 0
    x: float  # from the left of the frame
    measure: float


class Frame(NamedTuple):
    """A rectangle text is poured into. A story's frames are filled in order."""

    name: str  # such as lead/body/2; unique on the page
    bounds: Rect
    first_line: int  # of the page's grid; of its tier, from the right, in a vertical body
    lines: int  # of text that it holds: two on a grid line that something parts
    column: int  # of the story, from 1; a tier of a vertical body
    span: Span
    across: float = 0.0  # from line to line of a vertical body, in points; 0: horizontal
    spots: tuple[Spot, ...] = ()  # of its lines; (): one under the other over its whole width

    @property
    def measure(self) -> float:
        """What the lines are set to, in points: the height of a vertical frame."""
        return self.bounds.height if self.across else self.bounds.width

    def spot(self, line: int) -> Spot:
        """Return where a line of text stands, counted from 0; a line too many at full width."""
        if line < len(self.spots):
            return self.spots[line]
        return Spot(line, 0.0, self.measure)

    @property
    def room(self) -> float:
        """The measures of all its lines together, in points."""
        if self.spots:
            return sum(spot.measure for spot in self.spots)
        return self.lines * self.measure


class TextCursor(NamedTuple):
    """How far into a story the type has been set."""

    paragraph: int
    offset: int


#: The beginning of a story.
START = TextCursor(0, 0)


class PlacedLine(NamedTuple):
    """A line and the page position of its first baseline point.

    Of a vertical line that is the top of its middle axis.
    """

    x: float
    baseline: float
    line: Line
    vertical: bool = False
    element: Element | None = None  # that it is a part of; None: as its frame
    label: tuple[int, Element] | None = None  # that its first runs are, and how many these are


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
    element: Element | None = None  # that its lines are parts of; None: none that is read
    elements: tuple[Element, ...] = ()  # that are there even if no line is theirs


class PlacedPhoto(NamedTuple):
    """A photo, the part of it that shows, and where it goes."""

    name: str
    picture: Picture
    crop: Rect  # pixels of the upright photo
    bounds: Rect
    keyline: tuple[float, Ink] | None
    span: Span
    clip: Path | None = None  # nothing of the photo shows outside this outline
    element: Element | None = None


class PlacedBox(NamedTuple):
    """A rule, a tint or a frame; `border` is its weight and ink, drawn inside the bounds."""

    name: str
    bounds: Rect
    fill: Ink | None
    border: tuple[float, Ink] | None
    span: Span


class PlacedPattern(NamedTuple):
    """Many rectangles of one ink on a ground: the bars of a bar code, the squares of a QR code."""

    name: str
    bounds: Rect
    ground: Ink | None
    ink: Ink
    rects: tuple[Rect, ...]
    span: Span
    element: Element | None = None


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


Item: TypeAlias = SetFrame | PlacedPhoto | PlacedBox | PlacedDrawing | PlacedPattern


class Jumps(NamedTuple):
    """What a page has from those made up before it, by the span of its stories."""

    #: Where a story that continues another goes on; `None` where nothing of it is left.
    starts: Mapping[Span, TextCursor | None] = MappingProxyType({})
    #: How wide the columns are in which a story goes on elsewhere, in ems of its body.
    measures: Mapping[Span, float] = MappingProxyType({})


NO_JUMPS = Jumps()


class MadeUpPage(NamedTuple):
    """The page with everything in its place, in reading order."""

    grid: PageGrid
    title: str
    language: str
    items: tuple[Item, ...]
    #: By span, where the stories that jump go on; `None` where all of it is set here.
    ends: Mapping[Span, TextCursor | None] = MappingProxyType({})
    date: str = ""  # of the edition, year-month-day; "" where the page has none
