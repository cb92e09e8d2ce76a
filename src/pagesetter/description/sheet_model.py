"""The sheet as written: its size, its type area, its grid, and how columns share a room."""

from __future__ import annotations

from enum import Enum

from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple
from pagesetter.units import Length


class Remainder(Enum):
    """Where the characters go that whole columns leave of their room."""

    GUTTERS = "gutters"  # they open the gutters, each alike
    COLUMNS = "columns"  # they widen the last columns, by a character each
    RIGHT = "right"  # they stay white at the right


class Binding(Enum):
    """The side that a page is bound at whose number is odd."""

    LEFT = "left"  # lines run across: the first page stands on the right
    RIGHT = "right"  # lines run down


class Half(Enum):
    """A page of a spread."""

    LEFT = "left"
    RIGHT = "right"


class PageSize(NamedTuple):
    """The trimmed page, its bleed and the type area on it; of a spread, each of its two."""

    width: Length
    height: Length
    bleed: Length
    characters: int  # of the type area's width, in grid characters
    lines: int  # of the type area's height, in grid lines
    top: Length  # from the trimmed edge to the type area
    left: Length | None  # None: centered
    span: Span
    inner: Length | None = None  # margin at the spine; None: what the others leave
    outer: Length | None = None
    binding: Binding = Binding.LEFT
    spread: bool = False  # two pages side by side (通版)
    fold: Length | None = None  # white over the fold; None: that of the two inner margins


class GridDescription(NamedTuple):
    """The character, the leading and the base columns that everything is counted in."""

    character: Length  # the size of the body
    leading: Length
    columns: int
    gutter: Length
    span: Span
    measure: Length | None = None  # of the base columns; None: the type area is shared out
    remainder: Remainder | None = None  # None: there should be none


class ColumnSharing(NamedTuple):
    """How a story's columns share its room, besides their number and measure."""

    remainder: Remainder = Remainder.GUTTERS
    over_fold: bool = False  # its columns may lie over the fold of a spread
    loose_grid: bool = False  # it need not be a whole number of characters
    measure_span: Span | None = None
