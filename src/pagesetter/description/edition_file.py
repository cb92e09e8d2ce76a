"""Which files are editions, found out before what reads them is imported."""

from __future__ import annotations

from pathlib import Path

from pagesetter.description.files import MAX_BYTES
from pagesetter.description.paths import is_file
from pagesetter.inputs import ask_for


def is_edition(file: Path) -> bool:
    """Tell whether a file lists pages, and so is an edition; no errors are told here."""
    ask_for(file)
    if not is_file(file):
        return False
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError:
        return False
    if b"pages" not in data:  # most page files have no such word, and need not be read twice
        return False
    return _lists_pages(data, file)


def _lists_pages(data: bytes, file: Path) -> bool:
    # Most pages are built without these.
    from pagesetter.description.complaints import Complaints, TooManyErrorsError
    from pagesetter.description.nodes import MappingNode
    from pagesetter.description.source import parse
    from pagesetter.diagnostics import DiagnosticLog

    try:
        root = parse(data, file, Complaints(DiagnosticLog()))
    except TooManyErrorsError:
        return False
    return isinstance(root, MappingNode) and any(e.key.text == "pages" for e in root.entries)
