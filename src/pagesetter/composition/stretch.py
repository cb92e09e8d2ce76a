"""The part of a paragraph that is broken at a time."""

from __future__ import annotations

from pagesetter.composition.model import ShapedParagraph
from pagesetter.records import NamedTuple


class Stretch(NamedTuple):
    """The part of a paragraph that is to be broken, and how it ends."""

    start: int
    end: int
    justified_end: bool = False  # the last line fills its measure: the text goes on elsewhere


def whole(paragraph: ShapedParagraph) -> Stretch:
    """Return the whole of a paragraph as a stretch."""
    return Stretch(0, len(paragraph.text))
