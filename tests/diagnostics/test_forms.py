"""Every code: provoked by a fixture, told in all four forms, its place checked in each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from pagesetter.description.reader import read_page
from pagesetter.diagnostics import Code, Diagnostic, DiagnosticLog, PagePlace, Severity, Span
from pagesetter.report.code_pages import code_pages
from pagesetter.report.forms import as_form
from pagesetter.report.text import cells, safe, short
from tests.diagnostics.test_diagnostics import LAYOUTS, PAGES
from tests.diagnostics.test_edition_diagnostics import EDITIONS, diagnostics_of
from tests.diagnostics.test_made_pages import made_diagnostics

ROOT = Path(__file__).parents[2]
SARIF_SCHEMA = ROOT / "tests" / "schemas" / "sarif-2.1.0-rtm.5.json"
LINE_SCHEMA = ROOT / "docs" / "diagnostics.schema.json"

#: Codes that no fixture here provokes, and why.
ELSEWHERE: dict[Code, str] = {}

_ANNOTATION = re.compile(r"::(error|warning) ([^:]*(?::(?!:)[^:]*)*)::(.*)")

Place = tuple[str, int, int, int, int]


@pytest.fixture(scope="module")
def every(fonts: Path) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of all fixtures."""
    return tuple(_every(fonts))


def _every(fonts: Path) -> Iterator[Diagnostic]:
    for page in PAGES:
        log = DiagnosticLog()
        read_page(page, [LAYOUTS], log)
        yield from log
    for edition in EDITIONS:
        yield from diagnostics_of(edition)
    for diagnostics in made_diagnostics(fonts).values():
        yield from diagnostics


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run where relative paths are those of the repository."""
    monkeypatch.chdir(ROOT)


def place(diagnostic: Diagnostic) -> Place:
    span = diagnostic.span
    file = span.file.resolve().relative_to(ROOT).as_posix()
    return (file, span.line, span.column, span.end_line, span.end_column)


def test_every_code_is_provoked_by_a_fixture(every: tuple[Diagnostic, ...]) -> None:
    assert {d.code for d in every} | set(ELSEWHERE) == set(Code)
    assert {d.code for d in every} & set(ELSEWHERE) == set()


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_a_code_is_documented_with_the_severities_it_has(
    code: Code, every: tuple[Diagnostic, ...]
) -> None:
    page = code_pages()[code.value]
    assert {d.severity for d in every if d.code is code} <= set(page.severities)
    assert page.meaning[0].islower()
    assert page.meaning[-1] != "."
    assert page.cause[-1] == page.cure[-1] == "."


def test_no_section_is_left_over_of_a_code_that_went() -> None:
    assert set(code_pages()) == {code.value for code in Code}


# ---------------------------------------------------------------- the forms


def test_people_are_shown_file_line_and_column_and_carets_as_wide(
    every: tuple[Diagnostic, ...],
) -> None:
    for diagnostic in every:
        shown = as_form("people", [diagnostic])
        head, arrow, *rest = shown.splitlines()
        span = diagnostic.span
        code = f"{diagnostic.severity.value}[{diagnostic.code.value}]"
        assert head == f"{code}: {safe(diagnostic.message)}"
        assert arrow.strip() == f"--> {short(span.file)}:{span.line}:{span.column}"
        assert all(f"hint: {hint}" in shown for hint in diagnostic.hints)
        if len(rest) > 2 and "|" in rest[1] and "…" not in rest[1]:
            _check_carets(diagnostic, rest[1], rest[2])


def _check_carets(diagnostic: Diagnostic, source: str, carets: str) -> None:
    """Hold that the carets stand under what the span has, an ideograph as two cells."""
    line = source.partition("| ")[2]
    marked = carets.partition("| ")[2]
    span = diagnostic.span
    meant = line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]
    assert len(marked) - len(marked.lstrip()) == cells(line[: span.column - 1])
    assert marked.count("^") == max(1, cells(meant.rstrip()))


def test_lines_of_json_have_the_place_and_are_valid(every: tuple[Diagnostic, ...]) -> None:
    validator = Draft202012Validator(json.loads(LINE_SCHEMA.read_text(encoding="utf-8")))
    Draft202012Validator.check_schema(validator.schema)
    lines = as_form("json", every).splitlines()
    assert len(lines) == len(every)
    for line, diagnostic in zip(lines, every, strict=True):
        found = json.loads(line)
        assert [error.message for error in validator.iter_errors(found)] == []
        file = Path(found["file"]).resolve().relative_to(ROOT).as_posix()
        numbers = [found[name] for name in ("line", "column", "end_line", "end_column")]
        assert (file, *numbers) == place(diagnostic)
        assert (found["code"], found["severity"], found["message"]) == (
            diagnostic.code.value,
            diagnostic.severity.value,
            diagnostic.message,
        )


def sarif(diagnostics: tuple[Diagnostic, ...]) -> dict[str, Any]:
    """Return a SARIF log that is valid."""
    log: dict[str, Any] = json.loads(as_form("sarif", diagnostics))
    validator = Draft4Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(log)] == []
    return log


def test_sarif_has_the_place_and_the_help_of_each_code_and_is_valid(
    every: tuple[Diagnostic, ...],
) -> None:
    (run,) = sarif(every)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {d.code.value for d in every}
    for rule in rules:
        assert code_pages()[rule["id"]].cure in rule["help"]["markdown"]
    for result, diagnostic in zip(run["results"], every, strict=True):
        physical = result["locations"][0]["physicalLocation"]
        region, artifact = physical["region"], physical["artifactLocation"]
        numbers = [region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")]
        assert (unquote(artifact["uri"]), *numbers) == place(diagnostic)
        assert artifact["uriBaseId"] == "%SRCROOT%"
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic.code.value
        assert result["level"] == diagnostic.severity.value
        assert result["message"]["text"].partition("\n")[0] == diagnostic.message
        assert len(result.get("relatedLocations", ())) == len(diagnostic.labels)


def test_github_gets_an_annotation_with_the_place(every: tuple[Diagnostic, ...]) -> None:
    lines = as_form("github", every).splitlines()
    for line, diagnostic in zip(lines, every, strict=True):
        match = _ANNOTATION.fullmatch(line)
        assert match, line
        fields = dict(field.split("=", 1) for field in match[2].split(","))
        file, first, column, last, end = place(diagnostic)
        wanted = {"file": file, "line": str(first), "endLine": str(last)}
        if first == last:
            wanted |= {"col": str(column), "endColumn": str(end)}
        assert fields == {**wanted, "title": diagnostic.code.value}
        assert match[1] == diagnostic.severity.value
        said = match[3].replace("%0A", "\n").replace("%25", "%")
        assert said.partition("\n")[0] == diagnostic.message


# ---------------------------------------------------------------- odd places


def odd(file: Path, message: str = "no", at: PagePlace | None = None) -> Diagnostic:
    return Diagnostic(Severity.WARNING, Code.OVERSET, message, Span(file, 1, 2, 1, 4), (), (), at)


def test_a_workflow_command_escapes_what_would_end_it() -> None:
    found = odd(ROOT / "a,b:c%d.yaml", "50% of it\r\n::error::x")
    assert as_form("github", [found]) == (
        "::warning file=a%2Cb%3Ac%25d.yaml,line=1,col=2,endLine=1,endColumn=4,title=overset"
        "::50%25 of it␍␊::error::x\n"
    )


def test_a_uri_escapes_what_is_not_a_letter_and_stays_relative() -> None:
    (run,) = sarif((odd(ROOT / "pages" / "第 1 版:a.yaml"),))["runs"]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == "pages/%E7%AC%AC%201%20%E7%89%88%3Aa.yaml"


def test_a_file_outside_the_checkout_has_a_whole_uri(tmp_path: Path) -> None:
    (run,) = sarif((odd(tmp_path / "x.yaml"),))["runs"]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (tmp_path / "x.yaml").as_uri()}


def test_a_place_on_a_printed_page_is_told_in_every_form_that_has_room_for_it() -> None:
    at = PagePlace("3", "lead-photo", 72.0, 144.0, 36.0, 18.0)
    found = odd(ROOT / "page.pdf", at=at)
    assert (
        " = on page 3: lead-photo, 12.7 by 6.3 mm, 25.4 mm from the left, 50.8 mm down\n"
    ) in as_form("people", [found])
    record = {"page": "3", "thing": "lead-photo", "x": 72, "y": 144, "width": 36, "height": 18}
    assert json.loads(as_form("json", [found]))["at"] == record
    (run,) = sarif((found,))["runs"]
    (result,) = run["results"]
    assert result["properties"] == {"at": record}
    (thing,) = result["locations"][0]["logicalLocations"]
    assert thing["fullyQualifiedName"] == "page 3/lead-photo"


def test_nothing_found_is_an_empty_run_and_no_line() -> None:
    assert sarif(())["runs"][0]["results"] == []
    assert [as_form(form, []) for form in ("people", "json", "github")] == ["", "", ""]


def test_half_a_surrogate_pair_reaches_no_program() -> None:
    found = odd(ROOT / "page.yaml", "a\ud800b")
    for form in ("json", "sarif", "github"):
        as_form(form, [found]).encode("utf-8")
