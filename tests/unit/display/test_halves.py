"""A spread cut at its fold."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from pagesetter.diagnostics import Span
from pagesetter.display.halves import halves
from pagesetter.display.model import (
    BLACK,
    Clip,
    DisplayList,
    DrawPath,
    DrawPhoto,
    FillRect,
    Mark,
    Region,
)
from pagesetter.geometry import Path as Outline
from pagesetter.geometry import Point, Rect, Size
from pagesetter.pictures import Picture
from pagesetter.structure import Role, element

PICTURE = Picture(Path("1.jpg"), 400, 300, 1, "JPEG", "L")
HERE = Span(Path("page.yaml"), 1, 1, 1, 2)


def fill(x: float, width: float) -> FillRect:
    return FillRect(Rect(x, 50, width, 10), BLACK, HERE)


def line(*xs: float, stroke: float | None = None) -> DrawPath:
    points = [Point(x, 60) for x in xs]
    curves = tuple((a, b, b) for a, b in pairwise(points))
    return DrawPath(Outline(points[0], curves), BLACK, HERE, stroke)


def spread(*marks: Mark) -> DisplayList:
    """Return two pages of 200 pt with 10 pt of bleed."""
    regions = tuple(
        Region(f"mark/{i}", Rect(0, 50, 400, 10), (mark,)) for i, mark in enumerate(marks, 1)
    )
    return DisplayList(Size(400, 300), 10, "4-5", "zh-Hans", regions, 200)


def test_each_page_has_half_the_width_and_a_bleed_of_its_own() -> None:
    found = halves(spread(fill(0, 400)))
    assert [(page.page, page.bleed, page.fold) for page in found] == [
        (Size(200, 300), 10, None)
    ] * 2


def test_what_lies_over_the_fold_is_on_both() -> None:
    left, right = halves(spread(fill(150, 100)))
    assert left.regions[0].marks == (fill(150, 100),)
    assert right.regions[0].marks == (fill(-50, 100),)
    assert right.regions[0].bounds == Rect(-200, 50, 400, 10)


@pytest.mark.parametrize(
    ("mark", "pages"),
    [
        (fill(20, 100), [True, False]),
        (fill(300, 100), [False, True]),
        (fill(205, 50), [True, True]),
        (fill(210, 50), [False, True]),
        (fill(150, 41), [True, True]),
        (fill(150, 40), [True, False]),
        (line(250, 205, 260), [True, True]),
        (line(250, 211), [False, True]),
        (line(250, 211, stroke=2.0), [True, True]),
    ],
)
def test_what_stands_in_neither_the_page_nor_its_bleed_is_left_out(
    mark: Mark, pages: list[bool]
) -> None:
    assert [bool(page.regions) for page in halves(spread(mark))] == pages


def test_a_path_moves_with_its_page() -> None:
    _, right = halves(spread(line(300, 320)))
    assert right.regions[0].marks == (line(100, 120),)


def test_one_page_stays_whole() -> None:
    page = spread(fill(0, 400))._replace(fold=None)
    assert halves(page) == (page,)


def test_the_outline_of_a_photo_and_of_a_pattern_move_with_their_page() -> None:
    outline = line(300, 320).path
    photo = DrawPhoto(PICTURE, Rect(0, 0, 10, 10), Rect(300, 50, 20, 10), HERE, line(300, 320).path)
    pattern = Clip(outline, (line(310, 330),), HERE)
    _, right = halves(spread(photo, pattern))
    moved = line(100, 120).path
    assert [region.marks[0] for region in right.regions] == [
        photo._replace(bounds=Rect(100, 50, 20, 10), clip=moved),
        Clip(moved, (line(110, 130),), HERE),
    ]


def test_a_half_keeps_what_its_marks_and_regions_are_parts_of() -> None:
    code, cell = element(Role.FIGURE, "code"), element(Role.CELL, "empty")
    mark = fill(150, 100)._replace(element=code)
    page = spread(mark)
    page = page._replace(regions=(page.regions[0]._replace(elements=(cell,)),))
    for half in halves(page):
        (region,) = half.regions
        (kept,) = region.marks
        assert isinstance(kept, FillRect)
        assert (kept.element, region.elements) == (code, (cell,))
