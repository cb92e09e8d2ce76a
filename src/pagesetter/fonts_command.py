"""`pagesetter fonts`: what each style of a page would be set in, or what the catalog has."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.terminal import MADE, NOT_MADE, USAGE, complain, print_diagnostics

if TYPE_CHECKING:
    from pagesetter.description.layout_model import LayoutDescription
    from pagesetter.listings.fonts import ListedFace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    described = "the page, or the edition, whose styles are looked up (the catalog is listed)"
    parser.add_argument("page", type=Path, nargs="?", metavar="PAGE.yaml", help=described)
    parser.add_argument("--layout", metavar="NAME", help="the layout whose styles are looked up")
    parser.add_argument("--json", action="store_true", help="print one JSON object a typeface")


def run(options: argparse.Namespace) -> int:
    """List typefaces; return 1 where one that a style asks for cannot be used."""
    from pagesetter.diagnostics import PageError

    if options.page is not None and options.layout is not None:
        complain("name a page or a layout, not both")
        return USAGE
    try:
        found = _listed(options)
    except PageError as error:
        print_diagnostics(error.diagnostics)
        return NOT_MADE
    wanted = options.page is not None or options.layout is not None
    sys.stdout.write(_as_text(found, options))
    missing = [face for face in found if face.problem and wanted]
    if missing:
        names = ", ".join(dict.fromkeys(f"{f.family}: {f.problem}" for f in missing))
        complain(f"{names}; install it, or give its folder with --font-path")
    return NOT_MADE if missing else MADE


def _listed(options: argparse.Namespace) -> tuple[ListedFace, ...]:
    """Return what is to be listed. Raises `PageError`."""
    from pagesetter.listings.fonts import catalog_faces, faces_of
    from pagesetter.typeface.library import FontLibrary

    if options.page is None and options.layout is None:
        return catalog_faces(options.font_path)
    library = FontLibrary(tuple(options.font_path))
    found = (face for layout in _layouts(options) for face in faces_of(layout, library))
    return tuple(dict.fromkeys(found))


def _layouts(options: argparse.Namespace) -> list[LayoutDescription]:
    """Return the layouts that are named. Raises `PageError` where one cannot be read."""
    from pagesetter.description.edition_file import is_edition
    from pagesetter.description.reader import read_page
    from pagesetter.diagnostics import DiagnosticLog
    from pagesetter.listings.layouts import layout_named

    log, folders = DiagnosticLog(), options.layout_path
    if options.layout is not None:
        layout = layout_named(options.layout, folders, log)
        found = [] if layout is None else [layout]
    elif is_edition(options.page):
        from pagesetter.edition_pipeline import resolved_edition

        edition = resolved_edition(options.page, log, layout_folders=folders, draft=True)
        found = [page.page.layout for page in edition.pages if page.page is not None]
    else:
        page = read_page(options.page, folders, log, draft=True)
        found = [] if page is None else [page.layout]
    log.raise_errors()
    return found


def _as_text(found: tuple[ListedFace, ...], options: argparse.Namespace) -> str:
    from pagesetter.listings.columns import as_json_lines, render_columns

    if options.json:
        return as_json_lines([face.as_record() for face in found])
    with_style = options.page is not None or options.layout is not None
    head = ["style"] * with_style + ["family", "weight", "face", "from", "license"]
    rows = [
        [face.style] * with_style
        + [face.family, face.weights, face.face or face.problem, face.source, face.license]
        for face in found
    ]
    return render_columns(head, rows)
