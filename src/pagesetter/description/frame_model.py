"""How text runs through frames and round what stands in them, as written in a layout."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from pagesetter.description.look_model import RuleDescription
from pagesetter.description.place_model import Place
from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple
from pagesetter.units import Length, Unit


class ColumnsEnd(Enum):
    """Where the columns of a story end that does not fill them."""

    FILL = "fill"  # each is filled before the next begins
    BALANCE = "balance"  # all of them within a line of each other


class FramePlace(NamedTuple):
    """A frame that a slot lists, and the measure of its lines."""

    place: Place
    measure: Length | None  # None: the whole characters of its width
    span: Span


class Wrap(Enum):
    """What a thing in a column leaves to the text."""

    LINES = "lines"  # nothing of the lines that it touches
    AROUND = "around"  # what is beside it


class Sides(Enum):
    """Where text stands beside a thing in the middle of a column."""

    WIDE = "wide"  # on the side with more room
    BOTH = "both"  # a line goes on to the right of the thing


class Widths(Enum):
    """How wide lines are beside a thing."""

    WHOLE = "whole"  # whole characters
    FREE = "free"  # all that is left


class Reads(Enum):
    """The order of the text over a thing and under it."""

    DOWN = "down"  # each column from head to foot
    ACROSS = "across"  # what is over it through all of its columns, then what is under it


class Outline(Enum):
    """A shape that need not be drawn in the layout."""

    RECT = "rect"  # the place
    IMAGE = "image"  # what the photo's alpha channel shows


#: Corners of a polygon, as fractions of the place from its top left.
Polygon: TypeAlias = tuple[tuple[float, float], ...]


class Wrapping(NamedTuple):
    """How text goes round a photo, a panel or a quote."""

    wrap: Wrap = Wrap.LINES
    distance: Length = Length(1.0, Unit.CHARACTER)  # from the shape to the text
    shape: Outline | Polygon = Outline.RECT
    sides: Sides = Sides.WIDE
    widths: Widths = Widths.WHOLE
    reads: Reads = Reads.DOWN


class QuoteSlot(NamedTuple):
    """A place for words of a story, set large among them."""

    name: str
    place: Place | None  # None in `defaults`
    words: str  # style names
    by: str
    fill: str | None  # ink
    rule: RuleDescription | None  # over the words and under them
    above: Length  # white at the top of the place
    below: Length  # white at its foot
    padding: Length  # white at each side of the words
    gap: Length  # from the words to their source
    wrapping: Wrapping
    span: Span
