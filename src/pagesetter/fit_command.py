"""`pagesetter fit`: its arguments, and what it prints with which exit code."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from pagesetter.build_arguments import add_allow, add_forms
from pagesetter.terminal import (
    MADE,
    NOT_MADE,
    REFUSED,
    USAGE,
    Teller,
    complain,
    misuses_page,
)

if TYPE_CHECKING:
    from pagesetter.diagnostics import DiagnosticLog
    from pagesetter.makeup.fit_model import StoryFit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes besides the page."""
    parser.add_argument("--story", metavar="NAME", help="only this story (all of them)")
    draft = "pictures may be missing: a gray stands for each"
    parser.add_argument("--draft", action="store_true", help=draft)
    parser.add_argument("--json", action="store_true", help="print one JSON object a story")
    add_allow(parser)
    add_forms(parser)


def run(options: argparse.Namespace) -> int:
    """Tell how the stories of a page fit, by itself or as `--page` of an edition."""
    from pagesetter.description.edition_file import is_edition
    from pagesetter.diagnostics import DiagnosticLog, PageError
    from pagesetter.fit_report import as_json_lines, render_fits

    edition = is_edition(options.page)
    if misuses_page(options, edition=edition):
        return USAGE
    log = DiagnosticLog(allowed=frozenset(options.allow))
    teller = Teller(options.format, options.diagnostics)
    try:
        try:
            fits = _fits(options, log, edition=edition)
        except PageError as error:
            teller.tell(error.diagnostics)
            return NOT_MADE
        teller.tell(tuple(log))
    except OSError as error:
        complain(f"cannot write {error.filename}: {error.strerror}")
        return NOT_MADE
    if options.story is not None:
        names = ", ".join(fit.name for fit in fits) or "none"
        fits = tuple(fit for fit in fits if fit.name == options.story)
        if not fits:
            complain(f"no story is named {options.story!r}; there are: {names}")
            return USAGE
    sys.stdout.write(as_json_lines(fits) if options.json else render_fits(fits))
    return MADE if all(fit.fits for fit in fits) else REFUSED


def _fits(
    options: argparse.Namespace, log: DiagnosticLog, *, edition: bool
) -> tuple[StoryFit, ...]:
    from pagesetter.typeface.library import FontLibrary

    library, folders = FontLibrary(tuple(options.font_path)), options.layout_path
    if edition:
        from pagesetter.edition_pipeline import story_fits_of

        number, draft = options.page_number, options.draft
        return story_fits_of(
            options.page, number, library, log, layout_folders=folders, draft=draft
        )
    from pagesetter.pipeline import story_fits

    return story_fits(options.page, library, log, layout_folders=folders, draft=options.draft)
