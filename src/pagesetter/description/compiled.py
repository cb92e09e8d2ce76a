"""Layouts and the catalog as they were read, kept in the user's cache folder for the next command.

An entry has the bytes of all files that it was read from, and holds as long as they are the
same: no time is asked, and nothing that is read otherwise can come out of it. The code that
reads is part of it too. An entry is never trusted: it is made into records of pagesetter and
into nothing else, and one that is damaged or foreign is as none.
"""

from __future__ import annotations

import os
import sys
from _pickle import Unpickler
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import Enum
from functools import cache
from hashlib import sha256
from importlib import import_module
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from typing import Any, TypeAlias, TypeVar
from zlib import crc32

from pagesetter.caches import cache_folder
from pagesetter.inputs import ask_for, read_contents, recorded
from pagesetter.notes import is_heard
from pagesetter.records import NamedTuple

T = TypeVar("T")

#: A file that was read: where it really is, and its bytes; `None`: it is not there.
Content: TypeAlias = tuple[str, bytes] | None

_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
_READING = ("", "description", "language", "typeface")  # folders of all that reads
#: What the file of an entry begins with; a sum follows, of four bytes, and the rest.
MARK = b"pagesetter-read 1\n"
_HEAD = len(MARK) + 4


class Entry(NamedTuple):
    """What was read, pickled, and from what."""

    key: tuple[str, ...]
    code: bytes
    files: Mapping[Path, Content]
    value: bytes


def compiled(name: str, key: tuple[str, ...], read: Callable[[], tuple[T, bool]]) -> T:
    """Return what is read from files, from the cache if it was read from the same before.

    `key` is all that decides it besides the files. `read` says as well whether it may be kept: what
    there is something to say of is not. For who wants to hear what is found where, it is read.
    """
    folder = None if is_heard() else cache_folder("read")
    if folder is None:
        return read()[0]
    place = folder / f"{name}-{crc32(repr(key).encode('utf-8', 'surrogatepass')):08x}"
    code = _code()
    with suppress(Exception):  # whatever a damaged entry brings about
        entry = Entry(*loaded(place.read_bytes()))
        if (entry.key, entry.code) == (key, code) and are_as_they_were(entry.files):
            value: T = loaded(entry.value)
            for file in entry.files:
                ask_for(file)
            return value
    with recorded() as asked, read_contents() as contents:
        value, may_keep = read()
    files = {f: (os.path.realpath(f), contents[f]) if f in contents else None for f in asked}
    if may_keep:
        from pagesetter.description.compiling import keep

        keep(place, Entry(key, code, files, b""), value)
    return value


def are_as_they_were(files: Mapping[Path, Content]) -> bool:
    """Tell whether files have the bytes that they had, and those that were not there are not."""
    return all(_content(file) == content for file, content in files.items())


def loaded(data: bytes) -> Any:
    """Return what was written as bytes, with the mark and a sum before them.

    Raises any kind of exception where it was not written by `compiling`.
    """
    rest = data[_HEAD:]
    if data[:_HEAD] != MARK + crc32(rest).to_bytes(4, "big"):
        raise ValueError
    return _Loader(BytesIO(rest)).load()


class _Loader(Unpickler):
    """Makes records and names of choices, and nothing else that could run."""

    def __init__(self, opened: BytesIO) -> None:
        super().__init__(opened)
        self._paths: dict[str, Path] = {}

    def find_class(self, module: str, name: str) -> type:
        if module.startswith("pagesetter."):
            found = getattr(import_module(module), name)
            if isinstance(found, type) and (issubclass(found, Enum) or hasattr(found, "_fields")):
                return found
        raise ValueError

    def persistent_load(self, written: str) -> Path:
        found = self._paths.get(written)
        if found is None:
            found = self._paths[written] = Path(written)
        return found


def _content(file: Path) -> Content:
    try:
        if not S_ISREG(file.stat().st_mode):
            return None
        return os.path.realpath(file), file.read_bytes()
    except (OSError, ValueError):
        return None


@cache
def _code() -> bytes:
    """Return what tells the code that reads from any other: the times and sizes of its files.

    Asked for once, when the first file is read: later it would be of code that is not loaded.
    """
    told: list[object] = [sys.version]
    for folder in _READING:
        with os.scandir(os.path.join(_PACKAGE, folder)) as found:  # noqa: PTH118
            for file in found:
                if file.name.endswith((".py", ".so", ".pyd")):
                    status = file.stat()
                    told.append((file.path, status.st_mtime_ns, status.st_size))
    return sha256(repr(sorted(map(repr, told))).encode("utf-8", "surrogatepass")).digest()
