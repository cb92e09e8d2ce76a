"""A story's headings set in their rooms: one each, or as a block that shares its white.

The headline is fitted first: what is set at a part of its size waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pagesetter.description.heading_model import At, HeadingDescription
from pagesetter.description.model import StoryDescription
from pagesetter.diagnostics import Code
from pagesetter.geometry import TOLERANCE, Insets, Rect
from pagesetter.makeup.boxes import Look, set_box
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.heading_fitting import HEADLINE, HeadingSetter
from pagesetter.makeup.heading_places import HeadingPlan, HeadingRoom
from pagesetter.makeup.headings import SlottedHeading
from pagesetter.makeup.model import Item, SetFrame
from pagesetter.makeup.vertical import side_width


def set_headings(
    desk: Desk, name: str, story: StoryDescription, plan: HeadingPlan, photos: Mapping[str, Rect]
) -> Iterator[Item]:
    """Set a story's headings, in reading order; `photos` are those that one may stand on."""
    body = "\n".join(paragraph.text for paragraph in story.body)
    setter = HeadingSetter(desk, name, body.count)
    order = sorted(plan.rooms, key=lambda room: not _has_headline(room))
    done = {id(room): tuple(_set_room(setter, room, photos)) for room in order}
    for room in plan.rooms:
        yield from done[id(room)]


def _has_headline(room: HeadingRoom) -> bool:
    return any(heading.name == HEADLINE for heading in room.parts)


def _set_room(
    setter: HeadingSetter, room: HeadingRoom, photos: Mapping[str, Rect]
) -> Iterator[Item]:
    block, bounds, behind = room.block, room.bounds, room.behind
    if block and block.over:
        if block.over not in photos:
            return  # told where photos are looked for
        bounds = _on_photo(setter, room, block, photos[block.over])
        behind = bounds
    if block and behind:
        yield from _background(setter, block, behind)
    inner = _inside(setter.desk, block, bounds, beside=room.beside) if block else bounds
    beside = [h for h in room.parts if setter.desk.styles[h.part.style].vertical]
    across = [heading for heading in room.parts if heading not in beside]
    if room.beside:
        inner = inner._replace(x=inner.x + room.shift)
    if beside:
        yield from _set_from_right(setter, beside, inner, sole=room.beside)
    if beside and across:
        taken = sum(side_width(setter.desk, heading.part) for heading in beside)
        inner = inner.inset(Insets(right=taken))
    if across and block and block.lines:
        from pagesetter.makeup.heading_blocks import set_shared

        yield from set_shared(setter, across, inner)
    elif across:
        yield from _set_bands(setter, across, bounds, inner)


def _background(setter: HeadingSetter, block: HeadingDescription, bounds: Rect) -> tuple[Item, ...]:
    if not (block.fill or block.border):
        return ()
    look = Look(block.fill, block.border, None, block.span)
    return set_box(setter.desk, f"{setter.name}/heading", bounds, look)


def _inside(desk: Desk, block: HeadingDescription, bounds: Rect, *, beside: bool) -> Rect:
    """Return a block's place less its white; beside a body that at its sides is in the width."""
    points = desk.styles.points
    side = 0.0 if beside else points(block.padding)
    return bounds.inset(Insets(points(block.above), side, points(block.below), side))


def _on_photo(
    setter: HeadingSetter, room: HeadingRoom, block: HeadingDescription, photo: Rect
) -> Rect:
    """Return the place on a photo that headings take. Logs a photo that is too low for them."""
    desk = setter.desk
    height = room.bounds.height
    if height > photo.height + TOLERANCE:
        desk.log.error(
            Code.OVERLAP,
            f"the headings are higher than the photo in `{block.over}` that they stand on",
            room.parts[0].words.span,
            "give `heading` fewer `lines` in the layout, or the photo more room",
        )
    share = {At.TOP: 0.0, At.MIDDLE: 0.5, At.BOTTOM: 1.0}[block.at]
    top = photo.y + share * (photo.height - height)
    left, width = photo.x, photo.width
    if all(desk.styles[heading.part.style].vertical for heading in room.parts):
        padding = desk.styles.points(block.padding)
        width = sum(side_width(desk, heading.part) for heading in room.parts) + 2 * padding
        left = photo.right - width
    return Rect(left, top, width, height)


def _set_from_right(
    setter: HeadingSetter, headings: Sequence[SlottedHeading], bounds: Rect, *, sole: bool
) -> Iterator[SetFrame]:
    """Set vertical headings side by side; one beside its body has the whole of its room."""
    right, places = bounds.right, []
    for heading in headings:
        width = bounds.width if sole else side_width(setter.desk, heading.part)
        places.append(Rect(right - width, bounds.y, width, bounds.height))
        right -= width
    yield from _set_each(setter, headings, places)


def _set_bands(
    setter: HeadingSetter, headings: Sequence[SlottedHeading], outer: Rect, inner: Rect
) -> Iterator[SetFrame]:
    """Set headings that have lines of their own, one under the other.

    The white of their block, `outer` less `inner`, is inside the lines of the first and the last.
    """
    y, places = outer.y, []
    for heading in headings:
        bottom = y + setter.desk.grid.step * (heading.part.lines or 0)
        top = max(y, inner.y) + setter.desk.styles.points(heading.part.above)
        places.append(Rect(inner.x, top, inner.width, min(bottom, inner.bottom) - top))
        y = bottom
    yield from _set_each(setter, headings, places)


def _set_each(
    setter: HeadingSetter, headings: Sequence[SlottedHeading], places: Sequence[Rect]
) -> Iterator[SetFrame]:
    pairs = sorted(zip(headings, places, strict=True), key=lambda pair: pair[0].name != HEADLINE)
    found = {heading.name: setter.set_in(heading, place) for heading, place in pairs}
    yield from (found[heading.name] for heading in headings)
