"""Every key of a layout file. The reference is layouts/README.md."""

from __future__ import annotations

from pagesetter.description.body_keys import (
    DROP_CAP,
    INTRO,
    ITEMS,
    SOURCE,
    TABLE_RULES,
    TABLE_SLOT,
)
from pagesetter.description.keys import Key, Table, Type, needed
from pagesetter.description.look_keys import CAPTION_KEYS, LOOK_TABLES, RULE
from pagesetter.description.page_keys import GRID_PLACE

LAYOUT = Table(
    "a layout",
    (
        Key("title", Type.TEXT, otherwise="the file's name"),
        Key("extends", Type.NAME),
        needed("page", Type.MAPPING),
        needed("grid", Type.MAPPING),
        Key("inks", Type.MAPPING),
        Key("borders", Type.MAPPING),
        Key("patterns", Type.MAPPING),
        Key("styles", Type.MAPPING),
        Key("slots", Type.MAPPING),
        Key("defaults", Type.MAPPING),
        Key("furniture", Type.MAPPING),
    ),
)

SHEET = Table(
    "a layout's `page`",
    (
        needed("width", Type.SHEET_LENGTH),
        needed("height", Type.SHEET_LENGTH),
        Key("bleed", Type.SHEET_LENGTH_FROM_0, "3mm"),
        needed("type_area", Type.MAPPING),
    ),
)

TYPE_AREA = Table(
    "a type area",
    (
        needed("characters", Type.COUNT),
        needed("lines", Type.COUNT),
        needed("top", Type.LENGTH_FROM_0),
        Key("left", Type.LENGTH_FROM_0, otherwise="centered"),
    ),
)

GRID = Table(
    "a grid",
    (
        needed("character", Type.SHEET_LENGTH),
        needed("leading", Type.SHEET_LENGTH),
        needed("columns", Type.COUNT),
        Key("gutter", Type.LENGTH_FROM_0, "1字"),
    ),
)

INK = Table("an ink", (Key("cmyk", Type.PERCENTS), Key("gray", Type.PERCENT)))

STYLE = Table(
    "a style",
    (
        Key("based_on", Type.NAME),
        needed("families", Type.NAMES),
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
        Key("direction", Type.CHOICE, "horizontal"),
        Key("language", Type.TEXT, "zh-CN"),
        # what may stand where
        Key("kinsoku", Type.CHOICE, "gb"),
        Key("never_start", Type.CHARACTERS),
        Key("never_end", Type.CHARACTERS),
        Key("may_start", Type.CHARACTERS),
        Key("may_end", Type.CHARACTERS),
        # how wide it is
        Key("marks", Type.CHOICE, "quanjiao"),
        Key("squeeze_stops", Type.TRUTH, "yes"),
        Key("gap", Type.LENGTH_FROM_0, "0.125em"),
        Key("fixed_gap", Type.TRUTH, "no"),
        # how lines come to their measure
        Key("adjust", Type.CHOICE, "push-in"),
        Key("breaking", Type.CHOICE, "total-fit"),
        Key("tolerance", Type.LENGTH_FROM_0, "0.125em"),
        Key("open_marks", Type.LENGTH_FROM_0, "0.125em"),
        Key("numbers", Type.CHOICE, "part"),
        Key("loose", Type.LENGTH_FROM_0, "0.25em"),
        Key("hanging", Type.CHOICE, "none"),
        Key("hang", Type.LENGTH_FROM_0, "0.5em"),
        Key("hang_always", Type.TRUTH, "no"),
        # words in other scripts, and typed otherwise than they are set
        Key("latin_size", Type.PERCENT_OF_SIZE, "100%"),
        Key("hyphenate", Type.TEXT),
        Key("full_width", Type.TRUTH, "no"),
        Key("quotes", Type.TRUTH, "no"),
        # marked words
        Key("strong", Type.NAME),
        Key("emphasized", Type.NAME),
        Key("dots", Type.TRUTH, "no"),
        Key("small_size", Type.PERCENT_OF_SIZE, "80%"),
        Key("shift_size", Type.PERCENT_OF_SIZE, "60%"),
        Key("ruby_size", Type.PERCENT_OF_SIZE, "50%"),
        # vertical lines
        Key("across", Type.FIGURES, "2"),
        # headlines
        Key("min_scale", Type.NARROWING, "100%"),
        Key("outline", Type.MAPPING),
        Key("shadow", Type.MAPPING),
    ),
)

SHADOW = Table(
    "a shadow",
    (
        Key("right", Type.LENGTH, "0.04em"),
        Key("down", Type.LENGTH, "0.04em"),
        Key("ink", Type.NAME, "black"),
    ),
)

LENGTH_PLACE = Table(
    "a place in lengths",
    (
        needed("left", Type.LENGTH),
        needed("width", Type.LENGTH_ABOVE_0),
        Key("top", Type.LENGTH),
        Key("height", Type.LENGTH_ABOVE_0),
        Key("line", Type.COUNT),
        Key("lines", Type.COUNT),
    ),
)

SLOT = Table(
    "a slot",
    (
        Key("story", Type.MAPPING),
        Key("photo", Type.MAPPING),
        Key("panel", Type.MAPPING),
        Key("table", Type.MAPPING),
    ),
)

PART = Table(
    "room for words",
    (
        needed("style", Type.NAME),
        needed("lines", Type.COUNT),
        Key("rows", Type.COUNT, "1"),
        Key("above", Type.LENGTH_FROM_0, "0pt"),
    ),
)

HEADING_PART = Table(
    "room for a heading",
    (
        needed("style", Type.NAME),
        Key("lines", Type.COUNT, otherwise="what the block shares out"),
        Key("rows", Type.COUNT, otherwise="`1`; of a summary, all that it has room for"),
        Key("above", Type.LENGTH_FROM_0, "0pt"),
        Key("size", Type.RELATIVE_SIZE, otherwise="the style's"),
        Key("columns", Type.COLUMNS, otherwise="the block's"),
    ),
)

HEADING = Table(
    "a heading block",
    (
        Key("parts", Type.NAMES, "[kicker, headline, deck, summary]"),
        Key("lines", Type.COUNT, otherwise="what its parts take"),
        Key("columns", Type.COLUMNS, otherwise="all of the story's"),
        Key("over", Type.NAME),
        Key("at", Type.CHOICE, "bottom"),
        Key("above", Type.LENGTH_FROM_0, "0pt"),
        Key("below", Type.LENGTH_FROM_0, "0pt"),
        Key("padding", Type.LENGTH_FROM_0, "0pt"),
        Key("fill", Type.NAME),
        Key("border", Type.MAPPING),
    ),
)

STORY_SLOT = Table(
    "a slot's `story`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        needed("columns", Type.COUNT),
        Key("measure", Type.LENGTH_ABOVE_0, otherwise="the room shared out in whole characters"),
        Key("gutter", Type.LENGTH_FROM_0, otherwise="the grid's"),
        Key("kicker", Type.MAPPING),
        Key("headline", Type.MAPPING),
        Key("deck", Type.MAPPING),
        Key("byline", Type.MAPPING),
        needed("body", Type.NAME),
        Key("subhead", Type.NAME, otherwise="the body's"),
        Key("subhead_2", Type.NAME, otherwise="the subhead's"),
        Key("subhead_3", Type.NAME, otherwise="that of the level above"),
        Key("intro", Type.MAPPING),
        Key("list", Type.MAPPING),
        Key("drop_cap", Type.MAPPING),
        Key("end_mark", Type.TEXT),
        Key("end_mark_at", Type.CHOICE, "text"),
        Key("source", Type.MAPPING),
        Key("rule", Type.MAPPING),
        Key("separator", Type.MAPPING),
        Key("box", Type.MAPPING),
        Key("slack", Type.COUNT_FROM_0, "0"),
        Key("fill", Type.TRUTH, "no"),
        Key("fit", Type.CHOICE, otherwise="`fill` where `fill: yes`, and else `report`"),
        Key("tighten", Type.LENGTH),
        Key("open", Type.LENGTH_FROM_0),
        Key("summary", Type.MAPPING),
        Key("heading", Type.MAPPING),
    ),
)

PHOTO_SLOT = Table(
    "a slot's `photo`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        needed("caption", Type.NAME),
        Key("credit", Type.NAME, otherwise="the caption's"),
        Key("gap", Type.LENGTH_FROM_0, "3pt"),
        Key("above", Type.LENGTH_FROM_0, "0pt"),
        Key("below", Type.LENGTH_FROM_0, "0pt"),
        Key("keyline", Type.MAPPING),
        Key("radius", Type.LENGTH_FROM_0, "0pt"),
        *CAPTION_KEYS,
        Key("group", Type.MAPPING),
    ),
)

PANEL_SLOT = Table(
    "a slot's `panel`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        needed("title", Type.MAPPING),
        needed("text", Type.MAPPING),
        Key("fill", Type.NAME),
        Key("border", Type.BORDER),
        Key("padding", Type.LENGTH_FROM_0, "0pt"),
        Key("radius", Type.LENGTH_FROM_0, "0pt"),
        Key("ornament", Type.MAPPING),
    ),
)

DEFAULTS = Table(
    "the defaults",
    (
        Key("story", Type.MAPPING),
        Key("photo", Type.MAPPING),
        Key("panel", Type.MAPPING),
        Key("table", Type.MAPPING),
    ),
)

FURNITURE_TEXT = Table(
    "furniture with words",
    (
        needed("place", Type.PLACE),
        needed("text", Type.TEXT),
        needed("style", Type.NAME),
        Key("optional", Type.TRUTH, "no"),
        Key("with", Type.NAMES),
    ),
)

FURNITURE_BOX = Table(
    "furniture without words",
    (
        needed("place", Type.PLACE),
        Key("fill", Type.NAME),
        Key("border", Type.BORDER),
        Key("radius", Type.LENGTH_FROM_0, "0pt"),
        Key("with", Type.NAMES),
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
    HEADING_PART,
    HEADING,
    SHADOW,
    PART,
    INTRO,
    ITEMS,
    DROP_CAP,
    SOURCE,
    RULE,
    PHOTO_SLOT,
    PANEL_SLOT,
    TABLE_SLOT,
    TABLE_RULES,
    DEFAULTS,
    FURNITURE_TEXT,
    FURNITURE_BOX,
    *LOOK_TABLES,
)
