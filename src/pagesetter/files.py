"""Files written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_whole(data: bytes, out: Path) -> None:
    """Write a file so that it is never seen half written.

    A temporary file in the same folder takes the bytes and is then renamed, which
    is one step on every system. When anything fails, `out` is as it was and nothing
    is left beside it. Raises `OSError` that names `out`.
    """
    temporary = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(out)
    except OSError as error:
        _remove(temporary)
        raise OSError(error.errno, error.strerror, str(out)) from error
    except BaseException:
        _remove(temporary)
        raise


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
