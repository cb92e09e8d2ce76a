"""What is shown of a page: its pictures, its state for the browser, its last good look."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pagesetter.engine import Engine
from pagesetter.pipeline import Options
from pagesetter.preview.view import TILE, View
from tests.preview.conftest import LAYOUT, LAYOUTS, PAGE


@pytest.fixture
def view(tmp_path: Path, box_font: Path) -> View:
    (tmp_path / "daily.yaml").write_text(LAYOUT, encoding="utf-8")
    (tmp_path / "page.yaml").write_text(PAGE, encoding="utf-8")
    shown = View(Engine(tmp_path / "page.yaml", Options((box_font.parent,), (LAYOUTS,))))
    shown.refresh()
    return shown


def save(tmp_path: Path, old: str, new: str) -> None:
    file = tmp_path / "page.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_state_has_the_pages_size_and_no_diagnostics(view: View) -> None:
    state = view.state()
    assert (state["version"], state["broken"], state["diagnostics"]) == (1, False, [])
    page = state["page"]
    assert (page["picture"], page["width"], page["height"], page["bleed"]) == (1, 260, 300, 0)
    assert page["changed"] is None


def test_a_changed_word_is_told_with_where_it_is(view: View, tmp_path: Path) -> None:
    save(tmp_path, "盈昃", "盈辰")
    view.refresh()
    page = view.state()["page"]
    assert page["picture"] == 2
    for _, y, _, height in page["changed"]:  # the second line, from 45 to 60, and no other
        assert y >= 40
        assert y + height <= 75


def test_words_that_only_moved_in_the_file_are_no_new_picture_but_have_new_places(
    view: View, tmp_path: Path
) -> None:
    save(tmp_path, "stories:", "# a note\nstories:")
    view.refresh()
    assert view.state()["page"]["picture"] == 1
    found = view.written_at(45.0, 37.0)
    assert found is not None
    assert found.span.line == 6


def test_the_last_good_page_stays_while_there_is_an_error(view: View, tmp_path: Path) -> None:
    before = view.tile(1.0, 0, 0)
    save(tmp_path, "place: one", "plaec: one")
    view.refresh()
    state = view.state()
    assert (state["version"], state["broken"], state["page"]["picture"]) == (2, True, 1)
    assert state["diagnostics"][0]["place"].endswith("page.yaml:3:5")
    assert view.tile(1.0, 0, 0) == before


def test_a_tile_is_a_square_of_the_page(view: View) -> None:
    whole = view.tile(1.0, 0, 0)
    assert whole is not None
    picture = Image.open(BytesIO(whole)).convert("L")
    assert picture.size == (TILE, TILE)
    dark = picture.point([255] * 128 + [0] * 128).getbbox()
    assert dark is not None
    assert dark[0] in range(19, 24)  # the type area begins 20 points from the left, 30 down
    assert dark[1] in range(30, 36)
    # The same, four times as large: the square has the first 128 points.
    near = view.tile(4.0, 0, 0)
    assert near is not None
    box = Image.open(BytesIO(near)).convert("L").point([255] * 128 + [0] * 128).getbbox()
    assert box is not None
    assert abs(box[1] - 4 * dark[1]) <= 4


@pytest.mark.parametrize(
    ("scale", "column", "row"), [(0.01, 0, 0), (17.0, 0, 0), (1.0, 1, 0), (1.0, 0, -1)]
)
def test_there_is_nothing_beyond_the_page(view: View, scale: float, column: int, row: int) -> None:
    assert view.tile(scale, column, row) is None


def test_a_diagnostic_is_found_by_its_number_in_the_last_state_alone(
    view: View, tmp_path: Path
) -> None:
    save(tmp_path, "place: one", "plaec: one")
    view.refresh()
    span = view.span_of(0, 2)
    assert span is not None
    assert (span.line, span.column) == (3, 5)
    assert view.span_of(0, 1) is None
    assert view.span_of(9, 2) is None
    assert view.span_of(-1, 2) is None


def test_every_overlay_gives_shapes_inside_the_sheet(view: View) -> None:
    for overlay in view.state()["overlays"]:
        shapes = view.overlay(overlay["name"])
        assert shapes is not None
        for shape in shapes:
            x, y, width, height = shape["at"]
            assert 0 <= x <= x + width <= 260
            assert 0 <= y <= y + height <= 300
    assert view.overlay("nix") is None


def test_a_fault_of_ours_ends_nothing(view: View, tmp_path: Path) -> None:
    class Broken(Engine):
        def make(self, number: str = "") -> object:  # type: ignore[override]  # it never returns
            raise ZeroDivisionError

    broken = View(Broken(tmp_path / "page.yaml", Options()))
    broken.refresh()
    state = broken.state()
    assert state["failure"] == "pagesetter failed, see its terminal: ZeroDivisionError"
    assert state["broken"]
    assert broken.made is not None
    assert not broken.made.is_stale
