"""What is told of a story that fits its place or does not, and of what would mend it."""

from __future__ import annotations

from pagesetter.composition.model import ShapedParagraph
from pagesetter.diagnostics import Span
from pagesetter.makeup.copy_pour import Copy
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.measuring import Amount
from pagesetter.makeup.plan import Plan
from pagesetter.makeup.settling import Bounds, Settled
from pagesetter.makeup.stories import StoryPlace
from pagesetter.records import NamedTuple


class Case(NamedTuple):
    """A story whose fit is looked at, on its page."""

    desk: Desk
    plan: Plan
    number: int  # of the story in the plan
    copy: Copy  # with its style's tracking
    bounds: Bounds
    settled: Settled
    lines: int  # that it is over; less than zero when lines are empty
    said: int  # how many diagnostics the places of the page have as they are

    @property
    def place(self) -> StoryPlace:
        """Where the story goes."""
        return self.plan.stories[self.number]

    @property
    def paragraphs(self) -> tuple[ShapedParagraph, ...]:
        """The paragraphs as they are set."""
        return self.settled.copy.paragraphs


class Edit(NamedTuple):
    """Characters to cut from a paragraph, or to add, before its final mark."""

    span: Span  # of the paragraph
    paragraph: int  # of the story, from 1
    characters: int  # less than zero: cut


class Change(NamedTuple):
    """A value to write in a layout or page file."""

    key: str
    value: str


class Remedy(NamedTuple):
    """Something that would make a story less over or under."""

    kind: str  # fill, tighten, open, cut, add, photo, lines, columns, cut-end, add-end
    text: str  # what to do, in the designer's words
    span: Span  # where
    lines: int  # that the story takes less, or more when it is under
    fits: bool  # whether the story fits then
    edits: tuple[Edit, ...] = ()  # to the story
    changes: tuple[Change, ...] = ()  # to the mapping at the span


class StoryFit(NamedTuple):
    """How a story stands in its place."""

    name: str
    title: str  # its headline
    span: Span
    policy: str
    tracking: float  # ems that the body was opened by; less than zero: tightened
    characters: int  # of the body
    room: int  # characters that there is room for
    over: Amount
    under: Amount  # what is empty, within the slack, too
    fits: bool
    remedies: tuple[Remedy, ...]  # cheapest first; none where it fits
