"""What stands beside the words of a paragraph: ruby (注音), dots (着重号), side lines.

Found once, when the paragraph is shaped; put on each line by where its characters have
come to stand. In a horizontal line dots and lines stand under it and ruby over it; in a
vertical one lines stand on its left, dots and ruby on its right.
See https://www.w3.org/TR/clreq/#handling_interlinear_punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pagesetter.composition.marked import Setting, setting_of
from pagesetter.composition.model import (
    Annotation,
    PlacedRun,
    PlacedShape,
    ShapedParagraph,
    TextStyle,
)
from pagesetter.composition.ruby import place_ruby, shape_ruby
from pagesetter.composition.side_marks import dot, side_line
from pagesetter.description.model import Emphasis, Paragraph, Piece, WordMarks
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.geometry import Path, Point
from pagesetter.language.characters import BLANK_AFTER, HAN

_UNMARKED = WordMarks()


def find_annotations(
    paragraph: Paragraph, style: TextStyle, log: DiagnosticLog
) -> tuple[Annotation, ...]:
    """Return what stands beside a paragraph's words. Logs ruby that no face has."""
    found: list[Annotation] = []
    offset, number = 0, 0
    for piece in paragraph.pieces:
        end = offset + len(piece.text)
        if piece.marks != _UNMARKED or piece.emphasis is Emphasis.EMPHASIZED:
            setting = setting_of(piece, style)
            if piece.marks.dots or (piece.emphasis is Emphasis.EMPHASIZED and setting.style.dots):
                found.append(Annotation("dots", offset, end, setting.ink, piece.span))
            if piece.marks.side_line:
                _add_side_line(found, piece, (offset, end), setting, number)
            number = piece.marks.side_line_number
            if piece.marks.ruby:
                found += shape_ruby(piece, offset, setting, log)
        offset = end
    return tuple(found)


def _add_side_line(
    found: list[Annotation], piece: Piece, place: tuple[int, int], setting: Setting, before: int
) -> None:
    """Add a side line, or go on with the one before: a name may be of several pieces."""
    assert piece.marks.side_line is not None
    kind, (start, end) = piece.marks.side_line.value, place
    for i in range(len(found) - 1, -1, -1):
        if found[i].kind == kind and found[i].end == start:
            if before == piece.marks.side_line_number:
                found[i] = found[i]._replace(end=end)
                return
            break
    found.append(Annotation(kind, start, end, setting.ink, piece.span))


def annotate(
    paragraph: ShapedParagraph, start: int, end: int, runs: Sequence[PlacedRun]
) -> tuple[tuple[PlacedRun, ...], tuple[PlacedShape, ...]]:
    """Return the ruby and the drawn marks of the line from `start` to `end`.

    `runs` are the line's, where they have come to stand.
    """
    places = _places(runs)
    beside: list[PlacedRun] = []
    shapes: list[PlacedShape] = []
    for note in paragraph.annotations:
        low, high = max(start, note.start), min(end, note.end)
        if low >= high:
            continue
        if note.kind == "dots":
            shapes += _dots(paragraph, note, places[low - start : high - start], low)
        elif note.kind in ("ruby", "zhuyin"):
            beside += place_ruby(note, places[low - start : high - start], paragraph.style)
        else:
            extent = (places[low - start], _end_of(paragraph, high, places[high - 1 - start]))
            whole = (low == note.start, high == note.end)
            shapes.append(side_line(note, extent, whole, paragraph.style))
    return tuple(beside), tuple(shapes)


def _places(runs: Sequence[PlacedRun]) -> list[float]:
    """Return where the em box of each character of a line begins, in points from its start."""
    places: list[float] = []
    for placed in runs:
        run, x = placed.run, placed.x
        at: dict[int, float] = {}
        for i, cluster in enumerate(run.clusters):
            aside = run.offsets[i][0] if run.offsets and not run.vertical else 0.0
            at.setdefault(cluster, x + aside * run.size)
            x += run.advances[i] * run.size
        last = placed.x
        for i in range(len(run.text)):
            last = at.get(i, last)
            places.append(last)
    return places


def _end_of(paragraph: ShapedParagraph, offset: int, place: float) -> float:
    """Return where the ink of the character before `offset` ends; it stands at `place`."""
    size = paragraph.style.size
    kind, advance = paragraph.classes[offset - 1], paragraph.advances[offset - 1]
    # A widened character keeps its em; a mark has ink on its first half.
    return place + (size / 2 if kind in BLANK_AFTER else min(advance, size))


def _dots(
    paragraph: ShapedParagraph, note: Annotation, places: Sequence[float], start: int
) -> Iterator[PlacedShape]:
    for i, place in enumerate(places, start):
        # CLREQ, table A.4: a dot for each Han character, none for marks and Latin.
        if paragraph.classes[i] == HAN:
            yield dot(
                note, place + min(paragraph.advances[i], paragraph.style.size) / 2, paragraph.style
            )


def scaled_run(placed: PlacedRun, scale: float, stretched: float, shift: float) -> PlacedRun:
    """Return ruby of a line brought to another size, and moved along by `shift` points.

    `stretched` is by how much the places along the line grow.
    """
    run = replace(placed.run, size=placed.run.size * scale)
    return placed._replace(x=placed.x * stretched + shift, run=run, y=placed.y * scale)


def scaled_shape(shape: PlacedShape, scale: float, stretched: float, shift: float) -> PlacedShape:
    """Return a drawn mark of a line brought to another size, and moved along."""

    def moved(point: Point) -> Point:
        return Point(point.x * stretched + shift, point.y * scale)

    curves = tuple((moved(a), moved(b), moved(c)) for a, b, c in shape.path.curves)
    stroke = None if shape.stroke is None else shape.stroke * scale
    return shape._replace(path=Path(moved(shape.path.start), curves), stroke=stroke)
