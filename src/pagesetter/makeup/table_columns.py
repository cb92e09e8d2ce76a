"""The columns of a table: as wide as their words, or sharing what room there is.

Widths are points. Nothing here knows a place on the page but the left of the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pagesetter.composition.model import ShapedParagraph
from pagesetter.description.table_model import CellAlign, TableCell, TableColumn
from pagesetter.records import NamedTuple

# The figures before a decimal point, or all there are where there is none.
_BEFORE_POINT = re.compile(r"[^0-9]*[0-9]+(?:[,，' ][0-9]{3})*(?=\.[0-9]|)")


class ShapedCell(NamedTuple):
    """A cell shaped, and how it is set."""

    cell: TableCell
    words: ShapedParagraph
    align: CellAlign


class ColumnSpace(NamedTuple):
    """A column in its place."""

    left: float
    width: float
    column: TableColumn
    point: float  # from the left to where the decimal points stand


def natural_width(words: ShapedParagraph) -> float:
    """Return how wide words are on one line."""
    return words.widths.end[-1] - words.widths.begin[0]


def before_point(words: ShapedParagraph) -> float | None:
    """Return how wide the figures before the decimal point are; `None` where there are none."""
    found = _BEFORE_POINT.match(words.text)
    if found is None:
        return None
    return words.widths.position[found.end()] - words.widths.begin[0]


def share_out(
    columns: Sequence[TableColumn],
    cells: Sequence[ShapedCell],
    left: float,
    room: tuple[float, float],
) -> tuple[ColumnSpace, ...]:
    """Give each column its place; `room` is the width of the table and the least gap.

    What is left over goes to columns with leaders, and else opens the gaps, so that the
    first column begins and the last ends with the table. What is missing is taken from the
    widest columns, and the words of these go on in the next line.
    """
    width, gap = room
    count = len(columns)
    points, widths = _natural(columns, cells)
    free = width - gap * (count - 1) - sum(widths)
    led = [j for j, column in enumerate(columns) if column.leader]
    if free < 0:
        widths = _narrowed(widths, width - gap * (count - 1), cells)
    elif led or count == 1:
        for j in led or [0]:
            widths[j] += free / len(led or [0])
    else:
        gap += free / (count - 1)
    spaces = []
    for column, own, (before, after) in zip(columns, widths, points, strict=True):
        # The figures stand in the middle of a column that its header makes wider.
        spaces.append(ColumnSpace(left, own, column, (own - before - after) / 2 + before))
        left += own + gap
    return tuple(spaces)


def _natural(
    columns: Sequence[TableColumn], cells: Sequence[ShapedCell]
) -> tuple[list[tuple[float, float]], list[float]]:
    """Return what each column has before and after its decimal points, and its width."""
    points = [(0.0, 0.0)] * len(columns)
    widths = [0.0] * len(columns)
    for shaped in cells:
        j = shaped.cell.column
        if shaped.cell.columns > 1:
            continue
        own = natural_width(shaped.words)
        before = before_point(shaped.words) if shaped.align is CellAlign.DECIMAL else None
        if before is not None:
            points[j] = max(points[j][0], before), max(points[j][1], own - before)
        widths[j] = max(widths[j], own, sum(points[j]))
        if columns[j].leader:
            widths[j] = max(widths[j], own + 2 * shaped.words.style.size)
    return points, widths


def _narrowed(widths: list[float], room: float, cells: Sequence[ShapedCell]) -> list[float]:
    """Return widths that fit the room: narrow columns keep theirs, the others share the rest.

    What they get is whole characters, as lines of text are, the last but for what is over.
    """
    size = max((shaped.words.style.size for shaped in cells), default=1.0)
    order = sorted(range(len(widths)), key=lambda j: widths[j])
    found, left, wrapped = list(widths), room, list(order)
    for k, j in enumerate(order):
        share = left / (len(order) - k)
        if widths[j] > share:
            break
        left -= widths[j]
        wrapped.remove(j)
    for j in wrapped:
        found[j] = max(int(left / len(wrapped) / size + 1e-6), 0) * size
    if wrapped:
        found[wrapped[-1]] += left - sum(found[j] for j in wrapped)
    return found
