"""The cases of the conformance suite: a clause, a name, and what CLREQ or GB/T 15834 expects.

A case's id is its clause and name: `3.1.4/gb/start/，`. Widths are ems of 10 pt in the
box font, in which every ideograph and mark is an em wide.
"""

from __future__ import annotations

from itertools import product

from tests.unit.language.clreq import (
    EVERY_MARK,
    LEVELS,
    LONG_MARKS,
    NO_END,
    NO_START,
    SQUEEZED_CLOSING,
    SQUEEZED_OPENING,
    SQUEEZED_STOPS,
)

#: Level, mark, and whether it may begin (end) a line.
STARTS = [(level, mark, mark not in NO_START[level]) for level in LEVELS for mark in EVERY_MARK]
ENDS = [
    (level, mark, mark not in NO_END[level])
    for level in LEVELS
    for mark in EVERY_MARK
    if mark not in LONG_MARKS
]
UNITS = [(level, mark) for level in LEVELS for mark in LONG_MARKS]

#: Script, direction, mark, and the blank it may give up before its ink and after it: 3.1.6.1.
BLANKS = [
    *[("zh-Hans", "across", mark, 0.0, 0.5) for mark in "，。、：；？！”》）』」"],
    *[("zh-Hans", "across", mark, 0.5, 0.0) for mark in "“《（『「"],
    *[("zh-Hans", "across", mark, 0.0, 0.0) for mark in "–·/"],
    *[("zh-Hant", "across", mark, 0.25, 0.25) for mark in "，。、：；·"],
    *[("zh-Hant", "across", mark, 0.0, 0.0) for mark in "？！"],
    *[(script, "down", mark, 0.0, 0.0) for script in ("zh-Hans", "zh-Hant") for mark in "：；？！"],
]

#: Pairs of marks of which a bracket is one: an em and a half together.
PAIRS = sorted(
    {
        *product(SQUEEZED_STOPS + SQUEEZED_CLOSING, SQUEEZED_OPENING),
        *product(SQUEEZED_CLOSING, SQUEEZED_STOPS + SQUEEZED_CLOSING),
        *product(SQUEEZED_STOPS, SQUEEZED_CLOSING),
        *product(SQUEEZED_OPENING, SQUEEZED_OPENING),
    }
)

#: Style, words between two ideographs, their width.
WIDTHS = [
    *[("quanjiao", mark, 1.0) for mark in "，。、；：？！“”《》（）"],
    *[("line-end-half", mark, 1.0) for mark in "，。、；：？！“”《》（）"],
    *[("plain", mark, 1.0) for mark in "，。、；：？！“”《》（）"],
    *[("banjiao", mark, 0.5) for mark in "，。、；：？！“”《》（）"],
    *[("kaiming", mark, 1.0) for mark in "。？！"],
    *[("kaiming", mark, 0.5) for mark in "，、；：“”《》（）"],
    *[("line-end-half", "".join(pair), 1.5) for pair in ("，“", "。”", "）（")],
    *[("plain", "".join(pair), 2.0) for pair in ("，“", "。”", "）（")],
    *[("banjiao", "".join(pair), 1.0) for pair in ("，“", "。”", "）（")],
    ("quanjiao", "（？）", 3.0),
    ("quanjiao", "！！", 1.0),
    ("quanjiao", "？？", 1.0),
    ("quanjiao", "？！", 1.0),
    ("quanjiao", "！？", 1.0),
    ("quanjiao", "！！！", 2.0),
    ("quanjiao", "‼", 1.0),
    ("quanjiao", "⁉", 1.0),
    ("quanjiao", "·", 0.5),
    ("quanjiao", "/", 0.5),
    ("quanjiao", "-", 0.5),
    ("quanjiao", "–", 0.5),
    ("quanjiao", "～", 1.0),
    ("quanjiao", "—", 1.0),
    ("quanjiao", "——", 2.0),
    ("quanjiao", "……", 2.0),
]

#: Style, mark, what it gives up at a line's start and at its end.
EDGES = [
    *[("quanjiao", mark, 0.5, 0.0) for mark in "“‘《（「『"],
    *[("quanjiao", mark, 0.0, 0.5) for mark in "，。、；：？！”’》）」』"],
    *[("line-end-half", mark, 0.0, 0.0) for mark in "“（"],
    *[("line-end-half", mark, 0.0, 0.5) for mark in "，。”）"],
    *[("plain", mark, 0.0, 0.0) for mark in "“（，。”）"],
]

#: Words, and the gaps between Han and Latin in them, in ems of the style's: 3.2.4.
GAPS = [
    ("天A地", [1, 1]),
    ("天1地", [1, 1]),
    ("天，A", [0, 0]),
    ("A。天", [0, 0]),
    ("（A）", [0, 0]),
    ("天A", [1]),
]
