"""The arithmetic of columns, in characters: base columns, and base columns broken (破栏).

Nothing here knows a page. Widths are characters of the body, of which a column has a whole
number; a gutter, and what is left over, may be any part of one. The rules are those of
the trade: a column over n base columns of 13 has 13n + n − 1 characters, and k columns in
that room have (13n + n − 1 − (k − 1)) / k each.
"""

from __future__ import annotations

from math import floor

from pagesetter.description.sheet_model import Remainder
from pagesetter.records import NamedTuple

#: A width this near to a whole number of characters is one: a thousandth of a character
#: is a hundredth of what a press can register.
WHOLE = 1e-3


class Column(NamedTuple):
    """Where a column begins and how wide it is, in characters."""

    left: float
    width: float


class Shares(NamedTuple):
    """What each column has, and what is left over, in characters."""

    measure: int
    remainder: float


def long_measure(columns: int, measure: int = 13, gutter: float = 1) -> float:
    """Return the characters of a column over some base columns and the gutters between.

    >>> [long_measure(n) for n in (2, 3, 4, 5, 8)]
    [27, 41, 55, 69, 111]
    """
    return columns * measure + (columns - 1) * gutter


def break_columns(room: float, columns: int, gutter: float = 1) -> Shares:
    """Share a room among columns in whole characters (破栏).

    Three base columns make two of 20; five make three of 22, and a character is left:

    >>> break_columns(long_measure(3), 2)
    Shares(measure=20, remainder=0.0)
    >>> break_columns(long_measure(5), 3)
    Shares(measure=22, remainder=1.0)
    """
    measure = max(0, floor((room - (columns - 1) * gutter) / columns + WHOLE))
    return Shares(measure, left_over(room, columns, measure, gutter))


def left_over(room: float, columns: int, measure: float, gutter: float = 1) -> float:
    """Return the characters of a room that its columns and gutters leave; less than 0: lack.

    >>> left_over(113, 8, 13), left_over(103, 8, 13)
    (2.0, -8.0)
    """
    left = float(room - columns * measure - (columns - 1) * gutter)
    return 0.0 if abs(left) < WHOLE else left


def lay_columns(
    room: float, columns: int, measure: float, gutter: float, remainder: Remainder
) -> tuple[Column, ...]:
    """Return the columns of a measure in a room, and what is left over where it shall go.

    Five base columns broken into three leave one character. It widens a column, or both
    gutters by half a character, or stays at the right:

    >>> [c.width for c in lay_columns(69, 3, 22, 1, Remainder.COLUMNS)]
    [22, 22, 23]
    >>> [c.left for c in lay_columns(69, 3, 22, 1, Remainder.GUTTERS)]
    [0.0, 23.5, 47.0]
    >>> [c.left for c in lay_columns(69, 3, 22, 1, Remainder.RIGHT)]
    [0.0, 23.0, 46.0]
    """
    left = left_over(room, columns, measure, gutter)
    widths = [measure] * columns
    if remainder is Remainder.COLUMNS and left > 0:
        whole = floor(left + WHOLE)
        each, more = divmod(whole, columns)
        # The last are the wider ones: a reader's eye meets the narrow measure first.
        widths = [measure + each + (i >= columns - more) for i in range(columns)]
        left -= whole
    if remainder is not Remainder.RIGHT and columns > 1:
        gutter += left / (columns - 1)
    laid, x = [], 0.0
    for width in widths:
        laid.append(Column(x, width))
        x += width + gutter
    return tuple(laid)


def grids_of(characters: int, gutter: int = 1) -> tuple[tuple[int, int], ...]:
    """Return every (columns, measure) of at least two that fills a type area exactly.

    The bodies on 350 mm: 五号 has 95 characters in a line, 9.5 pt has 103 and 小五 111.

    >>> [grid for grid in grids_of(111) if grid[1] in (13, 15, 27)]
    [(4, 27), (7, 15), (8, 13)]
    >>> [grid for grid in grids_of(95) if 4 <= grid[0] <= 8], (8, 12) in grids_of(103)
    ([(4, 23), (6, 15), (8, 11)], True)
    """
    return tuple(
        (columns, measure)
        for columns in range(2, characters + 1)
        if (measure := (characters + gutter) // columns - gutter) >= 1
        and long_measure(columns, measure, gutter) == characters
    )


def nearest_whole(characters: float) -> int:
    """Return the nearest whole number of characters, of two as near the lesser; at least 1.

    >>> nearest_whole(12.25), nearest_whole(12.5), nearest_whole(0.2)
    (12, 12, 1)
    """
    return max(1, floor(characters + 0.5 - WHOLE))


def is_whole(characters: float) -> bool:
    """Tell whether a width is a whole number of characters.

    >>> is_whole(13.0), is_whole(13.25)
    (True, False)
    """
    return abs(characters - round(characters)) < WHOLE
