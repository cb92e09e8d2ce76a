"""Frames and column rules around what stands in a story's columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from pagesetter.diagnostics import Span
from pagesetter.geometry import Rect, Size
from pagesetter.makeup.frames import Room, column_rules, listed_frames, text_frames, whole_lines
from pagesetter.makeup.grid import StoryColumns
from pagesetter.makeup.model import PageGrid, Spot
from pagesetter.makeup.obstacles import Around, Obstacle, around_rect

AREA = Rect(20, 30, 220, 240)
GRID = PageGrid(Size(260, 300), 0, AREA, (AREA,), 20, character=10, step=15, lines=16)
HERE = Span(Path("page.yaml"), 1, 1, 1, 2)
COLUMNS = StoryColumns((20.0, 140.0), 100.0)


@dataclass(frozen=True)
class Story:
    """The story of a place."""

    span: Span = HERE


@dataclass(frozen=True)
class Place:
    """A story's place: two columns of ten characters, twenty points apart."""

    name: str = "lead"
    columns: StoryColumns = COLUMNS
    story: Story = Story()


def lines(*obstacles: Rect) -> list[tuple[int, int, int]]:
    """Return column, first line and count of each frame of lines 1 to 10."""
    frames = text_frames(GRID, Place(), (1, 10), [Obstacle(o) for o in obstacles])
    return [(frame.column, frame.first_line, frame.lines) for frame in frames]


def test_every_column_is_a_frame() -> None:
    assert lines() == [(1, 1, 10), (2, 1, 10)]


def test_frames_are_named_in_the_order_they_are_read() -> None:
    frames = text_frames(GRID, Place(), (1, 10), [Obstacle(Rect(20, 75, 100, 30))])
    assert [frame.name for frame in frames] == ["lead/body/1", "lead/body/2", "lead/body/3"]


def test_a_frame_is_as_wide_as_the_measure_and_as_high_as_its_lines() -> None:
    frames = text_frames(GRID, Place(), (3, 4), [])
    assert frames[1].bounds == Rect(140, 60, 100, 30)


def test_an_obstacle_parts_a_column() -> None:
    assert lines(Rect(20, 75, 100, 30)) == [(1, 1, 3), (1, 6, 5), (2, 1, 10)]


def test_a_line_that_is_touched_at_all_is_left_out() -> None:
    assert lines(Rect(20, 74, 100, 32)) == [(1, 1, 2), (1, 7, 4), (2, 1, 10)]


def test_an_obstacle_across_two_columns_parts_both() -> None:
    assert lines(Rect(100, 30, 60, 45)) == [(1, 4, 7), (2, 4, 7)]


def test_an_obstacle_in_the_gutter_parts_none() -> None:
    assert lines(Rect(120, 30, 20, 100)) == [(1, 1, 10), (2, 1, 10)]


def test_an_obstacle_beside_the_column_parts_it_not() -> None:
    assert lines(Rect(240, 30, 20, 100)) == [(1, 1, 10), (2, 1, 10)]


def test_obstacles_that_overlap_leave_no_frame_between_them() -> None:
    assert lines(Rect(20, 45, 100, 60), Rect(20, 60, 100, 15)) == [
        (1, 1, 1),
        (1, 6, 5),
        (2, 1, 10),
    ]


def test_an_obstacle_at_the_foot_ends_the_column() -> None:
    assert lines(Rect(20, 150, 100, 120)) == [(1, 1, 8), (2, 1, 10)]


def test_a_column_that_is_full_of_obstacles_has_no_frame() -> None:
    assert lines(Rect(20, 30, 100, 240)) == [(2, 1, 10)]


def test_a_story_without_lines_has_no_frames() -> None:
    assert text_frames(GRID, Place(), (5, 4), []) == ()


def test_a_column_rule_stands_in_the_middle_of_the_gutter() -> None:
    assert [rule.x for rule in column_rules(GRID, COLUMNS, (1, 10), [])] == [130]


def test_a_column_rule_reaches_from_the_first_em_box_to_the_last() -> None:
    rule = next(column_rules(GRID, COLUMNS, (1, 10), []))
    assert (rule.y, rule.bottom) == pytest.approx((32.5, 177.5))


def test_a_column_rule_stops_at_what_spans_it() -> None:
    rules = list(column_rules(GRID, COLUMNS, (1, 10), [Obstacle(Rect(20, 75, 220, 30))]))
    assert [(round(rule.y, 6), round(rule.bottom, 6)) for rule in rules] == [
        (32.5, 72.5),
        (107.5, 177.5),
    ]


def test_a_column_rule_passes_what_stands_in_one_column() -> None:
    assert len(list(column_rules(GRID, COLUMNS, (1, 10), [Obstacle(Rect(20, 75, 100, 30))]))) == 1


def test_one_column_has_no_rule() -> None:
    assert list(column_rules(GRID, StoryColumns((20.0,), 100.0), (1, 10), [])) == []


@pytest.mark.parametrize(
    ("top", "height", "found"),
    [(30, 45, (1, 3)), (31, 45, (2, 2)), (30, 44, (1, 2)), (31, 14, (2, 0)), (45, 15, (2, 1))],
)
def test_only_lines_that_lie_wholly_in_a_rectangle_are_its_own(
    top: float, height: float, found: tuple[int, int]
) -> None:
    assert whole_lines(Rect(0, top, 10, height), GRID) == found


# ---------------------------------------------------------------- insets read across


FOUR = Place(columns=StoryColumns((20.0, 80.0, 140.0, 200.0), 40.0))


def inset(first: int, last: int, line: int, lines: int = 2, *, across: bool = True) -> Obstacle:
    """Return an inset over columns of the four, from a line on."""
    left = FOUR.columns.lefts[first - 1]
    bounds = Rect(left, 30 + 15 * (line - 1), 60 * (last - first) + 40, 15 * lines)
    return Obstacle(bounds, across=across)


def order(*obstacles: Obstacle) -> list[tuple[int, int]]:
    """Return the column and the first line of frames as they are read."""
    return [(f.column, f.first_line) for f in text_frames(GRID, FOUR, (1, 10), obstacles)]


def test_columns_are_read_past_an_inset() -> None:
    assert order(inset(1, 4, 5, across=False))[:3] == [(1, 1), (1, 7), (2, 1)]


def test_what_is_over_an_inset_read_across_comes_before_what_is_under_it() -> None:
    over, under = [(n, 1) for n in range(1, 5)], [(n, 7) for n in range(1, 5)]
    assert order(inset(1, 4, 5)) == over + under


def test_columns_beside_an_inset_read_across_are_read_before_it_and_after() -> None:
    assert order(inset(2, 3, 5)) == [(1, 1), (2, 1), (3, 1), (2, 7), (3, 7), (4, 1)]


def test_the_wider_of_two_insets_parts_the_story_first() -> None:
    # The narrow one stands over the wide one: all of it is read before what is under both.
    assert order(inset(2, 3, 2, 1), inset(1, 4, 5)) == [
        (1, 1), (2, 1), (3, 1), (2, 3), (3, 3), (4, 1),
        (1, 7), (2, 7), (3, 7), (4, 7),
    ]  # fmt: skip


def test_two_insets_over_all_columns_part_the_story_twice() -> None:
    assert order(inset(1, 4, 8, 1), inset(1, 4, 3, 1)) == [
        (n, line) for line in (1, 4, 9) for n in range(1, 5)
    ]


def test_an_inset_at_the_head_of_its_columns_changes_no_order() -> None:
    assert order(inset(1, 4, 1)) == [(n, 3) for n in range(1, 5)]


def test_an_inset_outside_the_story_changes_no_order() -> None:
    plain = inset(1, 4, 5, across=False)
    assert order(plain, inset(1, 4, 14)) == order(plain)


def test_frames_read_across_are_named_as_they_are_read() -> None:
    frames = text_frames(GRID, FOUR, (1, 10), [inset(1, 4, 5)])
    assert [f.name for f in frames][3:5] == ["lead/body/4", "lead/body/5"]


# ---------------------------------------------------------------- what text goes round


def gone_round(x: float, y: float, width: float, height: float) -> Obstacle:
    """Return a rectangle that text keeps 5 pt from."""
    bounds = Rect(x, y, width, height)
    first, extents = around_rect(GRID, bounds, 5.0)
    return Obstacle(bounds, Around(first, tuple(extents)))


def test_a_column_beside_a_thing_is_one_frame_with_spots() -> None:
    (frame, _) = text_frames(GRID, Place(), (1, 4), [gone_round(85, 45, 60, 30)], 40.0)
    assert frame.lines == 4
    assert frame.spots == (Spot(0, 0, 100), Spot(1, 0, 60), Spot(2, 0, 60), Spot(3, 0, 100))


def test_a_thing_that_leaves_too_little_parts_its_column() -> None:
    frames = text_frames(GRID, Place(), (1, 10), [gone_round(45, 75, 75, 30)], 40.0)
    assert [(f.column, f.first_line, f.lines) for f in frames] == [(1, 1, 3), (1, 6, 5), (2, 1, 10)]
    assert not any(f.spots for f in frames)


def test_a_column_that_only_the_distance_reaches_is_whole() -> None:
    frames = text_frames(GRID, Place(), (1, 10), [gone_round(123, 75, 60, 30)], 40.0)
    assert frames[0].spots == ()


def test_a_rule_stops_where_a_shape_reaches_into_its_gutter() -> None:
    rules = list(column_rules(GRID, COLUMNS, (1, 10), [gone_round(110, 75, 40, 30)]))
    assert [(round(r.y, 6), round(r.bottom, 6)) for r in rules] == [(32.5, 72.5), (107.5, 177.5)]


def test_a_rule_goes_on_beside_a_shape_that_leaves_its_gutter() -> None:
    rules = list(column_rules(GRID, COLUMNS, (1, 10), [gone_round(60, 75, 50, 30)]))
    assert len(rules) == 1


def test_listed_frames_are_parted_and_narrowed_like_columns() -> None:
    rooms = [Room(140.0, 60.0, 2, 5), Room(20.0, 100.0, 1, 10)]
    things = [gone_round(85, 45, 20, 15), Obstacle(Rect(140, 60, 20, 15))]
    frames = listed_frames(GRID, Place(), rooms, things, 40.0)
    assert [(f.column, f.first_line, f.lines) for f in frames] == [(1, 2, 1), (1, 4, 2), (2, 1, 10)]
    assert frames[2].spots[1] == Spot(1, 0, 60)
