"""Every key of a press profile. The reference is profiles/README.md."""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

PROFILE = Table(
    "a press profile",
    (
        Key("title", Type.TEXT, otherwise="the file's name"),
        Key("extends", Type.NAME),
        Key("standard", Type.CHOICE, "PDF/X-4"),
        needed("condition", Type.MAPPING),
        needed("inks", Type.MAPPING),
        needed("photos", Type.MAPPING),
        needed("type", Type.MAPPING),
        needed("rules", Type.MAPPING),
        Key("bleed", Type.SHEET_LENGTH_FROM_0, "3mm"),
        Key("marks", Type.NAMES),
        Key("levels", Type.MAPPING),
    ),
)

CONDITION = Table(
    "a printing condition",
    (
        needed("identifier", Type.TEXT),
        Key("info", Type.TEXT, otherwise="the identifier"),
        Key("registry", Type.TEXT, otherwise="it is not registered"),
        Key("icc", Type.NAMES),
    ),
)

INK_LIMITS = Table(
    "the ink limits",
    (
        needed("total", Type.TOTAL_INK),
        Key("black", Type.PERCENT_ABOVE_0, "100%"),
        Key("spots", Type.COUNT_FROM_0, "2"),
    ),
)

PHOTOS = Table(
    "the rules for photos",
    (
        needed("resolution", Type.COUNT),
        needed("least", Type.COUNT),
        needed("worst", Type.COUNT),
        needed("line_art", Type.COUNT),
        Key("intent", Type.CHOICE, "perceptual"),
        Key("black_point", Type.TRUTH, "yes"),
        Key("sharpen", Type.PERCENT, "0%"),
        Key("quality", Type.QUALITY, "90"),
        Key("lossless", Type.CHOICE, "no"),
    ),
)

TYPE_SIZES = Table(
    "the smallest type",
    (
        needed("positive", Type.SHEET_LENGTH),
        needed("reversed", Type.SHEET_LENGTH),
        Key("reversed_inks", Type.SHEET_LENGTH, otherwise="`reversed`"),
        needed("tinted", Type.SHEET_LENGTH),
        needed("colored", Type.SHEET_LENGTH),
        Key("ground", Type.PERCENT, "70%"),
    ),
)

RULE_WEIGHTS = Table(
    "the thinnest rules",
    (
        needed("positive", Type.SHEET_LENGTH),
        needed("tinted", Type.SHEET_LENGTH),
        needed("colored", Type.SHEET_LENGTH),
        needed("reversed", Type.SHEET_LENGTH),
    ),
)

PROFILE_TABLES = (PROFILE, CONDITION, INK_LIMITS, PHOTOS, TYPE_SIZES, RULE_WEIGHTS)
