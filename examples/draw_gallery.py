"""The README's gallery, drawn: `python examples/draw_gallery.py` makes a small picture of each page."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from pagesetter import build

EXAMPLES = Path(__file__).parent
GALLERY = EXAMPLES / "gallery"

#: The pages that people can start from, by the name of their example.
PAGES = ("front-page", "inside-page", "dense-news", "photo-page", "tabloid", "vertical-tc")

#: Pixels across, and the colors that are left of them.
WIDTH, COLORS = 300, 64


def picture_of(page: Path, pdf: Path) -> Image.Image:
    """Build a page into `pdf`, and return a picture of it `WIDTH` pixels wide."""
    build(page, pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[0]
        # Drawn twice as fine and scaled down: lines of type are to stay lines.
        large: Image.Image = sheet.render(scale=2 * WIDTH / sheet.get_width()).to_pil()
    height = round(large.height * WIDTH / large.width)
    return large.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)


def main() -> None:
    """Draw every page."""
    GALLERY.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in PAGES:
            picture = picture_of(EXAMPLES / name / "page.yaml", Path(folder) / "page.pdf")
            picture.quantize(COLORS).save(GALLERY / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
