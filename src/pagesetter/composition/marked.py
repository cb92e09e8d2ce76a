"""What a piece of a paragraph is set in: its style, its size, how far it is raised, its ink."""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.composition.model import TextStyle
from pagesetter.description.model import Emphasis, Piece, Shift, WordMarks
from pagesetter.ink import Ink

_UNMARKED = WordMarks()

# In ems of the style: the middle of the em box over the baseline, and how far figures
# are raised and lowered.
_MIDDLE = 0.38
_SUPERIOR = 0.36
_INFERIOR = -0.14


class Setting(NamedTuple):
    """How the characters of a piece are set."""

    style: TextStyle  # whose faces they have
    size: float
    rise: float  # points over the baseline; right of the middle axis in a vertical line
    ink: Ink


def setting_of(piece: Piece, style: TextStyle) -> Setting:
    """Return how a piece of a paragraph in `style` is set."""
    marked = _marked_style(style, piece.emphasis)
    marks = piece.marks
    if marks == _UNMARKED:
        return Setting(marked, style.size, 0.0, marked.ink)
    ink = style.inks.get(marks.ink, marked.ink) if marks.ink else marked.ink
    size = style.size * (style.small_scale if marks.small else 1.0)
    # Small words stand in the middle of the line's em box, not on its foot.
    rise = _MIDDLE * (style.size - size)
    if marks.shift:
        size *= style.shift_scale
        rise += (_SUPERIOR if marks.shift is Shift.SUPERIOR else _INFERIOR) * style.size
    return Setting(marked, size, 0.0 if style.vertical and not marks.shift else rise, ink)


def _marked_style(style: TextStyle, emphasis: Emphasis) -> TextStyle:
    if emphasis is Emphasis.STRONG:
        return style.strong or style
    if emphasis is Emphasis.EMPHASIZED:
        return style.emphasized or style
    return style
