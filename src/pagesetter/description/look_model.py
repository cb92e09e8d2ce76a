"""How things look, as a layout writes it: rules, borders, patterns, boxes, ornaments.

Lengths keep their units, inks and borders are still names. `None` means that the thing
itself is absent.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from pagesetter.description.place_model import OnPages, Place
from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple
from pagesetter.units import Length


class RuleKind(Enum):
    """What a rule is drawn as. Its weight is the whole of what it takes across."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    WAVY = "wavy"
    DOUBLE = "double"
    THICK_THIN = "thick-thin"  # 文武线; the thick line above, at the left, or outside
    THIN_THICK = "thin-thick"


class RuleDescription(NamedTuple):
    """A printed line."""

    weight: Length
    ink: str
    span: Span
    kind: RuleKind = RuleKind.SOLID


class Motif(Enum):
    """What a border (花边) repeats."""

    DOTS = "dots"
    DIAMONDS = "diamonds"
    WAVE = "wave"
    SCALLOPS = "scallops"
    ROPE = "rope"
    FRET = "fret"  # 回纹
    LEAVES = "leaves"
    STARS = "stars"
    DOUBLE = "double"
    THICK_THIN = "thick-thin"  # 文武线


class MotifBorder(NamedTuple):
    """A border of a repeated motif, by its name in the layout's `borders`."""

    name: str
    motif: Motif
    size: Length  # across the border
    ink: str
    span: Span


Border: TypeAlias = RuleDescription | MotifBorder


class PatternKind(Enum):
    """What a pattern (底纹) is made of."""

    LINES = "lines"
    COLUMNS = "columns"
    GRID = "grid"
    DIAGONAL = "diagonal"
    LATTICE = "lattice"  # diagonals both ways
    DOTS = "dots"


class PatternDescription(NamedTuple):
    """A pattern that fills a box, by its name in the layout's `patterns`."""

    name: str
    kind: PatternKind
    pitch: Length  # from one line or row of dots to the next
    weight: Length  # of a line; across a dot
    ink: str
    ground: str | None  # ink under the pattern
    span: Span


Fill: TypeAlias = str | PatternDescription


class BoxDescription(NamedTuple):
    """A box around a story."""

    border: Border | None
    fill: Fill | None  # ink, or a pattern
    padding: Length  # from the box's edge to the words, border included
    radius: Length
    span: Span


class Side(Enum):
    """A side of a story's place."""

    ABOVE = "above"
    BELOW = "below"
    LEFT = "left"
    RIGHT = "right"


class SeparatorDescription(NamedTuple):
    """A rule that parts a story from the one beside it."""

    rule: RuleDescription
    side: Side
    lines: int  # whole grid lines that it takes above or below the words
    span: Span


class OrnamentShape(Enum):
    """The shapes of the trade."""

    ARROW = "arrow"
    TRIANGLE = "triangle"
    CHEVRON = "chevron"
    DOT = "dot"
    RING = "ring"
    SQUARE = "square"
    DIAMOND = "diamond"
    STAR = "star"


class Turn(Enum):
    """Which way a shape points."""

    RIGHT = "right"
    DOWN = "down"
    LEFT = "left"
    UP = "up"


class OrnamentSpot(Enum):
    """Where a panel has its ornaments."""

    SIDES = "sides"
    LEFT = "left"
    RIGHT = "right"
    CORNERS = "corners"


class OrnamentDescription(NamedTuple):
    """A drawn shape: an arrow, a dot, a star."""

    shape: OrnamentShape
    size: Length
    ink: str
    turn: Turn
    spot: OrnamentSpot  # of a panel's ornament; no other has one
    span: Span


class RulePlace(NamedTuple):
    """Where a rule of the furniture stands: on the boundary at the top of a line, or in a gutter.

    A rule across has columns or lengths; one that goes down has `lines`, and either the
    base column whose gutter it stands in or a length.
    """

    line: int
    lines: int | None  # None: the rule goes across
    column: int | None
    columns: int | None
    after: int | None
    left: Length | None
    width: Length | None
    span: Span


class FurnitureRule(NamedTuple):
    """A rule that the layout prints on every page."""

    name: str
    rule: RuleDescription
    place: RulePlace
    stops: bool  # at everything that spans it
    slots: tuple[str, ...]  # printed only on pages that use all of these
    span: Span
    on: OnPages = OnPages.ALL


class FurnitureOrnament(NamedTuple):
    """A drawn shape that the layout prints on every page, in the middle of its place."""

    name: str
    ornament: OrnamentDescription
    place: Place
    slots: tuple[str, ...]
    span: Span
    on: OnPages = OnPages.ALL


class GroupDescription(NamedTuple):
    """How several photos with one caption stand in their place."""

    across: int | None  # photos side by side; None: all of them
    gap: Length
    span: Span


class CaptionAt(Enum):
    """Where a caption stands: outside its photo, or on it in a corner."""

    BELOW = "below"
    LEFT = "left"
    RIGHT = "right"
    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"


class CreditAt(Enum):
    """Where a credit stands."""

    UNDER = "under"  # a line of its own under the caption
    CAPTION_END = "caption-end"  # on the caption's last line, where it has room
    EDGE = "edge"  # vertical, at the right edge of the photo


class CaptionPlacement(NamedTuple):
    """How a photo's words stand to it, besides their styles."""

    at: CaptionAt = CaptionAt.BELOW
    width: Length | None = None  # None: that of the photo
    fill: str | None = None  # ink under a caption on the photo
    padding: Length | None = None
    credit_at: CreditAt = CreditAt.UNDER
