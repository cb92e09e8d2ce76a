"""Pages as JUnit's test cases, read back by another's reader."""

from __future__ import annotations

from pathlib import Path

from junitparser import Failure, JUnitXml

from pagesetter.diagnostics import Code, Diagnostic, Severity, Span
from pagesetter.report.junit import Case, as_junit


def diagnostic(message: str, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(severity, Code.OVERSET, message, Span(Path("page.yaml"), 3, 1, 3, 5))


def is_error(found: Diagnostic) -> bool:
    return found.severity is Severity.ERROR


def test_a_page_with_an_error_is_a_failure_with_its_message() -> None:
    cases = [
        Case("edition.yaml", "1", (diagnostic("too <long> & wide"),)),
        Case("edition.yaml", "2", ()),
        Case("page.yaml", "page", (diagnostic("loose", Severity.WARNING),)),
    ]
    first, second = JUnitXml.fromstring(as_junit(cases, is_error).encode())
    assert [(suite.name, suite.tests, suite.failures) for suite in (first, second)] == [
        ("edition.yaml", 2, 1),
        ("page.yaml", 1, 0),
    ]
    bad, good = first
    (failure,) = bad.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("overset", "page.yaml:3:1: too <long> & wide")
    assert "--> page.yaml:3:1" in failure.text
    assert good.result == []
    (passed,) = second
    assert passed.result == []
    assert "warning[overset]: loose" in passed.system_out


def test_what_xml_has_no_character_for_is_shown_as_a_picture() -> None:
    cases = [Case("p\0.yaml", "\x1b[2J", (diagnostic("a\x00b\ufffe\ud800"),))]
    (suite,) = JUnitXml.fromstring(as_junit(cases, is_error).encode())
    (case,) = suite
    assert (suite.name, case.name) == ("p␀.yaml", "␛[2J")
    assert case.result[0].message.endswith("a␀b\ufffd\ufffd")


def test_the_totals_are_those_of_all_suites() -> None:
    cases = [Case(name, "1", (diagnostic("x"),)) for name in ("a.yaml", "b.yaml")]
    found = JUnitXml.fromstring(as_junit(cases, is_error).encode())
    assert (found.tests, found.failures, found.errors) == (2, 2, 0)
