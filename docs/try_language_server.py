"""Ask the YAML language server what it makes of a page with our schema.

    npm install yaml-language-server
    python docs/try_language_server.py node_modules/.bin/yaml-language-server

It opens a page with a mistake in it, prints what the server complains of, and what it
offers for a key and for a choice. It is what VS Code shows, without VS Code.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pagesetter.schema_command import schema_text

PAGE = """\
# yaml-language-server: $schema=page.schema.json
layout: notice
stories:
  - place: story
    headlin: 标题
{white}
""".format(white=" " * 4)
LAYOUT = """\
# yaml-language-server: $schema=layout.schema.json
extends: notice
styles:
  body: {align: }
grid: {gutter: 3px}
"""


class Server:
    """A language server that is spoken to over its streams."""

    def __init__(self, command: str) -> None:
        """Start the server."""
        self._process = subprocess.Popen(
            [command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._number = 0

    def tell(self, method: str, params: Any, **more: Any) -> None:
        """Send a message."""
        message = {"jsonrpc": "2.0", "method": method, "params": params, **more}
        body = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def ask(self, method: str, params: Any) -> Any:
        """Send a request, and return its answer."""
        self._number += 1
        self.tell(method, params, id=self._number)
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                return message.get("result")

    def complaints(self, uri: str) -> list[dict[str, Any]]:
        """Wait for what is published of a file, and return it."""
        while True:
            message = self._read()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == uri:
                    return list(params["diagnostics"])

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:  # it asks: we have nothing to say
            answer = [None] * len(message["params"].get("items", []) if message["params"] else [])
            body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": answer}).encode()
            assert self._process.stdin is not None
            self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self._process.stdin.flush()
        return message

    def stop(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()


def main(command: str) -> None:
    """Show what the server says of a page and of a layout."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = Server(command)
        try:
            root: dict[str, Any] = {
                "processId": None,
                "rootUri": folder.as_uri(),
                "capabilities": {},
            }
            server.ask("initialize", root)
            server.tell("initialized", {})
            for kind, text, line, column in (("page", PAGE, 5, 4), ("layout", LAYOUT, 3, 16)):
                (folder / f"{kind}.schema.json").write_text(schema_text(kind), "utf-8")
                uri = (folder / f"{kind}.yaml").as_uri()
                (folder / f"{kind}.yaml").write_text(text, "utf-8")
                document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
                server.tell("textDocument/didOpen", {"textDocument": document})
                for complaint in server.complaints(uri):
                    start = complaint["range"]["start"]
                    place = f"{start['line'] + 1}:{start['character'] + 1}"
                    print(f"{kind}.yaml:{place} {complaint['message']}")
                at = {"line": line, "character": column}
                where = {"textDocument": {"uri": uri}, "position": at}
                offered = server.ask("textDocument/completion", where)
                labels = [item["label"] for item in (offered or {}).get("items", [])]
                print(f"{kind}.yaml:{line + 1}:{column + 1} offers {', '.join(labels)}")
        finally:
            server.stop()


if __name__ == "__main__":
    main(sys.argv[1])
