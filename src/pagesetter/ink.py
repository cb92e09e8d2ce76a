"""What a press prints with: process colors, spot inks and their tints, gradients."""

from __future__ import annotations

from pagesetter.records import NamedTuple

#: The name that marks every plate; ISO 32000-1 8.6.6.4.
REGISTRATION = "All"


class Ink(NamedTuple):
    """A color as the press prints it; each part from 0 to 1.

    A spot ink prints on a plate of its own, `tint` of it; its process parts are what
    stands for it, at full strength, where there is no such plate.
    """

    cyan: float
    magenta: float
    yellow: float
    black: float
    spot: str = ""  # the plate's name; REGISTRATION is every plate
    tint: float = 1.0  # of a spot ink; process parts have theirs already
    opacity: float = 1.0
    overprint: bool | None = None  # None: nobody said; `press.overprint` settles it
    rich: bool = False  # a black of several inks that the layout asks for
    gradient: Gradient | None = None  # of what is filled; the parts are then its first stop's

    @property
    def process(self) -> tuple[float, float, float, float]:
        """The process parts that it is made of, or that stand for it at its tint."""
        if not self.spot:
            return self.cyan, self.magenta, self.yellow, self.black
        tint = self.tint
        return tint * self.cyan, tint * self.magenta, tint * self.yellow, tint * self.black


class Gradient(NamedTuple):
    """Inks that go over into each other along a line, all process or all of one spot.

    The line goes through the middle of what is filled, and from one of its corners to
    another: the first ink and the last touch the outermost points at that angle.
    """

    stops: tuple[tuple[float, Ink], ...]  # two or more, from 0 to 1 along the line
    angle: float  # degrees clockwise from left-to-right, as the page is seen


BLACK = Ink(0, 0, 0, 1)
