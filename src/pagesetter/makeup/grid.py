"""The page's grid in points, and places on it."""

from __future__ import annotations

from math import ceil, floor

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.layout_model import (
    GridPlace,
    LayoutDescription,
    LengthPlace,
    PageSize,
    Place,
    StorySlot,
)
from pagesetter.description.sheet_model import Binding, Half, Remainder
from pagesetter.geometry import Rect, Size, fits
from pagesetter.makeup.columns import Column, break_columns, lay_columns
from pagesetter.makeup.model import PageGrid
from pagesetter.records import NamedTuple
from pagesetter.units import Length, Unit

_NONE = Length(0.0, Unit.PT)


def page_grid(layout: LayoutDescription, styles: StyleSheet, *, verso: bool = False) -> PageGrid:
    """Return the grid of a layout: its type area is counted in characters and lines.

    `verso` tells that the page's number is even. A spread has the type areas of two
    pages; its type area goes from the left of the one to the right of the other.
    """
    page, points = layout.page, styles.points
    size = Size(points(page.width), points(page.height))
    width = page.characters * styles.character
    fold, left = None, _left(page, size.width - width, styles, verso=verso)
    top, height = points(page.top), page.lines * styles.line
    lefts = [left]
    if page.spread:
        inner = _inner(page, size.width - width, styles)
        white = 2 * inner if page.fold is None else points(page.fold)
        fold = Rect(size.width - white / 2, 0.0, white, size.height)
        lefts = [fold.x - width, fold.right]
        size = Size(2 * size.width, size.height)
    return PageGrid(
        page=size,
        bleed=points(page.bleed),
        type_area=Rect(lefts[0], top, lefts[-1] + width - lefts[0], height),
        columns=tuple(
            Rect(x + column.left * styles.character, top, column.width * styles.character, height)
            for x in lefts
            for column in base_columns(layout, styles)
        ),
        gutter=points(layout.grid.gutter),
        character=styles.character,
        step=styles.line,
        lines=page.lines,
        fold=fold,
        verso=verso,
    )


def _left(page: PageSize, margins: float, styles: StyleSheet, *, verso: bool) -> float:
    """Return the left margin; `margins` are what the type area leaves of the page's width."""
    if page.left is not None:
        return styles.points(page.left)
    inner = _inner(page, margins, styles)
    spine_at_left = verso == (page.binding is Binding.RIGHT)
    return inner if spine_at_left else margins - inner


def _inner(page: PageSize, margins: float, styles: StyleSheet) -> float:
    if page.inner is not None:
        return styles.points(page.inner)
    return margins / 2 if page.outer is None else margins - styles.points(page.outer)


def base_columns(layout: LayoutDescription, styles: StyleSheet) -> tuple[Column, ...]:
    """Return the base columns of a page, in characters from the left of its type area."""
    grid, room = layout.grid, layout.page.characters
    gutter = styles.points(grid.gutter) / styles.character
    measure = (room - (grid.columns - 1) * gutter) / grid.columns
    if grid.measure is not None:
        measure = styles.points(grid.measure) / styles.character
    elif grid.remainder is not None:
        measure = break_columns(room, grid.columns, gutter).measure
    return lay_columns(room, grid.columns, measure, gutter, grid.remainder or Remainder.GUTTERS)


class StoryColumns(NamedTuple):
    """The columns of a story: where each begins, and the measure they share.

    `measures` has one for each column where they are not all alike.
    """

    lefts: tuple[float, ...]
    measure: float
    measures: tuple[float, ...] = ()

    @property
    def sides(self) -> tuple[tuple[float, float], ...]:
        """The x where each column begins and ends."""
        measures = self.measures or (self.measure,) * len(self.lefts)
        return tuple((x, x + measure) for x, measure in zip(self.lefts, measures, strict=True))

    def span(self, first: int, count: int) -> tuple[float, float]:
        """Return the x where columns `first`, counted from 1, to `first + count` begin and end."""
        return self.sides[first - 1][0], self.sides[first + count - 2][1]


def story_columns(
    slot: StorySlot, bounds: Rect, styles: StyleSheet, fold: Rect | None = None
) -> StoryColumns:
    """Share a story's room among its columns.

    The measure is a whole number of characters, and what is left over opens the
    gutters, each alike, unless the slot says otherwise (破栏). Where the room goes over the
    fold of a spread the columns stand on both sides of it and keep it clear.
    """
    rooms = [(bounds, slot.columns)]
    if fold is not None and not slot.sharing.over_fold and bounds.overlaps(fold):
        rooms = _beside_fold(slot, bounds, styles, fold)
    measure = min(_measure(slot, room, count, styles) for room, count in rooms)
    character, gutter = styles.character, styles.points(slot.gutter) / styles.character
    lefts, measures = [], []
    for room, count in rooms:
        width = room.width / character
        for column in lay_columns(width, count, measure, gutter, slot.sharing.remainder):
            lefts.append(room.x + column.left * character)
            measures.append(column.width * character)
    alike = all(measure == measures[0] for measure in measures)
    return StoryColumns(tuple(lefts), min(measures), () if alike else tuple(measures))


def _measure(slot: StorySlot, room: Rect, count: int, styles: StyleSheet) -> float:
    """Return the characters of a story's columns in a room."""
    if slot.measure is not None:
        return styles.points(slot.measure) / styles.character
    gutter = styles.points(slot.gutter) / styles.character
    return break_columns(room.width / styles.character, count, gutter).measure


def _beside_fold(
    slot: StorySlot, bounds: Rect, styles: StyleSheet, fold: Rect
) -> list[tuple[Rect, int]]:
    """Return the rooms on the two sides of the fold, and how many of the columns go in each."""
    left = bounds._replace(width=max(0.0, fold.x - bounds.x))
    right = Rect(fold.right, bounds.y, max(0.0, bounds.right - fold.right), bounds.height)
    if fits(right.width, 0.0):
        return [(left, slot.columns)]
    if fits(left.width, 0.0) or slot.columns == 1:
        return [(right, slot.columns)]

    def narrowest(count: int) -> float:
        return min(
            _measure(slot, left, count, styles), _measure(slot, right, slot.columns - count, styles)
        )

    count = max(range(1, slot.columns), key=narrowest)
    if slot.measure is not None:  # it says nothing of how many go where: their room does
        share = slot.columns * left.width / (left.width + right.width)
        count = min(max(1, round(share)), slot.columns - 1)
    return [(left, count), (right, slot.columns - count)]


def place_rect(
    place: Place, grid: PageGrid, styles: StyleSheet, within: StoryColumns | None = None
) -> Rect:
    """Return a place in points; `within` are the columns that a grid place counts, if a story's."""
    if isinstance(place, LengthPlace):
        return _measured(place, grid, styles)
    left, right = _columns(place, grid, within)
    top, bottom = grid.band(place.line, place.lines)
    return Rect(left, top, right - left, bottom - top)


def _measured(place: LengthPlace, grid: PageGrid, styles: StyleSheet) -> Rect:
    area = grid.type_area
    if place.half is not None and grid.fold is not None:
        left, right = (area.x, grid.fold.x), (grid.fold.right, area.right)
        x, end = left if place.half is Half.LEFT else right
        area = area._replace(x=x, width=end - x)

    def along(
        start: Length | None, size: Length | None, end: Length | None, room: float
    ) -> tuple[float, float]:
        """Return where a place begins and its size, from the two of three that are written."""
        before, after = (styles.points(length or _NONE) for length in (start, end))
        wide = room - before - after if size is None else styles.points(size)
        return (room - after - wide if start is None else before), wide

    x, width = along(place.left, place.width, place.right, area.width)
    y, height = along(place.top, place.height, place.bottom, area.height)
    return Rect(area.x + x, area.y + y, width, height)


def _columns(place: GridPlace, grid: PageGrid, within: StoryColumns | None) -> tuple[float, float]:
    if within is not None:
        return within.span(place.column, place.columns)
    return grid.columns[place.column - 1].x, grid.columns[place.column + place.columns - 2].right


def beside_fold(room: Rect, grid: PageGrid) -> Rect:
    """Return the larger part of a room that a fold goes through; of two alike, the left one."""
    if grid.fold is None or not room.overlaps(grid.fold):
        return room
    left = room._replace(width=grid.fold.x - room.x)
    right = room._replace(x=grid.fold.right, width=room.right - grid.fold.right)
    return left if fits(right.width, left.width) else right


def columns_exist(place: Place, grid: PageGrid, within: StoryColumns | None) -> bool:
    """Tell whether the columns that a place counts are there."""
    if isinstance(place, LengthPlace):
        return True
    count = len(within.lefts) if within else len(grid.columns)
    return place.column + place.columns - 1 <= count


def lines_covered(bounds: Rect, grid: PageGrid) -> tuple[int, int]:
    """Return the first line that a rectangle touches and the first below it."""
    first = floor((bounds.y - grid.type_area.y) / grid.step + 1e-6) + 1
    below = ceil((bounds.bottom - grid.type_area.y) / grid.step - 1e-6) + 1
    return first, below


def in_type_area_or_bled(bounds: Rect, grid: PageGrid) -> bool:
    """Tell whether a rectangle keeps to the type area, or leaves it to bleed off the sheet."""
    area, page, bleed = grid.type_area, grid.page, grid.bleed
    return (
        (fits(area.x, bounds.x) or fits(bounds.x, -bleed))
        and (fits(area.y, bounds.y) or fits(bounds.y, -bleed))
        and (fits(bounds.right, area.right) or fits(page.width + bleed, bounds.right))
        and (fits(bounds.bottom, area.bottom) or fits(page.height + bleed, bounds.bottom))
    )
