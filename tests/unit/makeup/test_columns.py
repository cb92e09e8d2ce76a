"""The trade's table of columns, and base columns broken (破栏)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.description.sheet_model import Remainder
from pagesetter.makeup.columns import (
    break_columns,
    grids_of,
    is_whole,
    lay_columns,
    left_over,
    long_measure,
    nearest_whole,
)

ROOMS = st.floats(1, 400)
GUTTERS = st.sampled_from([0.0, 0.5, 1.0, 1.5, 2.0])


@pytest.mark.parametrize(("base", "long"), [(1, 13), (2, 27), (3, 41), (4, 55), (5, 69), (8, 111)])
def test_a_long_column_has_its_base_columns_and_the_gutters_between(base: int, long: int) -> None:
    assert long_measure(base, 13) == long


@pytest.mark.parametrize(
    ("base", "columns", "shares"),
    [
        (3, 2, (20, 0)),
        (5, 3, (22, 1)),
        (4, 3, (17, 2)),
        (5, 2, (34, 0)),
        (5, 4, (16, 2)),
        (8, 5, (21, 2)),
        (8, 7, (15, 0)),
        (8, 4, (27, 0)),
        (2, 1, (27, 0)),
    ],
)
def test_base_columns_are_broken_into_others(
    base: int, columns: int, shares: tuple[int, float]
) -> None:
    assert break_columns(long_measure(base), columns) == shares


@pytest.mark.parametrize(
    ("characters", "grids"),
    [
        (95, [(4, 23), (6, 15), (8, 11)]),
        (103, [(4, 25), (8, 12)]),
        (111, [(4, 27), (7, 15), (8, 13)]),
    ],
)
def test_the_bodies_on_350_millimeters_have_these_grids(
    characters: int, grids: list[tuple[int, int]]
) -> None:
    assert [grid for grid in grids_of(characters) if 4 <= grid[0] <= 8] == grids


@pytest.mark.parametrize(
    ("remainder", "columns"),
    [
        (Remainder.COLUMNS, [(0, 22), (23, 22), (46, 23)]),
        (Remainder.GUTTERS, [(0, 22), (23.5, 22), (47, 22)]),
        (Remainder.RIGHT, [(0, 22), (23, 22), (46, 22)]),
    ],
)
def test_five_base_columns_broken_into_three_leave_a_character(
    remainder: Remainder, columns: list[tuple[float, float]]
) -> None:
    assert list(lay_columns(69, 3, 22, 1, remainder)) == columns


def test_two_characters_left_widen_the_last_two_columns() -> None:
    widths = [column.width for column in lay_columns(22, 3, 6, 1, Remainder.COLUMNS)]
    assert widths == [6, 7, 7]


def test_half_a_character_left_opens_the_gutters_even_where_columns_widen() -> None:
    laid = lay_columns(22.5, 3, 6, 1, Remainder.COLUMNS)
    assert laid == ((0, 6), (7.25, 7), (15.5, 7))


def test_characters_that_are_lacking_never_narrow_columns() -> None:
    assert [c.width for c in lay_columns(20, 3, 6.5, 1, Remainder.COLUMNS)] == [6.5, 6.5, 6.5]


def test_one_column_leaves_the_rest_at_its_right() -> None:
    assert lay_columns(13.5, 1, 13, 1, Remainder.GUTTERS) == ((0, 13),)


def test_one_column_is_widened_where_columns_are() -> None:
    assert lay_columns(15.5, 1, 13, 1, Remainder.COLUMNS) == ((0, 15),)


def test_what_lacks_is_less_than_nothing_left() -> None:
    assert (left_over(103, 8, 13), left_over(111, 8, 13), left_over(113, 8, 13)) == (-8, 0, 2)


def test_a_room_that_is_too_narrow_has_columns_of_nothing() -> None:
    assert break_columns(5, 8).measure == 0


def test_of_two_whole_numbers_as_near_the_lesser_is_nearest() -> None:
    assert [nearest_whole(x) for x in (12.49, 12.5, 12.51, 0.1)] == [12, 12, 13, 1]


def test_rounding_leaves_a_width_whole() -> None:
    assert [is_whole(x) for x in (60 * 9.1 / 9.1, 0.1 * 3 / 0.1, 13.01)] == [True, True, False]


@given(room=ROOMS, columns=st.integers(1, 12), gutter=GUTTERS, remainder=st.sampled_from(Remainder))
def test_columns_are_whole_stand_apart_and_fill_their_room(
    room: float, columns: int, gutter: float, remainder: Remainder
) -> None:
    measure = break_columns(room, columns, gutter).measure
    if measure == 0:
        return
    laid = lay_columns(room, columns, measure, gutter, remainder)
    ends = [column.left + column.width for column in laid]
    assert all(is_whole(column.width) for column in laid)
    assert max(c.width for c in laid) - min(c.width for c in laid) <= 1
    assert all(
        column.left - end >= gutter - 1e-2 for end, column in zip(ends, laid[1:], strict=False)
    )
    assert ends[-1] <= room + 1e-2
    if columns > 1 and remainder is not Remainder.RIGHT:
        assert ends[-1] == pytest.approx(room, abs=1e-2)
