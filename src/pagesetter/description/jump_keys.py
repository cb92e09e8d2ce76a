"""The keys of jumps, in a page file and in a layout."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

JUMP = Table("a jump", (needed("page", Type.PAGE_NUMBER),))

CONTINUES = Table(
    "what a story continues",
    (
        needed("page", Type.PAGE_NUMBER),
        Key("story", Type.NAME, otherwise="the only story that jumps here from that page"),
    ),
)

JUMP_LINE = Table(
    "a jump line",
    (
        needed("style", Type.NAME),
        Key("text", Type.TEXT, otherwise="`（下转第{page}版）`, `（上接第{page}版）`"),
    ),
)
