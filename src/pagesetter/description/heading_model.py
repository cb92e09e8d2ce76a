"""What a layout says of a story's headings: the room of each, their block, their shadow."""

from __future__ import annotations

from enum import Enum

from pagesetter.description.look_model import Border, Fill
from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple
from pagesetter.units import Length


class SizeRelation(NamedTuple):
    """A heading's size as it is to the size that the headline has been fitted to."""

    part: float | None  # of it
    below: int  # or so many 号 below it


class HeadingPart(NamedTuple):
    """Room for one of a story's headings."""

    style: str
    lines: int | None  # None: what its block shares out
    rows: int  # lines of type at most
    above: Length
    size: SizeRelation | None
    columns: tuple[int, int] | None  # of the story, from 1; None: its block's
    span: Span


class At(Enum):
    """Where on a photo a heading stands."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class HeadingDescription(NamedTuple):
    """A story's headings as one block: what it takes, where, and what is behind it."""

    parts: tuple[str, ...]  # names of the headings that are in it
    lines: int | None  # None: what its parts take
    columns: tuple[int, int] | None  # of the story, from 1; None: all of them
    over: str | None  # the slot of the photo that it stands on
    at: At
    above: Length  # white inside it, at its head and at its foot
    below: Length
    padding: Length  # at its sides
    fill: Fill | None  # ink, or a pattern
    border: Border | None
    span: Span
    over_span: Span


class ShadowDescription(NamedTuple):
    """A shadow behind the glyphs of a headline."""

    right: Length
    down: Length
    ink: str
    span: Span
