"""`pagesetter diff PAGE.yaml SCAN`: a page compared with what was printed of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.terminal import (
    MADE,
    NOT_MADE,
    REFUSED,
    USAGE,
    attempt,
    complain,
    print_diagnostics,
)

if TYPE_CHECKING:
    from pagesetter.comparison.model import Comparison
    from pagesetter.comparison.scan import PrintedPage

# A scan that says nothing else is taken to be so fine; only its shape counts.
_SCAN_DPI = 150.0


def compare_print(options: argparse.Namespace) -> int:
    """Compare what the command names, and return the exit code."""
    try:
        import numpy  # noqa: F401 only whether it is there
    except ImportError:
        complain("scans need NumPy, which is not there: pip install 'pagesetter[proof]'")
        return NOT_MADE
    return attempt(lambda _: _compared(options), options.before)


def _compared(options: argparse.Namespace) -> int:
    from pagesetter.comparing import bytes_of, read_side
    from pagesetter.comparison.model import Comparison
    from pagesetter.comparison.picture import as_png, both, gray_page, gray_scan, outlined
    from pagesetter.comparison.scan import LEAST_LIKENESS, changes_of, compare_print
    from pagesetter.diagnostics import DiagnosticLog
    from pagesetter.pipeline import Options

    log = DiagnosticLog()
    folders = tuple(options.font_path), tuple(options.layout_path)
    side = read_side(options.before, Options(*folders), log)
    print_diagnostics(tuple(log))
    if len(side.pages) != 1:
        complain("a scan is of one page, and there are more: name the page's own file")
        return USAGE
    scan_file: Path = options.after
    if scan_file.suffix.lower() == ".pdf":
        scan = gray_page(bytes_of(scan_file), _SCAN_DPI, name=str(scan_file))
    else:
        scan = gray_scan(scan_file)
    seen, page = side.pages[0], gray_page(side.pdf, options.dpi)
    found = compare_print(page, scan, seen.frames, seen.bleed, options.dpi)
    if found.placing.likeness < LEAST_LIKENESS:
        complain(f"{scan_file} does not look like the page: it cannot be laid over it")
        return NOT_MADE
    comparison = Comparison(side.name, str(scan_file), 1, changes_of(found))
    laid = outlined(both(page, found.picture), comparison.changes, seen.bleed, options.dpi)
    _tell(options, comparison, found, as_png(laid, options.dpi))
    return MADE if comparison.same else REFUSED


def _tell(
    options: argparse.Namespace, comparison: Comparison, found: PrintedPage, picture: bytes
) -> None:
    from pagesetter.comparison.reports import as_html, as_json, as_junit, print_as_text
    from pagesetter.files import write_whole

    text = as_json(comparison, found) if options.json else print_as_text(comparison, found)
    sys.stdout.write(text)
    files: dict[Path, bytes] = {}
    if options.png:
        files[options.png] = picture
    if options.html:
        files[options.html] = as_html(comparison, {"1": picture}).encode("utf-8")
    if options.junit:
        files[options.junit] = as_junit(comparison).encode("utf-8")
    for file, data in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(data, file)
