"""Prepared photos kept from one build to the next, in the user's cache folder.

With them what else is long to make: the press's profile within its limits of ink, and how
heavy photos are that go in as they are.

An entry is named by what decides its bytes, and carries a digest of name and bytes: one
that is damaged, or that was put under another name, is as good as none. Nothing here
can stop a build: where the folder cannot be written, nothing is kept.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from pagesetter.caches import cache_folder
from pagesetter.files import write_whole
from pagesetter.records import NamedTuple

_MARK = b"pagesetter-photo 1\n"
_DIGEST = 32
#: Bytes of all entries together.
LIMIT = 512 << 20


class PhotoCache(NamedTuple):
    """A folder of entries; None: nothing is kept."""

    folder: Path | None
    limit: int = LIMIT

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, and mark it as used."""
        if self.folder is None:
            return None
        file = self.folder / key
        try:
            if not file.is_file() or file.stat().st_size > self.limit:
                return None
            entry = file.read_bytes()
        except OSError:
            return None
        head = len(_MARK) + _DIGEST
        content = entry[head:]
        if entry[:head] != _MARK + _digest(key, content):
            return None
        with suppress(OSError):
            os.utime(file)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep bytes under a key, if the folder lets."""
        if self.folder is None or len(content) > self.limit // 4:
            return
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(_MARK + _digest(key, content) + content, self.folder / key)

    def trim(self) -> None:
        """Remove what was used longest ago, until the rest keeps the limit."""
        if self.folder is None:
            return
        found = []
        with suppress(OSError):
            for file in self.folder.iterdir():
                status = file.stat()
                found.append((status.st_mtime_ns, file.name, status.st_size, file))
        total = sum(size for _, _, size, _ in found)
        for _, _, size, file in sorted(found):
            if total <= self.limit:
                break
            with suppress(OSError):
                file.unlink()
                total -= size


NO_CACHE = PhotoCache(None)


def is_entry(file: Path) -> bool:
    """Tell whether a file is an entry of such a cache. Raises `OSError` if it cannot be read."""
    with file.open("rb") as opened:
        return opened.read(len(_MARK)) == _MARK


def user_cache() -> PhotoCache:
    """Return the user's own cache: where `PAGESETTER_CACHE` says, or where the system has them.

    An empty `PAGESETTER_CACHE` says that nothing is to be kept.
    """
    return PhotoCache(cache_folder("photos"))


def _digest(key: str, content: bytes) -> bytes:
    digest = sha256(key.encode() + b"\n")
    digest.update(content)
    return digest.digest()
