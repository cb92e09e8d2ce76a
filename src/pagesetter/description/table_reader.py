"""Tables of a page: their cells read, and each put into its column and row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.fields import Fields
from pagesetter.description.ink_model import InkDescription
from pagesetter.description.layout_model import GridPlace
from pagesetter.description.markup import read_words
from pagesetter.description.model import Paragraph, SlotName
from pagesetter.description.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    head_of,
    is_absent,
    text_lines,
)
from pagesetter.description.page_keys import CELL, TABLE, TABLE_COLUMN
from pagesetter.description.table_model import (
    CellAlign,
    TableCell,
    TableColumn,
    TableDescription,
)
from pagesetter.description.wording import kind_of
from pagesetter.diagnostics import Code, Span
from pagesetter.records import NamedTuple

#: More than the largest page has room for.
MAX_ROWS = 400
MAX_COLUMNS = 40
MAX_CHARACTERS = 60_000

_LONGEST_LEADER = 4


class _Cell(NamedTuple):
    """A cell as written, before it is known which column it is in."""

    words: Paragraph | None
    columns: int
    rows: int
    align: CellAlign | None
    span: Span


class TableReader(NamedTuple):
    """Reads the tables of one page. Words may be marked with the `inks`."""

    file: Path
    complaints: Complaints
    inks: Mapping[str, InkDescription] | None
    place: Callable[[Fields, str], SlotName | GridPlace | None]

    def read(self, node: Node) -> TableDescription | None:
        """Read one table."""
        fields = Fields(node, TABLE, self.complaints)
        place = self.place(fields, "table")
        columns = [self._column(item) for item in fields.items("columns")]
        header = [self._row(fields.node("header"))] if "header" in fields else []
        body = [self._row(item) for item in fields.items("rows")]
        if not fields.is_whole or not self._is_for_a_page([*header, *body], fields):
            return None
        grid = _Grid(self.complaints, len(columns))
        for row in (*header, *body):
            grid.take(row)
        count = grid.finish()
        columns += [TableColumn(CellAlign.START, "")] * (count - len(columns))
        if place is None or count == 0:
            return None
        return TableDescription(
            place=place,
            title=self._words(fields.scalar("title"), "title"),
            columns=tuple(columns),
            cells=tuple(grid.cells),
            header=len(header),
            rows=len(header) + len(body),
            note=self._words(fields.scalar("note"), "note"),
            span=fields.span,
        )

    def _column(self, node: Node) -> TableColumn:
        fields = Fields(node, TABLE_COLUMN, self.complaints, name="columns")
        leader = "".join((fields.text_or_none("leader") or "").split())
        if len(leader) > _LONGEST_LEADER:
            message = f"`leader` must be {_LONGEST_LEADER} characters at most, not {len(leader)}"
            self.complaints.error(Code.BAD_VALUE, message, fields.value_span("leader"))
        return TableColumn(fields.choice("align", CellAlign), leader[:_LONGEST_LEADER])

    def _row(self, node: Node | None) -> list[_Cell]:
        if isinstance(node, SequenceNode):
            return [self._cell(item) for item in node.items]
        if node is not None:
            message = f"a row must be a list of cells, not {kind_of(node)}"
            self.complaints.error(Code.WRONG_TYPE, message, head_of(node), "write it in `[ ]`")
        return []

    def _cell(self, node: Node) -> _Cell:
        if isinstance(node, ScalarNode):
            words = None if is_absent(node) else self._words(node, "a cell")
            return _Cell(words, 1, 1, None, node.span)
        if isinstance(node, MappingNode):
            fields = Fields(node, CELL, self.complaints)
            return _Cell(
                self._words(fields.scalar("text"), "text"),
                fields.count("columns"),
                fields.count("rows"),
                fields.choice("align", CellAlign) if "align" in fields else None,
                head_of(node),
            )
        message = "a cell must be words or a mapping, not a list"
        self.complaints.error(Code.WRONG_TYPE, message, head_of(node))
        return _Cell(None, 1, 1, None, node.span)

    def _words(self, scalar: ScalarNode | None, name: str) -> Paragraph | None:
        if scalar is None:
            return None
        return read_words(text_lines(scalar), self.file, name, self.complaints, self.inks)

    def _is_for_a_page(self, rows: Sequence[Sequence[_Cell]], fields: Fields) -> bool:
        """Tell whether a table is no larger than a page could hold; complain if it is."""
        widest = max((sum(min(c.columns, MAX_COLUMNS + 1) for c in row) for row in rows), default=0)
        length = sum(len(c.words.text) for row in rows for c in row if c.words)
        for number, most, what in (
            (len(rows), MAX_ROWS, "rows"),
            (widest, MAX_COLUMNS, "columns"),
            (length, MAX_CHARACTERS, "characters"),
        ):
            if number > most:
                message = (
                    f"a table of {number} {what} is larger than any page holds: {most} at most"
                )
                self.complaints.error(Code.BAD_VALUE, message, fields.key_span("rows"))
                return False
        if "rows" in fields and not rows:
            message = "a table must have at least one row"
            self.complaints.error(Code.BAD_VALUE, message, fields.key_span("rows"))
        return bool(rows)


class _Grid:
    """Cells put into columns, row by row: what reaches down from above is passed over."""

    def __init__(self, complaints: Complaints, columns: int) -> None:
        """Take the number of columns, if it is given; 0 leaves it to the first row."""
        self.cells: list[TableCell] = []
        self._complaints, self._columns = complaints, columns
        self._below: dict[int, tuple[int, Span]] = {}  # rows to come that a column is taken in
        self._row = 0

    def take(self, row: Sequence[_Cell]) -> None:
        """Take one row; complain of cells that are missing or too many."""
        if not self._columns:
            self._columns = sum(cell.columns for cell in row)
        taken = {column for column, (left, _) in self._below.items() if left}
        self._below = {c: (left - 1, at) for c, (left, at) in self._below.items() if left}
        column = 0
        for cell in row:
            while column in taken:
                column += 1
            after = column + cell.columns
            if after > self._columns or any(c in taken for c in range(column, after)):
                self._complain(f"the row goes on beyond the {self._columns} columns", cell.span)
                return
            self._put(cell, column)
            column = after
        while column in taken:
            column += 1
        if column < self._columns and row:
            missing = self._columns - column
            cells = "cell" if missing == 1 else "cells"
            self._complain(
                f"the row has {missing} {cells} too few for {self._columns} columns",
                row[-1].span,
                "write `~` for an empty one",
            )
        self._row += 1

    def _put(self, cell: _Cell, column: int) -> None:
        self.cells.append(
            TableCell(self._row, column, cell.rows, cell.columns, cell.words, cell.align)
        )
        if cell.rows > 1:
            for c in range(column, column + cell.columns):
                self._below[c] = cell.rows - 1, cell.span

    def finish(self) -> int:
        """Return how many columns there are; complain of cells that reach below the last row."""
        for left, span in self._below.values():
            if left:
                self._complain("the cell reaches below the last row", span)
                break
        return self._columns

    def _complain(self, message: str, span: Span, *hints: str) -> None:
        self._complaints.error(Code.BAD_VALUE, message, span, *hints)
