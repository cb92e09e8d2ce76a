"""Operators of a content stream, one at a time and never all at once; ISO 32000-1 7.2, 7.8.2.

Any bytes are taken: what cannot be read is skipped, as a viewer would. Numbers become
floats, names `Name`, strings bytes, arrays tuples, dictionaries dicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

# The most operands that wait for an operator: more than any has.
_MOST_OPERANDS = 64
_MOST_DEPTH = 24

_TOKEN = re.compile(
    rb"""[\0\t\n\f\r ]*(?:
    (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?![^\0\t\n\f\r ()<>\[\]{}/%]))
  | (?P<operator>[A-Za-z'"*][^\0\t\n\f\r ()<>\[\]{}/%]*)
  | /(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*)
  | (?P<plain>\((?:[^()\\])*\))
  | (?P<hex><[0-9A-Fa-f\0\t\n\f\r ]*>)
  | (?P<comment>%[^\r\n]*)
  | (?P<mark><<|>>|[\[\](){}<>])
  | (?P<other>[^\0\t\n\f\r ()<>\[\]{}/%]+)
    )""",
    re.VERBOSE,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_INLINE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r Q]|\Z)")


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class InlineImage:
    """An image whose samples stand among the operators; 8.9.7."""

    def __init__(self, entries: Mapping[str, Any], data: bytes) -> None:
        """Keep the entries, with their short names, and the bytes as they are filtered."""
        self.entries = entries
        self.data = data


def operators(data: bytes) -> Iterator[tuple[str, list[Any]]]:
    """Yield each operator with its operands; an inline image is the operand of `BI`."""
    scan = _Scan(data)
    operands: list[Any] = []
    while (token := scan.next()) is not None:
        kind, value = token
        if kind != "operator":
            if kind == "value" and len(operands) < _MOST_OPERANDS:
                operands.append(value)
            continue
        if value == "BI":
            operands = [scan.inline_image()]
        yield value, operands
        operands = []


class _Scan:
    """A place in a content stream."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def next(self, depth: int = 0) -> tuple[str, Any] | None:
        """Return the next object or operator with its kind, `None` at the end."""
        while match := _TOKEN.match(self._data, self._at):
            self._at = match.end()
            kind, text = match.lastgroup, match[match.lastgroup or 0]
            if kind == "number":
                return "value", float(text)
            if kind == "operator":
                return _word(text)
            if kind == "name":
                return "value", Name(_name(text))
            if kind == "plain":
                return "value", text[1:-1].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            if kind == "hex":
                return "value", _hexadecimal(text)
            if kind == "other":
                return "value", _odd_number(text)
            if kind == "mark":
                found = self._marked(text, depth)
                if found is not None:
                    return found
        return None

    def _marked(self, mark: bytes, depth: int) -> tuple[str, Any] | None:
        if mark == b"(":
            return "value", self._string()
        if mark in (b"[", b"<<") and depth < _MOST_DEPTH:
            items = self._until(b"]" if mark == b"[" else b">>", depth)
            return "value", tuple(items) if mark == b"[" else _dictionary(items)
        if mark in (b"]", b">>"):
            return "end", mark
        return None  # stray

    def _until(self, end: bytes, depth: int) -> list[Any]:
        items = []
        while (token := self.next(depth + 1)) is not None:
            if token == ("end", end):
                break
            if token[0] == "value":
                items.append(token[1])
        return items

    def _string(self) -> bytes:
        """Read a string with brackets or escapes; its first bracket has been read."""
        data, at, depth = self._data, self._at, 1
        for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, at):
            depth += {b"(": 1, b")": -1}.get(match[0], 0)
            if depth == 0:
                self._at = match.end()
                return _ESCAPE.sub(_unescaped, data[at : match.start()])
        self._at = len(data)
        return data[at:]

    def inline_image(self) -> InlineImage:
        """Read an inline image up to its `EI`; `BI` has been read."""
        items: list[Any] = []
        while (token := self.next()) is not None and token != ("operator", "ID"):
            items.append(token[1])
        start = self._at + 1
        end = _INLINE_END.search(self._data, self._at)
        self._at = end.end() if end else len(self._data)
        return InlineImage(_dictionary(items), self._data[start : end.start() if end else None])


def _word(text: bytes) -> tuple[str, Any]:
    constants = {b"true": True, b"false": False, b"null": None}
    if text in constants:
        return "value", constants[text]
    return "operator", text.decode("latin-1")


def _name(text: bytes) -> str:
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), text)
    return plain.decode("utf-8", "replace")


def _hexadecimal(text: bytes) -> bytes:
    digits = bytes(text[1:-1].translate(None, b"\0\t\n\f\r "))
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _odd_number(text: bytes) -> float:
    """Return what viewers take malformed numbers for: `--5`, `1.2.3`, `4-5`."""
    match = re.match(rb"[+-]*(\d+\.?\d*|\.\d+)", text)
    return float(match[1]) * (-1 if text.startswith(b"-") else 1) if match else 0.0


def _dictionary(items: list[Any]) -> dict[str, Any]:
    pairs = zip(items[::2], items[1::2], strict=False)
    return {key: value for key, value in pairs if isinstance(key, Name)}


def _unescaped(match: re.Match[bytes]) -> bytes:
    what = match[1]
    if what is None or what in (b"\r\n", b"\r", b"\n"):
        return b"\n" if what is None else b""
    if what.isdigit():
        return bytes([int(what, 8) & 0xFF])
    return _ESCAPES.get(what, what)
