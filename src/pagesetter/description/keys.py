"""Every key of the two formats: its type, and what stands where it is not written.

The readers take keys, types and defaults from here, messages name them, and a test
holds examples/README.md and layouts/README.md to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Type(Enum):
    """What may be written as the value of a key, in the words of the reference."""

    TEXT = "text"
    WORDS = "words"  # text with marks, one paragraph
    BODY = "text or `file`"
    NAME = "name"
    NAMES = "list of names"
    TEXTS = "list of text"
    PATH = "path"
    PLACE = "place"
    TRUTH = "yes or no"
    CHOICE = "one of a few"
    COUNT = "number from 1"
    COUNT_FROM_0 = "number from 0"
    WEIGHT = "number from 1 to 1000"
    FRACTIONS = "list of 2 numbers from 0 to 1"
    PERCENT = "percent"
    PERCENTS = "list of 4 percents"
    LENGTH = "length"
    LENGTH_FROM_0 = "length from 0"
    LENGTH_ABOVE_0 = "length above 0"
    SHEET_LENGTH = "length above 0 in pt, mm, cm, in or 号"
    SHEET_LENGTH_FROM_0 = "length from 0 in pt, mm, cm, in or 号"
    SIZE = "length above 0, not in em"
    MAPPING = "mapping"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a mapping may have."""

    name: str
    type: Type
    default: str | None = None  # as it would be written; None: the thing is absent
    required: bool = False
    otherwise: str = ""  # in words, what stands for it where that is not one value


@dataclass(frozen=True, slots=True)
class Table:
    """The keys of one kind of mapping."""

    thing: str  # with its article, for messages and as the heading in the reference
    keys: tuple[Key, ...]

    def names(self) -> tuple[str, ...]:
        """Return the names of the keys, in the order of the reference."""
        return tuple(key.name for key in self.keys)


def _needed(name: str, type_: Type) -> Key:
    return Key(name, type_, required=True)


# ---------------------------------------------------------------- the page

PAGE = Table(
    "a page",
    (
        _needed("layout", Type.NAME),
        Key("edition", Type.MAPPING),
        Key("staff", Type.MAPPING),
        Key("stories", Type.LIST),
        Key("photos", Type.LIST),
        Key("panels", Type.LIST),
    ),
)

STORY = Table(
    "a story",
    (
        _needed("place", Type.PLACE),
        Key("kicker", Type.WORDS),
        Key("headline", Type.WORDS),
        Key("deck", Type.WORDS),
        Key("byline", Type.WORDS),
        Key("body", Type.BODY),
        Key("photos", Type.LIST),
        Key("column_ends", Type.TEXTS),
    ),
)

BODY = Table("a body", (_needed("file", Type.PATH),))

PHOTO = Table(
    "a photo",
    (
        _needed("place", Type.PLACE),
        _needed("file", Type.PATH),
        Key("caption", Type.WORDS),
        Key("credit", Type.WORDS),
        Key("focus", Type.FRACTIONS, "[0.5, 0.5]"),
    ),
)

PANEL = Table(
    "a panel",
    (
        _needed("place", Type.PLACE),
        Key("title", Type.WORDS),
        Key("text", Type.WORDS),
    ),
)

GRID_PLACE = Table(
    "a place on the grid",
    (
        _needed("column", Type.COUNT),
        _needed("columns", Type.COUNT),
        _needed("line", Type.COUNT),
        _needed("lines", Type.COUNT),
        Key("within", Type.NAME),
    ),
)

#: Mappings that are one value: laid over another, such a mapping stands for the whole
#: of it. A place is one, and so is each ink.
REPLACED = frozenset({"place"})
REPLACED_IN = frozenset({"inks"})

PAGE_TABLES = (PAGE, STORY, BODY, PHOTO, PANEL, GRID_PLACE)

# ---------------------------------------------------------------- the layout

LAYOUT = Table(
    "a layout",
    (
        Key("title", Type.TEXT, otherwise="the file's name"),
        Key("extends", Type.NAME),
        _needed("page", Type.MAPPING),
        _needed("grid", Type.MAPPING),
        Key("inks", Type.MAPPING),
        Key("styles", Type.MAPPING),
        Key("slots", Type.MAPPING),
        Key("defaults", Type.MAPPING),
        Key("furniture", Type.MAPPING),
    ),
)

SHEET = Table(
    "a layout's `page`",
    (
        _needed("width", Type.SHEET_LENGTH),
        _needed("height", Type.SHEET_LENGTH),
        Key("bleed", Type.SHEET_LENGTH_FROM_0, "3mm"),
        _needed("type_area", Type.MAPPING),
    ),
)

TYPE_AREA = Table(
    "a type area",
    (
        _needed("characters", Type.COUNT),
        _needed("lines", Type.COUNT),
        _needed("top", Type.LENGTH_FROM_0),
        Key("left", Type.LENGTH_FROM_0, otherwise="centered"),
    ),
)

GRID = Table(
    "a grid",
    (
        _needed("character", Type.SHEET_LENGTH),
        _needed("leading", Type.SHEET_LENGTH),
        _needed("columns", Type.COUNT),
        Key("gutter", Type.LENGTH_FROM_0, "1字"),
    ),
)

INK = Table("an ink", (Key("cmyk", Type.PERCENTS), Key("gray", Type.PERCENT)))

STYLE = Table(
    "a style",
    (
        Key("based_on", Type.NAME),
        _needed("families", Type.NAMES),
        Key("latin", Type.NAMES, otherwise="the families"),
        Key("weight", Type.WEIGHT, "400"),
        Key("size", Type.SIZE, "1字"),
        Key("min_size", Type.SIZE, otherwise="the size"),
        Key("leading", Type.LENGTH_ABOVE_0, "1行"),
        Key("tracking", Type.LENGTH, "0em"),
        Key("min_tracking", Type.LENGTH, otherwise="the tracking"),
        Key("indent", Type.LENGTH_FROM_0, "0em"),
        Key("align", Type.CHOICE, "start"),
        Key("ink", Type.NAME, "black"),
        Key("lines_before", Type.COUNT_FROM_0, "0"),
        Key("kinsoku", Type.CHOICE, "gb"),
        Key("marks", Type.CHOICE, "quanjiao"),
        Key("gap", Type.LENGTH_FROM_0, "0.125em"),
        Key("full_width", Type.TRUTH, "no"),
        Key("strong", Type.NAME),
        Key("emphasized", Type.NAME),
        Key("language", Type.TEXT, "zh-CN"),
    ),
)

LENGTH_PLACE = Table(
    "a place in lengths",
    (
        _needed("left", Type.LENGTH),
        _needed("width", Type.LENGTH_ABOVE_0),
        Key("top", Type.LENGTH),
        Key("height", Type.LENGTH_ABOVE_0),
        Key("line", Type.COUNT),
        Key("lines", Type.COUNT),
    ),
)

SLOT = Table(
    "a slot",
    (Key("story", Type.MAPPING), Key("photo", Type.MAPPING), Key("panel", Type.MAPPING)),
)

PART = Table(
    "room for words",
    (
        _needed("style", Type.NAME),
        _needed("lines", Type.COUNT),
        Key("rows", Type.COUNT, "1"),
        Key("above", Type.LENGTH_FROM_0, "0pt"),
    ),
)

RULE = Table(
    "a rule",
    (_needed("weight", Type.LENGTH_ABOVE_0), Key("ink", Type.NAME, "black")),
)

STORY_SLOT = Table(
    "a slot's `story`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        _needed("columns", Type.COUNT),
        Key("measure", Type.LENGTH_ABOVE_0, otherwise="the room shared out in whole characters"),
        Key("gutter", Type.LENGTH_FROM_0, otherwise="the grid's"),
        Key("kicker", Type.MAPPING),
        Key("headline", Type.MAPPING),
        Key("deck", Type.MAPPING),
        Key("byline", Type.MAPPING),
        _needed("body", Type.NAME),
        Key("subhead", Type.NAME, otherwise="the body's"),
        Key("rule", Type.MAPPING),
        Key("slack", Type.COUNT_FROM_0, "0"),
        Key("fill", Type.TRUTH, "no"),
    ),
)

PHOTO_SLOT = Table(
    "a slot's `photo`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        _needed("caption", Type.NAME),
        Key("credit", Type.NAME, otherwise="the caption's"),
        Key("gap", Type.LENGTH_FROM_0, "3pt"),
        Key("above", Type.LENGTH_FROM_0, "0pt"),
        Key("below", Type.LENGTH_FROM_0, "0pt"),
        Key("keyline", Type.MAPPING),
    ),
)

PANEL_SLOT = Table(
    "a slot's `panel`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        _needed("title", Type.MAPPING),
        _needed("text", Type.MAPPING),
        Key("fill", Type.NAME),
        Key("border", Type.MAPPING),
        Key("padding", Type.LENGTH_FROM_0, "0pt"),
    ),
)

DEFAULTS = Table(
    "the defaults",
    (Key("story", Type.MAPPING), Key("photo", Type.MAPPING), Key("panel", Type.MAPPING)),
)

FURNITURE_TEXT = Table(
    "furniture with words",
    (
        _needed("place", Type.PLACE),
        _needed("text", Type.TEXT),
        _needed("style", Type.NAME),
        Key("optional", Type.TRUTH, "no"),
    ),
)

FURNITURE_BOX = Table(
    "furniture without words",
    (
        _needed("place", Type.PLACE),
        Key("fill", Type.NAME),
        Key("border", Type.MAPPING),
    ),
)

LAYOUT_TABLES = (
    LAYOUT,
    SHEET,
    TYPE_AREA,
    GRID,
    INK,
    STYLE,
    SLOT,
    GRID_PLACE,
    LENGTH_PLACE,
    STORY_SLOT,
    PART,
    RULE,
    PHOTO_SLOT,
    PANEL_SLOT,
    DEFAULTS,
    FURNITURE_TEXT,
    FURNITURE_BOX,
)
