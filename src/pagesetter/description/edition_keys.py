"""Every key of an edition file. The reference is examples/README.md."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

EDITION = Table(
    "an edition",
    (
        Key("edition", Type.MAPPING),
        Key("defaults", Type.MAPPING),
        needed("pages", Type.LIST),
    ),
)

EDITION_DEFAULTS = Table(
    "the defaults of an edition",
    (Key("layout", Type.NAME), Key("staff", Type.MAPPING)),
)

EDITION_PAGE = Table(
    "a page of an edition",
    (
        needed("file", Type.PATH),
        Key("page", Type.PAGE_NUMBER, otherwise="1, or the number after the page before"),
        Key("layout", Type.NAME, otherwise="the defaults'"),
        Key("section", Type.TEXT),
        Key("edition", Type.MAPPING),
        Key("staff", Type.MAPPING),
    ),
)

EDITION_TABLES = (EDITION, EDITION_DEFAULTS, EDITION_PAGE)
