"""Many small pages, each with words of its own, in a project of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pagesetter.pipeline import Options

ROOT = Path(__file__).parents[2]
LAYOUTS = ROOT / "tests" / "pages" / "layouts"

_PAGE = """\
layout: {layout}
stories:
  - place: story
    headline: 寒来暑往{number}
    byline: 通讯员 云腾
    body: |
      天地玄黄宇宙洪荒日月盈昃辰宿列张{own}。
"""


class Desk(NamedTuple):
    """A folder with pages, and what they are made with."""

    folder: Path
    options: Options

    def pages(self, count: int, layout: str = "box") -> list[Path]:
        """Write pages that differ in their words, and return their files."""
        found = []
        for number in range(count):
            file = self.folder / f"{number:03d}.yaml"
            own = "".join(chr(0x4E00 + 7 * number + i) for i in range(6))
            file.write_text(_PAGE.format(layout=layout, number=number, own=own), "utf-8")
            found.append(file)
        return found

    def command(self, *words: str) -> list[str]:
        """Return the command that builds pages of this folder."""
        fonts, layouts = str(self.options.font_folders[0]), str(self.options.layout_folders[0])
        tool = [sys.executable, "-m", "pagesetter", "build"]
        return [*tool, "--font-path", fonts, "--layout-path", layouts, *words]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the command in the folder."""
        return subprocess.run(
            self.command(*words), cwd=self.folder, capture_output=True, text=True, check=False
        )


@pytest.fixture
def desk(tmp_path: Path, box_font: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", os.environ.get("PYTHONPATH") or str(ROOT / "src"))
    folder = tmp_path / "desk"
    folder.mkdir()
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    shutil.copy(box_font, fonts)
    return Desk(folder, Options(font_folders=(fonts,), layout_folders=(LAYOUTS,)))


@pytest.fixture
def files_of() -> Callable[[Path], dict[str, bytes]]:
    """Return a function that gives the bytes of all PDFs in a folder, by their names."""
    return lambda folder: {file.name: file.read_bytes() for file in sorted(folder.glob("*.pdf"))}
