"""What a paper prints besides its stories and photos, as written: ads, the index, codes.

The first half is the layout's: how these are set and where. The second is the page's.
Only a page that has some of it loads this.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pagesetter.description.furniture_model import Recovery
from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple

if TYPE_CHECKING:  # these name the slots of this module in turn
    from pagesetter.description.layout_model import TextPart
    from pagesetter.description.look_model import Border, Fill, RuleDescription
    from pagesetter.description.model import Paragraph, SlotName
    from pagesetter.description.place_model import GridPlace, Place
    from pagesetter.units import Length


class Corner(Enum):
    """A corner of an ad."""

    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"


class AdLabel(NamedTuple):
    """The word 广告 in a corner of an ad."""

    style: str
    text: str
    corner: Corner
    fill: str | None  # ink under the word
    span: Span


class AdSlot(NamedTuple):
    """A place for an ad."""

    name: str
    place: Place | None  # None in `defaults`
    label: AdLabel
    title: TextPart | None
    text: TextPart | None
    fill: Fill | None  # ink, or a pattern
    border: Border | None
    padding: Length  # around its words
    tolerance: float  # what of a picture's width or height may be cut to fill the place
    span: Span


class IndexSlot(NamedTuple):
    """A place for the index of the paper (今日导读)."""

    name: str
    place: Place | None
    words: str  # its title
    title: TextPart | None
    entry: TextPart
    page: str  # how a page number is printed: `{page}版`
    page_style: str
    gap: Length  # from a headline to its page number, at the least
    leader: RuleDescription | None  # dots from the headline to the page number
    rule: RuleDescription | None  # under the title and between the entries
    fill: Fill | None
    border: Border | None
    padding: Length
    span: Span


class CodeSlot(NamedTuple):
    """A place for a QR code with words under it."""

    name: str
    place: Place | None
    story: str | None  # the slot of the story whose link it is
    recovery: Recovery
    least: Length  # side of a square below which cameras fail
    words: str | None  # under the code of a story
    caption: str | None  # style
    gap: Length
    span: Span


PressSlot: TypeAlias = AdSlot | IndexSlot | CodeSlot


# ---------------------------------------------------------------- the page's


class Link(NamedTuple):
    """Where a reader's camera is sent: an https URL of plain ASCII."""

    url: str
    span: Span


class AdDescription(NamedTuple):
    """An ad: a picture, or words, or both."""

    place: SlotName | GridPlace
    file: Path | None  # checked to be inside the project; exists
    file_span: Span
    title: Paragraph | None
    text: Paragraph | None
    label: Paragraph | None  # instead of the layout's 广告: 公益广告
    span: Span


class CodeDescription(NamedTuple):
    """A QR code with words under it."""

    place: SlotName | GridPlace
    link: Link
    caption: Paragraph | None
    span: Span
