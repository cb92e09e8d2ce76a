"""A page file and its layout read into descriptions, with every error they have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pagesetter.description.complaints import Complaints, TooManyErrorsError
from pagesetter.description.fact_reader import merged_staff, read_facts, read_staff
from pagesetter.description.fields import Fields
from pagesetter.description.inherited import Inherited
from pagesetter.description.jump_reader import check_ids
from pagesetter.description.kept_layouts import layout_of
from pagesetter.description.layout_files import LayoutFile, find_layout
from pagesetter.description.layout_model import LayoutDescription
from pagesetter.description.model import PageDescription
from pagesetter.description.page_keys import PAGE
from pagesetter.description.page_reader import PageReader
from pagesetter.description.paths import find_project
from pagesetter.description.source import read_nodes
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.shipped import shipped_folder


def read_page(
    file: Path,
    layout_folders: Sequence[Path],
    log: DiagnosticLog,
    inherited: Inherited | None = None,
    *,
    draft: bool = False,
) -> PageDescription | None:
    """Read a page file and the layout it names, or has from its edition.

    Layouts are looked for in `layout_folders`, then among those that come with
    pagesetter. All errors go into `log`, and then there is no page. In a `draft` pictures may
    be missing.
    """
    complaints = Complaints(log)
    folders = [*layout_folders, shipped_folder("layouts")]
    try:
        page = _read_page(file, folders, complaints, inherited, draft=draft)
    except TooManyErrorsError:
        return None
    return None if complaints.count else page


def _read_page(
    file: Path,
    folders: Sequence[Path],
    complaints: Complaints,
    inherited: Inherited | None,
    *,
    draft: bool,
) -> PageDescription | None:
    root = read_nodes(file, complaints, inherited.named_at if inherited else None)
    if root is None:
        return None
    page = Fields(root, PAGE, complaints)
    if not page.is_whole:
        return None
    project = inherited.project if inherited else find_project(file)
    layout = _read_layout(page, LayoutFile(file, project), folders, inherited)
    reader = _kind_of_reader(page)(file, project, layout, complaints, draft)
    facts, staff = read_facts(page), read_staff(page)
    if inherited is not None:
        facts = {**inherited.facts, **facts}
        staff = merged_staff(inherited.staff, staff)
    stories = [reader.story(node) for node in page.items("stories")]
    photos = reader.photos(page)
    panels = [reader.panel(node) for node in page.items("panels")]
    tables = reader.tables(page)
    press = reader.press(page, in_edition=inherited is not None)
    check_ids([story for story in stories if story is not None], complaints)
    if layout is None:
        return None
    return PageDescription(
        layout=layout,
        facts=facts,
        staff=staff,
        stories=tuple(story for story in stories if story is not None),
        photos=photos,
        panels=tuple(panel for panel in panels if panel is not None),
        span=page.span,
        tables=tables,
        draft=draft,
        ads=press.ads,
        indexed=press.indexed,
        codes=press.codes,
    )


def _kind_of_reader(page: Fields) -> type[PageReader]:
    if any(name in page for name in ("ads", "index", "codes")):
        # A page without them is not to wait for what reads them.
        from pagesetter.description.press_reader import PressReader

        return PressReader
    return PageReader


def _read_layout(
    page: Fields, page_file: LayoutFile, folders: Sequence[Path], inherited: Inherited | None
) -> LayoutDescription | None:
    name, complaints = page.scalar("layout"), page.complaints
    if name is None and inherited is not None and inherited.layout is not None:
        name, page_file = inherited.layout, LayoutFile(inherited.edition, inherited.project)
    if name is None:
        if "layout" not in page:
            page.miss("layout")
        return None
    file = find_layout(name, page_file, folders, complaints)
    if file is None:
        return None
    if inherited is not None:
        return inherited.shelf.read(file, name, folders, complaints)
    return layout_of(file, name, folders, complaints)
