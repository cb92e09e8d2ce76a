"""What may not begin or end a line (避头尾).

See https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end, and
GB/T 15834—2011, 5.1, for the level `gb`.
"""

from __future__ import annotations

from pagesetter.language.characters import (
    CLOSING,
    CONNECTOR,
    DASH,
    ELLIPSIS,
    INTERPUNCT,
    OPENING,
    PAUSE,
    SOLIDUS,
    STOP,
)

_BASIC = PAUSE + STOP + CLOSING + CONNECTOR + INTERPUNCT + SOLIDUS

#: Classes that may not begin a line, by level.
NO_START = {
    "none": "",
    "basic": _BASIC,
    "gb": _BASIC,
    "strict": _BASIC + DASH + ELLIPSIS,
}

#: Classes that may not end a line, by level.
NO_END = {
    "none": "",
    "basic": OPENING,
    "gb": OPENING + SOLIDUS,
    "strict": OPENING + SOLIDUS,
}


def may_part(before: str, after: str, level: str) -> bool:
    """Tell whether a line may end between two characters of these classes.

    >>> may_part("H", "P", "gb"), may_part("O", "H", "gb"), may_part("P", "H", "gb")
    (False, False, True)
    >>> may_part("L", "H", "basic"), may_part("L", "H", "gb")
    (True, False)
    >>> may_part("H", "D", "gb"), may_part("H", "D", "strict")
    (True, False)
    """
    return after not in NO_START[level] and before not in NO_END[level]
