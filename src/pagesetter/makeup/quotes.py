"""Pull quotes: words of a story set large among them, between rules or on a tint."""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.description.frame_model import QuoteSlot
from pagesetter.description.model import QuoteDescription
from pagesetter.diagnostics import Code
from pagesetter.geometry import Insets, Rect, fits
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Item, PlacedBox, SetFrame
from pagesetter.makeup.words import counted, set_under


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
        weight, ink = points(slot.rule.weight), desk.styles.ink(slot.rule.ink)
        for side, y in (("head", bounds.y), ("foot", bounds.bottom - weight)):
            box = Rect(bounds.x, y, bounds.width, weight)
            items.append(PlacedBox(f"{place.name}/{side}", box, ink, None, place.quote.span))
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
    words = set_under(desk, f"{place.name}/words", quote.words, desk.styles[slot.words], inner)
    if quote.by is None:
        stack: tuple[SetFrame, ...] = (words,)
    else:
        by = set_under(desk, f"{place.name}/by", quote.by, desk.styles[slot.by], inner)
        up = by.bounds.height + desk.styles.points(slot.gap)
        stack = (_moved(words, -up), by)
    height = inner.bottom - stack[0].bounds.y
    if not fits(height, inner.height):
        over = -(-(height - inner.height) // desk.styles[slot.words].leading)
        desk.log.error(
            Code.OVERSET,
            f"the quote in `{place.name}` is {counted(int(over), 'line')} too long",
            quote.words.span,
            "shorten the quote, or give it a higher place",
        )
    return tuple(_moved(frame, (height - inner.height) / 2) for frame in stack)


def _moved(frame: SetFrame, down: float) -> SetFrame:
    lines = tuple(placed._replace(baseline=placed.baseline + down) for placed in frame.lines)
    return frame._replace(bounds=frame.bounds._replace(y=frame.bounds.y + down), lines=lines)
