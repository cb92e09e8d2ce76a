"""Where the rows of a headline may end, and what each way to break it is worth.

A headline is broken where an editor allowed it with `|`; where nobody did, after a mark,
or where the story's own words part: two characters that the body often has side by side
are likely one word, and a particle belongs to the word before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise, product
from math import comb, inf

from pagesetter.composition.model import ShapedParagraph, TextStyle
from pagesetter.description.model import Paragraph, Piece
from pagesetter.diagnostics import Span
from pagesetter.geometry import TOLERANCE, fits
from pagesetter.language.characters import MARKS, OPENING, SPACE
from pagesetter.language.phrases import phrase_cost
from pagesetter.records import NamedTuple

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
# At the smallest, tightest and narrowest that the style allows. Rows that go beyond their
# place are worse than one that does: nothing is told of them but that words are too long.
_TOO_LONG = 100.0
_TOO_HIGH = 1_000.0

# Ways to break that are weighed for a number of rows, and rows: more than any headline has.
_MOST_CHOICES = 2_000
_MOST_ROWS = 12


class Room(NamedTuple):
    """The place that words are fitted to."""

    width: float
    height: float
    rows: int  # lines at most
    most: float = inf  # points: the size is no larger, whatever the style's is

    def largest(self, style: TextStyle) -> float:
        """Return the largest size that words of a style may have here, if they are few."""
        return max(style.min_size, min(style.size, self.most))


class Choice(NamedTuple):
    """One way to break a headline: the ends of its rows, and its size."""

    cost: float
    size: float
    ends: tuple[int, ...]


_BAR = re.compile(r"[ \u3000]*[|｜][ \u3000]*")


def take_breaks(paragraph: Paragraph) -> tuple[Paragraph, tuple[int, ...]]:
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


def best_choice(
    shaped: ShapedParagraph, room: Room, allowed: tuple[int, ...], joinings: Callable[[str], int]
) -> Choice:
    """Return the best way to break a headline, with the largest size that it lets it have.

    Where that is below the style's smallest the words are to be tightened and narrowed. Of
    ways that cost the same the first is taken; nothing that a way costs is less than none,
    so that one is left as soon as it costs as much as the best.
    """
    style, best = shaped.style, None
    places = allowed or shaped.breaks[:-1]
    costs: dict[int, float] = dict.fromkeys(allowed, 0.0)
    end, largest = len(shaped.text), room.largest(style)
    for rows in range(1, min(room.rows, len(places) + 1, _MOST_ROWS) + 1):
        tallest = room.height / (1 + (rows - 1) * ROW_LEADING)
        for inner in _break_sets(shaped, places, rows):
            ends = (*inner, end)
            widths = [
                width_of(shaped, a, b) / style.size for a, b in zip((0, *inner), ends, strict=True)
            ]
            widest = max(widths) or 1.0  # a word joiner alone has no width
            size = stepped(min(largest, tallest, room.width / widest))
            cost = _COST_OF_SIZE * (1 - size / largest) + _COST_OF_ROW * rows
            cost += sum([(1 - w / widest) ** 2 * 4 for w in widths]) / rows
            if best is not None and cost >= best.cost:
                continue
            for offset in inner:
                if offset not in costs:
                    costs[offset] = _break_cost(shaped, offset, joinings)
            cost += sum([costs[offset] for offset in inner])
            if size < style.min_size:
                cost += _cost_of_overflow(style, room, widths, (tallest, ends))
            if best is None or cost < best.cost:
                best = Choice(cost, size, ends)
    assert best is not None, "words may stand in one row"
    return best


def _cost_of_overflow(
    style: TextStyle, room: Room, widths: Sequence[float], rows: tuple[float, tuple[int, ...]]
) -> float:
    """Return what it costs that rows, of so many ems each, go beyond their room, if they do."""
    tallest, ends = rows
    tracking = (style.min_tracking - style.tracking) / style.size
    counts = (b - a for a, b in pairwise((0, *ends)))
    widest = max(w + tracking * (n - 1) for w, n in zip(widths, counts, strict=True))
    least = widest * style.min_size * style.min_scale
    cost = 0.0 if fits(least, room.width) else _TOO_LONG * (2 - room.width / least)
    if len(ends) > 1 and not fits(style.min_size, tallest):
        cost += _TOO_HIGH
    return cost


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
    stands = [position[place] for place in places]
    nearest = [_nearest(places, stands, at, near) for at in even]
    yield from (ends for ends in product(*nearest) if all(a < b for a, b in pairwise(ends)))


def _nearest(
    places: Sequence[int], stands: Sequence[float], at: float, count: int
) -> Sequence[int]:
    """Return the places that stand nearest to a width, the nearest first."""
    middle = bisect_left(stands, at)
    window = range(max(0, middle - count), min(len(places), middle + count))
    return [places[i] for i in sorted(window, key=lambda i: abs(stands[i] - at))[:count]]


def stepped(size: float) -> float:
    """Return the size that type has where this much is to be had."""
    return max(SIZE_STEP, int((size + TOLERANCE) / SIZE_STEP) * SIZE_STEP)


def _break_cost(shaped: ShapedParagraph, offset: int, joinings: Callable[[str], int]) -> float:
    before, after = shaped.classes[offset - 1], shaped.classes[offset]
    if before in MARKS + SPACE and before != OPENING:
        return 0.0
    if after == OPENING:
        return 0.2
    pair = shaped.text[offset - 1 : offset + 1]
    joined = min(_MOST_JOININGS, joinings(pair))
    cost = _BREAK_IN_PHRASE + _BREAK_PER_JOINING * joined / _MOST_JOININGS
    return cost + phrase_cost(pair[0], pair[1])


def width_of(shaped: ShapedParagraph, start: int, end: int) -> float:
    """Return how wide a row is as it comes, at its style's size."""
    return shaped.widths.end[end] - shaped.widths.begin[start]
