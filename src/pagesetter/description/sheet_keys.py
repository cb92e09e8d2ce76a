"""The keys of a layout's page, its type area and its grid."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

SHEET = Table(
    "a layout's `page`",
    (
        needed("width", Type.SHEET_LENGTH),
        needed("height", Type.SHEET_LENGTH),
        Key("bleed", Type.SHEET_LENGTH_FROM_0, "3mm"),
        needed("type_area", Type.MAPPING),
        Key("binding", Type.CHOICE, "left"),
        Key("spread", Type.TRUTH, "no"),
        Key("fold", Type.LENGTH_FROM_0, otherwise="the two inner margins"),
    ),
)

TYPE_AREA = Table(
    "a type area",
    (
        needed("characters", Type.COUNT),
        needed("lines", Type.COUNT),
        needed("top", Type.LENGTH_FROM_0),
        Key("left", Type.LENGTH_FROM_0, otherwise="centered"),
        Key("inner", Type.LENGTH_FROM_0, otherwise="what the others leave"),
        Key("outer", Type.LENGTH_FROM_0, otherwise="what the others leave"),
    ),
)

GRID = Table(
    "a grid",
    (
        needed("character", Type.SHEET_LENGTH),
        needed("leading", Type.SHEET_LENGTH),
        needed("columns", Type.COUNT),
        Key("gutter", Type.LENGTH_FROM_0, "1字"),
        Key("measure", Type.LENGTH_ABOVE_0, otherwise="the type area shared out"),
        Key("remainder", Type.CHOICE, otherwise="there should be none"),
    ),
)
