"""Subsets of faces embedded by glyph id.

A face goes in once, as a Type 0 font whose codes are glyph ids of the subset
(Identity-H, two bytes). TrueType outlines become a CIDFontType2, CFF outlines a
CIDFontType0; see ISO 32000-1 9.7.4 and 9.9.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from operator import itemgetter
from types import MappingProxyType
from typing import Any

import uharfbuzz as hb

from pagesetter.export.pdf_cuts import FaceSubset, bytes_of, glyphs_by_file
from pagesetter.export.pdf_objects import (
    OUTLINES_LEVEL,
    Array,
    PdfFile,
    Raw,
    Reference,
    Stream,
    deflated,
    dictionary,
    name,
    numbers,
)
from pagesetter.export.pdf_text import SECOND, Downward, ShownFace
from pagesetter.export.pdf_unicode import to_unicode
from pagesetter.keeping import shelf
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import open_font

# FontDescriptor flags, ISO 32000-1 Table 123
_SERIF, _SYMBOLIC, _ITALIC = 1 << 1, 1 << 2, 1 << 6

# OS/2 sFamilyClass, high byte: the classes of typefaces with serifs
_SERIF_CLASSES = frozenset([1, 2, 3, 4, 5, 7])


@lru_cache(maxsize=4)
def _written_codes(count: int) -> tuple[str, ...]:
    return tuple([f"{code:04X}" for code in range(count)])


def shown_face(
    name: str,
    subset: FaceSubset,
    meanings: tuple[dict[int, str], dict[int, str]],
    downward: Mapping[int, Downward],
) -> ShownFace:
    """Return how a subset is shown by a name: with the first meanings of its glyphs, and the second."""
    written = _written_codes(1 << max(subset.codes.values()).bit_length())
    codes = {glyph: written[code] for glyph, code in subset.codes.items()}
    return ShownFace(name, codes, subset.widths, meanings[0], f"{name}V", downward, meanings[1])


class Cut(NamedTuple):
    """A subset, and its program as a stream, which is deflated while other faces are cut."""

    subset: FaceSubset
    program: Stream


def cut_faces(
    glyphs: Mapping[FaceId, Collection[int]], cut: Callable[[FaceId, frozenset[int]], FaceSubset]
) -> dict[FaceId, Cut]:
    """Cut glyphs out of faces: those of most glyphs first, as they take longest to deflate.

    `cut` takes a face and, where others are of the same file, the glyphs of all of them.
    """
    together = glyphs_by_file(glyphs)
    found: dict[FaceId, Cut] = {}
    for face in sorted(glyphs, key=lambda face: -len(glyphs[face])):
        subset = cut(face, together.get(face, frozenset()))
        found[face] = Cut(subset, _program(subset))
    return found


def _program(subset: FaceSubset) -> Stream:
    kind = {"Subtype": name("CIDFontType0C")} if subset.is_cff else {"Length1": len(subset.program)}
    return deflated(subset.program, kind, OUTLINES_LEVEL)


def add_font(
    file: PdfFile,
    cut: Cut,
    meanings: Sequence[Mapping[int, str]],
    downward: Mapping[int, Downward] = MappingProxyType({}),
) -> dict[str, Reference]:
    """Add a subset to a file, and return its Type 0 fonts by what is added to its name.

    `meanings` has the text that each glyph of the face stands for, ISO 32000-1 9.10.3, and
    then what some stand for elsewhere: if any do, there is a font for these meanings (`B`).
    Where glyphs go `downward`, each has a fellow for vertical lines (`V`): the same glyphs,
    widths and meanings in the other writing mode (9.7.4.3).
    """
    subset = cut.subset
    base, widths, usual = _told(subset)
    descendant = {
        "Type": name("Font"),
        "Subtype": name("CIDFontType0" if subset.is_cff else "CIDFontType2"),
        "BaseFont": name(base),
        "CIDSystemInfo": dictionary(
            {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        ),
        "FontDescriptor": file.add(_descriptor(file, cut, base)),
        "DW": usual,
        "W": widths,
    }
    if downward:
        descendant["DW2"] = Array([880, -1000])
        descendant["W2"] = _downward(subset, downward)
    if not subset.is_cff:
        descendant["CIDToGIDMap"] = _places(file, subset)
    descendants = Array([file.add(dictionary(descendant))])
    ways = {"": "Identity-H", "V": "Identity-V"} if downward else {"": "Identity-H"}
    found: dict[str, Reference] = {}
    for which, known in zip(("", SECOND), meanings, strict=False):
        if not known:
            continue
        unicode = file.add(deflated(_to_unicode(subset, known)))
        parts = {"DescendantFonts": descendants, "ToUnicode": unicode}
        for way, encoding in ways.items():
            found[way + which] = file.add(_type_0(subset, base, encoding, parts))
    return found


def _told(subset: FaceSubset) -> tuple[str, Any, int]:
    """Return the name of a subset, its widths that are not usual, and the usual one."""
    kept = shelf("subsets", 16)
    found = None if kept is None else kept.get(id(subset))
    if found is not None and found[0] is subset:
        told: tuple[str, Any, int] = found[1]
        return told
    widths, usual = _widths(subset)
    told = f"{_tag(subset.program)}+{subset.face.name}", widths, usual
    if kept is not None:
        kept.put(id(subset), (subset, (told[0], Raw.of(widths), usual)))
    return told


def _to_unicode(subset: FaceSubset, meanings: Mapping[int, str]) -> bytes:
    """Return the CMap of a subset: the last one, where that is the same."""
    kept = shelf("meanings of faces", 16)
    found = None if kept is None else kept.get(id(subset))
    if found is not None and found[0] is subset and found[1] == meanings:
        known: bytes = found[2]
        return known
    written = to_unicode({subset.codes[glyph]: text for glyph, text in meanings.items()})
    if kept is not None:
        kept.put(id(subset), (subset, meanings, written))
    return written


def _places(file: PdfFile, subset: FaceSubset) -> Any:
    """Return where the glyph of each code is in a TrueType program; ISO 32000-1 Table 117."""
    if subset.places is None:
        return name("Identity")
    places = bytearray(2 * (max(subset.places) + 1))
    for code, glyph in subset.places.items():
        places[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return file.add(deflated(bytes(places)))


def _type_0(subset: FaceSubset, base: str, encoding: str, parts: Mapping[str, Any]) -> Any:
    return dictionary(
        {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            # 9.7.6.2: for a CIDFontType0 the name of the encoding is part of it
            "BaseFont": name(f"{base}-{encoding}" if subset.is_cff else base),
            "Encoding": name(encoding),
            **parts,
        }
    )


def _downward(subset: FaceSubset, downward: Mapping[int, Downward]) -> Array:
    """Return where glyphs stand in vertical lines, of those that are not as `DW2` says."""
    written: list[Any] = []
    for glyph, code in sorted(subset.codes.items(), key=itemgetter(1)):
        at = downward.get(glyph)
        if at and (at.advance, 2 * at.left, at.below) != (1000, subset.widths[glyph], 880):
            written += [code, Array([-at.advance, at.left, at.below])]
    return Array(written)


def _descriptor(file: PdfFile, cut: Cut, base: str) -> Any:
    subset = cut.subset
    font = open_font(subset.face)
    scale = 1000 / font.face.upem
    extents = font.get_font_extents("ltr")
    capitals = font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    slant = font.get_style_value(hb.StyleTag.SLANT_ANGLE)
    weight = font.get_style_value(hb.StyleTag.WEIGHT)
    return dictionary(
        {
            "Type": name("FontDescriptor"),
            "FontName": name(base),
            "Flags": _flags(font, slant),
            "FontBBox": numbers(subset.box, 0),
            "ItalicAngle": round(slant),
            "Ascent": round(extents.ascender * scale),
            "Descent": round(extents.descender * scale),
            "CapHeight": round(capitals * scale),
            # No font file says how thick its stems are; only substitution would ask.
            "StemV": round(weight / 5 + 10),
            "FontFile3" if subset.is_cff else "FontFile2": file.add(cut.program),
        }
    )


def _flags(font: hb.Font, slant: float) -> int:
    os2 = bytes_of(font.face.reference_table("OS/2"))
    serif = len(os2) > 30 and os2[30] in _SERIF_CLASSES
    return _SYMBOLIC | (_SERIF if serif else 0) | (_ITALIC if slant else 0)


def _widths(subset: FaceSubset) -> tuple[Array, int]:
    """Return the widths that are not usual, and the usual one; ISO 32000-1 9.7.4.3."""
    by_code = sorted((code, subset.widths[glyph]) for glyph, code in subset.codes.items())
    usual, _ = Counter([width for _, width in by_code]).most_common(1)[0]
    written: list[Any] = []
    last = -2
    for code, width in by_code:
        if width == usual:
            continue
        if code != last + 1:
            written += [code, Array([])]
        written[-1].items.append(width)
        last = code
    return Array(written), usual


def _tag(program: bytes) -> str:
    """Return the six letters that mark a subset, from its content; ISO 32000-1 9.6.4."""
    return "".join(chr(ord("A") + byte % 26) for byte in sha256(program).digest()[:6])
