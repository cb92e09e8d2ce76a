"""How wide full-width marks are: by themselves, in a row, at the edges of a line.

Every full-width mark is half an em of ink and half an em of blank. The styles differ in
which blanks are kept. https://www.w3.org/TR/clreq/#punctuation_width_adjustment
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pagesetter.language.characters import (
    BLANK_AFTER,
    BLANK_BEFORE,
    CLOSING,
    FIXED,
    FIXED_PAUSE,
    FIXED_STOP,
    NARROW,
    OPENING,
    PAUSE,
    STOP,
    WIDE_INTERPUNCT,
    classify,
)
from pagesetter.language.scripts import SCRIPTS
from pagesetter.records import NamedTuple

HALF = 0.5  # the blank half of a mark, ems


class Edges(NamedTuple):
    """How much narrower each character is at a line's start and at its end, in ems."""

    start: dict[str, float]
    end: dict[str, float]


class WidthStyle(NamedTuple):
    """A style of marks. The classes are those of `characters`."""

    edges: Edges
    halved: str = ""  # classes half an em wide wherever they stand
    pairs: bool = True  # a bracket and the mark beside it are an em and a half
    earlier_halved: bool = False  # a mark is half an em wide before another one
    whole: str = ""  # classes not squeezed to one side where they stand alone in brackets


# A comma's blank at the line's end is given up; so is an opening mark's at the start.
# GB/T 15834—2011, 5.1.10: a full-width mark at a line's end is half an em wide.
_END = dict.fromkeys(BLANK_AFTER + WIDE_INTERPUNCT, HALF)
_BOTH_EDGES = Edges(dict.fromkeys(BLANK_BEFORE, HALF), _END)

WIDTH_STYLES = {
    "quanjiao": WidthStyle(_BOTH_EDGES, whole=PAUSE + STOP),
    "line-end-half": WidthStyle(Edges({}, _END), whole=PAUSE + STOP),
    "kaiming": WidthStyle(
        _BOTH_EDGES, halved=OPENING + CLOSING + PAUSE, earlier_halved=True, whole=STOP
    ),
    "banjiao": WidthStyle(_BOTH_EDGES, halved=OPENING + CLOSING + PAUSE + STOP),
    "plain": WidthStyle(Edges({}, {}), pairs=False),
}

# Marks an em wide, whether or not they have a blank to give.
_FULL = OPENING + CLOSING + PAUSE + STOP + FIXED + WIDE_INTERPUNCT
_MARKS = _FULL + "".join(NARROW.values())

#: ！？ in a row are one mark, an em wide, and three of them two: GB/T 15834, as CLREQ 3.1.3.3.
COMBINED = re.compile("(?<![！？])[！？]{2,3}(?![！？])")

#: The same typed as one character: an em wide, of which nothing is given up.
SIGNS = "‼⁇⁈⁉"
_SIGN = re.compile(f"[{SIGNS}]")


def fix_signs(text: str, classes: str) -> str:
    """Return the classes with those of combined signs fixed."""
    if _SIGN.search(text) is None:
        return classes
    return "".join(
        [FIXED_STOP if c in SIGNS else kind for c, kind in zip(text, classes, strict=True)]
    )


@lru_cache(maxsize=16)
def class_changes(script: str, *, vertical: bool) -> Mapping[str, str]:
    """Return the marks that a script has in other classes of width, with those."""
    rules = SCRIPTS[script]
    fixed = {PAUSE: FIXED_PAUSE, STOP: FIXED_STOP}
    marks = rules.fixed_vertical if vertical else rules.fixed
    changes = {mark: fixed[kind] for mark, kind in zip(marks, classify(marks), strict=True)}
    return changes | dict.fromkeys(rules.interpuncts, WIDE_INTERPUNCT)


def mark_classes(text: str, script: str, *, vertical: bool) -> str:
    """Return the classes of a text as its script has the marks, whatever its face.

    >>> mark_classes("中，國！", "zh-Hant", vertical=False)
    'HPHt'
    """
    classes = fix_signs(text, classify(text))
    changes = class_changes(script, vertical=vertical)
    if changes.keys().isdisjoint(text):
        return classes
    return "".join([changes.get(mark, kind) for mark, kind in zip(text, classes, strict=True)])


def combined_width(marks: int) -> float:
    """Return how wide each of two or three combined ！？ is, in ems.

    >>> combined_width(2), 3 * combined_width(3)
    (0.5, 2.0)
    """
    return HALF if marks == 2 else 2 / 3


def kern_between(a: str, b: str, style: str, *, beside_fixed: bool = True) -> float:
    """Return how much closer two marks of these classes stand than their ems, in ems, negative.

    A bracket gives up a half beside a fixed mark too, if the script has it so.

    >>> kern_between("P", "O", "quanjiao"), kern_between("P", "O", "kaiming")
    (-0.5, -1.0)
    >>> kern_between("S", "H", "kaiming"), kern_between("S", "H", "banjiao")
    (0.0, -0.5)
    """
    widths = WIDTH_STYLES[style]
    kern = 0.0
    if a in BLANK_AFTER and (a in widths.halved or (widths.earlier_halved and b in _MARKS)):
        kern -= HALF
    if b in BLANK_BEFORE and b in widths.halved:
        kern -= HALF
    if kern or not widths.pairs:
        return kern
    if not beside_fixed and (a in FIXED or b in FIXED):
        return 0.0
    return -HALF if _is_pair(a, b) else 0.0


def _is_pair(a: str, b: str) -> bool:
    """Tell whether a bracket gives up a half: its own, or that of the mark before it."""
    if a not in _FULL or b not in _FULL:
        return False
    return a == CLOSING or b == OPENING or (a in BLANK_AFTER and b == CLOSING)
