"""Stretches of one face turned to glyphs, at their size."""

from __future__ import annotations

from pagesetter.composition.marked import Setting
from pagesetter.composition.orientation import Orientation
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.shaping import shape


def shape_stretch(words: str, face: FaceId, setting: Setting, orientation: Orientation) -> GlyphRun:
    """Return the glyphs of words in one face that stand alike."""
    run = shape(words, face, setting.style.language)
    return GlyphRun(
        face, setting.size, run.text, run.glyphs, run.clusters, run.advances, run.offsets
    )
