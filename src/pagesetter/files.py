"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def write_whole(data: bytes, out: Path) -> None:
    """Write a file so that it is never seen half written.

    A temporary file in the same folder takes the bytes and is then renamed, which
    is one step on every system. When anything fails, `out` is as it was and nothing
    is left beside it. Raises `OSError` that names `out`.
    """
    temporary = temporary_of(out)
    try:
        temporary.write_bytes(data)
        temporary.replace(out)
    except OSError as error:
        _remove(temporary)
        raise OSError(error.errno, error.strerror, str(out)) from error
    except BaseException:
        _remove(temporary)
        raise


@contextmanager
def being_written(out: Path) -> Iterator[BinaryIO]:
    """Yield a file to write to; at the end it takes the place of `out`, as one step.

    When anything fails, or is interrupted, `out` is as it was and nothing is left beside
    it. Raises `OSError` that names `out`.
    """
    temporary = temporary_of(out)
    try:
        with temporary.open("w+b") as opened:
            yield opened
        temporary.replace(out)
    except OSError as error:
        _remove(temporary)
        raise OSError(error.errno, error.strerror, str(out)) from error
    except BaseException:
        _remove(temporary)
        raise


def temporary_of(out: Path) -> Path:
    """Return the file that takes the bytes for `out` in this process."""
    return out.with_name(f".{out.name}.{os.getpid()}.tmp")


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
