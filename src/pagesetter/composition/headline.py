"""Headlines fitted to their place: the size, the lines and the tracking (copyfitting).

The size is the largest within the style's bounds at which the words fit. A headline
is broken where an editor allowed it with `|`; where nobody did, after a mark, or
where the story's own words part: two characters that the body often has side by side
are likely one word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, product
from math import ceil, comb
from typing import NamedTuple

from pagesetter.composition.annotations import scaled_run, scaled_shape
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import Line, PlacedRun, ShapedParagraph, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Paragraph, Piece
from pagesetter.diagnostics import DiagnosticLog, Span
from pagesetter.geometry import TOLERANCE
from pagesetter.language.characters import MARKS, OPENING, SPACE

#: Sizes are whole half points, as a type case has them.
SIZE_STEP = 0.5

#: Baseline to baseline of a headline of several lines, in ems of it.
ROW_LEADING = 1.18

# Costs of a break, in the currency of one: a line a quarter shorter than the longest.
_BREAK_IN_PHRASE = 0.6
_BREAK_PER_JOINING = 1.0  # for each time the body has the two characters side by side
_MOST_JOININGS = 4
_COST_OF_SIZE = 4.0  # of losing all of the size
_COST_OF_ROW = 0.05

# Ways to break that are weighed for a number of rows: more than any headline has.
_MOST_CHOICES = 2_000


class Room(NamedTuple):
    """The place that words are fitted to."""

    width: float
    height: float
    rows: int  # lines at most


class FittedWords(NamedTuple):
    """Words set to their place."""

    lines: tuple[Line, ...]
    size: float
    leading: float  # baseline to baseline
    too_long: int  # characters that do not fit even at the smallest size; 0 when all do


class _Choice(NamedTuple):
    cost: float
    size: float
    ends: tuple[int, ...]


def fit_words(
    paragraph: Paragraph,
    style: TextStyle,
    room: Room,
    joinings: Callable[[str], int],
    log: DiagnosticLog,
) -> FittedWords:
    """Fit a headline, or other words of one block, to their room.

    `joinings` tells how often the story has two characters side by side.
    """
    words, allowed = _take_breaks(paragraph)
    shaped = shape_paragraph(words, style._replace(indent=0.0), log)
    choice = min(_choices(shaped, style, room, allowed, joinings), key=lambda c: c.cost)
    size = max(style.min_size, choice.size)
    scale = size / style.size
    starts = (0, *choice.ends[:-1])
    widths = [_width(shaped, a, b) * scale for a, b in zip(starts, choice.ends, strict=True)]
    tracking, too_long = 0.0, 0
    if max(widths) > room.width + TOLERANCE:
        tracking, too_long = _tighten(shaped, starts, choice.ends, room, scale, style)
    lines = []
    for a, b, width in zip(starts, choice.ends, widths, strict=True):
        # Words that will be tightened are set as wide as they come.
        fill = Fill(max(width, room.width) / scale, justified=False, align=style.align)
        line = set_line(shaped, a, b, fill)
        lines.append(_scaled(line, scale, tracking, room.width, style.align))
    return FittedWords(tuple(lines), size, size * ROW_LEADING, too_long)


_BAR = re.compile(r"[ \u3000]*[|｜][ \u3000]*")


def _take_breaks(paragraph: Paragraph) -> tuple[Paragraph, tuple[int, ...]]:
    """Take the `|` out of a headline; return the words and the offsets where they stood."""
    pieces: list[Piece] = []
    allowed: list[int] = []
    length = 0
    for piece in paragraph.pieces:
        taken = 0
        for match in (*_BAR.finditer(piece.text), None):
            words = piece.text[taken : match.start() if match else None]
            if words:
                pieces.append(piece._replace(text=words, span=_shifted(piece.span, taken)))
                length += len(words)
            if match:
                taken = match.end()
                allowed.append(length)
    ends = tuple(offset for offset in dict.fromkeys(allowed) if 0 < offset < length)
    return paragraph._replace(pieces=tuple(pieces)), ends


def _shifted(span: Span, columns: int) -> Span:
    return span._replace(column=span.column + columns)


def _choices(
    shaped: ShapedParagraph,
    style: TextStyle,
    room: Room,
    allowed: tuple[int, ...],
    joinings: Callable[[str], int],
) -> Iterator[_Choice]:
    places = allowed or shaped.breaks[:-1]
    costs = {p: 0.0 if allowed else _break_cost(shaped, p, joinings) for p in places}
    end = len(shaped.text)
    for rows in range(1, min(room.rows, len(places) + 1) + 1):
        tallest = room.height / (1 + (rows - 1) * ROW_LEADING)
        for inner in _break_sets(shaped, places, rows):
            ends = (*inner, end)
            widths = [
                _width(shaped, a, b) / style.size for a, b in zip((0, *inner), ends, strict=True)
            ]
            size = min(style.size, tallest, room.width / max(widths))
            size = _stepped(size)
            cost = _COST_OF_SIZE * (1 - size / style.size) + _COST_OF_ROW * rows
            cost += sum((1 - w / max(widths)) ** 2 * 4 for w in widths) / rows
            cost += sum(costs[offset] for offset in inner)
            yield _Choice(cost, size, ends)


def _break_sets(
    shaped: ShapedParagraph, places: Sequence[int], rows: int
) -> Iterator[tuple[int, ...]]:
    """Yield the ways to break words into rows; of too many, those of nearly even rows."""
    count = rows - 1
    if comb(len(places), count) <= _MOST_CHOICES:
        yield from combinations(places, count)
        return
    position = shaped.widths.position
    near = max(1, int(_MOST_CHOICES ** (1 / count)))
    even = [position[-1] * i / rows for i in range(1, rows)]
    choices = [_nearest(places, position, at)[:near] for at in even]
    yield from (ends for ends in product(*choices) if all(a < b for a, b in pairwise(ends)))


def _nearest(places: Sequence[int], position: Sequence[float], at: float) -> list[int]:
    return sorted(places, key=lambda place: abs(position[place] - at))


def _stepped(size: float) -> float:
    return max(SIZE_STEP, int((size + TOLERANCE) / SIZE_STEP) * SIZE_STEP)


def _break_cost(shaped: ShapedParagraph, offset: int, joinings: Callable[[str], int]) -> float:
    before, after = shaped.classes[offset - 1], shaped.classes[offset]
    if before in MARKS + SPACE and before != OPENING:
        return 0.0
    if after == OPENING:
        return 0.2
    joined = min(_MOST_JOININGS, joinings(shaped.text[offset - 1 : offset + 1]))
    return _BREAK_IN_PHRASE + _BREAK_PER_JOINING * joined / _MOST_JOININGS


def _width(shaped: ShapedParagraph, start: int, end: int) -> float:
    return shaped.widths.end[end] - shaped.widths.begin[start]


def _tighten(
    shaped: ShapedParagraph,
    starts: tuple[int, ...],
    ends: tuple[int, ...],
    room: Room,
    scale: float,
    style: TextStyle,
) -> tuple[float, int]:
    """Return the tracking, in ems, that brings the widest line in, and what is still too much."""
    size = style.size * scale
    floor = (style.min_tracking - style.tracking) / style.size
    tracking = 0.0
    too_long = 0
    for a, b in zip(starts, ends, strict=True):
        excess = _width(shaped, a, b) * scale - room.width
        if excess > TOLERANCE:
            needed = -excess / size / max(1, b - a - 1)
            tracking = min(tracking, max(floor, needed))
            left = excess + floor * size * (b - a - 1)
            if left > TOLERANCE:
                too_long += ceil(left / (size * (1 + style.min_tracking / style.size)) - 1e-6)
    return tracking, too_long


def _scaled(line: Line, scale: float, tracking: float, width: float, align: Align) -> Line:
    """Bring a line from the style's size to the fitted one, with tracking after each glyph."""
    runs: list[PlacedRun] = []
    shift = 0.0
    for placed in line.runs:
        run = placed.run
        size = run.size * scale
        sized = replace(run, size=size, advances=tuple(a + tracking for a in run.advances))
        runs.append(placed._replace(x=placed.x * scale + shift, run=sized, y=placed.y * scale))
        shift += tracking * size * len(run.glyphs)
    narrowed = shift - tracking * runs[-1].run.size
    part = {Align.CENTER: 0.5, Align.SPREAD: 0.5, Align.END: 1.0}.get(align, 0.0)
    x = part * (width - line.measure * scale - narrowed)
    if x:
        runs = [placed._replace(x=placed.x + x) for placed in runs]
    whole = sum(placed.run.width for placed in line.runs)
    # Tracking moves what stands beside words as far as the words, near enough.
    stretched = scale + (narrowed / whole if whole else 0.0)
    return line._replace(
        runs=tuple(runs),
        measure=width,
        annotations=tuple([scaled_run(a, scale, stretched, x) for a in line.annotations]),
        shapes=tuple([scaled_shape(s, scale, stretched, x) for s in line.shapes]),
    )
