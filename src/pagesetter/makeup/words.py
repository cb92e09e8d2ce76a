"""Blocks of words set in their places: headlines, bylines, captions, folio lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pagesetter.composition.headline import FittedWords, Room, fit_words
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.linebreak import best_breakings, whole
from pagesetter.composition.model import TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Paragraph
from pagesetter.diagnostics import Code
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.grid import beside_fold
from pagesetter.makeup.line_reports import ChosenLine, report_heading_break, report_line
from pagesetter.makeup.model import PlacedLine, SetFrame
from pagesetter.makeup.vertical import axes, stacked_from_right

#: The ideographic em box stands this far above the baseline and the rest below it.
ASCENT = 0.88


_MIRRORED = {Align.START: Align.END, Align.END: Align.START}


class Block(NamedTuple):
    """Words that are set as one, in one place."""

    name: str  # of the frame; unique on the page
    words: Paragraph
    style: str
    rows: int = 1  # lines of type at most
    mirrored: bool = False  # what begins its lines ends them: furniture of an even page


def nothing_joined(_: str) -> int:
    """Stand in for a story's words where there is no story."""
    return 0


def set_in_room(
    desk: Desk,
    block: Block,
    bounds: Rect,
    joinings: Callable[[str], int] = nothing_joined,
) -> SetFrame:
    """Fit words to a rectangle and set them in the middle of its height.

    `joinings` tells how often the story has two characters side by side.
    """
    paragraph, style = block.words, desk.styles[block.style]
    if block.mirrored:
        style = style._replace(align=_MIRRORED.get(style.align, style.align))
    vertical = style.vertical
    room = Room(*_extent(bounds, vertical=vertical), block.rows)
    fitted = fit_words(paragraph, style, room, joinings, desk.log)
    if fitted.too_long:
        desk.log.warn(
            Code.OVERSET,
            f"{counted(fitted.too_long, 'character')} of `{paragraph.text}` do not fit their place",
            paragraph.span,
            f"cut {counted(fitted.too_long, 'character')}",
        )
    for line in fitted.lines[:-1]:
        if line.paragraph is not None and line.end not in line.paragraph.breaks:
            report_heading_break(line.paragraph, line.end, desk.log)
    stacked = stacked_from_right(fitted, bounds) if vertical else _stacked(fitted, bounds)
    return SetFrame(block.name, bounds, stacked, paragraph.span)


def _extent(bounds: Rect, *, vertical: bool) -> tuple[float, float]:
    """Return how far words may go along their lines, and across them."""
    return (bounds.height, bounds.width) if vertical else (bounds.width, bounds.height)


def _stacked(fitted: FittedWords, bounds: Rect) -> tuple[PlacedLine, ...]:
    height = fitted.size + (len(fitted.lines) - 1) * fitted.leading
    first = bounds.y + (bounds.height - height) / 2 + ASCENT * fitted.size
    return tuple(
        PlacedLine(bounds.x, first + i * fitted.leading, line)
        for i, line in enumerate(fitted.lines)
    )


def set_under(
    desk: Desk, name: str, paragraph: Paragraph, style: TextStyle, room: Rect
) -> SetFrame:
    """Set a paragraph at the foot of a rectangle, as many lines as it takes."""
    room = beside_fold(room, desk.grid)
    shaped = shape_paragraph(paragraph, style, desk.log)
    breaking = min(best_breakings(shaped, (room.width,), whole(shaped)), key=lambda b: b.demerits)
    starts = (0, *breaking.ends)
    count = breaking.lines
    foot = room.bottom - (style.leading - style.size) / 2 - (1 - ASCENT) * style.size
    lines = tuple(
        PlacedLine(
            room.x,
            foot - (count - 1 - i) * style.leading,
            set_line(
                shaped,
                starts[i],
                end,
                Fill(room.width, i + 1 < count and style.align is Align.JUSTIFY, style.align),
            ),
        )
        for i, end in enumerate(breaking.ends)
    )
    for start, end in zip(starts, breaking.ends, strict=False):
        measure = room.width - (style.indent if start == 0 else 0.0)
        report_line(shaped, ChosenLine(start, end, measure, justified=False), desk.log)
    height = count * style.leading
    bounds = Rect(room.x, room.bottom - height, room.width, height)
    return SetFrame(name, bounds, lines, paragraph.span)


def set_beside(
    desk: Desk, name: str, paragraph: Paragraph, style: TextStyle, room: Rect
) -> SetFrame:
    """Set a paragraph vertically at the right of a rectangle, as many lines as it takes."""
    shaped = shape_paragraph(paragraph, style, desk.log)
    height = room.height
    breaking = min(best_breakings(shaped, (height,), whole(shaped)), key=lambda b: b.demerits)
    starts, count = (0, *breaking.ends), breaking.lines
    lines = tuple(
        PlacedLine(
            axis,
            room.y,
            set_line(
                shaped,
                starts[i],
                starts[i + 1],
                Fill(height, i + 1 < count and style.align is Align.JUSTIFY, style.align),
            ),
            vertical=True,
        )
        for i, axis in enumerate(axes(style, room.right, count))
    )
    width = count * style.leading
    bounds = Rect(room.right - width, room.y, width, height)
    return SetFrame(name, bounds, lines, paragraph.span)


def counted(number: int, thing: str) -> str:
    """Return a number of things in words.

    >>> counted(1, "line"), counted(2, "line")
    ('1 line', '2 lines')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
