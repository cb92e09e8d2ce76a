"""A diagnostic told in all four forms, with its place checked in each."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft202012Validator

from pagesetter.diagnostics import Diagnostic
from pagesetter.report.code_pages import code_pages
from pagesetter.report.forms import as_form
from pagesetter.report.text import cells, safe, short

ROOT = Path(__file__).parents[2]
SARIF_SCHEMA = ROOT / "tests" / "schemas" / "sarif-2.1.0.json"
LINE_SCHEMA = ROOT / "docs" / "diagnostics.schema.json"

_ANNOTATION = re.compile(r"::(error|warning) ([^:]*(?::(?!:)[^:]*)*)::(.*)")

Place = tuple[str, int, int, int, int]


def place(diagnostic: Diagnostic) -> Place:
    """Return a place as programs name it: its file from the folder the test runs in."""
    span = diagnostic.span
    file = Path(os.path.relpath(span.file)).as_posix()
    if file.startswith("../"):
        file = span.file.as_posix()
    return (file, span.line, span.column, span.end_line, span.end_column)


def check_forms(every: Sequence[Diagnostic]) -> None:
    """Hold that each diagnostic is told with its place in all forms, and that these are valid."""
    check_people(every)
    check_json(every)
    check_sarif(every)
    check_github(every)


def check_people(every: Sequence[Diagnostic]) -> None:
    """Hold that people see file, line and column, and carets as wide as the words."""
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


def check_json(every: Sequence[Diagnostic]) -> None:
    """Hold lines of JSON to their schema."""
    validator = Draft202012Validator(json.loads(LINE_SCHEMA.read_text(encoding="utf-8")))
    Draft202012Validator.check_schema(validator.schema)
    lines = as_form("json", every).splitlines()
    assert len(lines) == len(every)
    for line, diagnostic in zip(lines, every, strict=True):
        found = json.loads(line)
        assert [error.message for error in validator.iter_errors(found)] == []
        numbers = [found[name] for name in ("line", "column", "end_line", "end_column")]
        assert found["file"] == str(diagnostic.span.file)
        assert tuple(numbers) == place(diagnostic)[1:]
        at = found["at"] and tuple(found["at"].values())
        wanted = diagnostic.at
        assert at == (wanted and (*wanted[:2], *(round(value, 3) for value in wanted[2:])))
        assert (found["code"], found["severity"], found["message"]) == (
            diagnostic.code.value,
            diagnostic.severity.value,
            diagnostic.message,
        )


def sarif(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """Return a SARIF log that is valid."""
    log: dict[str, Any] = json.loads(as_form("sarif", diagnostics))
    validator = Draft202012Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(log)] == []
    return log


def check_sarif(every: Sequence[Diagnostic]) -> None:
    """Hold a SARIF log to its schema, and its rules to the documentation."""
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
        file, *wanted = place(diagnostic)
        inside = not file.startswith("/")
        assert unquote(artifact["uri"]) == (file if inside else f"file://{file}")
        assert numbers == wanted
        assert artifact.get("uriBaseId") == ("%SRCROOT%" if inside else None)
        if diagnostic.at:
            (thing,) = result["locations"][0]["logicalLocations"]
            assert thing["fullyQualifiedName"] == "/".join(
                part
                for part in (
                    f"page {diagnostic.at.page}" * bool(diagnostic.at.page),
                    diagnostic.at.thing,
                )
                if part
            )
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic.code.value
        assert result["level"] == diagnostic.severity.value
        assert result["message"]["text"].partition("\n")[0] == diagnostic.message
        assert len(result.get("relatedLocations", ())) == len(diagnostic.labels)


def check_github(every: Sequence[Diagnostic]) -> None:
    """Hold that each annotation has its fields."""
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
