"""What each kind of joint amounts to in a style, in points: worked out once for all paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.composition.model import TextStyle
from pagesetter.language.joint_table import JointTable
from pagesetter.language.spacing import (
    BAR_NONE,
    MAX_GAP,
    MAX_WORD_SPACE,
    MIN_WORD_SPACE,
    SHRINK_STOP,
    STRETCH_ANY,
    STRETCH_GAP,
    STRETCH_WORD_SPACE,
    Joint,
)

# A stop squeezed to half an em reads as a comma's pause: CLREQ's last step, and some
# houses forbid it. It counts half of what other squeezes do.
_STOP_EASE = 0.5

# CLREQ 3.5.4, step b: a gap may grow to half an em, although a third is usual.
_WIDEST_GAP = 0.5

# Of one table, a headline that is tried in many sizes has amounts of each.
_MOST_SIZES = 64

_GIVING = (STRETCH_WORD_SPACE, STRETCH_GAP)


class Amounts:
    """Lists by the number of a kind of joint; what a word space gives, its advance decides."""

    def __init__(self, style: TextStyle) -> None:
        """Begin without any kind."""
        self._style = style
        self.kerns: list[float] = []  # tracking among them
        self.shrinks: list[float] = []
        self.eases: list[float] = []
        self.gives: list[float] = []
        self.spares: list[float] = []
        self.given = (self.shrinks, self.eases, self.gives, self.spares)
        #: What a word space shrinks to and grows to, in points.
        self.space = (MIN_WORD_SPACE * style.size, MAX_WORD_SPACE * style.size)
        # Flags of at least 256 kinds: what has any amount, what is a word space, what opens without
        # limit; and where a line may end.
        self.flags = (bytes(256), bytes(256), bytes(256))
        self.free = bytes(256)

    def learn(self, kinds: Sequence[Joint]) -> None:
        """Work out those kinds that are new."""
        style = self._style
        size, tracking = style.size, style.tracking
        for joint in kinds[len(self.kerns) :]:
            shrink = joint.shrink * size
            self.kerns.append(joint.kern * size + tracking)
            self.shrinks.append(shrink)
            self.eases.append(shrink * _STOP_EASE if joint.shrink_step == SHRINK_STOP else shrink)
            self.gives.append(give_of(joint, 0.0, size) if joint.stretch_step in _GIVING else 0.0)
            self.spares.append(spare_of(joint, style))
        blank = bytes(max(0, 256 - len(kinds)))
        amounts = zip(self.shrinks, self.gives, self.spares, strict=True)
        spaced = bytes([j.stretch_step == STRETCH_WORD_SPACE for j in kinds])
        has_any = bytes(map(max, map(any, amounts), spaced))
        is_open = bytes([j.stretch_step == STRETCH_ANY for j in kinds])
        self.flags = (has_any + blank, spaced + blank, is_open + blank)
        self.free = bytes([j.bar == BAR_NONE for j in kinds]) + blank


def amounts_of(table: JointTable, style: TextStyle) -> Amounts:
    """Return what all kinds of a table amount to in a style."""
    key = style.size, style.tracking, style.adjustment.open_marks
    found: Amounts | None = table.beside.get(key)
    if found is None:
        if len(table.beside) >= _MOST_SIZES:
            table.beside.clear()
        found = table.beside[key] = Amounts(style)
    if len(found.kerns) < len(table.kinds):
        found.learn(table.kinds)
    return found


def shrink_of(joint: Joint, advance: float, size: float) -> float:
    """Return how many points may be taken at a joint; a word space goes down to a quarter em."""
    if joint.stretch_step == STRETCH_WORD_SPACE:
        return max(0.0, advance - MIN_WORD_SPACE * size)
    return joint.shrink * size


def give_of(joint: Joint, advance: float, size: float) -> float:
    """Return how many points a word space or a Han–Latin gap may grow by."""
    if joint.stretch_step == STRETCH_WORD_SPACE:
        return max(0.0, MAX_WORD_SPACE * size - advance)
    if joint.stretch_step == STRETCH_GAP:
        return max(0.0, (MAX_GAP - joint.kern) * size)
    return 0.0


def spare_of(joint: Joint, style: TextStyle) -> float:
    """Return how many points more a place may grow by on a line that would show.

    A Han–Latin gap grows beyond what is usual. The blank half of a mark, which is wide
    already, grows beyond what the places beside it do.
    """
    if joint.stretch_step == STRETCH_GAP:
        return (_WIDEST_GAP - max(MAX_GAP, joint.kern)) * style.size
    if joint.stretch_step == STRETCH_ANY and joint.shrink > 0:
        return style.adjustment.open_marks * style.size
    return 0.0
