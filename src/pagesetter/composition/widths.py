"""What lines are measured by: a paragraph's widths as running sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from pagesetter.composition.amounts import amounts_of
from pagesetter.composition.model import ShapedParagraph, ShapedRun, TextStyle, Widths
from pagesetter.composition.sums import amounts as amounts_before
from pagesetter.composition.sums import standing
from pagesetter.language.joint_table import Joints
from pagesetter.language.spacing import Joint

#: A line whose places open by more than this, in ems, shows: a reader begins to see it.
VISIBLE: Final = 0.1


def running_widths(
    advances: Sequence[float],
    joints: Joints | Sequence[Joint],
    trims: tuple[dict[int, float], dict[int, float]],
    style: TextStyle,
    breaks: Sequence[int],
    hyphens: Mapping[int, ShapedRun] = MappingProxyType({}),
) -> Widths:
    """Sum up a paragraph's widths, so that any line's is two look-ups.

    `breaks` are the offsets where its lines may end, its own end among them. A line that
    ends where a word may be parted ends with its hyphen.
    """
    if not isinstance(joints, Joints):
        joints = Joints.listed(joints)
    amounts = amounts_of(joints.table, style)
    starts, ends = trims
    each, numbers = [*advances], [*joints.numbers]
    position, end = standing(each, numbers, amounts.kerns)
    begin = [*position]
    for i, trim in starts.items():
        begin[i] += trim
    for i, trim in ends.items():
        end[i + 1] -= trim
    for i, hyphen in hyphens.items():
        end[i] += hyphen.run.width
    shrink, ease, give, spare, gaps = amounts_before(
        each, numbers, amounts.flags, amounts.given, amounts.space
    )
    break_positions = tuple([position[i] for i in breaks])
    return Widths(
        tuple(position), tuple(begin), tuple(end), shrink, ease, give, gaps, break_positions, spare
    )


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
