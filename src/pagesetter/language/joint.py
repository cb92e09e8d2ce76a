"""What may be asked of spacing, and its answer: the joint between two characters.

Amounts are ems. See https://www.w3.org/TR/clreq/#line_adjustment.
"""

from __future__ import annotations

from pagesetter.records import NamedTuple

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
    marks: str = "quanjiao"  # kaiming, banjiao, line-end-half, plain: CLREQ 3.1.6
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
