"""What a story's separator and box leave it of its place."""

from __future__ import annotations

from math import floor

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.layout_model import StorySlot
from pagesetter.description.look_model import Border, MotifBorder, Side
from pagesetter.geometry import Insets, Rect


def thickness(styles: StyleSheet, border: Border | None) -> float:
    """Return what a border takes of its box on each side, in points."""
    if border is None:
        return 0.0
    return styles.points(border.size if isinstance(border, MotifBorder) else border.weight)


def box_bounds(slot: StorySlot, bounds: Rect, styles: StyleSheet) -> Rect:
    """Return where a story's box stands: its place less the lines of its separator."""
    if slot.separator is None or not slot.separator.lines:
        return bounds
    taken = slot.separator.lines * styles.line
    if slot.separator.side is Side.ABOVE:
        return bounds.inset(Insets(top=taken))
    if slot.separator.side is Side.BELOW:
        return bounds.inset(Insets(bottom=taken))
    return bounds


def story_room(slot: StorySlot, bounds: Rect, styles: StyleSheet) -> Rect:
    """Return the room that a story's words have in its place.

    In a box that is a whole number of characters wide; what is left over of the padding
    goes to both sides alike. Lines that are not whole inside it are not set.
    """
    room = box_bounds(slot, bounds, styles)
    if slot.box is None:
        return room
    padding = max(styles.points(slot.box.padding), thickness(styles, slot.box.border))
    width = floor((room.width - 2 * padding) / styles.character + 1e-6) * styles.character
    side = (room.width - width) / 2
    return room.inset(Insets(padding, side, padding, side))
