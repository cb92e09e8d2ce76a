"""Slots that refer to those of stories: by whose columns they count, or whose link they print."""

from __future__ import annotations

from pagesetter.description.frame_reader import frame_places
from pagesetter.description.layout_model import GridPlace, Slot, StorySlot
from pagesetter.description.style_reader import Names
from pagesetter.description.wording import did_you_mean, shown
from pagesetter.diagnostics import Code, Span


def check_within(slots: dict[str, Slot], names: Names) -> None:
    """Complain where a slot counts the columns, or prints the link, of what is no story's slot."""
    for slot in slots.values():
        frames = frame_places(slot.frames) if isinstance(slot, StorySlot) else ()
        for place in (slot.place, *frames):
            if isinstance(place, GridPlace) and place.within is not None:
                complain_of_within(place.within, place.span, slots, names)
        linked = getattr(slot, "story", None)  # of a code slot: the slot whose link it prints
        if linked is not None:
            complain_of_within(linked, slot.span, slots, names)


def complain_of_within(name: str, span: Span, slots: dict[str, Slot], names: Names) -> None:
    """Complain where a place counts the columns of what is not a slot for a story."""
    stories = [slot.name for slot in slots.values() if isinstance(slot, StorySlot)]
    if name not in stories:
        message = f"no slot for a story is named {shown(name)}"
        hints = did_you_mean(name, stories)
        names.complaints.error(Code.UNKNOWN_SLOT, message, span, *hints)
