"""An edition file to its pages: each made up once, and those that others go on from first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.edition_reader import read_edition
from pagesetter.diagnostics import Code, Diagnostic, DiagnosticLog, Span
from pagesetter.display.model import DisplayList
from pagesetter.edition.model import ResolvedEdition
from pagesetter.edition.resolve import resolve_edition
from pagesetter.edition_desk import EditionDesk as EditionDesk
from pagesetter.edition_files import EditionFiles, EditionLike, Outputs
from pagesetter.edition_pages import EditionPages, PageThere
from pagesetter.files import WrittenTogether
from pagesetter.makeup.model import MadeUpPage
from pagesetter.pipeline import (
    Clock,
    Options,
    Watcher,
    characters_of,
    chosen_press,
    refuse_warnings,
    resolutions_of,
    wanted_press,
)
from pagesetter.records import NamedTuple
from pagesetter.typeface.library import FontLibrary

if TYPE_CHECKING:
    from pagesetter.makeup.fit_model import StoryFit


class EditionReport(NamedTuple):
    """What building an edition made, and what there is to look at."""

    pdfs: tuple[Path, ...]  # one a page, in the order of the edition
    one: Path | None  # all pages
    pngs: tuple[Path, ...]
    missing: tuple[str, ...]  # numbers of the pages that cannot be made
    diagnostics: tuple[Diagnostic, ...]  # errors too: of the pages that are missing
    pages: int  # made
    characters: int
    resolutions: tuple[float, ...]  # of the photos, pixels per inch as printed
    seconds: dict[str, float]  # wall time by stage, in order


def resolved_edition(
    file: Path,
    log: DiagnosticLog,
    *,
    layout_folders: Sequence[Path] = (),
    draft: bool = False,
) -> ResolvedEdition:
    """Read an edition and resolve it. Raises `PageError` if the edition file has errors."""
    edition = read_edition(file, layout_folders, log, draft=draft)
    log.raise_errors()
    assert edition is not None, "an edition that cannot be read has logged an error"
    return resolve_edition(edition)


def made_up_page_of(
    file: Path,
    number: str,
    library: FontLibrary,
    log: DiagnosticLog,
    *,
    layout_folders: Sequence[Path] = (),
) -> MadeUpPage:
    """Make up one page of an edition. Raises `PageError`, also where there is no such page."""
    edition = resolved_edition(file, log, layout_folders=layout_folders)
    desk = EditionDesk(edition, library)
    made = desk.made[_made_up(desk, file, number, log)]
    assert made is not None, "a page that cannot be made has logged an error"
    return made


def story_fits_of(
    file: Path,
    number: str,
    library: FontLibrary,
    log: DiagnosticLog,
    *,
    layout_folders: Sequence[Path] = (),
    draft: bool = False,
) -> tuple[StoryFit, ...]:
    """Tell how each story of one page of an edition fits; what goes on elsewhere is not over.

    Raises `PageError`, also where there is no such page.
    """
    from pagesetter.makeup.page_fit import fit_stories  # a build has no use for it

    edition = resolved_edition(file, log, layout_folders=layout_folders, draft=draft)
    desk = EditionDesk(edition, library)
    index = _made_up(desk, file, number, log)
    page = edition.pages[index].page
    assert page is not None, "a page that is made up was read"
    return fit_stories(page, StyleSheet(page.layout, library, DiagnosticLog()), desk.jumps[index])


def _made_up(desk: EditionDesk, file: Path, number: str, log: DiagnosticLog) -> int:
    """Make up a page of an edition and return its index. Raises `PageError` where it cannot."""
    index = index_of(desk.edition, number, file, log)
    desk.page(index)
    for diagnostic in desk.logs[index]:
        log.add(diagnostic)
    log.raise_errors()
    return index


def index_of(edition: ResolvedEdition, number: str, file: Path, log: DiagnosticLog) -> int:
    """Return which page of an edition has a number. Raises `PageError` where none has."""
    index = edition.find(number)
    if index is None:
        known = ", ".join(page.number.text for page in edition.pages)
        at = Span(file, 1, 1, 1, 1)
        log.error(Code.UNKNOWN_PAGE, f"the edition has no page `{number}`", at, f"it has {known}")
        log.raise_errors()
    assert index is not None, "a page that is not there has logged an error"
    return index


def build_edition(
    edition: Path | str,
    outputs: Outputs,
    options: Options | None = None,
    *,
    watch: Watcher = lambda _: None,
    jobs: int | None = 1,
) -> EditionReport:
    """Build an edition file into one PDF a page, or one of all pages, or both.

    So many processes make it, `None`: as many as it gains by; where a copy of this process
    cannot be told to be safe, and for a press, it is one. The files are the same.

    Pages that cannot be made are told in the report, and the others are made; the PDF of
    all pages is made when none is missing. Raises `PageError` when the edition file itself
    has errors, or under `strict` when anything is found: then no file is written. Raises
    `OSError` when a file cannot be written.
    """
    options = options or Options()
    clock = Clock(watch)
    log = DiagnosticLog(allowed=options.allow)
    clock("read")
    resolved = resolved_edition(
        Path(edition), log, layout_folders=options.layout_folders, draft=options.draft
    )
    described = [page.page for page in resolved.pages if page.page is not None]
    for_press = wanted_press(described, options) is not None
    desk = EditionDesk(resolved, FontLibrary(options.font_folders))
    tally = _Tally()
    with WrittenTogether() as together:
        like = EditionLike(resolved.title, len(resolved.pages), options.dpi)
        files = EditionFiles(outputs, like, together, clock)
        jobs = 1 if for_press else jobs  # photos are converted by threads
        waiting = _taken(EditionPages(desk, files, clock, jobs), files, tally, wait=for_press)
        for diagnostic in (d for page_log in desk.logs for d in page_log):
            log.add(diagnostic)
        refuse_warnings(log, options)
        press = chosen_press(described, options, log)
        if press is None:
            files.finish()
        else:
            files.print_all(waiting, press, log)
            refuse_warnings(log, options)
        clock("write")
        together.put_in_place(files.all())
    clock("")
    return EditionReport(
        pdfs=tuple(files.pdfs),
        one=files.one,
        pngs=tuple(files.pngs),
        missing=tuple(tally.missing),
        diagnostics=tuple(log),
        pages=tally.pages,
        characters=tally.characters,
        resolutions=tuple(tally.resolutions),
        seconds=clock.seconds,
    )


def _taken(
    pages: EditionPages, files: EditionFiles, tally: _Tally, *, wait: bool
) -> dict[str, DisplayList]:
    """Put all pages into files and return none, or return those that `wait` for their press."""
    waiting: dict[str, DisplayList] = {}
    with closing(pages.made()) as made:
        for number, page in made:
            tally.count(number.text, page)
            if page is None:
                files.miss()
            elif isinstance(page, PageThere):
                files.add_written(number.stem, page.written)
            elif wait:
                waiting[number.stem] = page
            else:
                files.add(number.stem, page)
    return waiting


class _Tally:
    """What is told of the pages once they are forgotten."""

    def __init__(self) -> None:
        self.missing: list[str] = []
        self.pages = self.characters = 0
        self.resolutions: list[float] = []

    def count(self, number: str, page: DisplayList | PageThere | None) -> None:
        if page is None:
            self.missing.append(number)
            return
        self.pages += 1
        if isinstance(page, PageThere):
            self.characters += page.characters
            self.resolutions += page.resolutions
        else:
            self.characters += characters_of(page)
            self.resolutions += resolutions_of(page).values()
