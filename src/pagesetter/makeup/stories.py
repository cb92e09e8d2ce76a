"""Stories: headings at the head of their place, the body poured through columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pagesetter.description.layout_model import StorySlot
from pagesetter.description.model import Paragraph, SlotName, StoryDescription
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.geometry import Rect
from pagesetter.makeup.bodies import Body, shape_body
from pagesetter.makeup.body_frames import body_rules, set_frame
from pagesetter.makeup.boxes import set_rule
from pagesetter.makeup.breaker import Breaker
from pagesetter.makeup.column_ends import find_column_ends
from pagesetter.makeup.copy_pour import Copy, Remembering
from pagesetter.makeup.copyfit import report_fit
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.frames import column_rules, text_frames, whole_lines
from pagesetter.makeup.grid import StoryColumns
from pagesetter.makeup.heading_places import HeadingPlan, plan_headings
from pagesetter.makeup.heading_setting import set_headings
from pagesetter.makeup.model import Frame, Item
from pagesetter.makeup.room import box_bounds, story_room
from pagesetter.makeup.settling import bounds_of, settle
from pagesetter.makeup.vertical import tier_rules, tiers, vertical_frames

_NOWHERE = Rect(0.0, 0.0, 0.0, 0.0)


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
    outer: Rect = _NOWHERE  # the whole of its place; `bounds` is what its words have of it
    box: Rect = _NOWHERE  # its place less the lines of its separator

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
    return StoryPlace(story, slot, name, bounds, plan.columns, first, lines, plan, outer, box)


class SetStory(NamedTuple):
    """A story's headings, and its body with the rules between its columns."""

    headings: tuple[Item, ...]
    body: tuple[Item, ...]


def set_story(
    desk: Desk,
    place: StoryPlace,
    obstacles: Sequence[Rect],
    photos: Mapping[str, Rect] = MappingProxyType({}),
) -> SetStory:
    """Set a story's headings and pour its body around the obstacles in its columns.

    `photos` are those that a heading may stand on, by the names of their slots.
    """
    headings = tuple(set_headings(desk, place.name, place.story, place.plan, photos))
    settled = settle(story_copy(desk, place, obstacles), bounds_of(desk, place.slot))
    report_fit(desk, place.story, place.slot, settled)
    body, poured = settled.copy.body, settled.poured
    set_frames = tuple(set_frame(desk, frame, body) for frame in poured.frames)
    obstacles = (*obstacles, *place.plan.obstacles)
    vertical = desk.styles[place.slot.body].vertical
    lines = (
        tier_rules(_tiers(desk, place), obstacles)
        if vertical
        else _column_rules(desk, place, obstacles)
    )
    rules = tuple(_rules(desk, place, lines, vertical=vertical))
    rules += tuple(body_rules(desk, place.slot, body, poured))
    return SetStory(headings, (*rules, *set_frames))


def story_copy(
    desk: Desk, place: StoryPlace, obstacles: Sequence[Rect], shaped: Body | None = None
) -> Copy:
    """Return a story's body, shaped if it is not yet, and the frames it is poured into."""
    story, slot = place.story, place.slot
    frames = _frames(desk, place, (*obstacles, *place.plan.obstacles))
    body = shape_body(desk, story, slot, plain=False) if shaped is None else shaped
    quiet, remember = desk._replace(log=DiagnosticLog()), Remembering()

    def shape(paragraphs: Sequence[Paragraph], plain: bool) -> Body:
        other = story._replace(body=tuple(paragraphs))
        return shape_body(quiet, other, slot, plain=plain, shape=remember)

    return Copy(
        source=story.body,
        body=body,
        frames=frames,
        column_ends=story.column_ends,
        ends=find_column_ends(story.column_ends, body.paragraphs, frames, desk.log),
        fill=slot.fill,
        spare=_spare_frame(desk, place),
        breaker=Breaker(body.paragraphs),
        shape=shape,
        rough=desk.rough,
    )


def _frames(desk: Desk, place: StoryPlace, obstacles: Sequence[Rect]) -> tuple[Frame, ...]:
    body = desk.styles[place.slot.body]
    if body.vertical:
        rows, span = _tiers(desk, place), place.story.span
        return vertical_frames(place.name, rows, body.leading, obstacles, span)
    first, last = place.first_line + place.heading_lines, place.first_line + place.lines - 1
    return text_frames(desk.grid, place, (first, last), obstacles)


def _spare_frame(desk: Desk, place: StoryPlace) -> Frame:
    """Return a frame of no lines with the measure of a story's columns, as high as a line."""
    body, name, span = desk.styles[place.slot.body], f"{place.name}/body/1", place.story.span
    at, measure, step = place.bounds, place.columns.measure, desk.grid.step
    if body.vertical:
        tier = _tiers(desk, place)[0]
        bounds = Rect(at.x, at.y, body.leading, tier.height)
        return Frame(name, bounds, 1, 0, 1, span, body.leading)
    return Frame(name, Rect(at.x, at.y, measure, step), place.first_line, 0, 1, span)


def _tiers(desk: Desk, place: StoryPlace) -> tuple[Rect, ...]:
    return tiers(desk, place.slot, _body_bounds(desk, place))


def _body_bounds(desk: Desk, place: StoryPlace) -> Rect:
    top, bottom = desk.grid.band(
        place.first_line + place.heading_lines, place.lines - place.heading_lines
    )
    return Rect(place.bounds.x, top, place.bounds.width, bottom - top)


def _column_rules(desk: Desk, place: StoryPlace, obstacles: Sequence[Rect]) -> Iterator[Rect]:
    first, last = place.first_line + place.heading_lines, place.first_line + place.lines - 1
    return column_rules(desk.grid, place.columns, (first, last), obstacles)


def _rules(
    desk: Desk, place: StoryPlace, lines: Iterator[Rect], *, vertical: bool
) -> Iterator[Item]:
    if place.slot.rule is not None:
        for i, bounds in enumerate(lines, 1):
            name = f"{place.name}/rule/{i}"
            yield set_rule(desk, name, place.slot.rule, bounds, down=not vertical)
