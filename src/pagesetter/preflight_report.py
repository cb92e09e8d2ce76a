"""Findings of preflight for people, one a line with its cure under it, and as lines of JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pagesetter.diagnostics import PagePlace
from pagesetter.press.preflight.findings import Finding, told
from pagesetter.report import safe


def render(file: Path, findings: Sequence[Finding]) -> str:
    """Return the findings of a file, the errors first, and how many there are.

    A place is millimeters from the top left of the trimmed page.
    """
    lines = []
    for finding in sorted(findings, key=lambda finding: finding.severity.value != "error"):
        place = _place(finding.at)
        head = f"{finding.severity.value}[{finding.code.value}]"
        lines.append(safe(f"{file}: {place}{head}: {told(finding)}"))
        if finding.hint:
            lines.append(safe(f"  = hint: {finding.hint}"))
    lines.append(safe(f"{file}: {_summary(findings)}"))
    return "".join(f"{line}\n" for line in lines)


def _place(at: PagePlace | None) -> str:
    if at is None:
        return ""
    if not at.page:
        return f"{at.thing}: "
    if not at.width and not at.height:
        return f"page {at.page}: "
    across, down = at.x * 25.4 / 72, at.y * 25.4 / 72
    return f"page {at.page}: {at.thing} at {across:.1f}, {down:.1f} mm: "


def _summary(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity.value for finding in findings)
    parts = [
        f"{counts[what]} {what}{'s' if counts[what] > 1 else ''}"
        for what in ("error", "warning")
        if counts[what]
    ]
    return ", ".join(parts) or "nothing found"


def as_json_lines(file: Path, findings: Sequence[Finding]) -> str:
    """Return one JSON object a finding; rectangles are points from the trim's top left."""
    return "".join(f"{json.dumps(_record(file, f), ensure_ascii=False)}\n" for f in findings)


def _record(file: Path, finding: Finding) -> dict[str, object]:
    at = finding.at
    sized = at is not None and bool(at.width or at.height)
    return {
        "file": safe(str(file)),
        "code": finding.code.value,
        "level": finding.severity.value,
        "message": safe(finding.message),
        "times": finding.times,
        "hint": finding.hint,
        "page": at.page if at and at.page else None,
        "object": safe(at.thing) if at else None,
        "rectangle": [round(side, 2) for side in at[2:]] if at and sized else None,
    }
