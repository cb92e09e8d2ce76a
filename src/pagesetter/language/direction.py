"""Which way words run: Hebrew and Arabic run from right to left."""

from __future__ import annotations

import re

# The blocks of the right-to-left scripts, and the controls that turn a text around.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]+"
)


def find_right_to_left(text: str) -> tuple[int, int] | None:
    """Return the first stretch, as start and end, that is set from right to left.

    >>> find_right_to_left("希伯来文שלום。")
    (4, 8)
    """
    match = _RIGHT_TO_LEFT.search(text)
    return None if match is None else match.span()
