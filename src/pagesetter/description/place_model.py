"""Places as written, on the grid or by lengths."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from pagesetter.diagnostics import Span
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
    """A place given by lengths from the top left corner of the type area."""

    left: Length
    top: Length
    width: Length
    height: Length
    span: Span


Place: TypeAlias = GridPlace | LengthPlace
