"""A PDF of anybody's, opened: its objects, its pages, and what it claims to be.

The only place that opens a file with pikepdf. Whatever is wrong with a file becomes a
finding; nothing is raised.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from pagesetter.diagnostics import Code
from pagesetter.press.model import Standard
from pagesetter.press.preflight.findings import Finding, error, warning
from pagesetter.press.preflight.pdf_metadata import Metadata, metadata_of
from pagesetter.press.preflight.pdf_values import (
    entries,
    entry,
    identity,
    is_dictionary,
    items,
    name,
    text,
)
from pagesetter.records import NamedTuple

#: More pages than an edition has, and more objects than its file.
MOST_PAGES = 512
_MOST_OBJECTS = 500_000
_MOST_DEPTH = 8

# Arrays as long hold widths and coordinates.
_LONG = 4096

_SILENT = logging.NullHandler()

_VERSION = re.compile(rb"%PDF-(\d\.\d)")


class PdfFile(NamedTuple):
    """A PDF as the checks ask it."""

    data: bytes
    pdf: Any
    root: Any  # the catalog
    pages: tuple[Any, ...]
    labels: tuple[str, ...]
    metadata: Metadata
    holders: tuple[tuple[str, Any], ...]  # dictionaries and streams, each with a name for people

    @property
    def version(self) -> str:
        """The version in the header, or in the catalog where that is later; 7.5.2."""
        found = _VERSION.search(self.data[:1024])
        header = found[1].decode() if found else ""
        return max(header, name(entry(self.root, "/Version")))

    @property
    def said(self) -> str:
        """What it says that it is, "" for nothing."""
        return self.metadata.standard or text(entry(self.info, "/GTS_PDFXVersion")) or ""

    @property
    def claims(self) -> Standard | None:
        """The standard that it says it keeps; `None` where it says none, or none known."""
        said = self.said
        if said.startswith("PDF/X-4"):
            return Standard.X4
        return Standard.X1A if said.startswith("PDF/X-1") else None

    @property
    def info(self) -> Any:
        """The information dictionary; 14.3.3."""
        return entry(self.pdf.trailer, "/Info")


def open_pdf(data: bytes) -> tuple[PdfFile | None, tuple[Finding, ...]]:
    """Open a PDF. Returns what is wrong with it as a file; `None` where it cannot be read."""
    logging.getLogger("pikepdf").addHandler(_SILENT)  # what it says is told as findings
    try:
        pdf = pikepdf.Pdf.open(BytesIO(data), suppress_warnings=True)
        trouble = [str(warning) for warning in pdf.get_warnings()]
        root, pages = pdf.Root, tuple(pdf.pages[i].obj for i in range(_count(pdf)))
        trouble += [str(warning) for warning in pdf.get_warnings()]
        holders = tuple(_holders(pdf))
    except pikepdf.PasswordError:
        return None, (_encrypted("it cannot be read without its password"),)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, KeyError):
        return None, (_bad("it is no PDF, or too damaged to be read"),)
    if not pages:
        return None, (_bad("it has no pages"),)
    found = [_bad("it is damaged and was mended to be read")] if trouble else []
    if len(pdf.pages) > MOST_PAGES:
        found.append(warning(Code.UNCHECKED, f"only its first {MOST_PAGES} pages are looked at"))
    if pdf.is_encrypted:
        found.append(_encrypted("it is encrypted"))
    labels = tuple(_label(pdf, i) for i in range(len(pages)))
    metadata = metadata_of(entry(root, "/Metadata"))
    return PdfFile(data, pdf, root, pages, labels, metadata, holders), tuple(found)


def _count(pdf: Any) -> int:
    return min(len(pdf.pages), MOST_PAGES)


def _label(pdf: Any, place: int) -> str:
    if entry(pdf.Root, "/PageLabels") is None:
        return str(place + 1)
    try:
        return str(pdf.pages[place].label) or str(place + 1)
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return str(place + 1)


def _bad(message: str) -> Finding:
    return error(Code.BAD_PDF, message, "make the file again")


def _encrypted(message: str) -> Finding:
    return error(Code.ENCRYPTED, message, "save it without a password")


def _holders(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Yield every dictionary and stream of a file, those within others after them."""
    left = _MOST_OBJECTS
    for thing in pdf.objects:
        if left < 0:
            return
        number = identity(thing)
        stack = [(thing, 0)]
        while stack and left > 0:
            holder, depth = stack.pop()
            left -= 1
            if is_dictionary(holder):
                if name(entry(holder, "/Type")) == "StructElem":
                    continue
                yield f"object {number[0] if number else '?'}", holder
                inner = [value for _, value in entries(holder)]
            elif isinstance(holder, pikepdf.Array) and len(holder) < _LONG:
                inner = items(holder)
            else:
                continue
            if depth < _MOST_DEPTH:
                stack += [(value, depth + 1) for value in inner if _is_direct(value)]


def _is_direct(value: Any) -> bool:
    if not isinstance(value, pikepdf.Dictionary | pikepdf.Array):
        return False
    return identity(value) is None
