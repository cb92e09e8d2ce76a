"""A story's copy and the frames it is poured into: what is changed to see whether it then fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.model import ColumnEnd
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.makeup.column_ends import find_column_ends
from pagesetter.makeup.flow import Breaker, Poured, pour
from pagesetter.makeup.model import Frame, TextCursor


class Copy(NamedTuple):
    """A story's body, shaped, the frames for it, and how it is poured."""

    paragraphs: tuple[ShapedParagraph, ...]
    frames: tuple[Frame, ...]
    column_ends: tuple[ColumnEnd, ...]
    ends: Mapping[int, TextCursor]  # of these, by frame
    fill: bool
    spare: Frame  # of no lines, as high as one: where the copy goes when there are no frames
    breaker: Breaker
    rough: bool = False  # whether it is too long to be poured again and again

    def poured(self) -> Poured:
        """Set the copy into its frames."""
        ends = dict(self.ends)
        return pour(self.paragraphs, self.frames, ends, fill=self.fill, breaker=self.breaker)

    @property
    def characters(self) -> int:
        """How many characters it has."""
        return sum(len(paragraph.text) for paragraph in self.paragraphs)


def copy_of(
    paragraphs: Sequence[ShapedParagraph],
    frames: Sequence[Frame],
    story: tuple[Sequence[ColumnEnd], Frame],
    log: DiagnosticLog,
    *,
    fill: bool,
) -> Copy:
    """Return a story's copy, from its column ends and a spare frame, too.

    Logs column ends that are not found.
    """
    column_ends, spare = story
    ends = find_column_ends(column_ends, paragraphs, frames, log)
    shaped = tuple(paragraphs)
    return Copy(shaped, tuple(frames), tuple(column_ends), ends, fill, spare, Breaker(shaped))


def with_paragraphs(copy: Copy, paragraphs: Sequence[ShapedParagraph]) -> Copy | None:
    """Return the copy with other paragraphs; nothing where a given column end is not in them."""
    log = DiagnosticLog()
    ends = find_column_ends(copy.column_ends, paragraphs, copy.frames, log)
    if any(log):
        return None
    shaped, old = tuple(paragraphs), copy.breaker
    pairs = enumerate(zip(old.paragraphs, shaped, strict=False))
    same = {i for i, (before, after) in pairs if before is after}
    known = {key: found for key, found in old.known.items() if key[0] in same}
    return copy._replace(paragraphs=shaped, ends=ends, breaker=Breaker(shaped, known))


def with_frames(copy: Copy, frames: Sequence[Frame]) -> Copy | None:
    """Return the copy for other frames; nothing where a given column end is in none of them."""
    log = DiagnosticLog()
    ends = find_column_ends(copy.column_ends, copy.paragraphs, frames, log)
    return None if any(log) else copy._replace(frames=tuple(frames), ends=ends)


def with_lines_more(copy: Copy, lines: int) -> Copy:
    """Return the copy for frames whose last is longer at its foot."""
    if not lines:
        return copy
    last = copy.frames[-1] if copy.frames else copy.spare
    return copy._replace(frames=(*copy.frames[:-1], last._replace(lines=last.lines + lines)))


def with_tracking(copy: Copy, ems: float) -> Copy:
    """Return the copy with a tracking that is so much more than its style's; subheads keep theirs.

    Places in a paragraph stay where they are.
    """
    if not ems:
        return copy
    log = DiagnosticLog()  # what no face has is told where the copy is shaped first
    shaped = []
    for paragraph in copy.paragraphs:
        style = paragraph.style
        if not paragraph.subhead:
            tracked = style._replace(tracking=style.tracking + ems * style.size)
            paragraph = shape_paragraph(paragraph.source, tracked, log)
        shaped.append(paragraph)
    return copy._replace(paragraphs=tuple(shaped), breaker=Breaker(tuple(shaped)))
