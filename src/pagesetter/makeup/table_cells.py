"""The words of a table's cells set in their columns: aligned, wrapped, with leaders."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.linebreak import best_breakings, whole
from pagesetter.composition.model import Line, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Emphasis, Paragraph, Piece
from pagesetter.description.table_model import CellAlign, TableCell
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.line_reports import ChosenLine, report_line
from pagesetter.makeup.model import PlacedLine
from pagesetter.makeup.table_columns import ColumnSpace, ShapedCell, before_point, natural_width
from pagesetter.makeup.table_places import TablePlace
from pagesetter.records import NamedTuple
from pagesetter.structure import FURNITURE, Element

#: White, in ems at least, between words and the leader after them.
_BEFORE_LEADER = 0.25

_ALIGNS = {CellAlign.CENTER: Align.CENTER, CellAlign.END: Align.END}


class SetCell(NamedTuple):
    """A cell with its lines: each the x of what is set on it. Their heights are not known."""

    cell: TableCell
    style: TextStyle
    lines: tuple[tuple[tuple[float, Line], ...], ...]

    def grid_lines(self, step: float) -> int:
        """Return the whole grid lines that its lines take."""
        return max(1, ceil(len(self.lines) * self.style.leading / step - 1e-6))


def shaped_cells(desk: Desk, place: TablePlace) -> Iterator[ShapedCell]:
    """Shape the cells of a table that hold words.

    A header stands over the middle of figures, and so do words over several columns.
    """
    table = place.table
    for cell in table.cells:
        if cell.words is None:
            continue
        header = cell.row < table.header
        align = cell.align or table.columns[cell.column].align
        if cell.align is None and (header or cell.columns > 1) and align is CellAlign.DECIMAL:
            align = CellAlign.CENTER
        name = place.slot.header if header else place.slot.cell
        style = desk.styles[name]._replace(indent=0.0, even_figures=True)
        yield ShapedCell(cell, shape_paragraph(cell.words, style, desk.log), align)


def set_cell(desk: Desk, spaces: tuple[ColumnSpace, ...], shaped: ShapedCell) -> SetCell:
    """Set a cell in its column, or in those it goes over."""
    cell, words = shaped.cell, shaped.words
    space = spaces[cell.column]
    last = spaces[cell.column + cell.columns - 1]
    width = last.left + last.width - space.left
    own = natural_width(words)
    if shaped.align is CellAlign.DECIMAL:
        before = before_point(words)
        if before is not None and own <= width:
            line = set_line(words, 0, len(words.text), Fill(own, False, Align.START))
            return SetCell(cell, words.style, (((space.left + space.point - before, line),),))
        shaped = shaped._replace(align=CellAlign.CENTER)  # a dash among figures
    lines = [((space.left, line),) for line in _lines(desk, shaped, width)]
    led = space.column.leader and shaped.align is CellAlign.START
    if led and len(lines) == cell.columns == 1:
        leader = _leader(desk, words.style, space, shaped)
        lines[0] = (*lines[0], *leader)  # type: ignore[assignment]
    return SetCell(cell, words.style, tuple(lines))


def set_note(desk: Desk, place: TablePlace, inner: Rect) -> SetCell | None:
    """Set the note of a table over its whole width, as a cell of its own."""
    note = place.table.note
    if note is None:
        return None
    shaped = shape_paragraph(note, desk.styles[place.slot.note], desk.log)
    cell = TableCell(0, 0, 1, 1, note, None)
    ends = {Align.END: CellAlign.END, Align.CENTER: CellAlign.CENTER}
    align = ends.get(shaped.style.align, CellAlign.START)
    lines = _lines(desk, ShapedCell(cell, shaped, align), inner.width)
    return SetCell(cell, shaped.style, tuple(((inner.x, line),) for line in lines))


def stacked(
    cell: SetCell, top: float, height: float, part: Element | None = None
) -> Iterator[PlacedLine]:
    """Place a cell's lines in the middle of a height, em boxes in the middle of their leading.

    Its words are those of `part`; a leader after them is not read.
    """
    leading, size = cell.style.leading, cell.style.size
    first = top + (height - len(cell.lines) * leading) / 2 + leading / 2 + 0.38 * size
    for i, line in enumerate(cell.lines):
        for j, (x, words) in enumerate(line):
            element = part if j == 0 else FURNITURE
            yield PlacedLine(x, first + i * leading, words, element=element)


def _lines(desk: Desk, shaped: ShapedCell, width: float) -> Iterator[Line]:
    """Yield the lines of a cell; those of a style that justifies fill the width."""
    words = shaped.words
    align = _ALIGNS.get(shaped.align, Align.START)
    justified = align is Align.START and words.style.align is Align.JUSTIFY
    breaking = min(best_breakings(words, (width,), whole(words)), key=lambda b: b.demerits)
    starts = (0, *breaking.ends)
    for start, end in zip(starts, breaking.ends, strict=False):
        more = end < len(words.text)
        if more:
            indent = words.style.indent if start == 0 else 0.0
            report_line(words, ChosenLine(start, end, width - indent, justified), desk.log)
        yield set_line(words, start, end, Fill(width, justified and more, align))


def _leader(
    desk: Desk, style: TextStyle, space: ColumnSpace, shaped: ShapedCell
) -> Iterator[tuple[float, Line]]:
    """Yield the leader from the end of a cell's words, ending where the column does."""
    span = shaped.words.source.span
    sign = _repeated(desk, style, space.column.leader, Paragraph((), span))
    advance = sum(run.run.width for run in sign.runs)
    room = space.width - natural_width(shaped.words) - _BEFORE_LEADER * style.size
    count = int(room / advance + 1e-6) if advance > 0 else 0
    if count > 0:
        line = _repeated(desk, style, space.column.leader * count, Paragraph((), span))
        width = sum(run.run.width for run in line.runs)
        yield space.left + space.width - width, line


def _repeated(desk: Desk, style: TextStyle, signs: str, at: Paragraph) -> Line:
    words = at._replace(pieces=(Piece(signs, Emphasis.NONE, at.span),))
    shaped = shape_paragraph(words, style, desk.log)
    return set_line(shaped, 0, len(signs), Fill(natural_width(shaped), False, Align.START))
