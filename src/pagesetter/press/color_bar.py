"""The color bar: patches by which a printer measures inks, and the names of the plates."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.diagnostics import Span
from pagesetter.display.model import (
    PRINTERS_MARKS,
    Clip,
    DisplayList,
    DrawPhoto,
    FillRect,
    Mark,
)
from pagesetter.geometry import Rect
from pagesetter.ink import REGISTRATION, Ink

_NAMES = ("Cyan", "Magenta", "Yellow", "Black")

# A patch is as large as a densitometer sees at least, and no larger where there is room.
_LARGEST, _LEAST = 14.0, 3.0
_MOST_SPOTS = 8

# Solids, which show density; tints, which show dot gain; two inks over each other, which show
# trapping: of three, newsprint would not dry. Then the grays that the three colors make where
# they are in balance, of a quarter, a half and three quarters of cyan: ISO 12647-2:2004, 5.
_PATCHES = (
    *((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)),
    *((0.5, 0, 0, 0), (0, 0.5, 0, 0), (0, 0, 0.5, 0), (0, 0, 0, 0.5)),
    *((0, 1, 1, 0), (1, 0, 1, 0), (1, 1, 0, 0)),
    *((0.25, 0.19, 0.19, 0), (0.5, 0.4, 0.4, 0), (0.75, 0.64, 0.64, 0)),
)


def color_bar(page: DisplayList, room: Rect, span: Span) -> tuple[FillRect, ...]:
    """Return patches of the process inks and of the page's spot inks, from the left of a room.

    Where there is no room for patches that can be measured there are none.
    """
    inks = [Ink(*parts)._replace(overprint=False) for parts in _PATCHES]
    for spot in spots_of(page):
        solid = spot._replace(overprint=False)
        inks += [solid, solid._replace(tint=0.5)]
    side = min(_LARGEST, room.width / len(inks))
    if side < _LEAST:
        return ()
    top = room.y + (room.height - side) / 2
    return tuple(
        FillRect(Rect(room.x + i * side, top, side, side), ink, span, PRINTERS_MARKS)
        for i, ink in enumerate(inks)
    )


def plate_names(page: DisplayList) -> tuple[tuple[str, Ink], ...]:
    """Return the name of each plate in its own ink, so that it is on that plate alone."""
    names = []
    for i, name in enumerate(_NAMES):
        parts = [1.0 if i == j else 0.0 for j in range(4)]
        names.append((name, Ink(parts[0], parts[1], parts[2], parts[3], overprint=False)))
    spots = [(ink.spot, ink._replace(overprint=False)) for ink in spots_of(page)]
    return tuple((f"{name}  ", ink) for name, ink in (*names, *spots))


def spots_of(page: DisplayList) -> tuple[Ink, ...]:
    """Return the spot inks of a page in the order they are met, solid; eight at most."""
    found: dict[str, Ink] = {}
    for region in page.regions:
        for ink in (ink for mark in region.marks for ink in _inks(mark)):
            if ink.spot and ink.spot != REGISTRATION and ink.spot not in found:
                solid = Ink(ink.cyan, ink.magenta, ink.yellow, ink.black, ink.spot)
                found[ink.spot] = solid
    return tuple(found.values())[:_MOST_SPOTS]


def _inks(mark: Mark) -> Iterator[Ink]:
    if isinstance(mark, Clip):
        yield from (path.ink for path in mark.marks)
    elif not isinstance(mark, DrawPhoto):
        yield mark.ink
