"""What lines are measured by: the joints of a paragraph and its widths as running sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from pagesetter.composition.model import TextStyle, Widths
from pagesetter.language.characters import BLANK_AFTER, BLANK_BEFORE, SPACE
from pagesetter.language.spacing import (
    MAX_GAP,
    MAX_WORD_SPACE,
    MIN_WORD_SPACE,
    SHRINK_STOP,
    STRETCH_ANY,
    STRETCH_GAP,
    STRETCH_WORD_SPACE,
    Joint,
    edges,
    find_joints,
)

# A stop squeezed to half an em reads as a comma's pause: CLREQ's last step, and some
# houses forbid it. It counts half of what other squeezes do.
_STOP_EASE = 0.5

# A full-width mark is an em wide; what is narrower than this, in ems, has no blank half.
_NARROW = 0.9


def style_joints(
    text: str, classes: str, advances: Sequence[float], style: TextStyle
) -> list[Joint]:
    """Return the joint after each character but the last, as the style and the faces have it.

    Marks that a face has already set narrow are left alone: there is no blank to take.
    """
    joints = find_joints(text, style.spacing)
    narrow = _NARROW * style.size
    marks = BLANK_AFTER + BLANK_BEFORE
    slim = [i for i, c in enumerate(classes) if c in marks and advances[i] < narrow]
    for i in slim:
        for j in (i - 1, i):
            if 0 <= j < len(joints):
                joints[j] = joints[j]._replace(kern=0.0, shrink=0.0)
    return joints


def find_trims(
    classes: str, advances: Sequence[float], style: TextStyle
) -> tuple[dict[int, float], dict[int, float]]:
    """Return what characters give up, in points, at a line's start and at its end, by offset."""
    given = edges(style.spacing)
    size, narrow = style.size, _NARROW * style.size
    starts = {
        i: given.start[c] * size
        for i, c in enumerate(classes)
        if c in given.start and advances[i] > narrow
    }
    ends = {
        i: given.end[c] * size
        for i, c in enumerate(classes)
        if c in given.end and advances[i] > narrow
    }
    ends |= {i: advances[i] for i, c in enumerate(classes) if c == SPACE}
    return starts, ends


def running_widths(
    advances: Sequence[float],
    joints: Sequence[Joint],
    trims: tuple[dict[int, float], dict[int, float]],
    style: TextStyle,
) -> Widths:
    """Sum up a paragraph's widths, so that any line's is two look-ups."""
    starts, ends = trims
    size, tracking = style.size, style.tracking
    kerns = [joint[0] * size + tracking for joint in joints]
    position = [0.0, *accumulate(map(float.__add__, advances, [*kerns, 0.0]))]
    begin = list(position)
    for i, trim in starts.items():
        begin[i] += trim
    end = [0.0, *map(float.__add__, position, advances)]
    for i, trim in ends.items():
        end[i + 1] -= trim
    shrinks = [joint.shrink * size for joint in joints]
    gives = [
        give_of(j, a, size) if j[3] in _GIVING else 0.0
        for j, a in zip(joints, advances, strict=False)
    ]
    for i, joint in enumerate(joints):
        if joint.stretch_step == STRETCH_WORD_SPACE:
            shrinks[i] = shrink_of(joint, advances[i], size)
    eases = [
        s * _STOP_EASE if j[2] == SHRINK_STOP else s for s, j in zip(shrinks, joints, strict=True)
    ]
    breaks = [i for i, joint in enumerate(joints, 1) if joint.may_break]
    return Widths(
        position=tuple(position),
        begin=tuple(begin),
        end=tuple(end),
        shrink=_sums(shrinks),
        ease=_sums(eases),
        give=_sums(gives),
        gaps=(0, *accumulate([j[3] == STRETCH_ANY for j in joints])),
        break_positions=(*[position[i] for i in breaks], position[-1]),
    )


_GIVING = (STRETCH_WORD_SPACE, STRETCH_GAP)


def _sums(values: Iterable[float]) -> tuple[float, ...]:
    return (0.0, *accumulate(values))


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
