"""Draws the pictures of docs/marks.md with the program itself: each from what is typed there.

    python docs/draw_marks.py

A picture stands in marks.md after the block of text that it shows.
"""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageChops

from pagesetter.pipeline import Options, build

FOLDER = Path(__file__).parent
BLOCK = re.compile(r"^```text\n(.*?)^```\n+!\[[^\]]*\]\((pictures/[\w-]+\.png)\)", re.M | re.S)

DPI = 240  # about twice what a screen has, for text of 9.5 pt
MARGIN = 14  # pixels of white

LAYOUT = """
title: marks on words
page: {width: 240pt, height: 160pt, bleed: 0pt, type_area: {characters: 20, lines: 9, top: 14pt}}
grid: {character: 9.5pt, leading: 14.5pt, columns: 1, gutter: 1字}
inks: {red: {cmyk: [0%, 95%, 90%, 0%]}}
styles:
  body:
    families: [Noto Serif SC]
    size: 9.5pt
    leading: 1行
    indent: 2em
    align: justify
    gap: 0.2em
    full_width: yes
    strong: strong
    emphasized: emphasized
  strong: {based_on: body, families: [Noto Sans SC], weight: 700}
  emphasized: {based_on: body, dots: yes}
  subhead: {based_on: strong, indent: 0em, size: 11pt, align: center, lines_before: 1}
  lower: {based_on: strong, indent: 0em}
slots:
  story:
    story:
      place: {left: 0字, width: 20字, line: 1, lines: 9}
      columns: 1
      measure: 20字
      body: BODY
      subhead: subhead
      subhead_2: lower
      slack: 9
"""
# What a picture needs besides, by the first word of its name.
STYLES = {
    "vertical": "{based_on: body, direction: vertical, indent: 0em, leading: 18pt}",
    "zhuyin": "{based_on: body, size: 16pt, leading: 2行, indent: 0em}",
}


def examples() -> dict[str, str]:
    """Return what is typed for each picture that marks.md shows."""
    text = (FOLDER / "marks.md").read_text(encoding="utf-8")
    return {picture: typed for typed, picture in BLOCK.findall(text)}


def draw(typed: str, file: Path) -> None:
    """Set what is typed and write a picture of it, cropped to its ink."""
    with TemporaryDirectory() as folder:
        page, picture = Path(folder) / "page.yaml", Path(folder) / "page.png"
        layout = LAYOUT
        if file.stem in STYLES:
            layout = layout.replace("slots:", f"  picture: {STYLES[file.stem]}\nslots:")
            layout = layout.replace("      measure: 20字\n", "")
        layout = layout.replace("BODY", "picture" if file.stem in STYLES else "body")
        (Path(folder) / "layout.yaml").write_text(layout, encoding="utf-8")
        words = "".join(f"      {line}\n" for line in typed.splitlines())
        page.write_text(
            f"layout: ./layout.yaml\nstories:\n  - place: story\n    body: |\n{words}",
            encoding="utf-8",
        )
        build(page, Path(folder) / "page.pdf", Options(png=picture, dpi=DPI))
        with Image.open(picture) as found:
            shown = cropped(found.convert("L" if "ink" not in file.stem else "RGB"))
    # Sixteen shades are enough for type, and keep the file small.
    shown.quantize(16).save(file, optimize=True)


def cropped(picture: Image.Image) -> Image.Image:
    """Return a picture less most of the white around its ink."""
    white = Image.new(picture.mode, picture.size, "white")
    box = ImageChops.difference(picture, white).getbbox()
    assert box is not None, "the page is empty"
    left, top, right, bottom = box
    return picture.crop((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))


if __name__ == "__main__":
    for name, typed in examples().items():
        draw(typed, FOLDER / name)
