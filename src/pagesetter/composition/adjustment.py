"""What each place of a line gives, step by step, so that the line fills its measure.

The steps are those of CLREQ 3.5.3 and 3.5.4, in their order; all places of one step
give alike. See https://www.w3.org/TR/clreq/#line_adjustment.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.composition.model import ShapedParagraph, Step
from pagesetter.composition.widths import give_of, opened_of, shrink_of, spare_of
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

    changes: list[float]  # points added after each of its characters but the last
    gap: float  # points that every place opened by; 0 where only some did
    steps: tuple[Step, ...]


def squeeze(paragraph: ShapedParagraph, start: int, end: int, excess: float) -> Adjusted:
    """Take `excess` points out of a line, step by step, each step's places alike."""
    size = paragraph.style.size
    joints = paragraph.joints[start : end - 1]
    advances = paragraph.advances[start : end - 1]
    rooms = [shrink_of(j, a, size) for j, a in zip(joints, advances, strict=True)]
    kinds = [
        SHRINK_WORD_SPACE if j.stretch_step == STRETCH_WORD_SPACE else j.shrink_step for j in joints
    ]
    changes, steps, gap = [0.0] * len(joints), list[Step](), -excess / max(1, len(joints))
    for kind in SHRINK_STEPS:
        places = [i for i, k in enumerate(kinds) if k == kind and rooms[i] > 0]
        room = sum(rooms[i] for i in places)
        if room <= 0:
            continue
        share = min(1.0, excess / room)
        for i in places:
            changes[i] -= rooms[i] * share
        steps.append(Step(_SHRINK_NAMES[kind], len(places), -room * share))
        excess -= room * share
        if excess <= TOLERANCE:
            break
    return Adjusted(changes, gap, tuple(steps))


def open_up(paragraph: ShapedParagraph, start: int, end: int, slack: float) -> Adjusted:
    """Open a line by `slack` points: word spaces, gaps, then every place alike.

    Before a line shows, gaps and the blanks of marks give what they have to spare.
    """
    style = paragraph.style
    joints = paragraph.joints[start : end - 1]
    advances = paragraph.advances[start : end - 1]
    changes, steps = [0.0] * len(joints), list[Step]()
    # What the places between Han do not take is for word spaces, gaps and marks to give.
    opened = opened_of(paragraph, start, end, slack)
    for kind, name in _STRETCH_NAMES.items():
        wanted = slack - opened
        rooms = [
            give_of(j, a, style.size) if j.stretch_step == kind else 0.0
            for j, a in zip(joints, advances, strict=True)
        ]
        if wanted > sum(rooms) + TOLERANCE:
            rooms = [
                r + (spare_of(j, style) if j.stretch_step == kind else 0.0)
                for r, j in zip(rooms, joints, strict=True)
            ]
        room = sum(rooms)
        if room > 0 and wanted > TOLERANCE:
            share = min(1.0, wanted / room)
            changes = [c + r * share for c, r in zip(changes, rooms, strict=True)]
            steps.append(Step(name, sum(r > 0 for r in rooms), room * share))
            slack -= room * share
    if slack <= TOLERANCE or not joints:
        return Adjusted(changes, 0.0, tuple(steps))
    name, places = _last_places(joints)
    gap = slack / sum(places)
    changes = [c + gap if p else c for c, p in zip(changes, places, strict=True)]
    steps.append(Step(name, sum(places), slack))
    return Adjusted(changes, gap if name == _STRETCH_ALL else 0.0, tuple(steps))


def _last_places(joints: Sequence[Joint]) -> tuple[str, list[bool]]:
    """Return what opens without limit: every place between Han, or what there is instead.

    A line of one long word has not even a space, and is letterspaced rather than left short.
    """
    places = [j.stretch_step == STRETCH_ANY for j in joints]
    if any(places):
        return _STRETCH_ALL, places
    places = [j.stretch_step != STRETCH_NEVER for j in joints]
    if any(places):
        return _STRETCH_BEYOND, places
    return _STRETCH_LETTERS, [True] * len(joints)
