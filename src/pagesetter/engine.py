"""Pages made again and again: what may be kept from one build to the next is kept here.

An engine keeps the fonts that were found and opened; photos that were looked at are kept by
`pictures` as long as they are unchanged. A page that cannot be made is a value here, not
an exception.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.edition_file import is_edition
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
from pagesetter.inputs import recorded
from pagesetter.makeup.model import MadeUpPage
from pagesetter.makeup.page import make_up
from pagesetter.pictures import PictureError
from pagesetter.pipeline import Options, chosen_press
from pagesetter.platemaking import printed_pdf
from pagesetter.records import NamedTuple
from pagesetter.typeface.library import FontLibrary

if TYPE_CHECKING:
    from pagesetter.press.prepare import Press

#: What tells that a file was saved: when, how large, which one. `None`: it is not there.
Stamp: TypeAlias = tuple[int, int, int] | None


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


class _Outcome(NamedTuple):
    page: MadeUpPage
    press: Press | None
    number: str = ""


class Engine:
    """Makes one page, or any page of one edition, as often as it is asked to."""

    def __init__(self, file: Path, options: Options) -> None:
        """Take a page or an edition; nothing is read yet."""
        self.file = file
        self._options = options
        self._library = FontLibrary(options.font_folders)
        self._known: frozenset[Path] = frozenset([file])
        self._numbers: tuple[str, ...] = ()  # of the edition, when it was last read

    def make(self, number: str = "") -> Made:
        """Make the page, or the page of a number of the edition; "" is its first.

        Files are looked at before they are read: what is saved meanwhile makes the
        outcome stale.
        """
        log = DiagnosticLog()
        before = stamps_of(self._known)
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
        asked.add(self.file)
        self._known = frozenset(asked)
        inputs = {file: before.get(file, stamp_of(file)) for file in sorted(asked)}
        if outcome is None:
            return Made(None, None, tuple(log), inputs, number, self._numbers)
        page, press, number = outcome
        return Made(page, paint(page), tuple(log), inputs, number, self._numbers, press)

    def _made(self, number: str, log: DiagnosticLog) -> _Outcome:
        options = self._options
        if is_edition(self.file):
            return self._made_of_edition(number, log)
        self._numbers = ()
        page = read_page(self.file, options.layout_folders, log, draft=options.draft)
        log.raise_errors()
        assert page is not None, "a page that cannot be read has logged an error"
        press = chosen_press([page], options, log)
        made = make_up(page, StyleSheet(page.layout, self._library, log), log)
        log.raise_errors()
        return _Outcome(made, press)

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
        return _Outcome(made, chosen_press([page], options, log), self._numbers[index])


def with_findings(made: Made) -> Made:
    """Return what was made with what its press objects to, as a build would tell it.

    Photos are converted for it, which takes seconds where they are not in the cache.
    """
    if made.press is None or made.display is None:
        return made
    log = DiagnosticLog()
    _add(made.diagnostics, log)
    try:
        printed_pdf([made.display], made.press, log)
    except PageError as error:
        _add(error.diagnostics, log)
    except PagesetterError:  # a photo was saved meanwhile: the next build tells more
        return made
    return made._replace(diagnostics=tuple(log))


def stamp_of(file: Path) -> Stamp:
    """Return what tells whether a file was saved since."""
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def stamps_of(files: Iterable[Path]) -> dict[Path, Stamp]:
    """Return the stamps of some files."""
    return {file: stamp_of(file) for file in files}


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
