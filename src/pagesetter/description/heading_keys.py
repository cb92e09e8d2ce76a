"""The keys of a layout that say where a story's headings go. The reference is layouts/README.md."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

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
        Key("border", Type.BORDER),
    ),
)
