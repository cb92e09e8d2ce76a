"""What was read of a file's resources, each once, and how much more of it may be read.

A few operators in a loop of forms can ask for the same large table a million times; so
what is asked for is remembered, and all work on one file has a bound.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pagesetter.press.preflight.pdf_streams import MOST_CONTENT, TooLargeError, stream_bytes
from pagesetter.press.preflight.pdf_values import entry, identity

#: Of one file, over all of its pages: some ten of the densest.
MOST_OPERATORS_IN_FILE = 4_000_000
_MOST_BYTES = 12 * MOST_CONTENT

# Resources that stand directly in others and have no number to be remembered by.
_MOST_DIRECT = 20_000

_T = TypeVar("_T")


class Known:
    """One file's resources as they were read."""

    def __init__(self) -> None:
        """Begin with nothing known, and all of the room."""
        self.operators = MOST_OPERATORS_IN_FILE
        self._bytes = _MOST_BYTES
        self._direct = _MOST_DIRECT
        self._found: dict[tuple[str, tuple[int, int]], Any] = {}

    def once(self, kind: str, value: Any, make: Callable[[], _T], none: _T) -> _T:
        """Return what is made of an object, made once; `none` where there is no more room."""
        number = identity(value)
        if number is None:
            self._direct -= 1
            return make() if self._direct >= 0 else none
        key = (kind, number)
        if key not in self._found:
            self._found[key] = make()
        found: _T = self._found[key]
        return found

    def read(self, stream: Any, most: int = MOST_CONTENT) -> bytes:
        """Return the bytes of a stream. Raises `TooLargeError` or `UndoneError`."""
        if self._bytes <= 0:
            raise TooLargeError
        data = stream_bytes(stream, most)
        self._bytes -= len(data)
        return data


def resource(resources: Any, kind: str, which: str) -> Any:
    """Return a resource by its kind and its name, `None` where there is none."""
    return entry(entry(resources, kind), f"/{which}")
