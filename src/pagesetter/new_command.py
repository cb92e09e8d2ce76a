"""`pagesetter new`: a page to fill in, on a layout of one's choice."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.terminal import MADE, NOT_MADE, complain, print_diagnostics, say

if TYPE_CHECKING:
    from pagesetter.diagnostics import Diagnostic

PAGE = "page.yaml"

#: What editors hold the page to, beside it, and the line by which they find it.
SCHEMA = "page.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA}\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where page.yaml goes")
    parser.add_argument("--layout", required=True, metavar="NAME", help="the layout it is set on")


def run(options: argparse.Namespace) -> int:
    """Write the page file, and say how to look at it."""
    file = options.folder / PAGE
    if file.exists():
        complain(f"{file} is there already; name another folder")
        return NOT_MADE
    text = _text(options.layout, options.layout_path)
    if text is None:
        return NOT_MADE
    from pagesetter.files import write_whole
    from pagesetter.schema_command import schema_text

    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        write_whole((MODELINE + text).encode("utf-8"), file)
        write_whole(schema_text("page").encode("utf-8"), options.folder / SCHEMA)
    except OSError as error:
        complain(f"cannot write {error.filename or file}: {error.strerror}")
        return NOT_MADE
    say(f"{file}: a page on `{options.layout}` to fill in")
    say(f"  pagesetter build {file} --draft --png    to look at it before its pictures arrive")
    return MADE


def _text(layout: str, folders: Sequence[Path]) -> str | None:
    from pagesetter.diagnostics import DiagnosticLog
    from pagesetter.listings.layouts import layout_named
    from pagesetter.starter import page_to_fill_in

    if not re.fullmatch(r"\w[\w.-]*", layout) or layout.endswith((".yaml", ".yml")):
        complain(f"{layout!r} is not the name of a layout; a name has no folder and no ending")
        return None
    log = DiagnosticLog()
    found = layout_named(layout, folders, log)
    if found is None:
        _say_why(tuple(log))
        return None
    return page_to_fill_in(found, layout)


def _say_why(found: tuple[Diagnostic, ...]) -> None:
    """Show what is wrong with a layout; of a name that nothing has, only what it is."""
    from pagesetter.diagnostics import Code

    if found[0].code is not Code.UNKNOWN_LAYOUT:
        print_diagnostics(found)
        return
    complain("; ".join((found[0].message, *found[0].hints)))
