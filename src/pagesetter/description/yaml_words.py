"""What a YAML parser complains of, said so that a designer can put it right."""

from __future__ import annotations

import re

from pagesetter.description.nodes import SourceText
from pagesetter.diagnostics import Code, Span

#: Mappings and lists inside each other. A layout has five.
MAX_DEPTH = 50

TOO_DEEP = f"lists and mappings are nested more than {MAX_DEPTH} deep"

_UNCLOSED = "a quotation mark is never closed"
_INDENTED = "this line is not indented like the lines it belongs to"

# Part of the parser's complaint (of the C parser, or of the Python one) → what is
# wrong, what to do, and whether the place to show is where the thing began.
_WORDS: tuple[tuple[str, str, str, bool], ...] = (
    (
        "while scanning an alias",
        "text that begins with `*` must stand in quotes",
        'write it as `"*…"`',
        True,
    ),
    (
        "while scanning an anchor",
        "text that begins with `&` must stand in quotes",
        'write it as `"&…"`',
        True,
    ),
    (
        "mapping values are not allowed",
        "a `: ` stands inside a value, or this line is indented too far",
        "put the value in quotes, or indent the line like the one above",
        False,
    ),
    ("unexpected end of stream", _UNCLOSED, "close it", True),
    (
        "document indicator",
        _UNCLOSED,
        "close it",
        True,
    ),
    (
        "could not find expected ':'",
        "this is neither `key: value` nor a part of the line above",
        "write a colon and a space after the key, or indent a text that runs on",
        True,
    ),
    (
        "',' or ']'",
        "a list in `[ ]` is not closed, or lacks a comma",
        "close it with `]`",
        True,
    ),
    (
        "',' or '}'",
        "a mapping in `{ }` is not closed, or lacks a comma",
        "close it with `}`",
        True,
    ),
    (
        "unknown escape character",
        "`\\` in double quotes starts an escape, and this is not one",
        "write `\\\\`, or use single quotes",
        False,
    ),
    ("did not find expected key", _INDENTED, "give lines that belong together one indent", False),
    ("did not find expected '-'", _INDENTED, "start every item of the list with `- `", False),
    ("expected <block end>", _INDENTED, "give lines that belong together one indent", False),
    # Some releases of the C parser have a limit of their own, and read ahead to it.
    ("nesting depth", TOO_DEEP, "take the innermost of them apart", False),
    (
        "tag",
        "tags such as `!name` are not allowed",
        "put text that begins with `!` in quotes",
        True,
    ),
)


def explain(
    problem: str,
    context: str,
    source: SourceText,
    where: tuple[int, int],
    began: tuple[int, int],
) -> tuple[Code, str, Span, str]:
    """Return the code, message, span and hint for a complaint of the YAML parser.

    `where` and `began` count from 0, as the parser does.
    """
    tab = _tab_at(source, where)
    if tab is not None:
        message = "a tab is used to indent"
        return Code.BAD_YAML, message, tab, "use spaces: two for each step inwards"
    complaint = f"{context} {problem}"
    for part, message, hint, at_beginning in _WORDS:
        if part in complaint:
            span = _character(source, began if at_beginning else where)
            return Code.BAD_YAML, message, span, hint
    span = _character(source, where)
    if "cannot start any token" in complaint:
        line = source.lines[span.line - 1]
        character = line[span.column - 1 : span.column]
        message = f"text that begins with `{character}` must stand in quotes"
        return Code.BAD_YAML, message, span, f'write it as `"{character}…"`'
    return Code.BAD_YAML, f"this is not YAML: {problem}", span, "look at the line above, too"


def _tab_at(source: SourceText, where: tuple[int, int]) -> Span | None:
    """Return the place of a tab that indents the line."""
    line = min(where[0], len(source.lines) - 1)
    indent = re.match(r"\s*", source.lines[line])
    if indent is None or "\t" not in indent[0]:
        return None
    column = indent[0].index("\t") + 1
    return source.span(line + 1, column, line + 1, column + 1)


def _character(source: SourceText, where: tuple[int, int]) -> Span:
    """Return the span of one character, or of the place after the last one."""
    line = min(where[0], len(source.lines) - 1)
    length = len(source.lines[line])
    column = min(where[1], length)
    return source.span(line + 1, column + 1, line + 1, min(column + 1, length) + 1)
