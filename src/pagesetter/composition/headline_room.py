"""How many characters the place of a headline takes (容字), for those who write it."""

from __future__ import annotations

from math import floor

from pagesetter.composition.headline_breaks import ROW_LEADING, Room, stepped
from pagesetter.composition.model import TextStyle
from pagesetter.records import NamedTuple


class Capacity(NamedTuple):
    """What a place takes at one size: full-width characters in all of its rows."""

    size: float
    rows: int
    characters: int


def capacities(style: TextStyle, room: Room) -> tuple[Capacity, Capacity]:
    """Return what a room takes at the largest size, as it comes, and at the smallest.

    At the smallest, words are as tight and as narrow as their style allows.
    """
    largest = max(style.min_size, stepped(min(room.largest(style), room.height)))
    loose = _capacity(room, largest, style.tracking / style.size, 1.0)
    tight = _capacity(room, style.min_size, style.min_tracking / style.size, style.min_scale)
    return loose, tight


def _capacity(room: Room, size: float, tracking: float, scale: float) -> Capacity:
    # The last character of a row has no tracking after it.
    each = max(0.1, 1 + tracking)
    characters = max(0, floor((room.width / (size * scale) + tracking) / each + 1e-6))
    rows = floor((room.height / size - 1) / ROW_LEADING + 1e-6) + 1
    rows = min(room.rows, max(1, rows))
    return Capacity(size, rows, characters * rows)


def paragraph_capacities(style: TextStyle, room: Room) -> tuple[Capacity, Capacity]:
    """Return the same of words that are set as a paragraph, at their style's leading."""
    return _lines(style, room, room.largest(style)), _lines(style, room, style.min_size)


def _lines(style: TextStyle, room: Room, size: float) -> Capacity:
    leading = style.leading * size / style.size
    rows = min(room.rows, max(0, floor((room.height - size) / leading + 1e-6) + 1))
    each = size + style.tracking * size / style.size
    return Capacity(size, rows, rows * floor(room.width / each + 1e-6))
