"""Diagnostics as JSON, one object a line. The schema is docs/diagnostics.schema.json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pagesetter.diagnostics import Diagnostic, PagePlace, Span
from pagesetter.report.text import safe


def as_json_lines(diagnostics: Iterable[Diagnostic]) -> str:
    """Return diagnostics as lines of JSON; nothing where there are none."""
    return "".join(f"{as_json_line(diagnostic)}\n" for diagnostic in diagnostics)


def as_json_line(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as one line of JSON, for editors and scripts."""
    import json  # a page without a diagnostic has no use for it

    return json.dumps(as_record(diagnostic), ensure_ascii=False)


def as_record(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as what JSON can say: text, numbers, lists and mappings."""
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code.value,
        "message": _encodable(diagnostic.message),
        **_place(diagnostic.span),
        "hints": [_encodable(hint) for hint in diagnostic.hints],
        "labels": [
            {"text": _encodable(label.text), **_place(label.span)} for label in diagnostic.labels
        ],
        "at": on_page(diagnostic.at),
    }


def on_page(at: PagePlace | None) -> dict[str, str | float] | None:
    """Return the place on a printed page, in points from the trim's top left."""
    if at is None:
        return None
    return {
        "page": at.page,
        "thing": _encodable(at.thing),
        "x": round(at.x, 3),
        "y": round(at.y, 3),
        "width": round(at.width, 3),
        "height": round(at.height, 3),
    }


def _place(span: Span) -> dict[str, str | int]:
    return {
        "file": safe(str(span.file)),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _encodable(text: str) -> str:
    """Return a text without half a surrogate pair, which UTF-8 cannot say."""
    return text.encode("utf-8", "replace").decode("utf-8")
