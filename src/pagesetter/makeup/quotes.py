"""Pull quotes: words of a story set large among them, between rules or on a tint."""

from __future__ import annotations

import re
from math import ceil

from pagesetter.description.frame_model import QuoteSlot
from pagesetter.description.model import Paragraph, Piece, QuoteDescription
from pagesetter.diagnostics import Code
from pagesetter.geometry import Insets, Rect, fits
from pagesetter.makeup.boxes import set_rule
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Item, PlacedBox, PlacedLine, SetFrame
from pagesetter.makeup.words import counted, set_under
from pagesetter.records import NamedTuple

_BAR = re.compile(r"[ \u3000]*[|｜][ \u3000]*")


class QuotePlace(NamedTuple):
    """A quote and where it stands."""

    name: str
    quote: QuoteDescription
    slot: QuoteSlot
    bounds: Rect


def set_quote(desk: Desk, place: QuotePlace) -> tuple[Item, ...]:
    """Set a quote: its tint, its rules, and its words in the middle of the place's height."""
    points, slot = desk.styles.points, place.slot
    bounds = place.bounds.inset(Insets(top=points(slot.above), bottom=points(slot.below)))
    items: list[Item] = []
    if slot.fill:
        items.append(
            PlacedBox(place.name, bounds, desk.styles.ink(slot.fill), None, place.quote.span)
        )
    inner = bounds
    if slot.rule:
        weight = points(slot.rule.weight)
        for side, y in (("head", bounds.y + weight / 2), ("foot", bounds.bottom - weight / 2)):
            line = Rect(bounds.x, y, bounds.width, 0.0)
            items.append(set_rule(desk, f"{place.name}/{side}", slot.rule, line, down=False))
        inner = inner.inset(Insets(top=weight, bottom=weight))
    padding = points(slot.padding)
    inner = inner.inset(Insets(right=padding, left=padding))
    if inner.width < desk.styles[slot.words].size:
        _log_too_narrow(desk, place)
        return tuple(items)
    return (*items, *_words(desk, place, inner))


def _log_too_narrow(desk: Desk, place: QuotePlace) -> None:
    desk.log.error(
        Code.BAD_VALUE,
        f"the padding leaves the quote in `{place.name}` no room for a character",
        place.quote.span,
        "give the quote a wider place, or its slot less `padding`",
    )


def _words(desk: Desk, place: QuotePlace, inner: Rect) -> tuple[SetFrame, ...]:
    """Set the words, and their source under them, in the middle of a room."""
    quote, slot = place.quote, place.slot
    stack: list[SetFrame] = []
    room = inner
    if quote.by is not None:
        by = set_under(desk, f"{place.name}/by", quote.by, desk.styles[slot.by], room)
        stack.append(by)
        room = room.inset(Insets(bottom=by.bounds.height + desk.styles.points(slot.gap)))
    words = _rows(desk, place, room)
    stack.insert(0, words)
    height = inner.bottom - words.bounds.y
    if not fits(height, inner.height):
        over = ceil((height - inner.height) / desk.styles[slot.words].leading)
        desk.log.error(
            Code.OVERSET,
            f"the quote in `{place.name}` is {counted(over, 'line')} too long",
            quote.words.span,
            "shorten the quote, or give it a higher place",
        )
    return tuple(_moved(frame, (height - inner.height) / 2) for frame in stack)


def _rows(desk: Desk, place: QuotePlace, room: Rect) -> SetFrame:
    """Set the words at the foot of a room; a line ends wherever their editor wrote `|`."""
    name, style = f"{place.name}/words", desk.styles[place.slot.words]
    lines: tuple[PlacedLine, ...] = ()
    at = room
    for part in reversed(parted(place.quote.words)):
        found = set_under(desk, name, part, style, at)
        lines = found.lines + lines
        at = at.inset(Insets(bottom=found.bounds.height))
    bounds = Rect(room.x, at.bottom, room.width, room.bottom - at.bottom)
    return SetFrame(name, bounds, lines, place.quote.words.span)


def parted(words: Paragraph) -> tuple[Paragraph, ...]:
    """Part words at each `|`."""
    parts: list[list[Piece]] = [[]]
    for piece in words.pieces:
        at = 0
        for bar in _BAR.finditer(piece.text):
            parts[-1].append(_cut(piece, at, bar.start()))
            parts.append([])
            at = bar.end()
        parts[-1].append(_cut(piece, at, len(piece.text)))
    full = [tuple(piece for piece in part if piece.text) for part in parts]
    return tuple(words._replace(pieces=part) for part in full if part)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    if (start, end) == (0, len(piece.text)):
        return piece
    span = piece.span._replace(column=piece.span.column + start)
    return piece._replace(text=piece.text[start:end], span=span)


def _moved(frame: SetFrame, down: float) -> SetFrame:
    lines = tuple(placed._replace(baseline=placed.baseline + down) for placed in frame.lines)
    return frame._replace(bounds=frame.bounds._replace(y=frame.bounds.y + down), lines=lines)
