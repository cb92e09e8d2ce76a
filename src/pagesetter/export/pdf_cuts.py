"""Glyphs cut out of faces by HarfBuzz, as font programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import uharfbuzz as hb

from pagesetter.export.pdf_charset import with_charset
from pagesetter.keeping import keeps, on_forget
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
        program=bytes_of(cut.reference_table("CFF ") if is_cff else cut.blob),
        is_cff=is_cff,
        codes=codes,
        widths={glyph: round(advance(code) * scale) for glyph, code in codes.items()},
        box=tuple(side * scale for side in _box(bytes_of(cut.reference_table("head")))),
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


def _box(head: bytes) -> Iterator[int]:
    """Yield xMin, yMin, xMax and yMax of a `head` table."""
    return (int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2))


def bytes_of(blob: hb.Blob) -> bytes:
    """Return the bytes of a blob."""
    return bytes(blob.data)
