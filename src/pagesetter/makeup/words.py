"""Blocks of words set in their places: headlines, bylines, captions, folio lines."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from pagesetter.composition.headline import (
    FittedWords,
    Room,
    ShapedWords,
    fit_shaped,
    shape_words,
)
from pagesetter.composition.headline_room import Capacity, capacities, paragraph_capacities
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
from pagesetter.makeup.model import Look, PlacedLine, SetFrame, WordsFit
from pagesetter.makeup.vertical import axes, stacked_from_right
from pagesetter.records import NamedTuple

#: The ideographic em box stands this far above the baseline and the rest below it.
ASCENT = 0.88


_MIRRORED = {Align.START: Align.END, Align.END: Align.START}


class Block(NamedTuple):
    """Words that are set as one, in one place."""

    name: str  # of the frame; unique on the page
    words: Paragraph
    style: str
    rows: int = 1  # lines of type at most
    most: float = inf  # points: they are set no larger
    mirrored: bool = False  # what begins its lines ends them: furniture of an even page


class FittedBlock(NamedTuple):
    """Words fitted to a room, before it is known where that is."""

    fitted: FittedWords
    style: TextStyle
    room: Room
    capacities: tuple[Capacity, Capacity]


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
    style = desk.styles[block.style]
    if block.mirrored:
        style = style._replace(align=_MIRRORED.get(style.align, style.align))
    words = shape_words(block.words, style, desk.log)
    room = room_in(bounds, block, vertical=style.vertical)
    return place_fitted(desk, block, fit_block(words, room, joinings), bounds)


def room_in(bounds: Rect, block: Block, *, vertical: bool) -> Room:
    """Return how far words may go along their lines, and across them."""
    along, across = bounds.width, bounds.height
    if vertical:
        along, across = across, along
    return Room(along, across, block.rows, block.most)


def fit_block(words: ShapedWords, room: Room, joinings: Callable[[str], int]) -> FittedBlock:
    """Fit words to a room. Nothing is logged."""
    style = words.shaped.style
    fitted = fit_shaped(words, room, joinings)
    return FittedBlock(fitted, style, room, capacities(style, room))


def fit_paragraph(words: ShapedWords, room: Room) -> FittedBlock:
    """Fit words that are set as a paragraph to a room. Nothing is logged."""
    style = words.shaped.style
    from pagesetter.composition.summary import fit_summary

    return FittedBlock(fit_summary(words, room), style, room, paragraph_capacities(style, room))


def place_fitted(desk: Desk, block: Block, found: FittedBlock, bounds: Rect) -> SetFrame:
    """Set fitted words in the middle of a rectangle. Logs what does not fit or is badly set."""
    fitted, style = found.fitted, found.style
    if fitted.too_long:
        _report_too_long(desk, block.words, found)
    for line in fitted.lines[:-1]:
        if line.paragraph is not None and line.end not in line.paragraph.breaks:
            report_heading_break(line.paragraph, line.end, desk.log)
    stacked = stacked_from_right(fitted, bounds) if style.vertical else _stacked(fitted, bounds)
    most, least = found.capacities
    fit = WordsFit(
        size=fitted.size,
        tracking=fitted.tracking,
        scale=fitted.scale,
        rows=len(fitted.lines),
        too_long=fitted.too_long,
        most=most,
        least=least,
    )
    look = _look(style, fitted.size / style.size)
    return SetFrame(block.name, bounds, stacked, block.words.span, look, fit)


def _report_too_long(desk: Desk, words: Paragraph, found: FittedBlock) -> None:
    cut = counted(found.fitted.too_long, "character")
    most, least = found.capacities
    takes = f"{least.characters} at {least.size:g} pt"
    if most.characters != least.characters or most.size != least.size:
        takes = f"{most.characters} at {most.size:g} pt, {takes}"
    desk.log.warn(
        Code.OVERSET,
        f"{cut} of `{words.text}` do not fit their place, which takes {takes}",
        words.span,
        f"cut {cut}",
    )


def _look(style: TextStyle, scale: float) -> Look | None:
    """Return what is behind the glyphs of words that were set at a part of their style's size."""
    if style.outline is None and style.shadow is None:
        return None
    outline, shadow = style.outline, style.shadow
    return Look(
        outline and (outline[0] * scale, outline[1]),
        shadow and (shadow[0] * scale, shadow[1] * scale, shadow[2]),
    )


def _stacked(fitted: FittedWords, bounds: Rect) -> tuple[PlacedLine, ...]:
    first = bounds.y + (bounds.height - fitted.height) / 2 + ASCENT * fitted.size
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
