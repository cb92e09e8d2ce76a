"""Pages made again and again: what may be kept from one build to the next is kept here.

An engine keeps the fonts that were found and opened; photos that were looked at are kept by
`pictures` as long as they are unchanged. A page that cannot be made is a value here, not
an exception.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pagesetter.description.edition_file import is_edition
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
from pagesetter.pipeline import Options, made_up_page
from pagesetter.typeface.library import FontLibrary

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

    @property
    def is_stale(self) -> bool:
        """Whether any file has been saved, deleted or put there since."""
        return any(stamp_of(file) != stamp for file, stamp in self.inputs.items())


class _Outcome(NamedTuple):
    page: MadeUpPage
    number: str = ""
    numbers: tuple[str, ...] = ()


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
            except PagesetterError as error:  # a photo that changed while it was used
                log.error(Code.BAD_PICTURE, str(error), Span(self.file, 1, 1, 1, 1))
        asked.add(self.file)
        self._known = frozenset(asked)
        inputs = {file: before.get(file, stamp_of(file)) for file in sorted(asked)}
        if outcome is None:
            return Made(None, None, tuple(log), inputs, number, self._numbers)
        page, number, numbers = outcome
        return Made(page, paint(page), tuple(log), inputs, number, numbers)

    def _made(self, number: str, log: DiagnosticLog) -> _Outcome:
        if not is_edition(self.file):
            folders, draft = self._options.layout_folders, self._options.draft
            self._numbers = ()
            page = made_up_page(self.file, self._library, log, layout_folders=folders, draft=draft)
            return _Outcome(page)
        return self._made_of_edition(number, log)

    def _made_of_edition(self, number: str, log: DiagnosticLog) -> _Outcome:
        from pagesetter.edition_pipeline import EditionDesk, index_of, resolved_edition

        edition = resolved_edition(
            self.file,
            log,
            layout_folders=self._options.layout_folders,
            draft=self._options.draft,
        )
        self._numbers = tuple(page.number.text for page in edition.pages)
        desk = EditionDesk(edition, self._library)
        index = index_of(edition, number or self._numbers[0], self.file, log)
        made = desk.page(index)
        _add(desk.logs[index], log)
        log.raise_errors()
        assert made is not None, "a page that cannot be made has logged an error"
        return _Outcome(made, self._numbers[index], self._numbers)


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
