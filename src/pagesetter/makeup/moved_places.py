"""Places with an edge moved by whole grid lines, and a page with something in another place."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.description.layout_model import GridPlace, LengthPlace, PhotoSlot, Place, StorySlot
from pagesetter.description.model import (
    PageDescription,
    PhotoDescription,
    SlotName,
    StoryDescription,
)
from pagesetter.makeup.fit_model import Change
from pagesetter.records import NamedTuple
from pagesetter.units import Length, Unit


class Moved(NamedTuple):
    """A place, and what of it is written otherwise than before."""

    place: Place
    changes: tuple[Change, ...]


def moved(place: Place, top: int, bottom: int, step: float) -> Moved | None:
    """Return a place whose edges are so many lines lower; `step` is a line in points."""
    if isinstance(place, GridPlace):
        line, lines = place.line + top, place.lines - top + bottom
        if line < 1 or lines < 1:
            return None
        changes = _changed(("line", place.line, line), ("lines", place.lines, lines))
        return Moved(place._replace(line=line, lines=lines), changes)
    found = place._replace(
        top=_longer(place.top, top, step),
        height=_longer(place.height, bottom - top, step),
        bottom=_longer(place.bottom, -bottom, step),
    )
    if found.height is not None and found.height.value <= 0:
        return None
    return Moved(found, _down_changes(place, found))


def wider(place: LengthPlace, points: float, *, left: bool, character: float) -> Moved:
    """Return a place that is so many points wider, on its left or on its right."""
    found = place._replace(
        left=_wider(place.left, -points * left, character),
        width=_wider(place.width, points, character),
        right=_wider(place.right, -points * (not left), character),
    )
    return Moved(found, _changes(place, found, ("left", "width", "right")))


def _longer(length: Length | None, lines: int, step: float) -> Length | None:
    """Return a length with so many lines more, in lines where it is given in them."""
    if length is None or not lines:
        return length
    if length.unit is Unit.LINE:
        return length._replace(value=length.value + lines)
    points = length.points(em=0.0, character=0.0, line=0.0)
    return Length(round(points + lines * step, 4), Unit.PT)


def _wider(length: Length | None, points: float, character: float) -> Length | None:
    """Return a length with so many points more, in characters where it is given in them."""
    if length is None or not points:
        return length
    if length.unit is Unit.CHARACTER:
        return length._replace(value=round(length.value + points / character, 6))
    here = length.points(em=character, character=character, line=0.0)
    return Length(round(here + points, 4), Unit.PT)


def _down_changes(place: LengthPlace, new: LengthPlace) -> tuple[Change, ...]:
    if place.top and place.height and new.top and new.height:
        lengths = (place.top, place.height, new.top, new.height)
        if all(n.unit is Unit.LINE and n.value == int(n.value) for n in lengths):
            # As `line` and `lines` are read.
            before, after = int(place.top.value) + 1, int(new.top.value) + 1
            lines = ("lines", int(place.height.value), int(new.height.value))
            return _changed(("line", before, after), lines)
    return _changes(place, new, ("top", "height", "bottom"))


def _changed(*values: tuple[str, int, int]) -> tuple[Change, ...]:
    return tuple(Change(key, str(new)) for key, old, new in values if old != new)


def _changes(place: LengthPlace, new: LengthPlace, keys: Sequence[str]) -> tuple[Change, ...]:
    """Return which lengths of a place are written otherwise."""
    pairs = ((key, getattr(place, key), getattr(new, key)) for key in keys)
    return tuple(Change(key, _written(after)) for key, before, after in pairs if before != after)


def _written(length: Length) -> str:
    return f"{length.value:g}{length.unit.value}"


# ---------------------------------------------------------------- pages


def with_slot(page: PageDescription, slot: StorySlot | PhotoSlot) -> PageDescription:
    """Return a page whose layout has another slot of this name, or other defaults."""
    layout = page.layout
    if slot.name:
        return page._replace(layout=layout._replace(slots={**layout.slots, slot.name: slot}))
    if isinstance(slot, StorySlot):
        return page._replace(layout=layout._replace(story=slot))
    return page._replace(layout=layout._replace(photo=slot))


def with_photo_at(
    page: PageDescription, photo: PhotoDescription, slot: PhotoSlot, place: Place
) -> PageDescription:
    """Return a page with one of a story's photos in another place."""
    if isinstance(photo.place, SlotName):
        return with_slot(page, slot._replace(place=place))
    assert isinstance(place, GridPlace), "a page file has no lengths"
    other = photo._replace(place=place)
    stories = [
        story._replace(photos=tuple(other if p is photo else p for p in story.photos))
        for story in page.stories
    ]
    return page._replace(stories=tuple(stories))


def with_story_at(
    page: PageDescription, story: StoryDescription, slot: StorySlot, place: Place
) -> PageDescription:
    """Return a page with a story in another place; `slot` is how it is set there."""
    if isinstance(story.place, SlotName):
        return with_slot(page, slot._replace(place=place))
    assert isinstance(place, GridPlace), "a page file has no lengths"
    stories = [s._replace(place=place) if s is story else s for s in page.stories]
    return page._replace(stories=tuple(stories))
