"""Records as a table for a terminal, and as JSON lines for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from pagesetter.report.text import cells, safe


def render_columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows in columns as wide as their widest cell, an ideograph two wide.

    >>> print(render_columns(["name", "title"], [["a", "标题"], ["notice", "b"]]), end="")
    name    title
    a       标题
    notice  b
    """
    shown = [[safe(cell) for cell in row] for row in [head, *rows]]
    widths = [max(cells(row[i]) for row in shown) for i in range(len(head))]
    lines = (
        "  ".join(
            cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)
        )
        for row in shown
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def as_json_lines(records: Sequence[Mapping[str, object]]) -> str:
    """Return one JSON object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
