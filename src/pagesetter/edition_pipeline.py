"""An edition file to its pages: each made up once, and those that others go on from first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.composition.styles import StyleSheet, style_sheet
from pagesetter.description.edition_reader import read_edition
from pagesetter.description.page_numbers import PageNumber
from pagesetter.diagnostics import (
    Code,
    Diagnostic,
    DiagnosticLog,
    PageError,
    Span,
)
from pagesetter.display.model import DisplayList
from pagesetter.display.paint import paint
from pagesetter.edition.model import ResolvedEdition, ResolvedPage
from pagesetter.edition.resolve import resolve_edition
from pagesetter.edition_files import EditionFiles, EditionLike, Outputs
from pagesetter.files import WrittenTogether
from pagesetter.makeup.jumps import measure_elsewhere
from pagesetter.makeup.model import Jumps, MadeUpPage, TextCursor
from pagesetter.makeup.page import make_up
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


class EditionDesk:
    """Makes up the pages of an edition when they are asked for, and remembers them until taken."""

    def __init__(self, edition: ResolvedEdition, library: FontLibrary) -> None:
        """Take an edition; nothing is made up yet."""
        self.edition = edition
        self.logs = [_log_with(page.diagnostics) for page in edition.pages]
        self._library = library
        self.made: dict[int, MadeUpPage | None] = {}
        self.jumps: dict[int, Jumps] = {}  # of the pages that were made up

    def page(self, wanted: int) -> MadeUpPage | None:
        """Return a page made up, or `None` where its log has an error."""
        for i in self._needed(wanted):
            if i not in self.made:
                self.made[i] = self._make_up(i)
        return self.made[wanted]

    def take(self, wanted: int) -> MadeUpPage | None:
        """Return a page for the last time: what is remembered of it is where stories go on."""
        made = self.page(wanted)
        if made is not None:
            self.made[wanted] = made._replace(items=())
        return made

    def _needed(self, wanted: int) -> list[int]:
        """Return a page and those that its stories come from, in the order to make them."""
        needed, waiting = {wanted}, [wanted]
        while waiting:
            for link in self.edition.pages[waiting.pop()].links:
                if link.source.page not in needed:
                    needed.add(link.source.page)
                    waiting.append(link.source.page)
        return [i for i in self.edition.order if i in needed]

    def _make_up(self, i: int) -> MadeUpPage | None:
        resolved, log = self.edition.pages[i], self.logs[i]
        page = resolved.page
        starts = self._starts(resolved, log)
        if page is None or starts is None:
            return None
        self.jumps[i] = Jumps(starts, self._measures(resolved))
        try:
            styles = style_sheet(page.layout, self._library, log)
            made = make_up(page, styles, log, self.jumps[i])
            log.raise_errors()
        except PageError:
            return None
        return made

    def _starts(
        self, resolved: ResolvedPage, log: DiagnosticLog
    ) -> Mapping[Span, TextCursor | None] | None:
        """Return where the stories of a page go on, or tell that a page before it is missing."""
        starts: dict[Span, TextCursor | None] = {}
        for link in resolved.links:
            source = self.made.get(link.source.page)
            if source is None:
                number = self.edition.pages[link.source.page].number.text
                message = f"page {number}, from which a story goes on here, cannot be made"
                log.error(Code.BAD_JUMP, message, link.story, "mend that page first")
                return None
            starts[link.story] = source.ends.get(link.source.story)
        return starts

    def _measures(self, resolved: ResolvedPage) -> Mapping[Span, float]:
        measures: dict[Span, float] = {}
        for story, part in resolved.onward.items():
            page = self.edition.pages[part.page].page
            if page is not None:
                target = next(s for s in page.stories if s.span == part.story)
                styles = style_sheet(page.layout, self._library, DiagnosticLog())
                measures[story] = measure_elsewhere(page, target, styles)
        return measures


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
) -> EditionReport:
    """Build an edition file into one PDF a page, or one of all pages, or both.

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
    tally, waiting = _Tally(), dict[str, DisplayList]()
    with WrittenTogether() as together:
        like = EditionLike(resolved.title, len(resolved.pages), options.dpi)
        files = EditionFiles(outputs, like, together, clock)
        for number, page in _painted(desk, clock):
            tally.count(number.text, page)
            if page is None:
                files.miss()
            elif for_press:
                waiting[number.stem] = page
            else:
                files.add(number.stem, page)
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


class _Tally:
    """What is told of the pages once they are forgotten."""

    def __init__(self) -> None:
        self.missing: list[str] = []
        self.pages = self.characters = 0
        self.resolutions: list[float] = []

    def count(self, number: str, page: DisplayList | None) -> None:
        if page is None:
            self.missing.append(number)
            return
        self.pages += 1
        self.characters += characters_of(page)
        self.resolutions += resolutions_of(page).values()


def _painted(desk: EditionDesk, clock: Clock) -> Iterator[tuple[PageNumber, DisplayList | None]]:
    """Yield the pages in order, each with its number; `None` where one cannot be made."""
    pages = desk.edition.pages
    for i, page in enumerate(pages):
        clock("make up")
        clock.step(i, len(pages))
        made = desk.take(i)
        clock("paint")
        clock.step(i, len(pages))
        yield page.number, made and paint(made)._replace(label=page.number.text)


def _log_with(diagnostics: Sequence[Diagnostic]) -> DiagnosticLog:
    log = DiagnosticLog()
    for diagnostic in diagnostics:
        log.add(diagnostic)
    return log
