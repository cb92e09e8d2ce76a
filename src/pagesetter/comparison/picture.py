"""Both pages in one picture: what was is red, what is now is blue, what stayed is gray."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from pagesetter.comparison.model import Change
from pagesetter.diagnostics import PagesetterError
from pagesetter.geometry import Rect
from pagesetter.proof.render import PdfError, render

_BOX = (230, 120, 0)


def gray_page(pdf: bytes, dpi: float, page: int = 0, name: str = "the PDF") -> Image.Image:
    """Return a page of a PDF in gray. Raises `PagesetterError` for what is none."""
    try:
        pixels = render(pdf, dpi, page, gray=True)
    except PdfError:
        raise PagesetterError(f"{name} is no PDF that can be read, or it is locked") from None
    return Image.frombytes("L", (pixels.width, pixels.height), pixels.data)


def gray_scan(file: Path) -> Image.Image:
    """Return a scan in gray, upright. Raises `PictureError`."""
    from PIL import ImageOps

    from pagesetter.pictures.opening import opened

    with opened(file) as image:
        return ImageOps.exif_transpose(image).convert("L")


def both(before: Image.Image, after: Image.Image) -> Image.Image:
    """Lay two gray pages over each other."""
    size = max(before.width, after.width), max(before.height, after.height)
    old, new = _on(before, size), _on(after, size)
    # Where both have ink it is gray, and lighter than what is on one of them alone.
    darker = ImageChops.darker(old, new)
    return Image.merge("RGB", (_light(new), _light(darker), _light(old)))


def _on(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if picture.size == size:
        return picture
    sheet = Image.new("L", size, 255)
    sheet.paste(picture, (0, 0))
    return sheet


def _light(picture: Image.Image) -> Image.Image:
    return picture.point([60 + round(i * 195 / 255) for i in range(256)])


def outlined(
    picture: Image.Image, changes: Sequence[Change], bleed: float, dpi: float
) -> Image.Image:
    """Draw a box around each change."""
    draw, scale = ImageDraw.Draw(picture), dpi / 72

    def box(rect: Rect, width: int) -> None:
        left, top = (rect.x + bleed) * scale - 3, (rect.y + bleed) * scale - 3
        right, bottom = (rect.right + bleed) * scale + 3, (rect.bottom + bleed) * scale + 3
        draw.rectangle((left, top, max(right, left + 1), max(bottom, top + 1)), None, _BOX, width)

    for change in changes:
        if change.at is not None:
            box(change.at, 2)
    return picture


def as_png(picture: Image.Image, dpi: float) -> bytes:
    """Return a picture as a PNG; the same bytes each time."""
    out = BytesIO()
    picture.save(out, "PNG", dpi=(dpi, dpi), compress_level=6)
    return out.getvalue()
