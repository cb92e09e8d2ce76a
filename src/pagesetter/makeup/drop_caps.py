"""The first characters of a story as high as several of its lines (首字下沉).

What is aligned is the faces of the characters and not their em boxes: the white around an
ideograph grows with it, and would make a drop cap look too low and too small. The room that
it takes is whole characters of the body, so that the lines beside it are as well.
"""

from __future__ import annotations

from math import ceil

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import Line
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align, StorySlot
from pagesetter.description.model import Paragraph, ParagraphKind, Piece, WordMarks
from pagesetter.language.characters import (
    CLOSING,
    HAN,
    JOINED,
    OPENING,
    PAUSE,
    STOP,
    classify,
)
from pagesetter.makeup.desk import Desk
from pagesetter.records import NamedTuple

#: White between the em box of an ideograph and its face (字面), in ems, as the faces of
#: most families for print have it.
MARGIN = 0.04

#: White, in ems of the body at least, between a drop cap and the lines beside it.
_WHITE = 0.25


class DropCap(NamedTuple):
    """A drop cap set, and the room it takes in the lines beside it."""

    paragraph: int
    line: Line
    size: float
    beside: float  # size of the type beside it
    lines: int
    width: float  # of its room, in points


def cut_drop_cap(desk: Desk, slot: StorySlot, paragraphs: list[Paragraph]) -> DropCap | None:
    """Cut the first characters off the first paragraph of text, which is shortened in place.

    Returns `None`, and cuts nothing, where the paragraph begins with something that cannot
    stand alone: a long number, words with ruby, straight quotes.
    """
    description = slot.parts.drop_cap
    assert description is not None, "only a slot with a drop cap has one"
    index = next((i for i, p in enumerate(paragraphs) if p.kind is ParagraphKind.TEXT), None)
    if index is None or any(p.kind is not ParagraphKind.INTRO for p in paragraphs[:index]):
        return None
    body, style = desk.styles[slot.body], desk.styles[description.style]
    parts = _parted(paragraphs[index], description.characters)
    if parts is None:
        return None
    words, rest = parts
    step = body.leading if body.vertical else desk.grid.step
    size = (description.lines - 1) * step / (1 - 2 * MARGIN) + body.size
    big = style._replace(size=size, indent=0.0, align=Align.START, vertical=body.vertical)
    big = big._replace(spacing=big.spacing._replace(vertical=body.vertical))
    shaped = shape_paragraph(words, big, desk.log)
    wide = shaped.widths.end[-1] - shaped.widths.begin[0]
    face = wide - 2 * MARGIN * (size - body.size)
    width = ceil((face + _WHITE * body.size) / body.size - 1e-6) * body.size
    line = set_line(shaped, 0, len(shaped.text), Fill(wide, False, Align.START))
    paragraphs[index] = rest
    return DropCap(index, line, size, body.size, description.lines, width)


def _parted(paragraph: Paragraph, count: int) -> tuple[Paragraph, Paragraph] | None:
    """Part the first `count` characters off, with the marks that belong to them."""
    end = _end_of(paragraph.text, count)
    if end is None:
        return None
    first: list[Piece] = []
    rest: list[Piece] = []
    passed = 0
    for piece in paragraph.pieces:
        cut = end - passed
        passed += len(piece.text)
        if cut >= len(piece.text):
            first.append(piece)
        elif cut <= 0:
            rest.append(piece)
        elif piece.marks != WordMarks():
            return None
        else:
            span = piece.span
            first.append(piece._replace(text=piece.text[:cut]))
            later = span._replace(column=span.column + cut)
            rest.append(piece._replace(text=piece.text[cut:], span=later))
    if any(piece.marks.ruby for piece in first):
        return None
    span = rest[0].span if rest else paragraph.span
    whole = paragraph.span
    return (
        paragraph._replace(pieces=tuple(first)),
        paragraph._replace(
            pieces=tuple(rest),
            span=span._replace(end_line=whole.end_line, end_column=whole.end_column),
        ),
    )


def _end_of(text: str, count: int) -> int | None:
    """Return where the first characters end; `None` if what is there cannot be parted.

    Opening marks before them and closing marks after them go with them and are not counted.
    """
    classes = classify(text)
    end, found = 0, 0
    while found < count and end < len(text):
        kind = classes[end]
        if kind in HAN or (text[end].isascii() and text[end].isalpha()):
            found += 1
        elif kind != OPENING:
            return None
        end += 1
    while end < len(text) and classes[end] in CLOSING + PAUSE + STOP:
        end += 1
    if found < count or end >= len(text) or classes[end] == JOINED:
        return None
    return end
