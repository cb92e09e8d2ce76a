"""How the paragraphs of a story are set that are not plain text, as a layout has it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pagesetter.records import NamedTuple
from pagesetter.units import Length

if TYPE_CHECKING:
    from pagesetter.description.layout_model import RuleDescription


class EndMarkAt(Enum):
    """Where a story's end mark stands on its last line."""

    TEXT = "text"  # after the last character
    EDGE = "edge"  # at the end of the column


class IntroDescription(NamedTuple):
    """How the summary before a body is set, in the body's own columns."""

    style: str
    lines_after: int  # empty grid lines below it
    rule: RuleDescription | None  # in the middle of these


class ListDescription(NamedTuple):
    """How the items of a list are set: a bullet or a number, and words that keep clear of it."""

    style: str | None  # None: the body's
    bullet: str
    number: str  # how numbers are written: the first `1`, `一` or `①` stands for each
    indent: int  # characters before the bullet
    hang: int  # characters, at least, from where the bullet begins to the words


class DropCapDescription(NamedTuple):
    """The first characters of a story, as high as several lines."""

    style: str
    lines: int
    characters: int


class SourceDescription(NamedTuple):
    """How the words after a body are set that say where it is from."""

    style: str
    prefix: str
    rule: RuleDescription | None  # over them
    rule_width: Length


class BodyParts(NamedTuple):
    """What a slot says of the paragraphs of a story that are not plain text."""

    subheads: tuple[str, ...] = ()  # styles of the levels from the second on
    intro: IntroDescription | None = None
    items: ListDescription | None = None  # None: as a list is set where nothing is said
    drop_cap: DropCapDescription | None = None
    end_mark: str | None = None
    end_mark_at: EndMarkAt = EndMarkAt.TEXT
    source: SourceDescription | None = None
