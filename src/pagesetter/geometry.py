"""Points, sizes and rectangles on the page.

Lengths are points (1/72 inch). The origin is the top left corner of the trimmed
page, x runs right and y runs down.
"""

from __future__ import annotations

from typing import Final

from pagesetter.records import NamedTuple

#: Two lengths closer than this are the same length: far below anything a press
#: can print, above what floating point rounds away on a page.
TOLERANCE: Final = 1e-5


def fits(length: float, room: float) -> bool:
    """Tell whether `length` goes into `room`, allowing for rounding.

    >>> fits(0.1 + 0.2, 0.3)
    True
    >>> fits(0.31, 0.3)
    False
    """
    return length <= room + TOLERANCE


class Point(NamedTuple):
    """A place on the page."""

    x: float
    y: float


class Path(NamedTuple):
    """An outline: points along it, three for each curve (two controls and an end) of Bézier's.

    `start` is where it begins; `curves` go on from there. A straight stretch is a curve
    whose controls are its ends.
    """

    start: Point
    curves: tuple[tuple[Point, Point, Point], ...]


class Size(NamedTuple):
    """A width and a height."""

    width: float
    height: float


class Insets(NamedTuple):
    """Distances inwards from the four sides of a rectangle."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


class Rect(NamedTuple):
    """A rectangle given by its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom side."""
        return self.y + self.height

    def inset(self, by: Insets) -> Rect:
        """Return the rectangle left after taking `by` off each side.

        >>> Rect(0, 0, 10, 10).inset(Insets(top=1, left=2))
        Rect(x=2, y=1, width=8.0, height=9.0)
        """
        return Rect(
            self.x + by.left,
            self.y + by.top,
            self.width - by.left - by.right,
            self.height - by.top - by.bottom,
        )

    def overlaps(self, other: Rect) -> bool:
        """Tell whether the two share an area; touching sides do not count.

        >>> Rect(0, 0, 10, 10).overlaps(Rect(10, 0, 5, 5))
        False
        >>> Rect(0, 0, 10, 10).overlaps(Rect(9, 9, 5, 5))
        True
        """
        return not (
            fits(self.right, other.x)
            or fits(other.right, self.x)
            or fits(self.bottom, other.y)
            or fits(other.bottom, self.y)
        )

    def holds(self, other: Rect) -> bool:
        """Tell whether `other` lies inside this rectangle.

        >>> Rect(0, 0, 10, 10).holds(Rect(2, 2, 8, 8))
        True
        """
        return (
            fits(self.x, other.x)
            and fits(self.y, other.y)
            and fits(other.right, self.right)
            and fits(other.bottom, self.bottom)
        )
