"""Places as written: counted on the grid, or in lengths."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from pagesetter.description.sheet_model import Half
from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple
from pagesetter.units import Length


class GridPlace(NamedTuple):
    """A place counted in columns and lines from 1.

    The columns are the base columns of the page, or those of the story `within`.
    Lines are those of the page's baseline grid, from the top of the type area.
    """

    column: int
    columns: int
    line: int
    lines: int
    within: str | None  # the slot of the story whose columns are counted
    span: Span


class LengthPlace(NamedTuple):
    """A place given by lengths from the sides of the type area, two of three each way.

    `None` is the one of `left`, `width` and `right`, and of `top`, `height` and
    `bottom`, that follows from the other two.
    """

    left: Length | None
    top: Length | None
    width: Length | None
    height: Length | None
    span: Span
    right: Length | None = None  # from the right side, inwards
    bottom: Length | None = None
    half: Half | None = None  # of a spread: from the sides of that page's type area


Place: TypeAlias = GridPlace | LengthPlace


class OnPages(Enum):
    """Which pages a piece of furniture is printed on, by the number of the page."""

    ALL = "all"
    FIRST = "first"  # the front page
    OTHER = "other"  # all but the front page
    ODD = "odd"
    EVEN = "even"
