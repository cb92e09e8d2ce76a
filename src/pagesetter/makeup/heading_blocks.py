"""Headings that share the lines of one block: their sizes, and the white between them.

All become smaller together until they go in with a little white between them, and what is
left over is shared out: alike over, between and under them, but between two no more than
half the size of the smaller, so that they stay one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from pagesetter.composition.headline import Room, ShapedWords
from pagesetter.diagnostics import Code
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.heading_fitting import HEADLINE, HeadingSetter
from pagesetter.makeup.headings import SlottedHeading
from pagesetter.makeup.model import SetFrame
from pagesetter.makeup.words import FittedBlock, counted, place_fitted
from pagesetter.records import NamedTuple

# White between two headings, in ems of the smaller: at least, and at most.
_LEAST_WHITE = 0.2
_MOST_WHITE = 0.5

# Over the first and under the last there is at least this much, in ems of it.
_EDGE = 0.2

# Sizes are tried so often, each nearer by what was too much; then the smallest are taken.
_TRIES = 8


class _Part(NamedTuple):
    """A heading of the block, shaped."""

    heading: SlottedHeading
    words: ShapedWords
    above: float  # points of white over it that are its own


def set_shared(
    setter: HeadingSetter, headings: Sequence[SlottedHeading], bounds: Rect
) -> Iterator[SetFrame]:
    """Set headings one under the other so that together they fill a rectangle.

    One that has lines of its own keeps them; the others share what is left.
    """
    step = setter.desk.grid.step
    own = {h.name: h.part.lines * step for h in headings if h.part.lines}
    parts = [_part(setter, heading) for heading in headings if heading.name not in own]
    # The headline first, wherever it stands: the others' sizes follow from its.
    done: dict[str, SetFrame] = {}
    tops = {}
    main = next((h for h in headings if h.name == HEADLINE and h.name in own), None)
    free = bounds.height - sum(own.values())
    if main is not None:
        setter.main = _fitted_size(setter, main, Rect(0, 0, bounds.width, own[main.name]))
    found = _fit_together(setter, parts, Room(bounds.width, free, 1))
    whites = _whites(parts, found, free)
    y, shared = bounds.y, iter(zip(parts, found, whites, strict=False))
    for heading in headings:
        if heading.name in own:
            above = setter.desk.styles.points(heading.part.above)
            tops[heading.name] = Rect(bounds.x, y + above, bounds.width, own[heading.name] - above)
            y += own[heading.name]
            done[heading.name] = setter.set_in(heading, tops[heading.name])
            continue
        part, block, white = next(shared)
        y += white + part.above
        place = Rect(bounds.x, y, bounds.width, block.fitted.height)
        y += place.height
        words = setter.block(heading, block.room.most)
        done[heading.name] = place_fitted(setter.desk, words, block, place)
    _report_height(setter, headings, sum(whites))
    yield from done.values()


def _part(setter: HeadingSetter, heading: SlottedHeading) -> _Part:
    above = setter.desk.styles.points(heading.part.above)
    return _Part(heading, setter.shaped(heading), above)


def _fitted_size(setter: HeadingSetter, heading: SlottedHeading, bounds: Rect) -> float:
    room = Room(bounds.width, bounds.height, heading.part.rows)
    return setter.fit(heading, setter.shaped(heading), room).fitted.size


def _fit_together(
    setter: HeadingSetter, parts: Sequence[_Part], room: Room
) -> tuple[FittedBlock, ...]:
    """Fit headings to one height, all of them smaller by the same part until they go in."""
    share = 1.0
    found: tuple[FittedBlock, ...] = ()
    for _ in range(_TRIES):
        found = _fit_at(setter, parts, room, share)
        need = sum(_least_whites(found)) + sum(
            part.above + block.fitted.height for part, block in zip(parts, found, strict=True)
        )
        least = all(block.fitted.size <= block.style.min_size for block in found)
        if fits(need, room.height) or least:
            break
        share *= min(0.98, max(0.5, room.height / need))
    else:
        found = _fit_at(setter, parts, room, 0.0)
    return found


def _fit_at(
    setter: HeadingSetter, parts: Sequence[_Part], room: Room, share: float
) -> tuple[FittedBlock, ...]:
    found: dict[str, FittedBlock] = {}
    for part in sorted(parts, key=lambda p: p.heading.name != HEADLINE):
        style, heading = part.words.shaped.style, part.heading
        most = min(style.size * share, setter.most(heading))
        height = max(0.0, room.height - part.above)
        own = Room(room.width, height, heading.part.rows, most)
        found[heading.name] = setter.fit(heading, part.words, own)
        if heading.name == HEADLINE:
            setter.main = found[heading.name].fitted.size
    return tuple(found[part.heading.name] for part in parts)


def _smaller(a: FittedBlock, b: FittedBlock) -> float:
    return min(a.fitted.size, b.fitted.size)


def _least_whites(found: Sequence[FittedBlock]) -> list[float]:
    if not found:
        return []
    between = [_LEAST_WHITE * _smaller(a, b) for a, b in pairwise(found)]
    return [_EDGE * found[0].fitted.size, *between, _EDGE * found[-1].fitted.size]


def _whites(parts: Sequence[_Part], found: Sequence[FittedBlock], height: float) -> list[float]:
    """Return the white over each heading and, last, under them; less than none: too little."""
    taken = sum(p.above + f.fitted.height for p, f in zip(parts, found, strict=True))
    white = height - taken
    if not found:
        return []
    each = max(0.0, white / (len(found) + 1))
    between = [min(each, _MOST_WHITE * _smaller(a, b)) for a, b in pairwise(found)]
    edge = (white - sum(between)) / 2
    return [edge, *between, edge]


def _report_height(setter: HeadingSetter, headings: Sequence[SlottedHeading], white: float) -> None:
    """Log headings that are higher than their block even at the smallest of their sizes."""
    if fits(0.0, white):
        return
    lines = ceil(-white / setter.desk.grid.step - 1e-6)
    first = next((h for h in headings if h.name == HEADLINE), headings[0])
    setter.desk.log.warn(
        Code.OVERSET,
        f"the headings are {counted(lines, 'line')} higher than their block at their smallest",
        first.words.span,
        f"give `heading` {counted(lines, 'line')} more in the layout, or make them shorter",
    )
