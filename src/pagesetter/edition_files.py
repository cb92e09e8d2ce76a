"""The files of an edition: PDFs of its pages, one of all, and pictures beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pagesetter.display.model import DisplayList
from pagesetter.export.pdf import pdf_bytes
from pagesetter.pipeline import Clock
from pagesetter.press.model import PdfSettings


class Outputs(NamedTuple):
    """Where the PDFs of an edition go: one a page into `folder`, all pages into `one`."""

    folder: Path | None
    one: Path | None = None
    png: bool = False  # pictures beside the PDFs


class EditionFiles(NamedTuple):
    """What is to be written, by file."""

    pdfs: Mapping[Path, bytes]  # one a page
    whole: Mapping[Path, bytes]  # all pages in one, if asked for
    pngs: Mapping[Path, bytes]


def files_of(
    pages: Mapping[str, DisplayList], outputs: Outputs, title: str, dpi: float, clock: Clock
) -> EditionFiles:
    """Make the files of an edition's pages, given by the stems of theirs; write none."""
    clock("make PDF")
    folder, one = outputs.folder, outputs.one
    pdfs = {} if folder is None else {folder / f"{s}.pdf": pdf_bytes([p]) for s, p in pages.items()}
    whole = {} if one is None else {one: pdf_bytes(list(pages.values()), PdfSettings(title=title))}
    pngs: dict[Path, bytes] = {}
    if outputs.png:
        clock("draw PNG")
        pngs = _drawn(pdfs, dpi) or _drawn_of_one(whole, list(pages), dpi)
    return EditionFiles(pdfs, whole, pngs)


def _drawn(pdfs: Mapping[Path, bytes], dpi: float) -> dict[Path, bytes]:
    """Return a picture beside each PDF of one page."""
    from pagesetter.proof.png import png_bytes  # pdfium is loaded for pictures alone

    return {file.with_suffix(".png"): png_bytes(pdf, dpi) for file, pdf in pdfs.items()}


def _drawn_of_one(
    whole: Mapping[Path, bytes], stems: Sequence[str], dpi: float
) -> dict[Path, bytes]:
    """Return a picture of each page of a PDF, named by the page's number."""
    from pagesetter.proof.png import png_bytes

    return {
        file.with_name(f"{file.stem}-{stem}.png"): png_bytes(pdf, dpi, i)
        for file, pdf in whole.items()
        for i, stem in enumerate(stems)
    }
