"""Two things to compare, whatever they are: pages, editions, PDFs, a reference that was kept."""

from __future__ import annotations

from pathlib import Path

from pagesetter.comparison.model import Change, Comparison, SeenPage
from pagesetter.comparison.pages import compare_pages
from pagesetter.comparison.seen import as_json, from_json, seen
from pagesetter.diagnostics import DiagnosticLog, PagesetterError
from pagesetter.display.model import DisplayList
from pagesetter.files import write_whole
from pagesetter.pipeline import Options
from pagesetter.proof.draw import small_pdf
from pagesetter.proof.overlays import with_overlays
from pagesetter.proofing import proofed
from pagesetter.records import NamedTuple

#: Files of a reference.
_SEEN, _DRAWN = "page.json", "page.pdf"

#: As fine as the pictures of a reference are kept.
_KEPT_DPI = 100.0


class Side(NamedTuple):
    """One of two things that are compared."""

    name: str
    kind: str  # page, reference or pdf
    pages: tuple[SeenPage, ...]  # () of a PDF: it is seen beside the other
    pdf: bytes  # to draw it from; photos may be small


def reference_of(page: Path) -> Path:
    """Return the folder where the reference of a page is kept, unless somebody says."""
    return page.with_name(f"{page.stem}.reference")


def read_side(file: Path, options: Options, log: DiagnosticLog) -> Side:
    """Read a page, an edition, a PDF or a reference. Raises `PagesetterError`."""
    if file.is_dir():
        return _reference(file)
    if file.suffix.lower() == ".pdf":
        return Side(str(file), "pdf", (), bytes_of(file))
    found = proofed(file, options, log)
    log.raise_errors()  # an edition of which a page cannot be made is not compared
    displays: list[DisplayList] = []
    pages: list[SeenPage] = []
    for page in found.pages:
        display = with_overlays(page, ())
        displays.append(display)
        pages.append(seen(display, page.page.grid.step))
    return Side(str(file), "page", tuple(pages), small_pdf(displays, _KEPT_DPI))


def bytes_of(file: Path) -> bytes:
    """Read a file. Raises `PagesetterError` that says why it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise PagesetterError(f"{file} cannot be read: {reason}") from None


def _reference(folder: Path) -> Side:
    try:
        pages = from_json(bytes_of(folder / _SEEN))
    except ValueError as error:
        raise PagesetterError(f"{folder / _SEEN} cannot be read: {error}") from None
    return Side(str(folder), "reference", pages, bytes_of(folder / _DRAWN))


def keep(side: Side, folder: Path) -> None:
    """Keep a page as the reference that later ones are compared with. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(as_json(side.pages), folder / _SEEN)
    write_whole(side.pdf, folder / _DRAWN)


def compare(before: Side, after: Side) -> Comparison:
    """Compare two sides: by names where both have them, else as PDFs. Raises `PagesetterError`."""
    olds, news = before.pages, after.pages
    if not olds or not news:
        from pagesetter.comparison.pdfs import seen_pairs
        from pagesetter.proof.reading import read_pdf

        found = [read_pdf(side.pdf, side.name) for side in (before, after)]
        olds, news = seen_pairs(*found)
    changes = compare_pages(olds, news)
    return Comparison(before.name, after.name, max(len(olds), len(news)), changes)


def pictures(
    before: Side, after: Side, changes: tuple[Change, ...], dpi: float
) -> dict[str, bytes]:
    """Return both sides in one picture a page, by the number of the page."""
    from pagesetter.comparison.picture import as_png, both, gray_page, outlined
    from pagesetter.proof.reading import page_bleeds

    bleeds = page_bleeds(before.pdf), page_bleeds(after.pdf)
    labels = [page.label for page in after.pages]
    found: dict[str, bytes] = {}
    for number in range(min(map(len, bleeds))):
        label = (labels[number] if number < len(labels) else "") or str(number + 1)
        pages = [gray_page(side.pdf, dpi, number) for side in (before, after)]
        mine = [change for change in changes if change.page in ("", label)]
        drawn = outlined(both(*pages), mine, bleeds[1][number], dpi)
        found[label] = as_png(drawn, dpi)
    return found
