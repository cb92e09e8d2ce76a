"""What each place of a line gives, step by step, so that the line fills its measure.

The steps are those of CLREQ 3.5.3 and 3.5.4, in their order; all places of one step
give alike. See https://www.w3.org/TR/clreq/#line_adjustment.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.composition.advances import opened_changes
from pagesetter.composition.amounts import give_of, shrink_of, spare_of
from pagesetter.composition.model import ShapedParagraph, Step
from pagesetter.composition.widths import opened_of
from pagesetter.geometry import TOLERANCE
from pagesetter.language.spacing import (
    SHRINK_BRACKET,
    SHRINK_GAP,
    SHRINK_INTERPUNCT,
    SHRINK_PAUSE,
    SHRINK_STEPS,
    SHRINK_STOP,
    SHRINK_WORD_SPACE,
    STRETCH_ANY,
    STRETCH_GAP,
    STRETCH_NEVER,
    STRETCH_WORD_SPACE,
    Joint,
)
from pagesetter.records import NamedTuple

#: A full-width mark at a line's end is half an em wide: CLREQ 3.5.3, step a.
LINE_END = "line-end"

_SHRINK_NAMES = {
    SHRINK_WORD_SPACE: "shrink-word-space",
    SHRINK_INTERPUNCT: "shrink-interpunct",
    SHRINK_BRACKET: "shrink-bracket",
    SHRINK_PAUSE: "shrink-pause",
    SHRINK_GAP: "shrink-gap",
    SHRINK_STOP: "shrink-stop",
}
_STRETCH_NAMES = {
    STRETCH_WORD_SPACE: "stretch-word-space",
    STRETCH_GAP: "stretch-gap",
    STRETCH_ANY: "stretch-mark",  # of these, only marks have room: no step of CLREQ
}
_STRETCH_ALL = "stretch-all"
_STRETCH_BEYOND = "stretch-beyond"  # word spaces and gaps beyond their limit: no step of CLREQ
_STRETCH_LETTERS = "stretch-letters"  # a line of one word, letterspaced: no step of CLREQ


class Adjusted(NamedTuple):
    """A line brought to its measure."""

    changes: list[float] | None  # points added after each of its characters but the last;
    # None: `gap` after every one of them, as in most lines that are opened
    gap: float  # points that every place opened by; 0 where only some did
    steps: tuple[Step, ...]


def squeeze(paragraph: ShapedParagraph, start: int, end: int, excess: float) -> Adjusted:
    """Take `excess` points out of a line, step by step, each step's places alike."""
    joints = paragraph.joints[start : end - 1]
    changes, steps, gap = [0.0] * len(joints), list[Step](), -excess / max(1, len(joints))
    places = _shrinking(paragraph, start, joints)
    for kind in SHRINK_STEPS if places else ():
        mine = places.get(kind)
        if mine is None:
            continue
        room = sum([room for _, room in mine])
        share = min(1.0, excess / room)
        for i, most in mine:
            changes[i] = -most * share
        steps.append(Step(_SHRINK_NAMES[kind], len(mine), -room * share))
        excess -= room * share
        if excess <= TOLERANCE:
            break
    return Adjusted(changes, gap, tuple(steps))


def _shrinking(
    paragraph: ShapedParagraph, start: int, joints: Sequence[Joint]
) -> dict[int, list[tuple[int, float]]]:
    """Return the joints of a line that have room to give, by their step: which, how much."""
    size = paragraph.style.size
    found: dict[int, list[tuple[int, float]]] = {}
    for i, joint in enumerate(joints):
        # By their order: shrink, shrink_step, stretch_step. All joints of the line are looked at.
        spaced = joint[3] == STRETCH_WORD_SPACE
        if spaced or joint[1] > 0:
            room = shrink_of(joint, paragraph.advances[start + i], size)
            if room > 0:
                kind = SHRINK_WORD_SPACE if spaced else joint[2]
                found.setdefault(kind, []).append((i, room))
    return found


def open_up(paragraph: ShapedParagraph, start: int, end: int, slack: float) -> Adjusted:
    """Open a line by `slack` points: word spaces, gaps, then every place alike.

    Before a line shows, gaps and the blanks of marks give what they have to spare.
    """
    gaps, count = paragraph.widths.gaps, end - 1 - start
    changes, steps = None, list[Step]()
    # What the places between Han do not take is for word spaces, gaps and marks to give.
    opened = opened_of(paragraph, start, end, slack)
    if slack - opened > TOLERANCE:
        changes = [0.0] * count
        slack = _given(paragraph, (start, end), (slack, opened), changes, steps)
    if slack <= TOLERANCE or count < 1:
        return Adjusted(changes or [0.0] * count, 0.0, tuple(steps))
    places = gaps[end - 1] - gaps[start]
    if places == count and changes is None:
        gap = slack / places
        return Adjusted(None, gap, (Step(_STRETCH_ALL, places, slack),))
    if changes is None:
        changes = [0.0] * count
    if places:
        gap = slack / places
        steps.append(Step(_STRETCH_ALL, places, slack))
        return Adjusted(opened_changes(changes, gaps, start, gap), gap, tuple(steps))
    name, chosen = _other_places(paragraph.joints[start : end - 1])
    gap = slack / sum(chosen)
    steps.append(Step(name, sum(chosen), slack))
    changes = [c + gap if p else c for c, p in zip(changes, chosen, strict=True)]
    return Adjusted(changes, 0.0, tuple(steps))


def _given(
    paragraph: ShapedParagraph,
    line: tuple[int, int],
    wanted: tuple[float, float],
    changes: list[float],
    steps: list[Step],
) -> float:
    """Let word spaces, gaps and marks give what a line wants of them; return the slack left.

    `wanted` is the slack of the line, and what of it the places between Han take.
    """
    (start, end), (slack, opened) = line, wanted
    style, advances = paragraph.style, paragraph.advances
    joints = [
        (i, joint)
        for i, joint in enumerate(paragraph.joints[start : end - 1])
        if joint[3] != STRETCH_ANY or joint[1] > 0  # of those that stretch: what shrinks as well
    ]
    for kind, name in _STRETCH_NAMES.items():
        more = slack - opened
        if more <= TOLERANCE:
            break
        mine = [found for found in joints if found[1][3] == kind]
        if not mine:
            continue
        rooms = [give_of(j, advances[start + i], style.size) for i, j in mine]
        if more > sum(rooms) + TOLERANCE:
            rooms = [r + spare_of(j, style) for r, (_, j) in zip(rooms, mine, strict=True)]
        room = sum(rooms)
        if room > 0:
            share = min(1.0, more / room)
            for (i, _), most in zip(mine, rooms, strict=True):
                changes[i] = most * share
            steps.append(Step(name, sum([r > 0 for r in rooms]), room * share))
            slack -= room * share
    return slack


def _other_places(joints: Sequence[Joint]) -> tuple[str, list[int]]:
    """Return what opens without limit in a line that has no place between Han.

    A line of one long word has not even a space, and is letterspaced rather than left short.
    """
    places = [int(j.stretch_step != STRETCH_NEVER) for j in joints]
    if any(places):
        return _STRETCH_BEYOND, places
    return _STRETCH_LETTERS, [1] * len(joints)
