"""Draws docs/preview.png: the preview of an example in Debian's Chromium. `python docs/draw_preview.py`."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SIZE = (1000, 640)


def draw(out: Path) -> None:
    """Draw the preview with frames laid over the page."""
    page = ROOT / "examples" / "inside-page" / "page.yaml"
    running = subprocess.Popen(
        [sys.executable, "-m", "pagesetter", "watch", str(page)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout is not None
        address = re.match(r"\S+", running.stdout.readline())
        assert address is not None, "the preview gave no address"
        out.write_bytes(_small(_picture(address[0])))
    finally:
        running.terminate()
        running.wait()


def _picture(address: str) -> bytes:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        tab.goto(address)
        tab.click("#width")
        tab.click("#overlays summary")
        tab.check("input[name=frames]")
        tab.click("#overlays summary")
        tab.wait_for_selector("svg[data-name=frames]", state="attached")
        tab.wait_for_selector("html[data-picture]", state="attached")
        tab.wait_for_timeout(1000)
        picture = tab.screenshot()
        browser.close()
    return picture


def _small(picture: bytes) -> bytes:
    out = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        image.quantize(96).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    draw(ROOT / "docs" / "preview.png")
