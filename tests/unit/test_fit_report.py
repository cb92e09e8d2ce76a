"""The table of how stories fit."""

from __future__ import annotations

from pathlib import Path

from pagesetter.diagnostics import Span
from pagesetter.fit_report import as_json_lines, render_fits
from pagesetter.makeup.fit_model import Edit, Remedy, StoryFit
from pagesetter.makeup.measuring import NOTHING, Amount

HERE = Span(Path("page.yaml"), 3, 5, 3, 6)
THERE = HERE._replace(line=9, column=40)
FITTING = StoryFit(
    "lead", "秋收", HERE, "fill", 0.0, 1200, 1210, NOTHING, NOTHING, fits=True, remedies=()
)
OVER = FITTING._replace(fits=False, over=Amount(30, 3, 560.2), room=1170)


def remedy(lines: int, *, fits: bool = False, edits: tuple[Edit, ...] = ()) -> Remedy:
    """Return a remedy of so many lines."""
    return Remedy("cut", "cut something", HERE, lines, fits, edits)


def rows(*fits: StoryFit) -> list[str]:
    """Return the lines of the table and of what is under it."""
    return render_fits(fits).split("\n")


def test_numbers_stand_under_each_other_and_names_are_as_wide_as_they_show() -> None:
    long = FITTING._replace(name="版面头条", characters=88, room=90)
    assert rows(FITTING, long)[:3] == [
        "story     text  room        characters  lines  mm²",
        "lead      1200  1210  fits",
        "版面头条    88    90  fits",
    ]


def test_a_story_that_is_over_has_its_figures_in_the_table() -> None:
    assert rows(OVER)[1].split() == ["lead", "1200", "1170", "over", "30", "3", "560"]


def test_empty_lines_of_a_story_that_fits_are_told() -> None:
    fit = FITTING._replace(under=Amount(12, 1, 200.0))
    assert rows(fit)[1].split() == ["lead", "1200", "1210", "fits", "12", "1", "200"]


def test_a_story_that_is_under_is_told_to_be() -> None:
    fit = FITTING._replace(under=Amount(40, 4, 800.0), fits=False, remedies=(remedy(3),))
    found = rows(fit)
    assert found[1].split()[3:5] == ["under", "40"]
    assert found[5] == "     fills 3 lines of 4  page.yaml:3:5"


def test_a_remedy_tells_whether_the_story_fits_then_and_what_is_left_or_too_much() -> None:
    remedies = (remedy(1), remedy(3, fits=True), remedy(7))
    found = rows(OVER._replace(remedies=remedies))
    assert [line.strip().split("  ")[0] for line in found[5::2]] == [
        "saves 1 line of 3",
        "saves 3 lines: fits",
        "saves 7 lines, 4 more than are wanted",
    ]


def test_a_story_that_nothing_mends_is_told_so() -> None:
    assert rows(OVER)[3] == "lead “秋收”: nothing was found to mend it"


def test_every_place_of_a_remedy_is_told() -> None:
    edits = (Edit(HERE, 1, -2), Edit(THERE, 4, -3))
    found = rows(OVER._replace(remedies=(remedy(3, fits=True, edits=edits),)))
    assert found[6].strip() == "also page.yaml:9:40"


def test_a_body_that_was_tightened_or_opened_is_told() -> None:
    assert "lead: set 0.004em tighter" in rows(FITTING._replace(tracking=-0.004))
    assert rows(OVER._replace(tracking=0.01, remedies=(remedy(1),)))[3] == (
        "lead “秋收”, set 0.01em wider: what would mend it, cheapest first"
    )


def test_control_characters_are_shown_and_not_obeyed() -> None:
    found = render_fits([OVER._replace(title="\x1b[2J", name="a\tb")])
    assert "\x1b" not in found
    assert "a␉b" in found


def test_a_page_without_stories_has_a_table_without_rows() -> None:
    assert render_fits([]).split() == ["story", "text", "room", "characters", "lines", "mm²"]
    assert as_json_lines([]) == ""
