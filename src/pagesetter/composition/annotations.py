"""What stands beside words: found in a paragraph, placed on its lines.

Side lines, dots and ruby are placed when the characters of a line have their final
places, so that they follow every adjustment.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import attrgetter

from pagesetter.composition.marked import MIDDLE, setting_of
from pagesetter.composition.model import (
    Annotation,
    Line,
    PlacedRun,
    PlacedShape,
    ShapedParagraph,
    TextStyle,
)
from pagesetter.composition.ruby import RUBY, ZHUYIN, column_width, shape_ruby, width_of
from pagesetter.composition.side_marks import (
    FOOT,
    HALF_BODY,
    INSET,
    WEIGHT,
    dot,
    straight_line,
    wavy_line,
)
from pagesetter.composition.zhuyin import place_zhuyin
from pagesetter.description.model import Paragraph, Piece, SideLine
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.language.characters import HAN, classify
from pagesetter.records import NamedTuple

DOTS = "dots"

# Letters of ruby that go below their em box, as p and g, are kept clear of what they are
# over by this much, in ems of the ruby.
_CLEAR = 0.08

_START, _REACH = attrgetter("start"), attrgetter("reach")

_KINDS = {SideLine.NAME: "name", SideLine.BOOK: "book"}


def find_annotations(
    paragraph: Paragraph, style: TextStyle, log: DiagnosticLog
) -> tuple[Annotation, ...]:
    """Return what stands beside a paragraph's words. Logs ruby that no face has."""
    found: list[Annotation] = []
    latest: dict[str, int] = {}  # of each kind of side line
    before: Piece | None = None
    offset = 0
    for piece in paragraph.pieces:
        end = offset + len(piece.text)
        setting = setting_of(piece, style)
        if piece.marks.dots or setting.style.dots:
            found.append(Annotation(DOTS, offset, end, setting.ink, piece.span))
        if piece.marks.side_line is not None:
            kind = _KINDS[piece.marks.side_line]
            part = latest.get(kind)
            if part is not None and before is not None and _continues(before, piece):
                found[part] = found[part]._replace(end=end)
            else:
                latest[kind] = len(found)
                found.append(Annotation(kind, offset, end, setting.ink, piece.span))
        if piece.marks.ruby:
            # Ruby has the size of its characters' line, whatever theirs is.
            found += shape_ruby(piece, offset, setting._replace(size=style.size), log)
        before, offset = piece, end
    reaches = accumulate([mark.end for mark in found], max)
    return tuple([m._replace(reach=reach) for m, reach in zip(found, reaches, strict=True)])


def _continues(before: Piece, piece: Piece) -> bool:
    """Tell whether two pieces are of one name: the reader numbers names."""
    a, b = before.marks, piece.marks
    return a.side_line is b.side_line and a.side_line_number == b.side_line_number > 0


class _Places(NamedTuple):
    """Where the characters of a line begin and end, in points along it."""

    first: int  # offset of the first of them
    starts: tuple[float, ...]
    ends: tuple[float, ...]  # as the face has them: without what was added after them
    em: float
    scale: float  # of the line to its paragraph's style
    along: float  # of its glyphs along the line
    line: Line
    paragraph: ShapedParagraph


def annotated(line: Line, scale: float = 1.0, along: float = 1.0) -> Line:
    """Return a line with its marks beside the words, where the characters stand now.

    `scale` is the size that its runs have to that of its paragraph's style, and `along`
    what their glyphs are narrowed by.
    """
    paragraph = line.paragraph
    if paragraph is None or not paragraph.annotations:
        return line
    mine = _beside(line, paragraph.annotations)
    if not mine:
        return line
    places = _places(line, paragraph, mine, scale, along)
    runs: list[PlacedRun] = []
    shapes: list[PlacedShape] = []
    for mark in mine:
        if mark.kind == RUBY:
            runs += _ruby(mark, places)
        elif mark.kind == ZHUYIN:
            runs += _zhuyin(mark, places)
        elif mark.kind == DOTS:
            shapes += _dots(mark, places, mine)
        else:
            shapes += _side_line(mark, places)
    return line._replace(annotations=tuple(runs), shapes=tuple(shapes))


def _beside(line: Line, marks: Sequence[Annotation]) -> list[Annotation]:
    """Return those of a paragraph's marks that are beside words of a line."""
    # They begin in the order of the text. Of the first, some may go on to a later line.
    first = bisect_right(marks, line.start, key=_REACH)
    beyond = bisect_left(marks, line.end, first, key=_START)
    return [mark for mark in marks[first:beyond] if mark.end > line.start]


def _places(
    line: Line,
    paragraph: ShapedParagraph,
    mine: Sequence[Annotation],
    scale: float,
    along: float,
) -> _Places:
    starts: list[float] = []
    for placed in line.runs:
        x, size = placed.x, placed.run.size * placed.run.scale
        run, glyph = placed.run, 0
        for i in range(len(run.text)):
            # Characters that share a glyph begin where it does, and end with it.
            while glyph < len(run.glyphs) and run.clusters[glyph] < i:
                x += run.advances[glyph] * size
                glyph += 1
            starts.append(x)
    # A hyphen after the last character is none of the paragraph's.
    starts = starts[: line.end - line.start]
    columns = {a.start for a in mine if a.kind == ZHUYIN}
    column = column_width(paragraph.style) if columns else 0.0
    widths = [
        advance - (column if i in columns else 0.0)
        for i, advance in enumerate(paragraph.advances[line.start : line.end], line.start)
    ]
    ends = [x + width * scale * along for x, width in zip(starts, widths, strict=True)]
    em = paragraph.style.size * scale
    return _Places(line.start, tuple(starts), tuple(ends), em, scale, along, line, paragraph)


def _within(mark: Annotation, places: _Places) -> tuple[int, int]:
    """Return which of a line's characters a mark is beside, from the line's start."""
    low = max(mark.start - places.first, 0)
    return low, min(mark.end - places.first, len(places.starts))


def _dots(mark: Annotation, places: _Places, mine: Sequence[Annotation]) -> list[PlacedShape]:
    """Return a dot for each Han: marks between words, spaces and Latin have none."""
    paragraph = places.paragraph
    vertical = paragraph.style.vertical
    lines = [a for a in mine if a.kind in _KINDS.values()]
    shapes = []
    for i in range(*_within(mark, places)):
        offset = places.first + i
        if paragraph.classes[offset] == HAN:
            center = (places.starts[i] + places.ends[i]) / 2
            past = any(a.start <= offset < a.end for a in lines)
            path = dot(center, places.em, vertical=vertical, past_line=past)
            shapes.append(PlacedShape(path, mark.ink, mark.span))
    return shapes


def _side_line(mark: Annotation, places: _Places) -> list[PlacedShape]:
    """Return the part of a side line that is on this line; at its ends it is a little shorter."""
    low, high = _within(mark, places)
    paragraph, em = places.paragraph, places.em
    first, last = places.first + low, places.first + high - 1
    given = places.scale * places.along
    start = places.starts[low] + max(0.0, paragraph.start_trims.get(first, 0.0)) * given
    end = places.ends[high - 1] - max(0.0, paragraph.end_trims.get(last, 0.0)) * given
    start += INSET * em if first == mark.start else 0.0
    end -= INSET * em if last == mark.end - 1 else 0.0
    if end - start < INSET * em:
        return []
    draw = wavy_line if mark.kind == _KINDS[SideLine.BOOK] else straight_line
    path = draw(start, end, em, vertical=paragraph.style.vertical)
    return [PlacedShape(path, mark.ink, mark.span, WEIGHT * em)]


def _ruby(mark: Annotation, places: _Places) -> list[PlacedRun]:
    """Return an annotation over its characters, on the line where they begin."""
    if mark.start < places.first:
        return []
    low, high = _within(mark, places)
    base = places.ends[high - 1] - places.starts[low]
    width = width_of(mark) * places.scale
    apart = _apart(mark, base - width)
    measure = places.line.measure
    x = (places.starts[low] + places.ends[high - 1] - width) / 2
    if 0 < width <= measure:
        x = min(max(0.0, x), measure - width)
    x -= apart * (_length(mark) - 1) / 2
    style = places.paragraph.style
    size = places.em * style.ruby_scale
    # Em box on em box: a vertical run has its origin in its middle, another on its baseline.
    away = HALF_BODY * places.em + size / 2
    if not style.vertical:
        away = (MIDDLE + HALF_BODY) * places.em + FOOT * size
    if not _is_han(mark):
        away += _CLEAR * size
    placed = []
    for shaped in mark.runs:
        run = shaped.run
        ems = apart / (run.size * places.scale)
        run = run._replace(
            size=run.size * places.scale, advances=tuple(a + ems for a in run.advances)
        )
        placed.append(PlacedRun(x, run, shaped.ink, shaped.span, away + shaped.rise * places.scale))
        x += run.width
    return placed


def _length(mark: Annotation) -> int:
    return sum(len(shaped.run.glyphs) for shaped in mark.runs)


def _apart(mark: Annotation, room: float) -> float:
    """Return what is put between the characters of an annotation shorter than its words.

    Han is spaced out (CLREQ 3.3.6.1), half as much at the ends; Latin words stay whole.
    """
    if room <= 0 or _length(mark) < 2 or not _is_han(mark):
        return 0.0
    return room / _length(mark)


def _is_han(mark: Annotation) -> bool:
    return set(classify("".join(shaped.run.text for shaped in mark.runs))) == {HAN}


def _zhuyin(mark: Annotation, places: _Places) -> list[PlacedRun]:
    i = mark.start - places.first
    if i < 0:
        return []
    style, em, scale = places.paragraph.style, places.em, places.scale
    center = (places.starts[i] + places.ends[i]) / 2
    half = em / 2 if style.vertical else (places.ends[i] - places.starts[i]) / 2
    runs = [shaped.run._replace(size=shaped.run.size * scale) for shaped in mark.runs]
    placed = []
    for across, up, run in place_zhuyin(runs, half):
        x, y = (center - up, across) if style.vertical else (center + across, MIDDLE * em + up)
        placed.append(PlacedRun(x, run, mark.ink, mark.span, y))
    return placed
