"""Tables as written, and how a layout sets them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pagesetter.description.look_model import Border, Fill
from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple
from pagesetter.units import Length

if TYPE_CHECKING:
    from pagesetter.description.layout_model import GridPlace, Place, RuleDescription, TextPart
    from pagesetter.description.model import Paragraph, SlotName


class CellAlign(Enum):
    """How the words of a cell stand in their column."""

    START = "start"
    CENTER = "center"
    END = "end"
    DECIMAL = "decimal"  # figures with their points under one another


class TableColumn(NamedTuple):
    """A column of a table as its page has it."""

    align: CellAlign
    leader: str  # repeated from the end of the words to the end of the column; may be empty


class TableCell(NamedTuple):
    """A cell in its place, counted from 0; the rows of the header come first."""

    row: int
    column: int
    rows: int
    columns: int
    words: Paragraph | None
    align: CellAlign | None  # None: its column's


class TableDescription(NamedTuple):
    """A table with its title and the note under it."""

    place: SlotName | GridPlace
    title: Paragraph | None
    columns: tuple[TableColumn, ...]
    cells: tuple[TableCell, ...]  # row by row, from the left
    header: int  # rows of it: 0 or 1
    rows: int  # with the header's
    note: Paragraph | None
    span: Span


class TableRules(NamedTuple):
    """The printed lines of a table."""

    above: RuleDescription | None = None
    header: RuleDescription | None = None  # under it
    rows: RuleDescription | None = None  # between rows
    below: RuleDescription | None = None
    columns: RuleDescription | None = None  # between columns


class TableSlot(NamedTuple):
    """A place for a table, and how the table is set there."""

    name: str
    place: Place | None
    title: TextPart | None
    cell: str  # style names
    header: str
    note: str
    gap: Length  # white between columns, at least
    rules: TableRules
    stripe: str | None  # ink behind every other row
    fill: Fill | None
    border: Border | None
    padding: Length  # from the sides of the place to the words
    span: Span
