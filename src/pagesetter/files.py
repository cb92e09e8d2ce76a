"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def write_whole(data: bytes, out: Path) -> None:
    """Write a file so that it is never seen half written.

    A temporary file in the same folder takes the bytes and is then renamed, which
    is one step on every system. When anything fails, `out` is as it was and nothing
    is left beside it. Raises `OSError` that names `out`.
    """
    write_pieces((data,), out)


def write_pieces(pieces: Iterable[bytes], out: Path) -> None:
    """Write a file that is given in pieces, as `write_whole` does. Raises `OSError` that names it."""
    with being_written(out) as opened:
        opened.writelines(pieces)


@contextmanager
def being_written(out: Path) -> Iterator[BinaryIO]:
    """Yield a file to write to; at the end it takes the place of `out`, as one step.

    When anything fails, or is interrupted, `out` is as it was and nothing is left beside
    it. Raises `OSError` that names `out`.
    """
    temporary = temporary_of(out)
    try:
        with naming(out):
            with temporary.open("w+b") as opened:
                yield opened
            temporary.replace(out)
    except BaseException:
        _remove(temporary)
        raise


@contextmanager
def naming(out: Path) -> Iterator[None]:
    """Raise `OSError` that names a file, where one is raised inside."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(out)) from error


class WrittenTogether:
    """Files that wait beside their places until all are written, and are then put there.

    Used as a context: what was not put in its place by its end is taken away, with
    folders that were made for nothing. Whatever fails raises `OSError` that names the file.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._waiting: dict[Path, BinaryIO | None] = {}
        self._folders: list[Path] = []

    def __enter__(self) -> WrittenTogether:
        """Begin to write."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take away what is not in its place."""
        for out in [*self._waiting]:
            self.drop(out)
        for folder in reversed(self._folders):
            with suppress(OSError):  # something is in it
                folder.rmdir()

    def write(self, data: bytes, out: Path) -> None:
        """Write a file that waits."""
        opened = self.open(out)
        with naming(out):
            opened.write(data)
            opened.close()

    def open(self, out: Path) -> BinaryIO:
        """Return a file that waits, to be written to and read."""
        with naming(out):
            self._make_folder(out.parent)
            self._waiting[out] = None  # taken away also where an interrupt comes as it is opened
            opened = self._waiting[out] = temporary_of(out).open("w+b")
        return opened

    def drop(self, out: Path) -> None:
        """Take away a file that waits."""
        opened = self._waiting.pop(out)
        if opened is not None:
            with suppress(OSError):  # what is buffered may not find room: it is not wanted
                opened.close()
        _remove(temporary_of(out))

    def put_in_place(self, order: Iterable[Path]) -> None:
        """Put files where they belong, each as one step: these, in order, and no others."""
        for out in order:
            with naming(out):
                opened = self._waiting[out]
                assert opened is not None, "it was opened, or that was raised"
                opened.close()
                temporary_of(out).replace(out)
            del self._waiting[out]

    def _make_folder(self, folder: Path) -> None:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        self._folders += reversed(missing)
        folder.mkdir(parents=True, exist_ok=True)


def temporary_of(out: Path) -> Path:
    """Return the file that takes the bytes for `out` in this process."""
    return out.with_name(f".{out.name}.{os.getpid()}.tmp")


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
