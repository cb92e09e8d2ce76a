"""Frames that a slot lists, and how text goes round what stands in them."""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.description.fields import Fields
from pagesetter.description.frame_keys import FRAME
from pagesetter.description.frame_model import (
    FramePlace,
    Outline,
    Polygon,
    Reads,
    Sides,
    Widths,
    Wrap,
    Wrapping,
)
from pagesetter.description.layout_keys import PHOTO_SLOT
from pagesetter.description.nodes import Node, ScalarNode, SequenceNode, head_of
from pagesetter.description.place_model import Place
from pagesetter.description.place_reader import read_layout_place
from pagesetter.description.values import read_fraction
from pagesetter.description.wording import did_you_mean, kind_of, shown
from pagesetter.diagnostics import Code

#: Frames of one story. A page has no room for more that hold a line.
MAX_FRAMES = 100

#: Corners of one polygon: more than anybody draws by hand.
MAX_POINTS = 100


def read_frames(slot: Fields) -> tuple[FramePlace, ...]:
    """Read the frames that a story's slot lists; none where it has columns."""
    items = slot.items("frames")
    if len(items) > MAX_FRAMES:
        message = f"`frames` has more than {MAX_FRAMES} items"
        slot.complaints.error(Code.BAD_VALUE, message, slot.key_span("frames"))
        items = items[:MAX_FRAMES]
    if "frames" in slot and not items and isinstance(slot.node("frames"), SequenceNode):
        message = "`frames` must have at least one frame"
        hint = "list frames, or give the slot `columns`"
        slot.complaints.error(Code.BAD_VALUE, message, slot.key_span("frames"), hint)
    found = [_frame(item, slot) for item in items]
    return tuple(frame for frame in found if frame is not None)


def _frame(node: Node, slot: Fields) -> FramePlace | None:
    fields = Fields(node, FRAME, slot.complaints)
    place = read_layout_place(fields)
    if place is None:
        return None
    return FramePlace(place, fields.length_or_none("measure"), fields.span)


def frame_places(frames: Iterable[FramePlace]) -> tuple[Place, ...]:
    """Return where frames stand."""
    return tuple(frame.place for frame in frames)


def read_wrapping(slot: Fields) -> Wrapping:
    """Read how text goes round what stands in a slot."""
    shape = _shape(slot)
    widths = Widths.WHOLE if shape is Outline.RECT else Widths.FREE
    return Wrapping(
        wrap=slot.choice("wrap", Wrap),
        distance=slot.length("distance"),
        shape=shape,
        sides=slot.choice("sides", Sides),
        widths=slot.choice("widths", Widths) if "widths" in slot else widths,
        reads=slot.choice("reads", Reads),
    )


def _shape(slot: Fields) -> Outline | Polygon:
    node = slot.node("shape")
    if node is None:
        return Outline.RECT
    if isinstance(node, ScalarNode):
        return _named_shape(node, slot)
    if not isinstance(node, SequenceNode):
        message = f"`shape` must be `rect`, `image` or a list of points, not {kind_of(node)}"
        slot.complaints.error(Code.WRONG_TYPE, message, head_of(node))
        return Outline.RECT
    if not 3 <= len(node.items) <= MAX_POINTS:
        message = f"a shape must have from 3 to {MAX_POINTS} points, not {len(node.items)}"
        hint = "list its corners one after the other: `[[0, 0], [1, 0.5], [0, 1]]`"
        slot.complaints.error(Code.BAD_VALUE, message, slot.key_span("shape"), hint)
        return Outline.RECT
    points = [_point(item, slot) for item in node.items]
    return tuple(point for point in points if point is not None)


def _named_shape(node: ScalarNode, slot: Fields) -> Outline:
    name = node.text.strip()
    names = [outline.value for outline in Outline]
    if name not in names:
        message = f"`shape` must be `rect`, `image` or a list of points, not {shown(name)}"
        slot.complaints.error(Code.BAD_VALUE, message, node.span, *did_you_mean(name, names))
        return Outline.RECT
    if name == Outline.IMAGE.value and slot.table is not PHOTO_SLOT:
        message = f"{slot.table.thing} has no picture whose outline the text could follow"
        slot.complaints.error(Code.BAD_VALUE, message, node.span, "list the points of its shape")
    return Outline(name)


def _point(node: Node, slot: Fields) -> tuple[float, float] | None:
    items = node.items if isinstance(node, SequenceNode) else ()
    scalars = [item for item in items if isinstance(item, ScalarNode)]
    if len(items) != 2 or len(scalars) != 2:
        message = "a point must be two numbers: from the left and from the top, 0 to 1"
        hint = "write it as `[0.5, 1]`"
        slot.complaints.error(Code.BAD_VALUE, message, head_of(node), hint)
        return None
    x, y = (slot.try_reading(scalar, "shape", read_fraction) for scalar in scalars)
    return None if x is None or y is None else (x, y)
