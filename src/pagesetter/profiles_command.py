"""`pagesetter profiles`: the press profiles that `--press` can name."""

from __future__ import annotations

import argparse
import sys

from pagesetter.terminal import MADE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--json", action="store_true", help="print one JSON object a profile")


def run(options: argparse.Namespace) -> int:
    """List press profiles."""
    from pagesetter.listings.columns import as_json_lines, render_columns
    from pagesetter.listings.presses import listed_profiles

    found = listed_profiles()
    if options.json:
        sys.stdout.write(as_json_lines([profile._asdict() for profile in found]))
        return MADE
    head = ["name", "standard", "condition", "ink", "ICC profile", "title"]
    rows = [
        [p.name, p.standard, p.condition, f"{p.total_ink:.0%}", p.icc or "not found", p.title]
        for p in found
    ]
    sys.stdout.write(render_columns(head, rows))
    return MADE
