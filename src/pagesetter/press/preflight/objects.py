"""What is drawn on a page, as the checks of a press see it: one small record a thing.

Both readers make these: of the display list before a PDF is written, and of the bytes of
any PDF. Rectangles are points from the trim's top left, y down, and show only what is
seen of a thing. Objects stand in the order they are painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from pagesetter.diagnostics import Span
from pagesetter.geometry import Rect, Size
from pagesetter.ink import REGISTRATION
from pagesetter.pictures import EncodedPicture
from pagesetter.press.color.cache import NO_CACHE, PhotoCache
from pagesetter.records import NamedTuple

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")

#: Less of an ink than this is none: it is what rounding leaves.
TRACE = 0.004

# A filled rectangle so many times as long as it is wide, and no wider than this, is a rule.
_RULE_SHAPE = 4.0
_RULE_WIDTH = 3.0


class Paint(NamedTuple):
    """Ink as it is put down. Parts from 0 to 1."""

    space: str  # CMYK, Gray, Spot; RGB and Lab are on no plate yet; Unknown
    plates: tuple[tuple[str, float], ...]  # the plates that have some, in their order
    overprint: bool = False
    opacity: float = 1.0
    blend: str = "Normal"
    rich: bool = False  # a layout asks for a black of several inks
    stand_ins: tuple[tuple[str, tuple[float, ...]], ...] = ()  # CMYK of each spot ink, solid

    @property
    def settled(self) -> bool:
        """Whether it is known what each plate has of it."""
        return self.space in ("CMYK", "Gray", "Spot")

    @property
    def total(self) -> float:
        """The sum over all plates."""
        return sum(part for _, part in self.plates)

    @property
    def is_paper(self) -> bool:
        """Whether no plate has any of it."""
        return self.settled and not self.plates

    @property
    def is_registration(self) -> bool:
        """Whether it is on every plate that there is."""
        return any(plate == REGISTRATION for plate, _ in self.plates)


class DrawnType(NamedTuple):
    """Words of one size and ink."""

    bounds: Rect
    paint: Paint
    size: float  # effective, points
    text: str  # some of it, for people
    missing: int = 0  # glyphs that the face does not have, shown as boxes
    thing: str = ""
    span: Span | None = None


class DrawnRule(NamedTuple):
    """A line: drawn along a path, or a filled rectangle that looks like one."""

    bounds: Rect
    paint: Paint
    width: float  # effective, points
    thing: str = ""
    span: Span | None = None


class DrawnFill(NamedTuple):
    """An area of ink."""

    bounds: Rect
    paint: Paint
    whole: bool  # it fills its bounds
    stops: tuple[Paint, ...] = ()  # of a gradient, which `paint` is the heaviest of
    thing: str = ""
    span: Span | None = None


class DrawnPicture(NamedTuple):
    """A photo, line art or a stencil."""

    bounds: Rect
    ppi: float  # effective, of its coarser direction
    bits: int  # a component
    space: str  # as that of a `Paint`; Stencil is painted with `paint`
    samples: Callable[[], EncodedPicture | None]  # decoded only where a check asks
    part: Rect = Rect(0, 0, 1, 1)  # what shows of it as stored, from 0 to 1
    paint: Paint | None = None
    overprint: bool = False
    pixels: int = 0  # of all of it, as stored
    limited: bool = False  # its inks were kept within the press's limits when it was converted
    thing: str = ""
    span: Span | None = None
    cache: PhotoCache = NO_CACHE  # of how heavy it is


Drawn: TypeAlias = DrawnType | DrawnRule | DrawnFill | DrawnPicture


class DrawnPage(NamedTuple):
    """All that is drawn on one page."""

    page: str  # its number, or its place in the file
    size: Size  # trimmed
    objects: tuple[Drawn, ...]


def process_paint(parts: tuple[float, ...], space: str = "CMYK") -> Paint:
    """Return a paint of process inks."""
    return Paint(space, inked(zip(PROCESS, parts, strict=True)))


def inked(parts: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Return the plates that have ink, each at most full."""
    return tuple((plate, min(part, 1.0)) for plate, part in parts if part > TRACE)


def filled(box: Rect, paint: Paint, thing: str = "", span: Span | None = None) -> Drawn:
    """Return a filled rectangle as what it is to the eye: an area or a rule."""
    short, long = sorted((box.width, box.height))
    if short <= _RULE_WIDTH and long >= _RULE_SHAPE * short:
        return DrawnRule(box, paint, short, thing or "rule", span)
    return DrawnFill(box, paint, whole=True, thing=thing or "area", span=span)


def within_trim(bounds: Rect, size: Size) -> bool:
    """Tell whether some of a thing is left when the paper is trimmed."""
    return Rect(0, 0, size.width, size.height).overlaps(bounds)
