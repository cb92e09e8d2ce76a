"""What a piece of a paragraph is set in: its style, its size, how far it is raised, its ink."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.composition.model import TextStyle
from pagesetter.description.model import Emphasis, Paragraph, Piece, Shift
from pagesetter.ink import Ink
from pagesetter.language.characters import WESTERN
from pagesetter.language.joint_table import Joints
from pagesetter.language.spacing import BAR_CLINGING, STRETCH_ANY, STRETCH_NEVER, Joint
from pagesetter.records import NamedTuple

#: Where the middle of the em box is, in ems over the baseline; its foot is 0.12 below.
MIDDLE = 0.38

# Baselines of superior and inferior figures, in ems of the text: at six tenths of the size
# a superior figure's head is a little over the text's capitals, and an inferior one's foot
# a little under the em box's.
_RISES = {Shift.SUPERIOR: 0.36, Shift.INFERIOR: -0.12}


class Setting(NamedTuple):
    """How the characters of a piece are set."""

    style: TextStyle  # whose faces they have
    size: float
    rise: float  # points over the baseline; right of the middle axis in a vertical line
    ink: Ink


def setting_of(piece: Piece, style: TextStyle) -> Setting:
    """Return how a piece of a paragraph in `style` is set.

    Small words stand in the middle of the text's em box, shifted ones over or under its
    baseline.
    """
    marked = marked_style(style, piece.emphasis)
    marks = piece.marks
    ink = marked.ink if marks.ink is None else style.inks.get(marks.ink, marked.ink)
    if marks.shift is None and not marks.small:
        return Setting(marked, style.size, 0.0, ink)
    scale = (style.small_scale if marks.small else 1.0) * (
        style.shift_scale if marks.shift else 1.0
    )
    centered = MIDDLE * (1 - scale)
    rise = _RISES[marks.shift] if marks.shift else centered
    if style.vertical:
        rise -= centered  # there the middles of two sizes are on one axis by themselves
    return Setting(marked, style.size * scale, rise * style.size, ink)


def marked_style(style: TextStyle, emphasis: Emphasis) -> TextStyle:
    """Return the style of words that are marked as strong or emphasized."""
    if emphasis is Emphasis.STRONG:
        return style.strong or style
    if emphasis is Emphasis.EMPHASIZED:
        return style.emphasized or style
    return style


class Stretch(NamedTuple):
    """Characters of a paragraph that are set in a size of their own."""

    start: int
    end: int
    scale: float
    shifted: bool


def sized_stretches(paragraph: Paragraph, style: TextStyle) -> list[Stretch]:
    """Return the stretches of a paragraph whose size is not the style's."""
    found: list[Stretch] = []
    offset = 0
    for piece in paragraph.pieces:
        end = offset + len(piece.text)
        if piece.marks.small or piece.marks.shift:
            scale = setting_of(piece, style).size / style.size
            found.append(Stretch(offset, end, scale, piece.marks.shift is not None))
        offset = end
    return found


def at_full_size(advances: Sequence[float], stretches: Sequence[Stretch]) -> list[float]:
    """Return the advances as they would be if all characters were of the style's size."""
    full = list(advances)
    for start, end, scale, _ in stretches:
        full[start:end] = [advance / scale for advance in full[start:end]]
    return full


def scale_spacing(
    joints: Joints,
    trims: Sequence[dict[int, float]],
    classes: str,
    stretches: Sequence[Stretch],
) -> None:
    """Bring what was found for characters of full size to their own size, in place.

    A figure that is shifted stands close to what it belongs to, on its line.
    """
    for start, end, scale, shifted in stretches:
        for given in trims:
            given.update({i: given[i] * scale for i in range(start, end) if i in given})
        for i in range(max(0, start - 1), min(end, len(joints))):
            joint = joints[i]
            joints[i] = joint._replace(kern=joint.kern * scale, shrink=joint.shrink * scale)
        if shifted:
            _cling(joints, classes, start, end)


def _cling(joints: Joints, classes: str, start: int, end: int) -> None:
    if 0 < start <= len(joints):
        before = joints[start - 1]
        joints[start - 1] = Joint(
            min(0.0, before.kern), 0.0, 0, STRETCH_NEVER, max(before.bar, BAR_CLINGING)
        )
    # The figure of a note is no word: between it and Han there is no gap. That of a unit,
    # as in m², ends one.
    word = start > 0 and classes[start - 1] in WESTERN
    if end <= len(joints) and joints[end - 1].kern > 0 and not word:
        joints[end - 1] = joints[end - 1]._replace(kern=0.0, shrink=0.0, stretch_step=STRETCH_ANY)
