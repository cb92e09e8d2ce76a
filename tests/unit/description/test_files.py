"""Text files: which characters may be in them."""

from __future__ import annotations

import sys
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.files import decode
from pagesetter.diagnostics import DiagnosticLog


def allowed(character: str) -> bool:
    log = DiagnosticLog()
    found = decode(f"字{character}\n".encode("utf-8", "surrogatepass"), Path("p"), Complaints(log))
    assert (found is None) == bool(list(log))
    return found is not None


def test_every_character_is_allowed_that_yaml_calls_printable_and_no_line_break_else() -> None:
    """YAML 1.2.2, 5.1; of line breaks those that editors count."""
    printable = [(0x20, 0x7E), (0xA0, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF)]
    expected = {9, 10, 13}.union(*(range(first, last + 1) for first, last in printable))
    expected -= {0x2028, 0x2029, 0xFEFF}
    # Each plane beyond the second is as that one.
    asked = [*range(0x30000), *range(0xE0000, 0xE0200), sys.maxunicode]
    found = {code for code in asked if allowed(chr(code))}
    assert found == expected.intersection(asked)


def test_what_is_allowed_once_is_allowed_again_and_what_is_not_never_is() -> None:
    for _ in range(2):
        assert allowed("\u3000")
        assert not allowed("\x85")
        assert not allowed("\u2028")
