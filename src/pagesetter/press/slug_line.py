"""The slug line: what the page is, in the page's own type, so that no other font comes in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pagesetter.diagnostics import Span
from pagesetter.display.model import PRINTERS_MARKS, DisplayList, DrawGlyphs
from pagesetter.geometry import Point, Rect
from pagesetter.ink import Ink
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.shaping import has_glyph, shape

_SIZE = 7.0
# A line that is too wide is narrowed as far as this, and then cut.
_NARROWEST = 0.6
_LONGEST = 120
# Half of a capital or of an ideograph over the baseline, in ems.
_HALF_HEIGHT = 0.36


def slug_text(page: DisplayList) -> str:
    """Return what a page is called, with its number and its date where these are not in it."""
    words = page.title.split()
    more = [part for part in (page.label, page.date) if part and part not in words]
    return "  ".join([" ".join(words), *more]).strip()


def slug_faces(page: DisplayList) -> tuple[FaceId, ...]:
    """Return the faces of a page, that of most of its characters first."""
    count: dict[FaceId, int] = {}
    for region in page.regions:
        for mark in region.marks:
            if isinstance(mark, DrawGlyphs):
                count[mark.run.face] = count.get(mark.run.face, 0) + len(mark.run.glyphs)
    return tuple(sorted(count, key=lambda face: -count[face]))


def slug_line(
    words: Sequence[tuple[str, Ink]],
    faces: tuple[FaceId, ...],
    language: str,
    room: Rect,
    span: Span,
) -> tuple[DrawGlyphs, ...]:
    """Return words, each in its ink, one after the other from the left of a room.

    What no face has is left out. A line that is too wide for the room is narrowed, and what
    still does not go in is left off.
    """
    runs = [(run, ink) for text, ink in words for run in _runs(text, faces, language)]
    wide = sum(run.width for run, _ in runs)
    scale = 1.0 if wide <= room.width else max(_NARROWEST, room.width / wide)
    x, y = room.x, room.y + room.height / 2 + _HALF_HEIGHT * _SIZE
    marks = []
    for run, ink in runs:
        cut = _cut(run._replace(scale=scale), room.right - x)
        if cut.glyphs:
            marks.append(DrawGlyphs(Point(x, y), cut, ink, span, PRINTERS_MARKS))
        x += run.width * scale
    return tuple(marks)


def _runs(text: str, faces: tuple[FaceId, ...], language: str) -> list[GlyphRun]:
    """Return text in the first face that has each character."""
    chosen = [
        (next((face for face in faces if has_glyph(face, character)), None), character)
        for character in text[:_LONGEST]
    ]
    runs = []
    for face, characters in groupby(chosen, key=lambda pair: pair[0]):
        if face is not None:
            run = shape("".join(character for _, character in characters), face, language)
            runs.append(run._replace(size=_SIZE))
    return runs


def _cut(run: GlyphRun, room: float) -> GlyphRun:
    """Return as much of a run as goes into a room."""
    width, count = 0.0, 0
    for advance in run.advances:
        width += advance * run.size * run.scale
        if width > room + 1e-6:
            break
        count += 1
    if count == len(run.glyphs):
        return run
    end = run.clusters[count]
    # A glyph that shares its characters with the next one goes with it.
    while count and run.clusters[count - 1] == end:
        count -= 1
    return run._replace(
        text=run.text[:end],
        glyphs=run.glyphs[:count],
        clusters=run.clusters[:count],
        advances=run.advances[:count],
        offsets=run.offsets[:count],
    )
