"""Every column of every layout and example that comes with pagesetter is whole characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.layout_model import (
    Direction,
    LayoutDescription,
    StorySlot,
    StyleDescription,
)
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.makeup.columns import is_whole
from pagesetter.makeup.grid import base_columns, page_grid, place_rect, story_columns
from pagesetter.makeup.model import SetFrame
from pagesetter.pipeline import made_up_page
from pagesetter.typeface.library import FontLibrary

ROOT = Path(__file__).parents[2]
# The front page is a plan: it uses keys that are not read yet.
LAYOUTS = sorted(ROOT.glob("layouts/*.yaml"))
EXAMPLES = sorted(ROOT.glob("examples/*/page.yaml"))


def read_layout(name: str, folder: Path) -> LayoutDescription:
    page = folder / "page.yaml"
    page.write_text(f"layout: {name}\n", encoding="utf-8")
    found = read_page(page, [], DiagnosticLog())
    assert found is not None
    return found.layout


def body_of(layout: LayoutDescription, slot: StorySlot) -> StyleDescription:
    return layout.styles[slot.body]


@pytest.mark.parametrize("file", LAYOUTS, ids=lambda file: file.stem)
def test_every_base_column_of_a_layout_is_whole(file: Path, tmp_path: Path) -> None:
    layout = read_layout(file.stem, tmp_path)
    styles = StyleSheet(layout, FontLibrary(system=False), DiagnosticLog())
    widths = [column.width for column in base_columns(layout, styles)]
    assert [width for width in widths if not is_whole(width)] == []


@pytest.mark.parametrize("file", LAYOUTS, ids=lambda file: file.stem)
def test_every_column_of_a_layout_is_whole(file: Path, tmp_path: Path) -> None:
    layout = read_layout(file.stem, tmp_path)
    styles = StyleSheet(layout, FontLibrary(system=False), DiagnosticLog())
    grid = page_grid(layout, styles)
    broken = []
    for slot in layout.slots.values():
        if not isinstance(slot, StorySlot) or slot.place is None or slot.sharing.loose_grid:
            continue
        if body_of(layout, slot).direction is Direction.VERTICAL:
            continue  # its measure is a height: the example's lines are looked at below
        bounds = place_rect(slot.place, grid, styles)
        columns = story_columns(slot, bounds, styles, grid.fold)
        broken += [
            (slot.name, left)
            for left, right in columns.sides
            if not is_whole((right - left) / styles.character)
        ]
    assert broken == []


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.parent.name)
def test_every_column_of_an_example_is_whole(file: Path) -> None:
    log = DiagnosticLog()
    page = made_up_page(file, FontLibrary(), log)
    assert [d.message for d in log if d.code is Code.BROKEN_CHARACTER] == []
    frames = [f for f in page.items if isinstance(f, SetFrame) and "/body/" in f.name]
    # A vertical line is set to the height of its frame.
    measures = [
        frame.bounds.height if frame.lines[0].vertical else frame.bounds.width
        for frame in frames
        if frame.lines
    ]
    assert [m for m in measures if not is_whole(m / page.grid.character)] == []
    assert measures != []
