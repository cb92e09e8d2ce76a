"""A page file to a page: one call a stage. The first file to read."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.model import PageDescription
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import Diagnostic, DiagnosticLog, PageError, Severity
from pagesetter.display.model import DisplayList, DrawGlyphs, DrawPhoto
from pagesetter.display.paint import paint
from pagesetter.export.pdf import pdf_bytes
from pagesetter.files import write_pieces, write_whole
from pagesetter.makeup.model import MadeUpPage
from pagesetter.makeup.page import make_up
from pagesetter.notes import Step
from pagesetter.platemaking import PrintedPdf, printed_pdf
from pagesetter.press.model import PressOptions
from pagesetter.records import NamedTuple
from pagesetter.typeface.library import FontLibrary

if TYPE_CHECKING:
    from pagesetter.description.profile_model import ProfileName
    from pagesetter.makeup.fit_model import StoryFit
    from pagesetter.press.prepare import Press

#: Called with a stage's name when it begins.
Watcher = Callable[[str], None]


class Report(NamedTuple):
    """What a build made, and what there is to look at."""

    pdf: Path
    png: Path | None
    diagnostics: tuple[Diagnostic, ...]  # warnings; errors raise `PageError`
    characters: int  # set on the page
    resolutions: dict[str, float]  # pixels per inch as printed, by the name of the photo's region
    seconds: dict[str, float]  # wall time by stage, in order
    standard: str = ""  # what the PDF claims to be, such as PDF/X-4


class Options(NamedTuple):
    """How a page is built, besides what its files say."""

    font_folders: tuple[Path, ...] = ()  # searched before all others
    layout_folders: tuple[Path, ...] = ()  # searched before the shipped layouts
    png: Path | None = None  # where a proof picture goes
    dpi: float = 100.0  # of the picture
    draft: bool = False  # pictures may be missing or too small: a page can be proofed before
    strict: bool = False  # a warning is an error: raise `PageError`, write nothing
    split: bool = False  # a spread is cut at its fold into two pages
    deny: frozenset[str] = frozenset()  # codes of warnings that are errors, as under `strict`
    allow: frozenset[str] = frozenset()  # codes of warnings that are not told, nor counted
    max_warnings: int | None = None  # more are refused, as under `strict`
    press: PressOptions = PressOptions()


def typeset(
    file: Path,
    library: FontLibrary,
    log: DiagnosticLog,
    *,
    layout_folders: Sequence[Path] = (),
    draft: bool = False,
    watch: Watcher = lambda _: None,
) -> DisplayList:
    """Set one page. Raises `PageError` if the page file cannot be set."""
    made_up = made_up_page(
        file, library, log, layout_folders=layout_folders, draft=draft, watch=watch
    )
    watch("paint")
    return paint(made_up)


def made_up_page(
    file: Path,
    library: FontLibrary,
    log: DiagnosticLog,
    *,
    layout_folders: Sequence[Path] = (),
    draft: bool = False,
    watch: Watcher = lambda _: None,
) -> MadeUpPage:
    """Make up one page. Raises `PageError` if the page file cannot be set."""
    watch("read")
    page = _read(file, layout_folders, log, draft=draft)
    watch("make up")
    return _made_up(page, library, log)


def _made_up(page: PageDescription, library: FontLibrary, log: DiagnosticLog) -> MadeUpPage:
    made_up = make_up(page, StyleSheet(page.layout, library, log), log)
    log.raise_errors()
    return made_up


def _read(
    file: Path, layout_folders: Sequence[Path], log: DiagnosticLog, *, draft: bool = False
) -> PageDescription:
    page = read_page(file, layout_folders, log, draft=draft)
    log.raise_errors()
    assert page is not None, "a page that cannot be read has logged an error"
    return page


def story_fits(
    file: Path,
    library: FontLibrary,
    log: DiagnosticLog,
    *,
    layout_folders: Sequence[Path] = (),
    draft: bool = False,
) -> tuple[StoryFit, ...]:
    """Tell how each story of a page fits its place, and what would mend those that do not.

    Raises `PageError` if the page cannot be set.
    """
    from pagesetter.makeup.page_fit import fit_stories

    page = _read(file, layout_folders, log, draft=draft)
    styles = StyleSheet(page.layout, library, log)
    make_up(page, styles, log)
    log.raise_errors()
    return fit_stories(page, styles)


def draw_adjustment(page: MadeUpPage, out: Path, dpi: float) -> None:
    """Draw a proof of a made-up page whose lines are colored by what was done to them.

    Raises `OSError` when `out` cannot be written.
    """
    from pagesetter.proof.draw import page_png
    from pagesetter.proof.model import Overlay, ProofPage

    picture = page_png(ProofPage(page), [Overlay.ADJUSTMENT], dpi)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(picture, out)


def build(
    page: Path | str,
    out: Path | str,
    options: Options | None = None,
    *,
    watch: Watcher = lambda _: None,
) -> Report:
    """Build a page file into a PDF of one page, and a picture if asked for.

    Raises `PageError`, with every diagnostic, when the page cannot be made; then no
    file is written. Raises `OSError` when `out` cannot be written.
    """
    options = options or Options()
    clock = Clock(watch)
    log = DiagnosticLog(allowed=options.allow)
    display_list, printed = printed_page(Path(page), options, log, clock)
    files = {Path(out): printed.pieces}
    if options.png is not None:
        clock("draw PNG")
        from pagesetter.proof.png import png_bytes  # pdfium is loaded for pictures alone

        whole = pdf_bytes([display_list]) if options.split else printed.data
        files = {options.png: [png_bytes(whole, options.dpi)]} | files
    clock("write")
    for file, pieces in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_pieces(pieces, file)
    clock("")
    return Report(
        pdf=Path(out),
        png=options.png,
        diagnostics=tuple(log),
        characters=characters_of(display_list),
        resolutions=resolutions_of(display_list),
        seconds=clock.seconds,
        standard=printed.standard,
    )


def printed_page(
    file: Path, options: Options, log: DiagnosticLog, clock: Clock
) -> tuple[DisplayList, PrintedPdf]:
    """Do all that a build does, but write: the page as it is drawn, and its PDF.

    Raises `PageError` when the page cannot be made or the options refuse what was found.
    """
    library = FontLibrary(options.font_folders)
    clock("read")
    description = _read(file, options.layout_folders, log, draft=options.draft)
    press = chosen_press([description], options, log)
    clock("make up")
    made_up = _made_up(description, library, log)
    log.raise_errors()
    refuse_warnings(log, options)
    clock("paint")
    display_list = paint(made_up)
    printed = printed_pdf(sheets_of(display_list, split=options.split), press, log, watch=clock)
    log.raise_errors()
    refuse_warnings(log, options)
    return display_list, printed


def chosen_press(
    pages: Sequence[PageDescription], options: Options, log: DiagnosticLog
) -> Press | None:
    """Return the press that pages are made for; `None` where nobody names one.

    Raises `PageError` where its profile cannot be read.
    """
    wanted = wanted_press(pages, options)
    if wanted is None:
        return None
    from pagesetter.press.prepare import Press
    from pagesetter.press.profiles import find_profile

    profile = find_profile(wanted, (), log)
    log.raise_errors()
    assert profile is not None, "a profile that cannot be read has logged an error"
    at = pages[0].span if isinstance(wanted, str) else wanted.span
    return Press(profile, options.press, at)


def wanted_press(pages: Sequence[PageDescription], options: Options) -> ProfileName | str | None:
    """Return the press that the options or the first layout name; `None` where nobody does."""
    named = [page.layout.press for page in pages if page.layout.press is not None]
    return (options.press.profile or (named[0] if named else None)) if pages else None


def refuse_warnings(log: DiagnosticLog, options: Options) -> None:
    """Raise `PageError` if anything was found that the options do not let pass."""
    found = tuple(log)
    if refused(found, options):
        raise PageError(found)


def refused(found: Sequence[Diagnostic], options: Options) -> bool:
    """Tell whether the options do not let pass what was found."""
    warnings = sum(d.severity is Severity.WARNING for d in found)
    too_many = options.max_warnings is not None and warnings > options.max_warnings
    denied = any(d.code.value in options.deny for d in found)
    return (options.strict and bool(found)) or denied or too_many


def sheets_of(page: DisplayList, *, split: bool) -> Sequence[DisplayList]:
    """Return what becomes the pages of the PDF."""
    if not split:
        return [page]
    from pagesetter.display.halves import halves  # few pages are spreads, and fewer are cut

    return halves(page)


class Clock:
    """Times the stages that it is told of, and passes the news on."""

    def __init__(self, watch: Watcher) -> None:
        self.seconds: dict[str, float] = {}
        self._watch = watch
        self._stage, self._since = "", time.perf_counter()

    def __call__(self, stage: str) -> None:
        """Begin a stage; the empty one ends the last."""
        now = time.perf_counter()
        if self._stage:
            before = self.seconds.get(self._stage, 0.0)
            self.seconds[self._stage] = before + now - self._since
        self._stage, self._since = stage, now
        if stage:
            self._watch(stage)

    def step(self, done: int, all_of_it: int) -> None:
        """Tell how much of the stage under way is done."""
        self._watch(Step(self._stage, done, all_of_it))


def characters_of(page: DisplayList) -> int:
    """Return how many characters are set on a page."""
    marks = (mark for region in page.regions for mark in region.marks)
    return sum(len(mark.run.text) for mark in marks if isinstance(mark, DrawGlyphs))


def resolutions_of(page: DisplayList) -> dict[str, float]:
    """Return the pixels per inch of each photo as printed, by its region's name."""
    return {
        region.name: mark.crop.width / mark.bounds.width * 72
        for region in page.regions
        for mark in region.marks
        if isinstance(mark, DrawPhoto)
    }


def has_errors(diagnostics: Sequence[Diagnostic]) -> bool:
    """Tell whether any of them means that no page can be made."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
