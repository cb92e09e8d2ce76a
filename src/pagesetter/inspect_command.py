"""`pagesetter dump` and `explain`: a page is made up, and told of instead of written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.terminal import (
    MADE,
    NOT_MADE,
    USAGE,
    complain,
    misuses_page,
    print_diagnostics,
)

if TYPE_CHECKING:
    from pagesetter.explain import ExplainedLine
    from pagesetter.makeup.model import MadeUpPage


def add_explain_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `explain` takes besides the page."""
    from pagesetter.build_arguments import dpi

    parser.add_argument("--story", metavar="NAME", help="only this story (all of them)")
    parser.add_argument("--line", type=int, metavar="N", help="only this line of the story")
    parser.add_argument(
        "--headings", action="store_true", help="how headings are set, and what their places take"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument(
        "--png", type=Path, metavar="OUT.png", help="draw a proof whose lines are colored by step"
    )
    parser.add_argument(
        "--dpi", type=dpi, default=100.0, metavar="N", help="resolution of the PNG (100)"
    )


def dump(options: argparse.Namespace) -> int:
    """Print what is drawn where; return the exit code."""
    from pagesetter.display.dump import dump as as_text
    from pagesetter.display.paint import paint

    page = _made_up(options)
    if isinstance(page, int):
        return page
    sys.stdout.write(as_text(paint(page)))
    return MADE


def _made_up(options: argparse.Namespace) -> MadeUpPage | int:
    """Make up a page, by itself or as `--page` of an edition; return an exit code if it fails."""
    from pagesetter.description.edition_file import is_edition
    from pagesetter.diagnostics import DiagnosticLog, PageError
    from pagesetter.typeface.library import FontLibrary

    edition = is_edition(options.page)
    if misuses_page(options, edition=edition):
        return USAGE
    log, library = DiagnosticLog(), FontLibrary(tuple(options.font_path))
    folders = options.layout_path
    try:
        if edition:
            from pagesetter.edition_pipeline import made_up_page_of

            number = options.page_number
            page = made_up_page_of(options.page, number, library, log, layout_folders=folders)
        else:
            from pagesetter.pipeline import made_up_page

            page = made_up_page(options.page, library, log, layout_folders=folders)
    except PageError as error:
        print_diagnostics(error.diagnostics)
        return NOT_MADE
    print_diagnostics(tuple(log))
    return page


def explain(options: argparse.Namespace) -> int:
    """Print why lines and headings are as they are, or what a code means; return the exit code."""
    name = str(options.page)
    if not options.page.exists() and not options.page.suffix:
        return _explain_code(name)
    from pagesetter.explain import explain_headings, explain_story, story_names
    from pagesetter.report.tables import render_headings

    page = _made_up(options)
    if isinstance(page, int):
        return page
    if options.headings:
        found = explain_headings(page, options.story)
        sys.stdout.write(render_headings(found, as_json=options.json))
        return MADE
    names = story_names(page)
    if options.story is not None and options.story not in names:
        complain(f"no story is named {options.story!r}; there are: {', '.join(names) or 'none'}")
        return USAGE
    for name in [options.story] if options.story else names:
        lines = explain_story(page, name)
        if options.line is not None:
            lines = tuple(line for line in lines if line.number == options.line)
            if not lines:
                complain(f"the story {name!r} has no line {options.line}")
                return USAGE
        _print_lines(name, lines, as_json=options.json)
    if options.png:
        _draw_adjustment(page, options.png, options.dpi)
    return MADE


def _explain_code(name: str) -> int:
    """Print what the documentation says of a code of diagnostics."""
    from pagesetter.build_arguments import diagnostic_code
    from pagesetter.report.code_pages import code_page, render_code

    try:
        page = code_page(diagnostic_code(name))
    except argparse.ArgumentTypeError as error:
        complain(f"there is no file {name}, and {error}")
        return USAGE
    if page is None:
        complain(f"{name} is a code of diagnostics; its documentation is not installed")
        return NOT_MADE
    sys.stdout.write(render_code(page))
    return MADE


def _print_lines(story: str, lines: tuple[ExplainedLine, ...], *, as_json: bool) -> None:
    from pagesetter.explain import as_records
    from pagesetter.report.tables import render_lines

    if as_json:
        import json

        for record in as_records(lines):
            print(json.dumps({"story": story, **record}, ensure_ascii=False))
    else:
        sys.stdout.write(render_lines(story, lines))


def _draw_adjustment(page: MadeUpPage, out: Path, dpi: float) -> None:
    from pagesetter.makeup.overlay import BANDS
    from pagesetter.pipeline import draw_adjustment

    draw_adjustment(page, out, dpi)
    print(f"{out}: lines colored by what was done to them", file=sys.stderr)
    for band in BANDS:
        print(f"  {band.color:<8} {band.meaning}", file=sys.stderr)
