"""Facts in the forms that a layout asks for, and pages that furniture is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.makeup.pages import LAYOUT, Made

Make = Callable[[str, str], Made]

LINE = "{left: 0字, width: 22字, line: 1, lines: 1}"

FACTS = """\
edition: {paper: 千字文, date: 2025-09-23, page: 03, pages: 12, issue: 12345, founded: 1949-10-01, list: A3}
staff: {责编: 甲, 美编: 乙}
"""

FORMS = {
    "{date}": "2025年9月23日",
    "{date:full}": "2025年9月23日",
    "{date:han}": "二〇二五年九月二十三日",
    "{date:short}": "9月23日",
    "{date:short-han}": "九月二十三日",
    "{date:iso}": "2025-09-23",
    "{date:dots}": "2025.09.23",
    "{date:english}": "September 23, 2025",
    "{date:year}/{date:month}/{date:day}": "2025/9/23",
    "{weekday}": "星期二",
    "{weekday:short}": "周二",
    "{weekday:english}": "Tuesday",
    "{lunar}": "乙巳年八月初二",
    "{lunar:full}": "农历乙巳年八月初二",
    "{lunar:day}": "八月初二",
    "{lunar:year}": "乙巳年",
    "{lunar:animal}": "蛇",
    "{term}": "秋分",
    "{page}": "03",
    "{page:plain}": "3",
    "第{page:han}版": "第三版",
    "{page:han-digits}": "〇三",
    "{page:han-formal}": "叁",
    "{pages:000}": "012",
    "{issue:han}": "一万二千三百四十五",
    "{founded}": "1949-10-01",
    "{founded:han}": "一九四九年十月一日",
    "{staff:责编}": "甲",
    "{ staff : 美编 }": "乙",
    "天{none?}地": "天地",
    "{staff:校对?}天": "天",
}


def furniture(**pieces: str) -> str:
    lines = "".join(f"  {name}: {{{keys}, place: {LINE}}}\n" for name, keys in pieces.items())
    return f"{LAYOUT}\nfurniture:\n{lines}"


def folio(text: str, optional: str = "no") -> str:
    return furniture(folio=f'text: "{text}", style: byline, optional: {optional}')


@pytest.mark.parametrize(("text", "words"), FORMS.items())
def test_a_fact_is_printed_in_the_form_asked_for(text: str, words: str, make: Make) -> None:
    assert make(folio(text), FACTS).words("folio") == [words]


def errors(made: Made) -> list[str]:
    return [line.split(" ", 1)[1] for line in made.found]


@pytest.mark.parametrize("page", ["3", "03", "12"])
def test_a_form_for_days_wants_a_day(page: str, make: Make) -> None:
    made = make(folio("{page:iso}"), f"edition: {{page: {page}}}\n")
    assert errors(made) == [
        "error bad-value the layout prints `{page:iso}`, which wants a day, 2025-09-25, "
        f"and it is `{page}`"
    ]


def test_a_form_for_numbers_wants_a_number(make: Make) -> None:
    made = make(folio("{list:000}"), FACTS)
    assert made.found == [
        "2:103 error bad-value the layout prints `{list:000}`, which wants a whole number up to 99999999, "
        "and it is `A3`"
    ]


def test_a_form_for_both_wants_either(make: Make) -> None:
    made = make(folio("{paper:han}"), FACTS)
    assert made.hints == [("write a whole number up to 99999999 or a day, 2025-09-25",)]


def test_a_format_that_is_not_known_is_told_with_those_that_are(make: Make) -> None:
    made = make(folio("{weekday:shrt}"), FACTS)
    assert errors(made) == ["error bad-value `{weekday:shrt}`: `weekday` has no format `shrt`"]
    assert made.hints == [("did you mean `short`?", "the formats are `short` or `english`")]


def test_a_fact_without_formats_is_told_as_such(make: Make) -> None:
    assert make(folio("{term:han}"), FACTS).hints == [("write `{term}`",)]


def test_a_day_without_a_solar_term_lacks_it(make: Make) -> None:
    made = make(folio("{term}"), "edition: {date: 2025-09-25}\n")
    assert errors(made) == [
        "error missing-key the layout prints `term`, and this day has no solar term"
    ]
    assert made.hints == [("write it as `{term?}` in the layout",)]


def test_a_role_that_nobody_has_is_an_error(make: Make) -> None:
    made = make(folio("{staff:校对}"), FACTS)
    assert made.hints == [("add `校对:` to `staff`",)]


@pytest.mark.parametrize("name", ["weekday", "lunar", "term"])
def test_what_follows_from_the_date_lacks_it(name: str, make: Make) -> None:
    made = make(folio(f"{{{name}}}"), "edition: {page: 3}\n")
    assert made.hints == [("add `date:` to `edition`",)]


def test_a_lunar_date_long_ago_is_an_error(make: Make) -> None:
    made = make(folio("{lunar}"), "edition: {date: 1850-01-01}\n")
    assert errors(made) == ["error bad-value the lunar date is known from 1902 to 2100"]


# ---------------------------------------------------------------- several lines


LINES = (
    LAYOUT
    + """
furniture:
  dates:
    text: |
      {date:short}

      天{none}
      {weekday}
    style: subhead
    optional: yes
    place: {left: 0字, width: 10字, line: 1, lines: 4}
"""
)


def test_lines_of_a_text_stand_in_the_middle_of_their_place(make: Make) -> None:
    frame = make(LINES, FACTS).frame("dates")
    # Two of 15 pt in 60: strips from 45 and 60, and the em box in the middle of each.
    assert [p.line.text for p in frame.lines] == ["9月23日", "星期二"]
    assert [p.baseline for p in frame.lines] == pytest.approx([56.3, 71.3])


def test_lines_that_are_too_many_for_their_leading_share_the_place(make: Make) -> None:
    low = LINES.replace("lines: 4}", "lines: 1}").replace("style: subhead", "style: caption")
    frame = make(low, FACTS).frame("dates")
    assert [p.baseline for p in frame.lines] == pytest.approx([36.79, 44.29])


def test_a_folded_text_is_one_line(make: Make) -> None:
    layout = (
        LAYOUT
        + f"\nfurniture:\n  a:\n    text: 天\n      地\n    style: byline\n    place: {LINE}\n"
    )
    assert make(layout, FACTS).words("a") == ["天 地"]


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ("1", ["first", "odd"]),
        ("A1", ["first", "odd"]),
        ("A01", ["first", "odd"]),
        ("第1版", ["first", "odd"]),
        ("B1", ["other", "odd"]),
        ("2", ["other", "even"]),
        ("A12", ["other", "even"]),
        ("特刊", ["other"]),
    ],
)
def test_furniture_is_printed_on_the_pages_it_is_for(
    page: str, printed: list[str], make: Make
) -> None:
    names = ("first", "other", "odd", "even")
    layout = furniture(**{name: f"fill: black, on: {name}" for name in names})
    assert make(layout, f"edition: {{page: {page}}}\n").names() == printed


def test_a_page_without_a_number_is_odd_nor_even(make: Make) -> None:
    names = ("first", "other", "odd", "even", "all")
    layout = furniture(**{name: f"fill: black, on: {name}" for name in names})
    assert make(layout, "edition: {paper: 天}\n").names() == ["other", "all"]


def test_a_column_that_is_not_there_is_an_error_in_furniture_too(make: Make) -> None:
    layout = LAYOUT + (
        "\nfurniture: {a: {fill: black, place: {column: 2, columns: 2, line: 1, lines: 1}}}\n"
    )
    assert errors(make(layout, "edition: {}\n")) == [
        "error bad-value there is no such column: the place has 2"
    ]


@pytest.mark.parametrize(("page", "printed"), [("1", ["odd", "star"]), ("2", [])])
def test_rules_and_ornaments_are_printed_on_their_pages(
    page: str, printed: list[str], make: Make
) -> None:
    layout = LAYOUT + (
        "\nfurniture:\n"
        "  odd: {rule: {weight: 1pt}, on: odd, place: {line: 2, column: 1, columns: 2}}\n"
        "  star: {ornament: {shape: star, size: 1字}, on: odd, "
        "place: {column: 1, columns: 1, line: 4, lines: 1}}\n"
    )
    assert make(layout, f"edition: {{page: {page}}}\n").names() == printed
