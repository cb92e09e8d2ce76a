"""What a line costs: how far it is squeezed or opened, as its style weighs the two.

Badness grows with the cube of a line's distortion, as in Knuth and Plass, so that a
slack is shared by the lines of a paragraph and shows in none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import TypeAlias

from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.widths import VISIBLE
from pagesetter.geometry import TOLERANCE
from pagesetter.language.characters import DIGIT, HAN, LATIN

#: Demerits of a last line of one character (孤字). CLREQ 3.4.4 wants it set otherwise
#: wherever that can be: it costs more than a column of lines that are all but loose.
RUNT = 1e8

#: Demerits of a line whose gaps open, or whose marks close, as far as they should.
FULL = 10_201.0

#: Demerits of a line opened by more than a tenth of an em: where a reader begins to see it.
#: Two or three such lines are worse than one of an em's fifth, ten of them are not.
SHOWS = 300_000.0

#: Demerits of each line: a paragraph is pushed in (先挤进) before it takes one more.
LINE = 20_000.0

#: Demerits of a mark that hangs beyond the measure: no more than a sixteenth of an em shows.
HANG = 200.0

#: Demerits of a hyphen at a line's end, and of a second one under it.
HYPHEN = 1_000.0
HYPHENS = 5_000.0

#: Demerits of a number parted from the word it counts, where no bar but ours is against it.
PARTED = 3_000.0

#: Demerits of each degree of a bar that is broken, where nothing else is left.
BARRED = 1e8

# What is taken from the blanks of marks shows half as much as what is put between Han.
_SQUEEZED = 0.5

# A style that tolerates nothing has bad lines, and some are worse than others all the same.
_LEAST_TOLERANCE = 1 / 64

# Beyond this ratio a line is wrecked, and wrecked more only in proportion: cubes would
# drown all else that is weighed.
_WRECKED = 8.0

#: The demerits of a line from one offset to another that must give `slack` points, or
#: None if it cannot.
LineCost: TypeAlias = Callable[[int, int, float], float | None]


def line_cost(paragraph: ShapedParagraph, tolerance: float) -> LineCost:
    """Return what tells the demerits of a line that fills its measure.

    No gap between Han opens by more than `tolerance` ems.
    """
    cost = _opened_or_squeezed(paragraph, tolerance)
    if paragraph.hangs:
        cost = _or_hung(paragraph, cost)
    if paragraph.hyphens:
        cost = _and_hyphenated(paragraph, cost)
    return cost


def _opened_or_squeezed(paragraph: ShapedParagraph, tolerance: float) -> LineCost:
    widths, rules = paragraph.widths, paragraph.style.adjustment
    shrink, give, gaps, spare = widths.shrink, widths.give, widths.gaps, widths.spare
    full = max(rules.tolerance, _LEAST_TOLERANCE) * paragraph.style.size
    most = tolerance * paragraph.style.size
    unseen = VISIBLE * paragraph.style.size
    least = rules.order == "least"
    squeezed = _squeezed(paragraph)

    # Asked of every line that could be: no call is made that need not be.
    def cost(start: int, end: int, slack: float) -> float | None:
        if slack < -TOLERANCE:
            if -slack > shrink[end - 1] - shrink[start] + TOLERANCE:
                return None
            return squeezed(start, end, slack)
        opened = slack - (give[end - 1] - give[start])
        if opened <= TOLERANCE and not least:
            return 1.0
        places = gaps[end - 1] - gaps[start]
        if opened > places * unseen:
            opened -= spare[end - 1] - spare[start]
            if opened > places * most + TOLERANCE:
                return None
            if opened < places * unseen:
                opened = places * unseen
        if opened > places * most + TOLERANCE:
            return None
        # All that a line gives counts as `least` sees it, and else what shows between Han.
        shown = slack if least else opened
        if shown <= TOLERANCE:
            return 1.0
        each = shown / (places or 0.5)
        return demerits(each / full) + (SHOWS if each > unseen + TOLERANCE else 0.0)

    return cost


def demerits(ratio: float) -> float:
    """Return the demerits of a line that gives `ratio` of what it should give at most."""
    if ratio > _WRECKED:
        return demerits(_WRECKED) * ratio / _WRECKED
    badness = 1 + 100 * ratio * ratio * ratio
    return badness * badness


def _squeezed(paragraph: ShapedParagraph) -> LineCost:
    """Return the demerits of squeezing: CLREQ 3.1.4 has 先挤进，后推出, and names the others."""
    widths, rules = paragraph.widths, paragraph.style.adjustment
    ease, gaps = widths.ease, widths.gaps
    full = max(rules.tolerance, _LEAST_TOLERANCE) * paragraph.style.size

    def pushed_in(start: int, end: int, slack: float) -> float | None:
        ratio = _SQUEEZED * -slack / (ease[end - 1] - ease[start])
        badness = 1 + 100 * ratio * ratio * ratio
        return badness * badness

    def pushed_in_last(start: int, end: int, slack: float) -> float | None:
        # Dearer than any opening within tolerance.
        return FULL + SHOWS + (pushed_in(start, end, slack) or 0.0)

    def as_far(start: int, end: int, slack: float) -> float | None:
        return demerits(-slack / (max(gaps[end - 1] - gaps[start], 0.5) * full))

    def never(_start: int, _end: int, _slack: float) -> float | None:
        return None

    orders: dict[str, LineCost] = {
        "push-in": pushed_in,
        "push-out": pushed_in_last,
        "push-out-only": never,
        "least": as_far,
    }
    return orders[rules.order]


def _or_hung(paragraph: ShapedParagraph, cost: LineCost) -> LineCost:
    hangs, always = paragraph.hangs, paragraph.style.adjustment.hang_always

    def hung_cost(start: int, end: int, slack: float) -> float | None:
        hang = hangs.get(end - 1)
        if hang is None:
            return cost(start, end, slack)
        if always:
            return cost(start, end, slack + hang)
        plain = cost(start, end, slack)
        if slack >= -TOLERANCE:
            return plain
        hung = cost(start, end, slack + hang)
        if hung is None or (plain is not None and plain <= hung + HANG):
            return plain
        return hung + HANG

    return hung_cost


def hang_of(paragraph: ShapedParagraph, start: int, end: int, slack: float) -> float:
    """Return how far the last mark of a line hangs that must give `slack` points."""
    hang = paragraph.hangs.get(end - 1, 0.0)
    if not hang or paragraph.style.adjustment.hang_always:
        return hang
    if slack >= -TOLERANCE:
        return 0.0
    cost = _opened_or_squeezed(paragraph, inf)
    plain, hung = cost(start, end, slack), cost(start, end, slack + hang)
    if hung is None or (plain is not None and plain <= hung + HANG):
        return 0.0
    return hang


def _and_hyphenated(paragraph: ShapedParagraph, cost: LineCost) -> LineCost:
    hyphens = paragraph.hyphens

    def hyphenated(start: int, end: int, slack: float) -> float | None:
        found = cost(start, end, slack)
        if found is None or end not in hyphens:
            return found
        return found + (HYPHEN + HYPHENS if start in hyphens else HYPHEN)

    return hyphenated


def is_runt(paragraph: ShapedParagraph, start: int, end: int) -> bool:
    """Tell whether a paragraph's last line holds one character, with or without marks."""
    if start == 0 or end - start > 8:
        return False
    classes = paragraph.classes
    return sum(classes.count(kind, start, end) for kind in HAN + LATIN + DIGIT) <= 1


def last_line_cost(paragraph: ShapedParagraph, start: int, end: int) -> float:
    """Return the demerits of a paragraph's last line, which need not fill its measure."""
    return RUNT if is_runt(paragraph, start, end) else 0.0
