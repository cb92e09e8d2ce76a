"""The files of an edition: PDFs of its pages, one of all, and pictures beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import DisplayList
from pagesetter.pipeline import Clock
from pagesetter.platemaking import printed_pdf, streamed_pdf
from pagesetter.records import NamedTuple

if TYPE_CHECKING:
    from pagesetter.press.prepare import Press


class Outputs(NamedTuple):
    """Where the PDFs of an edition go: one a page into `folder`, all pages into `one`."""

    folder: Path | None
    one: Path | None = None
    png: bool = False  # pictures beside the PDFs


class Printing(NamedTuple):
    """How the pages of an edition become PDFs."""

    press: Press | None
    log: DiagnosticLog  # of what the press does not take
    clock: Clock

    def whole(self, pages: Sequence[DisplayList], title: str) -> bytes:
        """Return pages as one PDF. Raises `PageError` where no file can be made."""
        return streamed_pdf(pages, self.press, self.log, title=title, watch=self.clock)

    def pdfs(self, found: Mapping[Path, DisplayList]) -> dict[Path, bytes]:
        """Return each page as a PDF, and tell how many are done. Raises `PageError`."""
        made: dict[Path, bytes] = {}

        def watch(stage: str) -> None:
            self.clock(stage)
            self.clock.step(len(made), len(found))

        for file, page in found.items():
            made[file] = printed_pdf([page], self.press, self.log, watch=watch).data
        return made


class EditionFiles(NamedTuple):
    """What is to be written, by file."""

    pdfs: Mapping[Path, bytes]  # one a page
    whole: Mapping[Path, bytes]  # all pages in one, if asked for
    pngs: Mapping[Path, bytes]


def files_of(
    pages: Mapping[str, DisplayList],
    outputs: Outputs,
    title: str,
    dpi: float,
    printing: Printing,
) -> EditionFiles:
    """Make the files of an edition's pages, given by the stems of theirs; write none.

    Raises `PageError` where a press is chosen and no file for it can be made.
    """
    folder, one = outputs.folder, outputs.one
    found = {} if folder is None else {folder / f"{s}.pdf": p for s, p in pages.items()}
    pdfs = printing.pdfs(found)
    # What the press says of the pages was said of each.
    rest = printing._replace(log=DiagnosticLog()) if pdfs else printing
    whole = {} if one is None else {one: rest.whole(list(pages.values()), title)}
    pngs: dict[Path, bytes] = {}
    if outputs.png:
        printing.clock("draw PNG")
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
