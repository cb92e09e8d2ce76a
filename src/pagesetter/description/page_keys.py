"""Every key of a page file. The reference is examples/README.md."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

PAGE = Table(
    "a page",
    (
        needed("layout", Type.NAME),
        Key("edition", Type.MAPPING),
        Key("staff", Type.MAPPING),
        Key("stories", Type.LIST),
        Key("photos", Type.LIST),
        Key("panels", Type.LIST),
        Key("tables", Type.LIST),
    ),
)

STORY = Table(
    "a story",
    (
        needed("place", Type.PLACE),
        Key("kicker", Type.WORDS),
        Key("headline", Type.WORDS),
        Key("deck", Type.WORDS),
        Key("byline", Type.WORDS),
        Key("intro", Type.WORDS),
        Key("body", Type.BODY),
        Key("source", Type.WORDS),
        Key("photos", Type.LIST),
        Key("tables", Type.LIST),
        Key("column_ends", Type.TEXTS),
        Key("summary", Type.WORDS),
    ),
)

BODY = Table("a body", (needed("file", Type.PATH),))

PHOTO = Table(
    "a photo",
    (
        needed("place", Type.PLACE),
        Key("file", Type.PATH, otherwise="required where there are no `files`"),
        Key("files", Type.LIST),
        Key("caption", Type.WORDS),
        Key("credit", Type.WORDS),
        Key("focus", Type.FRACTIONS, "[0.5, 0.5]"),
        Key("clip", Type.LIST),
        Key("cutout", Type.TRUTH, "no"),
    ),
)

GROUP_PHOTO = Table(
    "a photo of a group",
    (
        needed("file", Type.PATH),
        Key("focus", Type.FRACTIONS, "[0.5, 0.5]"),
        Key("clip", Type.LIST),
    ),
)

PANEL = Table(
    "a panel",
    (
        needed("place", Type.PLACE),
        Key("title", Type.WORDS),
        Key("text", Type.WORDS),
    ),
)

TABLE = Table(
    "a table",
    (
        needed("place", Type.PLACE),
        Key("title", Type.WORDS),
        Key("columns", Type.LIST),
        Key("header", Type.LIST),
        needed("rows", Type.LIST),
        Key("note", Type.WORDS),
    ),
)

TABLE_COLUMN = Table(
    "a column of a table",
    (Key("align", Type.CHOICE, "start"), Key("leader", Type.TEXT)),
)

CELL = Table(
    "a cell",
    (
        Key("text", Type.WORDS),
        Key("columns", Type.COUNT, "1"),
        Key("rows", Type.COUNT, "1"),
        Key("align", Type.CHOICE, otherwise="its column's"),
    ),
)

GRID_PLACE = Table(
    "a place on the grid",
    (
        needed("column", Type.COUNT),
        needed("columns", Type.COUNT),
        needed("line", Type.COUNT),
        needed("lines", Type.COUNT),
        Key("within", Type.NAME),
    ),
)

PAGE_TABLES = (PAGE, STORY, BODY, PHOTO, GROUP_PHOTO, PANEL, TABLE, TABLE_COLUMN, CELL, GRID_PLACE)
