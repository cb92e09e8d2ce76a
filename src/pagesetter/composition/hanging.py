"""Marks that may hang beyond the measure (标点悬挂): CLREQ 3.1.7."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pagesetter.composition.model import TextStyle
from pagesetter.language.characters import MARKS
from pagesetter.language.spacing import HALF

#: Which marks hang, by the style's choice.
HANGING = {"none": "", "pauses": "、，。．", "stops": "、，。．；：！？"}

_NOTHING: Mapping[int, float] = MappingProxyType({})


def find_hangs(
    text: str, classes: str, advances: Sequence[float], style: TextStyle
) -> Mapping[int, float]:
    """Return how many points each mark may hang beyond the measure, by its offset.

    A mark beside another does not hang, and a centered one has no half to hang by: so
    none does in a horizontal line of Traditional Chinese.
    """
    rules, spacing = style.adjustment, style.spacing
    marks = HANGING[rules.hanging]
    if not marks or (spacing.script == "zh-Hant" and not style.vertical):
        return _NOTHING
    most = min(rules.hang, HALF)
    found: dict[int, float] = {}
    for i, character in enumerate(text):
        if character in marks and not _beside_a_mark(classes, i):
            found[i] = min(most * style.size, advances[i])
    return found


def _beside_a_mark(classes: str, i: int) -> bool:
    return classes[i - 1 : i].upper() in _MARKS or classes[i + 1 : i + 2].upper() in _MARKS


_MARKS = frozenset(MARKS)
