"""Keys of a layout for paragraphs that are not plain text, and for tables."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

INTRO = Table(
    "an intro",
    (
        needed("style", Type.NAME),
        Key("lines_after", Type.COUNT_FROM_0, "1"),
        Key("rule", Type.MAPPING),
    ),
)

ITEMS = Table(
    "a list",
    (
        Key("style", Type.NAME, otherwise="the body's"),
        Key("bullet", Type.TEXT, "●"),
        Key("number", Type.TEXT, "1."),
        Key("indent", Type.COUNT_FROM_0, "0"),
        Key("hang", Type.COUNT, "1"),
    ),
)

DROP_CAP = Table(
    "a drop cap",
    (
        needed("style", Type.NAME),
        Key("lines", Type.COUNT, "2"),
        Key("characters", Type.COUNT, "1"),
    ),
)

SOURCE = Table(
    "a source",
    (
        needed("style", Type.NAME),
        Key("prefix", Type.TEXT),
        Key("rule", Type.MAPPING),
        Key("rule_width", Type.LENGTH_ABOVE_0, "4字"),
    ),
)

TABLE_SLOT = Table(
    "a slot's `table`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        Key("title", Type.MAPPING),
        needed("cell", Type.NAME),
        Key("header", Type.NAME, otherwise="the cells'"),
        Key("note", Type.NAME, otherwise="the cells'"),
        Key("gap", Type.LENGTH_FROM_0, "1字"),
        Key("rules", Type.MAPPING),
        Key("stripe", Type.NAME),
        Key("fill", Type.NAME),
        Key("border", Type.MAPPING),
        Key("padding", Type.LENGTH_FROM_0, "0pt"),
    ),
)

TABLE_RULES = Table(
    "the rules of a table",
    (
        Key("above", Type.MAPPING),
        Key("header", Type.MAPPING),
        Key("rows", Type.MAPPING),
        Key("below", Type.MAPPING),
        Key("columns", Type.MAPPING),
    ),
)
