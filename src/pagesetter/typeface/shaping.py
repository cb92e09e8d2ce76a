"""Text to glyphs, by HarfBuzz.

Runs read left to right or from top to bottom and are shaped as Han script, whatever they
hold: direction, script and language are given, never guessed from the text or the locale.
"""

from __future__ import annotations

import struct
from collections.abc import Container
from functools import lru_cache

import uharfbuzz as hb

from pagesetter.keeping import on_forget
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.plain_glyphs import Found, PlainGlyphs
from pagesetter.typeface.rule_starts import rule_starts
from pagesetter.typeface.sfnt import FontError

#: Everything is shaped as this script, by its OpenType tag.
SCRIPT = "Hani"

# Where the em box of a Han face lies: 0.88 em over the baseline and 0.12 under it. A face
# without vertical metrics is set by it, whatever line gap its ascent and descent have.
EM_TOP = 0.88

# Rules that are not OpenType's, and not told by their first glyph.
_OTHER_RULES = frozenset({"kern", "kerx", "mort", "morx", "trak", "Silf"})

# Characters that show nothing by themselves: HarfBuzz drops what is left of them,
# so a face need not have them. Unicode's Default_Ignorable_Code_Point, in part.
_INVISIBLE = frozenset(
    [
        *(0x00AD, 0x034F, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
    ]
)


def shape(
    text: str,
    face: FaceId,
    language: str,
    features: tuple[tuple[str, int], ...] = (),
    size: float = 1.0,
) -> GlyphRun:
    """Return the glyphs of `text`, at size 1 if no other is given.

    `language` is BCP 47 (`zh-Hans`) and chooses among a face's regional forms;
    `features` are OpenType feature tags with their values. Clusters are offsets into
    `text` in characters. A character the face lacks becomes glyph 0. Raises
    `FontError` if the font file is not a font.
    """
    font = open_font(face)
    run = _run(text, face, _shape(font, text, language, features), font.face.upem)
    return run if size == 1.0 else run._replace(size=size)


@lru_cache(maxsize=64)
def plain_glyphs(face: FaceId, language: str) -> PlainGlyphs | None:
    """Return what is known of a face's characters in a language; `None` if nothing can be."""
    font = open_font(face)

    def shaped(text: str) -> Found | None:
        run = _run(text, face, _shape(font, text, language, ()), font.face.upem)
        plain = run.clusters == tuple(range(len(text))) and not run.offsets
        return (run.glyphs, run.advances) if plain else None

    if not _OTHER_RULES.isdisjoint(font.face.table_tags):
        return None
    try:
        substitutions, positions = (font.face.reference_table(tag).data for tag in ("GSUB", "GPOS"))
        starts = rule_starts(substitutions, positions, language)
    except (ValueError, IndexError, struct.error):  # HarfBuzz knows what to do with such a face
        return None
    em = font.face.upem
    measured = font.get_nominal_glyph, lambda glyph: font.get_glyph_h_advance(glyph) / em
    return PlainGlyphs(measured, starts, shaped)


on_forget(plain_glyphs.cache_clear)


def shape_upright(
    text: str, face: FaceId, language: str, features: tuple[tuple[str, int], ...] = ()
) -> GlyphRun:
    """Return the glyphs of `text` as they stand one under the other, at size 1.

    Marks have the form that the face gives them in vertical lines (`vert`). The pen goes
    down the middle axis of the line from the top of the first glyph; of an ideograph the
    offset is half an em left and 0.88 em down. Raises `FontError`.
    """
    font = open_font(face)
    run = _run(text, face, _shape(font, text, language, features, "ttb"), font.face.upem)
    return run if has_vertical_metrics(face) else _with_em_boxes(run, font)


def ink_middle(face: FaceId, glyph: int) -> float:
    """Return how far over the baseline the middle of a glyph's ink lies, in ems."""
    font = open_font(face)
    extents = font.get_glyph_extents(glyph)
    if extents is None:
        return 0.0
    middle: float = (extents.y_bearing + extents.height / 2) / font.face.upem
    return middle


@lru_cache(maxsize=1024)
def stands_upright(face: FaceId, mark: str, language: str) -> bool:
    """Tell whether a face has a form for vertical lines of a mark that is turned in them."""
    font = open_font(face)
    (first, *_) = _shape(font, mark, language, (), "ttb").glyph_infos
    (plain, *_) = _shape(font, mark, language, ()).glyph_infos
    turned: bool = first.codepoint != plain.codepoint
    return turned


on_forget(stands_upright.cache_clear)


def has_glyph(face: FaceId, character: str) -> bool:
    """Tell whether the face can show a character.

    Variation selectors, joiners and other marks that show nothing are always there.
    """
    code = ord(character)
    return code in characters_of(face) or code in _INVISIBLE


def plain_glyph(face: FaceId, character: str) -> tuple[int, float] | None:
    """Return the glyph of a character and its advance in ems, without shaping; None if it lacks."""
    font = open_font(face)
    glyph = font.get_nominal_glyph(ord(character))
    return (glyph, font.get_glyph_h_advance(glyph) / font.face.upem) if glyph else None


def ink_box(face: FaceId, glyph: int) -> tuple[float, float, float, float]:
    """Return the left, bottom, width and height of a glyph's ink, in ems from its origin."""
    font = open_font(face)
    box, em = font.get_glyph_extents(glyph), font.face.upem
    if box is None:
        return 0.0, 0.0, 0.0, 0.0
    bottom = box.y_bearing + box.height
    return box.x_bearing / em, bottom / em, box.width / em, -box.height / em


@lru_cache(maxsize=64)
def open_font(face: FaceId) -> hb.Font:
    """Return HarfBuzz's font for a face, pinned at its variations; one unit is `upem` to the em.

    The file is mapped into memory, not read. Raises `FontError`.
    """
    try:
        opened = hb.Face(hb.Blob.from_file_path(face.file), face.index)
    except hb.HarfBuzzError:
        raise FontError(f"the font file {face.file.name} cannot be read") from None
    if opened.glyph_count == 0:
        raise FontError(f"the font file {face.file.name} is damaged")
    font = hb.Font(opened)
    font.set_variations(dict(face.variations))
    return font


on_forget(open_font.cache_clear)


@lru_cache(maxsize=64)
def characters_of(face: FaceId) -> Container[int]:
    """Return the code points that a face has a glyph of."""
    found: Container[int] = open_font(face).face.unicodes
    return found


on_forget(characters_of.cache_clear)


def has_vertical_metrics(face: FaceId) -> bool:
    """Tell whether a face says how its glyphs stand in vertical lines (`vmtx`)."""
    return "vmtx" in _tables(face)


@lru_cache(maxsize=64)
def _tables(face: FaceId) -> frozenset[str]:
    return frozenset(open_font(face).face.table_tags)


on_forget(_tables.cache_clear)


def _shape(
    font: hb.Font,
    text: str,
    language: str,
    features: tuple[tuple[str, int], ...],
    direction: str = "ltr",
) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    # What shows nothing would be a space of no width, which programs that read a PDF take
    # for one of some: it is left to the character before it.
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.direction = direction
    buffer.script = SCRIPT
    buffer.language = language
    hb.shape(font, buffer, dict(features))
    return buffer


def _run(text: str, face: FaceId, buffer: hb.Buffer, em: int) -> GlyphRun:
    infos, places = buffer.glyph_infos, buffer.glyph_positions or []
    across, up = [place.x_offset for place in places], [place.y_offset for place in places]
    vertical = buffer.direction == "ttb"
    # Down the page is down the line: HarfBuzz has y up.
    along = [-place.y_advance if vertical else place.x_advance for place in places]
    moved = any(across) or any(up)
    return GlyphRun(
        face=face,
        size=1.0,
        text=text,
        glyphs=tuple([info.codepoint for info in infos]),
        clusters=tuple([info.cluster for info in infos]),
        advances=tuple([advance / em for advance in along]),
        offsets=tuple([(x / em, y / em) for x, y in zip(across, up, strict=True)]) if moved else (),
        vertical=vertical,
    )


def _with_em_boxes(run: GlyphRun, font: hb.Font) -> GlyphRun:
    """Give glyphs an em each along a vertical line, in a face that has no vertical metrics.

    HarfBuzz takes ascent and descent for the height of a glyph, which are a line's.
    """
    em = font.face.upem
    advances, offsets = [], []
    moves = run.offsets or [(0.0, 0.0)] * len(run.glyphs)
    for glyph, advance, (x, y) in zip(run.glyphs, run.advances, moves, strict=True):
        top = font.get_glyph_v_origin(glyph)[1]
        height = -font.get_glyph_v_advance(glyph)
        advances.append(advance and advance + 1 - height / em)
        offsets.append((x, y + top / em - EM_TOP))
    return run._replace(advances=tuple(advances), offsets=tuple(offsets))
