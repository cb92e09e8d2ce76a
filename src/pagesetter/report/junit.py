"""Pages that were checked as JUnit's XML, which services of CI show as tests: one case a page.

No standard defines the form; this is what the Jenkins xUnit plugin's schema (junit-10.xsd)
takes, and GitLab and others read. There is no time in it: the same pages give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.etree import ElementTree as ET

from pagesetter.diagnostics import Diagnostic
from pagesetter.records import NamedTuple
from pagesetter.report.people import render
from pagesetter.report.text import safe

#: What XML 1.0 (2.2) has no character for, besides those that no terminal is shown.
_NOT_XML = re.compile("[\ufffe\uffff]")


class Case(NamedTuple):
    """A page that was checked."""

    suite: str  # the file that was named to the command
    name: str  # of the page
    diagnostics: tuple[Diagnostic, ...]


def as_junit(cases: Sequence[Case], fails: Callable[[Diagnostic], bool]) -> str:
    """Return pages as test cases; those with a diagnostic that fails are failures.

    Other diagnostics of a case are its output.
    """
    root = ET.Element("testsuites", name="pagesetter check")
    for suite in dict.fromkeys(case.suite for case in cases):
        own = [case for case in cases if case.suite == suite]
        failed = sum(any(map(fails, case.diagnostics)) for case in own)
        element = ET.SubElement(root, "testsuite", name=_clean(suite))
        element.attrib |= {"tests": str(len(own)), "failures": str(failed), "errors": "0"}
        for case in own:
            _add_case(element, case, fails)
    total = [sum(int(suite.attrib[name]) for suite in root) for name in ("tests", "failures")]
    root.attrib |= {"tests": str(total[0]), "failures": str(total[1]), "errors": "0"}
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_case(suite: ET.Element, case: Case, fails: Callable[[Diagnostic], bool]) -> None:
    element = ET.SubElement(suite, "testcase", name=_clean(case.name), classname=_clean(case.suite))
    passed = []
    for diagnostic in case.diagnostics:
        if fails(diagnostic):
            failure = ET.SubElement(element, "failure", type=diagnostic.code.value)
            failure.set("message", _clean(f"{diagnostic.span}: {diagnostic.message}"))
            failure.text = _text([diagnostic])
        else:
            passed.append(diagnostic)
    if passed:
        ET.SubElement(element, "system-out").text = _text(passed)


def _text(diagnostics: Sequence[Diagnostic]) -> str:
    return _NOT_XML.sub("\ufffd", render(diagnostics, color=False))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", safe(text))
