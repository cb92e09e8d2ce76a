"""The loop that follows saves: a page made again, and the news of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from pagesetter.engine import Made, with_findings
from pagesetter.preview.events import News
from pagesetter.preview.view import View
from pagesetter.preview.watching import Watching

_T = TypeVar("_T")

# What a press objects to is asked when nothing was saved for so long.
_SECONDS_BEFORE_CHECK = 0.6


class Preview:
    """A view, the thread that it lives on, and the tabs that look at it."""

    def __init__(self, view: View) -> None:
        """Show a view."""
        self._view = view
        self.news = News()
        self._watching = Watching()
        self._thread = ThreadPoolExecutor(1, "pagesetter-view")
        self._press = ThreadPoolExecutor(1, "pagesetter-press")
        self._checking: asyncio.Task[None] | None = None

    async def on_view(self, act: Callable[[View], _T]) -> _T:
        """Do something with the view, on its thread, and return what comes of it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, act, self._view)

    async def follow(self) -> None:
        """Make the page, and again whenever one of its files is saved."""
        await self.refresh(None)
        async for _ in self._watching.changes():
            # What is saved while a page is made is told next, once its burst is over.
            if await self.on_view(_is_stale):
                await self.refresh(None)

    async def refresh(self, number: str | None) -> None:
        """Make the page again, or another page of the edition, and tell the tabs."""
        state = await self.on_view(lambda view: _refreshed(view, number))
        if self._view.made is not None:
            self._watching.watch(self._view.made.inputs)
        self.news.publish(state)
        if self._checking is not None:
            self._checking.cancel()
        made = self._view.made
        if made is not None and made.press is not None:
            self._checking = asyncio.create_task(self._check(made))

    async def _check(self, made: Made) -> None:
        """Tell what the press objects to, once nobody has saved for a while.

        It takes longer than all else, on a thread of its own: the next save does not wait.
        """
        await asyncio.sleep(_SECONDS_BEFORE_CHECK)
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._press, with_findings, made)
        if await self.on_view(lambda view: view.take(found)):
            self.news.publish(await self.on_view(View.state))

    def end(self) -> None:
        """Let the tabs go and watch no more."""
        self.news.close()
        self._watching.end()
        if self._checking is not None:
            self._checking.cancel()

    def close(self) -> None:
        """Let go of the page, once nobody asks any more."""
        self._thread.submit(self._view.close).result()
        self._thread.shutdown()
        self._press.shutdown(cancel_futures=True)


def _refreshed(view: View, number: str | None) -> dict[str, Any]:
    view.refresh(number)
    return view.state()


def _is_stale(view: View) -> bool:
    return view.made is None or view.made.is_stale
