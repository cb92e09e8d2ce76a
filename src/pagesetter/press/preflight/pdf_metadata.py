"""What a PDF's XMP says; ISO 16684-1, ISO 32000-1 14.3.2.

Read with the standard library's parser, which takes no entities of a file's own here:
a packet that declares any is refused.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pikepdf

from pagesetter.press.preflight.pdf_streams import TooLargeError, UndoneError, stream_bytes
from pagesetter.press.preflight.pdf_values import filters
from pagesetter.records import NamedTuple

_MOST = 4 << 20

_SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


class Metadata(NamedTuple):
    """The properties that are compared, by their usual prefix."""

    present: bool
    plain: bool  # not compressed: a program that knows no PDF can find it
    readable: bool
    values: dict[str, str]

    @property
    def standard(self) -> str:
        """The edition of PDF/X that it claims; ISO 15930-7 6.4, ISO 15930-4."""
        values = self.values
        return values.get("pdfxid:GTS_PDFXVersion") or values.get("pdfx:GTS_PDFXVersion") or ""


NONE = Metadata(present=False, plain=False, readable=False, values={})


def metadata_of(stream: Any) -> Metadata:
    """Return what a catalog's metadata stream says."""
    if not isinstance(stream, pikepdf.Stream):
        return NONE
    plain = not filters(stream)
    try:
        data = stream_bytes(stream, _MOST)
    except (TooLargeError, UndoneError):
        return Metadata(present=True, plain=plain, readable=False, values={})
    values = _values(data)
    return Metadata(present=True, plain=plain, readable=values is not None, values=values or {})


def _values(data: bytes) -> dict[str, str] | None:
    if re.search(rb"<!(DOCTYPE|ENTITY)", data[:_MOST]) or len(data) > _MOST:
        return None
    try:
        root = ElementTree.fromstring(data.strip(b"\0\t\n\r \xef\xbb\xbf"))
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    found: dict[str, str] = {}
    for description in root.iter(f"{_RDF}Description"):
        for key, value in description.attrib.items():
            found.setdefault(_key(key), value.strip())
        for child in description:
            found.setdefault(_key(child.tag), _said(child))
    return found


def _key(tag: str) -> str:
    space, _, local = tag.removeprefix("{").partition("}")
    return f"{_SPACES.get(space, space)}:{local}"


def _said(element: ElementTree.Element) -> str:
    """Return a simple value, or the first of a list of them: the default language of a title."""
    first = next(element.iter(f"{_RDF}li"), None)
    return ((element if first is None else first).text or "").strip()
