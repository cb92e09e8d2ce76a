"""`pagesetter fit`: its arguments, and what it prints with which exit code."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pagesetter.diagnostics import Diagnostic

FITS, NOT_MADE, USAGE, MISFITS = 0, 1, 2, 3


class Outcome(NamedTuple):
    """What the command has to say."""

    code: int
    text: str  # for standard output
    diagnostics: tuple[Diagnostic, ...] = ()
    complaint: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes besides the page."""
    parser.add_argument("--story", metavar="NAME", help="only this story (all of them)")
    draft = "pictures may be missing: a gray stands for each"
    parser.add_argument("--draft", action="store_true", help=draft)
    parser.add_argument("--json", action="store_true", help="print one JSON object a story")


def run(options: argparse.Namespace) -> Outcome:
    """Tell how the stories of a page fit."""
    from pagesetter.diagnostics import DiagnosticLog, PageError
    from pagesetter.fit_report import as_json_lines, render_fits
    from pagesetter.pipeline import story_fits
    from pagesetter.typeface.library import FontLibrary

    log = DiagnosticLog()
    page: Path = options.page
    try:
        library = FontLibrary(tuple(options.font_path))
        folders = options.layout_path
        fits = story_fits(page, library, log, layout_folders=folders, draft=options.draft)
    except PageError as error:
        return Outcome(NOT_MADE, "", error.diagnostics)
    if options.story is not None:
        names = ", ".join(fit.name for fit in fits) or "none"
        fits = tuple(fit for fit in fits if fit.name == options.story)
        if not fits:
            complaint = f"no story is named {options.story!r}; there are: {names}"
            return Outcome(USAGE, "", tuple(log), complaint)
    text = as_json_lines(fits) if options.json else render_fits(fits)
    return Outcome(FITS if all(fit.fits for fit in fits) else MISFITS, text, tuple(log))
