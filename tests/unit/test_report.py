"""Diagnostics as people and machines read them."""

import json
import os
from pathlib import Path

import pytest

from pagesetter.diagnostics import Code, Diagnostic, Label, PagePlace, Severity, Span
from pagesetter.report import render
from pagesetter.report.json_lines import as_json_line
from pagesetter.report.summary import look_at, summarize


def diagnostic(file: Path, *place: int, **more: object) -> Diagnostic:
    hints, labels = more.get("hints", ()), more.get("labels", ())
    assert isinstance(hints, tuple)
    assert isinstance(labels, tuple)
    line, column, end_line, end_column = place
    span = Span(file, line, column, end_line, end_column)
    return Diagnostic(Severity.ERROR, Code.UNKNOWN_KEY, "no `headlin`", span, hints, labels)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "front.yaml"


def test_the_caret_counts_an_ideograph_as_two_cells(page: Path) -> None:
    page.write_text("stories:\n  - 标题headlin: 台风登陆\n", encoding="utf-8")
    found = diagnostic(page, 2, 5, 2, 14, hints=("did you mean `headline`?",))
    assert render([found], color=False) == (
        "error[unknown-key]: no `headlin`\n"
        " --> front.yaml:2:5\n"
        "  |\n"
        "2 |   - 标题headlin: 台风登陆\n"
        "  |     ^^^^^^^^^^^\n"
        "  = hint: did you mean `headline`?\n"
        "\n"
    )


def test_a_label_has_an_excerpt_of_its_own(page: Path) -> None:
    page.write_text("a: 1\n" * 10, encoding="utf-8")
    label = Label(Span(page, 1, 1, 1, 2), "first written here")
    assert render([diagnostic(page, 10, 1, 10, 2, labels=(label,))], color=False) == (
        "error[unknown-key]: no `headlin`\n"
        "  --> front.yaml:10:1\n"
        "   |\n"
        "10 | a: 1\n"
        "   | ^\n"
        "  ::: front.yaml:1:1\n"
        "   |\n"
        " 1 | a: 1\n"
        "   | - first written here\n"
        "\n"
    )


def test_a_place_of_several_lines_is_underlined_to_the_end_of_the_first(page: Path) -> None:
    page.write_text("a: 1  \nb: 2\n", encoding="utf-8")
    assert "  | ^^^^\n" in render([diagnostic(page, 1, 1, 2, 5)], color=False)


def test_a_place_without_width_gets_one_caret(page: Path) -> None:
    page.write_text("a:\n", encoding="utf-8")
    assert "  |   ^\n" in render([diagnostic(page, 1, 3, 1, 3)], color=False)


def test_a_long_line_is_cut_around_the_caret(page: Path) -> None:
    page.write_text("字" * 5000 + "错" + "字" * 5000, encoding="utf-8")
    lines = render([diagnostic(page, 1, 5001, 1, 5002)], color=False).split("\n")
    shown, carets = lines[3], lines[4]
    assert shown == "1 | …" + "字" * 15 + "错" + "字" * 34 + "…"
    assert carets == "  | " + " " * 31 + "^^"


def test_control_characters_are_shown_and_not_obeyed(page: Path) -> None:
    page.write_text("a\x1b[2J\tb\u202e: 1\n", encoding="utf-8")
    assert "1 | a␛[2J␉b\ufffd: 1\n" in render([diagnostic(page, 1, 1, 1, 2)], color=False)


@pytest.mark.parametrize("line", [2, 99])
def test_a_place_that_is_not_in_the_file_has_no_excerpt(line: int, page: Path) -> None:
    page.write_text("a: 1", encoding="utf-8")
    assert render([diagnostic(page, line, 1, line, 1)], color=False) == (
        f"error[unknown-key]: no `headlin`\n{' ' * len(str(line))}--> front.yaml:{line}:1\n\n"
    )


def test_a_file_that_is_not_there_has_no_excerpt(page: Path) -> None:
    assert "|" not in render([diagnostic(page, 1, 1, 1, 1)], color=False)


def test_a_path_is_shown_as_it_is_where_that_is_shorter(page: Path) -> None:
    file = Path(os.sep) / "x.yaml"
    assert f"--> {file}:1:1" in render([diagnostic(file, 1, 1, 1, 1)], color=False)


def test_colors_come_only_when_asked_for(page: Path) -> None:
    page.write_text("a: 1", encoding="utf-8")
    found = [diagnostic(page, 1, 1, 1, 2)]
    assert "\x1b[1;31merror[unknown-key]\x1b[0m" in render(found, color=True)
    assert "\x1b" not in render(found, color=False)


def test_the_summary_counts_errors_and_warnings(page: Path) -> None:
    error = diagnostic(page, 1, 1, 1, 1)
    warning = Diagnostic(Severity.WARNING, Code.OVERSET, "…", error.span)
    assert summarize([]) == ""
    assert summarize([warning]) == "1 warning"
    assert summarize([error, warning, error]) == "2 errors, 1 warning"


def test_what_to_look_at_is_counted_by_kind_errors_first(page: Path) -> None:
    error = diagnostic(page, 1, 1, 1, 1)
    warnings = [
        Diagnostic(Severity.WARNING, code, "…", error.span)
        for code in (Code.RUNT, Code.OVERSET, Code.OVERSET, Code.UNDERSET, Code.LOOSE_LINE)
    ]
    assert look_at([]) == ""
    assert look_at(warnings[1:3]) == "2 warnings: overset"
    assert look_at([*warnings[:2], error]) == (
        "1 error, 2 warnings: 1 unknown-key, 1 runt, 1 overset"
    )
    assert look_at([*warnings, error]) == (
        "1 error, 5 warnings: 1 unknown-key, 1 runt, 2 overset, 1 underset and 1 more kind"
    )


def test_a_place_on_paper_is_shown_as_far_as_it_is_known(page: Path) -> None:
    found = diagnostic(page, 1, 1, 1, 1)
    places = [
        PagePlace("", "Font F1", 0, 0, 0, 0),
        PagePlace("2", "", 0, 0, 0, 0),
        PagePlace("2", "text", 72, 36, 0, 18),
    ]
    shown = [render([found._replace(at=at)], color=False).splitlines()[-2] for at in places]
    assert shown == [
        "  = Font F1",
        "  = on page 2",
        "  = on page 2: text, 0.0 by 6.3 mm, 25.4 mm from the left, 12.7 mm down",
    ]


def test_a_line_of_json_has_everything(page: Path) -> None:
    label = Label(Span(page, 1, 1, 1, 2), "first")
    found = diagnostic(page, 2, 5, 2, 12, hints=("hint",), labels=(label,))
    assert json.loads(as_json_line(found)) == {
        "severity": "error",
        "code": "unknown-key",
        "message": "no `headlin`",
        "file": str(page),
        "line": 2,
        "column": 5,
        "end_line": 2,
        "end_column": 12,
        "hints": ["hint"],
        "labels": [
            {
                "text": "first",
                "file": str(page),
                "line": 1,
                "column": 1,
                "end_line": 1,
                "end_column": 2,
            }
        ],
        "at": None,
    }
