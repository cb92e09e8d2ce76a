"""What stands between two neighboring characters: squeeze, gap, and what may give.

Punctuation squeeze (标点挤压) and the gap between Han and Latin (中西间距), by pairs
of character classes. Every full-width mark is half an em of ink and half an em of
blank; two marks in a row give up one blank half between them. Amounts are ems.
See https://www.w3.org/TR/clreq/#punctuation_width_adjustment and #line_adjustment.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from pagesetter.language.breaks import Bindings, find_bindings
from pagesetter.language.characters import (
    BLANK_AFTER,
    BLANK_BEFORE,
    CLOSING,
    CONNECTOR,
    DASH,
    DIGIT,
    ELLIPSIS,
    HAN,
    JOINED,
    LATIN,
    MARKS,
    OPENING,
    PAUSE,
    SOLIDUS,
    SPACE,
    STOP,
    WESTERN,
    classes_before,
    classify,
)
from pagesetter.language.kinsoku import NO_START, may_part

HALF = 0.5  # the blank half of a mark

# The steps of CLREQ 3.5.3, in their order: what gives first when a line is too long.
# Step a, the mark at the line's end, is not a step here: it is always half an em wide.
SHRINK_WORD_SPACE = 1
SHRINK_INTERPUNCT = 2
SHRINK_BRACKET = 3
SHRINK_PAUSE = 4
SHRINK_GAP = 5
SHRINK_STOP = 6
SHRINK_STEPS = range(1, 7)

# The steps of CLREQ 3.5.4: what opens first when a line is too short.
STRETCH_NEVER = 0
STRETCH_WORD_SPACE = 1
STRETCH_GAP = 2
STRETCH_ANY = 3

# What keeps a line from ending between two characters, the least first: where no legal
# break is left, the bar of the lowest kind is broken, and that is told.
BAR_NONE = 0
BAR_CLINGING = 1  # a number and its unit, an ASCII mark and its word
BAR_END = 2  # the first may not end a line: CLREQ 3.1.4
BAR_START = 3  # the second may not begin one
BAR_WORD = 4  # inside a Latin word or a number
BAR_MARK = 5  # inside —— or ……: CLREQ 3.1.5
BAR_CLUSTER = 6  # inside what a reader takes for one character; never broken

MAX_WORD_SPACE = 0.5
MIN_WORD_SPACE = 0.25
MAX_GAP = 1 / 3  # CLREQ allows a half, and says that a third is the usual practice
MIN_GAP = 0.125


class SpacingRules(NamedTuple):
    """The parameters of a style that decide about pairs of characters."""

    kinsoku: str = "gb"  # none, basic, gb, strict: CLREQ 3.1.4
    marks: str = "quanjiao"  # quanjiao or plain: CLREQ 3.1.6
    gap: float = 0.25  # between Han and Latin, ems: CLREQ 3.2.4
    script: str = "zh-Hans"  # zh-Hans, zh-Hant, ja, ko: `script_of` a language
    vertical: bool = False
    never_start: str = ""  # characters that may not begin a line besides those of the level
    never_end: str = ""
    may_start: str = ""  # characters that may, although the level forbids it
    may_end: str = ""
    squeeze_stops: bool = True  # CLREQ 3.5.3, step g: some styles keep 。？！ an em wide
    fixed_gap: bool = False  # CLREQ 3.5.3, step f, and 3.5.4, step b: some styles fix it


class Joint(NamedTuple):
    """What happens between a character and the next when they share a line."""

    kern: float  # ems added to the first one's advance
    shrink: float  # ems that may be taken away
    shrink_step: int
    stretch_step: int
    bar: int  # what keeps a line from ending here: one of the BAR_ constants

    @property
    def may_break(self) -> bool:
        """Whether a line may end here."""
        return self.bar == BAR_NONE


class Edges(NamedTuple):
    """How much narrower each character is at a line's start and at its end, in ems."""

    start: dict[str, float]
    end: dict[str, float]


#: A comma's blank at the line's end is given up; so is an opening mark's at the start.
#: GB/T 15834—2011, 5.1.10: a full-width mark at a line's end is half an em wide.
QUANJIAO_EDGES = Edges(
    start=dict.fromkeys(BLANK_BEFORE, HALF), end=dict.fromkeys(BLANK_AFTER, HALF)
)
PLAIN_EDGES = Edges(start={}, end={})

_ALL_CLASSES = HAN + MARKS + WESTERN + SPACE + JOINED
_OPENED_AND_CLOSED = re.compile(f"{OPENING}[{PAUSE}{STOP}]{CLOSING}")
# ASCII marks cling to their words beside Han too: none begins or ends a line wrongly.
_CLINGING = re.compile(r"\S(?=[,.:;!?)\]}%‰℃°])|[(\[{](?=\S)")
_OPENED_AND_SPACED = re.compile(f"{OPENING}{SPACE}+")
_NEVER = Joint(0.0, 0.0, 0, STRETCH_NEVER, BAR_WORD)


def edges(rules: SpacingRules) -> Edges:
    """Return what marks give up at the edges of a line."""
    return PLAIN_EDGES if rules.marks == "plain" else QUANJIAO_EDGES


def find_joints(text: str, rules: SpacingRules) -> list[Joint]:
    """Return the joint after each character but the last.

    >>> joints = find_joints("：“好", SpacingRules())
    >>> joints[0].kern, joints[0].may_break, joints[1].may_break
    (-0.5, True, False)
    >>> [j.may_break for j in find_joints("共730人", SpacingRules())]
    [True, False, False, False]
    """
    classes = classify(text)
    table = _pair_table(rules)
    joints = [table[pair] for pair in map(str.__add__, classes_before(classes), classes[1:])]
    for match in _OPENED_AND_CLOSED.finditer(classes):
        # （？） is one thing: squeezing it to one side would look like a slip.
        joints[match.start() + 1] = joints[match.start() + 1]._replace(kern=0.0, shrink=0.0)
    kept: list[int] = []
    if rules.kinsoku != "none":
        kept += [match.start() for match in _CLINGING.finditer(text)]
        kept += [match.end() - 1 for match in _OPENED_AND_SPACED.finditer(classes)]
    for i in kept:
        if i < len(joints):
            joints[i] = joints[i]._replace(bar=max(joints[i].bar, BAR_CLINGING))
    _bind(joints, find_bindings(text))
    return joints


def _bind(joints: list[Joint], bound: Bindings) -> None:
    """Let joints do what words want between their characters."""
    last = len(joints)
    for bar, places in ((BAR_CLINGING, bound.clinging), (BAR_WORD, bound.word)):
        for i in places:
            if i < last:
                joints[i] = joints[i]._replace(bar=max(joints[i].bar, bar))
    for i in bound.fixed:
        if i < last:
            joints[i] = joints[i]._replace(shrink=0.0, stretch_step=STRETCH_NEVER)
    for i in bound.free:
        # What a mark forbids at a line's edges stays forbidden.
        if i < last and joints[i].bar in (BAR_CLINGING, BAR_WORD):
            joints[i] = joints[i]._replace(bar=BAR_NONE)
    for i in bound.cluster:
        if i < last:
            joints[i] = _NEVER._replace(bar=BAR_CLUSTER)


@lru_cache(maxsize=64)
def _pair_table(rules: SpacingRules) -> dict[str, Joint]:
    return {a + b: _joint(a, b, rules) for a, b in product(_ALL_CLASSES, repeat=2)}


def _joint(a: str, b: str, rules: SpacingRules) -> Joint:
    if b == JOINED:
        return _NEVER._replace(bar=BAR_CLUSTER)
    if a in WESTERN and b in WESTERN:
        return _NEVER
    if a == b and a in DASH + ELLIPSIS:
        # —— and …… are one mark each (CLREQ 3.1.5).
        return _NEVER._replace(bar=BAR_MARK)
    bar = _bar(a, b, rules)
    if SPACE in (a, b):
        return _space_joint(a, bar)
    if _is_gap(a, b):
        shrink = max(0.0, rules.gap - min(rules.gap, MIN_GAP))
        return Joint(rules.gap, shrink, SHRINK_GAP, STRETCH_GAP, bar)
    kern, shrink, step = _mark_joint(a, b) if rules.marks != "plain" else (0.0, 0.0, 0)
    stretch = STRETCH_NEVER if {a, b} & set(CONNECTOR + SOLIDUS) else STRETCH_ANY
    return Joint(kern, shrink, step, stretch, bar)


def _bar(a: str, b: str, rules: SpacingRules) -> int:
    if b == SPACE:
        return BAR_CLINGING  # the space stays on the line that it ends
    if a == SPACE:
        a = HAN
    if may_part(a, b, rules.kinsoku):
        return BAR_NONE
    return BAR_START if b in NO_START[rules.kinsoku] else BAR_END


def _space_joint(a: str, bar: int) -> Joint:
    if a != SPACE:
        return Joint(0.0, 0.0, 0, STRETCH_NEVER, bar)
    return Joint(0.0, 0.0, SHRINK_WORD_SPACE, STRETCH_WORD_SPACE, bar)


def _is_gap(a: str, b: str) -> bool:
    # None beside marks, none at a line's edges: CLREQ 3.2.4.
    western = LATIN + DIGIT
    return (a == HAN and b in western) or (a in western and b == HAN)


def _mark_joint(a: str, b: str) -> tuple[float, float, int]:
    """Return kern, shrink and step between two classes of which one may be a mark."""
    blank_after, blank_before = a in BLANK_AFTER, b in BLANK_BEFORE
    if blank_after and blank_before:
        return -HALF, 0.0, 0  # ，“ is an em and a half
    if blank_after and b in BLANK_AFTER:
        # Two pauses or stops keep their widths; a closing mark in the pair gives its half.
        return (-HALF, 0.0, 0) if CLOSING in (a, b) else (0.0, 0.0, 0)
    if a in BLANK_BEFORE and blank_before:
        return -HALF, 0.0, 0
    if blank_before or a == CLOSING:
        return 0.0, HALF, SHRINK_BRACKET
    if a == PAUSE:
        return 0.0, HALF, SHRINK_PAUSE
    if a == STOP:
        return 0.0, HALF, SHRINK_STOP
    return 0.0, 0.0, 0
