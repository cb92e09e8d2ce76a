"""Pictures that a layout prints: the paper's name as it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.geometry import Rect
from tests.unit.makeup.pages import LAYOUT, Made, photo

Make = Callable[[str, str], Made]


def layout(more: str = "", place: str = "{left: 0字, width: 20字, line: 1, lines: 4}") -> str:
    return f"{LAYOUT}\nfurniture: {{logo: {{picture: logo.png, place: {place}{more}}}}}\n"


PLACES = {
    "": Rect(60, 30, 120, 60),
    ", side: start": Rect(20, 30, 120, 60),
    ", side: end": Rect(100, 30, 120, 60),
}


@pytest.mark.parametrize(("side", "bounds"), PLACES.items())
def test_a_picture_lower_than_its_place_is_wide_is_as_high_as_it(
    side: str, bounds: Rect, make: Make, tmp_path: Path
) -> None:
    photo(tmp_path, 800, 400, "logo.png")
    placed = make(layout(side), "edition: {}\n").photo("logo")
    assert (placed.bounds, placed.crop) == (bounds, Rect(0, 0, 800, 400))


def test_a_picture_wider_than_its_place_stands_in_the_middle_of_its_height(
    make: Make, tmp_path: Path
) -> None:
    photo(tmp_path, 1000, 200, "logo.png")
    assert make(layout(), "edition: {}\n").photo("logo").bounds == Rect(20, 40, 200, 40)


def test_a_coarse_picture_is_told_in_the_layout(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 240, 120, "logo.png")
    made = make(layout(), "edition: {}\n")
    assert made.found == [
        "19:29 warning low-resolution `logo.png` has 144 pixels per inch at its printed size"
    ]


def test_a_picture_far_too_coarse_is_an_error(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 100, 50, "logo.png")
    assert [line.split()[1:3] for line in make(layout(), "edition: {}\n").found] == [
        ["error", "low-resolution"]
    ]


def test_a_damaged_picture_is_an_error(make: Make, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    assert [line.split()[1:3] for line in make(layout(), "edition: {}\n").found] == [
        ["error", "bad-picture"]
    ]


def test_a_picture_is_for_the_pages_that_it_is_on(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 800, 400, "logo.png")
    assert make(layout(", on: first"), "edition: {page: 2}\n").names() == []
