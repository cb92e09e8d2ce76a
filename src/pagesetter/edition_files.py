"""The files of an edition: PDFs of its pages, one of all, and pictures beside them.

A page is written when it comes, and forgotten, so that memory does not grow with their
number. Where a press takes them, they wait: what it says of any may be why none is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import DisplayList
from pagesetter.export.pdf_apart import PageApart
from pagesetter.export.pdf_stream import PdfStream
from pagesetter.files import WrittenTogether, naming
from pagesetter.pipeline import Clock
from pagesetter.platemaking import printed_pdf, streamed_pdf
from pagesetter.press.model import PdfSettings
from pagesetter.records import NamedTuple

if TYPE_CHECKING:
    from pagesetter.press.prepare import Press


class Outputs(NamedTuple):
    """Where the PDFs of an edition go: one a page into `folder`, all pages into `one`."""

    folder: Path | None
    one: Path | None = None
    png: bool = False  # pictures beside the PDFs


class EditionLike(NamedTuple):
    """What the files of an edition are like."""

    title: str
    pages: int
    dpi: float  # of pictures


class WrittenPage(NamedTuple):
    """A page as it goes into the files, written by another process."""

    pdf: bytes | None  # of the page by itself
    png: bytes | None
    apart: PageApart | None  # in the PDF of all pages
    drawn: DisplayList | None  # instead, where it needs inks that are not there yet


class EditionFiles:
    """Writes the files of an edition, in order, beside their places.

    Every method raises `OSError` that names the file, where one cannot be written.
    """

    def __init__(
        self, outputs: Outputs, like: EditionLike, files: WrittenTogether, clock: Clock
    ) -> None:
        """Begin without a page."""
        self._outputs, self._like = outputs, like
        self._files, self._clock = files, clock
        self.pdfs: list[Path] = []
        self.pngs: list[Path] = []
        self.one = outputs.one  # `None` as soon as a page is missing
        self._stems: list[str] = []
        self._out: BinaryIO | None = None
        self._stream: PdfStream | None = None

    def miss(self) -> None:
        """Learn that a page cannot be made: then there is no PDF of all of them."""
        if self.one is not None and self._out is not None:
            self._files.drop(self.one)
        self.one, self._out, self._stream = None, None, None

    def add(self, stem: str, page: DisplayList) -> None:
        """Write a page that no press takes. Raises `PictureError` where a photo has changed."""
        self._stems.append(stem)
        if self._outputs.folder is not None:
            self._write_page(
                stem, printed_pdf([page], None, DiagnosticLog(), watch=self._watch).data
            )
        if self.one is not None:
            self._add_to_one(self.one, page)

    def settle(self) -> None:
        """Write what waits; then nothing is at work, and nothing but pages begins."""
        if self.one is not None and self._stream is not None:
            with naming(self.one):
                self._stream.settle()

    def written(self, page: DisplayList) -> WrittenPage:
        """Return a page as these files take it, in a process that does not write them."""
        pdf = png = apart = None
        if self._outputs.folder is not None:
            pdf = printed_pdf([page], None, DiagnosticLog()).data
            png = self._drawn(pdf) if self._outputs.png else None
        if self.one is None or self._stream is None:
            return WrittenPage(pdf, png, None, None)
        apart = self._stream.apart(page)
        return WrittenPage(pdf, png, apart, page if apart is None else None)

    def takes(self, page: WrittenPage) -> bool:
        """Tell whether a page can be added that was written elsewhere, now that it is its turn."""
        if self.one is None or self._stream is None or page.apart is None:
            return True
        return self._stream.takes(page.apart)

    def add_written(self, stem: str, page: WrittenPage) -> None:
        """Write a page that was written elsewhere. Raises `PictureError` as `add` does."""
        self._stems.append(stem)
        if page.pdf is not None:
            self._write_page(stem, page.pdf, page.png)
        if self.one is None:
            return
        if page.drawn is not None:
            self._add_to_one(self.one, page.drawn)
        elif page.apart is not None and self._stream is not None:
            self._watch("make PDF")
            with naming(self.one):
                self._stream.add_apart(page.apart, {})

    def _add_to_one(self, one: Path, page: DisplayList) -> None:
        self._watch("make PDF")
        if self._stream is None:
            self._out = self._files.open(one)
            self._stream = PdfStream(self._out, PdfSettings(title=self._like.title))
        with naming(one):
            self._stream.add(page, {})

    def finish(self) -> None:
        """End the PDF of all pages that were added, and draw it if nothing else is drawn."""
        if self.one is None or self._stream is None or self._out is None:
            return
        self._clock("make PDF")
        with naming(self.one):
            self._stream.finish()
            if self._draws_one:
                self._out.seek(0)
                self._draw_one(self.one, self._out.read())

    def all(self) -> Iterator[Path]:
        """Yield the files in the order in which they are to be put in place: pictures first."""
        yield from (*self.pngs, *self.pdfs)
        if self.one is not None:
            yield self.one

    def print_all(self, pages: dict[str, DisplayList], press: Press, log: DiagnosticLog) -> None:
        """Write pages, given by the stems of their files, as a press takes them.

        Raises `PageError` where no file for it can be made.
        """
        if self._outputs.folder is not None:
            for stem, page in pages.items():
                self._stems.append(stem)
                self._write_page(stem, printed_pdf([page], press, log, watch=self._watch).data)
        if self.one is not None:
            self._stems = [*pages]
            # What the press says of the pages was said of each.
            own = log if self._outputs.folder is None else DiagnosticLog()
            whole = streamed_pdf(
                [*pages.values()], press, own, title=self._like.title, watch=self._clock
            )
            self._files.write(whole, self.one)
            if self._draws_one:
                self._draw_one(self.one, whole)

    @property
    def _draws_one(self) -> bool:
        """Whether pictures are drawn of the PDF of all pages: there are no others."""
        return self._outputs.png and self._outputs.folder is None

    def _watch(self, stage: str) -> None:
        """Tell that a stage begins of the page that was added last."""
        self._clock(stage)
        self._clock.step(len(self._stems) - 1, self._like.pages)

    def _write_page(self, stem: str, data: bytes, drawn: bytes | None = None) -> None:
        assert self._outputs.folder is not None, "pages go into a folder"
        file = self._outputs.folder / f"{stem}.pdf"
        self._files.write(data, file)
        self.pdfs.append(file)
        if self._outputs.png:
            self._draw(file.with_suffix(".png"), data, drawn=drawn)

    def _draw_one(self, file: Path, data: bytes) -> None:
        """Draw each page of a PDF, named by the page's number."""
        for i, stem in enumerate(self._stems):
            self._draw(file.with_name(f"{file.stem}-{stem}.png"), data, i)

    def _draw(self, file: Path, pdf: bytes, page: int = 0, *, drawn: bytes | None = None) -> None:
        self._clock("draw PNG")
        self._files.write(self._drawn(pdf, page) if drawn is None else drawn, file)
        self.pngs.append(file)

    def _drawn(self, pdf: bytes, page: int = 0) -> bytes:
        from pagesetter.proof.png import png_bytes  # pdfium is loaded for pictures alone

        return png_bytes(pdf, self._like.dpi, page)
