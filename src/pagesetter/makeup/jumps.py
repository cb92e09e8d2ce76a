"""Stories in parts: where a part begins, where it ends, and the room of the lines that say so.

The line that says where a story goes on (下转) stands on the last line of its last column,
the one that says where it comes from (上接) on the first of its first. Their room is taken
before the text is poured, so that a part is as long as what is left for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.styles import StyleSheet
from pagesetter.description.frame_model import ColumnsEnd
from pagesetter.description.jump_model import Jump
from pagesetter.description.model import PageDescription, StoryDescription
from pagesetter.diagnostics import Code, Diagnostic, DiagnosticLog, Label
from pagesetter.geometry import Rect
from pagesetter.makeup.breaker import Breaker
from pagesetter.makeup.column_ends import find_column_ends
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.flow import Part, Poured, pour
from pagesetter.makeup.grid import page_grid, story_columns
from pagesetter.makeup.jump_lines import StoryInPlace, set_jump_from, set_jump_to
from pagesetter.makeup.model import START, Frame, SetFrame, TextCursor
from pagesetter.makeup.numbering import is_verso
from pagesetter.makeup.vertical import tiers
from pagesetter.records import NamedTuple


class PouredPart(NamedTuple):
    """A story, or what of it is on this page, with the lines before and after it."""

    poured: Poured
    head: tuple[SetFrame, ...] = ()
    foot: tuple[SetFrame, ...] = ()
    is_empty: bool = False  # the whole story is set on another page
    told: tuple[Diagnostic, ...] = ()  # what there was to say


class _Part(NamedTuple):
    """The text of a part, to be poured once or twice."""

    desk: Desk
    place: StoryInPlace
    paragraphs: Sequence[ShapedParagraph]
    start: TextCursor
    breaker: Breaker | None

    def pour(self, frames: Sequence[Frame], goes_on: float = 0.0) -> Poured:
        story, log = self.place.story, self.desk.log
        ends = find_column_ends(story.column_ends, self.paragraphs, frames, log, self.start)
        fill, start = self.place.slot.fill, self.start
        if is_balanced(self.place) and not goes_on:
            from pagesetter.makeup.balance import pour_balanced

            return pour_balanced(
                self.paragraphs, frames, fill=fill, start=start, breaker=self.breaker
            )
        part = Part(start, goes_on)
        return pour(self.paragraphs, frames, ends, fill=fill, part=part, breaker=self.breaker)


def is_balanced(place: StoryInPlace) -> bool:
    """Tell whether the columns of a story are to end together."""
    return place.slot.columns_end is ColumnsEnd.BALANCE and not place.story.column_ends


#: What is left of a story that ends on another page.
EMPTY_PART = PouredPart(Poured((), None), is_empty=True)


def pour_part(
    desk: Desk,
    place: StoryInPlace,
    paragraphs: Sequence[ShapedParagraph],
    frames: Sequence[Frame],
    start: TextCursor,
    breaker: Breaker | None = None,
) -> PouredPart:
    """Pour what of a story is for this page, and set the lines that lead to its other parts.

    `start` is where it begins in the text as written. A `breaker` may know how some
    paragraphs break.
    """
    story = place.story
    head: tuple[SetFrame, ...] = ()
    if story.continues is not None and frames:
        room, frames = _first_line(frames)
        head = set_jump_from(desk, place, story.continues, room)
    part = _Part(desk, place, paragraphs, as_set(story, paragraphs, start), breaker)
    poured = part.pour(frames)
    if story.jump is None:
        return PouredPart(poured, head)
    if poured.cursor is None:
        _report_needless(desk, story, story.jump)
        return PouredPart(poured, head)
    if not frames:
        message = "the story has no line here that could say where it goes on"
        desk.log.error(Code.BAD_JUMP, message, story.jump.span, "give the story more room")
        return PouredPart(poured, head)
    room, frames = _last_line(frames)
    foot = set_jump_to(desk, place, story.jump, room)
    # Where the other page is not known, its columns are taken to be as wide as these.
    measure = desk.jumps.measures.get(story.span, 0.0) * desk.styles[place.slot.body].size
    return PouredPart(part.pour(frames, measure or room.measure), head, foot)


def start_of(desk: Desk, story: StoryDescription) -> TextCursor | None:
    """Return where a part begins in the text as written; `None` where nothing of it is left."""
    at = story.continues
    if at is None:
        return START
    if story.span not in desk.jumps.starts:
        message = f"this story continues one of page {at.page}, which only its edition knows"
        hint = "build the edition file that lists this page"
        desk.log.error(Code.BAD_JUMP, message, at.span, hint)
        return None
    return desk.jumps.starts[story.span]


def as_written(
    story: StoryDescription, paragraphs: Sequence[ShapedParagraph], cursor: TextCursor | None
) -> TextCursor | None:
    """Return a place in the text as set as one in the text as written, which all parts share.

    A drop cap is cut off its paragraph, and the layout's words stand before a source.
    """
    if cursor is None or not cursor.offset:
        return cursor
    moved = _cut_off(story, paragraphs, cursor.paragraph)
    return cursor._replace(offset=max(0, cursor.offset + moved))


def as_set(
    story: StoryDescription, paragraphs: Sequence[ShapedParagraph], cursor: TextCursor
) -> TextCursor:
    """Return a place in the text as written as one in the text as it is set here."""
    if not cursor.offset:
        return cursor
    moved = _cut_off(story, paragraphs, cursor.paragraph)
    return cursor._replace(offset=max(0, cursor.offset - moved))


def _cut_off(story: StoryDescription, paragraphs: Sequence[ShapedParagraph], number: int) -> int:
    """Return how many characters a paragraph lacks at its head; fewer than none if it has more."""
    shaped = paragraphs[number]
    return len(story.body[number].text) - (len(shaped.source.text) - shaped.closing)


def _report_needless(desk: Desk, story: StoryDescription, jump: Jump) -> None:
    desk.log.warn(
        Code.NEEDLESS_JUMP,
        f"all of the story fits here: nothing of it goes on on page {jump.page}",
        jump.span,
        f"take out `jump`, and on page {jump.page} the story that continues it",
        labels=(Label(story.span, "the story begins here"),),
    )


# ---------------------------------------------------------------- the room of a line


def _first_line(frames: Sequence[Frame]) -> tuple[Frame, tuple[Frame, ...]]:
    """Take the first line of the first frame; return it and the frames that are left."""
    first, *others = frames
    rest = (_stretch(first, 1, first.lines - 1),) if first.lines > 1 else ()
    return _stretch(first, 0, 1), (*rest, *others)


def _last_line(frames: Sequence[Frame]) -> tuple[Frame, tuple[Frame, ...]]:
    """Take the last line of the last frame; return it and the frames that are left."""
    *others, last = frames
    rest = (_stretch(last, 0, last.lines - 1),) if last.lines > 1 else ()
    return _stretch(last, last.lines - 1, 1), (*others, *rest)


def _stretch(frame: Frame, skip: int, count: int) -> Frame:
    """Return some of a frame's lines: from its top, or from the right of a vertical one."""
    if frame.spots:
        return _spotted(frame, skip, count)
    b, step = frame.bounds, frame.across or frame.bounds.height / frame.lines
    bounds = Rect(b.x, b.y + skip * step, b.width, count * step)
    if frame.across:
        bounds = Rect(b.right - (skip + count) * step, b.y, count * step, b.height)
    return frame._replace(bounds=bounds, first_line=frame.first_line + skip, lines=count)


def _spotted(frame: Frame, skip: int, count: int) -> Frame:
    """Return some lines of a frame whose lines have measures of their own."""
    b, spots = frame.bounds, frame.spots[skip : skip + count]
    step, top = b.height / (frame.spots[-1].line + 1), spots[0].line
    height = (spots[-1].line + 1 - top) * step
    bounds, first = Rect(b.x, b.y + top * step, b.width, height), frame.first_line + top
    if count == 1:
        bounds = bounds._replace(x=b.x + spots[0].x, width=spots[0].measure)
        return frame._replace(bounds=bounds, first_line=first, lines=1, spots=())
    moved = tuple(spot._replace(line=spot.line - top) for spot in spots)
    return frame._replace(bounds=bounds, first_line=first, lines=count, spots=moved)


# ---------------------------------------------------------------- the other page


def measure_elsewhere(page: PageDescription, story: StoryDescription, styles: StyleSheet) -> float:
    """Return how wide the columns of a story are, in ems of its body, before it is made up.

    What stands beside the text is not looked at: its lines are as long as this at most.
    """
    grid = page_grid(page.layout, styles, verso=is_verso(page))
    desk = Desk(page, grid, styles, DiagnosticLog())
    slot = desk.story_slot(story.place)
    bounds = slot and desk.bounds(story.place, slot.place)
    if slot is None or bounds is None:
        return 0.0
    body = styles[slot.body]
    if body.vertical:
        return tiers(desk, slot, bounds)[0].height / body.size
    return story_columns(slot, bounds, styles, grid.fold).measure / body.size
