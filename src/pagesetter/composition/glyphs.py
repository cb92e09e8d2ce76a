"""Stretches of one face turned to glyphs, at their size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pagesetter.composition.marked import Setting
from pagesetter.composition.orientation import Orientation
from pagesetter.language.mark_widths import COMBINED
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.shaping import (
    EM_TOP,
    has_glyph,
    ink_box,
    ink_middle,
    shape,
    shape_upright,
    stands_upright,
)

# The middle of the em box, in ems over the baseline: on the middle axis of a vertical line.
_MIDDLE = EM_TOP - 0.5

# GB/T 15834—2011, 5.2.3: the quotation marks of vertical lines are corner brackets, double
# ones outside. Most faces have them so by `vert`; asked for by name, every face has.
_CORNERS = str.maketrans("“”‘’", "『』「」")

# Marks that are turned where a face has no form of them for vertical lines: UAX 50, Tr,
# and what Chinese has besides. Signs that are alike either way are not among them.
_TURNED_MARKS = re.compile(
    "([\u3008-\u3011\u3014-\u301f\u3030\u30a0\u30fc（）［］｛｜｝～｟｠＿￣－–]|[“”‘’]|—+|―+|⸺+|⸻+|…+|‥+|⋯+)"
)

# Narrower forms of figures and letters, by how many stand side by side in one em.
_NARROW = {2: "hwid", 3: "twid", 4: "qwid"}

# What the ink of each of two marks side by side may have of half an em.
_MARK_ROOM = 0.46


def shape_stretch(
    words: str, face: FaceId, setting: Setting, orientation: Orientation
) -> Iterator[GlyphRun]:
    """Yield the glyphs of words in one face that stand alike, as runs that follow each other.

    It is one run, unless the words hold marks that the face must turn.
    """
    match orientation:
        case Orientation.HORIZONTAL:
            yield shape(words, face, setting.style.language, size=setting.size)
        case Orientation.TURNED:
            yield _turned(words, face, setting)
        case Orientation.ACROSS:
            yield _across(words, face, setting)
        case Orientation.UPRIGHT:
            yield from _upright(words, face, setting)


def axis_shift(run: GlyphRun) -> float:
    """Return how far right of a vertical line's middle axis a run's baseline is, in points.

    The baseline of turned words is left of it, so that their em boxes are centered.
    """
    return -_MIDDLE * run.size if run.turned else 0.0


def _turned(words: str, face: FaceId, setting: Setting) -> GlyphRun:
    run = shape(words, face, setting.style.language)
    return run._replace(size=setting.size, turned=True)


def _across(words: str, face: FaceId, setting: Setting) -> GlyphRun:
    """Set words side by side in an em of a vertical line, condensed where they are wider."""
    language = setting.style.language
    run = shape(words, face, language)
    if COMBINED.fullmatch(words) and len(run.glyphs) == len(words):
        return _marks_across(run, setting)
    if run.width > 1 and len(words) in _NARROW:
        narrow = shape(words, face, language, ((_NARROW[len(words)], 1),))
        run = min(run, narrow, key=lambda run: run.width)
    condensed = min(1.0, 1 / run.width) if run.width else 1.0
    starts = accumulate(run.advances, initial=-run.width / 2)
    return _side_by_side(run, [at * condensed for at in starts], condensed, setting)


def _marks_across(run: GlyphRun, setting: Setting) -> GlyphRun:
    """Set two of ！？ side by side, the ink of each in the middle of half an em.

    A face may have it there, or to the left in an em of which the rest is blank.
    """
    boxes = [ink_box(run.face, glyph) for glyph in run.glyphs]
    widest = max(width for _, _, width, _ in boxes)
    condensed = min(1.0, _MARK_ROOM / widest) if widest else 1.0
    middles = (-0.25, 0.25)
    places = [
        middle - (left + width / 2) * condensed
        for middle, (left, _, width, _) in zip(middles, boxes, strict=True)
    ]
    return _side_by_side(run, places, condensed, setting)


def _side_by_side(
    run: GlyphRun, places: Sequence[float], condensed: float, setting: Setting
) -> GlyphRun:
    """Return a run with its glyphs at places right of the axis, in ems, an em high in all."""
    lowered = -0.5 - _MIDDLE
    moves = run.offsets or [(0.0, 0.0)] * len(run.glyphs)
    return run._replace(
        size=setting.size,
        advances=(*[0.0] * (len(run.glyphs) - 1), 1.0),
        offsets=tuple(
            [(at + x * condensed, lowered + y) for at, (x, y) in zip(places, moves, strict=False)]
        ),
        vertical=True,
        condensed=condensed,
    )


def _upright(words: str, face: FaceId, setting: Setting) -> Iterator[GlyphRun]:
    language = setting.style.language
    named = _in_vertical_marks(words, face, language)
    done = 0
    for match in _TURNED_MARKS.finditer(named):
        if stands_upright(face, match[0][0], language):
            continue
        start, end = match.span()
        if done < start:
            yield _upright_run(words[done:start], named[done:start], face, setting)
        yield _turned_mark(words[start:end], face, setting)
        done = end
    if done < len(words):
        yield _upright_run(words[done:], named[done:], face, setting)


def _in_vertical_marks(words: str, face: FaceId, language: str) -> str:
    """Return the words with the quotation marks that vertical Chinese has in their place."""
    if not language.startswith("zh") or not has_glyph(face, "『"):
        return words
    return words.translate(_CORNERS)


def _upright_run(words: str, named: str, face: FaceId, setting: Setting) -> GlyphRun:
    # The text stays what was typed, so that it is copied as such.
    run = shape_upright(named, face, setting.style.language)
    return run._replace(size=setting.size, text=words)


def _turned_mark(mark: str, face: FaceId, setting: Setting) -> GlyphRun:
    """Turn a mark whose face has no form of it for vertical lines, its ink on the axis."""
    run = _turned(mark, face, setting)
    raised = _MIDDLE - ink_middle(face, run.glyphs[0])
    moves = run.offsets or [(0.0, 0.0)] * len(run.glyphs)
    return run._replace(offsets=tuple([(x, y + raised) for x, y in moves]))
