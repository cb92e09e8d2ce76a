"""Pages to proofs: a page made up as for a build, and what did not fit on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.edition_file import is_edition
from pagesetter.description.model import PageDescription
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.display.paint import paint
from pagesetter.edition_pipeline import EditionDesk, resolved_edition
from pagesetter.makeup.model import NO_JUMPS, Jumps, MadeUpPage
from pagesetter.makeup.page import make_up
from pagesetter.pictures import EncodedPicture, Picture
from pagesetter.pipeline import Options, chosen_press
from pagesetter.proof.model import ProofPage
from pagesetter.records import NamedTuple
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId

#: What names are set in, if it is to be had; else in a face of the page.
_LABELS = "Noto Sans SC"


class Proofed(NamedTuple):
    """Pages ready to be drawn, and their photos where a press has taken them."""

    pages: tuple[ProofPage, ...]
    images: Mapping[Picture, EncodedPicture] = MappingProxyType({})


def proofed(file: Path, options: Options, log: DiagnosticLog, *, in_ink: bool = False) -> Proofed:
    """Make up a page, or every page of an edition that can be made. Raises `PageError`.

    `in_ink`, they are as the press prints them that the options or the layout name.
    """
    library = FontLibrary(options.font_folders)
    if is_edition(file):
        pages, described = _edition(file, options, library, log)
    else:
        pages, described = _page(file, options, library, log)
    return _for_press(pages, described, options, log) if in_ink else Proofed(tuple(pages))


def _page(
    file: Path, options: Options, library: FontLibrary, log: DiagnosticLog
) -> tuple[list[ProofPage], list[PageDescription]]:
    page = read_page(file, options.layout_folders, log, draft=options.draft)
    log.raise_errors()
    assert page is not None, "a page that cannot be read has logged an error"
    styles = StyleSheet(page.layout, library, log)
    made = make_up(page, styles, log)
    log.raise_errors()
    found = _proof_page(made, page, styles, log)
    return [found._replace(face=label_face(library, made))], [page]


def _edition(
    file: Path, options: Options, library: FontLibrary, log: DiagnosticLog
) -> tuple[list[ProofPage], list[PageDescription]]:
    edition = resolved_edition(
        file, log, layout_folders=options.layout_folders, draft=options.draft
    )
    desk = EditionDesk(edition, library)
    pages: list[ProofPage] = []
    described: list[PageDescription] = []
    for i, resolved in enumerate(edition.pages):
        made, page = desk.page(i), resolved.page
        for diagnostic in desk.logs[i]:
            log.add(diagnostic)
        if made is not None and page is not None:
            styles = StyleSheet(page.layout, library, DiagnosticLog())
            found = _proof_page(made, page, styles, desk.logs[i], desk.jumps[i])
            face = label_face(library, made)
            pages.append(found._replace(face=face, label=resolved.number.text))
            described.append(page)
    if not pages:
        log.raise_errors()
    return pages, described


def _proof_page(
    made: MadeUpPage,
    page: PageDescription,
    styles: StyleSheet,
    log: DiagnosticLog,
    jumps: Jumps = NO_JUMPS,
) -> ProofPage:
    if all(found.code is not Code.OVERSET for found in log):
        return ProofPage(made)
    from pagesetter.makeup.overset import overset_frames

    return ProofPage(made, overset_frames(page, styles, jumps))


def _for_press(
    pages: list[ProofPage], described: list[PageDescription], options: Options, log: DiagnosticLog
) -> Proofed:
    """Take the pages as a press prints them, where one is chosen."""
    press = chosen_press(described, options, log)
    if press is None:
        return Proofed(tuple(pages))
    from pagesetter.press.prepare import prepare

    # What the press does not take is told by a build; a proof shows it.
    prepared = prepare([paint(page.page) for page in pages], press, DiagnosticLog())
    shown = [p._replace(display=d) for p, d in zip(pages, prepared.pages, strict=True)]
    return Proofed(tuple(shown), prepared.images)


def label_face(library: FontLibrary, page: MadeUpPage) -> FaceId | None:
    """Return the face that names are set in on a proof."""
    found = library.find(_LABELS, 400)
    if found is not None:
        return found
    from pagesetter.display.model import DrawGlyphs

    marks = (mark for region in paint(page).regions for mark in region.marks)
    return next((mark.run.face for mark in marks if isinstance(mark, DrawGlyphs)), None)
