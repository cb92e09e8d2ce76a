"""The entries of one mapping, read key by key as the types its table gives them.

What is wrong is recorded at its place, and something of the right type is given back
so that the reading goes on and finds the next error. A description with an error in
it is never used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TypeVar

from pagesetter.description.complaints import Complaints
from pagesetter.description.keys import Key, Table
from pagesetter.description.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    head_of,
    is_absent,
)
from pagesetter.description.values import (
    PERCENT_BOUNDS,
    BadValueError,
    read_count,
    read_degrees,
    read_length,
    read_part_of_size,
    read_percent,
    read_truth,
)
from pagesetter.description.wording import did_you_mean, kind_of, listed, shown
from pagesetter.diagnostics import Code, Span
from pagesetter.units import Length, Unit

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Enum)

#: What stands for a length that could not be read.
NO_LENGTH = Length(1.0, Unit.PT)


class Fields:
    """The entries of one mapping that has the keys of a table."""

    __slots__ = ("_keys", "_nodes", "_spans", "at", "complaints", "is_whole", "span", "table")

    def __init__(
        self,
        node: Node,
        table: Table,
        complaints: Complaints,
        *,
        name: str = "",
        at: Span | None = None,
    ) -> None:
        """Take the mapping apart, and complain of keys that are not in the table.

        `name` is the key the mapping stands at, and `at` the place to show where
        something is missing from it.
        """
        self.table = table
        self.complaints = complaints
        self.span = node.span
        self.at = at or head_of(node)
        self.is_whole = isinstance(node, MappingNode)
        self._keys = {key.name: key for key in table.keys}
        self._nodes: dict[str, Node] = {}
        self._spans: dict[str, Span] = {}
        if isinstance(node, MappingNode):
            self._take(node)
        else:
            what = shown(name) if name else table.thing
            wanted = f"{what} must be a mapping, not {kind_of(node)}"
            hint = f"give it {listed(table.names()[:3])}, each followed by a colon"
            complaints.error(Code.WRONG_TYPE, wanted, head_of(node), hint)

    def _take(self, node: MappingNode) -> None:
        written = {entry.key.text for entry in node.entries}
        for entry in node.entries:
            name = entry.key.text
            if name not in self._keys:
                hints = did_you_mean(name, [n for n in self._keys if n not in written])
                hints = hints or (f"the keys of {self.table.thing} are {listed(self._keys)}",)
                message = f"{self.table.thing} has no {shown(name)}"
                self.complaints.error(Code.UNKNOWN_KEY, message, entry.key.span, *hints)
            elif not is_absent(entry.value):
                self._nodes[name] = entry.value
                self._spans[name] = entry.key.span

    def __contains__(self, name: str) -> bool:
        """Tell whether a value is written for the key."""
        return name in self._nodes

    def node(self, name: str) -> Node | None:
        """Return what is written for the key; complain if it is missing and required."""
        node = self._nodes.get(name)
        if node is None and self._keys[name].required:
            self.miss(name)
        return node

    def miss(self, name: str) -> None:
        """Complain that the mapping lacks the key."""
        if self.is_whole:
            message = f"{self.table.thing} lacks `{name}`"
            self.complaints.error(Code.MISSING_KEY, message, self.at, f"add `{name}:`")

    def key_span(self, name: str) -> Span:
        """Return the place of the key, or of the mapping where it is not written."""
        return self._spans.get(name, self.at)

    def value_span(self, name: str) -> Span:
        """Return the place of the value, or of the mapping where it is not written."""
        node = self._nodes.get(name)
        return self.at if node is None else head_of(node)

    # ------------------------------------------------------------ one word

    def scalar(self, name: str) -> ScalarNode | None:
        """Return the scalar written for the key."""
        return self._as_scalar(self.node(name), name)

    def text(self, name: str) -> str:
        """Return the text of a key that is required or has a default."""
        return self._read(name, lambda text, _: text) or ""

    def text_or_none(self, name: str) -> str | None:
        """Return the text of a key that may be left out."""
        return self._read(name, lambda text, _: text)

    def length(self, name: str) -> Length:
        """Return the length of a key that is required or has a default."""
        return self.length_or_none(name) or NO_LENGTH

    def length_or_none(self, name: str) -> Length | None:
        """Return the length of a key that may be left out."""
        return self._read(name, lambda text, key: read_length(text, key.type))

    def count(self, name: str) -> int:
        """Return the whole number of a key that is required or has a default."""
        number = self._read(name, lambda text, key: read_count(text, key.type))
        return 1 if number is None else number

    def part_of_size(self, name: str) -> float:
        """Return the part of one of a key that has a default in percent of a size."""
        return self._read(name, lambda text, _: read_part_of_size(text)) or 1.0

    def percent(self, name: str) -> float:
        """Return the part of one of a key that is required or has a default in percent."""
        bounds = PERCENT_BOUNDS.get(self._keys[name].type, (0, 100))
        return self._read(name, lambda text, _: read_percent(text, *bounds)) or 0.0

    def degrees(self, name: str) -> float:
        """Return the degrees of a key that has a default."""
        return self._read(name, lambda text, _: read_degrees(text)) or 0.0

    def narrowing(self, name: str) -> float:
        """Return the part of its width that type may be narrowed to, of a key with a default."""
        return self._read(name, lambda text, _: read_percent(text, 50, 100)) or 1.0

    def characters(self, name: str) -> str:
        """Return the characters of a key that may be left out, without white among them."""
        return "".join((self.text_or_none(name) or "").split())

    def truth(self, name: str) -> bool:
        """Return the yes or no of a key that has a default."""
        return bool(self._read(name, lambda text, _: read_truth(text)))

    def choice(self, name: str, names: type[_E]) -> _E:
        """Return which of a few names is written for a key that has a default."""

        def read(text: str, _: Key) -> _E:
            try:
                return names(text)
            except ValueError:
                known = [str(choice.value) for choice in names]
                reason = f"must be {listed(known)}, not {shown(text)}"
                raise BadValueError(Code.BAD_VALUE, reason, *did_you_mean(text, known)) from None

        return self._read(name, read) or next(iter(names))

    # ------------------------------------------------------------ several

    def items(self, name: str) -> tuple[Node, ...]:
        """Return the items of a list; none where it is not written."""
        node = self.node(name)
        if node is None:
            return ()
        if isinstance(node, SequenceNode):
            return node.items
        message = f"`{name}` must be a list, not {kind_of(node)}"
        hint = "start each item with `- `" if isinstance(node, MappingNode) else "write it in `[ ]`"
        self.complaints.error(Code.WRONG_TYPE, message, head_of(node), hint)
        return ()

    def scalars(self, name: str) -> tuple[ScalarNode, ...]:
        """Return the items of a list of words."""
        found = (self._as_scalar(item, name, "an item of ") for item in self.items(name))
        return tuple(scalar for scalar in found if scalar is not None)

    def entries(self, name: str) -> Iterator[tuple[ScalarNode, Node]]:
        """Yield the names and values of a mapping whose keys are free, absent ones left out."""
        node = self.node(name)
        if isinstance(node, MappingNode):
            for entry in node.entries:
                if not is_absent(entry.value):
                    yield entry.key, entry.value
        elif node is not None:
            message = f"`{name}` must be a mapping, not {kind_of(node)}"
            hint = "write each entry as `name: value`"
            self.complaints.error(Code.WRONG_TYPE, message, head_of(node), hint)

    def mapping(self, name: str, table: Table) -> Fields | None:
        """Return the fields of a mapping inside this one."""
        node = self.node(name)
        if node is None:
            return None
        return Fields(node, table, self.complaints, name=name, at=self._spans[name])

    # ------------------------------------------------------------ how

    def _read(self, name: str, read: Callable[[str, Key], _T]) -> _T | None:
        """Return the value of a key, its default, or `None` where there is neither."""
        key = self._keys[name]
        if name not in self._nodes and key.default is not None:
            return read(key.default, key)
        node = self.scalar(name)
        return None if node is None else self.try_reading(node, name, lambda text: read(text, key))

    def try_reading(self, node: ScalarNode, name: str, read: Callable[[str], _T]) -> _T | None:
        """Return what `read` makes of a scalar, or complain that it is not what `name` wants."""
        try:
            return read(node.text.strip())
        except BadValueError as error:
            message = f"`{name}` {error.reason}"
            self.complaints.error(error.code, message, node.span, *error.hints)
            return None

    def _as_scalar(self, node: Node | None, name: str, which: str = "") -> ScalarNode | None:
        if node is None or isinstance(node, ScalarNode):
            return node
        message = f"{which}`{name}` must be one value, not {kind_of(node)}"
        self.complaints.error(Code.WRONG_TYPE, message, head_of(node))
        return None
