"""Times how long it takes from a save to a new picture in the browser; no test asks for it.

    python -m tests.preview.latency PAGE.yaml OLD NEW

copies the page's folder and the shipped layouts, and changes OLD to NEW and back, twenty times,
at each of three zooms. A time begins before the file is written and ends when the frame that
has the new picture is under way.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.preview.conftest import ARGUMENTS, CHROMIUM, ROOT, wait_for_picture

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SAVES = 20

_ZOOMS = {"the whole page": "#fit", "its width": "#width", "its width, twice enlarged": "#in"}
_NOTE = "window.addEventListener('shown', () => { window.seen = performance.now(); })"


def main(page: str, old: str, new: str) -> None:
    """Print the times of a page of one's own."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk"
        shutil.copytree(Path(page).parent, desk, copy_function=shutil.copyfile)
        shutil.copytree(ROOT / "layouts", Path(folder) / "layouts")
        file = desk / Path(page).name
        watch = [sys.executable, "-m", "pagesetter", "watch", str(file)]
        running = subprocess.Popen(
            [*watch, "--layout-path", f"{folder}/layouts"], stdout=subprocess.PIPE, text=True
        )
        try:
            assert running.stdout is not None
            found = re.match(r"\S+", running.stdout.readline())
            assert found is not None, "the preview gave no address"
            _look(found[0], file, old, new)
        finally:
            running.terminate()
            running.wait()


def _look(url: str, file: Path, old: str, new: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        tab = browser.new_page(viewport={"width": 1500, "height": 950})
        tab.goto(url)
        wait_for_picture(tab, 1)
        tab.evaluate(_NOTE)
        picture = 1
        for name, button in _ZOOMS.items():
            tab.click(button)
            tab.wait_for_timeout(1500)
            times = []
            for _ in range(_SAVES):
                picture += 1
                times.append(_time(tab, file, (old, new), picture))
                old, new = new, old
                tab.wait_for_timeout(150)
            times.sort()
            sys.stdout.write(
                f"{name} ({tab.locator('#zoom').inner_text()}): median {statistics.median(times):.0f} ms, "
                f"from {times[0]:.0f} to {times[-1]:.0f} ms\n"
            )
        browser.close()


def _time(tab: Page, file: Path, words: tuple[str, str], picture: int) -> float:
    text = file.read_text(encoding="utf-8")
    assert words[0] in text
    beside = file.with_name(".saving")
    since = float(tab.evaluate("performance.now()"))
    beside.write_text(text.replace(*words, 1), encoding="utf-8")
    beside.replace(file)
    wait_for_picture(tab, picture)
    return float(tab.evaluate("window.seen")) - since


if __name__ == "__main__":
    main(*sys.argv[1:])
