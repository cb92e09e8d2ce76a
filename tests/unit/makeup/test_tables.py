"""Tables: widths of columns, where cells stand, what is drawn between them, what does not fit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.makeup.pages import LAYOUT, Made

Make = Callable[[str, str], Made]


def layout(**changes: object) -> str:
    """Return the layout with one slot, `figures`: 22 characters wide, eight lines high."""
    keys: dict[str, object] = {
        "place": "{left: 0字, width: 22字, line: 1, lines: 8}",
        "cell": "cell",
        "gap": "1字",
    }
    keys.update(changes)
    lines = "".join(f"      {key}: {value}\n" for key, value in keys.items() if value is not None)
    styles = (
        "  cell: {based_on: body, align: start}\n  down: {based_on: body, direction: vertical}\n"
    )
    return f"{LAYOUT}{styles}\nslots:\n  figures:\n    table:\n{lines}"


def table(rows: str, *more: str) -> str:
    """Return a page of one table."""
    lines = "".join(f"    {line}\n" for line in more)
    return f"tables:\n  - place: figures\n{lines}    rows: {rows}\n"


def cells(made: Made, row: str) -> list[tuple[float, float, str]]:
    """Return the x, the baseline and the words of each run of a row."""
    return [
        (round(line.x + run.x, 3), round(line.baseline, 3), run.run.text)
        for line in made.frame(f"figures/{row}").lines
        for run in line.line.runs
    ]


def test_the_first_column_begins_and_the_last_ends_with_the_table(make: Make) -> None:
    made = make(layout(), table("[[天地, 玄, 黄宇宙]]", "columns: [{}, {}, {align: end}]"))
    assert cells(made, "row/1") == [
        (20.0, 41.3, "天地"),
        (120.0, 41.3, "玄"),
        (210.0, 41.3, "黄宇宙"),
    ]


@pytest.mark.parametrize(("align", "x"), [("start", 200.0), ("center", 215.0), ("end", 230.0)])
def test_words_stand_at_the_start_the_middle_or_the_end(make: Make, align: str, x: float) -> None:
    made = make(
        layout(), table("[[天, 地玄黄宇], [天, 地]]", f"columns: [{{}}, {{align: {align}}}]")
    )
    assert cells(made, "row/2")[1] == (x, 56.3, "地")


def test_figures_have_their_points_under_one_another(make: Make) -> None:
    rows = "[[天, 12.5], [天, -3], [天, '1,200.25'], [天, 0.75%], [天, —]]"
    made = make(layout(), table(rows, "columns: [{}, {align: decimal}]"))
    points = []
    for row in range(1, 5):
        x, _, words = cells(made, f"row/{row}")[1]
        points.append(x + 5 * len(words.split(".")[0]))
    # 1,200 takes 25 pt before the point and .25 takes 15, .75% 20.
    assert points == [220.0, 220.0, 220.0, 220.0]
    assert cells(made, "row/5")[1][0] == 212.5


def test_a_header_stands_over_the_middle_of_its_figures(make: Make) -> None:
    made = make(
        layout(), table("[[天, 1234.25]]", "header: [地, 玄]", "columns: [{}, {align: decimal}]")
    )
    assert cells(made, "header")[1] == (217.5, 41.3, "玄")
    assert cells(made, "row/1")[1] == (205.0, 56.3, "1234.25")


def test_the_widest_column_goes_on_in_a_second_line_of_the_grid(make: Make) -> None:
    words = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收"
    made = make(layout(), table(f"[[{words}, 12], [秋, 3]]"))
    assert cells(made, "row/1") == [
        (20.0, 41.3, words[:20]),
        (20.0, 56.3, words[20:]),
        (230.0, 41.3, "12"),
    ]
    assert cells(made, "row/2")[0] == (20.0, 71.3, "秋")


def test_a_leader_fills_what_words_leave_of_their_column_and_ends_with_it(make: Make) -> None:
    made = make(layout(), table("[[天地, 12]]", "columns: [{leader: …}, {align: end}]"))
    assert cells(made, "row/1") == [
        (20.0, 41.3, "天地"),
        (50.0, 41.3, "…" * 17),
        (230.0, 41.3, "12"),
    ]


def test_a_cell_over_columns_is_as_wide_as_they_and_their_gap(make: Make) -> None:
    made = make(layout(), table("[[天地, 玄黄, 宇], [{text: 洪, columns: 2, align: end}, 荒]]"))
    left, _, words = cells(made, "row/1")[1]
    assert cells(made, "row/2")[0] == (left + 10 * len(words) - 10, 56.3, "洪")


def test_a_cell_over_rows_stands_in_the_middle_of_them(make: Make) -> None:
    made = make(layout(), table("[[{text: 天, rows: 3}, 地], [玄], [黄]]"))
    assert cells(made, "row/1")[0] == (20.0, 56.3, "天")
    assert [cells(made, f"row/{n}")[-1][1] for n in (1, 2, 3)] == [41.3, 56.3, 71.3]


def test_an_empty_cell_keeps_its_place(make: Make) -> None:
    made = make(layout(), table("[[天, ~, 玄], [天, 地, 玄]]"))
    assert [c[0] for c in cells(made, "row/1")] == [c[0] for c in cells(made, "row/2")[::2]]


def test_lines_stop_at_cells_that_go_over_rows_and_columns(make: Make) -> None:
    rules = "{rows: {weight: 1pt}, columns: {weight: 1pt}}"
    rows = "[[{text: 天, rows: 2}, 地], [玄], [{text: 黄, columns: 2}]]"
    made = make(layout(rules=rules), table(rows))
    boxes = [made.box(f"figures/rule/{n}").bounds for n in (1, 2, 3)]
    assert [(b.x, b.y, b.width, b.height) for b in boxes] == [
        (130.0, 44.5, 110.0, 1.0),
        (20.0, 59.5, 220.0, 1.0),
        (129.5, 30.0, 1.0, 30.0),
    ]


def test_lines_above_under_the_header_and_below_have_weights_of_their_own(make: Make) -> None:
    rules = "{above: {weight: 3pt}, header: {weight: 2pt}, below: {weight: 1pt}}"
    made = make(layout(rules=rules), table("[[天], [地]]", "header: [玄]"))
    boxes = [made.box(f"figures/rule/{n}").bounds for n in (1, 2, 3)]
    assert [(b.y + b.height / 2, b.height) for b in boxes] == [(30, 3), (45, 2), (75, 1)]


def test_every_other_row_has_a_tint(make: Make) -> None:
    made = make(layout(stripe="red"), table("[[天], [地], [玄], [黄]]", "header: [宇]"))
    assert [name for name in made.names() if "stripe" in name] == [
        "figures/stripe/2",
        "figures/stripe/4",
    ]
    assert made.box("figures/stripe/2").bounds.y == 60


def test_a_note_stands_under_the_last_row(make: Make) -> None:
    made = make(layout(), table("[[天]]", "note: 地玄"))
    assert cells(made, "note") == [(20.0, 56.3, "地玄")]


def test_rows_that_do_not_fit_are_overset(make: Make) -> None:
    rows = ", ".join(["[天]"] * 11)
    made = make(layout(), table(f"[{rows}]", "note: 地"))
    assert made.found == ["3:5 warning overset 4 rows of the table do not fit"]
    assert made.hints == [("cut 4 rows, or give the table more room",)]
    assert "figures/row/7" in made.names()
    assert cells(made, "note")[0][1] == 41.3 + 7 * 15


def test_a_table_of_more_columns_than_its_place_has_room_for_is_an_error(make: Make) -> None:
    rows = "[[" + ", ".join(["天地玄"] * 20) + "]]"
    made = make(layout(), table(rows))
    assert made.found == [
        "3:5 error bad-value the table has 20 columns, and its place is wide enough for 11"
    ]


def test_a_title_that_the_slot_has_no_place_for_is_an_error(make: Make) -> None:
    made = make(layout(), table("[[天]]", "title: 地"))
    assert made.found == ["4:12 error bad-value the slot `figures` has no place for a title"]


def test_a_vertical_style_is_an_error(make: Make) -> None:
    made = make(layout(cell="down"), table("[[天]]"))
    assert [words.split(" ", 1)[1] for words in made.found] == [
        "error bad-value a table is set horizontally, and the style `down` is vertical"
    ]


def test_text_keeps_clear_of_a_table(make: Make) -> None:
    slots = layout() + (
        "  story:\n    story:\n      place: {left: 0字, width: 22字, line: 1, lines: 16}\n"
        "      columns: 1\n      body: body\n      slack: 16\n"
    )
    made = make(slots, table("[[天]]") + "stories:\n  - {place: story, body: 地玄}\n")
    assert made.frame("story/body/1").bounds.y == 30 + 8 * 15


def test_two_tables_on_one_place_are_told_of(make: Make) -> None:
    place = "{left: 0字, width: 22字, line: 5, lines: 4}"
    slots = layout() + f"  other: {{table: {{place: {place}, cell: cell}}}}\n"
    made = make(slots, table("[[天]]") + "  - {place: other, rows: [[地]]}\n")
    assert [words.split(" ", 1)[1] for words in made.found] == [
        "error overlap the table overlaps the table placed before"
    ]


def test_a_table_of_a_story_is_read_after_it(make: Make) -> None:
    slots = layout() + (
        "  story:\n    story:\n      place: {left: 0字, width: 22字, line: 9, lines: 8}\n"
        "      columns: 1\n      body: body\n      slack: 16\n"
    )
    page = "stories:\n  - place: story\n    body: 地\n    tables:\n      - {place: figures, rows: [[天]]}\n"
    assert make(slots, page).names() == ["story/body/1", "figures/row/1"]
