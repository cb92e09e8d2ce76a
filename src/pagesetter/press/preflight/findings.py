"""Findings of preflight: what they say, how bad a press takes them, which repeat one another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pagesetter.diagnostics import Code, Diagnostic, PagePlace, Severity, Span
from pagesetter.press.model import Level
from pagesetter.records import NamedTuple

_WORDS = re.compile("^(“.*”|text) ")  # what a message about words begins with
_RANK = {Severity.WARNING: 0, Severity.ERROR: 1}


class Finding(NamedTuple):
    """Something that a press may object to, in a page that is made or in a PDF of anybody's."""

    code: Code
    severity: Severity
    message: str  # what is wrong, in the designer's words, lower case, no full stop
    hint: str = ""  # one thing to do
    at: PagePlace | None = None  # None: the whole file
    span: Span | None = None  # None: no page file is known
    times: int = 1  # that the same is found on the page; `at` is the first


def error(code: Code, message: str, hint: str = "", at: PagePlace | None = None) -> Finding:
    """Return a finding that the file cannot go to plate with."""
    return Finding(code, Severity.ERROR, message, hint, at)


def warning(code: Code, message: str, hint: str = "", at: PagePlace | None = None) -> Finding:
    """Return a finding that someone should look at."""
    return Finding(code, Severity.WARNING, message, hint, at)


def leveled(findings: Iterable[Finding], levels: Mapping[str, Level]) -> tuple[Finding, ...]:
    """Return the findings as a press takes them: some for worse, some for nothing."""
    taken = {Level.ERROR: Severity.ERROR, Level.WARNING: Severity.WARNING}
    found = []
    for finding in findings:
        level = levels.get(finding.code.value)
        if level is not Level.IGNORE:
            found.append(finding if level is None else finding._replace(severity=taken[level]))
    return tuple(found)


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with those that say the same of one page counted, in order."""
    found: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        page = finding.at.page if finding.at else None
        thing = finding.at.thing if finding.at else None
        said = _WORDS.sub("", finding.message)  # of other words the same is said
        key = (finding.code, finding.severity, said, page, thing)
        known = found.get(key)
        found[key] = finding if known is None else known._replace(times=known.times + finding.times)
    return tuple(found.values())


def denied(findings: Iterable[Finding | Diagnostic], codes: Collection[str]) -> bool:
    """Tell whether there is a finding of a code that `--deny` names."""
    return any(finding.code.value in codes for finding in findings)


def as_diagnostic(finding: Finding) -> Diagnostic:
    """Return a finding of a page that is made here; it has a span."""
    assert finding.span is not None, "a finding of a PDF has no page file to point at"
    return Diagnostic(
        severity=finding.severity,
        code=finding.code,
        message=told(finding),
        span=finding.span,
        hints=(finding.hint,) if finding.hint else (),
        at=finding.at,
    )


def told(finding: Finding) -> str:
    """Return the message, with how many more there are like it."""
    more = finding.times - 1
    return f"{finding.message} (and {more} more like it)" if more else finding.message


def merged(made: Sequence[Diagnostic], found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what makeup and preflight say, each thing once, the graver of two.

    Makeup looks at the resolution of photos and at missing glyphs too, the former with
    limits of its own.
    """
    every = (*made, *found)
    graver = {_thing(d): d for d in sorted(every, key=lambda d: _RANK[d.severity])}
    said: set[object] = set()
    kept = []
    for diagnostic in every:
        thing = _thing(diagnostic)
        if diagnostic.code not in _OF_BOTH:
            kept.append(diagnostic)
        elif thing not in said:
            said.add(thing)
            kept.append(graver[thing])
    return tuple(kept)


def _thing(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.code, diagnostic.span.file, diagnostic.span.line


# What makeup looks at too.
_OF_BOTH = frozenset([Code.LOW_RESOLUTION, Code.MISSING_GLYPH])


def unreported(
    of_bytes: Iterable[Finding], before: Iterable[Diagnostic | Finding]
) -> Iterator[Finding]:
    """Yield what only the look at the bytes found; in a PDF of ours, that is a mistake of ours."""
    known = {finding.code for finding in before}
    return (finding for finding in of_bytes if finding.code not in known)
