"""`pagesetter doctor`: what this installation has, what is missing, and what to do about it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from pagesetter.terminal import MADE, NOT_MADE, complain, print_diagnostics, say

if TYPE_CHECKING:
    from pagesetter.listings.installation import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.allow_abbrev = False  # nothing is to be removed by half a word
    parser.add_argument("--json", action="store_true", help="print one JSON object a finding")
    cleared = "remove what is kept from one build to the next, and nothing else"
    parser.add_argument("--clear-cache", action="store_true", help=cleared)


def run(options: argparse.Namespace) -> int:
    """Tell what there is; return 1 where something is missing that a build needs."""
    from pagesetter.diagnostics import PageError
    from pagesetter.listings.installation import clear_cache, findings

    if options.clear_cache:
        try:
            number, size = clear_cache()
        except OSError as error:
            complain(f"cannot remove {error.filename}: {error.strerror}")
            return NOT_MADE
        say(f"{number} files removed, {size / 1e6:.1f} MB")
        return MADE
    try:
        found = findings()
    except PageError as error:
        print_diagnostics(error.diagnostics)
        return NOT_MADE
    sys.stdout.write(_as_json(found) if options.json else _as_text(found))
    faults = [finding for finding in found if finding.is_fault]
    if faults:
        missing = ", ".join(f"{finding.name} ({finding.hint})" for finding in faults)
        complain(f"pages cannot be built as they should: {missing}")
    return NOT_MADE if faults else MADE


def _as_json(found: tuple[Finding, ...]) -> str:
    from pagesetter.listings.columns import as_json_lines

    return as_json_lines([finding._asdict() | {"fault": finding.is_fault} for finding in found])


def _as_text(found: tuple[Finding, ...]) -> str:
    from pagesetter.listings.columns import render_columns

    rows, last = [], ""
    for finding in found:
        part = "" if finding.part == last else finding.part
        rows.append([part, finding.name, _told(finding)])
        last = finding.part
    return render_columns(["part", "name", "found"], rows)


def _told(finding: Finding) -> str:
    return "; ".join(filter(None, [finding.found or "not found", finding.hint]))
