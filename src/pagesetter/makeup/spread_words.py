"""Facts set along a whole line: the white left over stands between them, not in them."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.composition.headline_breaks import SIZE_STEP
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import Line, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Paragraph, Piece
from pagesetter.diagnostics import Code, Span
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.furniture import BETWEEN
from pagesetter.makeup.model import PlacedLine, SetFrame
from pagesetter.makeup.words import ASCENT

# At least so much white stands between two facts, in ems.
_LEAST = 0.5


def set_spread(desk: Desk, name: str, words: Paragraph, style: TextStyle, bounds: Rect) -> SetFrame:
    """Set facts in one line from end to end of a rectangle, in the middle of its height.

    They are set smaller, down to the style's smallest size, where they would touch.
    """
    facts = list(parted(words))
    size = style.size
    lines = _set(desk, facts, style, size, bounds.width)
    while not fits(_needed(lines, size), bounds.width) and size > style.min_size:
        size = max(style.min_size, size - SIZE_STEP)
        lines = _set(desk, facts, style, size, bounds.width)
    white = bounds.width - sum(map(_width, lines))
    if not fits(_needed(lines, size), bounds.width):
        message = f"the words of `{name}` do not fit on their line"
        desk.log.warn(Code.OVERSET, message, words.span, "take some out, or set them smaller")
    gap = white / (len(lines) - 1) if len(lines) > 1 else 0.0
    baseline = bounds.y + (bounds.height - size) / 2 + ASCENT * size
    placed, x = [], bounds.x
    for line in lines:
        placed.append(PlacedLine(x, baseline, line))
        x += _width(line) + gap
    return SetFrame(name, bounds, tuple(placed), words.span)


def parted(words: Paragraph) -> Iterator[Paragraph]:
    """Yield the facts of a line; blanks between them are left out."""
    pieces: list[Piece] = []
    for piece in words.pieces:
        start = 0
        for part in piece.text.split(BETWEEN):
            if start and pieces:
                yield Paragraph(tuple(pieces), words.span)
                pieces = []
            if part:
                pieces.append(piece._replace(text=part, span=_span_of(piece.span, start)))
            start += len(part) + len(BETWEEN)
    if pieces:
        yield Paragraph(tuple(pieces), words.span)


def _span_of(span: Span, offset: int) -> Span:
    """Return where a part of a piece begins; `offset` counts its characters."""
    return span._replace(column=span.column + offset) if span.line == span.end_line else span


def _set(
    desk: Desk, facts: list[Paragraph], style: TextStyle, size: float, measure: float
) -> list[Line]:
    sized = style._replace(
        size=size,
        tracking=style.tracking * size / style.size,
        indent=0.0,
        vertical=False,
    )
    lines = []
    for fact in facts:
        shaped = shape_paragraph(fact, sized, desk.log)
        lines.append(set_line(shaped, 0, len(shaped.text), Fill(measure, False, Align.START)))
    return lines


def _width(line: Line) -> float:
    return max((run.x + run.run.width for run in line.runs), default=0.0)


def _needed(lines: list[Line], size: float) -> float:
    return sum(map(_width, lines)) + (len(lines) - 1) * _LEAST * size
