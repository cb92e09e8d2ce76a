"""Tables read: each cell in its row and column, and no more of them than a page holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.description.reader import read_page
from pagesetter.description.table_model import CellAlign, TableDescription
from pagesetter.diagnostics import DiagnosticLog

LAYOUTS = Path(__file__).parents[2] / "diagnostics" / "layouts"


def read(folder: Path, rows: str, *more: str) -> tuple[TableDescription | None, list[str]]:
    """Read a page of one table; return it, and what was wrong."""
    lines = "".join(f"    {line}\n" for line in more)
    text = f"layout: tabled\ntables:\n  - place: figures\n{lines}    rows: {rows}\n"
    (folder / "page.yaml").write_text(text, encoding="utf-8")
    log = DiagnosticLog()
    page = read_page(folder / "page.yaml", [LAYOUTS], log)
    return page.tables[0] if page else None, [d.message for d in log]


def places(table: TableDescription | None) -> list[tuple[int, int, str]]:
    assert table is not None
    return [(c.row, c.column, c.words.text if c.words else "") for c in table.cells]


def test_cells_stand_where_those_over_rows_and_columns_leave_room(tmp_path: Path) -> None:
    rows = "[[{text: 甲, rows: 2}, 乙, 丙], [{text: 丁, columns: 2}], [戊, ~, 己]]"
    table, found = read(tmp_path, rows)
    assert found == []
    assert places(table) == [
        (0, 0, "甲"),
        (0, 1, "乙"),
        (0, 2, "丙"),
        (1, 1, "丁"),
        (2, 0, "戊"),
        (2, 1, ""),
        (2, 2, "己"),
    ]


def test_a_header_is_the_first_row(tmp_path: Path) -> None:
    table, _ = read(tmp_path, "[[乙]]", "header: [甲]")
    assert table is not None
    assert (table.header, table.rows, places(table)) == (1, 2, [(0, 0, "甲"), (1, 0, "乙")])


def test_a_column_that_is_not_described_is_set_from_its_start(tmp_path: Path) -> None:
    table, _ = read(tmp_path, "[[甲, 乙, 丙]]", "columns: [{align: decimal}]")
    # The columns given are those there are: the row must not have more.
    assert table is None
    table, _ = read(tmp_path, "[[甲, 乙]]")
    assert table is not None
    assert [c.align for c in table.columns] == [CellAlign.START, CellAlign.START]


def test_figures_stay_as_they_are_written(tmp_path: Path) -> None:
    table, _ = read(tmp_path, "[[007, 1.50, 3:1, no]]")
    assert [words for _, _, words in places(table)] == ["007", "1.50", "3:1", "no"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            "[" + "[甲], " * 401 + "]",
            "a table of 401 rows is larger than any page holds: 400 at most",
        ),
        (
            "[[" + "甲, " * 41 + "]]",
            "a table of 41 columns is larger than any page holds: 40 at most",
        ),
        (
            "[[{text: 甲, columns: 9999}]]",
            "a table of 41 columns is larger than any page holds: 40 at most",
        ),
        (
            "[" + f"[{'甲' * 2000}], " * 31 + "]",
            "a table of 62000 characters is larger than any page holds: 60000 at most",
        ),
    ],
    ids=["rows", "columns", "span", "characters"],
)
def test_a_table_larger_than_any_page_is_refused(tmp_path: Path, rows: str, message: str) -> None:
    _, found = read(tmp_path, rows)
    assert found == [message]
