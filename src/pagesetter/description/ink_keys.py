"""The keys of a layout's inks. The reference is layouts/README.md."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

INK = Table(
    "an ink",
    (
        Key("cmyk", Type.PERCENTS),
        Key("gray", Type.PERCENT),
        Key("spot", Type.TEXT),
        Key("of", Type.NAME),
        Key("tint", Type.PERCENT_ABOVE_0, "100%"),
        Key("gradient", Type.MAPPING),
        Key("opacity", Type.PERCENT_ABOVE_0, otherwise="100%, or that of the ink it is `of`"),
        Key("overprint", Type.TRUTH, otherwise="black type and thin rules do, on a press"),
        Key("rich", Type.TRUTH, "no"),
    ),
)

GRADIENT = Table(
    "a gradient",
    (
        Key("from", Type.NAME),
        Key("to", Type.NAME),
        Key("stops", Type.LIST),
        Key("angle", Type.DEGREES, "0"),
    ),
)

STOP = Table(
    "a stop of a gradient",
    (needed("ink", Type.NAME), needed("at", Type.PERCENT)),
)

INK_TABLES = (INK, GRADIENT, STOP)
