"""Which files a page was made from, and what was in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from pagesetter.inputs import Stamp, stamp_of

#: Files that were asked for, each with how it was when it was first asked for.
Asked: TypeAlias = dict[Path, Stamp]


def digests_of(asked: Asked) -> dict[Path, str | None] | None:
    """Return what is in each file, as a digest; `None` for one that is not there.

    `None` instead of all: a file has changed since it was asked for, so that nobody knows
    what the page was made from.
    """
    found: dict[Path, str | None] = {}
    for file in sorted(asked):
        stamp = stamp_of(file)
        if stamp != asked[file]:
            return None
        found[file] = _digest(file, stamp)
    return found


def are_the_same(digests: Mapping[Path, str | None]) -> bool:
    """Tell whether all files have in them what they had."""
    return all(digest_of(file) == digest for file, digest in digests.items())


def digest_of(file: Path) -> str | None:
    """Return the digest of a file, or `None` where there is none to be read."""
    return _digest(file, stamp_of(file))


@lru_cache(maxsize=4096)
def _digest(file: Path, stamp: Stamp) -> str | None:
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
