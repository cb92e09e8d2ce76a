"""Which files a page is made from: all that are asked for, whether they are there or not.

What is not there is as good a reason to make a page again as what has changed. How a file
was is noted when it is asked for, which is before it is read: what is saved meanwhile shows.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TypeAlias, TypeVar

from pagesetter.keeping import shelf
from pagesetter.records import NamedTuple

#: What tells that a file was saved: when, how large, which one. `None`: it is not there.
Stamp: TypeAlias = tuple[int, int, int] | None

T = TypeVar("T")

_asked: ContextVar[dict[Path, Stamp] | None] = ContextVar("asked", default=None)
_contents: ContextVar[dict[Path, bytes] | None] = ContextVar("contents", default=None)


def stamp_of(file: Path) -> Stamp:
    """Return what tells whether a file was saved since."""
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def ask_for(file: Path) -> None:
    """Tell that the page depends on a file. Nothing is done where nobody records it."""
    asked = _asked.get()
    if asked is not None and file not in asked:
        asked[file] = stamp_of(file)


@contextmanager
def recorded() -> Iterator[dict[Path, Stamp]]:
    """Yield what gets every file that is asked for inside, as it was when it first was."""
    asked: dict[Path, Stamp] = {}
    token = _asked.set(asked)
    try:
        yield asked
    finally:
        _asked.reset(token)
        around = _asked.get()
        if around is not None:
            around.update({file: stamp for file, stamp in asked.items() if file not in around})


@contextmanager
def read_contents() -> Iterator[dict[Path, bytes]]:
    """Yield what gets the bytes of every file that is read inside, as they were read."""
    contents: dict[Path, bytes] = {}
    token = _contents.set(contents)
    try:
        yield contents
    finally:
        _contents.reset(token)


def tell_content(file: Path, data: bytes) -> None:
    """Tell what was read from a file. Nothing is done where nobody wants to know."""
    contents = _contents.get()
    if contents is not None:
        contents[file] = data


class _Read(NamedTuple):
    """What was read, and from which files."""

    value: object
    files: dict[Path, Stamp]


def kept_while_unchanged(
    name: str, most: int, key: Hashable, read: Callable[[], tuple[T, bool]]
) -> T:
    """Return what is read from files, read again only where one of them has changed.

    `read` says as well whether it may be kept: what there is something to say of is not.
    """
    kept = shelf(name, most)
    if kept is None:
        return read()[0]
    found: _Read | None = kept.get(key)
    if found is not None and all(stamp_of(f) == stamp for f, stamp in found.files.items()):
        ask_again(found.files)
        return found.value  # type: ignore[return-value]  # put there under this key
    with recorded() as files:
        value, may_keep = read()
    if may_keep:
        kept.put(key, _Read(value, files))
    return value


def ask_again(files: dict[Path, Stamp]) -> None:
    """Ask for files that were asked for before, as they were then."""
    asked = _asked.get()
    if asked is not None:
        for file, stamp in files.items():
            asked.setdefault(file, stamp)


def stamps_of(files: Iterable[Path]) -> dict[Path, Stamp]:
    """Return the stamps of some files."""
    return {file: stamp_of(file) for file in files}
