"""Joints and trims of a paragraph: what the rules of its script say, as its faces have the marks."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.composition.model import TextStyle
from pagesetter.language.characters import BLANK_AFTER, BLANK_BEFORE, INTERPUNCT, SPACE, classify
from pagesetter.language.spacing import HALF, Joint, edges, find_joints
from pagesetter.typeface.model import GlyphRun

# A full-width mark is an em wide; what is narrower than this, in ems, has no blank half.
_NARROW = 0.9


def style_joints(
    text: str, classes: str, advances: Sequence[float], style: TextStyle
) -> list[Joint]:
    """Return the joint after each character but the last, as the style and the faces have it.

    Marks that a face has already set narrow are left alone: there is no blank to take.
    """
    joints = find_joints(text, style.spacing)
    narrow = _NARROW * style.size
    marks = BLANK_AFTER + BLANK_BEFORE
    slim = [i for i, c in enumerate(classes) if c in marks and advances[i] < narrow]
    for i in slim:
        for j in (i - 1, i):
            if 0 <= j < len(joints):
                joints[j] = joints[j]._replace(kern=0.0, shrink=0.0)
    return joints


def find_trims(
    classes: str, advances: Sequence[float], style: TextStyle
) -> tuple[dict[int, float], dict[int, float]]:
    """Return what characters give up, in points, at a line's start and at its end, by offset."""
    given = edges(style.spacing)
    size, narrow = style.size, _NARROW * style.size
    starts = {
        i: given.start[c] * size
        for i, c in enumerate(classes)
        if c in given.start and advances[i] > narrow
    }
    ends = {
        i: given.end[c] * size
        for i, c in enumerate(classes)
        if c in given.end and advances[i] > narrow
    }
    ends |= {i: advances[i] for i, c in enumerate(classes) if c == SPACE}
    return starts, ends


def center_marks(run: GlyphRun) -> GlyphRun:
    """Center interpuncts on half an em."""
    # GB/T 15834—2011, 5.1.8: an interpunct is half an em wide, whatever the face has.
    kinds = classify(run.text)
    offsets = list(run.offsets or [(0.0, 0.0)] * len(run.glyphs))
    advances = list(run.advances)
    for i, cluster in enumerate(run.clusters):
        if kinds[cluster] == INTERPUNCT:
            offsets[i] = (offsets[i][0] + (HALF - advances[i]) / 2, offsets[i][1])
            advances[i] = HALF
    return GlyphRun(
        run.face, run.size, run.text, run.glyphs, run.clusters, tuple(advances), tuple(offsets)
    )
