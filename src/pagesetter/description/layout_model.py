"""Layouts as written: an edition's page, grid, styles, slots and furniture.

Lengths keep their units, names are still names. A value that was not written has
its default here; `None` means that the thing itself is absent.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pagesetter.description.body_model import BodyParts
from pagesetter.description.fit_model import FitPolicy, FitRules
from pagesetter.description.frame_model import ColumnsEnd, FramePlace, QuoteSlot, Wrapping
from pagesetter.description.furniture_model import Furniture
from pagesetter.description.furniture_model import FurnitureBox as FurnitureBox
from pagesetter.description.furniture_model import FurnitureText as FurnitureText
from pagesetter.description.heading_model import HeadingDescription, HeadingPart, ShadowDescription
from pagesetter.description.ink_model import InkDescription as InkDescription
from pagesetter.description.jump_model import JumpLine
from pagesetter.description.look_model import (
    Border,
    BoxDescription,
    CaptionPlacement,
    Fill,
    GroupDescription,
    OrnamentDescription,
    SeparatorDescription,
)
from pagesetter.description.look_model import RuleDescription as RuleDescription
from pagesetter.description.place_model import GridPlace as GridPlace
from pagesetter.description.place_model import LengthPlace as LengthPlace
from pagesetter.description.place_model import Place as Place
from pagesetter.description.sheet_model import ColumnSharing
from pagesetter.description.sheet_model import GridDescription as GridDescription
from pagesetter.description.sheet_model import PageSize as PageSize
from pagesetter.description.table_model import TableSlot
from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple
from pagesetter.units import Length, Unit

if TYPE_CHECKING:  # a page without ads, index and codes is not to wait for them
    from pagesetter.description.press_model import AdSlot, CodeSlot, IndexSlot
    from pagesetter.description.profile_model import ProfileName


class Align(Enum):
    """How a line sits on its measure."""

    START = "start"
    CENTER = "center"
    END = "end"
    JUSTIFY = "justify"
    SPREAD = "spread"  # letterspaced over the whole measure, also a last line (均排)


class KinsokuLevel(Enum):
    """CLREQ 3.1.4: which marks may not begin or end a line."""

    NONE = "none"
    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


class MarkStyle(Enum):
    """CLREQ 3.1.6: how wide punctuation is."""

    QUANJIAO = "quanjiao"  # 全角: one em, adjacent marks squeezed, half at line edges
    KAIMING = "kaiming"  # 开明: 。！？ one em, all others half
    BANJIAO = "banjiao"  # 半角: all half an em
    LINE_END_HALF = "line-end-half"  # 行末半角: one em, half at line ends
    PLAIN = "plain"  # one em throughout


class Direction(Enum):
    """Which way lines run."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


class Adjustment(Enum):
    """CLREQ 3.1.4 and 3.5: what is done first about a mark that falls on a line's edge."""

    PUSH_IN = "push-in"  # 先挤进，后推出
    PUSH_OUT = "push-out"  # 先推出，后挤进
    PUSH_OUT_ONLY = "push-out-only"  # 只推出
    LEAST = "least"  # whichever changes the line less


class BreakingMethod(Enum):
    """How the ends of a paragraph's lines are chosen."""

    TOTAL_FIT = "total-fit"  # all of them together, so that the worst line is good
    FIRST_FIT = "first-fit"  # one after the other


class Hanging(Enum):
    """CLREQ 3.1.7: which marks may stand outside the measure at a line's end."""

    NONE = "none"
    PAUSES = "pauses"  # 、，。
    STOPS = "stops"  # also ！？；：


class Numbers(Enum):
    """What a number may be parted from where its line would show otherwise."""

    WHOLE = "whole"  # from nothing, unless a line is loose without
    PART = "part"  # from the word that it counts, and a range after its dash


class StyleDescription(NamedTuple):
    """A named way of setting type, from a layout's style sheet."""

    name: str
    families: tuple[str, ...]  # first that has the character wins
    latin_families: tuple[str, ...]  # tried first for Latin letters and digits
    families_span: Span
    weight: int
    size: Length
    min_size: Length  # a headline may be set down to this size; the same as size elsewhere
    leading: Length
    tracking: Length
    min_tracking: Length  # a headline may be tightened to this
    indent: Length  # first line of each paragraph; two ems in Chinese news
    align: Align
    ink: str
    lines_before: int  # empty grid lines above a block of this style, dropped at a column's top
    direction: Direction
    language: str  # BCP 47
    kinsoku: KinsokuLevel
    never_start: str  # characters that may not begin a line besides those of the level
    never_end: str
    may_start: str  # characters that may, although the level forbids it
    may_end: str
    marks: MarkStyle
    squeeze_stops: bool  # CLREQ 3.5.3, step g: 。？！ may be squeezed where a line needs it
    gap: Length  # between Han and Latin; CLREQ 3.2.4: up to a quarter em
    fixed_gap: bool  # CLREQ 3.5.3, step f, and 3.5.4, step b: the gap does not give
    adjust: Adjustment
    breaking: BreakingMethod
    tolerance: Length  # gaps between Han opened by this much are as bad as they should get
    open_marks: Length  # how much more a mark's blank may grow where a line would show
    numbers: Numbers
    loose: Length  # a line whose gaps open by more is reported
    hanging: Hanging
    hang: Length  # how far a mark hangs beyond the measure
    hang_always: bool  # and not only where it would not fit
    latin_size: float  # of Latin letters and digits, as a part of the size
    hyphenate: str | None  # language of the Latin words that may be hyphenated, BCP 47
    full_width: bool  # ASCII marks between Han are set full width
    quotes: bool  # ASCII quotes and dashes are set as Chinese marks
    strong: str | None  # style that **strong** takes family, weight and ink from
    emphasized: str | None
    dots: bool  # words in this style have 着重号; CLREQ 3.1.8
    small_size: float  # of words marked as small, as a part of the size
    shift_size: float  # of superior and inferior figures
    ruby_size: float
    across: int  # figures at most that stand side by side across a vertical line
    span: Span
    min_scale: float = 1.0  # a headline may be narrowed to this part of its width
    outline: RuleDescription | None = None  # around the glyphs of a headline
    shadow: ShadowDescription | None = None


class TextPart(NamedTuple):
    """Room for a block of words over, under or in a thing: its style and grid lines."""

    style: str
    lines: int  # whole grid lines that the part takes, words and white together
    rows: int  # lines of type at most
    above: Length  # white over the words, inside `lines`
    span: Span


class StorySlot(NamedTuple):
    """A place for a story, and how the story is set there."""

    name: str
    place: Place | None  # None in `defaults`
    columns: int
    measure: Length | None  # None: the room is shared out in whole characters
    gutter: Length
    kicker: HeadingPart | None
    headline: HeadingPart | None
    deck: HeadingPart | None
    byline: HeadingPart | None
    body: str  # style names
    subhead: str
    rule: RuleDescription | None  # between the columns
    slack: int  # lines that may stay empty at the end before it is underset
    fit: FitRules  # what is done about a story that is over or under
    span: Span
    frames: tuple[FramePlace, ...] = ()  # that the body is poured into; (): the columns
    columns_end: ColumnsEnd = ColumnsEnd.FILL
    least: Length = Length(4.0, Unit.CHARACTER)  # beside a thing, narrower room stays empty
    sharing: ColumnSharing = ColumnSharing()
    summary: HeadingPart | None = None
    heading: HeadingDescription | None = None  # None: each heading has lines of its own
    parts: BodyParts = BodyParts()  # paragraphs that are not plain text
    jump_to: JumpLine | None = None  # None: in the body's style
    jump_from: JumpLine | None = None
    separator: SeparatorDescription | None = None
    box: BoxDescription | None = None

    @property
    def fill(self) -> bool:
        """Whether paragraphs may take a line more or less so that columns end together."""
        return self.fit.policy is FitPolicy.FILL


class PhotoSlot(NamedTuple):
    """A place for a photo with its caption."""

    name: str
    place: Place | None
    caption: str  # style name
    credit: str
    gap: Length  # photo to the caption's type
    above: Length  # white at the top of the place
    below: Length  # white at its foot
    keyline: RuleDescription | None
    span: Span
    radius: Length | None = None  # of its corners
    words: CaptionPlacement = CaptionPlacement()
    group: GroupDescription | None = None
    wrapping: Wrapping = Wrapping()


class PanelSlot(NamedTuple):
    """A box for a slogan and a line of text."""

    name: str
    place: Place | None
    title: TextPart
    text: TextPart
    fill: Fill | None  # ink, or a pattern
    border: Border | None
    padding: Length
    span: Span
    radius: Length | None = None
    ornament: OrnamentDescription | None = None
    wrapping: Wrapping = Wrapping()


Slot: TypeAlias = (
    "StorySlot | PhotoSlot | PanelSlot | TableSlot | QuoteSlot | AdSlot | IndexSlot | CodeSlot"
)


class LayoutDescription(NamedTuple):
    """An edition's page: its size, its grid, its styles, slots and furniture."""

    name: str
    file: Path
    title: str
    page: PageSize
    grid: GridDescription
    inks: dict[str, InkDescription]
    styles: dict[str, StyleDescription]
    slots: dict[str, Slot]
    story: StorySlot | None  # how a story is set in a place that is not a slot
    photo: PhotoSlot | None
    panel: PanelSlot | None
    furniture: tuple[Furniture, ...]
    span: Span
    quote: QuoteSlot | None = None
    table: TableSlot | None = None
    ad: AdSlot | None = None  # how an ad is set in a place that is not a slot
    code: CodeSlot | None = None
    press: ProfileName | None = None
    press_rules: bool = False  # pages are held to what the regulator wants of a newspaper
