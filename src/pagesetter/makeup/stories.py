"""Stories: headings at the head of their place, the body poured through columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pagesetter.description.layout_model import StorySlot
from pagesetter.description.model import SlotName, StoryDescription
from pagesetter.geometry import Rect
from pagesetter.makeup.bodies import Body, shape_body
from pagesetter.makeup.body_frames import body_rules, drop_cap_stands, set_frame
from pagesetter.makeup.boxes import set_rule
from pagesetter.makeup.copyfit import report_fit
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.flow import last_set_line
from pagesetter.makeup.frames import column_rules, listed_frames, text_frames, whole_lines
from pagesetter.makeup.grid import StoryColumns
from pagesetter.makeup.heading_places import HeadingPlan, plan_headings
from pagesetter.makeup.heading_setting import set_headings
from pagesetter.makeup.jumps import (
    EMPTY_PART,
    PouredPart,
    as_written,
    is_balanced,
    pour_part,
    start_of,
)
from pagesetter.makeup.listed import ListedFrame, listed_in
from pagesetter.makeup.model import Frame, Item, TextCursor
from pagesetter.makeup.obstacles import Obstacle
from pagesetter.makeup.room import box_bounds, story_room
from pagesetter.makeup.vertical import tier_rules, tiers, vertical_frames


class StoryPlace(NamedTuple):
    """Where a story goes, and how it is set there."""

    story: StoryDescription
    slot: StorySlot
    name: str
    bounds: Rect
    columns: StoryColumns
    first_line: int
    lines: int
    plan: HeadingPlan
    outer: Rect  # the whole of its place; `bounds` is what its words have of it
    box: Rect  # its place less the lines of its separator
    frames: tuple[ListedFrame, ...] = ()  # that its slot lists

    @property
    def heading_lines(self) -> int:
        """The grid lines that the headings over the body take."""
        return self.plan.lines_over_all


def story_place(
    desk: Desk, story: StoryDescription, slot: StorySlot, bounds: Rect, number: int
) -> StoryPlace:
    """Work out a story's columns and lines."""
    name = story.place.name if isinstance(story.place, SlotName) else f"story-{number}"
    outer, box = bounds, box_bounds(slot, bounds, desk.styles)
    bounds = story_room(slot, bounds, desk.styles)
    first, lines = whole_lines(bounds, desk.grid)
    plan = plan_headings(desk, story, slot, bounds, first)
    frames = tuple(listed_in(desk, slot)) if slot.frames else ()
    return StoryPlace(
        story, slot, name, bounds, plan.columns, first, lines, plan, outer, box, frames
    )


class SetStory(NamedTuple):
    """A story's headings, and its body with the rules between its columns."""

    headings: tuple[Item, ...]
    body: tuple[Item, ...]
    end: TextCursor | None = None  # where a story that jumps goes on


def set_story(
    desk: Desk,
    place: StoryPlace,
    obstacles: Sequence[Obstacle],
    photos: Mapping[str, Rect] = MappingProxyType({}),
) -> SetStory:
    """Set a story's headings and pour its body around the obstacles in its columns.

    `photos` are those that a heading may stand on, by the names of their slots.
    """
    headings = tuple(set_headings(desk, place.name, place.story, place.plan, photos))
    # Frames that a slot lists make room for all of its headings.
    own = place.plan.solids if place.frames else place.plan.obstacles
    obstacles = (*obstacles, *(Obstacle(bounds) for bounds in own))
    vertical = desk.styles[place.slot.body].vertical
    if vertical and desk.grid.fold and not place.slot.sharing.over_fold:
        obstacles = (*obstacles, Obstacle(desk.grid.fold))
    rows = _tiers(desk, place) if vertical else ()
    frames = _body_frames(desk, place, obstacles, rows)
    body, part = _poured_body(desk, place, frames)
    poured = part.poured
    if not part.is_empty:
        report_fit(desk, place.story, place.slot, body.paragraphs, poured)
    set_frames = tuple(set_frame(desk, frame, body) for frame in poured.frames)
    if vertical:
        lines = tier_rules(() if place.frames else rows, [o.bounds for o in obstacles])
    else:
        foot = last_set_line(poured) if is_balanced(place) else None
        lines = _column_rules(desk, place, obstacles, foot)
    rules = tuple(_rules(desk, place, lines, vertical=vertical))
    rules += tuple(body_rules(desk, place.slot, body, poured))
    end = as_written(place.story, body.paragraphs, poured.cursor)
    return SetStory(headings, (*rules, *part.head, *set_frames, *part.foot), end)


def _tiers(desk: Desk, place: StoryPlace) -> tuple[Rect, ...]:
    if place.frames:
        return tuple(frame.tier for frame in place.frames)
    return tiers(desk, place.slot, _body_bounds(desk, place))


def _body_frames(
    desk: Desk, place: StoryPlace, obstacles: Sequence[Obstacle], rows: Sequence[Rect]
) -> tuple[Frame, ...]:
    if rows:
        leading = desk.styles[place.slot.body].leading
        bounds = [o.bounds for o in obstacles]
        return vertical_frames(place.name, rows, leading, bounds, place.story.span)
    least = max(desk.styles.points(place.slot.least), desk.styles[place.slot.body].size)
    if place.frames:
        rooms = [frame.room for frame in place.frames]
        return listed_frames(desk.grid, place, rooms, obstacles, least)
    lines = (place.first_line + place.heading_lines, place.first_line + place.lines - 1)
    return text_frames(desk.grid, place, lines, obstacles, least)


def _poured_body(desk: Desk, place: StoryPlace, frames: Sequence[Frame]) -> tuple[Body, PouredPart]:
    """Shape a body and pour it: without its drop cap where that has too few lines beside it."""
    story, slot = place.story, place.slot
    start = start_of(desk, story)
    if start is None:
        return Body(()), EMPTY_PART
    for plain in (False, True):
        body = shape_body(desk, story, slot, plain=plain, start=start)
        part = pour_part(desk, place, body.paragraphs, frames, start)
        if drop_cap_stands(body, part.poured):
            break
    return body, part


def _body_bounds(desk: Desk, place: StoryPlace) -> Rect:
    top, bottom = desk.grid.band(
        place.first_line + place.heading_lines, place.lines - place.heading_lines
    )
    return Rect(place.bounds.x, top, place.bounds.width, bottom - top)


def _column_rules(
    desk: Desk, place: StoryPlace, obstacles: Sequence[Obstacle], foot: int | None
) -> Iterator[Rect]:
    """Yield the rules between columns, down to the foot of balanced ones."""
    if place.slot.rule is None or place.frames:
        return iter(())
    first, last = place.first_line + place.heading_lines, place.first_line + place.lines - 1
    lines = (first, last if foot is None else min(foot, last))
    return column_rules(desk.grid, place.columns, lines, obstacles)


def _rules(
    desk: Desk, place: StoryPlace, lines: Iterator[Rect], *, vertical: bool
) -> Iterator[Item]:
    if place.slot.rule is not None:
        for i, bounds in enumerate(lines, 1):
            name = f"{place.name}/rule/{i}"
            yield set_rule(desk, name, place.slot.rule, bounds, down=not vertical)
