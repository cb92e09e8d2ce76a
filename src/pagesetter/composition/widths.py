"""What lines are measured by: the joints of a paragraph and its widths as running sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Final

from pagesetter.composition.model import ShapedParagraph, ShapedRun, TextStyle, Widths
from pagesetter.language.spacing import (
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

#: A line whose places open by more than this, in ems, shows: a reader begins to see it.
VISIBLE: Final = 0.1

# CLREQ 3.5.4, step b: a gap may grow to half an em, although a third is usual.
_WIDEST_GAP = 0.5


def running_widths(
    advances: Sequence[float],
    joints: Sequence[Joint],
    trims: tuple[dict[int, float], dict[int, float]],
    style: TextStyle,
    breaks: Sequence[int],
    hyphens: Mapping[int, ShapedRun] = MappingProxyType({}),
) -> Widths:
    """Sum up a paragraph's widths, so that any line's is two look-ups.

    `breaks` are the offsets where its lines may end, its own end among them. A line that
    ends where a word may be parted ends with its hyphen.
    """
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
    for i, hyphen in hyphens.items():
        end[i] += hyphen.run.width
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
    return Widths(
        position=tuple(position),
        begin=tuple(begin),
        end=tuple(end),
        shrink=_sums(shrinks),
        ease=_sums(eases),
        give=_sums(gives),
        gaps=(0, *accumulate([j[3] == STRETCH_ANY for j in joints])),
        break_positions=tuple([position[i] for i in breaks]),
        spare=_sums([spare_of(j, style) if j[1] or j[3] == STRETCH_GAP else 0.0 for j in joints]),
    )


_GIVING = (STRETCH_WORD_SPACE, STRETCH_GAP)


def _sums(values: Iterable[float]) -> tuple[float, ...]:
    return (0.0, *accumulate(values))


def shrink_of(joint: Joint, advance: float, size: float) -> float:
    """Return how many points may be taken at a joint; a word space goes down to a quarter em."""
    if joint.stretch_step == STRETCH_WORD_SPACE:
        return max(0.0, advance - MIN_WORD_SPACE * size)
    return joint.shrink * size


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


def opened_of(paragraph: ShapedParagraph, start: int, end: int, slack: float) -> float:
    """Return how many points the places between Han take of a line's slack.

    What word spaces and gaps give comes first; gaps and marks give more where the line
    would show.
    """
    widths = paragraph.widths
    opened = slack - (widths.give[end - 1] - widths.give[start])
    places = widths.gaps[end - 1] - widths.gaps[start]
    unseen = places * VISIBLE * paragraph.style.size
    if opened <= unseen:
        return max(0.0, opened)
    return max(unseen, opened - (widths.spare[end - 1] - widths.spare[start]))


def give_of(joint: Joint, advance: float, size: float) -> float:
    """Return how many points a word space or a Han–Latin gap may grow by."""
    if joint.stretch_step == STRETCH_WORD_SPACE:
        return max(0.0, MAX_WORD_SPACE * size - advance)
    if joint.stretch_step == STRETCH_GAP:
        return max(0.0, (MAX_GAP - joint.kern) * size)
    return 0.0
