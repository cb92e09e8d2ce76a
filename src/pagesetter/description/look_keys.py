"""The keys of a layout that say how things look. The reference is layouts/README.md."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

RULE = Table(
    "a rule",
    (
        needed("weight", Type.LENGTH_ABOVE_0),
        Key("ink", Type.NAME, "black"),
        Key("kind", Type.CHOICE, "solid"),
    ),
)

MOTIF_BORDER = Table(
    "a border",
    (
        needed("motif", Type.CHOICE),
        Key("size", Type.LENGTH_ABOVE_0, "6pt"),
        Key("ink", Type.NAME, "black"),
    ),
)

PATTERN = Table(
    "a pattern",
    (
        needed("kind", Type.CHOICE),
        Key("pitch", Type.LENGTH_ABOVE_0, "3pt"),
        Key("weight", Type.LENGTH_ABOVE_0, "0.25pt"),
        Key("ink", Type.NAME, "black"),
        Key("ground", Type.NAME),
    ),
)

BOX = Table(
    "a box",
    (
        Key("border", Type.BORDER),
        Key("fill", Type.NAME),
        Key("padding", Type.LENGTH_FROM_0, "1字"),
        Key("radius", Type.LENGTH_FROM_0, "0pt"),
    ),
)

SEPARATOR = Table(
    "a separator",
    (
        *RULE.keys,
        Key("side", Type.CHOICE, "above"),
        Key("lines", Type.COUNT_FROM_0, "1"),
    ),
)

ORNAMENT = Table(
    "an ornament",
    (
        needed("shape", Type.CHOICE),
        Key("size", Type.LENGTH_ABOVE_0, "1字"),
        Key("ink", Type.NAME, "black"),
        Key("turn", Type.CHOICE, "right"),
    ),
)

PANEL_ORNAMENT = Table(
    "a panel's ornament",
    (*ORNAMENT.keys, Key("at", Type.CHOICE, "sides")),
)

RULE_PLACE = Table(
    "a rule's place",
    (
        needed("line", Type.COUNT),
        Key("lines", Type.COUNT),
        Key("column", Type.COUNT),
        Key("columns", Type.COUNT),
        Key("after", Type.COUNT),
        Key("left", Type.LENGTH),
        Key("width", Type.LENGTH_ABOVE_0),
    ),
)

FURNITURE_RULE = Table(
    "a furniture rule",
    (
        needed("place", Type.PLACE),
        needed("rule", Type.MAPPING),
        Key("stops", Type.TRUTH, "no"),
        Key("with", Type.NAMES),
    ),
)

FURNITURE_ORNAMENT = Table(
    "a furniture ornament",
    (
        needed("place", Type.PLACE),
        needed("ornament", Type.MAPPING),
        Key("with", Type.NAMES),
    ),
)

GROUP = Table(
    "a group of photos",
    (
        Key("across", Type.COUNT, otherwise="all of them"),
        Key("gap", Type.LENGTH_FROM_0, "3pt"),
    ),
)

#: Keys of a photo slot that say where its words stand.
CAPTION_KEYS = (
    Key("caption_at", Type.CHOICE, "below"),
    Key("caption_width", Type.LENGTH_ABOVE_0, otherwise="the photo's"),
    Key("caption_fill", Type.NAME),
    Key("caption_padding", Type.LENGTH_FROM_0, "0.5em"),
    Key("credit_at", Type.CHOICE, "under"),
)

LOOK_TABLES = (
    MOTIF_BORDER,
    PATTERN,
    BOX,
    SEPARATOR,
    ORNAMENT,
    PANEL_ORNAMENT,
    RULE_PLACE,
    FURNITURE_RULE,
    FURNITURE_ORNAMENT,
    GROUP,
)
