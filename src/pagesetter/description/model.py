"""Pages as written: words, places and facts with their spans, nothing resolved.

Names are still names. `None` means that the thing itself is absent.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.description.jump_model import Continues, Jump
from pagesetter.description.layout_model import GridPlace, LayoutDescription
from pagesetter.description.table_model import TableDescription
from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple

if TYPE_CHECKING:  # a page without ads, index and codes is not to wait for them
    from pagesetter.description.press_model import AdDescription, CodeDescription, Link


class Emphasis(Enum):
    """How a stretch of text is marked."""

    NONE = "none"
    STRONG = "strong"  # **strong**
    EMPHASIZED = "emphasized"  # *emphasized*


class SideLine(Enum):
    """A line beside words; CLREQ 3.1.8."""

    NAME = "name"  # 专名号, straight
    BOOK = "book"  # 书名号甲式, wavy


class Shift(Enum):
    """Figures or letters set smaller, over the baseline or under it."""

    SUPERIOR = "superior"
    INFERIOR = "inferior"


class WordMarks(NamedTuple):
    """What is marked on a piece besides its emphasis."""

    side_line: SideLine | None = None
    shift: Shift | None = None
    small: bool = False
    dots: bool = False  # 着重号, whatever the style does with *emphasis*
    ink: str | None = None  # of the layout
    # One for each character of the piece, or one for all of it. A character that only
    # joins the one before it, such as an accent, has an empty one.
    ruby: tuple[str, ...] = ()
    upright: bool = False  # 纵中横: set across a vertical line, side by side
    side_line_number: int = 0  # in its paragraph: two names side by side have two lines
    keep: int = 0  # on one line with all that has this number; 0: wherever a line may end


class Piece(NamedTuple):
    """A stretch of text from one line of the file, all marked alike.

    Character i of `text` stands at column `span.column + i` of line `span.line`,
    exactly for plain, literal and folded scalars.
    """

    text: str
    emphasis: Emphasis
    span: Span
    marks: WordMarks = WordMarks()


class ParagraphKind(Enum):
    """What a paragraph of a story is, which its slot sets in a way of its own."""

    TEXT = "text"
    SUBHEAD = "subhead"
    ITEM = "item"  # of a list
    INTRO = "intro"  # what stands before the body and sums it up (提要)
    SOURCE = "source"  # what stands after it, and says where it is from


class Paragraph(NamedTuple):
    """A paragraph, or any other words that are set as one: a headline, a caption.

    Line breaks inside it are already folded: away between Han, a space otherwise.
    """

    pieces: tuple[Piece, ...]
    span: Span
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int = 1  # of a subhead
    number: int | None = None  # typed before an item of a numbered list

    @property
    def text(self) -> str:
        """The words without their marks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def subhead(self) -> bool:
        """Whether this is a subhead, of whatever level."""
        return self.kind is ParagraphKind.SUBHEAD


class SlotName(NamedTuple):
    """A place given by the name of a slot of the layout."""

    name: str
    span: Span


class PictureDescription(NamedTuple):
    """A picture file, and what of it is to be seen. Parts are from 0 to 1, from the top left."""

    file: Path | None  # checked to be inside the project; None: missing from a draft
    name: str  # of the file as written; empty: none was
    span: Span  # of the file
    focus: tuple[float, float]  # the point to keep when cropping
    clip: tuple[tuple[float, float], ...]  # outline of what shows; () is all


class PhotoDescription(NamedTuple):
    """A photo with its caption and credit."""

    place: SlotName | GridPlace
    pictures: tuple[PictureDescription, ...]  # one, or those of a group
    caption: Paragraph | None
    credit: Paragraph | None
    cutout: bool  # shown whole, on the foot of its place, without a background
    span: Span


class ColumnEnd(NamedTuple):
    """The characters that a column must end with."""

    text: str
    span: Span


class QuoteDescription(NamedTuple):
    """Words of a story set large among them, and who said them."""

    place: SlotName | GridPlace
    words: Paragraph
    by: Paragraph | None
    span: Span


class StoryDescription(NamedTuple):
    """One story: the headings over it and the text that runs through it."""

    place: SlotName | GridPlace
    kicker: Paragraph | None  # the line above the headline
    headline: Paragraph | None
    deck: Paragraph | None  # the line below the headline
    byline: Paragraph | None
    body: tuple[Paragraph, ...]  # with what stands before it and after it in its frames
    photos: tuple[PhotoDescription, ...]
    column_ends: tuple[ColumnEnd, ...]
    span: Span
    quotes: tuple[QuoteDescription, ...] = ()
    summary: Paragraph | None = None  # 提要题: what the story says, in a few lines
    tables: tuple[TableDescription, ...] = ()
    id: str | None = None  # what other pages of the edition call it
    jump: Jump | None = None  # to the page that it goes on on
    continues: Continues | None = None  # its body is the rest of that story's
    link: Link | None = None  # printed as a QR code


class PanelDescription(NamedTuple):
    """A box with a slogan and a line of text."""

    place: SlotName | GridPlace
    title: Paragraph | None
    text: Paragraph | None
    span: Span


class Fact(NamedTuple):
    """A named value of the page that the layout's furniture may print."""

    name: str
    value: str
    span: Span


class IndexEntry(NamedTuple):
    """A headline and the page its story is on.

    One that names a story has them from there, once the edition is known.
    """

    headline: Paragraph
    page: str
    page_span: Span
    span: Span
    story: str | None = None  # its id, or its slot on `page`


class PageDescription(NamedTuple):
    """One page of an edition."""

    layout: LayoutDescription
    facts: dict[str, Fact]  # `edition:`; paper, date, page, section and any other
    staff: tuple[Fact, ...]  # roles and names, in the order written
    stories: tuple[StoryDescription, ...]
    photos: tuple[PhotoDescription, ...]
    panels: tuple[PanelDescription, ...]
    span: Span
    tables: tuple[TableDescription, ...] = ()
    draft: bool = False  # a proof: pictures may be missing or too small
    ads: tuple[AdDescription, ...] = ()
    indexed: tuple[IndexEntry, ...] = ()  # entries of the index (今日导读)
    codes: tuple[CodeDescription, ...] = ()
