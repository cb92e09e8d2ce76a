"""Which files a page was made from, and what was in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

_Stamp: TypeAlias = tuple[int, int, int] | None  # when it was saved, how large, which one


class Asked(set[Path]):
    """Files that were asked for, each with how it was when it was first asked for."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self.stamps: dict[Path, _Stamp] = {}

    def add(self, file: Path) -> None:
        """Take a file that is asked for now."""
        if file not in self:
            super().add(file)
            self.stamps[file] = _stamp_of(file)

    def take(self, other: Asked) -> None:
        """Take what was asked for before."""
        self.update(other)
        self.stamps |= other.stamps


def digests_of(asked: Asked) -> dict[Path, str | None] | None:
    """Return what is in each file, as a digest; `None` for one that is not there.

    `None` instead of all: a file has changed since it was asked for, so that nobody knows
    what the page was made from.
    """
    found: dict[Path, str | None] = {}
    for file in sorted(asked):
        stamp = _stamp_of(file)
        if stamp != asked.stamps[file]:
            return None
        found[file] = _digest(file, stamp)
    return found


def are_the_same(digests: Mapping[Path, str | None]) -> bool:
    """Tell whether all files have in them what they had."""
    return all(digest_of(file) == digest for file, digest in digests.items())


def digest_of(file: Path) -> str | None:
    """Return the digest of a file, or `None` where there is none to be read."""
    return _digest(file, _stamp_of(file))


@lru_cache(maxsize=4096)
def _digest(file: Path, stamp: _Stamp) -> str | None:
    if stamp is None:
        return None
    digest = sha256()
    try:
        with file.open("rb") as opened:
            while part := opened.read(1 << 20):
                digest.update(part)
    except OSError:
        return None
    return digest.hexdigest()


def _stamp_of(file: Path) -> _Stamp:
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
