"""The headings of a story, and the room its slot has for each."""

from __future__ import annotations

from pagesetter.description.heading_model import HeadingPart
from pagesetter.description.layout_model import StorySlot
from pagesetter.description.model import Paragraph, StoryDescription
from pagesetter.records import NamedTuple


class Heading(NamedTuple):
    """One of a story's headings; `part` is `None` where its slot has no room for it."""

    name: str
    words: Paragraph
    part: HeadingPart | None


class SlottedHeading(NamedTuple):
    """A heading with the room that its slot has for it."""

    name: str
    words: Paragraph
    part: HeadingPart


def headings_of(story: StoryDescription, slot: StorySlot) -> tuple[Heading, ...]:
    """Return the headings that a story has, from the top."""
    parts = (
        ("kicker", story.kicker, slot.kicker),
        ("headline", story.headline, slot.headline),
        ("deck", story.deck, slot.deck),
        ("summary", story.summary, slot.summary),
        ("byline", story.byline, slot.byline),
    )
    return tuple(Heading(name, words, part) for name, words, part in parts if words)


def slotted_headings(story: StoryDescription, slot: StorySlot) -> tuple[SlottedHeading, ...]:
    """Return the headings that both the story and its slot have, from the top."""
    return tuple(
        SlottedHeading(name, words, part) for name, words, part in headings_of(story, slot) if part
    )
