"""What the page asks for, and what it gets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from pagesetter.diagnostics import Span
from pagesetter.preview.editor import Editor, EditorError
from pagesetter.preview.events import MOST_LISTENERS
from pagesetter.preview.following import Preview
from pagesetter.preview.view import place_of

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

_JPEG = {"content-type": "image/jpeg"}


class Answers:
    """Answers of one preview, for a page that may ask."""

    def __init__(self, preview: Preview, editor: Editor) -> None:
        """Answer for a preview; `editor` has no words where none is known."""
        self._preview = preview
        self._editor = editor

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
        if self._preview.news.listeners >= MOST_LISTENERS:
            return Response("too many tabs are open\n", 503)
        return StreamingResponse(self._preview.news.listen(), media_type="text/event-stream")

    async def _tile(self, request: Request) -> Response:
        asked = request.path_params
        scale, column, row = asked["scale"] / 1000, asked["column"], asked["row"]
        data = await self._preview.on_view(lambda view: view.tile(scale, column, row))
        return Response(status_code=404) if data is None else Response(data, 200, _JPEG)

    async def _overlay(self, request: Request) -> Response:
        name = request.path_params["name"]
        shapes = await self._preview.on_view(lambda view: view.overlay(name))
        return Response(status_code=404) if shapes is None else JSONResponse(shapes)

    async def _place(self, request: Request) -> Response:
        """Tell what is at a point, and open it in the editor if that is asked for."""
        asked = await _body(request, {"x": float, "y": float, "open": bool})
        if asked is None:
            return Response(status_code=400)
        found = await self._preview.on_view(lambda view: view.written_at(asked["x"], asked["y"]))
        if found is None:
            return JSONResponse({"place": None})
        told = {"place": place_of(found.span), "name": found.name, "text": found.text}
        return JSONResponse({**told, **(self._opened(found.span) if asked["open"] else {})})

    async def _open(self, request: Request) -> Response:
        """Open the place of a diagnostic in the editor."""
        asked = await _body(request, {"index": int, "version": int})
        if asked is None:
            return Response(status_code=400)
        span = await self._preview.on_view(
            lambda view: view.span_of(asked["index"], asked["version"])
        )
        if span is None:
            return JSONResponse({"place": None})
        return JSONResponse({"place": place_of(span), **self._opened(span)})

    def _opened(self, span: Span) -> dict[str, Any]:
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
        await self._preview.refresh(asked["number"][:40])
        return Response(status_code=204)


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
