"""What a worker does: a task to its pages. Fonts and editions are read once a process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.batch.digests import Asked, digests_of
from pagesetter.batch.model import PageMade, Task
from pagesetter.composition.styles import StyleSheet
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import Diagnostic, DiagnosticLog, PageError, PagesetterError, Severity
from pagesetter.display.model import DisplayList, DrawGlyphs
from pagesetter.display.paint import paint
from pagesetter.edition.model import ResolvedEdition
from pagesetter.edition_pipeline import EditionDesk, resolved_edition
from pagesetter.export.pdf import marks_of
from pagesetter.export.pdf_apart import photos_of
from pagesetter.inputs import ask_for, recorded
from pagesetter.makeup.model import MadeUpPage
from pagesetter.makeup.page import make_up
from pagesetter.pictures import EncodedPicture, Picture, encode_picture
from pagesetter.pipeline import (
    Options,
    characters_of,
    chosen_press,
    refuse_warnings,
    resolutions_of,
    sheets_of,
)
from pagesetter.platemaking import PrintedPdf, printed_pdf
from pagesetter.records import NamedTuple
from pagesetter.shipped import shipped_folder
from pagesetter.typeface.library import FontLibrary

if TYPE_CHECKING:
    from pagesetter.press.prepare import Press


class _Edition(NamedTuple):
    resolved: ResolvedEdition
    diagnostics: tuple[Diagnostic, ...]
    asked: Asked


_libraries: dict[tuple[Path, ...], FontLibrary] = {}
_editions: dict[tuple[Path, tuple[Path, ...], bool], _Edition] = {}


def forget() -> None:
    """Forget what was kept; files may have changed since."""
    _libraries.clear()
    _editions.clear()


def forget_editions() -> None:
    """Forget editions, whose files are gone."""
    _editions.clear()


def edition_of(file: Path, options: Options) -> _Edition:
    """Return an edition resolved. Raises `PageError`."""
    key = (file, options.layout_folders, options.draft)
    known = _editions.get(key)
    if known is None:
        log = DiagnosticLog()
        with recorded() as asked:
            resolved = resolved_edition(
                file, log, layout_folders=options.layout_folders, draft=options.draft
            )
        known = _editions[key] = _Edition(resolved, tuple(log), asked)
    return known


def make(task: Task) -> tuple[PageMade, ...]:
    """Make the pages of a task; what cannot be made is told, and not raised."""
    if task.pages is None:
        return (_attempt(task, partial(_page_by_itself, task)),)
    try:
        edition = edition_of(task.file, task.options)
    except PageError as error:
        return (PageMade(is_made=False, diagnostics=error.diagnostics),) * len(task.pages)
    desk = EditionDesk(edition.resolved, _library(task.options))
    described = [page.page for page in edition.resolved.pages if page.page is not None]

    def of_edition(i: int, log: DiagnosticLog, asked: Asked) -> PageMade:
        asked.update(edition.asked)
        made = desk.page(i)
        for diagnostic in desk.logs[i]:
            log.add(diagnostic)
        log.raise_errors()
        assert made is not None, "a page that cannot be made has logged an error"
        label = edition.resolved.pages[i].number.text
        return _printed(task, made, chosen_press(described, task.options, log), log, label)

    return tuple(_attempt(task, partial(of_edition, i)) for i in task.pages)


def _page_by_itself(task: Task, log: DiagnosticLog, _: Asked) -> PageMade:
    options = task.options
    page = read_page(task.file, options.layout_folders, log, draft=options.draft)
    log.raise_errors()
    assert page is not None, "a page that cannot be read has logged an error"
    press = chosen_press([page], options, log)
    made = make_up(page, StyleSheet(page.layout, _library(options), log), log)
    log.raise_errors()
    return _printed(task, made, press, log)


def _attempt(task: Task, act: Callable[[DiagnosticLog, Asked], PageMade]) -> PageMade:
    """Return a page with what is known of how it was made, or why it was not."""
    log = DiagnosticLog(allowed=task.options.allow)
    with recorded() as asked:
        try:
            made = act(log, asked)
        except PageError as error:
            refused = all(d.severity is not Severity.ERROR for d in error.diagnostics)
            return PageMade(is_made=False, diagnostics=error.diagnostics, refused=refused)
        except PagesetterError as error:  # a photo that was saved meanwhile, an unknown profile
            return PageMade(is_made=False, diagnostics=tuple(log), trouble=str(error))
    return made._replace(diagnostics=tuple(log), inputs=digests_of(asked))


def _printed(
    task: Task, made: MadeUpPage, press: Press | None, log: DiagnosticLog, label: str = ""
) -> PageMade:
    refuse_warnings(log, task.options)
    drawn = paint(made)._replace(label=label)
    ask_for(shipped_folder("fonts") / "catalog.yaml")  # read once a process
    for face in {m.run.face for m in marks_of([drawn]) if isinstance(m, DrawGlyphs)}:
        ask_for(face.file)
    split = task.options.split and task.pages is None  # an edition's pages stay whole
    pages = sheets_of(drawn, split=split)
    found = PageMade(
        is_made=True,
        characters=characters_of(drawn),
        resolutions=tuple(resolutions_of(drawn).values()),
    )
    if task.wants_pdf or press is not None:
        printed = printed_pdf(pages, press, log)
        log.raise_errors()
        refuse_warnings(log, task.options)
        found = _with_pdf(found, task, printed, drawn)
        if printed.prepared is not None:
            pages = printed.prepared.pages
            settings = printed.prepared.settings
            settings = settings if task.wants_intent else settings._replace(intent=None)
            found = found._replace(settings=settings, photos=dict(printed.prepared.images))
    if not task.wants_drawing:
        return found._replace(photos={})
    photos = found.photos if task.reads_photos else _photos(pages, found)
    return found._replace(drawn=tuple(pages), photos=photos)


def _with_pdf(found: PageMade, task: Task, printed: PrintedPdf, drawn: DisplayList) -> PageMade:
    png = None
    if task.wants_png:
        from pagesetter.export.pdf import pdf_bytes
        from pagesetter.proof.png import png_bytes  # pdfium is loaded for pictures alone

        whole = pdf_bytes([drawn]) if task.options.split and task.pages is None else printed.data
        png = png_bytes(whole, task.options.dpi)
    pdf = printed.data if task.wants_pdf else None
    return found._replace(pdf=pdf, png=png, standard=printed.standard)


def _photos(pages: Sequence[DisplayList], found: PageMade) -> dict[Picture, EncodedPicture]:
    shown = (picture for page in pages for picture in photos_of(page))
    return {picture: found.photos.get(picture) or encode_picture(picture) for picture in shown}


def _library(options: Options) -> FontLibrary:
    known = _libraries.get(options.font_folders)
    if known is None:
        known = _libraries[options.font_folders] = FontLibrary(options.font_folders)
    return known
