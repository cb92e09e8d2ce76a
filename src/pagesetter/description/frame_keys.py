"""The keys of frames, of quotes, and of what text goes round. The reference is layouts/README.md."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

FRAME = Table(
    "a frame",
    (
        needed("place", Type.PLACE),
        Key("measure", Type.LENGTH_ABOVE_0, otherwise="the whole characters of its width"),
    ),
)

#: How text goes round what stands in its columns: the same keys for all that may.
WRAPPING = (
    Key("wrap", Type.CHOICE, "lines"),
    Key("distance", Type.LENGTH_FROM_0, "1字"),
    Key("shape", Type.SHAPE, "rect"),
    Key("sides", Type.CHOICE, "wide"),
    Key("widths", Type.CHOICE, otherwise="whole beside a `rect`, free beside other shapes"),
    Key("reads", Type.CHOICE, "down"),
)

QUOTE_SLOT = Table(
    "a slot's `quote`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        needed("words", Type.NAME),
        Key("by", Type.NAME, otherwise="that of the words"),
        Key("fill", Type.NAME),
        Key("rule", Type.MAPPING),
        Key("above", Type.LENGTH_FROM_0, "0pt"),
        Key("below", Type.LENGTH_FROM_0, "0pt"),
        Key("padding", Type.LENGTH_FROM_0, "0pt"),
        Key("gap", Type.LENGTH_FROM_0, "3pt"),
        *WRAPPING,
    ),
)
