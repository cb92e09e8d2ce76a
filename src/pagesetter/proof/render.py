"""A page of a PDF as pixels, rendered by pdfium."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from pagesetter.diagnostics import PagesetterError
from pagesetter.records import NamedTuple

#: What is raised for bytes that are no PDF.
PdfError = pypdfium2.PdfiumError


#: A broadsheet at 600 ppi has 160 million pixels, and pdfium takes four bytes for each.
_MOST_PIXELS = 400_000_000


class Pixels(NamedTuple):
    """8-bit samples, rows from the top, none padded: three of light a pixel, or one of gray."""

    width: int
    height: int
    data: bytes
    gray: bool = False


def render(pdf: Path | bytes, dpi: float, page: int = 0, *, gray: bool = False) -> Pixels:
    """Render a page of a PDF, its bleed included. `page` counts from 0.

    Raises `PagesetterError` where it would be more pixels than can be held.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = (side * dpi / 72 for side in document[page].get_size())
        if width * height > _MOST_PIXELS:
            message = f"the picture would have {width * height / 1e6:.0f} million pixels"
            raise PagesetterError(f"{message}; choose a lower resolution with --dpi")
        bitmap = document[page].render(scale=dpi / 72, rev_byteorder=True, grayscale=gray)
        rows = memoryview(bytes(bitmap.buffer))
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        # Rows of a bitmap may be padded, those of a picture are not.
        wide = width if gray else 3 * width
        data = b"".join(rows[y * stride : y * stride + wide] for y in range(height))
    return Pixels(width, height, data, gray)
