"""Rules of each kind: as long and as thick as they should be, whole at both ends."""

from __future__ import annotations

import pytest

from pagesetter.description.look_model import RuleKind
from pagesetter.geometry import Path, Point, Rect
from pagesetter.ink import BLACK
from pagesetter.makeup.model import Shape
from pagesetter.makeup.rules import dashes, rule_shapes

ACROSS = Rect(10, 20, 100, 4)
DOWN = Rect(10, 20, 4, 100)


def extent(shape: Shape) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a shape, its stroke included across it."""
    points = [shape.path.start, *(p for curve in shape.path.curves for p in curve)]
    xs, ys = [p.x for p in points], [p.y for p in points]
    half = (shape.stroke or 0) / 2
    return min(xs), min(ys) - half, max(xs), max(ys) + half


def ends(path: Path) -> list[Point]:
    return [path.start, *(curve[-1] for curve in path.curves)]


def test_a_double_rule_is_two_lines_of_a_third_of_its_weight() -> None:
    first, second = rule_shapes(RuleKind.DOUBLE, Rect(10, 20, 100, 3), BLACK)
    assert (extent(first), extent(second)) == ((10, 20, 110, 21), (10, 22, 110, 23))


def test_the_thick_line_of_a_wenwu_rule_is_above() -> None:
    thick, thin = rule_shapes(RuleKind.THICK_THIN, Rect(10, 20, 100, 5), BLACK)
    assert (extent(thick), extent(thin)) == ((10, 20, 110, 23), (10, 24, 110, 25))


def test_the_thick_line_of_a_wenwu_rule_down_is_at_the_left() -> None:
    thick, thin = rule_shapes(RuleKind.THICK_THIN, Rect(10, 20, 5, 100), BLACK, down=True)
    assert (extent(thick), extent(thin)) == ((10, 20, 13, 120), (14, 20, 15, 120))


def test_a_rule_turned_over_has_its_thin_line_above() -> None:
    thin, thick = rule_shapes(RuleKind.THIN_THICK, Rect(10, 20, 100, 5), BLACK)
    assert (extent(thin), extent(thick)) == ((10, 20, 110, 21), (10, 22, 110, 25))


def test_a_dashed_rule_begins_and_ends_with_a_whole_dash() -> None:
    (rule,) = rule_shapes(RuleKind.DASHED, ACROSS, BLACK)
    dash, white = rule.dash
    count = (100 + white) / (dash + white)
    assert rule.stroke == 4
    assert count == pytest.approx(round(count))


def test_the_first_and_last_dot_touch_the_ends_of_a_rule() -> None:
    (rule,) = rule_shapes(RuleKind.DOTTED, ACROSS, BLACK)
    _, pitch = rule.dash
    left, right = ends(rule.path)[0].x, 10 + 100 - 2  # half a dot from each end
    assert (left, rule.round) == (12, True)
    assert (right - left) / pitch == pytest.approx(11)


def test_a_wave_stays_within_the_weight_of_its_rule() -> None:
    (rule,) = rule_shapes(RuleKind.WAVY, DOWN, BLACK, down=True)
    # A curve whose controls stand on one side of it reaches three quarters of their distance.
    out = max(abs(p.x - 12) for curve in rule.path.curves for p in curve) * 0.75
    assert out + (rule.stroke or 0) / 2 == pytest.approx(2)


def test_a_wave_begins_and_ends_on_the_middle_of_its_rule() -> None:
    (rule,) = rule_shapes(RuleKind.WAVY, ACROSS, BLACK)
    first, *_, last = ends(rule.path)
    assert first == (10, 22)
    assert last == pytest.approx((110, 22))


@pytest.mark.parametrize("length", [7, 30, 111.3])
@pytest.mark.parametrize("dotted", [True, False])
def test_dashes_go_a_whole_number_of_times_round_a_closed_line(length: float, dotted: bool) -> None:
    count = length / sum(dashes(length, 1.5, dotted=dotted, closed=True))
    assert count == pytest.approx(round(count))


def test_dots_that_have_no_room_are_a_dash() -> None:
    (rule,) = rule_shapes(RuleKind.DOTTED, Rect(10, 20, 3, 4), BLACK)
    assert not rule.round
    assert rule.dash[0] >= 3
