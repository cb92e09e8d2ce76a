"""Words that stay on one line: `[长江大桥]{keep}`, joined by the editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pagesetter.description.model import Paragraph
from pagesetter.language.joint_table import Joints
from pagesetter.language.spacing import BAR_WORD


def keep_together(joints: Joints, paragraph: Paragraph) -> None:
    """Bar every line from ending inside words that are marked to be kept together."""
    for i in _inside(paragraph):
        if joints[i].bar < BAR_WORD:
            joints.bar(i, BAR_WORD)


def without_kept(breaks: Mapping[int, object], paragraph: Paragraph) -> set[int]:
    """Return the offsets of hyphens, less those inside words that are kept together."""
    return set(breaks) - {i + 1 for i in _inside(paragraph)}


def _inside(paragraph: Paragraph) -> Iterator[int]:
    """Yield the offset of each character that the one after it is kept with."""
    offset, before = 0, 0
    for piece in paragraph.pieces:
        number, end = piece.marks.keep, offset + len(piece.text)
        if number and number == before:
            yield offset - 1
        if number:
            yield from range(offset, end - 1)
        offset, before = end, number
