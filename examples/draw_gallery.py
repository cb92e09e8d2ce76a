"""The README's pictures, drawn by `python examples/draw_gallery.py`: a proof, and the gallery's small ones."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from pagesetter import build

EXAMPLES = Path(__file__).parent

#: The pages that people can start from, by the name of their example.
PAGES = ("front-page", "inside-page", "dense-news", "photo-page", "tabloid", "vertical-tc")

#: Pixels across, and the colors that are left of them.
WIDTH, COLORS = 300, 64

#: The page that the README begins with, and the same of its picture.
PROOF, PROOF_WIDTH, PROOF_COLORS = "inside-page", 819, 128


def picture_of(page: Path, pdf: Path, width: int) -> Image.Image:
    """Build a page into `pdf`, and return a picture of it so many pixels wide."""
    build(page, pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[0]
        # Drawn twice as fine and scaled down: lines of type are to stay lines.
        large: Image.Image = sheet.render(scale=2 * width / sheet.get_width()).to_pil()
    height = round(large.height * width / large.width)
    return large.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def draw(into: Path) -> None:
    """Draw the proof, and every page of the gallery, into a folder like this one."""
    wanted = {Path(PROOF, "proof.png"): (PROOF, PROOF_WIDTH, PROOF_COLORS)}
    wanted |= {Path("gallery", f"{name}.png"): (name, WIDTH, COLORS) for name in PAGES}
    with tempfile.TemporaryDirectory() as folder:
        for file, (name, width, colors) in wanted.items():
            picture = picture_of(EXAMPLES / name / "page.yaml", Path(folder) / "page.pdf", width)
            out = into / file
            out.parent.mkdir(parents=True, exist_ok=True)
            picture.quantize(colors).save(out, optimize=True)


if __name__ == "__main__":
    draw(EXAMPLES)
