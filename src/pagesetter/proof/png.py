"""A page of a PDF as a PNG."""

from __future__ import annotations

from pathlib import Path

from pagesetter.files import write_whole
from pagesetter.pictures.samples import encode_png
from pagesetter.proof.render import render


def write_png(pdf: Path | bytes, out: Path, dpi: float, page: int = 0) -> None:
    """Render a page of a PDF and write it whole or not at all. Raises `OSError`."""
    write_whole(png_bytes(pdf, dpi, page), out)


def png_bytes(pdf: Path | bytes, dpi: float, page: int = 0) -> bytes:
    """Render a page of a PDF, its bleed included, as a PNG.

    `page` counts from 0. The same PDF gives the same bytes.
    """
    pixels = render(pdf, dpi, page)
    return encode_png(pixels.width, pixels.height, pixels.data, dpi)
