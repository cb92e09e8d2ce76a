"""Every code: provoked by a fixture, told in all four forms, its place checked in each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from pagesetter.description.reader import read_page
from pagesetter.diagnostics import Code, Diagnostic, DiagnosticLog, PagePlace, Severity, Span
from pagesetter.press.profiles import find_profile
from pagesetter.report.code_pages import code_pages
from pagesetter.report.forms import as_form
from tests.diagnostics.forms import (
    ROOT,
    check_github,
    check_json,
    check_people,
    check_sarif,
    sarif,
)
from tests.diagnostics.test_diagnostics import LAYOUTS, PAGES
from tests.diagnostics.test_edition_diagnostics import EDITIONS, diagnostics_of
from tests.diagnostics.test_made_pages import made_diagnostics
from tests.diagnostics.test_press_diagnostics import press_diagnostics
from tests.diagnostics.test_profile_diagnostics import PROFILES

#: Codes whose fixtures are planted faults: tests/preflight/test_forms.py provokes each.
_ALL: list[Code] = list(Code)
OF_A_PRESS: frozenset[Code] = frozenset(_ALL[_ALL.index(Code.INK_OVER_LIMIT) :]) - {
    Code.BAD_ICC_PROFILE,
    Code.NOT_PDF_X,
}


@pytest.fixture(scope="module")
def every(fonts: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of all fixtures."""
    pressed = press_diagnostics(fonts, tmp_path_factory.mktemp("press") / "pages")
    return (*_every(fonts), *(d for diagnostics in pressed.values() for d in diagnostics))


def _every(fonts: Path) -> Iterator[Diagnostic]:
    for page in PAGES:
        log = DiagnosticLog()
        read_page(page, [LAYOUTS], log)
        yield from log
    for edition in EDITIONS:
        yield from diagnostics_of(edition)
    for profile in PROFILES:
        log = DiagnosticLog()
        find_profile(str(profile), [], log)
        yield from log
    for diagnostics in made_diagnostics(fonts).values():
        yield from diagnostics


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run where relative paths are those of the repository."""
    monkeypatch.chdir(ROOT)


def test_every_code_is_provoked_by_a_fixture(every: tuple[Diagnostic, ...]) -> None:
    assert {d.code for d in every} == set(Code) - OF_A_PRESS


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


@pytest.mark.parametrize("check", [check_people, check_json, check_sarif, check_github])
def test_every_diagnostic_is_told_with_its_place(
    check: Callable[[Sequence[Diagnostic]], None], every: tuple[Diagnostic, ...]
) -> None:
    check(every)


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
        assert b"page.yaml" in as_form(form, [found]).encode("utf-8")
