"""`pagesetter schema`: the formats as JSON Schemas, for editors and other programs."""

from __future__ import annotations

import argparse
import sys

from pagesetter.terminal import MADE

_KINDS = ("page", "layout", "edition", "profile")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("kind", choices=_KINDS, metavar="KIND", help=", ".join(_KINDS))


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(schema_text(options.kind))
    return MADE


def schema_text(kind: str) -> str:
    """Return the schema of a kind of file as text."""
    import json

    from pagesetter.description.schema import schema_of

    return json.dumps(schema_of(kind), ensure_ascii=False, indent=1) + "\n"
