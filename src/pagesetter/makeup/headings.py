"""The headings of a story, and the room its slot has for each."""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.description.layout_model import StorySlot, TextPart
from pagesetter.description.model import Paragraph, StoryDescription


class Heading(NamedTuple):
    """One of a story's headings; `part` is `None` where its slot has no room for it."""

    name: str
    words: Paragraph
    part: TextPart | None


def headings_of(story: StoryDescription, slot: StorySlot) -> tuple[Heading, ...]:
    """Return the headings that a story has, from the top."""
    parts = (
        ("kicker", story.kicker, slot.kicker),
        ("headline", story.headline, slot.headline),
        ("deck", story.deck, slot.deck),
        ("byline", story.byline, slot.byline),
    )
    return tuple(Heading(name, words, part) for name, words, part in parts if words)
