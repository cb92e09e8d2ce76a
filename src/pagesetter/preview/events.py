"""News pushed to every open tab: the state of the page as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

# Tabs that may listen at a time.
MOST_LISTENERS = 24

# A tab that is gone is noticed when it is written to.
_SECONDS_BETWEEN_SIGNS = 15.0


class News:
    """The last state, for all who listen; who is slow gets the last and not all."""

    def __init__(self) -> None:
        """There is no news yet."""
        self._text = ""
        self._closed = False
        self._next = asyncio.Event()
        self.listeners = 0

    def publish(self, state: dict[str, Any]) -> None:
        """Tell a state to everybody."""
        self._text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
        self._wake()

    def close(self) -> None:
        """Let all who listen go."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        self._next.set()
        self._next = asyncio.Event()

    async def listen(self) -> AsyncIterator[str]:
        """Yield events in the form of server-sent events: the last state, then every newer one."""
        self.listeners += 1
        try:
            told = ""
            while not self._closed:
                following = self._next
                if self._text is not told:
                    told = self._text
                    yield f"data: {told}\n\n"
                    continue
                try:
                    await asyncio.wait_for(following.wait(), _SECONDS_BETWEEN_SIGNS)
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            self.listeners -= 1
