"""Diagnostics for people, with the source line and a caret, in color on a terminal."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pagesetter.diagnostics import Diagnostic, PagePlace, Severity, Span
from pagesetter.report.text import cells, safe, short

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


def render(diagnostics: Iterable[Diagnostic], *, color: bool) -> str:
    """Return the diagnostics as text for a terminal, a blank line after each."""
    _lines_of.cache_clear()  # a page that is being worked on changes
    return "".join(f"{_render_one(diagnostic, color=color)}\n" for diagnostic in diagnostics)


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
    if diagnostic.at is not None:
        lines.append(f"{' ' * gutter} {bar} {_on_page(diagnostic.at)}")
    lines += [f"{' ' * gutter} {bar} hint: {safe(hint)}" for hint in diagnostic.hints]
    return "\n".join(lines) + "\n"


def _on_page(at: PagePlace) -> str:
    """Return a place on a printed page in millimeters from the trim's top left."""
    if not at.page:
        return safe(at.thing)
    if not at.width and not at.height:
        return f"on page {safe(at.page)}{f': {safe(at.thing)}' if at.thing else ''}"
    x, y, width, height = (f"{value * 25.4 / 72:.1f}" for value in at[2:])
    thing = f"{safe(at.thing)}, " if at.thing else ""
    return (
        f"on page {safe(at.page)}: {thing}{width} by {height} mm, {x} mm from the left, {y} mm down"
    )


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


def _in(paint: str, text: str) -> str:
    return f"{paint}{text}{_RESET}" if paint else text


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
