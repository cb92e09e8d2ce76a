"""What may not begin or end a line (避头尾).

See https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end, and
GB/T 15834—2011, 5.1, for the level `gb`. A level decides by classes; a script and a
style add characters of their own, and excuse others.
"""

from __future__ import annotations

import re
from functools import lru_cache

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
from pagesetter.language.scripts import SCRIPTS

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


@lru_cache(maxsize=64)
def barred_starts(level: str, script: str, added: str, excused: str) -> re.Pattern[str] | None:
    """Return what finds the characters that begin no line, besides those of the level's classes.

    `added` are a style's own, which hold at every level; `excused` may begin a line
    although the script forbids it. None if there are none.
    """
    return _finder("" if level == "none" else SCRIPTS[script].never_start, added, excused)


@lru_cache(maxsize=64)
def barred_ends(level: str, script: str, added: str, excused: str) -> re.Pattern[str] | None:
    """Return the same of the characters that end no line."""
    return _finder("" if level == "none" else SCRIPTS[script].never_end, added, excused)


@lru_cache(maxsize=64)
def excused(characters: str) -> re.Pattern[str] | None:
    """Return what finds the characters that a style excuses, or None if there are none."""
    return _finder("", characters, "")


@lru_cache(maxsize=8)
def numbers_with_units(script: str) -> re.Pattern[str] | None:
    """Return what finds the last figure before a unit of the script, or None if it has none."""
    units = SCRIPTS[script].units
    return re.compile(f"[0-9０-９〇一二三四五六七八九十百千万](?=[{units}])") if units else None


def _finder(inherited: str, added: str, excused: str) -> re.Pattern[str] | None:
    found = {*inherited} - {*excused} | {*added}
    return re.compile(f"[{re.escape(''.join(sorted(found)))}]") if found else None
