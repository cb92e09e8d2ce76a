"""Pages to a PDF: as they are, or as a press takes them.

A page for no press in particular goes straight to `export`; `press` is loaded for others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import DisplayList
from pagesetter.export.pdf import pdf_bytes, pdf_pieces
from pagesetter.press.model import PdfSettings, PreparedPages, Standard
from pagesetter.records import NamedTuple

if TYPE_CHECKING:
    from pagesetter.press.prepare import Press


class PrintedPdf(NamedTuple):
    """A PDF and what it claims to be."""

    pieces: Sequence[bytes]  # to be joined
    standard: str = ""  # such as PDF/X-4
    prepared: PreparedPages | None = None  # for the press, if one is chosen

    @property
    def data(self) -> bytes:
        """The PDF in one piece."""
        return b"".join(self.pieces)


def printed_pdf(
    pages: Sequence[DisplayList],
    press: Press | None,
    log: DiagnosticLog,
    *,
    title: str | None = None,
    watch: Callable[[str], None] = lambda _: None,
) -> PrintedPdf:
    """Return pages as a PDF, prepared for a press and checked where one is chosen.

    What the press does not take is logged. Raises `PageError` where no file can be made.
    """
    if press is None:
        watch("make PDF")
        return PrintedPdf(pdf_pieces(pages, PdfSettings(title=title)))
    from pagesetter.press.prepare import prepare

    watch("prepare")
    # By itself: an edition's log has the errors of pages that are missing.
    own = DiagnosticLog(allowed=log.allowed)
    prepared = prepare(pages, press, own, title=title)
    _pass_on(own, log)
    watch("make PDF")
    data = pdf_bytes(prepared.pages, prepared.settings, prepared.images)
    watch("preflight")
    _check_written(data, prepared, press, own, log)
    return PrintedPdf([data], claims_of(prepared.settings), prepared)


def streamed_pdf(
    pages: Sequence[DisplayList],
    press: Press | None,
    log: DiagnosticLog,
    *,
    title: str | None = None,
    watch: Callable[[str], None] = lambda _: None,
) -> bytes:
    """Return many pages as one PDF, laid out as if they came one by one; so are they prepared.

    What the press does not take is logged. Raises `PageError` where no file can be made.
    """
    from pagesetter.export.pdf_stream import streamed_bytes

    if press is None:
        watch("make PDF")
        return streamed_bytes([(page, {}) for page in pages], PdfSettings(title=title))
    from pagesetter.press.prepare import prepare

    watch("prepare")
    own = DiagnosticLog(allowed=log.allowed)
    parts = [prepare([page], press, own, title=title) for page in pages]
    _pass_on(own, log)
    watch("make PDF")
    settings = reduce(weaker, (part.settings for part in parts))
    data = streamed_bytes([(page, p.images) for p in parts for page in p.pages], settings)
    watch("preflight")
    images = {picture: image for part in parts for picture, image in part.images.items()}
    whole = PreparedPages(tuple(page for p in parts for page in p.pages), images, settings)
    _check_written(data, whole, press, own, log)
    return data


def weaker(first: PdfSettings, other: PdfSettings) -> PdfSettings:
    """Return settings that claim no more than those of another page can bear."""
    plain = Standard.PLAIN in (first.standard, other.standard)
    standard = Standard.PLAIN if plain else first.standard
    return first._replace(standard=standard, archive=first.archive and other.archive)


def _check_written(
    data: bytes, prepared: PreparedPages, press: Press, own: DiagnosticLog, log: DiagnosticLog
) -> None:
    """Read a file back, and log what was not said of its pages. Raises `PageError`."""
    from pagesetter.press.preflight.of_pdf import check_written

    for diagnostic in check_written(data, prepared, press.profile, (*log, *own), press.span):
        own.add(diagnostic)
    _pass_on(own, log)


def _pass_on(found: DiagnosticLog, log: DiagnosticLog) -> None:
    """Log what was found; of what makeup said too, the graver is kept.

    Raises `PageError` if there is an error among it.
    """
    from pagesetter.press.preflight.findings import merged

    log.replace(merged(tuple(log), tuple(found)))
    found.raise_errors()


def claims_of(settings: PdfSettings) -> str:
    """Return what a PDF claims to be, in words."""
    claims = [settings.standard.value] if settings.standard is not Standard.PLAIN else []
    claims += ["PDF/A-2u"] if settings.archive else []
    return " and ".join(claims)
