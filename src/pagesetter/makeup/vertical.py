"""Vertical setting on the page: lines from top to bottom, from right to left.

A vertical body runs in tiers (段), one under the other. What a horizontal column is to
its lines a tier is to these, a quarter turn on: its height is their measure, its width
how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor

from pagesetter.composition.headline import ROW_LEADING, FittedWords
from pagesetter.composition.model import TextStyle
from pagesetter.description.heading_model import HeadingPart
from pagesetter.description.layout_model import StorySlot, TextPart
from pagesetter.diagnostics import Span
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Frame, PlacedLine


def tiers(desk: Desk, slot: StorySlot, bounds: Rect) -> tuple[Rect, ...]:
    """Share the height of a story's body among its tiers, in whole characters.

    What is left over opens the gutters, each alike, as it does for columns.
    """
    count, character = slot.columns, desk.styles.character
    gutter = desk.styles.points(slot.gutter)
    if slot.measure is not None:
        measure = desk.styles.points(slot.measure)
    else:
        share = (bounds.height - (count - 1) * gutter) / count
        measure = max(1, int(share / character + 1e-6)) * character
    if count > 1:
        gutter = (bounds.height - count * measure) / (count - 1)
    return tuple(
        Rect(bounds.x, bounds.y + i * (measure + gutter), bounds.width, measure)
        for i in range(count)
    )


def vertical_frames(
    name: str, rows: Sequence[Rect], leading: float, obstacles: Sequence[Rect], span: Span
) -> tuple[Frame, ...]:
    """Return the frames of a vertical body, tier by tier from the top, each from the right.

    `rows` are the tiers. A line that an obstacle touches anywhere in its tier is not set.
    """
    frames: list[Frame] = []
    for number, tier in enumerate(rows, 1):
        for first, count in _free(tier, leading, obstacles):
            right = tier.right - (first - 1) * leading
            bounds = Rect(right - count * leading, tier.y, count * leading, tier.height)
            frame = f"{name}/body/{len(frames) + 1}"
            frames.append(Frame(frame, bounds, first, count, number, span, leading))
    return tuple(frames)


def _free(tier: Rect, leading: float, obstacles: Sequence[Rect]) -> Iterator[tuple[int, int]]:
    """Yield first line, from 1 at the right, and count of what nothing stands in."""
    lines = floor(tier.width / leading + 1e-6)
    taken = sorted(
        (
            floor((tier.right - o.right) / leading + 1e-6) + 1,
            ceil((tier.right - o.x) / leading - 1e-6) + 1,
        )
        for o in obstacles
        if o.overlaps(tier)
    )
    line = 1
    for first, beyond in taken:
        if first > line:
            yield line, first - line
        line = max(line, beyond)
    if line <= lines:
        yield line, lines - line + 1


def tier_rules(rows: Sequence[Rect], obstacles: Sequence[Rect]) -> Iterator[Rect]:
    """Yield the rules between tiers, of no height, stopping where something spans them."""
    for above, below in pairwise(rows):
        middle = (above.bottom + below.y) / 2
        between = Rect(above.x, above.bottom, above.width, below.y - above.bottom)
        left = above.x
        for o in sorted(o for o in obstacles if o.overlaps(between)):
            if o.x > left:
                yield Rect(left, middle, o.x - left, 0.0)
            left = max(left, o.right)
        if left < above.right:
            yield Rect(left, middle, above.right - left, 0.0)


def side_width(desk: Desk, part: TextPart | HeadingPart) -> float:
    """Return the width that a vertical heading takes, with a character's white beside it."""
    style = desk.styles[part.style]
    rows = style.size * (1 + (part.rows - 1) * ROW_LEADING)
    return rows + desk.styles.points(part.above) + desk.styles.character


def stacked_from_right(fitted: FittedWords, bounds: Rect) -> tuple[PlacedLine, ...]:
    """Place fitted lines in the middle of a room, the first on the right."""
    width = fitted.size + (len(fitted.lines) - 1) * fitted.leading
    first = bounds.x + (bounds.width + width) / 2 - fitted.size / 2
    return tuple(
        PlacedLine(first - i * fitted.leading, bounds.y, line, vertical=True)
        for i, line in enumerate(fitted.lines)
    )


def axes(style: TextStyle, right: float, count: int) -> list[float]:
    """Return the middle axes of lines that begin at a right edge."""
    return [right - (i + 0.5) * style.leading for i in range(count)]
