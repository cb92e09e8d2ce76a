"""Who is refused, and how the command begins and ends, asked by a plain HTTP client."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pagesetter.cli import main
from pagesetter.preview.gate import HEADERS
from tests.preview.conftest import Running

Start = Callable[..., Running]


def ask(
    running: Running, path: str, headers: dict[str, str], method: str = "GET", body: str = ""
) -> tuple[int, bytes]:
    """Ask the preview, with no header but these."""
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    if body:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body.encode() if body else None)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    return answer.status, text


def own(running: Running) -> dict[str, str]:
    return {"Host": f"127.0.0.1:{running.port}"}


def test_only_our_own_page_is_answered(start: Start) -> None:
    running = start()
    here, port = f"/{running.token}/", running.port
    assert ask(running, here, own(running))[0] == 200
    assert ask(running, here, {"Host": f"localhost:{port}"})[0] == 200
    refused = {
        "no host": (here, {}),
        "foreign host": (here, {"Host": f"evil.example:{port}"}),
        "foreign host that begins alike": (here, {"Host": f"127.0.0.1.evil.example:{port}"}),
        "no port": (here, {"Host": "127.0.0.1"}),
        "foreign origin": (here, {**own(running), "Origin": "https://evil.example"}),
        "no origin to speak of": (here, {**own(running), "Origin": "null"}),
        "no token": ("/", own(running)),
        "no token of events": ("/events", own(running)),
        "wrong token": (f"/{'A' * 32}/", own(running)),
        "part of the token": (f"/{running.token[:31]}/", own(running)),
        "not ASCII": ("/%E5%A4%A9/", own(running)),
    }
    answers = {why: ask(running, path, headers)[0] for why, (path, headers) in refused.items()}
    # A request without Host is no HTTP/1.1 (RFC 9112 3.2), and the server says so itself.
    assert answers.pop("no host") == 400
    assert set(answers.values()) == {403}, answers


def test_an_answer_forbids_everything_but_our_own_files(start: Start) -> None:
    running = start()
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    for path, status in ((f"/{running.token}/", 200), ("/", 403), (f"/{running.token}/nix", 404)):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == status
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    connection.close()


@pytest.mark.parametrize(
    ("what", "sent", "kind", "status"),
    [
        ("place", {"x": 50, "y": 37.5, "open": False}, "application/json", 200),
        ("place", {"x": 50, "y": 37.5, "open": False}, "text/plain", 400),
        ("place", {"x": "50", "y": 37.5, "open": False}, "application/json", 400),
        ("place", {"x": 50, "y": 37.5}, "application/json", 400),
        ("place", {"x": 50, "y": 37.5, "open": False, "f": "x" * 4000}, "application/json", 400),
        ("open", {"index": 99, "version": 1}, "application/json", 200),
        ("open", {"index": -1, "version": 1}, "application/json", 200),
        ("open", {"file": "/etc/passwd"}, "application/json", 400),
        ("place", [1], "application/json", 400),
    ],
)
def test_only_what_the_page_would_send_is_heard(
    start: Start, what: str, sent: object, kind: str, status: int
) -> None:
    running = start()
    headers = {**own(running), "Content-Type": kind}
    path = f"/{running.token}/{what}"
    assert ask(running, path, headers, "POST", json.dumps(sent))[0] == status


def test_an_editor_is_never_opened_by_a_get(start: Start) -> None:
    running = start()
    assert ask(running, f"/{running.token}/open", own(running))[0] == 404
    assert ask(running, f"/{running.token}/place", own(running))[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "tiles/1/0/0/0",
        "tiles/1/99999999/0/0",
        "tiles/1/1000/999/0",
        "tiles/1/1000/-1/0",
        "overlays/nix",
        "../pyproject.toml",
        "%2e%2e/page.yaml",
        "server.py",
    ],
)
def test_there_is_nothing_else_to_be_had(start: Start, path: str) -> None:
    running = start()
    assert ask(running, f"/{running.token}/{path}", own(running))[0] == 404


def test_a_square_of_the_page_is_a_jpeg(start: Start) -> None:
    running = start()
    status, data = ask(running, f"/{running.token}/tiles/1/1000/0/0", own(running))
    assert (status, data[:3]) == (200, b"\xff\xd8\xff")


def test_it_listens_on_the_loopback_address_alone(start: Start) -> None:
    running = start()
    with socket.socket() as other:
        other.settimeout(5)
        # Another address of the loopback network: a server on all addresses would answer.
        with pytest.raises(OSError, match="refused"):
            other.connect(("127.0.0.2", running.port))


def test_ctrl_c_ends_it_cleanly_though_a_tab_listens(start: Start) -> None:
    running = start()
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    connection.request("GET", f"/{running.token}/events")
    answer = connection.getresponse()
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert json.loads(answer.readline().removeprefix(b"data: "))["version"] == 1
    assert running.interrupt() == (0, "")
    connection.close()


def test_tabs_beyond_a_number_are_sent_away(start: Start) -> None:
    running = start()
    connections = []
    for _ in range(25):
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
        connection.request("GET", f"/{running.token}/events")
        connections.append((connection, connection.getresponse().status))
    assert [status for _, status in connections] == [200] * 24 + [503]
    for connection, _ in connections:
        connection.close()


def test_a_token_is_another_each_time(start: Start) -> None:
    assert start().token != start().token


def test_a_port_that_is_taken_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["watch", str(desk / "page.yaml"), "--port", str(port)]) == 1
    assert f"cannot listen on port {port}: address already in use" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--editor", "code '"], "the editor's command \"code '\" cannot be read"),
        (["--editor", " "], "the editor's command is empty"),
        (["--page", "2"], "--page is for an edition"),
    ],
)
def test_wrong_usage_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["watch", str(desk / "page.yaml"), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_burst_of_saves_is_one_new_page(start: Start, desk: Path) -> None:
    running = start()
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=20)
    connection.request("GET", f"/{running.token}/events")
    answer = connection.getresponse()

    def told() -> dict[str, Any]:
        while not (line := answer.readline()).startswith(b"data: "):
            pass
        state: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
        return state

    assert told()["version"] == 1
    text = (desk / "page.yaml").read_text(encoding="utf-8")
    before = "盈昃"
    for words in ("辰宿", "列张", "寒来", "暑往"):
        running.save("page.yaml", before, words)
        before = words
    (desk / "page.yaml").unlink()
    (desk / "page.yaml").write_text(text.replace("盈昃", "秋收"), encoding="utf-8")
    state = told()
    assert (state["version"], state["broken"], state["page"]["picture"]) == (2, False, 2)
    connection.close()


@pytest.mark.parametrize("library", ["starlette", "uvicorn", "watchfiles"])
def test_a_library_that_is_not_installed_is_told_with_what_installs_it(
    desk: Path, library: str
) -> None:
    program = (
        f"import sys; sys.modules[{library!r}] = None; "
        f"from pagesetter.cli import main; sys.exit(main(['watch', {str(desk / 'page.yaml')!r}]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "which is not installed: pip install 'pagesetter[watch]'" in result.stderr
    assert library in result.stderr
