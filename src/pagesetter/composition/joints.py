"""Joints and trims of a paragraph: what the rules of its script say, as its faces have the marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from pagesetter.composition.model import ShapedParagraph, TextStyle
from pagesetter.language.characters import BASE, CLOSING, NARROW, SPACE
from pagesetter.language.joint_table import Joints
from pagesetter.language.mark_widths import WIDTH_STYLES
from pagesetter.language.spacing import HALF, edges, number_joints

# A full-width mark is an em wide; what is narrower than this, in ems, has no blank half.
_NARROW = 0.9
_MAY_BE_NARROW = bytes([chr(i) in NARROW for i in range(256)])
_NO_PULLS: Mapping[int, float] = {}


def style_joints(
    text: str,
    classes: str,
    advances: Sequence[float],
    style: TextStyle,
    pulls: Mapping[int, float] = _NO_PULLS,
) -> Joints:
    """Return the joint after each character but the last, as the style and the faces have it.

    `classes` are those of spacing, and `pulls` how far marks move back at a line's end.
    Marks that a face has already set narrow are left alone: there is no blank to take.
    """
    narrow = _NARROW * style.size
    flags = classes.encode().translate(_MAY_BE_NARROW)
    if min(compress(advances, flags), default=narrow) < narrow:
        kinds = [*classes]
        for i in _marks(classes):
            if advances[i] < narrow:
                kinds[i] = NARROW[kinds[i]]
        classes = "".join(kinds)
    joints = number_joints(text, style.spacing, classes)
    if pulls:
        _share_kerns(joints, classes, pulls, style)
    return joints


def _share_kerns(
    joints: Joints, classes: str, pulls: Mapping[int, float], style: TextStyle
) -> None:
    """Take what a centered mark gives to the mark after it from both its sides."""
    halved = WIDTH_STYLES[style.spacing.marks].earlier_halved
    for i, pull in pulls.items():
        if not 0 < i < len(joints) or joints[i].kern >= 0:
            continue
        if halved or BASE.get(classes[i + 1], classes[i + 1]) == CLOSING:
            moved = pull / style.size  # of the half em that it gives
            joints[i - 1] = joints[i - 1]._replace(kern=joints[i - 1].kern - moved)
            joints[i] = joints[i]._replace(kern=joints[i].kern + moved)


def _marks(classes: str) -> Iterator[int]:
    """Go over the places of marks that a face may have narrow."""
    return compress(range(len(classes)), classes.encode().translate(_MAY_BE_NARROW))


def find_trims(
    classes: str, advances: Sequence[float], style: TextStyle
) -> tuple[dict[int, float], dict[int, float]]:
    """Return what characters give up, in points, at a line's start and at its end, by offset."""
    given = edges(style.spacing)
    size, narrow = style.size, _NARROW * style.size
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    for i in _marks(classes):
        if advances[i] > narrow:
            kind = classes[i]
            if kind in given.start:
                starts[i] = given.start[kind] * size
            if kind in given.end:
                ends[i] = given.end[kind] * size
    if SPACE in classes:
        ends |= {i: advances[i] for i, c in enumerate(classes) if c == SPACE}
    return starts, ends


def move_back(
    paragraph: ShapedParagraph,
    start: int,
    advances: list[float],
    changes: Sequence[float] | None,
) -> float:
    """Move the centered marks of a line so that they have given alike on both sides.

    `advances` are those of the line's characters, from `start` on, and are changed. What
    a mark gives was all taken after it: by `changes`, or at the line's end. Returns how
    far the line as a whole moves back, for a mark that begins it.
    """
    shift, last = 0.0, len(advances) - 1
    half = HALF * paragraph.style.size
    for i in range(len(advances)):
        moved = paragraph.pulls.get(start + i, 0.0)
        if i < last and moved:
            moved *= max(0.0, -changes[i]) / half if changes else 0.0
            advances[i] += moved
        if i > 0:
            advances[i - 1] -= moved
        elif last > 0:
            shift = moved
    return shift
