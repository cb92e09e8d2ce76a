"""Diagnostics for people, with the source line and a caret, and for machines.

Nothing that a file holds reaches a terminal as it is: control characters are shown
as pictures, so that a page file cannot move the cursor or change a color.
"""

from __future__ import annotations

import json
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from pagesetter.explain import ExplainedHeading, ExplainedLine
    from pagesetter.makeup.model import WordsFit

# A source line is shown this wide, in terminal cells; an ideograph takes two.
_WIDEST = 100

# Of a longer line, this much is shown before the caret.
_LEAD = 30

# No page file is larger, so nothing larger is opened to show a line of it.
_MOST_BYTES = 1024 * 1024

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_BLUE = "\x1b[1;34m"
_COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}

# What moves the cursor, turns the writing around, or cannot be encoded.
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def render(diagnostics: Iterable[Diagnostic], *, color: bool) -> str:
    """Return the diagnostics as text for a terminal, a blank line after each."""
    _lines_of.cache_clear()  # a page that is being worked on changes
    return "".join(f"{_render_one(diagnostic, color=color)}\n" for diagnostic in diagnostics)


def summarize(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the number of errors and warnings in words; nothing where there are none."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    parts = []
    for severity in Severity:
        number = severities.count(severity)
        if number:
            parts.append(f"{number} {severity.value}{'s' if number > 1 else ''}")
    return ", ".join(parts)


def as_json_line(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as one line of JSON, for editors and scripts."""
    return json.dumps(
        {
            "severity": diagnostic.severity.value,
            "code": diagnostic.code.value,
            "message": diagnostic.message,
            **_place(diagnostic.span),
            "hints": list(diagnostic.hints),
            "labels": [{"text": label.text, **_place(label.span)} for label in diagnostic.labels],
        },
        ensure_ascii=False,
    )


def _place(span: Span) -> dict[str, str | int]:
    return {
        "file": safe(str(span.file)),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _render_one(diagnostic: Diagnostic, *, color: bool) -> str:
    paint = _COLORS[diagnostic.severity] if color else ""
    head = f"{diagnostic.severity.value}[{diagnostic.code.value}]"
    numbers = [diagnostic.span.line, *(label.span.line for label in diagnostic.labels)]
    gutter = len(str(max(numbers)))
    lines = [
        f"{_in(paint, head)}{_in(_BOLD if color else '', ': ' + safe(diagnostic.message))}",
        *_excerpt(diagnostic.span, gutter, "-->", "^", "", paint),
    ]
    for label in diagnostic.labels:
        paint = _BLUE if color else ""
        lines += _excerpt(label.span, gutter, ":::", "-", label.text, paint)
    bar = _in(_BLUE if color else "", "=")
    lines += [f"{' ' * gutter} {bar} hint: {safe(hint)}" for hint in diagnostic.hints]
    return "\n".join(lines) + "\n"


def _excerpt(
    span: Span, gutter: int, arrow: str, underline: str, note: str, paint: str
) -> list[str]:
    """Return the lines that show a place: its name, the source line, and what is meant in it."""
    blue = _BLUE if paint else ""
    indent = " " * gutter
    where = f"{safe(short(span.file))}:{span.line}:{span.column}"
    lines = [f"{indent}{_in(blue, arrow)} {where}"]
    source = _lines_of(span.file)
    if not 1 <= span.line <= len(source):
        return lines
    text, start, width = _window(source[span.line - 1], span)
    carets = _in(paint, f"{underline * max(width, 1)}{' ' if note else ''}{safe(note)}")
    bar = _in(blue, "|")
    number = _in(blue, str(span.line).rjust(gutter))
    return [
        *lines,
        f"{indent} {bar}",
        f"{number} {bar} {text}",
        f"{indent} {bar} {' ' * start}{carets}",
    ]


def _window(line: str, span: Span) -> tuple[str, int, int]:
    """Return the part of a line to show, and where and how wide to underline it in cells."""
    start = min(span.column - 1, len(line))
    end = len(line.rstrip()) if span.end_line > span.line else min(span.end_column - 1, len(line))
    end = max(start, end)
    first, before = 0, ""
    if cells(line) > _WIDEST and cells(line[:start]) > _LEAD:
        first, before = start - len(_fitting(line[:start][::-1], _LEAD)), "…"
    rest = line[first:]
    visible = _fitting(rest, _WIDEST)
    after = "…" if len(visible) < len(rest) else ""
    lead = cells(before) + cells(line[first:start])
    width = cells(line[start : min(end, first + len(visible))])
    return f"{before}{safe(visible)}{after}".rstrip(), lead, width


def _fitting(text: str, width: int) -> str:
    """Return as much of the start of a text as goes into a number of cells."""
    # Not even of one-cell characters can more go in, so a long line costs no more.
    text = text[:width]
    while cells(text) > width:
        text = text[: -max(1, (cells(text) - width) // 2)]
    return text


def render_lines(story: str, lines: Sequence[ExplainedLine]) -> str:
    """Return explained lines as a table for a terminal, with the reasons under them."""
    widest = max((cells(line.text) for line in lines), default=0)
    rows = [f"{story}: {len(lines)} {'line' if len(lines) == 1 else 'lines'}; widths in ems"]
    for line in lines:
        text = safe(line.text)
        padding = " " * (widest - cells(text))
        place = line.frame.rpartition("/")[2]
        rows.append(
            f"{line.number:4} {place:>2}  {text}{padding}  "
            f"{line.natural:6.2f} of {line.measure:g}  {_adjustment(line)}".rstrip()
        )
        if line.reason:
            rows.append(f"{'':9}{safe(line.reason)}")
    return "\n".join([*rows, ""])


def _adjustment(line: ExplainedLine) -> str:
    parts = ["last line"] if line.last else []
    parts += [f"{s.name} {s.ems:+.3f} at {s.places}" for s in line.steps]
    if line.hang:
        parts.append(f"hangs {line.hang:.3f}")
    return ", ".join(parts) or "as it comes"


def render_headings(headings: Sequence[ExplainedHeading], *, as_json: bool = False) -> str:
    """Return headings as a table for a terminal: how each is set, and what its place takes.

    As JSON it is one object a line.
    """
    if as_json:
        lines = (json.dumps(heading.record(), ensure_ascii=False) for heading in headings)
        return "".join(f"{line}\n" for line in lines)
    rows = []
    widest = max((cells(heading.place) for heading in headings), default=0)
    for place, text, fit in headings:
        how = [f"{fit.size:g} pt"]
        how += [f"tracking {fit.tracking:+.3f} em"] if abs(fit.tracking) > 5e-4 else []
        how += [f"width {100 * fit.scale:.1f}%"] if fit.scale < 1 else []
        how += [f"{fit.rows} {'row' if fit.rows == 1 else 'rows'}"]
        how += [f"{fit.too_long} too many"] if fit.too_long else []
        padding = " " * (widest - cells(place))
        rows.append(f"{safe(place)}{padding}  {safe(text)}")
        rows.append(f"{' ' * widest}  {', '.join(how)}; {len(text)} of {_takes(fit)}")
    return "\n".join([*rows, ""]) if rows else "no headings\n"


def _takes(fit: WordsFit) -> str:
    most, least = fit.most, fit.least
    loose = f"{most.characters} at {most.size:g} pt"
    return loose if most == least else f"{loose} to {least.characters} at {least.size:g} pt"


def cells(text: str) -> int:
    """Return how many terminal cells a text takes.

    >>> cells("标题headlin")
    11
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def safe(text: str) -> str:
    r"""Return a text that a terminal shows and does not obey.

    >>> safe("a\x1b[31mb\tc")
    'a␛[31mb␉c'
    """
    return _UNSAFE.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _in(paint: str, text: str) -> str:
    return f"{paint}{text}{_RESET}" if paint else text


def short(file: Path) -> str:
    """Return a path as it is, or from the working directory where that is shorter."""
    try:
        relative = os.path.relpath(file)
    except ValueError:  # another drive
        return str(file)
    return min(str(file), relative, key=len)


@lru_cache(maxsize=16)
def _lines_of(file: Path) -> list[str]:
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return []
        with file.open("rb") as opened:
            text = opened.read(_MOST_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return []
    return re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
