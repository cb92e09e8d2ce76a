"""Diagnostics as commands of a GitHub workflow, which shows each beside its line of a change.

The escapes are those of the runner's own toolkit (`@actions/core`, command.ts): a value
ends at a line break or, before the `::`, at a comma or a colon.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.diagnostics import Diagnostic
from pagesetter.report.paths import relative_path
from pagesetter.report.text import safe


def as_annotations(diagnostics: Iterable[Diagnostic]) -> str:
    """Return diagnostics as workflow commands, one a line; nothing where there are none."""
    return "".join(f"{as_annotation(diagnostic)}\n" for diagnostic in diagnostics)


def as_annotation(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as one workflow command.

    Columns are told only of a place within one line: GitHub refuses others.
    """
    span = diagnostic.span
    where = {"file": relative_path(span.file), "line": str(span.line)}
    if span.end_line == span.line:
        where["col"] = str(span.column)
    where["endLine"] = str(span.end_line)
    if span.end_line == span.line:
        where["endColumn"] = str(span.end_column)
    where["title"] = diagnostic.code.value
    fields = ",".join(f"{name}={_property(value)}" for name, value in where.items())
    said = [diagnostic.message, *(f"hint: {hint}" for hint in diagnostic.hints)]
    message = "\n".join(safe(part) for part in said)
    return f"::{diagnostic.severity.value} {fields}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
