"""Text as a terminal shows it: how wide it is, and nothing in it that would be obeyed.

Nothing that a file holds reaches a terminal as it is: control characters are shown
as pictures, so that a page file cannot move the cursor or change a color.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

# What moves the cursor, turns the writing around, or cannot be encoded.
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def cells(text: str) -> int:
    """Return how many terminal cells a text takes.

    >>> cells("标题headlin")
    11
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def safe(text: str) -> str:
    r"""Return a text that a terminal shows and does not obey.

    >>> safe("a\x1b[31mb\tc")
    'a␛[31mb␉c'
    """
    return _UNSAFE.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def short(file: Path) -> str:
    """Return a path as it is, or from the working directory where that is shorter."""
    try:
        relative = os.path.relpath(file)
    except ValueError:  # another drive
        return str(file)
    return min(str(file), relative, key=len)
