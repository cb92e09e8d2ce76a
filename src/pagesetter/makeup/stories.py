"""Stories: headings at the head of their place, the body poured through columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align, StorySlot, TextPart
from pagesetter.description.model import Paragraph, SlotName, StoryDescription
from pagesetter.geometry import Insets, Rect
from pagesetter.makeup.copy_pour import Copy, copy_of
from pagesetter.makeup.copyfit import report_fit
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.flow import PouredFrame
from pagesetter.makeup.frames import column_rules, text_frames, whole_lines
from pagesetter.makeup.grid import StoryColumns, story_columns
from pagesetter.makeup.headings import headings_of
from pagesetter.makeup.model import Frame, Item, PlacedBox, PlacedLine, SetFrame
from pagesetter.makeup.settling import bounds_of, settle
from pagesetter.makeup.vertical import side_width, tier_rules, tiers, vertical_frames
from pagesetter.makeup.words import Block, set_in_room


class SideHeading(NamedTuple):
    """A vertical heading (竖题), and the room it takes beside the body."""

    name: str
    words: Paragraph
    part: TextPart
    bounds: Rect


class StoryPlace(NamedTuple):
    """Where a story goes, and how it is set there."""

    story: StoryDescription
    slot: StorySlot
    name: str
    bounds: Rect
    columns: StoryColumns
    first_line: int
    lines: int
    side_headings: tuple[SideHeading, ...] = ()

    @property
    def headings(self) -> tuple[tuple[str, Paragraph, TextPart], ...]:
        """The headings that both the story and its slot have, from the top."""
        found = headings_of(self.story, self.slot)
        return tuple((name, words, part) for name, words, part in found if part)

    @property
    def heading_lines(self) -> int:
        """The grid lines that the headings over the body take."""
        beside = {heading.name for heading in self.side_headings}
        return sum(part.lines for name, _, part in self.headings if name not in beside)


def story_place(
    desk: Desk, story: StoryDescription, slot: StorySlot, bounds: Rect, number: int
) -> StoryPlace:
    """Work out a story's columns and lines."""
    name = story.place.name if isinstance(story.place, SlotName) else f"story-{number}"
    first, lines = whole_lines(bounds, desk.grid)
    columns = story_columns(slot, bounds, desk.styles)
    place = StoryPlace(story, slot, name, bounds, columns, first, lines)
    sides = _side_headings(desk, place)
    if sides and not desk.styles[slot.body].vertical:
        # The columns share what the headings leave, and keep whole from top to foot.
        taken = sum(heading.bounds.width for heading in sides)
        columns = story_columns(slot, bounds.inset(Insets(left=taken)), desk.styles)
    return place._replace(side_headings=sides, columns=columns)


def _side_headings(desk: Desk, place: StoryPlace) -> tuple[SideHeading, ...]:
    """Return the vertical headings, side by side from right to left.

    They stand at the right of a vertical body and at the left of a horizontal one, below
    the headings that go over the body.
    """
    sides = [h for h in place.headings if desk.styles[h[2].style].vertical]
    if not sides:
        return ()
    over = sum(part.lines for _, _, part in place.headings) - sum(p.lines for _, _, p in sides)
    widths = [side_width(desk, part) for _, _, part in sides]
    vertical = desk.styles[place.slot.body].vertical
    right = place.bounds.right if vertical else place.bounds.x + sum(widths)
    found = []
    for (name, words, part), width in zip(sides, widths, strict=True):
        top, bottom = desk.grid.band(place.first_line + over, part.lines)
        found.append(SideHeading(name, words, part, Rect(right - width, top, width, bottom - top)))
        right -= width
    return tuple(found)


def heading_bounds(desk: Desk, place: StoryPlace) -> Rect:
    """Return the rectangle that a story's headings take."""
    top, bottom = desk.grid.band(place.first_line, place.heading_lines)
    return Rect(place.bounds.x, top, place.bounds.width, bottom - top)


class SetStory(NamedTuple):
    """A story's headings, and its body with the rules between its columns."""

    headings: tuple[Item, ...]
    body: tuple[Item, ...]


def set_story(desk: Desk, place: StoryPlace, obstacles: Sequence[Rect]) -> SetStory:
    """Set a story's headings and pour its body around the obstacles in its columns."""
    headings = tuple(_set_headings(desk, place))
    settled = settle(story_copy(desk, place, obstacles), bounds_of(desk, place.slot))
    report_fit(desk, place.story, place.slot, settled)
    paragraphs = settled.copy.paragraphs
    body = tuple(_set_frame(desk, frame, paragraphs) for frame in settled.poured.frames)
    obstacles = _with_headings(place, obstacles)
    vertical = desk.styles[place.slot.body].vertical
    lines = (
        tier_rules(_tiers(desk, place), obstacles)
        if vertical
        else _column_rules(desk, place, obstacles)
    )
    rules = tuple(_rules(desk, place, lines, vertical=vertical))
    return SetStory(headings, (*rules, *body))


def story_copy(
    desk: Desk,
    place: StoryPlace,
    obstacles: Sequence[Rect],
    shaped: Sequence[ShapedParagraph] | None = None,
) -> Copy:
    """Return a story's body, shaped if it is not yet, and the frames it is poured into."""
    frames = _frames(desk, place, _with_headings(place, obstacles))
    paragraphs = _shaped_body(desk, place) if shaped is None else shaped
    story = (place.story.column_ends, _spare_frame(desk, place))
    copy = copy_of(paragraphs, frames, story, desk.log, fill=place.slot.fill)
    return copy._replace(rough=True) if desk.rough else copy


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


def _with_headings(place: StoryPlace, obstacles: Sequence[Rect]) -> tuple[Rect, ...]:
    return (*obstacles, *(heading.bounds for heading in place.side_headings))


def _set_headings(desk: Desk, place: StoryPlace) -> Iterator[SetFrame]:
    body = "\n".join(paragraph.text for paragraph in place.story.body)
    line = place.first_line
    beside = {heading.name: heading for heading in place.side_headings}
    for name, words, part in place.headings:
        if name in beside:
            room = beside[name].bounds
            block = Block(f"{place.name}/{name}", words, part.style, part.rows)
            yield set_in_room(desk, block, room, body.count)
            continue
        top, bottom = desk.grid.band(line, part.lines)
        above = desk.styles.points(part.above)
        room = Rect(place.bounds.x, top + above, place.bounds.width, bottom - top - above)
        block = Block(f"{place.name}/{name}", words, part.style, part.rows)
        yield set_in_room(desk, block, room, body.count)
        line += part.lines


def _shaped_body(desk: Desk, place: StoryPlace) -> tuple[ShapedParagraph, ...]:
    body, subhead = desk.styles[place.slot.body], None
    shaped: list[ShapedParagraph] = []
    for paragraph in place.story.body:
        if paragraph.subhead:
            subhead = subhead or desk.styles[place.slot.subhead]
        style = subhead if paragraph.subhead and subhead else body
        shaped.append(shape_paragraph(paragraph, style, desk.log))
    return tuple(shaped)


def _set_frame(desk: Desk, poured: PouredFrame, paragraphs: Sequence[ShapedParagraph]) -> SetFrame:
    frame = poured.frame
    measure = frame.measure
    lines = []
    for chosen in poured.lines:
        paragraph = paragraphs[chosen.paragraph]
        align = paragraph.style.align
        fill = Fill(measure, chosen.justified and align is Align.JUSTIFY, align)
        line = set_line(paragraph, chosen.start, chosen.end, fill)
        if frame.across:
            axis = frame.bounds.right - (chosen.line + 0.5) * frame.across
            lines.append(PlacedLine(axis, frame.bounds.y, line, vertical=True))
            continue
        baseline = desk.grid.baseline(frame.first_line + chosen.line)
        lines.append(PlacedLine(frame.bounds.x, baseline, line))
    return SetFrame(frame.name, frame.bounds, tuple(lines), frame.span)


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
) -> Iterator[PlacedBox]:
    rule = place.slot.rule
    if rule is None:
        return
    weight, ink = desk.styles.points(rule.weight), desk.styles.ink(rule.ink)
    for i, bounds in enumerate(lines, 1):
        box = Rect(bounds.x - weight / 2, bounds.y, weight, bounds.height)
        if vertical:
            box = Rect(bounds.x, bounds.y - weight / 2, bounds.width, weight)
        yield PlacedBox(f"{place.name}/rule/{i}", box, ink, None, rule.span)
