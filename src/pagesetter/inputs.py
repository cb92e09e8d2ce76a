"""Which files a page is made from: all that are asked for, whether they are there or not.

What is not there is as good a reason to make a page again as what has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_asked: ContextVar[set[Path] | None] = ContextVar("asked", default=None)


def ask_for(file: Path) -> None:
    """Tell that the page depends on a file. Nothing is done where nobody records it."""
    asked = _asked.get()
    if asked is not None:
        asked.add(file)


@contextmanager
def recorded() -> Iterator[set[Path]]:
    """Yield a set that gets every file that is asked for inside."""
    asked: set[Path] = set()
    token = _asked.set(asked)
    try:
        yield asked
    finally:
        _asked.reset(token)
