"""Pages made again and again: what may be kept from one build to the next is kept here.

An engine keeps what was made from what has not changed: layouts while their files are as they
were, shaped paragraphs by their words, lines, stories, what is written of them in a PDF.
What it makes is what a build by itself makes, to the byte. A page that cannot be made is a
value here, not an exception.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.composition.styles import StyleSheet, style_sheet
from pagesetter.description.edition_file import is_edition
from pagesetter.description.model import PageDescription
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import (
    Code,
    Diagnostic,
    DiagnosticLog,
    PageError,
    PagesetterError,
    Span,
)
from pagesetter.display.model import DisplayList
from pagesetter.display.paint import paint
from pagesetter.export.pdf import pdf_bytes
from pagesetter.inputs import Stamp, recorded, stamp_of
from pagesetter.keeping import Keeper, forget, kept_in
from pagesetter.makeup.model import NO_JUMPS, Jumps, MadeUpPage, SetFrame
from pagesetter.makeup.page import make_up
from pagesetter.pictures import EncodedPicture, Picture, PictureError
from pagesetter.pipeline import Options, chosen_press, sheets_of
from pagesetter.platemaking import printed_pdf
from pagesetter.records import NamedTuple
from pagesetter.typeface.library import FontLibrary

if TYPE_CHECKING:
    from pagesetter.press.prepare import Press


class Made(NamedTuple):
    """What one build gives: a page, or why there is none."""

    page: MadeUpPage | None
    display: DisplayList | None  # None where there is no page
    diagnostics: tuple[Diagnostic, ...]
    inputs: Mapping[Path, Stamp]  # every file asked for, and how it was then
    number: str = ""  # of the page, in an edition
    numbers: tuple[str, ...] = ()  # of the pages of the edition; () of a page by itself
    press: Press | None = None  # that the page is made for

    @property
    def is_stale(self) -> bool:
        """Whether any file has been saved, deleted or put there since."""
        return any(stamp_of(file) != stamp for file, stamp in self.inputs.items())


class _Source(NamedTuple):
    """What a page was made up from."""

    page: PageDescription
    styles: StyleSheet
    jumps: Jumps = NO_JUMPS


class _Outcome(NamedTuple):
    page: MadeUpPage
    source: _Source
    press: Press | None
    number: str = ""


class Engine:
    """Makes one page, or any page of one edition, as often as it is asked to.

    It is for one thread at a time.
    """

    def __init__(self, file: Path | str, options: Options | None = None) -> None:
        """Take a page or an edition; nothing is read yet."""
        self.file = Path(file)
        self._options = options or Options()
        self._library = FontLibrary(self._options.font_folders)
        self._keeper = Keeper()
        self._made_last: Made | None = None
        self._source: _Source | None = None  # of the last page that could be made
        self._numbers: tuple[str, ...] = ()  # of the edition, when it was last read

    def make(self, number: str = "") -> Made:
        """Make the page, or the page of a number of the edition; "" is its first.

        Files are looked at before they are read: what is saved meanwhile makes the
        outcome stale.
        """
        self._look_at_fonts()
        with kept_in(self._keeper):
            self._made_last = made = self._make(number)
        return made

    def pdf(self, made: Made | None = None) -> bytes:
        """Return a page as the PDF that a build writes: what was made last, if none is given.

        It is made first if nothing was. Raises `PageError` where there is no page, or where the press does not take
        it; nothing is refused for its warnings.
        """
        made = made or self._made_last or self.make()
        if made.display is None:
            raise PageError(made.diagnostics)
        log = DiagnosticLog(allowed=self._options.allow)
        _add(made.diagnostics, log)
        with kept_in(self._keeper):
            return printed_pdf(
                sheets_of(made.display, split=self._options.split), made.press, log
            ).data

    def drawn(self, display: DisplayList, photos: Mapping[Picture, EncodedPicture]) -> bytes:
        """Return a page as a PDF to look at, with photos as they are given.

        Raises `PictureError` where one has changed.
        """
        with kept_in(self._keeper):
            return pdf_bytes([display], prepared=photos)

    def overset(self) -> tuple[SetFrame, ...]:
        """Return what of its stories did not fit on the last page that could be made."""
        if self._source is None:
            return ()
        from pagesetter.makeup.overset import overset_frames

        return overset_frames(*self._source)

    def kept(self) -> Mapping[str, int]:
        """Return how many results are kept, by what they are."""
        return self._keeper.sizes()

    def _look_at_fonts(self) -> None:
        """Begin anew where a font file is another: all that is kept may be of its glyphs."""
        if any(stamp_of(file) != stamp for file, stamp in self._library.files.items()):
            self._library = FontLibrary(self._options.font_folders)
            self._keeper.clear()
            forget()

    def _make(self, number: str) -> Made:
        log = DiagnosticLog()
        outcome: _Outcome | None = None
        with recorded() as asked:
            try:
                outcome = self._made(number, log)
            except PageError as error:
                _add(error.diagnostics, log)
            except PagesetterError as error:  # it has no place in a file
                photo = isinstance(error, PictureError)  # that changed while it was used
                code = Code.BAD_PICTURE if photo else Code.UNKNOWN_PROFILE
                log.error(code, str(error), Span(self.file, 1, 1, 1, 1))
        asked.setdefault(self.file, stamp_of(self.file))
        asked |= self._library.files
        inputs = {file: asked[file] for file in sorted(asked)}
        if outcome is None:
            return Made(None, None, tuple(log), inputs, number, self._numbers)
        page, self._source, press, number = outcome
        display = paint(page)
        return Made(page, display, tuple(log), inputs, number, self._numbers, press)

    def _made(self, number: str, log: DiagnosticLog) -> _Outcome:
        options = self._options
        if is_edition(self.file):
            return self._made_of_edition(number, log)
        self._numbers = ()
        page = read_page(self.file, options.layout_folders, log, draft=options.draft)
        log.raise_errors()
        assert page is not None, "a page that cannot be read has logged an error"
        press = chosen_press([page], options, log)
        styles = style_sheet(page.layout, self._library, log)
        made = make_up(page, styles, log)
        log.raise_errors()
        return _Outcome(made, _Source(page, styles), press)

    def _made_of_edition(self, number: str, log: DiagnosticLog) -> _Outcome:
        from pagesetter.edition_pipeline import EditionDesk, index_of, resolved_edition

        options = self._options
        edition = resolved_edition(
            self.file, log, layout_folders=options.layout_folders, draft=options.draft
        )
        self._numbers = tuple(page.number.text for page in edition.pages)
        desk = EditionDesk(edition, self._library)
        index = index_of(edition, number or self._numbers[0], self.file, log)
        made, page = desk.page(index), edition.pages[index].page
        _add(desk.logs[index], log)
        log.raise_errors()
        assert made is not None, "a page that cannot be made has logged an error"
        assert page is not None, "a page that was made was read"
        styles = style_sheet(page.layout, self._library, log)
        source = _Source(page, styles, desk.jumps[index])
        return _Outcome(made, source, chosen_press([page], options, log), self._numbers[index])


def with_findings(made: Made) -> Made:
    """Return what was made with what its press objects to, as a build would tell it.

    Photos are converted for it, which takes seconds where they are not in the cache.
    """
    if made.press is None or made.display is None:
        return made
    log = DiagnosticLog()
    _add(made.diagnostics, log)
    with recorded() as asked:  # the ICC profile, and where a better one would be
        try:
            printed_pdf([made.display], made.press, log)
        except PageError as error:
            _add(error.diagnostics, log)
        except PagesetterError:  # a photo was saved meanwhile: the next build tells more
            return made
    return made._replace(diagnostics=tuple(log), inputs={**asked, **made.inputs})


def folders_of(files: Iterable[Path]) -> frozenset[Path]:
    """Return the folders in which it shows that any of some files is saved or put there.

    Of a folder that is not there, it is the nearest one above. What a symbolic link
    leads to is looked at as well.
    """
    found: set[Path] = set()
    for file in files:
        for parent in (Path(os.path.abspath(file)).parent, Path(os.path.realpath(file)).parent):  # noqa: PTH100 resolve() would follow links
            found.add(_nearest(parent, Path.is_dir))
    return frozenset(found)


def _nearest(folder: Path, is_there: Callable[[Path], bool]) -> Path:
    try:
        return next(path for path in (folder, *folder.parents) if is_there(path))
    except (StopIteration, OSError, ValueError):
        return folder.parents[-1] if folder.parents else folder


def _add(found: Iterable[Diagnostic], log: DiagnosticLog) -> None:
    for diagnostic in found:
        log.add(diagnostic)
