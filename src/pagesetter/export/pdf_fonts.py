"""Faces subset by HarfBuzz and embedded by glyph id.

A face goes in once, as a Type 0 font whose codes are glyph ids of the subset
(Identity-H, two bytes). TrueType outlines become a CIDFontType2, CFF outlines a
CIDFontType0; see ISO 32000-1 9.7.4 and 9.9.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

import uharfbuzz as hb

from pagesetter.export.pdf_charset import with_charset
from pagesetter.export.pdf_objects import (
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
from pagesetter.keeping import keeps, on_forget, shelf
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import open_font

# What a PDF needs of a font, outlines and widths, and what HarfBuzz needs to pin a
# variable font, which it drops by itself.
_KEPT = frozenset(
    [
        *("CFF ", "CFF2", "glyf", "loca", "head", "hhea", "hmtx", "maxp"),
        *("fvar", "avar", "gvar", "HVAR", "MVAR"),
    ]
)

_FLAGS = (
    hb.SubsetFlags.NO_HINTING  # a press has 2,400 dots to the inch
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE  # the glyphs shown, and no others
    | hb.SubsetFlags.NOTDEF_OUTLINE
    # Of some thousand glyphs few share a part: without subroutines a page's outlines are a
    # tenth shorter, and cut in half the time.
    | hb.SubsetFlags.DESUBROUTINIZE
    # ISO 32000-1 has no CFF2: a variable CFF2 face, pinned, becomes CFF.
    | hb.SubsetFlags.DOWNGRADE_CFF2
    # In a CID-keyed CFF the code shown is the CID and not the glyph id (9.7.4.2);
    # with this charset they are the same number.
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
)

# FontDescriptor flags, ISO 32000-1 Table 123
_SERIF, _SYMBOLIC, _ITALIC = 1 << 1, 1 << 2, 1 << 6

# OS/2 sFamilyClass, high byte: the classes of typefaces with serifs
_SERIF_CLASSES = frozenset([1, 2, 3, 4, 5, 7])


class FaceSubset(NamedTuple):
    """The glyphs of one face that pages show, cut out of it.

    Widths are whole thousandths of an em: pdfium cuts off what stands behind the point.
    """

    face: FaceId
    program: bytes
    is_cff: bool
    codes: Mapping[int, int]  # glyph id in the face to code in the PDF
    widths: dict[int, int]  # by glyph id in the face
    box: tuple[float, ...]  # left, bottom, right, top of all glyphs, thousandths of an em
    places: Mapping[int, int] | None = None  # code to glyph of the program, where it is another


def subset_face(
    face: FaceId,
    glyphs: Iterable[int],
    of_file: frozenset[int] = frozenset(),
    texts: Mapping[int, str] = MappingProxyType({}),
) -> FaceSubset:
    """Cut glyphs out of a face, pinned at its weight; glyph 0 is always among them.

    `of_file` are the glyphs that all faces of the same file show, if they are several;
    `texts` what glyphs stand for, where it is known: they may be found sooner by it.
    """
    chosen = frozenset(glyphs)
    if face.variations:
        return _cut(face, chosen, of_file)
    if keeps():
        from pagesetter.export.pdf_kept_cuts import kept_cut  # nothing is kept in a build

        def cut(glyphs: frozenset[int]) -> FaceSubset:
            return _cut_out(face, glyphs, frozenset(), _characters(face, glyphs, texts))

        return kept_cut(face, chosen, cut)
    return _cut(face, chosen, of_file, _characters(face, chosen, texts))


def _characters(face: FaceId, glyphs: frozenset[int], texts: Mapping[int, str]) -> frozenset[int]:
    """Return the characters whose glyphs in a face these are, all of them; none if one is of no other.

    HarfBuzz reads all characters of a face where it is asked for glyphs, and looks up those that
    it is asked for: that saves a fifth of a cut.
    """
    nominal = open_font(face).get_nominal_glyph
    found: list[int] = []
    for glyph in glyphs:
        text = texts.get(glyph, "")
        text = _ALIKE.get(text, text)
        if len(text) != 1 or nominal(ord(text)) != glyph:
            return frozenset()
        found.append(ord(text))
    return frozenset(found)


# What a glyph stands for in Chinese, and the character that it is the glyph of.
_ALIKE = {"—": "―"}


def glyphs_by_file(glyphs: Mapping[FaceId, Iterable[int]]) -> dict[FaceId, frozenset[int]]:
    """Return, for each face with others of the same file, the glyphs of all of them."""
    files: dict[tuple[Path, int], list[FaceId]] = {}
    for face in glyphs:
        files.setdefault((face.file, face.index), []).append(face)
    found: dict[FaceId, frozenset[int]] = {}
    for faces in files.values():
        if len(faces) > 1:
            found |= dict.fromkeys(faces, frozenset().union(*(glyphs[face] for face in faces)))
    return found


def subset_by_glyph(
    face: FaceId, glyphs: Iterable[int], of_file: frozenset[int] = frozenset()
) -> FaceSubset:
    """Cut glyphs out of a face as `subset_face` does, their codes being their ids in the face.

    Such codes are known before the last glyph is.
    """
    shown = frozenset(glyphs)
    subset = _cut_out(face, shown, of_file)  # once a file: not kept
    same = {glyph: glyph for glyph in subset.codes}
    if not subset.is_cff:
        return subset._replace(codes=same, places=subset.codes)
    order = sorted(subset.codes, key=subset.codes.__getitem__)
    program = with_charset(subset.program, order)
    if program is None:  # codes are places in such a program; 9.7.4.2
        return _cut_out(face, shown, frozenset(), keep=True)
    return subset._replace(codes=same, program=program)


def widths_of(face: FaceId, glyphs: Iterable[int]) -> dict[int, int]:
    """Return the widths of glyphs of a face, as those of its subset are."""
    font = open_font(face)
    scale = 1000 / font.face.upem
    return {glyph: round(font.get_glyph_h_advance(glyph) * scale) for glyph in glyphs}


def _cut_out(
    face: FaceId,
    glyphs: frozenset[int],
    of_file: frozenset[int],
    characters: frozenset[int] = frozenset(),
    *,
    keep: bool = False,
) -> FaceSubset:
    """Cut glyphs out of a face; `keep`, they keep the ids they have in it.

    They are those of the `characters`, if there are any.
    """
    source, ids = open_font(face).face, None
    if of_file and face.variations and "gvar" in source.table_tags:
        source, ids = _narrowed(FaceId(face.file, face.index, ""), of_file)
    wanted = glyphs if ids is None else [ids[glyph] for glyph in glyphs]
    request = _request(source, () if characters else wanted)
    request.unicode_set.update(characters)
    if keep:
        request.flags |= hb.SubsetFlags.RETAIN_GIDS
    request.pin_all_axes_to_default(source)
    for axis, value in face.variations:
        request.pin_axis_location(source, axis, value)
    plan = hb.SubsetPlan(source, request)
    cut = plan.execute()
    codes = dict(plan.old_to_new_glyph_mapping.items())
    if characters and codes.keys() != glyphs | {0}:  # there is another, as of a variant
        return _cut_out(face, glyphs, of_file, keep=keep)
    if ids is not None:
        codes = {glyph: codes[new] for glyph, new in ids.items() if new in codes}
    scale = 1000 / cut.upem
    advance = hb.Font(cut).get_glyph_h_advance
    is_cff = "CFF " in cut.table_tags
    return FaceSubset(
        face=face,
        program=_bytes(cut.reference_table("CFF ") if is_cff else cut.blob),
        is_cff=is_cff,
        codes=codes,
        widths={glyph: round(advance(code) * scale) for glyph, code in codes.items()},
        box=tuple(side * scale for side in _box(_bytes(cut.reference_table("head")))),
    )


# A page that is built again and again has other glyphs in one of its faces at most.
_cut = lru_cache(maxsize=32)(_cut_out)
on_forget(_cut.cache_clear)


@lru_cache(maxsize=4)
def _narrowed(face: FaceId, glyphs: frozenset[int]) -> tuple[hb.Face, dict[int, int]]:
    """Return a variable face with these glyphs alone, and their ids in it.

    HarfBuzz reads all characters of a face for each subset, whose codes are then not used.
    Read once for all weights of a file, that is once a file; the weights cut out of what
    is left are the same to the byte.
    """
    source = open_font(face).face
    plan = hb.SubsetPlan(source, _request(source, glyphs))
    return hb.Face(plan.execute().blob), dict(plan.old_to_new_glyph_mapping.items())


on_forget(_narrowed.cache_clear)


def _request(source: hb.Face, glyphs: Iterable[int]) -> hb.SubsetInput:
    request = hb.SubsetInput()
    request.flags = _FLAGS
    request.glyph_set.update(glyphs)
    request.drop_table_tag_set.update(
        int.from_bytes(tag.encode(), "big") for tag in source.table_tags if tag not in _KEPT
    )
    return request


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
    return deflated(subset.program, kind)


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
    os2 = _bytes(font.face.reference_table("OS/2"))
    serif = len(os2) > 30 and os2[30] in _SERIF_CLASSES
    return _SYMBOLIC | (_SERIF if serif else 0) | (_ITALIC if slant else 0)


def _box(head: bytes) -> Iterator[int]:
    """Yield xMin, yMin, xMax and yMax of a `head` table."""
    return (int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2))


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


def _bytes(blob: hb.Blob) -> bytes:
    return bytes(blob.data)
