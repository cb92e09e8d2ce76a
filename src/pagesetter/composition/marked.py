"""What a piece of a paragraph is set in: its style, its size, how far it is raised, its ink."""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.composition.model import TextStyle
from pagesetter.description.model import Emphasis, Piece
from pagesetter.ink import Ink


class Setting(NamedTuple):
    """How the characters of a piece are set."""

    style: TextStyle  # whose faces they have
    size: float
    rise: float  # points over the baseline; right of the middle axis in a vertical line
    ink: Ink


def setting_of(piece: Piece, style: TextStyle) -> Setting:
    """Return how a piece of a paragraph in `style` is set."""
    marked = _marked_style(style, piece.emphasis)
    return Setting(marked, style.size, 0.0, marked.ink)


def _marked_style(style: TextStyle, emphasis: Emphasis) -> TextStyle:
    if emphasis is Emphasis.STRONG:
        return style.strong or style
    if emphasis is Emphasis.EMPHASIZED:
        return style.emphasized or style
    return style
