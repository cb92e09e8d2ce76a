"""Places whose edges move by lines, and what of them is then written otherwise."""

from __future__ import annotations

from pathlib import Path

from pagesetter.description.layout_model import GridPlace, LengthPlace
from pagesetter.diagnostics import Span
from pagesetter.makeup.fit_model import Change
from pagesetter.makeup.moved_places import moved, wider
from pagesetter.units import Length, Unit

HERE = Span(Path("daily.yaml"), 1, 1, 1, 2)
GRID = GridPlace(column=1, columns=2, line=5, lines=8, within=None, span=HERE)


def lengths(top: Length, height: Length) -> LengthPlace:
    """Return a place of 10 characters at the left."""
    width = Length(10, Unit.CHARACTER)
    return LengthPlace(Length(0, Unit.CHARACTER), top, width, height, HERE)


def test_an_upper_edge_moves_down_with_what_is_under_it_left_in_place() -> None:
    found = moved(GRID, 2, 0, 15)
    assert found
    assert found.place == GRID._replace(line=7, lines=6)
    assert found.changes == (Change("line", "7"), Change("lines", "6"))


def test_a_lower_edge_moves_alone() -> None:
    found = moved(GRID, 0, -3, 15)
    assert found
    assert (found.place, found.changes) == (GRID._replace(lines=5), (Change("lines", "5"),))


def test_a_place_never_loses_its_last_line_or_leaves_the_page() -> None:
    assert moved(GRID, 8, 0, 15) is None
    assert moved(GRID, -5, 0, 15) is None
    assert moved(lengths(Length(0, Unit.LINE), Length(2, Unit.LINE)), 2, 0, 15) is None


def test_lines_of_a_place_in_lengths_are_written_as_lines() -> None:
    place = lengths(Length(5, Unit.LINE), Length(91, Unit.LINE))
    found = moved(place, 1, 2, 15)
    assert found
    assert found.changes == (Change("line", "7"), Change("lines", "92"))
    assert found.place == place._replace(top=Length(6, Unit.LINE), height=Length(92, Unit.LINE))


def test_other_lengths_become_points() -> None:
    found = moved(lengths(Length(10, Unit.MM), Length(1, Unit.IN)), 0, 2, 15)
    assert found
    assert found.changes == (Change("height", "102pt"),)


def test_a_place_gets_wider_on_its_right() -> None:
    found = wider(
        lengths(Length(0, Unit.LINE), Length(2, Unit.LINE)), 110, left=False, character=10
    )
    assert found.changes == (Change("width", "21字"),)


def test_a_place_gets_wider_on_its_left() -> None:
    place = lengths(Length(0, Unit.LINE), Length(2, Unit.LINE))
    place = place._replace(left=Length(2, Unit.IN), width=Length(100, Unit.PT))
    found = wider(place, 44, left=True, character=10)
    assert found.changes == (Change("left", "100pt"), Change("width", "144pt"))


def test_a_place_given_from_its_foot_and_its_right_is_written_from_there() -> None:
    place = LengthPlace(
        left=Length(2, Unit.CHARACTER),
        top=None,
        width=None,
        height=Length(4, Unit.LINE),
        span=HERE,
        right=Length(3, Unit.CHARACTER),
        bottom=Length(20, Unit.PT),
    )
    found = moved(place, 0, 1, 15)
    assert found
    assert found.changes == (Change("height", "5行"), Change("bottom", "5pt"))
    assert wider(place, 20, left=False, character=10).changes == (Change("right", "1字"),)
    assert wider(place, 20, left=True, character=10).changes == (Change("left", "0字"),)
