"""Numbers parted from the words they count, where keeping them together costs a line too much.

CLREQ leaves its section on digits empty: that a number stays with its word is a rule of
good houses, not of the standard, and a narrow column cannot always afford it.
"""

from __future__ import annotations

import re

from pagesetter.composition.model import ShapedParagraph
from pagesetter.language.characters import DIGIT, HAN
from pagesetter.language.spacing import BAR_CLINGING


def partings(paragraph: ShapedParagraph) -> frozenset[int]:
    """Return the offsets where a line may end at a price.

    Between a number and its word, and in a range of numbers after the dash.
    """
    classes = paragraph.classes
    counted = [
        i
        for i, joint in enumerate(paragraph.joints, 1)
        if joint[4] == BAR_CLINGING and classes[i] == HAN and classes[i - 1] in _COUNTING
    ]
    return frozenset([*counted, *(match.end() for match in _RANGE.finditer(paragraph.text))])


def is_parting(paragraph: ShapedParagraph, end: int) -> bool:
    """Tell whether a line that ends at an offset is one of those.

    Looks at the characters beside it alone: asked of each line, `partings` would take time
    that grows with the square of the text.
    """
    classes, text = paragraph.classes, paragraph.text
    if (
        0 < end <= len(paragraph.joints)
        and paragraph.joints[end - 1].bar == BAR_CLINGING
        and classes[end] == HAN
        and classes[end - 1] in _COUNTING
    ):
        return True
    found = (_RANGE.match(text, at) for at in range(max(0, end - _LONGEST_RANGE), end))
    return any(match is not None and match.end() == end for match in found)


_COUNTING = DIGIT + HAN
# Characters of what `_RANGE` finds, at most: of two that it finds none overlaps the other.
_LONGEST_RANGE = 5
# A hyphen of ASCII also makes dates and telephone numbers: only between years is it a range.
_RANGE = re.compile(
    "(?<![-0-9])[0-9]{4}-(?=[0-9]{4}(?!-?[0-9]))|[0-9０-９%％‰][年月日]?[–—～](?=[0-9０-９])"
)


def with_breaks(paragraph: ShapedParagraph, more: frozenset[int]) -> ShapedParagraph:
    """Return a paragraph that may also be broken at more places."""
    breaks = tuple(sorted({*paragraph.breaks, *more}))
    position = paragraph.widths.position
    widths = paragraph.widths._replace(break_positions=tuple([position[b] for b in breaks]))
    return paragraph._replace(breaks=breaks, widths=widths)
