"""The printed lines of a table, and the tint behind every other row.

Lines between rows stop at cells that go over both, and lines between columns alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pagesetter.description.layout_model import RuleDescription
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import PlacedBox
from pagesetter.makeup.table_columns import ColumnSpace
from pagesetter.makeup.table_places import Band, TablePlace


def stripes_of(desk: Desk, place: TablePlace, bands: Sequence[Band]) -> Iterator[PlacedBox]:
    """Yield the tint behind every second row below the header."""
    if place.slot.stripe is None:
        return
    ink, span = desk.styles.ink(place.slot.stripe), place.table.span
    for row in range(place.table.header + 1, len(bands), 2):
        top, bottom = desk.grid.band(bands[row].line, bands[row].lines)
        bounds = Rect(place.bounds.x, top, place.bounds.width, bottom - top)
        number = row - place.table.header + 1
        yield PlacedBox(f"{place.name}/stripe/{number}", bounds, ink, None, span)


def rules_of(
    desk: Desk, place: TablePlace, bands: Sequence[Band], spaces: Sequence[ColumnSpace]
) -> Iterator[PlacedBox]:
    """Yield the lines of a table, from the top, then those between its columns."""
    if not bands:
        return
    for i, (rule, line) in enumerate(
        (*_across(desk, place, bands, spaces), *_down(desk, place, bands, spaces)), 1
    ):
        half = desk.styles.points(rule.weight) / 2
        across = line.height == 0.0
        box = (
            Rect(line.x, line.y - half, line.width, 2 * half)
            if across
            else Rect(line.x - half, line.y, 2 * half, line.height)
        )
        yield PlacedBox(f"{place.name}/rule/{i}", box, desk.styles.ink(rule.ink), None, rule.span)


def _across(
    desk: Desk, place: TablePlace, bands: Sequence[Band], spaces: Sequence[ColumnSpace]
) -> Iterator[tuple[RuleDescription, Rect]]:
    """Yield lines of no height above, between and below the rows."""
    rules, header = place.slot.rules, place.table.header
    edges = _edges(place, spaces)
    kept = {
        (row, column)
        for cell in place.table.cells
        for row in range(cell.row + 1, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    for row in range(len(bands) + 1):
        if row == 0:
            rule, y = rules.above, desk.grid.top(bands[0].line)
        else:
            y = desk.grid.top(bands[row - 1].below)
            last = row == len(bands)
            rule = rules.below if last else rules.header if row == header else rules.rows
            if rule is None and row == header:
                rule = rules.rows
        if rule is None:
            continue
        free = [(row, column) not in kept for column in range(len(spaces))]
        for left, right in _stretches(free, edges):
            yield rule, Rect(left, y, right - left, 0.0)


def _down(
    desk: Desk, place: TablePlace, bands: Sequence[Band], spaces: Sequence[ColumnSpace]
) -> Iterator[tuple[RuleDescription, Rect]]:
    """Yield lines of no width between the columns."""
    rule = place.slot.rules.columns
    if rule is None:
        return
    kept = {
        (row, column)
        for cell in place.table.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column + 1, cell.column + cell.columns)
    }
    edges = _edges(place, spaces)
    tops = [desk.grid.top(band.line) for band in bands] + [desk.grid.top(bands[-1].below)]
    for column in range(1, len(spaces)):
        free = [(row, column) not in kept for row in range(len(bands))]
        for top, bottom in _stretches(free, tops):
            yield rule, Rect(edges[column], top, 0.0, bottom - top)


def _edges(place: TablePlace, spaces: Sequence[ColumnSpace]) -> list[float]:
    """Return the sides of the table and, from left to right, the middles of its gaps."""
    middles = [(a.left + a.width + b.left) / 2 for a, b in pairwise(spaces)]
    return [place.bounds.x, *middles, place.bounds.right]


def _stretches(free: Sequence[bool], edges: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield where each run of free parts begins and ends, by the edges between the parts."""
    start: float | None = None
    for i, is_free in enumerate(free):
        if is_free and start is None:
            start = edges[i]
        elif not is_free and start is not None:
            yield start, edges[i]
            start = None
    if start is not None:
        yield start, edges[len(free)]
