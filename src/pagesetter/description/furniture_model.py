"""What a layout prints itself, as written: words with fields, rules, pictures, codes."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TypeAlias

from pagesetter.description.look_model import Border, Fill, FurnitureOrnament, FurnitureRule
from pagesetter.description.place_model import OnPages as OnPages
from pagesetter.description.place_model import Place
from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple
from pagesetter.units import Length


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
    mirror: bool = False  # on even pages its place is counted from the other side


class FurnitureBox(NamedTuple):
    """A rule, a tint or a frame that the layout prints."""

    name: str
    place: Place
    fill: Fill | None  # ink, or a pattern
    border: Border | None
    slots: tuple[str, ...]  # printed only on pages that use all of these
    span: Span
    radius: Length | None = None
    on: OnPages = OnPages.ALL
    mirror: bool = False  # on even pages its place is counted from the other side


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
    FurnitureText
    | FurnitureBox
    | FurniturePicture
    | FurnitureBarcode
    | FurnitureCode
    | FurnitureRule
    | FurnitureOrnament
)
