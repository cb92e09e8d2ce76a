"""A page of a PDF as a PNG, rendered by pdfium."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from pagesetter.files import write_whole
from pagesetter.pictures import encode_png


def write_png(pdf: Path | bytes, out: Path, dpi: float, page: int = 0) -> None:
    """Render a page of a PDF and write it whole or not at all. Raises `OSError`."""
    write_whole(png_bytes(pdf, dpi, page), out)


def png_bytes(pdf: Path | bytes, dpi: float, page: int = 0) -> bytes:
    """Render a page of a PDF, its bleed included, as a PNG.

    `page` counts from 0. The same PDF gives the same bytes.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=dpi / 72, rev_byteorder=True)
        rows = memoryview(bytes(bitmap.buffer))
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        # Rows of a bitmap may be padded, those of a PNG are not.
        pixels = b"".join(rows[y * stride : y * stride + 3 * width] for y in range(height))
    return encode_png(width, height, pixels, dpi)
