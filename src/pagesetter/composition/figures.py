"""Figures of one width (等宽数字), so that those of a table stand under one another.

Many faces for text have a narrower 1, and no feature for the other kind: each figure is set
in the middle of the widest one's width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pagesetter.composition.model import ShapedRun
from pagesetter.keeping import on_forget
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.shaping import plain_glyph

_FIGURES = "0123456789"
_SAME = 1e-6  # ems


def with_even_figures(runs: Sequence[ShapedRun]) -> Iterator[ShapedRun]:
    """Yield the runs with their figures as wide as the widest of their face."""
    for shaped in runs:
        plain = shaped.glyph_at is None and not shaped.run.vertical
        has_figures = plain and any(character in _FIGURES for character in shaped.run.text)
        yield shaped._replace(run=_even(shaped.run)) if has_figures else shaped


def _even(run: GlyphRun) -> GlyphRun:
    width = figure_width(run.face)
    advances = list(run.advances)
    offsets = list(run.offsets or [(0.0, 0.0)] * len(advances))
    for i, character in enumerate(run.text):
        if character in _FIGURES:
            x, y = offsets[i]
            offsets[i] = x + (width - advances[i]) / 2, y
            advances[i] = width
    moved = any(abs(x) > _SAME or abs(y) > _SAME for x, y in offsets)
    return run._replace(advances=tuple(advances), offsets=tuple(offsets) if moved else ())


@lru_cache(maxsize=64)
def figure_width(face: FaceId) -> float:
    """Return how wide the widest figure of a face is, in ems."""
    glyphs = [plain_glyph(face, figure) for figure in _FIGURES]
    return max((glyph[1] for glyph in glyphs if glyph is not None), default=0.5)


on_forget(figure_width.cache_clear)
