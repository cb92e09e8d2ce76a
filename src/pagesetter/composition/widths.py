"""What lines are measured by: a paragraph's widths as running sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from operator import add, sub
from types import MappingProxyType
from typing import Final

from pagesetter.composition.amounts import Amounts, amounts_of, give_of, shrink_of
from pagesetter.composition.model import ShapedParagraph, ShapedRun, TextStyle, Widths
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
    position = [0.0, *accumulate(_steps(advances, joints, amounts, style.tracking))]
    begin = list(position)
    for i, trim in starts.items():
        begin[i] += trim
    end = [0.0, *map(add, position, advances)]
    for i, trim in ends.items():
        end[i + 1] -= trim
    for i, hyphen in hyphens.items():
        end[i] += hyphen.run.width
    shrink, ease, give, spare = _sums(advances, joints, amounts, style.size)
    return Widths(
        position=tuple(position),
        begin=tuple(begin),
        end=tuple(end),
        shrink=shrink,
        ease=ease,
        give=give,
        gaps=tuple(accumulate(joints.flags(amounts.open), initial=0)),
        break_positions=tuple([position[i] for i in breaks]),
        spare=spare,
    )


def _steps(
    advances: Sequence[float], joints: Joints, amounts: Amounts, tracking: float
) -> Iterator[float] | Sequence[float]:
    """Return how far it is from each character to the next."""
    if tracking:
        return map(add, advances, (*joints.pick(amounts.kerns), 0.0))
    steps = [*advances]
    for i in joints.places(amounts.kerned):
        steps[i] += amounts.kerns[joints.numbers[i]]
    return steps


def _sums(
    advances: Sequence[float], joints: Joints, amounts: Amounts, size: float
) -> Iterator[tuple[float, ...]]:
    """Yield the running sums of shrink, ease, give and spare.

    Few joints have any of these: between those that have, a sum stays what it was.
    """
    places = joints.places(amounts.adjusted)
    numbers = [joints.numbers[i] for i in places]
    shrinks = [amounts.shrinks[number] for number in numbers]
    eases = [amounts.eases[number] for number in numbers]
    gives = [amounts.gives[number] for number in numbers]
    for at, number in enumerate(numbers):
        if amounts.spaced[number]:
            joint, advance = joints.table.kinds[number], advances[places[at]]
            shrinks[at] = eases[at] = shrink_of(joint, advance, size)
            gives[at] = give_of(joint, advance, size)
    last = len(joints)
    lengths = [*map(sub, [*places, last], [-1, *places])]
    for values in (shrinks, eases, gives, [amounts.spares[number] for number in numbers]):
        if any(values):
            sums = accumulate(values, initial=0.0)
            yield tuple(chain.from_iterable(map(repeat, sums, lengths)))
        else:
            yield (0.0,) * (last + 1)


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
