"""Where the tables of a page go, and the grid lines of their rows."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.description.model import SlotName
from pagesetter.description.table_model import TableDescription, TableSlot
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk
from pagesetter.records import NamedTuple


class TablePlace(NamedTuple):
    """Where a table goes, and how it is set there."""

    name: str
    table: TableDescription
    slot: TableSlot
    bounds: Rect


class Band(NamedTuple):
    """The grid lines of a row."""

    line: int
    lines: int

    @property
    def below(self) -> int:
        """The first line below it."""
        return self.line + self.lines


def table_places(desk: Desk) -> Iterator[TablePlace]:
    """Yield the tables of the page, those of its stories first, with their places."""
    tables = [table for story in desk.page.stories for table in story.tables]
    for number, table in enumerate((*tables, *desk.page.tables), 1):
        slot = desk.table_slot(table.place)
        bounds = slot and desk.bounds(table.place, slot.place)
        if slot and bounds:  # the reader has told what is set nowhere
            name = table.place.name if isinstance(table.place, SlotName) else f"table-{number}"
            yield TablePlace(name, table, slot, bounds)


def table_styles(table: TableDescription, slot: TableSlot) -> tuple[str, ...]:
    """Return the names of the styles that a table is set in."""
    names = [slot.cell]
    if table.header:
        names.append(slot.header)
    if table.note:
        names.append(slot.note)
    if table.title and slot.title:
        names.append(slot.title.style)
    return tuple(names)
