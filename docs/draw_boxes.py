"""Draws the pictures of docs/boxes.md with the program itself: each from what is typed there.

    python -m docs.draw_boxes

A picture stands in boxes.md after the part of a layout that it shows. What has no words of
its own is labeled with its name.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from PIL import Image

from docs.draw_marks import cropped
from pagesetter.pipeline import Options, build

FOLDER = Path(__file__).parent
PHOTOS = FOLDER.parent / "examples" / "pictures"
BLOCK = re.compile(r"^```yaml\n(.*?)^```\n+!\[[^\]]*\]\((looks/[\w-]+\.png)\)", re.M | re.S)

DPI = 200

LAYOUT = """
title: looks
page: {width: 300pt, height: 200pt, bleed: 0pt, type_area: {characters: 27, lines: 12, top: 10pt}}
grid: {character: 10pt, leading: 15pt, columns: 4, gutter: 1字}
inks: {red: {cmyk: [0, 95, 90, 0]}, blue: {cmyk: [80, 30, 0, 0]}, tint: {gray: 12%}}
styles:
  body: {families: [Noto Serif SC], size: 10pt, indent: 2em, align: justify}
  headline: {families: [Noto Sans SC], weight: 700, size: 15pt, min_size: 12pt, align: center}
  caption: {families: [Noto Sans SC], size: 8pt, leading: 12pt}
  credit: {based_on: caption, align: end}
  label: {families: [Noto Sans SC], size: 7pt, align: center}
"""

_TEXT = "岸边的柳树发了新芽，渡口又热闹起来。船工说，今年水涨得早，头一班船比往年早。"
_STORIES = f"""
stories:
  - {{place: boxed, headline: 春水涨了, body: {_TEXT}}}
  - {{place: parted, headline: 渡口新客, body: {_TEXT}}}
"""
_CLIP = "[[0.2, 0.9], [0.3, 0.35], [0.5, 0.15], [0.72, 0.4], [0.85, 0.9]]"
_CAPTION = "caption: 清早的渡口，第一班船就要离岸了。"

#: What is on the page, by the name of the picture.
PAGES = {
    "stories": _STORIES,
    "group": f"photos: [{{place: photo, files: [1.jpg, 2.jpg, {{file: 3.jpg, focus: [0.5, 0.9]}}], {_CAPTION}, credit: 陆青 摄}}]",
    "beside": f"photos: [{{place: photo, file: 1.jpg, {_CAPTION}, credit: 陆青 摄}}]",
    "over": f"photos: [{{place: photo, file: 2.jpg, {_CAPTION}}}]",
    "cutout": f"photos: [{{place: photo, file: 3.jpg, cutout: yes, clip: {_CLIP}, {_CAPTION}}}]",
    "missing": f"photos: [{{place: photo, file: 渡口.jpg, {_CAPTION}}}]",
}


def examples() -> dict[str, str]:
    """Return what is typed for each picture that boxes.md shows."""
    text = (FOLDER / "boxes.md").read_text(encoding="utf-8")
    return {picture: typed for typed, picture in BLOCK.findall(text)}


def draw(typed: str, file: Path) -> None:
    """Set what is typed and write a picture of it, cropped to its ink."""
    with TemporaryDirectory() as folder:
        page, picture = Path(folder) / "page.yaml", Path(folder) / "page.png"
        for number, photo in enumerate(sorted(PHOTOS.glob("*.jpg"))[:3], 1):
            shutil.copy(photo, Path(folder) / f"{number}.jpg")
        (Path(folder) / "layout.yaml").write_text(LAYOUT + labeled(typed), encoding="utf-8")
        words = PAGES.get(file.stem, "")
        page.write_text(f"layout: ./layout.yaml\n{words}\n", encoding="utf-8")
        draft = file.stem == "missing"
        report = build(page, Path(folder) / "page.pdf", Options(png=picture, dpi=DPI, draft=draft))
        assert draft or not report.diagnostics, report.diagnostics
        with Image.open(picture) as found:
            shown = cropped(found.convert("RGB"))
    shown.quantize(64 if "photos" in words else 32).save(file, optimize=True)


def labeled(typed: str) -> str:
    """Return what is typed with a label for each piece of furniture in it."""
    furniture: dict[str, dict[str, Any]] = yaml.safe_load(typed).get("furniture", {})
    labels = (f"  {name} label: {_label(name, item)}\n" for name, item in furniture.items())
    return typed + "".join(labels)


def _label(name: str, item: dict[str, Any]) -> str:
    place = item["place"]
    if "rule" in item:
        # In the first column, its middle on the boundary that the rule stands on.
        where = f"{{left: 0字, width: 6字, top: {place['line'] - 1.5}行, height: 1行}}"
    else:
        line, lines = place["line"], place["lines"]
        if "ornament" in item:  # under it
            line, lines = line + lines, 1
        where = f"{{column: {place['column']}, columns: 1, line: {line}, lines: {lines}}}"
    return f"{{text: {name}, style: label, place: {where}}}"


if __name__ == "__main__":
    for name, typed in examples().items():
        draw(typed, FOLDER / name)
