"""A preview that runs as people run it, and Debian's Chromium to look at it with."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.interrupts import hear_interrupts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
LAYOUTS = ROOT / "tests" / "pages" / "layouts"
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

LAYOUT = """\
extends: box
slots:
  one:
    story: {place: {left: 0字, width: 10字, line: 1, lines: 2}, columns: 1, body: body}
"""
#: Line 5 has the paragraph.
PAGE = """\
layout: ./daily.yaml
stories:
  - place: one
    body: |
      天地玄黄宇宙洪荒日月盈昃
"""


class Running:
    """A preview under way."""

    def __init__(self, desk: Path, *arguments: str) -> None:
        """Start `pagesetter watch` and wait for its address."""
        self.desk = desk
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pagesetter", "watch", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "VISUAL": "", "EDITOR": "", "PAGESETTER_EDITOR": ""},
            preexec_fn=hear_interrupts,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        found = re.match(r"http://127\.0\.0\.1:(\d+)/([\w-]{32})/", line)
        if found is None:
            _, told = self._process.communicate(timeout=30)
            raise AssertionError(f"no address in {line!r}: {told}")
        self.url, self.port, self.token = found[0], int(found[1]), found[2]

    def save(self, name: str, old: str, new: str) -> None:
        """Change words in a file of the desk, as an editor saves: by a rename."""
        file = self.desk / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        beside = file.with_name(f".{name}.saving")
        beside.write_text(text.replace(old, new), encoding="utf-8")
        beside.replace(file)

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C; return the exit code and what was said to stderr."""
        self._process.send_signal(signal.SIGINT)
        _, told = self._process.communicate(timeout=30)
        return self._process.returncode, told

    def close(self) -> None:
        """End it, if it has not ended."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate(timeout=30)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a page, a story of one paragraph in a layout of its own."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "page.yaml").write_text(PAGE, encoding="utf-8")
    (folder / "daily.yaml").write_text(LAYOUT, encoding="utf-8")
    return folder


@pytest.fixture
def start(desk: Path, box_font: Path) -> Iterator[Callable[..., Running]]:
    """Return a function that starts a preview of the desk's page."""
    with ExitStack() as stack:

        def start(*more: str, page: Path | None = None) -> Running:
            fonts = ["--font-path", str(box_font.parent), "--layout-path", str(LAYOUTS)]
            running = Running(desk, str(page or desk / "page.yaml"), *fonts, *more)
            stack.callback(running.close)
            return running

        yield start


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium, once for all tests."""
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """Return a window of the browser; it notes what its pages complain of."""
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    yield context
    context.close()
    assert complaints == []


@pytest.fixture
def look(window: BrowserContext) -> Callable[[Running], Page]:
    """Return a function that opens a preview in a tab and waits until its page is seen."""

    def look(running: Running) -> Page:
        tab = window.new_page()
        tab.goto(running.url)
        wait_for_picture(tab, 1)
        return tab

    return look


def wait_for_picture(tab: Page, number: int) -> None:
    """Wait until the page's picture of a number is on the screen."""
    tab.wait_for_selector(f'html[data-picture="{number}"]', state="attached")
