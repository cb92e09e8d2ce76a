"""Where marks have the blank half of their em, as their face says it or as their ink shows.

It is asked of HarfBuzz in the direction of the line: in vertical lines marks have forms of
their own, and features of their own to be halved by.
"""

from __future__ import annotations

from typing import TypeAlias

import uharfbuzz as hb

from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import (
    EM_TOP,
    SCRIPT,
    has_glyph,
    has_vertical_metrics,
    open_font,
)

# What counts as a half or a quarter of blank, in ems, and as alike: ink has its overshoots.
_HALF, _QUARTER, _CENTERED = 0.45, 0.22, 0.2

_Placed: TypeAlias = tuple[int, int, int]  # glyph, advance along the line, offset along it


def mark_blanks(
    marks: str, face: FaceId, language: str, *, vertical: bool
) -> dict[str, tuple[float, float]]:
    """Return what of each mark's em is blank before and after it, half an em in all at most.

    As the face says it by its feature `halt` (`vhal` in a vertical line, or `chws` and
    `vchw`, which halve a mark beside another), or else by where the ink is. A mark that
    gives nothing has (0, 0); one that the face lacks or has no ink for is left out.
    """
    font = open_font(face)
    here = [i for i in range(len(marks)) if has_glyph(face, marks[i])]
    plain = _spaced(face, marks, language, (), vertical=vertical)
    for tag in ("vhal", "vchw") if vertical else ("halt", "chws"):
        beside = tag in ("vchw", "chws")
        given = _spaced(face, marks, language, (tag,), vertical=vertical, beside=beside)
        found = {i: _taken(plain[i], given[i], font.face.upem) for i in here}
        if any(map(any, found.values())):
            return {marks[i]: blanks for i, blanks in found.items()}
    boxes = {i: _ink_blanks(font, plain[i], vertical=vertical) for i in here}
    return {marks[i]: blanks for i, blanks in boxes.items() if blanks}


def _spaced(
    face: FaceId,
    marks: str,
    language: str,
    features: tuple[str, ...],
    *,
    vertical: bool,
    beside: bool = False,
) -> list[_Placed]:
    """Shape each mark between ideographs, or `beside` another mark, with features."""
    font, buffer = open_font(face), hb.Buffer()
    # A bracket follows or precedes, so that a contextual feature has what it looks for.
    buffer.add_str("".join(f"「{mark}」一" if beside else f"一{mark}一一" for mark in marks))
    buffer.direction = "ttb" if vertical else "ltr"
    buffer.script = SCRIPT
    buffer.language = language
    hb.shape(font, buffer, {"kern": False, "vkrn": False, **dict.fromkeys(features, True)})
    at = {info.cluster: i for i, info in reversed(tuple(enumerate(buffer.glyph_infos)))}
    infos, places = buffer.glyph_infos, buffer.glyph_positions or []
    found: list[_Placed] = []
    for cluster in range(1, 4 * len(marks), 4):
        i = at[cluster]
        glyph, place = infos[i].codepoint, places[i]
        if not vertical:
            found.append((glyph, place.x_advance, place.x_offset))
            continue
        shift, more = (0, 0) if has_vertical_metrics(face) else _to_em_box(font, glyph)
        found.append((glyph, -place.y_advance + more, -place.y_offset + shift))
    return found


def _to_em_box(font: hb.Font, glyph: int) -> tuple[int, int]:
    """Return how far down a glyph belongs, and what more it takes, to stand in its em box.

    Of a face without vertical metrics HarfBuzz puts a glyph's ink in the middle of a line's
    height, where a stop would seem to be blank on both sides.
    """
    em = font.face.upem
    top, height = font.get_glyph_v_origin(glyph)[1], -font.get_glyph_v_advance(glyph)
    return round(EM_TOP * em) - top, em - height


def _taken(plain: _Placed, given: _Placed, em: int) -> tuple[float, float]:
    """Return what a feature takes before a mark and after it."""
    before, all_of_it = (plain[2] - given[2]) / em, (plain[1] - given[1]) / em
    return (before, all_of_it - before) if all_of_it > 0 else (0.0, 0.0)


def _ink_blanks(font: hb.Font, mark: _Placed, *, vertical: bool) -> tuple[float, float] | None:
    extents = font.get_glyph_extents(mark[0])
    if extents is None or not extents.width:
        return None
    if vertical:
        # HarfBuzz has put the pen at the top of the em: the offset tells how far that is up.
        before = mark[2] - extents.y_bearing
        ink = -extents.height
    else:
        before, ink = extents.x_bearing + mark[2], extents.width
    em = font.face.upem
    return _halves(before / em, (mark[1] - before - ink) / em)


def _halves(before: float, after: float) -> tuple[float, float]:
    """Return which half of a mark's em is blank: one of its sides, or a quarter on both."""
    if abs(before - after) < _CENTERED and min(before, after) >= _QUARTER:
        return 0.25, 0.25
    if max(before, after) < _HALF:
        return 0.0, 0.0
    return (0.0, 0.5) if after > before else (0.5, 0.0)
