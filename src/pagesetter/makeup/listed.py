"""Frames that a slot lists: unequal ones, filled in the order that they are listed in."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.description.frame_model import FramePlace
from pagesetter.description.layout_model import StorySlot
from pagesetter.description.model import SlotName
from pagesetter.diagnostics import Code, Span
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.frames import Room, whole_lines
from pagesetter.records import NamedTuple


class ListedFrame(NamedTuple):
    """A frame of a slot, and its lines on the page's grid."""

    bounds: Rect
    room: Room
    span: Span

    @property
    def tier(self) -> Rect:
        """The frame as a vertical body fills it: its lines are as long as the measure."""
        return Rect(self.bounds.x, self.bounds.y, self.bounds.width, self.room.measure)


def listed_in(desk: Desk, slot: StorySlot) -> Iterator[ListedFrame]:
    """Yield the frames that a slot lists. Logs those that hold no text."""
    for frame in slot.frames:
        bounds = desk.bounds(SlotName(slot.name, frame.span), frame.place)
        if bounds is not None:
            yield _listed(desk, slot, frame, bounds)


def _listed(desk: Desk, slot: StorySlot, frame: FramePlace, bounds: Rect) -> ListedFrame:
    vertical = desk.styles[slot.body].vertical
    extent = bounds.height if vertical else bounds.width
    character = desk.grid.character
    measure = int(extent / character + 1e-6) * character
    if frame.measure is not None:
        measure = desk.styles.points(frame.measure)
    first, lines = whole_lines(bounds, desk.grid)
    if not fits(measure, extent):
        _log(desk, frame, "the measure is longer than the frame", "give the frame more room")
    elif not fits(character, measure):
        _log(desk, frame, "the frame holds no character", "give the frame more room")
    elif lines < 1:
        hint = "give it the height of a line and more, or place it by `line` and `lines`"
        _log(desk, frame, "the frame holds no line of the grid", hint)
    return ListedFrame(bounds, Room(bounds.x, measure, first, first + lines - 1), frame.span)


def _log(desk: Desk, frame: FramePlace, message: str, hint: str) -> None:
    desk.log.error(Code.BAD_VALUE, message, frame.span, hint)
