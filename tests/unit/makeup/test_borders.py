"""Borders: a whole number of motifs along each side, corners that meet, nothing outside the box."""

from __future__ import annotations

import pytest

from pagesetter.description.look_model import Motif, RuleKind
from pagesetter.geometry import Rect
from pagesetter.ink import BLACK
from pagesetter.makeup.borders import BorderError, line_shapes, motif_shapes
from pagesetter.makeup.model import Shape
from pagesetter.makeup.motifs import figures_of
from pagesetter.makeup.outlines import QUARTER

BOX = Rect(10, 20, 103, 61)
REPEATED = [m for m in Motif if m not in (Motif.DOUBLE, Motif.THICK_THIN)]
#: Motifs whose side is a line that goes on in the corners, and where across the border it runs.
LINES = {Motif.WAVE: 0.86, Motif.FRET: 0.92, Motif.LEAVES: 0.5, Motif.SCALLOPS: 0.9}


def spots(shapes: tuple[Shape, ...]) -> set[tuple[float, float]]:
    """Return where stroked paths begin and end."""
    found = set()
    for shape in shapes:
        if shape.stroke is not None:
            for p in (shape.path.start, shape.path.curves[-1][-1]):
                found.add((round(p.x, 6), round(p.y, 6)))
    return found


@pytest.mark.parametrize("motif", REPEATED)
def test_a_motif_stands_a_whole_number_of_times_along_each_side(motif: Motif) -> None:
    figures = figures_of(motif)
    across = round((103 - 20) / (figures.period * 10))
    down = round((61 - 20) / (figures.period * 10))
    shapes = motif_shapes(motif, BOX, 10, BLACK)
    sides = 2 * (across + down) * len(figures.side)
    assert len(shapes) == sides + 4 * len(figures.corner)


@pytest.mark.parametrize("motif", REPEATED)
def test_a_border_lies_inside_its_box(motif: Motif) -> None:
    for shape in motif_shapes(motif, BOX, 10, BLACK):
        half = (shape.stroke or 0) / 2
        for point in [shape.path.start, *(c[-1] for c in shape.path.curves)]:
            assert BOX.x - 0.01 <= point.x - half
            assert point.x + half <= BOX.right + 0.01
            assert BOX.y - 0.01 <= point.y - half
            assert point.y + half <= BOX.bottom + 0.01


@pytest.mark.parametrize("motif", REPEATED)
def test_a_border_leaves_the_inside_of_its_box_free(motif: Motif) -> None:
    inside = Rect(20, 30, 83, 41)
    for shape in motif_shapes(motif, BOX, 10, BLACK):
        for point in [shape.path.start, *(c[-1] for c in shape.path.curves)]:
            within = Rect(point.x - 0.001, point.y - 0.001, 0.002, 0.002)
            assert not Rect(
                inside.x + 0.01, inside.y + 0.01, inside.width - 0.02, inside.height - 0.02
            ).overlaps(within)


@pytest.mark.parametrize(("motif", "at"), LINES.items())
def test_the_lines_of_a_border_meet_in_each_corner(motif: Motif, at: float) -> None:
    shapes = motif_shapes(motif, BOX, 10, BLACK)
    figures = figures_of(motif)
    corners: list[Shape] = []
    sides: list[Shape] = []
    count = [round((side - 20) / (figures.period * 10)) for side in (103, 61, 103, 61)]
    taken = 0
    for number in count:
        corners += shapes[taken : taken + len(figures.corner)]
        taken += len(figures.corner)
        sides += shapes[taken : taken + number * len(figures.side)]
        taken += number * len(figures.side)
    wanted = {
        (round(10 + 10 * at, 6), 30.0),
        (20.0, round(20 + 10 * at, 6)),
    }  # of the corner at the top left
    assert wanted <= spots(tuple(corners))
    assert wanted <= spots(tuple(sides))


def test_dots_stay_round_whatever_is_left_over() -> None:
    for shape in motif_shapes(Motif.DOTS, BOX, 10, BLACK):
        xs = [c[-1].x for c in shape.path.curves]
        ys = [c[-1].y for c in shape.path.curves]
        assert max(xs) - min(xs) == pytest.approx(max(ys) - min(ys))


def test_stars_stand_upright_on_every_side() -> None:
    for shape in motif_shapes(Motif.STARS, BOX, 10, BLACK):
        points = [c[-1] for c in shape.path.curves]
        assert shape.path.start.y == pytest.approx(min(p.y for p in points))


def test_a_round_border_is_one_closed_path_with_quarter_circles() -> None:
    (shape,) = line_shapes(RuleKind.SOLID, BOX, 2, 12, BLACK)
    curve = shape.path.curves[1]  # after the top side: 1 pt inside, with a radius of 11
    assert shape.path.curves[-1][-1] == shape.path.start
    assert curve[0].x == pytest.approx(112 - 11 + 11 * QUARTER)
    assert curve[-1] == (112, 32)


def test_a_radius_is_never_more_than_half_the_box() -> None:
    (shape,) = line_shapes(RuleKind.SOLID, Rect(0, 0, 40, 20), 2, 500, BLACK)
    assert min(c[-1].y for c in shape.path.curves) == 1
    assert max(c[-1].x for c in shape.path.curves) == 39


@pytest.mark.parametrize("motif", Motif)
def test_a_box_that_is_too_small_for_its_border_is_refused(motif: Motif) -> None:
    with pytest.raises(BorderError, match="too small"):
        motif_shapes(motif, Rect(0, 0, 100, 11), 6, BLACK)


def test_a_motif_that_is_too_small_to_be_seen_is_refused() -> None:
    with pytest.raises(BorderError, match="repeat its motif"):
        motif_shapes(Motif.DOTS, Rect(0, 0, 2000, 2000), 0.5, BLACK)
