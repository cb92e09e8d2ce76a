"""What a paper prints besides its stories, as written: furniture, ads, index, codes.

The first half is the layout's: how these are set and where. The second is the page's.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pagesetter.diagnostics import Span

if TYPE_CHECKING:  # these name the slots of this module in turn
    from pagesetter.description.layout_model import GridPlace, Place, RuleDescription, TextPart
    from pagesetter.description.model import Paragraph, SlotName
    from pagesetter.units import Length


class OnPages(Enum):
    """Which pages a piece of furniture is printed on, by the number of the page."""

    ALL = "all"
    FIRST = "first"  # the front page
    OTHER = "other"  # all but the front page
    ODD = "odd"
    EVEN = "even"


class Role(Enum):
    """What a piece of furniture is to those who look after the press."""

    NONE = "none"
    MASTHEAD = "masthead"  # 报头: the paper's name
    FOLIO = "folio"  # 报眉: the line that has the page's number


class Side(Enum):
    """Where something narrower than its place stands in it."""

    START = "start"
    CENTER = "center"
    END = "end"


class Corner(Enum):
    """A corner of an ad."""

    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"


class Recovery(Enum):
    """How much of a QR code may be lost; ISO/IEC 18004, 7.5.1."""

    M = "M"  # 15 %
    L = "L"  # 7 %
    Q = "Q"  # 25 %
    H = "H"  # 30 %


class Words(NamedTuple):
    """Words of the layout between two fields of a furniture text."""

    text: str
    span: Span


class Field(NamedTuple):
    """A fact that a furniture text prints: `{date:han}`, `{term?}`."""

    name: str
    form: str  # empty: the usual one
    may_lack: bool  # `?`: nothing is printed where the page has none
    written: str  # as in the layout, without its braces
    span: Span


#: One line of a furniture text.
FieldLine: TypeAlias = tuple[Words | Field, ...]


class FurnitureText(NamedTuple):
    """Words that the layout prints: folio, staff line, masthead.

    `text` may name facts in braces: `{paper}`, `{page:han}`, `{staff}`.
    """

    name: str
    place: Place
    text: str
    style: str
    optional: bool  # a line is left out where the page lacks a fact it names
    slots: tuple[str, ...]  # printed only on pages that use all of these
    span: Span
    lines: tuple[FieldLine, ...] = ()  # of `text`
    spread: bool = False  # white left over stands at the ideographic spaces of a line
    role: Role = Role.NONE
    on: OnPages = OnPages.ALL


class FurnitureBox(NamedTuple):
    """A rule, a tint or a frame that the layout prints."""

    name: str
    place: Place
    fill: str | None  # ink
    border: RuleDescription | None
    slots: tuple[str, ...]  # printed only on pages that use all of these
    span: Span
    on: OnPages = OnPages.ALL


class FurniturePicture(NamedTuple):
    """A picture that the layout prints: the paper's name as it is written, a seal."""

    name: str
    place: Place
    file: Path  # checked to be inside the project; exists
    file_span: Span
    side: Side
    role: Role
    on: OnPages
    slots: tuple[str, ...]  # printed only on pages that use all of these
    span: Span


class FurnitureBarcode(NamedTuple):
    """The paper's bar code: an EAN-13, mostly that of its ISSN, and two or five digits more."""

    name: str
    place: Place
    number: FieldLine
    addon: FieldLine
    bar: Length  # width of the narrowest bar
    style: str  # of the digits
    optional: bool
    on: OnPages
    slots: tuple[str, ...]  # printed only on pages that use all of these
    span: Span


class FurnitureCode(NamedTuple):
    """A QR code that the layout prints: the paper's own."""

    name: str
    place: Place
    link: FieldLine
    recovery: Recovery
    least: Length  # side of a square below which cameras fail
    optional: bool
    on: OnPages
    slots: tuple[str, ...]  # printed only on pages that use all of these
    span: Span


Furniture: TypeAlias = (
    FurnitureText | FurnitureBox | FurniturePicture | FurnitureBarcode | FurnitureCode
)


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
    fill: str | None  # ink
    border: RuleDescription | None
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
    fill: str | None
    border: RuleDescription | None
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


class IndexEntry(NamedTuple):
    """A headline and the page its story is on."""

    headline: Paragraph
    page: str
    page_span: Span
    span: Span
