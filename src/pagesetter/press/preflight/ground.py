"""What lies under a thing on the page: fills and pictures, the topmost first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.geometry import Rect
from pagesetter.press.preflight.objects import Drawn, DrawnFill, DrawnPicture, Paint
from pagesetter.records import NamedTuple

# The page is parted into squares of a column's width, and each knows what lies in it.
_SQUARE = 96.0
_MOST_SQUARES = 4096

# Less of an ink than this in a ground does not show where a plate is off its place.
FAINT = 0.1


class Under(NamedTuple):
    """The inks under a thing, by plate; a picture has any of its own plates in full."""

    plates: dict[str, float]
    picture: DrawnPicture | None = None

    @property
    def inks(self) -> int:
        """How many inks there are that show."""
        if self.picture is not None:
            return 1 if self.picture.space == "Gray" else 4
        return sum(part >= FAINT for part in self.plates.values())

    @property
    def darkest(self) -> float:
        """The most that one plate has."""
        return 1.0 if self.picture is not None else max(self.plates.values(), default=0.0)


class Grounds:
    """The fills and pictures of a page, found by place."""

    def __init__(self, objects: Sequence[Drawn]) -> None:
        """Put each fill and picture into the squares that it touches."""
        self._squares: dict[tuple[int, int], list[tuple[int, DrawnFill | DrawnPicture]]] = {}
        self._large: list[tuple[int, DrawnFill | DrawnPicture]] = []
        for order, thing in enumerate(objects):
            if isinstance(thing, DrawnFill | DrawnPicture):
                squares = list(_squares(thing.bounds))
                if not squares:
                    self._large.append((order, thing))
                for square in squares:
                    self._squares.setdefault(square, []).append((order, thing))

    def below(self, order: int, x: float, y: float) -> Iterator[DrawnFill | DrawnPicture]:
        """Yield what was painted there before the thing of that order, the topmost first."""
        square = int(x // _SQUARE), int(y // _SQUARE)
        here = [*self._squares.get(square, ()), *self._large]
        for before, thing in sorted(here, key=lambda pair: -pair[0]):
            box = thing.bounds
            if before < order and box.x <= x <= box.right and box.y <= y <= box.bottom:
                yield thing

    def under(self, order: int, bounds: Rect) -> Under:
        """Return the inks under the middle of a thing, down to what lets nothing through."""
        x, y = bounds.x + bounds.width / 2, bounds.y + bounds.height / 2
        plates: dict[str, float] = {}
        for thing in self.below(order, x, y):
            if isinstance(thing, DrawnPicture):
                if thing.space == "Stencil":
                    continue
                return Under(plates, thing)
            for plate, part in thing.paint.plates:
                plates.setdefault(plate, part * thing.paint.opacity)
            if lets_nothing_through(thing.paint):
                break
        return Under(plates)


def lets_nothing_through(paint: Paint) -> bool:
    """Tell whether what lies under a paint is gone."""
    return not paint.overprint and paint.opacity >= 0.999 and paint.blend == "Normal"


def _squares(bounds: Rect) -> Iterator[tuple[int, int]]:
    left, right = int(bounds.x // _SQUARE), int(bounds.right // _SQUARE)
    top, bottom = int(bounds.y // _SQUARE), int(bounds.bottom // _SQUARE)
    if (right - left + 1) * (bottom - top + 1) > _MOST_SQUARES:
        return
    for across in range(left, right + 1):
        for down in range(top, bottom + 1):
            yield across, down
