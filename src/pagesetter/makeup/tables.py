"""Tables: a title, rows of whole grid lines one under the other, a note below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pagesetter.description.table_model import TableDescription
from pagesetter.diagnostics import Code
from pagesetter.geometry import Insets, Rect
from pagesetter.makeup.boxes import Look, set_box
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.elements import cells_of, worded
from pagesetter.makeup.frames import whole_lines
from pagesetter.makeup.model import Item, PlacedLine, SetFrame
from pagesetter.makeup.table_cells import SetCell, set_cell, set_note, shaped_cells, stacked
from pagesetter.makeup.table_columns import ColumnSpace, ShapedCell, natural_width, share_out
from pagesetter.makeup.table_places import Band, TablePlace, table_styles
from pagesetter.makeup.table_rules import rules_of, stripes_of
from pagesetter.makeup.words import Block, counted, set_in_room
from pagesetter.structure import Element, Role, element


def set_table(desk: Desk, place: TablePlace, parent: Element | None = None) -> tuple[Item, ...]:
    """Set a table in its place, as a part of `parent`. Logs what does not fit there."""
    table, slot, bounds = place.table, place.slot, place.bounds
    padding = desk.styles.points(slot.padding)
    inner = bounds.inset(Insets(0, padding, 0, padding))
    cells = () if _is_vertical(desk, place) else tuple(shaped_cells(desk, place))
    spaces = share_out(table.columns, cells, inner.x, (inner.width, desk.styles.points(slot.gap)))
    if _is_vertical(desk, place) or not _is_wide_enough(desk, place, cells, spaces):
        return ()
    first, lines = whole_lines(bounds, desk.grid)
    title = tuple(_title(desk, place, inner, first))
    head = slot.title.lines if title and slot.title else 0
    note = set_note(desk, place, inner)
    foot = note.grid_lines(desk.grid.step) if note else 0
    set_cells = [set_cell(desk, spaces, shaped) for shaped in cells]
    heights = _heights(desk, table, set_cells)
    bands = _fitting(desk, place, heights, (first + head, lines - head - foot))
    items: list[Item] = [*_box(desk, place), *stripes_of(desk, place, bands)]
    items += rules_of(desk, place, bands, spaces)
    whole = element(Role.TABLE, place.name, parent)
    items += (worded(frame, Role.CAPTION, whole) for frame in title)
    items += _rows(desk, place, bands, (set_cells, cells_of(table, whole, len(bands))))
    if note is not None:
        below = bands[-1].below if bands else first + head
        top, bottom = desk.grid.band(below, foot)
        room = Rect(bounds.x, top, bounds.width, bottom - top)
        placed = tuple(stacked(note, top, bottom - top))
        frame = SetFrame(f"{place.name}/note", room, placed, table.span)
        items.append(worded(frame, Role.NOTE, parent))
    return tuple(items)


def _box(desk: Desk, place: TablePlace) -> tuple[Item, ...]:
    slot = place.slot
    if not (slot.fill or slot.border):
        return ()
    return set_box(
        desk, place.name, place.bounds, Look(slot.fill, slot.border, None, place.table.span)
    )


def _title(desk: Desk, place: TablePlace, inner: Rect, first: int) -> Iterator[SetFrame]:
    title, part = place.table.title, place.slot.title
    if title is None:
        return
    if part is None:
        desk.log.error(
            Code.BAD_VALUE,
            f"the slot `{place.slot.name}` has no place for a title",
            title.span,
            "take the title out, or give the slot a `title` in the layout",
        )
        return
    top, bottom = desk.grid.band(first, part.lines)
    above = desk.styles.points(part.above)
    room = Rect(inner.x, top + above, inner.width, bottom - top - above)
    yield set_in_room(desk, Block(f"{place.name}/title", title, part.style, part.rows), room)


# ---------------------------------------------------------------- what cannot be set


def _is_vertical(desk: Desk, place: TablePlace) -> bool:
    for name in table_styles(place.table, place.slot):
        if desk.styles[name].vertical:
            desk.log.error(
                Code.BAD_VALUE,
                f"a table is set horizontally, and the style `{name}` is vertical",
                place.slot.span,
                "name another style for it",
            )
            return True
    return False


def _is_wide_enough(
    desk: Desk, place: TablePlace, cells: Sequence[ShapedCell], spaces: Sequence[ColumnSpace]
) -> bool:
    """Tell whether every column holds a character, or all of its words; complain if not."""
    size, gap = desk.styles[place.slot.cell].size, desk.styles.points(place.slot.gap)
    own = [0.0] * len(spaces)
    for shaped in cells:
        column = shaped.cell.column
        own[column] = max(own[column], natural_width(shaped.words))
    if all(space.width >= min(size, w) - 1e-6 for space, w in zip(spaces, own, strict=True)):
        return True
    room = place.bounds.width - 2 * desk.styles.points(place.slot.padding)
    most = max(1, int((room + gap) / (size + gap) + 1e-6))
    desk.log.error(
        Code.BAD_VALUE,
        f"the table has {counted(len(spaces), 'column')}, and its place is wide enough for {most}",
        place.table.span,
        "give it a wider place, or take columns out",
    )
    return False


# ---------------------------------------------------------------- rows


def _heights(desk: Desk, table: TableDescription, cells: Sequence[SetCell]) -> list[int]:
    """Return the grid lines of each row: those of its tallest cell.

    A cell over several rows that is taller than these makes the last of them taller.
    """
    heights = [1] * table.rows
    for cell in sorted(cells, key=lambda c: c.cell.rows):
        rows = range(cell.cell.row, cell.cell.row + cell.cell.rows)
        missing = cell.grid_lines(desk.grid.step) - sum(heights[row] for row in rows)
        heights[rows[-1]] += max(0, missing)
    return heights


def _fitting(
    desk: Desk, place: TablePlace, heights: Sequence[int], room: tuple[int, int]
) -> list[Band]:
    """Return the rows that fit, each with its grid lines; warn of those that do not."""
    line, end = room[0], sum(room)
    bands: list[Band] = []
    for height in heights:
        if line + height > end:
            break
        bands.append(Band(line, height))
        line += height
    left = len(heights) - len(bands)
    if left:
        do = "does" if left == 1 else "do"
        desk.log.warn(
            Code.OVERSET,
            f"{counted(left, 'row')} of the table {do} not fit",
            place.table.span,
            f"cut {counted(left, 'row')}, or give the table more room",
        )
    return bands


def _rows(
    desk: Desk,
    place: TablePlace,
    bands: Sequence[Band],
    cells: tuple[Sequence[SetCell], Mapping[tuple[int, int], Element]],
) -> Iterator[SetFrame]:
    """Yield the rows that are set, from their cells and what each of these is."""
    table, (set_cells, parts) = place.table, cells
    by_row: dict[int, list[SetCell]] = {}
    for cell in set_cells:
        by_row.setdefault(cell.cell.row, []).append(cell)
    for row, band in enumerate(bands):
        lines = tuple(
            line
            for cell in by_row.get(row, ())
            for line in _placed(desk, bands, cell, parts[row, cell.cell.column])
        )
        name = "header" if row < table.header else f"row/{row - table.header + 1}"
        top, bottom = desk.grid.band(band.line, band.lines)
        bounds = Rect(place.bounds.x, top, place.bounds.width, bottom - top)
        mine = tuple(part for (of, _), part in parts.items() if of == row)
        yield SetFrame(f"{place.name}/{name}", bounds, lines, table.span, elements=mine)


def _placed(
    desk: Desk, bands: Sequence[Band], cell: SetCell, part: Element
) -> Iterator[PlacedLine]:
    """Place a cell's lines at the head of its row; in the middle of several rows."""
    step, rows = desk.grid.step, bands[cell.cell.row : cell.cell.row + cell.cell.rows]
    lines = sum(band.lines for band in rows) if cell.cell.rows > 1 else cell.grid_lines(step)
    return stacked(cell, desk.grid.top(rows[0].line), lines * step, part)
