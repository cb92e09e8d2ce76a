"""The page's grid in points, and places on it."""

from __future__ import annotations

from math import ceil, floor
from typing import NamedTuple

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.layout_model import (
    GridPlace,
    LayoutDescription,
    LengthPlace,
    Place,
    StorySlot,
)
from pagesetter.geometry import Rect, Size, fits
from pagesetter.makeup.model import PageGrid


def page_grid(layout: LayoutDescription, styles: StyleSheet) -> PageGrid:
    """Return the grid of a layout: its type area is counted in characters and lines."""
    page, points = layout.page, styles.points
    size = Size(points(page.width), points(page.height))
    width = page.characters * styles.character
    left = (size.width - width) / 2 if page.left is None else points(page.left)
    area = Rect(left, points(page.top), width, page.lines * styles.line)
    gutter = points(layout.grid.gutter)
    count = layout.grid.columns
    column = (width - (count - 1) * gutter) / count
    return PageGrid(
        page=size,
        bleed=points(page.bleed),
        type_area=area,
        columns=tuple(
            Rect(left + i * (column + gutter), area.y, column, area.height) for i in range(count)
        ),
        gutter=gutter,
        character=styles.character,
        step=styles.line,
        lines=page.lines,
    )


class StoryColumns(NamedTuple):
    """The columns of a story: where each begins, and the measure they share."""

    lefts: tuple[float, ...]
    measure: float

    def span(self, first: int, count: int) -> tuple[float, float]:
        """Return the x where columns `first`, counted from 1, to `first + count` begin and end."""
        return self.lefts[first - 1], self.lefts[first + count - 2] + self.measure


def story_columns(slot: StorySlot, bounds: Rect, styles: StyleSheet) -> StoryColumns:
    """Share a story's room among its columns.

    The measure is a whole number of characters, and what is left over opens the
    gutters, each alike: (13n + n − 1 − (k − 1)) / k is how the trade breaks n base
    columns into k (破栏).
    """
    count, character = slot.columns, styles.character
    gutter = styles.points(slot.gutter)
    if slot.measure is not None:
        measure = styles.points(slot.measure)
    else:
        share = (bounds.width - (count - 1) * gutter) / count
        measure = int(share / character + 1e-6) * character
    if count > 1:
        gutter = (bounds.width - count * measure) / (count - 1)
    return StoryColumns(tuple(bounds.x + i * (measure + gutter) for i in range(count)), measure)


def place_rect(
    place: Place, grid: PageGrid, styles: StyleSheet, within: StoryColumns | None = None
) -> Rect:
    """Return a place in points; `within` are the columns that a grid place counts, if a story's."""
    if isinstance(place, LengthPlace):
        return Rect(
            grid.type_area.x + styles.points(place.left),
            grid.type_area.y + styles.points(place.top),
            styles.points(place.width),
            styles.points(place.height),
        )
    left, right = _columns(place, grid, within)
    top, bottom = grid.band(place.line, place.lines)
    return Rect(left, top, right - left, bottom - top)


def _columns(place: GridPlace, grid: PageGrid, within: StoryColumns | None) -> tuple[float, float]:
    if within is not None:
        return within.span(place.column, place.columns)
    return grid.columns[place.column - 1].x, grid.columns[place.column + place.columns - 2].right


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
