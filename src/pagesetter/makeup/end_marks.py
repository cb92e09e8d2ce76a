"""The mark that ends a story: `■`, （完）, a reporter's sign. It stays on the last line."""

from __future__ import annotations

from pagesetter.composition.model import Line, ShapedParagraph, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.body_model import BodyParts, EndMarkAt
from pagesetter.description.model import Emphasis, Paragraph, Piece
from pagesetter.diagnostics import Span
from pagesetter.language.spacing import BAR_NONE, BAR_WORD
from pagesetter.makeup.desk import Desk
from pagesetter.records import NamedTuple


class EndMark(NamedTuple):
    """An end mark as the last characters of a paragraph."""

    paragraph: int
    start: int  # its first character
    at_edge: bool


def shape_with_end_mark(
    desk: Desk, paragraph: Paragraph, style: TextStyle, parts: BodyParts, index: int
) -> tuple[ShapedParagraph, EndMark]:
    """Shape a story's last paragraph with its end mark, which no line parts from the words."""
    assert parts.end_mark is not None, "only a slot with an end mark has one"
    last = paragraph.span
    span = Span(
        last.file, last.end_line, max(1, last.end_column - 1), last.end_line, last.end_column
    )
    mark = Piece(parts.end_mark, Emphasis.NONE, span)
    start = len(paragraph.text)
    shaped = shape_paragraph(paragraph._replace(pieces=(*paragraph.pieces, mark)), style, desk.log)
    kept = kept_together(shaped, start)._replace(closing=len(parts.end_mark))
    return kept, EndMark(index, start, parts.end_mark_at is EndMarkAt.EDGE)


def kept_together(paragraph: ShapedParagraph, start: int) -> ShapedParagraph:
    """Let no line end before the characters from `start` on, nor among them."""
    joints = list(paragraph.joints)
    for i in range(start - 1, len(joints)):
        if joints[i].bar == BAR_NONE:
            joints[i] = joints[i]._replace(bar=BAR_WORD)
    end = len(paragraph.text)
    breaks = tuple(b for b in paragraph.breaks if b < start or b == end)
    position = paragraph.widths.position
    widths = paragraph.widths._replace(break_positions=tuple(position[b] for b in breaks))
    return paragraph._replace(joints=tuple(joints), breaks=breaks, widths=widths)


def moved_to_edge(line: Line, start: int, measure: float) -> Line:
    """Move the end mark of a line, its characters from `start` on, to the end of a measure."""
    if not line.runs or line.paragraph is None:
        return line
    runs = list(line.runs)
    passed, first = line.start, len(runs)
    for i, placed in enumerate(runs):
        if passed >= start:
            first = i
            break
        passed += len(placed.run.text)
    if first == len(runs):
        return line
    last = runs[-1]
    given = line.paragraph.end_trims.get(line.end - 1, 0.0)
    free = measure - (last.x + last.run.width - given)
    if free > 0:
        runs[first:] = [placed._replace(x=placed.x + free) for placed in runs[first:]]
    return line._replace(runs=tuple(runs))
