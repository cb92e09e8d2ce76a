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
from pagesetter.description.frame_keys import FRAME, QUOTE_SLOT, WRAPPING
from pagesetter.description.heading_keys import HEADING, HEADING_PART
from pagesetter.description.ink_keys import INK_TABLES
from pagesetter.description.jump_keys import JUMP_LINE
from pagesetter.description.keys import Key, Table, Type, needed
from pagesetter.description.look_keys import CAPTION_KEYS, LOOK_TABLES, RULE
from pagesetter.description.page_keys import GRID_PLACE
from pagesetter.description.press_keys import LAYOUT_PRESS_TABLES
from pagesetter.description.sheet_keys import GRID as GRID
from pagesetter.description.sheet_keys import SHEET as SHEET
from pagesetter.description.sheet_keys import TYPE_AREA as TYPE_AREA

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
        Key("press_rules", Type.TRUTH, "no"),
        Key("press", Type.NAME),
    ),
)

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
        Key("left", Type.LENGTH, otherwise="from `width` and `right`"),
        Key("width", Type.LENGTH_ABOVE_0, otherwise="from `left` and `right`"),
        Key("right", Type.LENGTH),
        Key("top", Type.LENGTH),
        Key("height", Type.LENGTH_ABOVE_0),
        Key("bottom", Type.LENGTH),
        Key("line", Type.COUNT),
        Key("lines", Type.COUNT),
        Key("half", Type.CHOICE, otherwise="the type area of the whole spread"),
    ),
)

SLOT = Table(
    "a slot",
    (
        Key("story", Type.MAPPING),
        Key("photo", Type.MAPPING),
        Key("panel", Type.MAPPING),
        Key("quote", Type.MAPPING),
        Key("table", Type.MAPPING),
        Key("ad", Type.MAPPING),
        Key("index", Type.MAPPING),
        Key("code", Type.MAPPING),
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

STORY_SLOT = Table(
    "a slot's `story`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        Key("columns", Type.COUNT, otherwise="required without `frames`"),
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
        Key("frames", Type.LIST, otherwise="the columns"),
        Key("columns_end", Type.CHOICE, "fill"),
        Key("least", Type.LENGTH_FROM_0, "4字"),
        Key("remainder", Type.CHOICE, "gutters"),
        Key("over_fold", Type.TRUTH, "no"),
        Key("loose_grid", Type.TRUTH, "no"),
        Key("summary", Type.MAPPING),
        Key("heading", Type.MAPPING),
        Key("jump_to", Type.MAPPING, otherwise="in the body's style, at the end of its line"),
        Key("jump_from", Type.MAPPING, otherwise="in the body's style, at the start of its line"),
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
        *WRAPPING,
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
        *WRAPPING,
    ),
)


DEFAULTS = Table(
    "the defaults",
    (
        Key("story", Type.MAPPING),
        Key("photo", Type.MAPPING),
        Key("panel", Type.MAPPING),
        Key("quote", Type.MAPPING),
        Key("table", Type.MAPPING),
        Key("ad", Type.MAPPING),
        Key("code", Type.MAPPING),
    ),
)

LAYOUT_TABLES = (
    LAYOUT,
    SHEET,
    TYPE_AREA,
    GRID,
    *INK_TABLES,
    STYLE,
    SLOT,
    GRID_PLACE,
    LENGTH_PLACE,
    STORY_SLOT,
    FRAME,
    HEADING_PART,
    HEADING,
    SHADOW,
    PART,
    INTRO,
    ITEMS,
    DROP_CAP,
    SOURCE,
    RULE,
    JUMP_LINE,
    PHOTO_SLOT,
    PANEL_SLOT,
    QUOTE_SLOT,
    TABLE_SLOT,
    TABLE_RULES,
    DEFAULTS,
    *LAYOUT_PRESS_TABLES,
    *LOOK_TABLES,
)
