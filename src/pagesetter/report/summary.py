"""Diagnostics in one line: how many of which kind, and why a page is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pagesetter.diagnostics import Diagnostic, Severity

#: This many kinds are named; the rest are counted.
_MOST_KINDS = 4


def summarize(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the number of errors and warnings in words; nothing where there are none."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    parts = []
    for severity in Severity:
        number = severities.count(severity)
        if number:
            parts.append(f"{number} {severity.value}{'s' if number > 1 else ''}")
    return ", ".join(parts)


def look_at(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many errors and warnings there are and of which kinds, errors first.

    Such as `1 error, 3 warnings: 1 unknown-key, 2 loose-line, 1 runt`; nothing where there
    are none.
    """
    if not diagnostics:
        return ""
    codes = [d.code.value for severity in Severity for d in diagnostics if d.severity is severity]
    kinds = list(dict.fromkeys(codes))
    if len(kinds) == 1:
        return f"{summarize(diagnostics)}: {kinds[0]}"
    named = ", ".join(f"{codes.count(kind)} {kind}" for kind in kinds[:_MOST_KINDS])
    more = len(kinds) - _MOST_KINDS
    rest = f" and {more} more {'kind' if more == 1 else 'kinds'}" if more > 0 else ""
    return f"{summarize(diagnostics)}: {named}{rest}"
