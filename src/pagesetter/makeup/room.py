"""What a story's separator and box leave it of its place."""

from __future__ import annotations

from math import floor

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.layout_model import StorySlot
from pagesetter.description.look_model import Border, MotifBorder, Side
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.geometry import Insets, Rect, fits


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


def has_room(log: DiagnosticLog, slot: StorySlot, room: Rect, styles: StyleSheet) -> bool:
    """Tell whether a story has room inside its box; log it where it has not."""
    if slot.box is None and slot.separator is None:
        return True
    if room.width < styles.character or room.height < styles.line:
        span = (slot.box or slot.separator or slot).span
        message = "the place is too small for what stands round its story"
        log.error(Code.BAD_VALUE, message, span, "give the story a larger place, or less padding")
        return False
    if slot.measure is not None and not fits(
        slot.columns * styles.points(slot.measure), room.width
    ):
        inside = floor(room.width / styles.character + 1e-6)
        message = f"the columns are wider than their box, which is {inside} characters inside"
        hint = "give the slot a smaller `measure`, or none"
        log.error(Code.BAD_VALUE, message, slot.span, hint)
        return False
    return True
