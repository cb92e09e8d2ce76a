"""Draws the pictures of docs/proofs.md and docs/diff.md with the program itself.

    python -m docs.draw_proofs

Each is a part of a proof of the example's inside page; a copy of it that is too long shows
what is overset, and one that is changed shows a comparison.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image

from pagesetter.cli import main

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parent / "examples"
DPI = 64


class Shown(NamedTuple):
    """What a picture shows: arguments of the command, and the part that is kept."""

    arguments: tuple[str, ...]
    box: tuple[int, int, int, int]
    colors: int = 48
    dpi: int = DPI


_LEFT = (25, 70, 405, 390)

PICTURES = {
    "frames": Shown(("--show", "frames"), (60, 190, 620, 580), dpi=110),
    "baselines": Shown(("--show", "baselines,columns"), _LEFT),
    "type-area": Shown(("--show", "trim,type-area"), (0, 0, 380, 320)),
    "adjustment": Shown(("--show", "adjustment"), (25, 380, 405, 700)),
    "overset": Shown(("--show", "overset"), (440, 1090, 960, 1340)),
    "resolution": Shown(("--show", "resolution"), (25, 900, 560, 1340)),
    "order": Shown(("--show", "order"), (25, 70, 600, 560)),
    "ink": Shown(("--show", "ink"), (0, 900, 998, 1412), 32),
    "plate": Shown(("--plate", "cyan"), (25, 900, 560, 1340), 24),
}


def draw(name: str, out: Path) -> None:
    """Draw one picture of the documents."""
    with TemporaryDirectory() as folder:
        shutil.copytree(EXAMPLES, Path(folder) / "a", ignore=shutil.ignore_patterns("*.png"))
        page = Path(folder) / "a" / "inside-page" / "page.yaml"
        made = Path(folder) / "made.png"
        if name == "sheet":
            edition = EXAMPLES / "edition" / "edition.yaml"
            main(["proof", str(edition), "-o", str(made), "--dpi", "36"])
            _keep(made, out, None, 64)
        elif name == "diff":
            other = page.with_name("old.yaml")
            shutil.copy(page, other)
            page.write_text(changed(page.read_text("utf-8")), encoding="utf-8")
            main(["diff", str(other), str(page), "--png", str(made), "--dpi", str(DPI)])
            _keep(made, out, (25, 70, 405, 480), 48)
        else:
            shown = PICTURES[name]
            if name == "overset":
                page.write_text(longer(page.read_text("utf-8")), encoding="utf-8")
            arguments = ["--dpi", str(shown.dpi), *shown.arguments]
            main(["proof", str(page), "-o", str(made), *arguments])
            _keep(made, out, shown.box, shown.colors)


def longer(page: str) -> str:
    """Return a page with the first paragraph of its first story twice."""
    start = page.index("\n", page.index("body: |")) + 1
    end = page.index("\n\n", start)
    return f"{page[:end]}\n\n{page[start:]}"


def changed(page: str) -> str:
    """Return a page with a word of its headline changed, and a sentence more."""
    page = page.replace("果园边的夜晚", "果园边的夜里", 1)
    end = page.index("。", page.index("body: |")) + 1
    return f"{page[:end]}天还没有全黑。{page[end:]}"


def _keep(made: Path, out: Path, box: tuple[int, int, int, int] | None, colors: int) -> None:
    with Image.open(made) as picture:
        shown = picture.convert("RGB") if box is None else picture.convert("RGB").crop(box)
    shown.quantize(colors).save(out, optimize=True)


if __name__ == "__main__":
    (FOLDER / "proofs").mkdir(exist_ok=True)
    for picture in (*PICTURES, "sheet", "diff"):
        draw(picture, FOLDER / "proofs" / f"{picture}.png")
