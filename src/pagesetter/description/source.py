"""YAML text turned into nodes with line and column. The only PyYAML.

YAML is hostile input. Its events are read one by one rather than its nodes all at
once, so that depth, size, tags and aliases are bounded before anything is built
and nothing recurses.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NoReturn

import yaml

from pagesetter.description.complaints import Complaints
from pagesetter.description.entries import pair_up
from pagesetter.description.files import decode, read_text, start_of
from pagesetter.description.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    SourceText,
    Style,
    is_absent,
)
from pagesetter.description.scalar_places import end_of_block, skip_properties
from pagesetter.description.wording import shown
from pagesetter.description.yaml_words import MAX_DEPTH, TOO_DEEP, explain
from pagesetter.diagnostics import Code, Span
from pagesetter.records import NamedTuple

#: Nodes of one file, aliases counted as what they stand for. A full page has some 200.
MAX_NODES = 20_000

# The C parser is ten times faster; the other reads the same.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# The C parser has no style for a plain scalar, the other an empty one.
_STYLES: dict[str | None, Style] = {None: Style.PLAIN, **{s.value: s for s in Style}}

_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def read_nodes(file: Path, complaints: Complaints, named_at: Span | None = None) -> Node | None:
    """Read a YAML file. `named_at` is where another file names it."""
    source = read_text(file, complaints, named_at)
    return None if source is None else _parse(source, complaints)


def parse(data: bytes, file: Path, complaints: Complaints) -> Node | None:
    """Turn the bytes of a YAML file into nodes, or say why they are refused."""
    source = decode(data, file, complaints)
    return None if source is None else _parse(source, complaints)


def _parse(source: SourceText, complaints: Complaints) -> Node | None:
    builder = _Builder(source, complaints)
    try:
        loader = _LOADER("\n".join(source.lines))
        while loader.check_event():
            builder.take(loader.get_event())
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        where = (at.line, at.column) if at else (0, 0)
        context = error.context_mark
        complaints.error(
            *explain(
                str(error.problem),
                str(error.context),
                source,
                where,
                (context.line, context.column) if context else where,
            )
        )
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        complaints.error(Code.BAD_YAML, f"this is not YAML: {error}", start_of(source.file))
        return None
    if builder.root is None or is_absent(builder.root):
        complaints.error(Code.BAD_YAML, "the file is empty", start_of(source.file))
        return None
    return builder.root


class _RefusedError(Exception):
    """The file is not read on; the reason is recorded."""


class _Built(NamedTuple):
    """A node with what an alias of it would cost."""

    node: Node
    nodes: int
    height: int


class _Open:
    """A mapping or list whose end has not come yet."""

    __slots__ = ("anchor", "height", "is_mapping", "items", "nodes", "start")

    def __init__(self, start: Any, is_mapping: bool, anchor: str | None) -> None:
        self.start = start
        self.is_mapping = is_mapping
        self.anchor = anchor
        self.items: list[Node] = []
        self.nodes = 1
        self.height = 1


class _Builder:
    """Builds the nodes of one file from its events."""

    __slots__ = ("anchors", "complaints", "nodes", "open", "root", "source")

    def __init__(self, source: SourceText, complaints: Complaints) -> None:
        self.source = source
        self.complaints = complaints
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.anchors: dict[str, _Built | None] = {}
        self.nodes = 0

    def take(self, event: Any) -> None:
        """Build what one event says."""
        kind = type(event)  # a `match` of classes would cost as much as the parsing
        if kind is yaml.ScalarEvent:
            self._place(_Built(self._scalar(event), 1, 0), event.anchor, event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._start(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end(event)
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            self._refuse("a file holds one document; `---` starts another", event)

    def _start(self, event: Any) -> None:
        self._refuse_tag(event)
        if len(self.open) >= MAX_DEPTH:
            self._refuse(TOO_DEEP, event)
        if event.anchor:
            self.anchors[event.anchor] = None  # not to be named inside itself
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.open.append(_Open(event.start_mark, is_mapping, event.anchor))

    def _end(self, event: Any) -> None:
        done = self.open.pop()
        node: Node
        if done.is_mapping:
            entries = pair_up(done.items, self.complaints)
            last = entries[-1].value.span if entries else None
            node = MappingNode(entries, self._span(done.start, event.end_mark, last))
        else:
            last = done.items[-1].span if done.items else None
            node = SequenceNode(tuple(done.items), self._span(done.start, event.end_mark, last))
        self._place(_Built(node, done.nodes, done.height), done.anchor, event)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            self._refuse(
                f"no anchor in this file is named {shown(event.anchor)}",
                event,
                "text that begins with `*` must stand in quotes",
            )
        built = self.anchors[event.anchor]
        if built is None:
            self._refuse(f"the alias {shown(event.anchor)} stands inside what it names", event)
        if len(self.open) + built.height > MAX_DEPTH:
            self._refuse(f"the alias {shown(event.anchor)} nests more than {MAX_DEPTH} deep", event)
        self._place(built, None, event)

    def _place(self, built: _Built, anchor: str | None, event: Any) -> None:
        """Put a finished node where it belongs."""
        # What is in a mapping was counted as it came; an alias brings all of its own.
        self.nodes += built.nodes if type(event) is yaml.AliasEvent else 1
        if self.nodes > MAX_NODES:
            self._refuse(
                f"the file has more than {MAX_NODES} values",
                event,
                "write out what the aliases stand for",
            )
        if anchor:
            self.anchors[anchor] = built
        if not self.open:
            self.root = built.node
            return
        around = self.open[-1]
        around.items.append(built.node)
        around.nodes += built.nodes
        if built.height >= around.height:
            around.height = built.height + 1

    def _scalar(self, event: Any) -> ScalarNode:
        style = _STYLES[event.style]
        start_mark, end_mark = event.start_mark, event.end_mark
        start = start_mark.line, start_mark.column
        end = end_mark.line, end_mark.column
        if event.anchor or event.tag:
            self._refuse_tag(event)
            start = skip_properties(self.source, start, end)
        if start[0] >= len(self.source.lines):
            # After `---` the C parser puts what is not there on a line that is not there.
            start = end = len(self.source.lines) - 1, len(self.source.lines[-1])
        if style is Style.LITERAL or style is Style.FOLDED:
            end = end_of_block(self.source, start, end)
        span = Span(self.source.file, start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1)
        if style is Style.DOUBLE_QUOTED and (found := _CONTROL.search(event.value)):
            message = f"a control character (U+{ord(found[0]):04X}) is in the text"
            self.complaints.error(Code.BAD_YAML, message, span, "delete it")
        return ScalarNode(event.value, style, span, self.source)

    def _span(self, start: Any, end: Any, last: Span | None) -> Span:
        """Return the span of a mapping or list.

        Its end is that of its last value: YAML ends a block where the next one starts.
        """
        line, column = start.line + 1, start.column + 1
        if last is not None and (last.end_line, last.end_column) > (line, column):
            return self.source.span(line, column, last.end_line, last.end_column)
        if last is not None:  # an alias of something above
            return self.source.span(line, column, line, len(self.source.lines[line - 1]) + 1)
        return self.source.span(line, column, end.line + 1, end.column + 1)

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is None:
            return
        line, column = event.start_mark.line, event.start_mark.column
        written = self.source.lines[line][column:]
        tag = next((word for word in written.split() if word.startswith("!")), "!")
        span = self.source.span(line + 1, column + 1, line + 1, column + 1 + len(tag))
        self.complaints.error(
            Code.BAD_YAML,
            f"the tag {shown(tag)} is not allowed",
            span,
            "delete it; text that begins with `!` must stand in quotes",
        )

    def _refuse(self, message: str, event: Any, *hints: str) -> NoReturn:
        start, end = event.start_mark, event.end_mark
        if (end.line, end.column) <= (start.line, start.column):
            end = start
        span = self.source.span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        self.complaints.error(Code.BAD_YAML, message, span, *hints)
        raise _RefusedError
