"""The preview served: what the page asks for, and the loop that follows saves."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from pagesetter.engine import Made, with_findings
from pagesetter.preview.editor import Editor, EditorError
from pagesetter.preview.events import MOST_LISTENERS, News
from pagesetter.preview.gate import Gate
from pagesetter.preview.view import View, place_of
from pagesetter.preview.watching import Watching

_T = TypeVar("_T")

_PAGE = Path(__file__).parent / "page"
_ASSETS = {
    "": ("page.html", "text/html"),
    "preview.css": ("preview.css", "text/css"),
    "preview.js": ("preview.js", "text/javascript"),
    "sheet.js": ("sheet.js", "text/javascript"),
    "overlays.js": ("overlays.js", "text/javascript"),
}

# What a page of ours sends is some dozens of bytes.
_MOST_BODY = 2048

_MOST_CONNECTIONS = 64

# What a press objects to is asked when nothing was saved for so long.
_SECONDS_BEFORE_CHECK = 0.6


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


class Preview:
    """A view, the thread that it lives on, and the tabs that look at it."""

    def __init__(self, view: View, editor: Editor) -> None:
        """Show a view; `editor` has no words where none is known."""
        self._view = view
        self._editor = editor
        self._news = News()
        self._watching = Watching()
        self._thread = ThreadPoolExecutor(1, "pagesetter-view")
        self._press = ThreadPoolExecutor(1, "pagesetter-press")
        self._checking: asyncio.Task[None] | None = None

    async def _on_view(self, act: Callable[[View], _T]) -> _T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, act, self._view)

    # ------------------------------------------------------------ following saves

    async def follow(self) -> None:
        """Make the page, and again whenever one of its files is saved."""
        await self._refresh(None)
        async for _ in self._watching.changes():
            while await self._on_view(_is_stale):
                await self._refresh(None)

    async def _refresh(self, number: str | None) -> None:
        state = await self._on_view(lambda view: _refreshed(view, number))
        if self._view.made is not None:
            self._watching.watch(self._view.made.inputs)
        self._news.publish(state)
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
        if await self._on_view(lambda view: view.take(found)):
            self._news.publish(await self._on_view(View.state))

    def end(self) -> None:
        """Let the tabs go and watch no more."""
        self._news.close()
        self._watching.end()
        if self._checking is not None:
            self._checking.cancel()

    def close(self) -> None:
        """Let go of the page, once nobody asks any more."""
        self._thread.submit(self._view.close).result()
        self._thread.shutdown()
        self._press.shutdown(cancel_futures=True)

    # ------------------------------------------------------------ what the page asks for

    def app(self) -> Starlette:
        """Return the application, to stand behind a `Gate`."""
        return Starlette(
            routes=[
                Route("/events", self._events),
                Route("/tiles/{picture:int}/{scale:int}/{column:int}/{row:int}", self._tile),
                Route("/overlays/{name}", self._overlay),
                Route("/place", self._place, methods=["POST"]),
                Route("/open", self._open, methods=["POST"]),
                Route("/page", self._page, methods=["POST"]),
                Route("/{name}", _asset),
                Route("/", _asset),
            ]
        )

    async def _events(self, _: Request) -> Response:
        if self._news.listeners >= MOST_LISTENERS:
            return Response("too many tabs are open\n", 503)
        return StreamingResponse(self._news.listen(), media_type="text/event-stream")

    async def _tile(self, request: Request) -> Response:
        asked = request.path_params
        scale, column, row = asked["scale"] / 1000, asked["column"], asked["row"]
        data = await self._on_view(lambda view: view.tile(scale, column, row))
        return Response(status_code=404) if data is None else Response(data, 200, _JPEG)

    async def _overlay(self, request: Request) -> Response:
        name = request.path_params["name"]
        shapes = await self._on_view(lambda view: view.overlay(name))
        return Response(status_code=404) if shapes is None else JSONResponse(shapes)

    async def _place(self, request: Request) -> Response:
        """Tell what is at a point, and open it in the editor if that is asked for."""
        asked = await _body(request, {"x": float, "y": float, "open": bool})
        if asked is None:
            return Response(status_code=400)
        found = await self._on_view(lambda view: view.written_at(asked["x"], asked["y"]))
        if found is None:
            return JSONResponse({"place": None})
        told = {"place": place_of(found.span), "name": found.name, "text": found.text}
        return JSONResponse({**told, **(self._opened(found.span) if asked["open"] else {})})

    async def _open(self, request: Request) -> Response:
        """Open the place of a diagnostic in the editor."""
        asked = await _body(request, {"index": int, "version": int})
        if asked is None:
            return Response(status_code=400)
        span = await self._on_view(lambda view: view.span_of(asked["index"], asked["version"]))
        if span is None:
            return JSONResponse({"place": None})
        return JSONResponse({"place": place_of(span), **self._opened(span)})

    def _opened(self, span: Any) -> dict[str, Any]:
        if not self._editor.words:
            return {"opened": False, "reason": "no editor is set: see --editor"}
        try:
            self._editor.open(span)
        except EditorError as error:
            return {"opened": False, "reason": str(error)}
        return {"opened": True}

    async def _page(self, request: Request) -> Response:
        """Show another page of the edition."""
        asked = await _body(request, {"number": str})
        if asked is None:
            return Response(status_code=400)
        await self._refresh(asked["number"][:40])
        return Response(status_code=204)


_JPEG = {"content-type": "image/jpeg"}


def _refreshed(view: View, number: str | None) -> dict[str, Any]:
    view.refresh(number)
    return view.state()


def _is_stale(view: View) -> bool:
    return view.made is None or view.made.is_stale


async def _asset(request: Request) -> Response:
    asset = _ASSETS.get(request.path_params.get("name", ""))
    if asset is None:
        return Response(status_code=404)
    return FileResponse(_PAGE / asset[0], media_type=asset[1])


async def _body(request: Request, wanted: dict[str, type]) -> dict[str, Any] | None:
    """Return what was sent as JSON, if it is what is wanted and nothing else.

    Only JSON: a form of another page cannot send it without asking first (Fetch 4.8).
    """
    if request.headers.get("content-type") != "application/json":
        return None
    data = b""
    try:
        async for part in request.stream():
            data += part
            if len(data) > _MOST_BODY:
                return None
        sent = json.loads(data)
    except (ValueError, RecursionError, ClientDisconnect):
        return None
    if not isinstance(sent, dict) or sent.keys() != wanted.keys():
        return None
    fine = all(
        isinstance(sent[k], (kind, int) if kind is float else kind) for k, kind in wanted.items()
    )
    return sent if fine else None


# ---------------------------------------------------------------- running


class _Server(uvicorn.Server):
    """A server that lets open event streams go when it is told to end."""

    def __init__(self, config: uvicorn.Config, preview: Preview) -> None:
        super().__init__(config)
        self._preview = preview
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: Any) -> None:
        super().handle_exit(sig, frame)
        self._loop.call_soon_threadsafe(self._preview.end)


def serve(preview: Preview, address: Address, ready: Callable[[], None]) -> None:
    """Serve until Ctrl-C; `ready` is called when the page can be opened."""
    config = uvicorn.Config(
        Gate(preview.app(), address.token, address.port),
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
