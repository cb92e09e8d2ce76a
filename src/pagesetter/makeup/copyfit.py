"""Whether a story fits its place, and by how much it does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pagesetter.composition.model import ShapedParagraph
from pagesetter.description.layout_model import StorySlot
from pagesetter.description.model import StoryDescription
from pagesetter.diagnostics import Code, Label, Span
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.flow import Poured, PouredFrame
from pagesetter.makeup.line_reports import report_lines
from pagesetter.makeup.model import Frame, TextCursor
from pagesetter.makeup.settling import Settled
from pagesetter.makeup.words import counted

if TYPE_CHECKING:
    from pagesetter.makeup.measuring import Figures

#: Ideographs of the last words set that a message quotes.
_QUOTED = 6


def report_fit(desk: Desk, story: StoryDescription, slot: StorySlot, settled: Settled) -> None:
    """Log what is overset, underset or badly set, with its place in the page file."""
    poured, paragraphs = settled.poured, settled.copy.paragraphs
    missed = [f for f in poured.frames if _report_missed_end(desk, story, paragraphs, f)]
    if poured.cursor is not None and story.jump is not None:
        pass  # what does not fit goes on on another page
    elif poured.cursor is not None:
        _report_overset(desk, story, settled, poured.cursor)
    elif not missed:
        _report_underset(desk, story, slot, settled)
    for frame in poured.frames:
        if frame not in missed:
            report_lines(paragraphs, frame.lines, desk.log)


def _report_missed_end(
    desk: Desk,
    story: StoryDescription,
    paragraphs: Sequence[ShapedParagraph],
    poured: PouredFrame,
) -> bool:
    frame, over = poured.frame, poured.used - poured.frame.lines
    if over <= 0:
        return False
    last = poured.lines[-1]
    words = paragraphs[last.paragraph].text[: last.end][-_QUOTED:]
    given = story.column_ends[frame.column - 1 : frame.column]
    desk.log.error(
        Code.COLUMN_END,
        f"column {frame.column} has {counted(frame.lines, 'line')}, and up to “{words}” it takes {poured.used}",
        given[0].span if given else story.span,
        f"cut {counted(over, 'line')} above, or let the column end earlier",
    )
    return True


def _report_overset(
    desk: Desk, story: StoryDescription, settled: Settled, cursor: TextCursor
) -> None:
    over = _figures_of(settled).over
    words, span = _last_words(settled.copy.paragraphs, settled.poured, cursor)
    characters, lines = counted(over.characters, "character"), counted(over.lines, "line")
    desk.log.warn(
        Code.OVERSET,
        f"{characters} of {_name_of(story)} do not fit, {lines} or {over.area:.0f} mm²; {words}",
        span,
        f"cut {characters}, or give the story {lines} more; `pagesetter fit` tells what else helps",
        labels=(Label(story.span, "the story begins here"),),
    )


def _last_words(
    paragraphs: Sequence[ShapedParagraph], poured: Poured, cursor: TextCursor
) -> tuple[str, Span]:
    lines = [line for frame in poured.frames for line in frame.lines]
    if not lines:
        return "nothing of it is set", paragraphs[cursor.paragraph].span_at(0)
    last = lines[-1]
    paragraph = paragraphs[last.paragraph]
    words = paragraph.text[: last.end][-_QUOTED:]
    return f"the last set is “…{words}”", paragraph.span_at(last.end - 1)


def _report_underset(
    desk: Desk, story: StoryDescription, slot: StorySlot, settled: Settled
) -> None:
    holes = [(frame.frame, frame.frame.lines - frame.used) for frame in settled.poured.frames]
    if all(hole <= slot.slack for _, hole in holes):
        return
    under = _figures_of(settled).under
    frame, _ = next(h for h in holes if h[1] > slot.slack)
    column = under.lines == _hole_of(holes, frame.column)
    where = f"column {frame.column}" if column else "its columns"
    write = f"write {counted(under.characters, 'character')} more, or g" * (under.characters > 0)
    desk.log.warn(
        Code.UNDERSET,
        f"{_name_of(story)} leaves {counted(under.lines, 'line')} of {where} empty, "
        f"{under.area:.0f} mm²",
        story.span,
        f"{write or 'g'}ive the story less room; `pagesetter fit` tells what else helps",
    )


def _figures_of(settled: Settled) -> Figures:
    from pagesetter.makeup.measuring import figures_of  # where all fits nothing is measured

    return figures_of(settled)


def _hole_of(holes: Sequence[tuple[Frame, int]], column: int) -> int:
    return sum(hole for frame, hole in holes if frame.column == column)


def _name_of(story: StoryDescription) -> str:
    name = story.headline.text.replace("|", "") if story.headline else "the story"
    return f"“{name}”"
