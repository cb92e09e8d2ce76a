"""What pdfium finds on the pages of any PDF: words, pictures and paths, in points from the top left.

Lengths count from the trim where the page has one, y down.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pagesetter.diagnostics import PagesetterError
from pagesetter.geometry import Rect, Size
from pagesetter.records import NamedTuple

# Forms in forms in forms: as deep as any program goes.
_DEPTH = 8


class FoundText(NamedTuple):
    """Words that were shown together."""

    text: str
    bounds: Rect
    x: float  # of their origin, on the baseline
    y: float
    face: str
    size: float
    color: str


class FoundMark(NamedTuple):
    """A picture, or a path."""

    kind: str  # photo, fill or path
    bounds: Rect
    color: str = ""
    weight: float = 0.0
    pixels: tuple[int, int] = (0, 0)
    digest: str = ""


class FoundPage(NamedTuple):
    """One page, its things in the order they are drawn."""

    size: Size  # of the trim
    bleed: float
    texts: tuple[FoundText, ...]
    marks: tuple[FoundMark, ...]


def read_pdf(data: bytes, name: str) -> tuple[FoundPage, ...]:
    """Return what is on the pages of a PDF. Raises `PagesetterError` for what is none."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            return tuple(_page(page) for page in document)
    except pypdfium2.PdfiumError:
        raise PagesetterError(f"{name} is no PDF that can be read, or it is locked") from None


def _page(page: Any) -> FoundPage:
    left, bottom, right, top = page.get_trimbox()
    media = page.get_mediabox()
    frame = _Frame(left, top)
    texts: list[FoundText] = []
    marks: list[FoundMark] = []
    textpage = page.get_textpage()
    for item, matrix in _objects(page):
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            found = _text(item, matrix, textpage, frame)
            if found is not None:
                texts.append(found)
        elif item.type in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            mark = _image(item, frame) if item.type == pdfium.FPDF_PAGEOBJ_IMAGE else None
            marks.append(mark or _path(item, frame))
    size = Size(round(right - left, 3), round(top - bottom, 3))
    return FoundPage(size, round(max(0.0, left - media[0]), 3), tuple(texts), tuple(marks))


def _objects(page: Any) -> Iterator[tuple[Any, Any]]:
    for item in page.get_objects(max_depth=_DEPTH):
        yield item, item.get_matrix()


class _Frame(NamedTuple):
    """Where the trim begins, in the page's space."""

    left: float
    top: float

    def rect(self, item: Any) -> Rect:
        left, bottom, right, top = item.get_bounds()
        sides = (left - self.left, self.top - top, right - left, top - bottom)
        return Rect(*(round(side, 3) + 0.0 for side in sides))


def _text(item: Any, matrix: Any, textpage: Any, frame: _Frame) -> FoundText | None:
    length = pdfium.FPDFTextObj_GetText(item, textpage, None, 0)
    buffer = ctypes.create_string_buffer(2 * length)
    pdfium.FPDFTextObj_GetText(
        item, textpage, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    text = buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
    if not text.strip():
        return None
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(item, size)
    _, b, _, d, e, f = matrix.get()
    scale = abs(d) if abs(d) > 1e-6 else abs(b)
    return FoundText(
        text,
        frame.rect(item),
        round(e - frame.left, 3),
        round(frame.top - f, 3),
        _face(item),
        round(size.value * scale, 2),
        _color(item, stroke=False),
    )


def _face(item: Any) -> str:
    font = pdfium.FPDFTextObj_GetFont(item)
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    head, plus, tail = name.partition("+")
    return tail if plus and len(head) == 6 else name  # a subset's tag: ISO 32000-1 9.6.4


def _color(item: Any, *, stroke: bool) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    read = pdfium.FPDFPageObj_GetStrokeColor if stroke else pdfium.FPDFPageObj_GetFillColor
    if not read(item, *parts):
        return ""
    red, green, blue, opacity = (part.value for part in parts)
    more = "" if opacity == 255 else f" opacity {100 * opacity / 255:.0f}%"
    return f"rgb({red},{green},{blue}){more}"


def _image(item: Any, frame: _Frame) -> FoundMark:
    length = pdfium.FPDFImageObj_GetImageDataRaw(item, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    pdfium.FPDFImageObj_GetImageDataRaw(item, buffer, length)
    digest = hashlib.sha256(buffer.raw[:length]).hexdigest()[:16]
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
    pixels = (int(width.value), int(height.value))
    return FoundMark("photo", frame.rect(item), pixels=pixels, digest=digest)


def _path(item: Any, frame: _Frame) -> FoundMark:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroke)
    if not stroke.value:
        return FoundMark("fill", frame.rect(item), _color(item, stroke=False))
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(item, width)
    color = _color(item, stroke=True)
    return FoundMark("path", frame.rect(item), color, round(width.value, 3))


def page_bleeds(data: bytes) -> tuple[float, ...]:
    """Return how far each page of a PDF goes beyond its trim at the left, in points."""
    with pypdfium2.PdfDocument(data) as document:
        return tuple(max(0.0, p.get_trimbox()[0] - p.get_mediabox()[0]) for p in document)
