"""Pages and editions checked: all that a build does, and nothing written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.description.edition_file import is_edition
from pagesetter.diagnostics import Diagnostic, DiagnosticLog, PageError
from pagesetter.pipeline import Clock, Options, Watcher, chosen_press, printed_page
from pagesetter.records import NamedTuple

if TYPE_CHECKING:
    from pagesetter.edition.model import ResolvedEdition


class CheckedPage(NamedTuple):
    """A page, and everything found in it; of an edition, also its file by itself."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    is_page: bool = True


def check(file: Path, options: Options, *, watch: Watcher = lambda _: None) -> list[CheckedPage]:
    """Do all that a build of a page or an edition does, but write; return what is found.

    It goes on where `strict` and its kin would stop: what is refused, the caller decides.
    """
    lenient = options._replace(strict=False, deny=frozenset(), max_warnings=None)
    clock = Clock(watch)
    if is_edition(file):
        return _checked_edition(file, lenient, clock)
    log = DiagnosticLog(allowed=options.allow)
    try:
        printed_page(file, lenient, log, clock)
    except PageError as error:
        _take(error.diagnostics, log)
    return [CheckedPage(file.stem, tuple(log))]


def found_in(pages: Sequence[CheckedPage]) -> tuple[Diagnostic, ...]:
    """Return what was found in pages, once where several have it, such as that of a layout."""
    return tuple(dict.fromkeys(d for page in pages for d in page.diagnostics))


def _checked_edition(file: Path, options: Options, clock: Clock) -> list[CheckedPage]:
    from pagesetter.edition_pipeline import resolved_edition

    log = DiagnosticLog(allowed=options.allow)
    clock("read")
    pages: list[CheckedPage] = []
    try:
        edition = resolved_edition(
            file, log, layout_folders=options.layout_folders, draft=options.draft
        )
        pages = _checked_pages(edition, options, log, clock)
    except PageError as error:
        _take(error.diagnostics, log)
    own = tuple(log)
    return [CheckedPage(file.stem, own, is_page=False), *pages] if own or not pages else pages


def _checked_pages(
    edition: ResolvedEdition, options: Options, log: DiagnosticLog, clock: Clock
) -> list[CheckedPage]:
    """Check the pages of an edition. Raises `PageError` where its press cannot be read."""
    from pagesetter.display.paint import paint
    from pagesetter.edition_pipeline import EditionDesk
    from pagesetter.platemaking import printed_pdf
    from pagesetter.typeface.library import FontLibrary

    desk = EditionDesk(edition, FontLibrary(options.font_folders))
    press = chosen_press([p.page for p in edition.pages if p.page is not None], options, log)
    checked = []
    for i, page in enumerate(edition.pages):
        clock(f"page {page.number.text}")
        made = desk.take(i)
        found = DiagnosticLog(allowed=options.allow)
        _take(tuple(desk.logs[i]), found)
        if made is not None:
            try:
                printed_pdf([paint(made)._replace(label=page.number.text)], press, found)
            except PageError as error:
                _take(error.diagnostics, found)
        checked.append(CheckedPage(page.number.text, tuple(found)))
    return checked


def _take(diagnostics: Sequence[Diagnostic], log: DiagnosticLog) -> None:
    for diagnostic in diagnostics:
        log.add(diagnostic)
