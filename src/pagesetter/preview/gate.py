"""Who may ask: this machine's own page, by its token. All others are refused before they are heard.

A page on the web can make a browser send requests to the loopback address, and a name that it
owns can be made to lead there (DNS rebinding); so Host and Origin must be our own, and the
address holds a token that no other page knows.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: No request leaves the page's own server, nothing inline runs, nobody frames it.
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}


class Gate:
    """Lets requests through that come from the preview's own page."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        """Guard an application that is served on a port of the loopback address."""
        self._app = app
        self._token = token.encode("ascii")
        self._hosts = {f"{name}:{port}".encode("ascii") for name in ("127.0.0.1", "localhost")}
        self._origins = {b"http://" + host for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            return
        reason = self._refusal(scope)
        token, _, rest = scope["path"].removeprefix("/").partition("/")
        if reason is None and not hmac.compare_digest(token.encode("utf-8"), self._token):
            reason = "the address needs the token that pagesetter printed"
        if reason is not None:
            refusal = PlainTextResponse(f"refused: {reason}\n", status_code=403)
            await refusal(scope, receive, _with_headers(send))
            return
        inner = {**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode()}
        await self._app(inner, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> str | None:
        hosts = _all(scope, b"host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return "another host was asked for"
        if any(origin.lower() not in self._origins for origin in _all(scope, b"origin")):
            return "the request comes from another page"
        return None


def _all(scope: Scope, name: bytes) -> list[bytes]:
    return [value for key, value in scope["headers"] if key.lower() == name]


def _with_headers(send: Send) -> Send:
    own = [(name.encode("ascii"), value.encode("ascii")) for name, value in HEADERS.items()]

    async def send_more(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: list[Any] = [h for h in message["headers"] if h[0].decode() not in HEADERS]
            message = {**message, "headers": [*headers, *own]}
        await send(message)

    return send_more
