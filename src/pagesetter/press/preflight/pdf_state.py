"""The graphics state of a content stream, and matrices; ISO 32000-1 8.3, 8.4."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pagesetter.geometry import Rect
from pagesetter.press.preflight.boxes import bounds_of
from pagesetter.press.preflight.objects import Paint
from pagesetter.press.preflight.pdf_colors import GRAY, Space, paint_of
from pagesetter.press.preflight.pdf_fonts import NO_FONT, PdfFont
from pagesetter.records import NamedTuple

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# A place no farther off than this is on some page; beyond it numbers lose their meaning.
_FAR = 1e9


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does what `first` does, and `then` the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    found = (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )
    return found if all(-_FAR < part < _FAR for part in found) else IDENTITY


def matrix_of(values: Iterable[Any]) -> Matrix:
    """Return six numbers as a matrix, that which does nothing for what is none."""
    parts = tuple(value for value in values if isinstance(value, float | int))
    if len(parts) != 6 or not all(-_FAR < part < _FAR for part in parts):
        return IDENTITY
    a, b, c, d, e, f = (float(part) for part in parts)
    return a, b, c, d, e, f


def placed(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_under(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Rect:
    """Return the rectangle around a rectangle that a matrix has placed."""
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    return bounds_of(placed(matrix, x, y) for x, y in corners)


def thickness(matrix: Matrix) -> float:
    """Return what a matrix makes of a length of 1, in the direction it makes least of."""
    a, b, c, d, _, _ = matrix
    return min(math.hypot(a, b), math.hypot(c, d))


class Color(NamedTuple):
    """A current color: parts in a space, or a pattern by its name."""

    space: Space = GRAY
    parts: tuple[float, ...] = (0.0,)
    pattern: str = ""


BLACK = Color()


@dataclass(slots=True)
class TextState:
    """What `BT` does not begin anew; 9.3."""

    font: PdfFont = NO_FONT
    size: float = 0.0
    spacing: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(slots=True)
class State:
    """The graphics state. Its matrix leads to points from the trim's top left, y down."""

    ctm: Matrix
    clip: Rect
    fill: Color = BLACK
    stroke: Color = BLACK
    width: float = 1.0
    overprint: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    opacity: float = 1.0
    opacity_stroke: float = 1.0
    blend: str = "Normal"
    text: TextState = field(default_factory=TextState)

    def saved(self) -> State:
        """Return a copy, for `Q` to come back to."""
        kept = copy.copy(self)
        kept.text = copy.copy(self.text)
        return kept

    def paint(self, *, stroke: bool = False) -> Paint:
        """Return the ink that a fill, or a stroke, is painted with."""
        color = self.stroke if stroke else self.fill
        base = paint_of(color.space, color.parts)
        asked = self.overprint_stroke if stroke else self.overprint
        # 8.6.7: under mode 0 all process inks of a process color knock out. A RIP takes
        # gray for the black of DeviceCMYK.
        process = (color.space.direct or color.space.kind == "Gray") and self.overprint_mode == 1
        return base._replace(
            overprint=asked and (color.space.kind == "Spot" or process),
            opacity=self.opacity_stroke if stroke else self.opacity,
            blend=self.blend,
        )
