"""What a line costs: how far it is squeezed or opened, as its style weighs the two.

Badness grows with the cube of a line's distortion, as in Knuth and Plass, so that a
slack is shared by the lines of a paragraph and shows in none of them.
"""

from __future__ import annotations

from typing import Final, final

from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.widths import VISIBLE
from pagesetter.geometry import TOLERANCE
from pagesetter.language.characters import DIGIT, HAN, LATIN

#: Demerits of a last line of one character (孤字). CLREQ 3.4.4 wants it set otherwise
#: wherever that can be: it costs more than a column of lines that are all but loose.
RUNT: Final = 1e8

#: Demerits of a line whose gaps open, or whose marks close, as far as they should.
FULL: Final = 10_201.0

#: Demerits of a line opened by more than a tenth of an em: where a reader begins to see it.
#: Two or three such lines are worse than one of an em's fifth, ten of them are not.
SHOWS: Final = 300_000.0

#: Demerits of each line: a paragraph is pushed in (先挤进) before it takes one more.
LINE: Final = 20_000.0

#: Demerits of a mark that hangs beyond the measure: no more than a sixteenth of an em shows.
HANG: Final = 200.0

#: Demerits of a hyphen at a line's end, and of a second one under it.
HYPHEN: Final = 1_000.0
HYPHENS: Final = 5_000.0

#: Demerits of a number parted from the word it counts, where no bar but ours is against it.
PARTED: Final = 3_000.0

#: Demerits of what cannot be a line.
NEVER: Final = float("inf")

#: Demerits of each degree of a bar that is broken, where nothing else is left.
BARRED: Final = 1e8

# What is taken from the blanks of marks shows half as much as what is put between Han.
_SQUEEZED: Final = 0.5

# A style that tolerates nothing has bad lines, and some are worse than others all the same.
_LEAST_TOLERANCE: Final = 1 / 64

# Beyond this ratio a line is wrecked, and wrecked more only in proportion: cubes would
# drown all else that is weighed.
_WRECKED: Final = 8.0


@final
class LineCosts:
    """What lines of a paragraph cost that must fill their measure, under one tolerance.

    No gap between Han opens by more than `tolerance` ems.
    """

    def __init__(self, paragraph: ShapedParagraph, tolerance: float) -> None:
        widths, style = paragraph.widths, paragraph.style
        rules = style.adjustment
        self._shrink = widths.shrink
        self._ease = widths.ease
        self._give = widths.give
        self._gaps = widths.gaps
        self._spare = widths.spare
        self._hangs, self._hyphens = paragraph.hangs, paragraph.hyphens
        self._plain = not paragraph.hangs and not paragraph.hyphens
        self._always = rules.hang_always
        self._order = rules.order
        self._least = rules.order == "least"
        size = style.size
        self._full = max(rules.tolerance, _LEAST_TOLERANCE) * size
        self._most = tolerance * size
        self._unseen = VISIBLE * size

    def of(self, start: int, end: int, slack: float) -> float:
        """Return the demerits of a line between two offsets that must give `slack` points.

        They are infinite where it cannot.
        """
        if self._plain:
            return self._adjusted(start, end, slack)
        cost = self._hung(start, end, slack)
        if end in self._hyphens:
            cost += HYPHEN + HYPHENS if start in self._hyphens else HYPHEN
        return cost

    def hang(self, start: int, end: int, slack: float) -> float:
        """Return how many points the last mark of a line hangs that must give `slack` points."""
        hang = self._hangs.get(end - 1, 0.0)
        if hang == 0.0 or self._always:
            return hang
        if slack >= -TOLERANCE:
            return 0.0
        plain, hung = self._adjusted(start, end, slack), self._adjusted(start, end, slack + hang)
        return 0.0 if plain <= hung + HANG else hang

    def _hung(self, start: int, end: int, slack: float) -> float:
        hang = self.hang(start, end, slack)
        if hang == 0.0:
            return self._adjusted(start, end, slack)
        return self._adjusted(start, end, slack + hang) + (0.0 if self._always else HANG)

    def _adjusted(self, start: int, end: int, slack: float) -> float:
        # Asked of every line that could be: no call is made that need not be.
        last = end - 1
        if slack < -TOLERANCE:
            if -slack > self._shrink[last] - self._shrink[start] + TOLERANCE:
                return NEVER
            return self._squeezed(start, last, slack)
        opened = slack - (self._give[last] - self._give[start])
        if opened <= TOLERANCE and not self._least:
            return 1.0
        places = self._gaps[last] - self._gaps[start]
        unseen = places * self._unseen
        if opened > unseen:
            opened -= self._spare[last] - self._spare[start]
            if opened > places * self._most + TOLERANCE:
                return NEVER
            if opened < unseen:
                opened = unseen
        if opened > places * self._most + TOLERANCE:
            return NEVER
        # All that a line gives counts as `least` sees it, and else what shows between Han.
        shown = slack if self._least else opened
        if shown <= TOLERANCE:
            return 1.0
        each = shown / places if places else shown / 0.5
        shows = SHOWS if each > self._unseen + TOLERANCE else 0.0
        return demerits(each / self._full) + shows

    def _squeezed(self, start: int, last: int, slack: float) -> float:
        """Return what squeezing costs: CLREQ 3.1.4 has 先挤进，后推出, and names the others."""
        if self._order == "push-out-only":
            return NEVER
        if self._order == "least":
            places = float(self._gaps[last] - self._gaps[start])
            return demerits(-slack / (max(places, 0.5) * self._full))
        ratio = _SQUEEZED * -slack / (self._ease[last] - self._ease[start])
        badness = 1 + 100 * ratio * ratio * ratio
        # Pushed in last, it is dearer than any opening within tolerance.
        dearer = 0.0 if self._order == "push-in" else FULL + SHOWS
        return dearer + badness * badness


def demerits(ratio: float) -> float:
    """Return the demerits of a line that gives `ratio` of what it should give at most."""
    weighed = _WRECKED if ratio > _WRECKED else ratio
    badness = 1 + 100 * weighed * weighed * weighed
    found = badness * badness
    return found * ratio / _WRECKED if ratio > _WRECKED else found


def hang_of(paragraph: ShapedParagraph, start: int, end: int, slack: float) -> float:
    """Return how far the last mark of a line hangs that must give `slack` points."""
    if end - 1 not in paragraph.hangs:
        return 0.0
    return LineCosts(paragraph, NEVER).hang(start, end, slack)


def is_runt(paragraph: ShapedParagraph, start: int, end: int) -> bool:
    """Tell whether a paragraph's last line holds one character, with or without marks."""
    if start == 0 or end - start > 8:
        return False
    classes = paragraph.classes
    return sum(classes.count(kind, start, end) for kind in HAN + LATIN + DIGIT) <= 1


def last_line_cost(paragraph: ShapedParagraph, start: int, end: int) -> float:
    """Return the demerits of a paragraph's last line, which need not fill its measure."""
    return RUNT if is_runt(paragraph, start, end) else 0.0
