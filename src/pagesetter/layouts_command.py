"""`pagesetter layouts`: the layouts that pages can name, and a small picture of each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.terminal import MADE, NOT_MADE, Progress, complain, print_diagnostics

if TYPE_CHECKING:
    from pagesetter.listings.layouts import ListedLayout


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    drawn = "draw each there as NAME.png: its example, or a page to fill in"
    parser.add_argument("--thumbnails", type=Path, metavar="DIR", help=drawn)
    parser.add_argument("--json", action="store_true", help="print one JSON object a layout")


def run(options: argparse.Namespace) -> int:
    """List layouts; return 1 where one cannot be read or drawn."""
    from pagesetter.listings.columns import as_json_lines, render_columns
    from pagesetter.listings.layouts import layouts_in

    found = list(layouts_in(options.layout_path))
    if options.json:
        sys.stdout.write(as_json_lines([layout.as_record() for layout in found]))
    else:
        rows = [_row(layout) for layout in found]
        sys.stdout.write(render_columns(["name", "sheet", "columns", "title", "from"], rows))
    wrong = [layout for layout in found if layout.problem]
    for layout in wrong:
        complain(f"{layout.file} cannot be used: {layout.problem}")
    whole = [layout for layout in found if not layout.problem]
    drawn = options.thumbnails is None or _draw(whole, options)
    return MADE if drawn and not wrong else NOT_MADE


def _row(layout: ListedLayout) -> list[str]:
    from pagesetter.report.text import short
    from pagesetter.shipped import shipped_folder

    shipped = layout.file.parent == shipped_folder("layouts")
    source = "pagesetter" if shipped else short(layout.file)
    if layout.problem:
        return [layout.name, "", "", layout.problem, source]
    columns = f"2 × {layout.columns}" if layout.spread else str(layout.columns)
    sheet = f"{layout.width:.0f} × {layout.height:.0f} mm"
    return [layout.name, sheet, columns, layout.title, source]


def _draw(layouts: list[ListedLayout], options: argparse.Namespace) -> bool:
    """Draw layouts; tell whether all could be."""
    from pagesetter.diagnostics import PageError
    from pagesetter.files import write_whole
    from pagesetter.listings.layouts import picture_of
    from pagesetter.notes import Step

    all_drawn = True
    with Progress() as progress:
        for done, layout in enumerate(layouts):
            progress(Step("draw", done, len(layouts)))
            try:
                picture = picture_of(layout, options.layout_path, options.font_path)
                options.thumbnails.mkdir(parents=True, exist_ok=True)
                write_whole(picture, options.thumbnails / f"{layout.name}.png")
            except PageError as error:
                progress.clear()
                print_diagnostics(error.diagnostics)
                all_drawn = False
            except OSError as error:
                progress.clear()
                complain(f"cannot write {error.filename or options.thumbnails}: {error.strerror}")
                return False
    return all_drawn
