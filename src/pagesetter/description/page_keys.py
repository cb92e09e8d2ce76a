"""Every key of a page file. The reference is examples/README.md."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed
from pagesetter.description.press_keys import PAGE_PRESS_TABLES

PAGE = Table(
    "a page",
    (
        needed("layout", Type.NAME),
        Key("edition", Type.MAPPING),
        Key("staff", Type.MAPPING),
        Key("stories", Type.LIST),
        Key("photos", Type.LIST),
        Key("panels", Type.LIST),
        Key("ads", Type.LIST),
        Key("index", Type.LIST),
        Key("codes", Type.LIST),
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
        Key("body", Type.BODY),
        Key("photos", Type.LIST),
        Key("column_ends", Type.TEXTS),
        Key("link", Type.LINK),
    ),
)

BODY = Table("a body", (needed("file", Type.PATH),))

PHOTO = Table(
    "a photo",
    (
        needed("place", Type.PLACE),
        needed("file", Type.PATH),
        Key("caption", Type.WORDS),
        Key("credit", Type.WORDS),
        Key("focus", Type.FRACTIONS, "[0.5, 0.5]"),
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

PAGE_TABLES = (PAGE, STORY, BODY, PHOTO, PANEL, GRID_PLACE, *PAGE_PRESS_TABLES)
