"""Stories: headings at the head of their place, the body poured through columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align, StorySlot, TextPart
from pagesetter.description.model import Paragraph, SlotName, StoryDescription
from pagesetter.geometry import Rect
from pagesetter.makeup.column_ends import find_column_ends
from pagesetter.makeup.copyfit import report_fit
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.flow import PouredFrame, pour
from pagesetter.makeup.frames import column_rules, text_frames, whole_lines
from pagesetter.makeup.grid import StoryColumns, story_columns
from pagesetter.makeup.headings import headings_of
from pagesetter.makeup.model import Item, PlacedBox, PlacedLine, SetFrame
from pagesetter.makeup.words import Block, set_in_room


class StoryPlace(NamedTuple):
    """Where a story goes, and how it is set there."""

    story: StoryDescription
    slot: StorySlot
    name: str
    bounds: Rect
    columns: StoryColumns
    first_line: int
    lines: int

    @property
    def headings(self) -> tuple[tuple[str, Paragraph, TextPart], ...]:
        """The headings that both the story and its slot have, from the top."""
        found = headings_of(self.story, self.slot)
        return tuple((name, words, part) for name, words, part in found if part)

    @property
    def heading_lines(self) -> int:
        """The grid lines that the headings take."""
        return sum(part.lines for _, _, part in self.headings)


def story_place(
    desk: Desk, story: StoryDescription, slot: StorySlot, bounds: Rect, number: int
) -> StoryPlace:
    """Work out a story's columns and lines."""
    name = story.place.name if isinstance(story.place, SlotName) else f"story-{number}"
    first, lines = whole_lines(bounds, desk.grid)
    columns = story_columns(slot, bounds, desk.styles)
    return StoryPlace(story, slot, name, bounds, columns, first, lines)


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
    body_line = place.first_line + place.heading_lines
    last_line = place.first_line + place.lines - 1
    frames = text_frames(desk.grid, place, (body_line, last_line), obstacles)
    paragraphs = _shaped_body(desk, place)
    ends = find_column_ends(place.story.column_ends, paragraphs, frames, desk.log)
    poured = pour(paragraphs, frames, ends, fill=place.slot.fill)
    report_fit(desk, place.story, place.slot, paragraphs, poured)
    body = tuple(_set_frame(desk, frame, paragraphs) for frame in poured.frames)
    rules = tuple(_rules(desk, place, body_line, last_line, obstacles))
    return SetStory(headings, (*rules, *body))


def _set_headings(desk: Desk, place: StoryPlace) -> Iterator[SetFrame]:
    body = "\n".join(paragraph.text for paragraph in place.story.body)
    line = place.first_line
    for name, words, part in place.headings:
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
    measure = frame.bounds.width
    lines = []
    for chosen in poured.lines:
        paragraph = paragraphs[chosen.paragraph]
        align = paragraph.style.align
        fill = Fill(measure, chosen.justified and align is Align.JUSTIFY, align)
        line = set_line(paragraph, chosen.start, chosen.end, fill)
        baseline = desk.grid.baseline(frame.first_line + chosen.line)
        lines.append(PlacedLine(frame.bounds.x, baseline, line))
    return SetFrame(frame.name, frame.bounds, tuple(lines), frame.span)


def _rules(
    desk: Desk, place: StoryPlace, first: int, last: int, obstacles: Sequence[Rect]
) -> Iterator[PlacedBox]:
    rule = place.slot.rule
    if rule is None:
        return
    weight, ink = desk.styles.points(rule.weight), desk.styles.ink(rule.ink)
    for i, bounds in enumerate(column_rules(desk.grid, place.columns, (first, last), obstacles), 1):
        box = Rect(bounds.x - weight / 2, bounds.y, weight, bounds.height)
        yield PlacedBox(f"{place.name}/rule/{i}", box, ink, None, rule.span)
