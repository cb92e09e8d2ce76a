"""The sheet: odd and even pages, spreads, base columns and what they leave, places from all sides."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.description.layout_model import LayoutDescription, LengthPlace, StorySlot
from pagesetter.description.sheet_model import Binding, ColumnSharing, Half, Remainder
from pagesetter.geometry import Rect
from pagesetter.makeup.grid import (
    StoryColumns,
    base_columns,
    beside_fold,
    page_grid,
    place_rect,
    story_columns,
)
from pagesetter.makeup.model import PageGrid
from pagesetter.units import Length, Unit
from tests.unit.makeup.test_grid import HERE, characters, layout, pt, slot, styles

# 111 characters of 9 pt are 999 pt of a page of 1105.512 pt; 106.512 pt are left.
LEFT = 106.512


def sheet(description: LayoutDescription, **changes: Any) -> LayoutDescription:
    return description._replace(page=description.page._replace(**changes))


def gridded(description: LayoutDescription, **changes: Any) -> LayoutDescription:
    return description._replace(grid=description.grid._replace(**changes))


def grid_of(description: LayoutDescription, *, verso: bool = False) -> PageGrid:
    return page_grid(description, styles(description), verso=verso)


def spread(fold: Length | None = None, **changes: Any) -> LayoutDescription:
    return sheet(layout(), spread=True, fold=fold, **changes)


@pytest.mark.parametrize(
    ("binding", "verso", "left"),
    [
        (Binding.LEFT, False, 60),
        (Binding.LEFT, True, LEFT - 60),
        (Binding.RIGHT, False, LEFT - 60),
        (Binding.RIGHT, True, 60),
    ],
)
def test_the_inner_margin_is_on_the_side_of_the_spine(
    binding: Binding, verso: bool, left: float
) -> None:
    description = sheet(layout(), inner=pt(60), binding=binding)
    assert grid_of(description, verso=verso).type_area.x == pytest.approx(left, abs=1e-3)


@pytest.mark.parametrize(("verso", "left"), [(False, LEFT - 40), (True, 40)])
def test_an_outer_margin_alone_leaves_the_rest_inside(verso: bool, left: float) -> None:
    description = sheet(layout(), outer=pt(40))
    assert grid_of(description, verso=verso).type_area.x == pytest.approx(left, abs=1e-3)


def test_a_spread_is_two_pages_wide_and_its_type_area_goes_over_the_fold() -> None:
    grid = grid_of(spread(fold=pt(36)))
    assert grid.page.width == pytest.approx(2 * 1105.512, abs=1e-3)
    assert grid.type_area.width == pytest.approx(2 * 999 + 36)
    assert grid.fold is not None
    assert grid.fold.x + grid.fold.width / 2 == pytest.approx(1105.512, abs=1e-3)


def test_the_white_over_the_fold_is_that_of_two_inner_margins() -> None:
    folds = [grid_of(d).fold for d in (spread(), spread(inner=pt(40)), spread(outer=pt(40)))]
    widths = [fold.width for fold in folds if fold]
    assert widths == pytest.approx([LEFT, 80, 2 * (LEFT - 40)], abs=1e-3)


def test_base_columns_count_on_from_the_left_page_to_the_right() -> None:
    grid = grid_of(spread(fold=pt(36)))
    lefts = [round((column.x - grid.type_area.x) / 9) for column in grid.columns]
    assert lefts == [14 * i for i in range(8)] + [115 + 14 * i for i in range(8)]


@pytest.mark.parametrize(
    ("remainder", "lefts", "widths"),
    [
        (Remainder.GUTTERS, [0, 15, 30, 45], [13.0] * 4),
        (Remainder.COLUMNS, [0, 14, 29, 44], [13, 14, 14, 14]),
        (Remainder.RIGHT, [0, 14, 28, 42], [13.0] * 4),
    ],
)
def test_what_base_columns_leave_goes_where_the_grid_says(
    remainder: Remainder, lefts: list[float], widths: list[float]
) -> None:
    description = gridded(layout(58, 4), measure=characters(13), remainder=remainder)
    columns = base_columns(description, styles(description))
    assert [c.left for c in columns] == pytest.approx(lefts)
    assert [c.width for c in columns] == pytest.approx(widths)


def test_a_remainder_without_a_measure_makes_the_columns_whole() -> None:
    description = gridded(layout(58, 4), remainder=Remainder.RIGHT)
    assert [c.width for c in base_columns(description, styles(description))] == [13] * 4


@pytest.mark.parametrize(
    ("place", "x", "width"),
    [
        ((characters(1), None, characters(2)), 9, 972),
        ((None, characters(10), characters(1)), 900, 90),
        ((characters(1), characters(10), None), 9, 90),
    ],
)
def test_a_place_is_measured_from_the_left_the_right_or_both(
    place: tuple[Length | None, Length | None, Length | None], x: float, width: float
) -> None:
    description = layout(left=pt(40))
    left, wide, right = place
    zero, one = Length(0, Unit.LINE), Length(1, Unit.LINE)
    found = LengthPlace(left, zero, wide, one, HERE, right)
    bounds = place_rect(found, grid_of(description), styles(description))
    assert (bounds.x, bounds.width) == pytest.approx((40 + x, width))


def test_a_place_is_measured_from_the_foot() -> None:
    description = layout(left=pt(40))
    two = Length(2, Unit.LINE)
    place = LengthPlace(characters(0), None, characters(5), two, HERE, None, Length(1, Unit.LINE))
    bounds = place_rect(place, grid_of(description), styles(description))
    assert (bounds.y, bounds.bottom) == pytest.approx((80 + 97 * 14, 80 + 99 * 14))


def test_a_place_in_the_right_half_is_measured_from_that_type_area() -> None:
    description = spread(fold=pt(36))
    grid, line = grid_of(description), Length(1, Unit.LINE)
    place = LengthPlace(characters(2), line, None, line, HERE, characters(1), None, Half.RIGHT)
    bounds = place_rect(place, grid, styles(description))
    assert grid.fold is not None
    assert (bounds.x, bounds.right) == pytest.approx(
        (grid.fold.right + 18, grid.type_area.right - 9)
    )


# ------------------------------------------------------------ a story's columns


def shared(slot: StorySlot, base: int = 5) -> StoryColumns:
    """Share the room of some base columns of 13 characters, from 100 pt on."""
    bounds = Rect(100, 0, (14 * base - 1) * 9.0, 100)
    return story_columns(slot, bounds, styles(layout()))


def test_a_remainder_widens_the_last_columns() -> None:
    found = shared(slot(3)._replace(sharing=ColumnSharing(Remainder.COLUMNS)))
    sides = [((left - 100) / 9, (right - left) / 9) for left, right in found.sides]
    assert sides == [(0, 22), (23, 22), (46, 23)]
    assert found.measure == 22 * 9


def test_columns_that_are_alike_have_one_measure() -> None:
    assert shared(slot(3)).measures == ()


def test_a_span_ends_where_its_last_column_does() -> None:
    found = shared(slot(3)._replace(sharing=ColumnSharing(Remainder.COLUMNS)))
    assert found.span(2, 2) == (100 + 23 * 9, 100 + 69 * 9)


def over(left: float, right: float, columns: int, **sharing: Any) -> list[tuple[float, float]]:
    """Return the columns over the fold, in characters from it, of a story so wide on each side."""
    fold = Rect(1000, 0, 36, 500)
    bounds = Rect(1000 - 9 * left, 0, 9 * (left + 4 + right), 100)
    made = slot(columns)._replace(sharing=ColumnSharing(**sharing))
    found = story_columns(made, bounds, styles(layout()), fold)
    return [((x - 1000) / 9, (end - 1000) / 9) for x, end in found.sides]


def test_a_story_over_the_fold_has_columns_on_both_sides() -> None:
    assert over(27, 27, 4) == [(-27, -14), (-13, 0), (4, 17), (18, 31)]


def test_the_larger_side_has_more_of_the_columns() -> None:
    assert over(41, 13, 4) == [(-41, -28), (-27, -14), (-13, 0), (4, 17)]


def test_the_narrower_side_gives_the_measure_of_both() -> None:
    assert over(20, 13, 2) == [(-20, -7), (4, 17)]


def test_a_story_may_run_over_the_fold_where_it_says_so() -> None:
    assert over(27, 27, 2, over_fold=True) == [(-27, 1), (3, 31)]


def test_a_story_that_ends_in_the_fold_keeps_to_its_page() -> None:
    fold = Rect(1000, 0, 36, 500)
    bounds = Rect(1000 - 27 * 9, 0, 29 * 9, 100)
    found = story_columns(slot(2), bounds, styles(layout()), fold)
    assert [round((x - 1000) / 9) for side in found.sides for x in side] == [-27, -14, -13, 0]


@given(
    left=st.integers(0, 60),
    right=st.integers(0, 60),
    columns=st.integers(2, 9),
    fold=st.floats(0, 80),
    remainder=st.sampled_from(Remainder),
)
def test_no_column_lies_over_the_fold(
    left: int, right: int, columns: int, fold: float, remainder: Remainder
) -> None:
    white = Rect(1000, 0, fold, 500)
    bounds = Rect(1000 - 9 * left, 0, 9 * (left + right) + fold, 100)
    made = slot(columns)._replace(sharing=ColumnSharing(remainder))
    found = story_columns(made, bounds, styles(layout()), white)
    if found.measure > 0:
        assert len(found.sides) == columns
        assert all(end <= 1000 + 1e-2 or x >= 1000 + fold - 1e-2 for x, end in found.sides)


@pytest.mark.parametrize(
    ("room", "kept"),
    [
        (Rect(900, 0, 236, 10), Rect(900, 0, 100, 10)),
        (Rect(950, 0, 200, 10), Rect(1036, 0, 114, 10)),
        (Rect(900, 0, 100, 10), Rect(900, 0, 100, 10)),
    ],
)
def test_a_caption_stands_under_the_larger_part_of_its_photo(room: Rect, kept: Rect) -> None:
    grid = grid_of(layout())._replace(fold=Rect(1000, 0, 36, 500))
    assert beside_fold(room, grid) == kept
