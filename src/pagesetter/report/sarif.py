"""Diagnostics as SARIF 2.1.0 (OASIS), for services that collect what checks find.

One run. Columns count characters, as those of a `Span` do (`columnKind`
unicodeCodePoints, 3.14.17), and the end of a region is exclusive in both (3.30.8).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pagesetter.diagnostics import Code, Diagnostic, PagePlace, Severity, Span
from pagesetter.report.code_pages import code_page
from pagesetter.report.json_lines import on_page
from pagesetter.report.paths import relative_path, relative_uri
from pagesetter.report.text import safe

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

#: What relative URIs are relative to: where the command was run, the root of a checkout.
_ROOT = "%SRCROOT%"


def as_sarif(diagnostics: Sequence[Diagnostic], version: str) -> str:
    """Return diagnostics as a SARIF log; `version` is the program's."""
    import json

    return json.dumps(_log(diagnostics, version), ensure_ascii=False, indent=1) + "\n"


def _log(diagnostics: Sequence[Diagnostic], version: str) -> dict[str, Any]:
    codes = list(dict.fromkeys(diagnostic.code for diagnostic in diagnostics))
    numbers = {code: i for i, code in enumerate(codes)}
    driver = {
        "name": "pagesetter",
        "version": version,
        "semanticVersion": version,
        "rules": [_rule(code, diagnostics) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, numbers) for diagnostic in diagnostics],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: Code, diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """Return what is known of a code: its help is its section in the documentation."""
    page = code_page(code)
    if page is None:
        level = next(d.severity for d in diagnostics if d.code is code)
        return {"id": code.value, "defaultConfiguration": {"level": level.value}}
    text = f"{page.meaning}\n\nCause: {page.cause}\n\nCure: {page.cure}"
    return {
        "id": code.value,
        "shortDescription": {"text": page.meaning},
        "fullDescription": {"text": page.cause},
        "help": {"text": text, "markdown": f"{page.meaning}\n\n{page.markdown}"},
        "defaultConfiguration": {"level": page.severities[0].value},
    }


def _result(diagnostic: Diagnostic, numbers: dict[Code, int]) -> dict[str, Any]:
    hints = [f"hint: {safe(hint)}" for hint in diagnostic.hints]
    location = _location(diagnostic.span)
    if diagnostic.at is not None:
        location["logicalLocations"] = [_thing(diagnostic.at)]
    result: dict[str, Any] = {
        "ruleId": diagnostic.code.value,
        "ruleIndex": numbers[diagnostic.code],
        "level": _level(diagnostic.severity),
        "message": {"text": "\n".join([safe(diagnostic.message), *hints])},
        "locations": [location],
    }
    if diagnostic.labels:
        result["relatedLocations"] = [
            {"id": i, **_location(label.span), "message": {"text": safe(label.text)}}
            for i, label in enumerate(diagnostic.labels)
        ]
    if diagnostic.at is not None:
        result["properties"] = {"at": on_page(diagnostic.at)}
    return result


def _level(severity: Severity) -> str:
    return "error" if severity is Severity.ERROR else "warning"


def _location(span: Span) -> dict[str, Any]:
    artifact = {"uri": relative_uri(span.file)}
    if not Path(relative_path(span.file)).is_absolute():
        artifact["uriBaseId"] = _ROOT
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _thing(at: PagePlace) -> dict[str, str]:
    """Return a thing on a printed page as what SARIF calls a logical location (3.33)."""
    page, thing = safe(at.page), safe(at.thing)
    parts = [f"page {page}"] if page else []
    name = "/".join([*parts, thing] if thing else parts)
    return {"name": thing or name, "fullyQualifiedName": name, "kind": "element"}
