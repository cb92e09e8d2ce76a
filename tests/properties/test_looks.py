"""Whatever its size, a border or a rule fills its box whole, stays in it, and repeats evenly."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.description.look_model import Motif, PatternKind, RuleKind
from pagesetter.geometry import Point, Rect
from pagesetter.ink import BLACK
from pagesetter.makeup.borders import line_shapes, motif_shapes
from pagesetter.makeup.model import Shape
from pagesetter.makeup.patterns import pattern_shapes
from pagesetter.makeup.rules import rule_shapes

SIDES = st.floats(30, 900)
SIZES = st.floats(2, 14)
NEARLY = 1e-6


def corners(shapes: Iterable[Shape]) -> Iterable[tuple[Point, float]]:
    """Yield the points along shapes, each with half the stroke drawn there."""
    for shape in shapes:
        half = (shape.stroke or 0.0) / 2
        yield shape.path.start, half
        yield from ((curve[-1], half) for curve in shape.path.curves)


def assert_inside(shapes: Iterable[Shape], box: Rect, slack: float = NEARLY) -> None:
    for point, half in corners(shapes):
        assert box.x - slack <= point.x - half
        assert point.x + half <= box.right + slack
        assert box.y - slack <= point.y - half
        assert point.y + half <= box.bottom + slack


@given(st.sampled_from(Motif), SIDES, SIDES, SIZES)
def test_a_border_of_any_size_stays_in_its_box(
    motif: Motif, width: float, height: float, size: float
) -> None:
    box = Rect(5, 7, width, height)
    # A strand of rope may begin a little before its own stretch of a side.
    assert_inside(motif_shapes(motif, box, size, BLACK), box, slack=size * 0.05)


@given(st.sampled_from(Motif), SIDES, SIDES, SIZES)
def test_a_border_reaches_all_four_sides(
    motif: Motif, width: float, height: float, size: float
) -> None:
    box = Rect(5, 7, width, height)
    points = list(corners(motif_shapes(motif, box, size, BLACK)))
    near = size * 0.35
    assert min(p.x - half for p, half in points) < box.x + near
    assert max(p.x + half for p, half in points) > box.right - near
    assert min(p.y - half for p, half in points) < box.y + near
    assert max(p.y + half for p, half in points) > box.bottom - near


@given(st.sampled_from(RuleKind), SIDES, SIDES, st.floats(0.2, 10), st.floats(0, 500))
def test_a_border_of_lines_stays_in_its_box_however_round(
    kind: RuleKind, width: float, height: float, weight: float, radius: float
) -> None:
    box = Rect(5, 7, width, height)
    shapes = line_shapes(kind, box, weight, radius, BLACK)
    if kind not in (RuleKind.DASHED, RuleKind.DOTTED, RuleKind.WAVY):
        assert_inside(shapes, box)
    assert_inside([shape._replace(stroke=None) for shape in shapes], box)


@given(st.sampled_from(RuleKind), st.floats(0.5, 2000), st.floats(0.1, 20), st.booleans())
def test_a_rule_of_any_length_is_drawn_along_the_whole_of_it(
    kind: RuleKind, length: float, weight: float, down: bool
) -> None:
    bounds = Rect(5, 7, weight, length) if down else Rect(5, 7, length, weight)
    shapes = rule_shapes(kind, bounds, BLACK, down=down)
    along = [(p.y - 7) if down else (p.x - 5) for p, _ in corners(shapes)]
    end = weight / 2 if kind is RuleKind.DOTTED else 0.0  # half a dot
    assert min(along) <= end + NEARLY
    assert max(along) >= length - end - NEARLY


@given(st.sampled_from(PatternKind), SIDES, SIDES, st.floats(1, 40))
def test_the_lines_of_a_pattern_are_as_many_as_go_into_its_box(
    kind: PatternKind, width: float, height: float, pitch: float
) -> None:
    shapes = pattern_shapes(kind, Rect(5, 7, width, height), pitch, 0.2, BLACK)
    assert 1 <= len(shapes) <= 2 * (width + height) / pitch + 2


@pytest.mark.parametrize("motif", Motif)
def test_the_same_border_is_drawn_the_same(motif: Motif) -> None:
    box = Rect(5, 7, 100, 60)
    assert motif_shapes(motif, box, 6, BLACK) == motif_shapes(motif, box, 6, BLACK)
