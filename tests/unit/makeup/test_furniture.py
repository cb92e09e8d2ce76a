"""Folio lines, staff lines, rules and tints; panels."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from pagesetter.geometry import Rect
from tests.unit.makeup.pages import LAYOUT, Made, slots

Make = Callable[[str, str], Made]

LINE = "{left: 0字, width: 22字, line: 1, lines: 1}"


def layout(furniture: str) -> str:
    """Return the layout with this furniture."""
    return f"{LAYOUT}\nfurniture:\n{textwrap.indent(textwrap.dedent(furniture).strip(), '  ')}\n"


def folio(text: str, optional: str = "no") -> str:
    return layout(f'folio: {{text: "{text}", style: byline, place: {LINE}, optional: {optional}}}')


FACTS = """\
edition: {paper: 千字文, date: 2023-06-28, page: 3, motto: 天地}
staff: {责编: 甲, 美编: 乙}
"""
FILLED = {
    "{paper}": "千字文",
    "{date}": "2023年6月28日",
    "{weekday}": "星期三",
    "{page}": "3",
    "{ motto }": "天地",
    "第{page}版　{paper}": "第3版　千字文",
    "{staff}": "责编：甲　美编：乙",
    "没有": "没有",
}


@pytest.mark.parametrize(("text", "words"), FILLED.items())
def test_facts_of_the_page_are_put_into_the_text(text: str, words: str, make: Make) -> None:
    assert make(folio(text), FACTS).words("folio") == [words]


@pytest.mark.parametrize("day", range(7))
def test_every_day_of_the_week_has_its_name(day: int, make: Make) -> None:
    page = f"edition: {{date: 2024-01-0{day + 1}}}\n"
    assert make(folio("{weekday}"), page).words("folio") == ["星期" + "一二三四五六日"[day]]


@pytest.mark.parametrize("name", ["paper", "date", "weekday", "staff"])
def test_a_fact_that_the_page_lacks_is_an_error(name: str, make: Make) -> None:
    made = make(folio(f"{{{name}}}"), "edition: {page: 3}\n")
    assert [line.split(" error ")[1] for line in made.found] == [
        f"missing-key the layout prints `{name}`, and the page's `edition` has none"
    ]


def test_the_hint_names_the_key_to_add(make: Make) -> None:
    assert make(folio("{paper}"), "edition: {page: 3}\n").hints == [("add `paper:` to `edition`",)]


def test_furniture_that_is_optional_is_left_out_without_its_fact(make: Make) -> None:
    made = make(folio("{paper}", "yes"), "edition: {page: 3}\n")
    assert (made.names(), made.found) == ([], [])


def test_a_fact_keeps_its_place_in_the_page_file(make: Make) -> None:
    line = make(folio("第{page}版"), "edition: {page: 3}\n").frame("folio").lines[0].line
    assert [(run.run.text, run.span.file.name, run.span.column) for run in line.runs] == [
        ("第", "small.yaml", line.runs[0].span.column),
        ("3", "page.yaml", 17),
        ("版", "small.yaml", line.runs[0].span.column),
    ]


def test_words_stand_in_the_middle_of_their_place(make: Make) -> None:
    placed = make(folio("{paper}"), FACTS).frame("folio").lines[0]
    assert (placed.x + placed.line.runs[0].x, placed.baseline) == pytest.approx((210, 41.3))


def test_words_too_long_for_their_place_are_a_warning(make: Make) -> None:
    page = f"edition: {{paper: {'天' * 24}}}\n"
    made = make(folio("{paper}"), page)
    assert [line.split(" ", 1)[1] for line in made.found] == [
        f"warning overset 2 characters of `{'天' * 24}` do not fit their place, which takes 22 at 10 pt"
    ]


def test_boxes_lie_under_the_words(make: Make) -> None:
    made = make(
        layout(f"""
        folio: {{text: 天, style: byline, place: {LINE}}}
        tint: {{fill: red, place: {LINE}}}
        """),
        "edition: {}\n",
    )
    assert made.names() == ["tint", "folio"]


def test_a_box_has_its_bounds_its_fill_and_its_border(make: Make) -> None:
    made = make(
        layout("""
        tint:
          fill: red
          border: {weight: 2pt}
          place: {left: 1字, top: 1行, width: 2字, height: 3pt}
        """),
        "edition: {}\n",
    )
    box = made.box("tint")
    assert (box.bounds, box.fill and box.fill.magenta, box.border and box.border[0]) == (
        Rect(30, 45, 20, 3),
        1.0,
        2.0,
    )


def test_a_box_may_have_no_fill(make: Make) -> None:
    furniture = layout(f"frame: {{border: {{weight: 1pt}}, place: {LINE}}}")
    assert make(furniture, "edition: {}\n").box("frame").fill is None


def test_a_box_may_have_no_border(make: Make) -> None:
    furniture = layout(f"tint: {{fill: red, place: {LINE}}}")
    assert make(furniture, "edition: {}\n").box("tint").border is None


# ---------------------------------------------------------------- panels

PANEL = slots("""
panel:
  panel:
    place: {left: 0字, width: 22字, line: 11, lines: 6}
    title: {style: headline, lines: 3}
    text: {style: byline, lines: 1}
    fill: red
    border: {weight: 1pt}
    padding: 3字
""")


def test_a_panel_is_its_box_and_then_its_words(make: Make) -> None:
    made = make(PANEL, "panels: [{place: panel, title: 天地, text: 玄黄}]\n")
    assert made.names() == ["panel", "panel/title", "panel/text"]


def test_the_words_of_a_panel_stand_in_the_middle_of_its_height(make: Make) -> None:
    made = make(PANEL, "panels: [{place: panel, title: 天地, text: 玄黄}]\n")
    assert [made.frame(f"panel/{name}").bounds for name in ("title", "text")] == [
        Rect(50, 195, 160, 45),
        Rect(50, 240, 160, 15),
    ]


def test_a_panel_without_a_text_has_its_title_alone(make: Make) -> None:
    made = make(PANEL, "panels: [{place: panel, title: 天地}]\n")
    assert made.frame("panel/title").bounds == Rect(50, 202.5, 160, 45)


def test_a_panel_without_a_title_has_its_text_alone(make: Make) -> None:
    made = make(PANEL, "panels: [{place: panel, text: 玄黄}]\n")
    assert made.frame("panel/text").bounds == Rect(50, 217.5, 160, 15)


def test_a_panel_has_the_fill_and_the_border_of_its_slot(make: Make) -> None:
    box = make(PANEL, "panels: [{place: panel, text: 玄黄}]\n").box("panel")
    assert (box.fill and box.fill.yellow, box.border and box.border[0]) == (1.0, 1.0)


def test_a_panel_placed_on_the_grid_is_set_by_the_defaults(make: Make) -> None:
    defaults = LAYOUT + (
        "\ndefaults: {panel: {title: {style: headline, lines: 2}, "
        "text: {style: byline, lines: 1}}}\n"
    )
    page = "panels: [{place: {column: 2, columns: 1, line: 1, lines: 2}, title: 天}]\n"
    box = make(defaults, page).box("panel-1")
    assert (box.bounds, box.fill, box.border) == (Rect(140, 30, 100, 30), None, None)
