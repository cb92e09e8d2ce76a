"""`pagesetter diff`: what changed from one page to another, or from the reference that is kept."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.build_arguments import dpi
from pagesetter.terminal import (
    MADE,
    NOT_MADE,
    REFUSED,
    USAGE,
    attempt,
    complain,
    in_color,
    print_diagnostics,
    say,
)

if TYPE_CHECKING:
    from pagesetter.comparing import Side
    from pagesetter.comparison.model import Comparison
    from pagesetter.pipeline import Options

_SCANS = (".png", ".jpg", ".jpeg", ".tif", ".tiff")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "before",
        type=Path,
        metavar="A",
        help="a page, an edition, a PDF, or a folder with a reference",
    )
    parser.add_argument(
        "after",
        type=Path,
        nargs="?",
        metavar="B",
        help="what it is compared with; a scan (PNG, JPEG, TIFF) or the PDF of the printed page of a "
        "page file; without it, A is compared with its reference",
    )
    parser.add_argument(
        "--reference",
        type=Path,
        metavar="DIR",
        help="where the reference of A is kept (A.reference beside it)",
    )
    parser.add_argument("--accept", action="store_true", help="keep A as its reference from now on")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--html", type=Path, metavar="OUT.html", help="write a report to look at")
    parser.add_argument("--png", type=Path, metavar="OUT.png", help="draw both, one over the other")
    parser.add_argument("--junit", type=Path, metavar="OUT.xml", help="write a report for CI")
    parser.add_argument(
        "--dpi", type=dpi, default=100.0, metavar="N", help="resolution of pictures (100)"
    )


def run(options: argparse.Namespace) -> int:
    """Compare what the command names, and return the exit code: 0 for the same, 3 for others."""
    if options.after is not None and (options.accept or options.reference is not None):
        complain("--accept and --reference are for one page: leave the second out")
        return USAGE
    if options.after is not None and _is_print(options.before, options.after):
        from pagesetter.scan_command import compare_print

        return compare_print(options)
    found = attempt(lambda _: _compared(options), options.before)
    return found


def _is_print(before: Path, after: Path) -> bool:
    """Tell whether a page is compared with what was printed of it."""
    if after.suffix.lower() in _SCANS:
        return True
    return after.suffix.lower() == ".pdf" and before.suffix.lower() in (".yaml", ".yml")


def _compared(options: argparse.Namespace) -> int:
    from pagesetter.comparing import compare, keep, read_side, reference_of
    from pagesetter.diagnostics import DiagnosticLog

    log = DiagnosticLog()
    wanted = _build_options(options)
    if options.after is not None:
        before = read_side(options.before, wanted, log)
        after = read_side(options.after, wanted, log)
        print_diagnostics(tuple(log))
        return _tell(options, before, after, compare(before, after))
    folder = options.reference or reference_of(options.before)
    after = read_side(options.before, wanted, log)
    print_diagnostics(tuple(log))
    if not after.pages:
        complain("only a page file has a reference: name a second PDF to compare with")
        return USAGE
    if not folder.is_dir():
        if not options.accept:
            complain(f"{options.before} has no reference yet; --accept keeps one in {folder}")
            return NOT_MADE
        keep(after, folder)
        say(f"{folder}: kept")
        return MADE
    before = read_side(folder, wanted, log)
    code = _tell(options, before, after, compare(before, after))
    if options.accept and code == REFUSED:
        keep(after, folder)
        say(f"{folder}: kept")
        return MADE
    return code


def _build_options(options: argparse.Namespace) -> Options:
    from pagesetter.pipeline import Options

    return Options(
        font_folders=tuple(options.font_path), layout_folders=tuple(options.layout_path), draft=True
    )


def _tell(options: argparse.Namespace, before: Side, after: Side, found: Comparison) -> int:
    from pagesetter.comparing import pictures
    from pagesetter.comparison.reports import as_html, as_json, as_junit, as_text
    from pagesetter.files import write_whole

    color = in_color(sys.stdout)
    sys.stdout.write(as_json(found) if options.json else as_text(found, color=color))
    files: dict[Path, bytes] = {}
    if options.png or options.html:
        drawn = pictures(before, after, found.changes, options.dpi)
        if options.png:
            many = len(drawn) > 1
            for label, png in drawn.items():
                out = options.png
                files[out.with_name(f"{out.stem}-{label}.png") if many else out] = png
        if options.html:
            changed = {change.page for change in found.changes}
            shown = {n: p for n, p in drawn.items() if len(drawn) == 1 or n in changed}
            files[options.html] = as_html(found, shown).encode("utf-8")
    if options.junit:
        files[options.junit] = as_junit(found).encode("utf-8")
    for file, data in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(data, file)
    return MADE if found.same else REFUSED
