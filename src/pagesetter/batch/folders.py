"""Folders that are written into: by one build at a time, and without what a killed one left."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from pagesetter.diagnostics import PagesetterError

#: What is kept beside PDFs: what they were made from, and the lock.
KEPT = ".pagesetter-made"


class BusyFolderError(PagesetterError):
    """Another build writes into the folder."""


@contextmanager
def taken(folders: Iterable[Path]) -> Iterator[None]:
    """Hold folders, which are made, against other builds. Raises `BusyFolderError`, `OSError`.

    The system lets go of what a process held that ended, in whatever way.
    """
    with ExitStack() as stack:
        for folder in sorted(set(folders)):
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_held(folder))
        yield


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # Windows: files are written whole all the same
        yield
        return
    kept = folder / KEPT
    kept.mkdir(exist_ok=True)
    # The file stays: one that is removed can be held by two.
    with (kept / "lock").open("ab") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"another build is writing into {folder}: wait until it has ended"
            raise BusyFolderError(message) from None
        except OSError:  # a file system without locks
            pass
        yield


def sweep(folder: Path) -> None:
    """Remove the temporary files that builds left in a folder that were killed."""
    with suppress(OSError):
        for file in folder.glob(".*.tmp"):
            match = re.fullmatch(r"\..+\.(\d+)\.tmp", file.name)
            if match and not _lives(int(match[1])):
                file.unlink()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
