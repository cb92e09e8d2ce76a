"""What stands in columns, line by line: characters of 10 pt, lines of 15, from y = 30 down."""

from __future__ import annotations

import pytest

from pagesetter.geometry import Rect, Size
from pagesetter.makeup.model import PageGrid
from pagesetter.makeup.obstacles import (
    Around,
    Strips,
    around_rect,
    around_strips,
    beside,
    left_of_line,
    strips_of_polygon,
    with_rects,
)

AREA = Rect(20, 30, 220, 240)
GRID = PageGrid(Size(260, 300), 0, AREA, (AREA,), 20, character=10, step=15, lines=16)
COLUMN = (20.0, 120.0)


def stretches(
    *things: tuple[float, float], both: bool = False, whole: bool = True, least: float = 0.0
) -> tuple[tuple[float, float], ...]:
    """Return what things from one x to another leave of line 3 of a column."""
    besides = [beside(Around(3, (thing,), both, whole), COLUMN) for thing in things]
    return left_of_line(besides, 3, COLUMN, 10.0, least)


def test_a_rectangle_takes_the_lines_that_it_touches_and_its_distance_at_both_sides() -> None:
    assert around_rect(GRID, Rect(50, 45, 20, 31), 5.0) == (2, [(45.0, 75.0)] * 3)


def test_a_line_beside_nothing_is_the_whole_column() -> None:
    assert left_of_line([], 3, COLUMN, 10.0, 0.0) == ((20.0, 100.0),)


def test_what_is_left_of_a_thing_is_whole_characters() -> None:
    assert stretches((85.0, 200.0)) == ((20.0, 60.0),)


def test_what_is_right_of_a_thing_ends_with_the_column() -> None:
    assert stretches((0.0, 45.0)) == ((50.0, 70.0),)


def test_free_widths_are_all_that_is_left() -> None:
    assert stretches((0.0, 45.0), whole=False) == ((45.0, 75.0),)


def test_text_stands_on_the_wider_side() -> None:
    assert stretches((50.0, 60.0)) == ((60.0, 60.0),)
    assert stretches((80.0, 90.0)) == ((20.0, 60.0),)


def test_of_sides_alike_the_left_is_set() -> None:
    assert stretches((60.0, 80.0)) == ((20.0, 40.0),)


def test_text_on_both_sides_is_two_stretches_from_the_left() -> None:
    assert stretches((55.0, 75.0), both=True) == ((20.0, 30.0), (80.0, 40.0))


def test_room_that_is_narrower_than_the_least_stays_empty() -> None:
    assert stretches((55.0, 75.0), both=True, least=40.0) == ((80.0, 40.0),)
    assert stretches((55.0, 75.0), both=True, least=41.0) == ()


def test_no_line_is_narrower_than_a_character() -> None:
    assert stretches((29.0, 200.0), whole=False) == ()


def test_a_thing_over_the_whole_column_leaves_nothing() -> None:
    assert stretches((0.0, 130.0)) == ()


def test_two_things_leave_what_is_between_them() -> None:
    assert stretches((0.0, 40.0), (90.0, 200.0)) == ((40.0, 50.0),)


def test_the_side_is_chosen_for_all_lines_of_a_column_at_once() -> None:
    # The first line has more room at the right, the three lines together at the left.
    around = Around(3, ((30.0, 40.0), (90.0, 100.0), (90.0, 100.0)), whole=False)
    chosen = beside(around, COLUMN)
    found = [left_of_line([chosen], line, COLUMN, 10.0, 0.0) for line in (3, 4, 6)]
    assert found == [((20.0, 10.0),), ((20.0, 70.0),), ((20.0, 100.0),)]


def test_strips_of_a_polygon_hold_all_of_it() -> None:
    strips = strips_of_polygon([(50, 30), (80, 60), (50, 60)], GRID)
    assert strips.height == pytest.approx(15 / 8)
    assert len(strips.extents) == 16
    assert strips.extents[0] == pytest.approx((50, 50 + 15 / 8))
    assert strips.extents[-1] == pytest.approx((50, 80))


def test_a_very_high_polygon_has_no_more_than_a_thousand_strips() -> None:
    assert len(strips_of_polygon([(0, 0), (1, 1e6), (0, 1e6)], GRID).extents) == 1000


def test_a_line_over_a_shape_keeps_its_distance_as_the_crow_flies() -> None:
    # A strip 20 pt wide, 3 pt under the em box of line 3 (62.5 to 72.5): 3, 4 and 5.
    strips = Strips(75.5, 1.0, ((60.0, 80.0),))
    first, extents = around_strips(GRID, strips, 5.0)
    assert extents[3 - first] == pytest.approx((56.0, 84.0))


def test_a_line_farther_from_a_shape_than_its_distance_is_whole() -> None:
    first, extents = around_strips(GRID, Strips(75.5, 1.0, ((60.0, 80.0),)), 2.0)
    assert extents[3 - first] is None


def test_a_shape_takes_no_line_outside_the_type_area() -> None:
    first, extents = around_strips(GRID, Strips(-500.0, 1000.0, ((60.0, 80.0),)), 0.0)
    assert (first, len(extents)) == (1, 16)


def test_words_under_a_shape_are_kept_clear_of_too() -> None:
    shape = (3, [(60.0, 80.0), None])
    found = with_rects(GRID, shape, [Rect(50, 75, 40, 30)])
    assert found == (3, [(60.0, 80.0), (50.0, 90.0), (50.0, 90.0)])
