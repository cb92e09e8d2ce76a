"""The keys of what a paper prints besides its stories: furniture, ads, index, codes.

Those of layout files are in the reference layouts/README.md, those of page files in
examples/README.md.
"""

from __future__ import annotations

from pagesetter.description.keys import Key, Table, Type, needed

_ON = Key("on", Type.CHOICE, "all")
_WITH = Key("with", Type.NAMES)
_OPTIONAL = Key("optional", Type.TRUTH, "no")

# ---------------------------------------------------------------- of a layout

FURNITURE_TEXT = Table(
    "furniture with words",
    (
        needed("place", Type.PLACE),
        needed("text", Type.TEXT),
        needed("style", Type.NAME),
        _OPTIONAL,
        Key("spread", Type.TRUTH, "no"),
        Key("role", Type.CHOICE, "none"),
        _ON,
        _WITH,
        Key("mirror", Type.TRUTH, "no"),
    ),
)

FURNITURE_BOX = Table(
    "furniture without words",
    (
        needed("place", Type.PLACE),
        Key("fill", Type.NAME),
        Key("border", Type.BORDER),
        Key("radius", Type.LENGTH_FROM_0, "0pt"),
        _ON,
        _WITH,
        Key("mirror", Type.TRUTH, "no"),
    ),
)

FURNITURE_PICTURE = Table(
    "furniture with a picture",
    (
        needed("place", Type.PLACE),
        needed("picture", Type.PATH),
        Key("side", Type.CHOICE, "center"),
        Key("role", Type.CHOICE, "none"),
        _ON,
        _WITH,
    ),
)

FURNITURE_BARCODE = Table(
    "furniture with a bar code",
    (
        needed("place", Type.PLACE),
        needed("barcode", Type.TEXT),
        Key("addon", Type.TEXT),
        Key("bar", Type.LENGTH_ABOVE_0, "0.33mm"),
        needed("style", Type.NAME),
        _OPTIONAL,
        _ON,
        _WITH,
    ),
)

FURNITURE_CODE = Table(
    "furniture with a QR code",
    (
        needed("place", Type.PLACE),
        needed("link", Type.TEXT),
        Key("recovery", Type.CHOICE, "M"),
        Key("least", Type.LENGTH_FROM_0, "0.4mm"),
        _OPTIONAL,
        _ON,
        _WITH,
    ),
)

AD_LABEL = Table(
    "an ad's label",
    (
        needed("style", Type.NAME),
        Key("text", Type.TEXT, "广告"),
        Key("corner", Type.CHOICE, "top-right"),
        Key("fill", Type.NAME, "white"),
    ),
)

AD_SLOT = Table(
    "a slot's `ad`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        needed("label", Type.MAPPING),
        Key("title", Type.MAPPING),
        Key("text", Type.MAPPING),
        Key("fill", Type.NAME),
        Key("border", Type.BORDER),
        Key("padding", Type.LENGTH_FROM_0, "0pt"),
        Key("tolerance", Type.PERCENT, "3%"),
    ),
)

INDEX_SLOT = Table(
    "a slot's `index`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        Key("words", Type.TEXT, "今日导读"),
        Key("title", Type.MAPPING),
        needed("entry", Type.MAPPING),
        Key("page", Type.TEXT, "{page}版"),
        Key("page_style", Type.NAME, otherwise="the entry's"),
        Key("gap", Type.LENGTH_FROM_0, "1字"),
        Key("leader", Type.MAPPING),
        Key("rule", Type.MAPPING),
        Key("fill", Type.NAME),
        Key("border", Type.BORDER),
        Key("padding", Type.LENGTH_FROM_0, "0pt"),
    ),
)

CODE_SLOT = Table(
    "a slot's `code`",
    (
        Key("place", Type.PLACE, otherwise="required in a slot"),
        Key("story", Type.NAME),
        Key("recovery", Type.CHOICE, "M"),
        Key("least", Type.LENGTH_FROM_0, "0.4mm"),
        Key("words", Type.TEXT),
        Key("caption", Type.NAME),
        Key("gap", Type.LENGTH_FROM_0, "0pt"),
    ),
)

LAYOUT_PRESS_TABLES = (
    AD_SLOT,
    AD_LABEL,
    INDEX_SLOT,
    CODE_SLOT,
    FURNITURE_TEXT,
    FURNITURE_BOX,
    FURNITURE_PICTURE,
    FURNITURE_BARCODE,
    FURNITURE_CODE,
)

# ---------------------------------------------------------------- of a page

AD = Table(
    "an ad",
    (
        needed("place", Type.PLACE),
        Key("file", Type.PATH),
        Key("title", Type.WORDS),
        Key("text", Type.WORDS),
        Key("label", Type.WORDS, otherwise="the layout's"),
    ),
)

CODE = Table(
    "a code",
    (
        needed("place", Type.PLACE),
        needed("link", Type.LINK),
        Key("caption", Type.WORDS),
    ),
)

PAGE_PRESS_TABLES = (AD, CODE)
