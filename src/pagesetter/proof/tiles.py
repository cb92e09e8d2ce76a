"""Parts of a page of a PDF as JPEGs, rendered by pdfium at any scale."""

from __future__ import annotations

from typing import Any

import pypdfium2
from pypdfium2 import raw

from pagesetter.proof.screen import jpeg_of_pixels

_WHITE = 0xFFFFFFFF


class OpenPage:
    """The first page of a PDF, kept open so that each part of it is rendered at once.

    pdfium is not to be used by two threads at a time.
    """

    def __init__(self, pdf: bytes) -> None:
        """Open a PDF and lay out its first page."""
        self._document = pypdfium2.PdfDocument(pdf)
        self._page: Any = self._document[0]
        self.width, self.height = self._page.get_size()  # points, bleed included

    def tile(self, scale: float, column: int, row: int, side: int) -> bytes:
        """Return one square of the page, cut into squares of `side` pixels, as a JPEG.

        `scale` is pixels per point. A square beyond the page's edge is white.
        """
        bitmap: Any = pypdfium2.PdfBitmap.new_native(side, side, raw.FPDFBitmap_BGRx)
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, side, side, _WHITE)
        left, top = -column * side, -row * side
        size = round(self.width * scale), round(self.height * scale)
        raw.FPDF_RenderPageBitmap(bitmap, self._page, left, top, *size, 0, 0)
        pixels = bytes(bitmap.buffer)
        return jpeg_of_pixels(pixels, (side, side), bitmap.stride)

    def close(self) -> None:
        """Let go of the file."""
        self._page.close()
        self._document.close()
