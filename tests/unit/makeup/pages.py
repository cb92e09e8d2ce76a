"""Small pages made up in the box font, on layouts written for one test.

The sheet is 260 × 300 pt with 10 pt of bleed; the type area begins 20 pt from the left and
30 pt down, is 22 characters of 10 pt wide and 16 lines of 15 pt high.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog, PageError
from pagesetter.makeup.model import Item, MadeUpPage, PlacedBox, PlacedPhoto, SetFrame
from pagesetter.makeup.page import make_up
from pagesetter.typeface.library import FontLibrary

LAYOUT = """\
page:
  width: 260pt
  height: 300pt
  bleed: 10pt
  type_area: {characters: 22, lines: 16, top: 30pt, left: 20pt}

grid: {character: 10pt, leading: 15pt, columns: 2, gutter: 2字}

inks:
  red: {cmyk: [0%, 100%, 100%, 0%]}

styles:
  body: {families: [Box], size: 10pt, leading: 1行, align: justify, full_width: yes, gap: 0em}
  subhead: {based_on: body, align: start, lines_before: 1}
  headline: {based_on: body, size: 20pt, min_size: 16pt, align: center}
  byline: {based_on: body, align: end}
  caption: {based_on: body, size: 8pt, leading: 10pt, align: center}
"""


def slots(text: str) -> str:
    """Return the layout with these slots, given as YAML."""
    return LAYOUT + "\nslots:\n" + textwrap.indent(textwrap.dedent(text).strip(), "  ") + "\n"


def story_slot(**changes: object) -> str:
    """Return the layout with one slot, `story`: two columns of ten characters, 16 lines."""
    keys: dict[str, object] = {
        "place": "{left: 0字, width: 22字, line: 1, lines: 16}",
        "columns": 2,
        "gutter": "2字",
        "body": "body",
        "subhead": "subhead",
        "slack": 16,
        "fill": "no",
    }
    keys.update(changes)
    lines = "".join(f"      {key}: {value}\n" for key, value in keys.items() if value is not None)
    return f"{LAYOUT}\nslots:\n  story:\n    story:\n{lines}"


@dataclass(frozen=True)
class Made:
    """What making up a page gave."""

    page: MadeUpPage | None
    found: list[str]  # `line:column severity code message`
    hints: list[tuple[str, ...]]

    def item(self, name: str) -> Item:
        """Return the item of a name."""
        assert self.page is not None, self.found
        return next(item for item in self.page.items if item.name == name)

    def frame(self, name: str) -> SetFrame:
        """Return the frame of a name."""
        item = self.item(name)
        assert isinstance(item, SetFrame)
        return item

    def photo(self, name: str) -> PlacedPhoto:
        """Return the photo of a name."""
        item = self.item(name)
        assert isinstance(item, PlacedPhoto)
        return item

    def box(self, name: str) -> PlacedBox:
        """Return the box of a name."""
        item = self.item(name)
        assert isinstance(item, PlacedBox)
        return item

    def words(self, name: str) -> list[str]:
        """Return the words of a frame's lines."""
        return [placed.line.text for placed in self.frame(name).lines]

    def names(self) -> list[str]:
        """Return the names of everything on the page, in reading order."""
        assert self.page is not None, self.found
        return [item.name for item in self.page.items]


def made_up(folder: Path, library: FontLibrary, layout: str, page: str) -> Made:
    """Make up a page, given as YAML without its first line, on a layout given as YAML."""
    (folder / "small.yaml").write_text(layout, encoding="utf-8")
    file = folder / "page.yaml"
    file.write_text("layout: small\n" + textwrap.dedent(page), encoding="utf-8")
    log = DiagnosticLog()
    made: MadeUpPage | None = None
    try:
        description = read_page(file, [folder], log)
        log.raise_errors()
        assert description is not None
        made = make_up(description, StyleSheet(description.layout, library, log), log)
        log.raise_errors()
    except PageError:
        made = None
    found = [
        f"{d.span.line}:{d.span.column} {d.severity.value} {d.code.value} {d.message}" for d in log
    ]
    return Made(made, found, [d.hints for d in log])


def photo(folder: Path, width: int, height: int, name: str = "1.png") -> Path:
    """Write a photo of this many pixels."""
    file = folder / name
    Image.new("RGB", (width, height), (120, 130, 140)).save(file)
    return file
