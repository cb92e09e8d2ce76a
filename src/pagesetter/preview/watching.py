"""Saves followed: the folders of a page's files watched, and bursts of saves joined."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from watchfiles import awatch

from pagesetter.engine import folders_of

# A save is told once nothing was saved for so long; a burst that does not end is told all the
# same. Editors write a file, rename it, and set its times within some milliseconds.
_QUIET_MS, _LONGEST_MS = 20, 200


class Watching:
    """Tells when something changed in the folders of some files.

    Folders are watched and not files: a file that is saved by a rename is another file.
    """

    def __init__(self) -> None:
        """Nothing is watched yet."""
        self._folders: frozenset[Path] = frozenset()
        self._again = asyncio.Event()
        self._ended = False

    def watch(self, files: Iterable[Path]) -> None:
        """Watch the folders of these files, and no others."""
        folders = folders_of(files)
        if folders != self._folders:
            self._folders = folders
            self._again.set()

    def end(self) -> None:
        """Watch no more."""
        self._ended = True
        self._again.set()

    async def changes(self) -> AsyncIterator[None]:
        """Yield when there was a change, and once other folders are watched.

        What happened before a folder was watched is not told: who waits looks for itself.
        """
        while not self._ended:
            self._again.clear()
            news = awatch(
                *sorted(self._folders),
                watch_filter=None,
                debounce=_LONGEST_MS,
                step=_QUIET_MS,
                stop_event=self._again,
                recursive=False,
                ignore_permission_denied=True,
            )
            try:
                following = asyncio.ensure_future(anext(news))
                await asyncio.sleep(0)  # until then nothing is watched
                yield
                while True:
                    await following
                    yield
                    following = asyncio.ensure_future(anext(news))
            except StopAsyncIteration:  # other folders, or the end
                continue
            except OSError:  # a folder went away just now
                await asyncio.sleep(_LONGEST_MS / 1000)
                self._folders = folders_of(folder / "_" for folder in self._folders)
            finally:
                following.cancel()
                await news.aclose()
