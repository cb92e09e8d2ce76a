"""A summary (提要题) fitted to its place: a paragraph of several lines, set smaller if need be."""

from __future__ import annotations

from pagesetter.composition.headline import FittedWords, ShapedWords, scaled_line
from pagesetter.composition.headline_breaks import SIZE_STEP, Room
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.linebreak import best_breakings, whole
from pagesetter.composition.model import Line, ShapedParagraph
from pagesetter.description.layout_model import Align
from pagesetter.geometry import fits


def fit_summary(words: ShapedWords, room: Room) -> FittedWords:
    """Fit a paragraph to its room at the largest size at which all of its lines go in."""
    shaped, style = words.shaped, words.shaped.style
    size = room.largest(style)
    ends = _ends(shaped, room, size)
    while not _goes_in(shaped, room, size, len(ends)) and size > style.min_size:
        size = max(style.min_size, size - SIZE_STEP)
        ends = _ends(shaped, room, size)
    leading = _leading(shaped, size)
    taken = len(ends)
    while taken and not _goes_in(shaped, room, size, taken):
        taken -= 1
    too_long = ends[-1] - (ends[taken - 1] if taken else 0)
    lines = _lines(shaped, ends, size, room.width)
    return FittedWords(lines, size, leading, too_long, style.tracking / style.size)


def _leading(shaped: ShapedParagraph, size: float) -> float:
    return shaped.style.leading * size / shaped.style.size


def _goes_in(shaped: ShapedParagraph, room: Room, size: float, lines: int) -> bool:
    height = size + (lines - 1) * _leading(shaped, size)
    return lines <= room.rows and fits(height, room.height)


def _ends(shaped: ShapedParagraph, room: Room, size: float) -> tuple[int, ...]:
    measure = room.width * shaped.style.size / size
    found = best_breakings(shaped, (measure,), whole(shaped))
    return min(found, key=lambda b: b.demerits).ends


def _lines(
    shaped: ShapedParagraph, ends: tuple[int, ...], size: float, width: float
) -> tuple[Line, ...]:
    style, scale = shaped.style, size / shaped.style.size
    lines = []
    for start, end in zip((0, *ends[:-1]), ends, strict=True):
        full = end < len(shaped.text) and style.align is Align.JUSTIFY
        line = set_line(shaped, start, end, Fill(width / scale, full, style.align))
        lines.append(scaled_line(line, scale, width))
    return tuple(lines)
