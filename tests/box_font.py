"""A font of boxes, built in memory, whose measures can be told by heart.

An ideograph and every full-width mark is an em wide, a Latin letter, a digit and the
space half an em. Every character has its own glyph, so what a PDF says a glyph stands
for can be checked. A mark's box lies in the half of the em where its ink is.

    vert  marks get a glyph of their own, as wide
    halt  a mark gives up its blank half; an opening mark gives up the half before it
    chws, vchw  the same beside another mark, in a font that has these in place of `halt`
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

EM = 1000
ASCENT, DESCENT = 880, -120
_MADE = 3_600_000_000  # seconds since 1904; the same each time

_OPENING = "（《〈「『【〔〖［｛“‘"
_CLOSING = "）》〉」』】〕〗］｝”’，。、；：！？．"
_CENTERED = "·・—…～－／〇○●■□▲★×℃％　"

_HALF_WIDTH = "".join(map(chr, [*range(0x20, 0x7F), 0xA0, *range(0xC0, 0x100), 0x2013]))
_FULL_WIDTH = "".join(
    map(
        chr,
        [
            *range(0x3001, 0x3040),
            *range(0x3105, 0x3130),
            *range(0xFF01, 0xFF5F),
            *range(0x4E00, 0xA000),
        ],
    )
)
_TONES = "ˊˇˋ˙"  # of zhuyin: half an em, with their ink in the middle of it


def write_box_font(
    file: Path,
    *,
    family: str = "Box",
    weight: int = 400,
    fs_type: int = 0,
    lacks: str = "",
    features: bool = True,
    contextual: bool = False,
) -> None:
    """Write the font as a TrueType file.

    `lacks` are characters it shall not have, `fs_type` the license bits of OS/2. A
    `contextual` font halves marks only beside other marks.
    """
    font = TTFont(BytesIO(_font(lacks, features, contextual)), recalcTimestamp=False)
    names = {1: family, 2: "Regular", 3: family, 4: family, 6: f"{family}-Regular"}
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsType = fs_type
    font.save(file)


# Building takes a second, and tests ask for the font again and again.
@cache
def _font(lacks: str, features: bool, contextual: bool) -> bytes:
    builder = _builder(lacks)
    builder.setupNameTable({})
    builder.setupOS2(
        sTypoAscender=ASCENT,
        sTypoDescender=DESCENT,
        usWinAscent=ASCENT,
        usWinDescent=-DESCENT,
        sCapHeight=700,
        sxHeight=500,
    )
    if features:
        builder.addOpenTypeFeatures(_features(lacks, contextual))
    builder.font.recalcTimestamp = False
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def _builder(lacks: str) -> FontBuilder:
    characters = {
        character: f"u{ord(character):04X}"
        for character in dict.fromkeys(
            _HALF_WIDTH + _TONES + _OPENING + _CLOSING + _CENTERED + _FULL_WIDTH
        )
        if character not in lacks
    }
    upright = [name for character, name in characters.items() if character in _turned()]
    glyphs = {".notdef": _box(100, 0, 900, 700)}
    for character, name in characters.items():
        glyphs[name] = _shape(character)
    for character, name in characters.items():
        if name in upright:
            glyphs[f"{name}.vert"] = _vertical_shape(character)
    half = {characters[character] for character in set(_HALF_WIDTH + _TONES) & characters.keys()}
    widths = {
        name: (EM // 2 if name in half else EM, min((x for x, _ in outline.coordinates), default=0))
        for name, outline in glyphs.items()
    }
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(character): name for character, name in characters.items()})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupPost(keepGlyphNames=False)
    builder.setupHead(unitsPerEm=EM, created=_MADE, modified=_MADE)
    return builder


def _turned() -> str:
    return _OPENING + _CLOSING


def _shape(character: str) -> Glyph:
    if character in " \u00a0\u3000":
        return _empty()
    if character in _OPENING:
        return _box(600, -50, 950, 800)
    if character in _CLOSING:
        return _box(50, -50, 400, 350)
    if character in _HALF_WIDTH:
        return _box(50, 0, 450, 700)
    if character in _TONES:
        return _box(200, 600, 300, 700)
    return _box(50, -70, 950, 830)


def _vertical_shape(character: str) -> Glyph:
    """Return a mark's box in the half of its em, from top to bottom, where its ink is."""
    if character in _OPENING:
        return _box(520, -70, 920, 280)
    return _box(520, 480, 920, 830)


@cache
def _box(left: int, bottom: int, right: int, top: int) -> Glyph:
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    for corner in ((left, top), (right, top), (right, bottom)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


@cache
def _empty() -> Glyph:
    return TTGlyphPen(None).glyph()


def _features(lacks: str, contextual: bool) -> str:
    opening, closing = _names(_OPENING, lacks), _names(_CLOSING, lacks)
    vert = "\n".join(f"sub {name} by {name}.vert;" for name in [*opening, *closing])
    vertical = f"feature vert {{\n{vert}\n}} vert;\n"
    if contextual:
        return vertical + _contextual(opening, closing)
    before = "\n".join(f"pos {name} <-500 0 -500 0>;" for name in opening)
    after = "\n".join(f"pos {name} <0 0 -500 0>;" for name in closing)
    return f"{vertical}feature halt {{\n{before}\n{after}\n}} halt;\n"


def _contextual(opening: list[str], closing: list[str]) -> str:
    """Return `chws` and `vchw`: of two marks side by side one gives up its half between them."""
    upright = (
        " ".join(f"{name}.vert" for name in opening),
        " ".join(f"{name}.vert" for name in closing),
    )
    plain = " ".join(opening), " ".join(closing)
    return _beside("chws", *plain, "<-500 0 -500 0>", "<0 0 -500 0>") + _beside(
        "vchw", *upright, "<0 500 0 -500>", "<0 0 0 -500>"
    )


def _beside(tag: str, opening: str, closing: str, before: str, after: str) -> str:
    return f"""
        lookup before_{tag} {{ pos [{opening}] {before}; }} before_{tag};
        lookup after_{tag} {{ pos [{closing}] {after}; }} after_{tag};
        feature {tag} {{
            pos [{closing}]' lookup after_{tag} [{opening} {closing}];
            pos [{opening}] [{opening}]' lookup before_{tag};
        }} {tag};
    """


def _names(characters: Iterable[str], lacks: str) -> list[str]:
    return [f"u{ord(character):04X}" for character in characters if character not in lacks]
