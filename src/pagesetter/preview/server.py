"""The preview served on the loopback address, until Ctrl-C."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Callable
from typing import Any

import uvicorn

from pagesetter.preview.answers import Answers
from pagesetter.preview.editor import Editor
from pagesetter.preview.following import Preview
from pagesetter.preview.gate import Gate
from pagesetter.preview.view import View
from pagesetter.records import NamedTuple

_MOST_CONNECTIONS = 64


class Address(NamedTuple):
    """Where the preview is served: a socket that listens on the loopback address."""

    socket: socket.socket
    token: str

    @property
    def port(self) -> int:
        """The port that was given or found."""
        return int(self.socket.getsockname()[1])

    @property
    def url(self) -> str:
        """The address to open; who has it may look and open the editor."""
        return f"http://127.0.0.1:{self.port}/{self.token}/"


def take_address(port: int, token: str) -> Address:
    """Listen on a port of the loopback address; 0 finds a free one. Raises `OSError`."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let another program take the port too
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
    except BaseException:
        listening.close()
        raise
    return Address(listening, token)


class _Server(uvicorn.Server):
    """A server that lets open event streams go when it is told to end."""

    def __init__(self, config: uvicorn.Config, preview: Preview) -> None:
        super().__init__(config)
        self._preview = preview
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: Any) -> None:
        super().handle_exit(sig, frame)
        self._loop.call_soon_threadsafe(self._preview.end)


def serve(view: View, editor: Editor, address: Address, ready: Callable[[], None]) -> None:
    """Serve a view until Ctrl-C; `ready` is called when the page can be opened."""
    preview = Preview(view)
    config = uvicorn.Config(
        Gate(Answers(preview, editor).app(), address.token, address.port),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST_CONNECTIONS,
        backlog=_MOST_CONNECTIONS,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=16 * 1024,
    )
    try:
        asyncio.run(_run(config, preview, address, ready))
    except KeyboardInterrupt:
        pass
    finally:
        preview.close()


async def _run(
    config: uvicorn.Config, preview: Preview, address: Address, ready: Callable[[], None]
) -> None:
    following = asyncio.create_task(preview.follow())
    address.socket.listen(_MOST_CONNECTIONS)
    ready()
    try:
        await _Server(config, preview).serve(sockets=[address.socket])
    finally:
        preview.end()
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
