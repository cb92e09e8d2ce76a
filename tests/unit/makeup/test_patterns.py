"""Patterns: evenly spread in their box, and never more lines than can be seen."""

from __future__ import annotations

import pytest

from pagesetter.description.look_model import PatternKind
from pagesetter.geometry import Rect
from pagesetter.ink import BLACK
from pagesetter.makeup.patterns import MOST_LINES, PatternError, pattern_shapes

BOX = Rect(10, 20, 47, 33)


def test_lines_stand_as_far_from_the_top_as_from_the_foot() -> None:
    ys = [s.path.start.y for s in pattern_shapes(PatternKind.LINES, BOX, 10, 1, BLACK)]
    assert ys == [26.5, 36.5, 46.5]


def test_columns_stand_as_far_from_the_left_as_from_the_right() -> None:
    xs = [s.path.start.x for s in pattern_shapes(PatternKind.COLUMNS, BOX, 10, 1, BLACK)]
    assert xs == [18.5, 28.5, 38.5, 48.5]


def test_a_grid_is_lines_and_columns() -> None:
    assert len(pattern_shapes(PatternKind.GRID, BOX, 10, 1, BLACK)) == 7


def test_diagonals_are_as_far_apart_as_their_pitch() -> None:
    first, second, *_ = pattern_shapes(PatternKind.DIAGONAL, BOX, 5, 1, BLACK)
    apart = second.path.start.x - first.path.start.x
    assert apart / 2**0.5 == pytest.approx(5)


def test_a_lattice_has_as_many_diagonals_either_way() -> None:
    one = pattern_shapes(PatternKind.DIAGONAL, BOX, 5, 1, BLACK)
    assert len(pattern_shapes(PatternKind.LATTICE, BOX, 5, 1, BLACK)) == 2 * len(one)


def test_every_second_row_of_dots_is_moved_by_half_a_pitch() -> None:
    first, second, third, *_ = pattern_shapes(PatternKind.DOTS, BOX, 10, 2, BLACK)
    assert (first.path.start.x - second.path.start.x, third.path.start.x) == (
        5,
        first.path.start.x,
    )
    assert (first.dash, first.round, first.stroke) == ((0, 10), True, 2)


@pytest.mark.parametrize("kind", PatternKind)
def test_a_pattern_that_nobody_could_see_is_refused(kind: PatternKind) -> None:
    with pytest.raises(PatternError, match="lines in its box"):
        pattern_shapes(kind, Rect(0, 0, 1100, 1500), 0.1, 0.1, BLACK)


@pytest.mark.parametrize("kind", PatternKind)
def test_no_pattern_has_more_paths_than_the_bound_allows(kind: PatternKind) -> None:
    size = 0.999 * MOST_LINES / 2
    shapes = pattern_shapes(kind, Rect(0, 0, size, size), 1, 0.1, BLACK)
    assert len(shapes) <= 2 * MOST_LINES
