"""What stands in the identifier of a file for its parts: large ones are digested beside other work.

The photos of a page take four milliseconds to digest. They are known long before the faces are
cut, and another core has them done by then.
"""

from __future__ import annotations

from _thread import LockType, allocate_lock, start_new_thread  # `threading` takes time to load
from collections.abc import Iterable
from hashlib import sha256

from pagesetter.keeping import keeps, shelf

# Bytes that stand in the identifier by their digest.
_LARGE = 20_000


class Digests:
    """The digests of one file's parts."""

    __slots__ = ("_begun", "_done", "_known")

    def __init__(self) -> None:
        """Begin without any."""
        # By identity: the parts are kept with them, so that nothing else has their places.
        self._known: dict[int, tuple[bytes, bytes]] = {}
        self._done: LockType | None = None

    def begin(self, parts: Iterable[bytes]) -> None:
        """Begin to digest parts of the file that are known already.

        Nothing is begun where digests are kept from file to file: they are, of all but the first.
        """
        large = [part for part in parts if len(part) >= _LARGE]
        if not large or keeps() or self._done is not None:
            return
        self._begun, self._done = allocate_lock(), allocate_lock()
        self._begun.acquire()
        self._done.acquire()
        start_new_thread(self._digest, (large, self._done))
        self._begun.acquire()  # or it might wait long for its turn to run Python

    def _digest(self, parts: list[bytes], done: LockType) -> None:
        self._begun.release()
        try:
            for part in parts:
                self._known[id(part)] = part, sha256(part).digest()
        finally:
            done.release()

    def told(self, part: bytes) -> bytes:
        """Return what stands for bytes in the identifier: a digest of them where they are many.

        That of a photo or of a face's outlines is kept, where anything is.
        """
        if len(part) < _LARGE:
            return part
        if self._done is not None:
            with self._done:
                found = self._known.get(id(part))
        else:
            kept = shelf("digests", 100)
            found = None if kept is None else kept.get(id(part))
        if found is not None and found[0] is part:
            return found[1]
        return _kept(part)


def _kept(part: bytes) -> bytes:
    digest, kept = sha256(part).digest(), shelf("digests", 100)
    if kept is not None:
        kept.put(id(part), (part, digest))
    return digest
