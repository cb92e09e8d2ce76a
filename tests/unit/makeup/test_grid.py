"""The grid, the columns of stories, and places on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.fit_model import FitPolicy, FitRules
from pagesetter.description.layout_model import (
    GridDescription,
    GridPlace,
    LayoutDescription,
    LengthPlace,
    PageSize,
    StorySlot,
)
from pagesetter.diagnostics import DiagnosticLog, Span
from pagesetter.geometry import Rect, Size
from pagesetter.makeup.grid import (
    StoryColumns,
    columns_exist,
    in_type_area_or_bled,
    lines_covered,
    page_grid,
    place_rect,
    story_columns,
)
from pagesetter.makeup.model import PageGrid
from pagesetter.typeface.library import FontLibrary
from pagesetter.units import Length, Unit

HERE = Span(Path("layout.yaml"), 1, 1, 1, 2)
BROADSHEET = (Length(390, Unit.MM), Length(546, Unit.MM))


def pt(value: float) -> Length:
    return Length(value, Unit.PT)


def characters(value: float) -> Length:
    return Length(value, Unit.CHARACTER)


def layout(
    count: int = 111, columns: int = 8, left: Length | None = None, em: float = 9.0
) -> LayoutDescription:
    """Return a broadsheet of this many characters in this many base columns."""
    page = PageSize(*BROADSHEET, pt(9), count, 100, pt(80), left, HERE)
    grid = GridDescription(pt(em), pt(14), columns, characters(1), HERE)
    return LayoutDescription(
        "test", HERE.file, "", page, grid, {}, {}, {}, None, None, None, (), HERE
    )


def styles(description: LayoutDescription) -> StyleSheet:
    return StyleSheet(description, FontLibrary(system=False), DiagnosticLog())


def slot(columns: int, measure: Length | None = None, gutter: float = 1.0) -> StorySlot:
    return StorySlot(
        "story",
        None,
        columns,
        measure,
        characters(gutter),
        None,
        None,
        None,
        None,
        "body",
        "body",
        None,
        0,
        FitRules(FitPolicy.REPORT, None, None),
        HERE,
    )


def broken(base: int, columns: int) -> tuple[float, float]:
    """Break this many base columns of 13 characters into columns; return measure and gutter."""
    description = layout()
    bounds = Rect(0, 0, (13 * base + base - 1) * 9.0, 100)
    found = story_columns(slot(columns), bounds, styles(description))
    gutter = found.lefts[1] - found.lefts[0] - found.measure if columns > 1 else 0.0
    return found.measure / 9, gutter / 9


def test_eight_columns_of_thirteen_and_seven_gutters_make_111_characters() -> None:
    description = layout()
    grid = page_grid(description, styles(description))
    assert [column.width / 9 for column in grid.columns] == pytest.approx([13.0] * 8)


def test_columns_stand_a_gutter_apart_from_the_left_of_the_type_area() -> None:
    description = layout()
    grid = page_grid(description, styles(description))
    lefts = [(column.x - grid.type_area.x) / 9 for column in grid.columns]
    assert lefts == pytest.approx([14.0 * i for i in range(8)])


def test_the_type_area_stands_in_the_middle_of_the_sheet() -> None:
    description = layout()
    grid = page_grid(description, styles(description))
    assert grid.type_area.x == pytest.approx(grid.page.width - grid.type_area.right)


def test_the_type_area_stands_where_its_left_is_given() -> None:
    description = layout(left=pt(40))
    assert page_grid(description, styles(description)).type_area.x == 40


def test_the_sheet_is_as_large_as_given() -> None:
    description = layout()
    size = page_grid(description, styles(description)).page
    assert (size.width, size.height) == pytest.approx((1105.512, 1547.717), abs=1e-3)


def test_the_type_area_is_as_high_as_its_lines() -> None:
    description = layout()
    grid = page_grid(description, styles(description))
    assert (grid.bleed, grid.type_area.height, grid.lines) == (9, 1400, 100)


@pytest.mark.parametrize(
    ("base", "columns", "measure", "gutter"),
    [(3, 2, 20, 1), (5, 3, 22, 1.5), (2, 2, 13, 1), (8, 5, 21, 1.5), (4, 3, 17, 2), (3, 1, 41, 0)],
)
def test_base_columns_are_broken_into_others_as_the_trade_does(
    base: int, columns: int, measure: float, gutter: float
) -> None:
    assert broken(base, columns) == pytest.approx((measure, gutter))


def test_a_measure_that_comes_out_whole_is_not_rounded_down() -> None:
    description = layout(em=9.1)
    bounds = Rect(0, 0, 41 * 9.1, 100)
    found = story_columns(slot(2), bounds, styles(description))
    assert found.measure / 9.1 == pytest.approx(20)


def test_a_given_measure_is_kept_and_the_gutters_open() -> None:
    found = story_columns(slot(3, characters(12)), Rect(9, 0, 360, 10), styles(layout()))
    assert (found.measure, *found.lefts) == pytest.approx((108, 9, 135, 261))


def test_columns_span_from_the_first_left_to_the_last_right() -> None:
    assert StoryColumns((10, 120, 230), 100).span(2, 2) == (120, 330)


def test_lines_are_counted_from_the_top_of_the_type_area() -> None:
    description = layout()
    grid = page_grid(description, styles(description))
    assert (grid.top(1), grid.top(3), grid.band(2, 3)) == (80, 108, (94, 136))


def test_an_em_box_stands_in_the_middle_of_its_line() -> None:
    description = layout()
    grid = page_grid(description, styles(description))
    top, bottom = grid.baseline(1) - 0.88 * 9, grid.baseline(1) + 0.12 * 9
    assert top - 80 == pytest.approx(94 - bottom)


def test_a_place_in_lengths_is_measured_from_the_type_area() -> None:
    description = layout(left=pt(40))
    sheet = styles(description)
    place = LengthPlace(
        characters(1), Length(2, Unit.LINE), characters(3), Length(4, Unit.LINE), HERE
    )
    assert place_rect(place, page_grid(description, sheet), sheet) == Rect(49, 108, 27, 56)


def test_a_place_on_the_grid_counts_base_columns_and_lines() -> None:
    description = layout(left=pt(40))
    sheet = styles(description)
    found = place_rect(GridPlace(2, 3, 5, 2, None, HERE), page_grid(description, sheet), sheet)
    assert (found.x, found.y, found.width, found.height) == pytest.approx((166, 136, 369, 28))


def test_a_place_within_a_story_counts_its_columns() -> None:
    description = layout(left=pt(40))
    sheet = styles(description)
    place = GridPlace(2, 1, 1, 1, "story", HERE)
    within = StoryColumns((50.0, 170.0), 110.0)
    found = place_rect(place, page_grid(description, sheet), sheet, within)
    assert (found.x, found.width) == (170, 110)


@pytest.mark.parametrize(
    ("column", "columns", "exist"), [(1, 8, True), (8, 1, True), (8, 2, False), (9, 1, False)]
)
def test_a_place_may_count_only_columns_that_exist(column: int, columns: int, exist: bool) -> None:
    description = layout()
    grid = page_grid(description, styles(description))
    assert columns_exist(GridPlace(column, columns, 1, 1, None, HERE), grid, None) == exist


def test_a_place_within_a_story_may_count_only_its_columns() -> None:
    description = layout()
    grid = page_grid(description, styles(description))
    within = StoryColumns((0.0, 10.0), 8.0)
    assert not columns_exist(GridPlace(3, 1, 1, 1, "story", HERE), grid, within)


@pytest.mark.parametrize(
    ("top", "height", "covered"),
    [(80, 14, (1, 2)), (80, 15, (1, 3)), (94, 28, (2, 4)), (93, 2, (1, 3)), (87, 1, (1, 2))],
)
def test_a_rectangle_covers_every_line_it_touches(
    top: float, height: float, covered: tuple[int, int]
) -> None:
    description = layout()
    grid = page_grid(description, styles(description))
    assert lines_covered(Rect(0, top, 10, height), grid) == covered


# The type area is 40–1039 by 80–1480; the sheet with its bleed is −9–1114.5 by −9–1556.7.
PLACES = {
    "the type area": (Rect(40, 80, 999, 1400), True),
    "over the left": (Rect(39, 80, 10, 10), False),
    "over the top": (Rect(40, 79, 10, 10), False),
    "over the right": (Rect(1030, 80, 10, 10), False),
    "over the foot": (Rect(40, 1471, 10, 10), False),
    "bled on the left": (Rect(-9, 80, 100, 10), True),
    "bled on top": (Rect(40, -9, 100, 100), True),
    "bled on the right": (Rect(1000, 80, 115, 10), True),
    "bled at the foot": (Rect(40, 1400, 10, 157), True),
    "over the right, not to the bleed": (Rect(1000, 80, 110, 10), False),
    "over the foot, not to the bleed": (Rect(40, 1400, 10, 150), False),
    "over the top, not to the bleed": (Rect(40, -8, 100, 100), False),
    "to the trim alone": (Rect(0, 80, 100, 10), False),
}


@pytest.mark.parametrize(("bounds", "allowed"), PLACES.values(), ids=PLACES)
def test_a_place_keeps_to_the_type_area_or_bleeds(bounds: Rect, allowed: bool) -> None:
    description = layout(left=pt(40))
    grid = page_grid(description, styles(description))
    assert in_type_area_or_bled(bounds, grid) == allowed


def test_baselines_of_a_stretch_are_those_of_its_lines() -> None:
    grid = PageGrid(
        Size(1000.0, 1400.0), 9.0, Rect(31.7, 47.3, 900.0, 1300.0), (), 17.0, 9.7, 14.13, 90
    )
    assert grid.baselines(3, 40) == [grid.baseline(line) for line in range(3, 43)]
    assert grid.baselines(3, 0) == []
