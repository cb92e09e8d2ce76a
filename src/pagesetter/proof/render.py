"""A page of a PDF as pixels, rendered by pdfium."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from pagesetter.diagnostics import PagesetterError
from pagesetter.records import NamedTuple

#: What is raised for bytes that are no PDF.
PdfError = pypdfium2.PdfiumError


#: A broadsheet at 600 ppi has 160 million pixels, and pdfium takes four bytes for each.
_MOST_PIXELS = 400_000_000


# As `PdfPage.render` draws light.
_AS_DRAWN = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER


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
        return _samples(_drawn(document[page], dpi, gray=gray), gray=gray)


def render_layers(pdfs: Iterable[bytes], dpi: float) -> Pixels:
    """Render the first page of each PDF over those before it; they are of one size.

    Each is asked for once those before it are drawn. Raises as `render` does.
    """
    bitmap: Any = None
    for pdf in pdfs:
        with pypdfium2.PdfDocument(pdf) as document:
            if bitmap is None:
                bitmap = _drawn(document[0], dpi)
                continue
            size = bitmap.width, bitmap.height
            raw.FPDF_RenderPageBitmap(bitmap, document[0], 0, 0, *size, 0, _AS_DRAWN)
    return _samples(bitmap)


def _drawn(page: Any, dpi: float, *, gray: bool = False) -> Any:
    width, height = (side * dpi / 72 for side in page.get_size())
    if width * height > _MOST_PIXELS:
        message = f"the picture would have {width * height / 1e6:.0f} million pixels"
        raise PagesetterError(f"{message}; choose a lower resolution with --dpi")
    return page.render(scale=dpi / 72, rev_byteorder=True, grayscale=gray)


def _samples(bitmap: Any, *, gray: bool = False) -> Pixels:
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    # Rows of a bitmap may be padded, those of a picture are not.
    wide = width if gray else 3 * width
    rows = memoryview(bitmap.buffer).cast("B")
    data = b"".join(rows[y * stride : y * stride + wide] for y in range(height))
    return Pixels(width, height, data, gray)
