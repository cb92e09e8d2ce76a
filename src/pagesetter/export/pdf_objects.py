"""The objects of a PDF and the file that holds them, on ReportLab's primitives.

ReportLab's own document drops the keys it does not know and brings a font of its own,
so only its objects are used here. The same objects give the same bytes: there is no
date, and the identifier is a hash of the content.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TypeAlias

from reportlab.pdfbase.pdfdoc import (
    NoEncryption,
    PDFArray,
    PDFCrossReferenceTable,
    PDFDictionary,
    PDFIndirectObject,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFTrailer,
)

Reference: TypeAlias = PDFObjectReference

# PDF 1.6 is what PDF/X-4 stands on. The second line tells mail and version control
# that the file is not text; ISO 32000-1 7.5.2.
_HEADER = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"

# A full page's operators take 3 ms at level 6, and half a millisecond and a sixth more
# bytes at level 1; outlines take as long at either.
_FLATE_LEVEL = 6


class Dictionary(PDFDictionary):  # type: ignore[misc]
    """A dictionary whose form does not hang on ReportLab's settings file."""

    multiline = False


class Array(PDFArray):  # type: ignore[misc]
    """An array whose form does not hang on ReportLab's settings file."""

    multiline = False


class Stream(PDFStream):  # type: ignore[misc]
    """Bytes with a dictionary, written as they are.

    ReportLab's own leaves out the line end before `endstream`, which ISO 32000-1
    7.3.8.1 asks for and PDF/A requires.
    """

    def format(self, document: PdfFile) -> bytes:
        """Return the stream as it stands in the file."""
        self.dictionary["Length"] = len(self.content)
        head: bytes = self.dictionary.format(document)
        return b"".join([head, b"\nstream\n", self.content, b"\nendstream"])


class Raw(PDFObject):  # type: ignore[misc]
    """An object that is written already."""

    def __init__(self, text: str) -> None:
        """Take an object as it stands in the file, in ASCII."""
        self._text = text

    def format(self, _: PdfFile) -> bytes:
        """Return the object as it stands in the file."""
        return self._text.encode("ascii")


def dictionary(entries: Mapping[str, Any]) -> Dictionary:
    """Return a dictionary of names, without their slash, and values."""
    return Dictionary(dict(entries))


def stream(data: bytes, entries: Mapping[str, Any]) -> Stream:
    """Return a stream of bytes that are already as `entries` say."""
    return Stream(dictionary(entries), data)


def deflated(data: bytes, entries: Mapping[str, Any] | None = None) -> Stream:
    """Return a stream of bytes, deflated here."""
    packed = zlib.compress(data, _FLATE_LEVEL)
    return stream(packed, {**(entries or {}), "Filter": name("FlateDecode")})


def name(text: str) -> str:
    """Return a name object."""
    written: str = PDFName(text)
    return written


def text_string(text: str) -> PDFString:
    """Return a text string, in UTF-16 where it must be."""
    return PDFString(text)


def number(value: float, digits: int = 3) -> str:
    """Return a number in the fewest characters, rounded to some digits after the point.

    >>> number(12.50), number(-0.0001), number(7)
    ('12.5', '0', '7')
    """
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(values: tuple[float, ...], digits: int = 3) -> Array:
    """Return an array of numbers."""
    return Array([number(value, digits) for value in values])


class PdfFile(PDFObject):  # type: ignore[misc]
    """Numbered objects, in the order they were added.

    The attributes with ReportLab's names are what its objects ask of a document.
    """

    def __init__(self) -> None:
        """Begin without objects."""
        self.encrypt = NoEncryption()
        self.idToObjectNumberAndVersion: dict[str, tuple[int, int]] = {}
        self.idToOffset: dict[str, int] = {}
        self._objects: dict[str, Any] = {}

    def add(self, item: Any) -> Reference:
        """Give an object a number, and return the reference to it."""
        reference = self.reserve()
        self.fill(reference, item)
        return reference

    def reserve(self) -> Reference:
        """Give out a number for an object that is made later, as its children must name it."""
        count = len(self.idToObjectNumberAndVersion) + 1
        key = f"o{count}"
        self.idToObjectNumberAndVersion[key] = (count, 0)
        return Reference(key)

    def written(self, reference: Reference) -> str:
        """Return a reference as it stands in the file; 7.3.10."""
        return f"{self.idToObjectNumberAndVersion[reference.name][0]} 0 R"

    def fill(self, reference: Reference, item: Any) -> None:
        """Give the object for a number that was reserved."""
        self._objects[reference.name] = item

    def data(self, root: Reference, info: Reference) -> bytes:
        """Return the file, with `root` its catalog; ISO 32000-1 7.5."""
        parts, offset = [_HEADER], len(_HEADER)
        for key in self.idToObjectNumberAndVersion:
            self.idToOffset[key] = offset
            written: bytes = PDFIndirectObject(key, self._objects[key]).format(self)
            parts.append(written)
            offset += len(written)
        table = PDFCrossReferenceTable()
        table.addsection(0, list(self.idToOffset))
        digest = sha256(b"".join(parts)).hexdigest()[:32].upper()
        trailer = PDFTrailer(
            startxref=offset,
            Size=len(self.idToOffset) + 1,
            Root=root,
            Info=info,
            ID=Array([f"<{digest}>", f"<{digest}>"]),
        )
        return b"".join([*parts, table.format(self), trailer.format(self)])
