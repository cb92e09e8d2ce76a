"""Nodes: what a YAML file says, every scalar still text, everything with its place.

A node knows nothing of YAML's types: `no` and `12:30` are the characters written.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TypeAlias

from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple


class SourceText(NamedTuple):
    """A text file, as lines without their ends."""

    file: Path
    lines: tuple[str, ...]

    def span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """Return the span of a stretch of this file, counted from 1."""
        return Span(self.file, line, column, end_line, end_column)


class TextLine(NamedTuple):
    """One line of a text as it stands in its file.

    Character i of `text` stands at `column + i`, except where `whole` is given:
    then escapes were taken out, and only the place of the whole is known.
    """

    text: str
    line: int
    column: int
    whole: Span | None = None

    def span_in(self, file: Path, start: int, end: int) -> Span:
        """Return the place in its file of the characters from `start` to `end`."""
        if self.whole is not None:
            return self.whole
        return Span(file, self.line, self.column + start, self.line, self.column + end)


class Style(Enum):
    """How a scalar is written."""

    PLAIN = ""
    SINGLE_QUOTED = "'"
    DOUBLE_QUOTED = '"'
    LITERAL = "|"
    FOLDED = ">"


class ScalarNode(NamedTuple):
    """A word, a number or a text."""

    text: str
    style: Style
    span: Span
    source: SourceText


class SequenceNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    span: Span


class Entry(NamedTuple):
    """A key and its value."""

    key: ScalarNode
    value: Node


class MappingNode(NamedTuple):
    """Keys and their values, in the order written. No key stands twice."""

    entries: tuple[Entry, ...]
    span: Span


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


def is_absent(node: Node) -> bool:
    """Tell whether nothing is written: an empty value, `~` or `null`."""
    return (
        isinstance(node, ScalarNode)
        and node.style is Style.PLAIN
        and node.text in ("", "~", "null")
    )


def head_of(node: Node) -> Span:
    """Return a place of one line that stands for the node: its first key if it has one."""
    if isinstance(node, MappingNode) and node.entries:
        return node.entries[0].key.span
    if isinstance(node, SequenceNode) and node.items:
        return head_of(node.items[0])
    return node.span


def text_lines(node: ScalarNode) -> tuple[TextLine, ...]:
    """Return the lines of a scalar as they stand in the file, each with its own place.

    Line breaks are those of the file whatever the style: `>` and quotes fold lines
    by a rule made for English, and the fold of a Chinese text is decided later.
    """
    if node.style in (Style.LITERAL, Style.FOLDED):
        return _block_lines(node)
    if node.style is Style.PLAIN:
        return _flow_lines(node, quotes=0)
    escape = "\\" if node.style is Style.DOUBLE_QUOTED else "''"
    span = node.span
    written = node.source.lines[span.line - 1 : span.end_line]
    if any(escape in line for line in written):
        return tuple(TextLine(text, span.line, span.column, span) for text in node.text.split("\n"))
    return _flow_lines(node, quotes=1)


def _flow_lines(node: ScalarNode, quotes: int) -> tuple[TextLine, ...]:
    span = node.span
    if span.line == span.end_line:
        return (TextLine(node.text, span.line, span.column + quotes),)
    lines = []
    for number in range(span.line, span.end_line + 1):
        written = node.source.lines[number - 1]
        start = span.column - 1 + quotes if number == span.line else 0
        end = span.end_column - 1 - quotes if number == span.end_line else len(written)
        start += len(written[start:end]) - len(written[start:end].lstrip())
        lines.append(TextLine(written[start:end].rstrip(), number, start + 1))
    return tuple(lines)


def _block_lines(node: ScalarNode) -> tuple[TextLine, ...]:
    # The span starts at the `|`, so the text starts on the next line. How far it
    # is indented follows from the first line that has words, as written and as read,
    # and so needs no look at the indentation indicator.
    first = node.span.line + 1
    written = node.source.lines[first - 1 : node.span.end_line]
    start_written = next((line for line in written if line.strip(" ")), "")
    start_read = next((line for line in node.text.split("\n") if line.strip(" ")), "")
    indent = _leading_spaces(start_written) - _leading_spaces(start_read)
    return tuple(
        TextLine(line[indent:], number, indent + 1) for number, line in enumerate(written, first)
    )


def _leading_spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
