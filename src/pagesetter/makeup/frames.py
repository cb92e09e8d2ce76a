"""A story's columns less what stands in them: the frames its body is poured into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor
from typing import Protocol

from pagesetter.diagnostics import Span
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.grid import StoryColumns, lines_covered
from pagesetter.makeup.model import Frame, PageGrid


class _Columned(Protocol):
    """A story's place, as far as its frames ask."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> StoryColumns: ...
    @property
    def story(self) -> _Spanned: ...


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


def whole_lines(bounds: Rect, grid: PageGrid) -> tuple[int, int]:
    """Return the first line that lies wholly in a rectangle, and how many do."""
    first = ceil((bounds.y - grid.type_area.y) / grid.step - 1e-6) + 1
    below = floor((bounds.bottom - grid.type_area.y) / grid.step + 1e-6) + 1
    return first, max(0, below - first)


def text_frames(
    grid: PageGrid, place: _Columned, lines: tuple[int, int], obstacles: Sequence[Rect]
) -> tuple[Frame, ...]:
    """Return the frames of a story's body, column by column, from the top.

    `lines` are the first and the last line of the body. A line that an obstacle
    touches anywhere in the column is not set there.
    """
    frames: list[Frame] = []
    for number, (left, right) in enumerate(place.columns.sides, 1):
        for first, count in _free(grid, (left, right), lines, obstacles):
            top, bottom = grid.band(first, count)
            name = f"{place.name}/body/{len(frames) + 1}"
            bounds = Rect(left, top, right - left, bottom - top)
            frames.append(Frame(name, bounds, first, count, number, place.story.span))
    return tuple(frames)


def column_rules(
    grid: PageGrid, columns: StoryColumns, lines: tuple[int, int], obstacles: Sequence[Rect]
) -> Iterator[Rect]:
    """Yield the rules between columns, of no width, stopping where something spans them."""
    for (_, end), (following, _) in pairwise(columns.sides):
        if grid.fold and fits(end, grid.fold.x) and fits(grid.fold.right, following):
            continue  # the fold parts them, and a rule on it would be cut in two
        middle = (end + following) / 2
        for first, count in _free(grid, (end, following), lines, obstacles):
            # From the top of the first em box to the foot of the last.
            top = grid.baseline(first) - 0.88 * grid.character
            bottom = grid.baseline(first + count - 1) + 0.12 * grid.character
            yield Rect(middle, top, 0.0, bottom - top)


def _free(
    grid: PageGrid,
    column: tuple[float, float],
    lines: tuple[int, int],
    obstacles: Sequence[Rect],
) -> Iterator[tuple[int, int]]:
    """Yield first line and count of the stretches of a column that nothing stands in."""
    top, bottom = grid.band(lines[0], lines[1] - lines[0] + 1)
    if bottom <= top:
        return
    bounds = Rect(column[0], top, column[1] - column[0], bottom - top)
    taken = sorted(lines_covered(o, grid) for o in obstacles if o.overlaps(bounds))
    line = lines[0]
    for first, below in taken:
        if first > line:
            yield line, first - line
        line = max(line, below)
    if line <= lines[1]:
        yield line, lines[1] - line + 1
