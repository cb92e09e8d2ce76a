"""The forms that diagnostics have, by the names that a command takes."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter import __version__
from pagesetter.diagnostics import Diagnostic


def as_form(form: str, diagnostics: Sequence[Diagnostic], *, color: bool = False) -> str:
    """Return diagnostics in one of the forms; only people see colors."""
    match form:
        case "json":
            from pagesetter.report.json_lines import as_json_lines

            return as_json_lines(diagnostics)
        case "sarif":
            from pagesetter.report.sarif import as_sarif

            return as_sarif(diagnostics, __version__)
        case "github":
            from pagesetter.report.github import as_annotations

            return as_annotations(diagnostics)
        case "people":
            from pagesetter.report.people import render

            return render(diagnostics, color=color)
        case _:
            raise ValueError(f"diagnostics have no form {form!r}")
