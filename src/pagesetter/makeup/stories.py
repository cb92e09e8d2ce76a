"""Stories: headings at the head of their place, the body poured through columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from pagesetter.description.fit_model import FitPolicy
from pagesetter.description.layout_model import StorySlot
from pagesetter.description.model import Paragraph, SlotName, StoryDescription
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.geometry import Rect
from pagesetter.keeping import shelf
from pagesetter.makeup import elements
from pagesetter.makeup.bodies import Body, shape_body
from pagesetter.makeup.body_frames import body_rules, set_frame
from pagesetter.makeup.boxes import set_rule
from pagesetter.makeup.breaker import Breaker
from pagesetter.makeup.copy_pour import Copy, Remembering
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
from pagesetter.makeup.model import START, Frame, Item, SetFrame, TextCursor
from pagesetter.makeup.obstacles import Obstacle
from pagesetter.makeup.room import box_bounds, story_room
from pagesetter.makeup.settling import bounds_of, settle
from pagesetter.makeup.vertical import tier_rules, tiers, vertical_frames
from pagesetter.records import NamedTuple
from pagesetter.structure import Element


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
    element: Element
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
    kept = shelf("stories", 50)
    if kept is None:
        return _set_story(desk, place, obstacles, photos)
    # All of the page but the other stories, of which a story knows no more than the language.
    page = desk.page._replace(stories=())
    from_all = (page, desk.language, desk.grid, desk.jumps, desk.rough)
    made_of = (*from_all, place, tuple(obstacles), dict(photos))
    key = place.story.span.file, place.name
    found = kept.get(key)
    if found is None or found[0] is not desk.styles or found[1] != made_of:
        own = DiagnosticLog()
        made = _set_story(desk._replace(log=own), place, obstacles, photos)
        found = desk.styles, made_of, made, tuple(own)
        kept.put(key, found)
    for diagnostic in found[3]:
        desk.log.add(diagnostic)
    story: SetStory = found[2]
    return story


def _set_story(
    desk: Desk, place: StoryPlace, obstacles: Sequence[Obstacle], photos: Mapping[str, Rect]
) -> SetStory:
    whole = story_element_of(desk, place)
    found = set_headings(desk, place.name, place.story, place.plan, photos)
    headings = tuple(elements.headings(found, whole))
    settled = settle(story_copy(desk, place, obstacles), bounds_of(desk, place.slot))
    body, part, poured = settled.copy.body, settled.part, settled.poured
    for diagnostic in part.told:
        desk.log.add(diagnostic)
    if not part.is_empty:
        report_fit(desk, place.story, place.slot, settled)
    headed = any(isinstance(h, SetFrame) and h.element and h.element.level for h in headings)
    first = (start_of(desk, place.story) or START).paragraph
    parts = elements.paragraphs_of(body.paragraphs, whole, place.name, first=first, headed=headed)
    set_frames = tuple(set_frame(desk, frame, body, parts) for frame in poured.frames)
    obstacles = _standing(desk, place, obstacles)
    vertical = desk.styles[place.slot.body].vertical
    if vertical:
        rows = () if place.frames else _tiers(desk, place)
        lines = tier_rules(rows, [o.bounds for o in obstacles])
    else:
        foot = last_set_line(poured) if is_balanced(place) else None
        lines = _column_rules(desk, place, obstacles, foot)
    rules = tuple(_rules(desk, place, lines, vertical=vertical))
    rules += tuple(body_rules(desk, place.slot, body, poured))
    end = as_written(place.story, body.paragraphs, poured.cursor)
    lead_in = elements.headings(part.head, whole)
    lead_out = elements.headings(part.foot, whole)
    text = (*rules, *lead_in, *set_frames, *lead_out)
    return SetStory(headings, text, whole, end)


def story_element_of(desk: Desk, place: StoryPlace) -> Element:
    """Return what a story is a part of the page as."""
    language = desk.styles[place.slot.body].language
    return elements.story_element(place.name, place.story, language)


def story_copy(
    desk: Desk, place: StoryPlace, obstacles: Sequence[Obstacle], shaped: Body | None = None
) -> Copy:
    """Return a story's body, shaped if it is not yet, and the frames it is poured into."""
    story, slot = place.story, place.slot
    begin = start_of(desk, story)
    start = begin or START
    frames = _body_frames(desk, place, _standing(desk, place, obstacles))
    body = Body(())
    if begin is not None:
        body = shaped or shape_body(desk, story, slot, plain=False, start=start)
    remember = Remembering()

    def shape(paragraphs: Sequence[Paragraph], plain: bool) -> Body:
        quiet = desk._replace(log=DiagnosticLog())
        other = story._replace(body=tuple(paragraphs))
        return shape_body(quiet, other, slot, plain=plain, start=start, shape=remember)

    def pour(copy: Copy) -> PouredPart:
        return EMPTY_PART if begin is None else _poured(desk, place, copy)

    return Copy(
        source=story.body,
        body=body,
        frames=frames,
        column_ends=story.column_ends,
        fill=slot.fill,
        spare=_spare_frame(desk, place),
        breaker=Breaker(body.paragraphs),
        shape=shape,
        pour=pour,
        start=start,
        jumps=story.jump is not None,
        rough=desk.rough,
    )


def _poured(desk: Desk, place: StoryPlace, copy: Copy) -> PouredPart:
    """Pour a story as it is in a copy. What there is to say is not logged, for it may be a trial."""
    log, rules = DiagnosticLog(), place.slot.fit
    if copy.fill != place.slot.fill:
        policy = FitPolicy.FILL if copy.fill else FitPolicy.REPORT
        rules = rules._replace(policy=policy)
    story = place.story._replace(body=copy.source)
    trial = place._replace(story=story, slot=place.slot._replace(fit=rules))
    part = pour_part(
        desk._replace(log=log), trial, copy.paragraphs, copy.frames, copy.start, copy.breaker
    )
    return part._replace(told=tuple(log))


def _standing(desk: Desk, place: StoryPlace, obstacles: Sequence[Obstacle]) -> tuple[Obstacle, ...]:
    """Return what a story's text keeps clear of, its own headings and the fold besides."""
    # Frames that a slot lists make room for all of its headings.
    own = place.plan.solids if place.frames else place.plan.obstacles
    obstacles = (*obstacles, *(Obstacle(bounds) for bounds in own))
    vertical = desk.styles[place.slot.body].vertical
    if vertical and desk.grid.fold and not place.slot.sharing.over_fold:
        obstacles = (*obstacles, Obstacle(desk.grid.fold))
    return obstacles


def _tiers(desk: Desk, place: StoryPlace) -> tuple[Rect, ...]:
    if place.frames:
        return tuple(frame.tier for frame in place.frames)
    return tiers(desk, place.slot, _body_bounds(desk, place))


def _body_frames(desk: Desk, place: StoryPlace, obstacles: Sequence[Obstacle]) -> tuple[Frame, ...]:
    body = desk.styles[place.slot.body]
    if body.vertical:
        rows, bounds = _tiers(desk, place), [o.bounds for o in obstacles]
        return vertical_frames(place.name, rows, body.leading, bounds, place.story.span)
    least = max(desk.styles.points(place.slot.least), body.size)
    if place.frames:
        rooms = [frame.room for frame in place.frames]
        return listed_frames(desk.grid, place, rooms, obstacles, least)
    lines = (place.first_line + place.heading_lines, place.first_line + place.lines - 1)
    return text_frames(desk.grid, place, lines, obstacles, least)


def _spare_frame(desk: Desk, place: StoryPlace) -> Frame:
    """Return a frame of no lines with the measure of a story's columns, as high as a line."""
    body, name, span = desk.styles[place.slot.body], f"{place.name}/body/1", place.story.span
    at, measure, step = place.bounds, place.columns.measure, desk.grid.step
    if body.vertical:
        tier = _tiers(desk, place)[0]
        bounds = Rect(at.x, at.y, body.leading, tier.height)
        return Frame(name, bounds, 1, 0, 1, span, body.leading)
    if place.frames:
        measure = place.frames[-1].room.measure
    return Frame(name, Rect(at.x, at.y, measure, step), place.first_line, 0, 1, span)


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
