"""Whether a story fits its place, and by how much it does not."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.composition.first_fit import first_fit
from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.stretch import Stretch
from pagesetter.description.layout_model import Align, StorySlot
from pagesetter.description.model import StoryDescription
from pagesetter.diagnostics import Code, Label, Span
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.flow import Poured, PouredFrame
from pagesetter.makeup.line_reports import ChosenLine, report_line
from pagesetter.makeup.model import Frame, TextCursor
from pagesetter.makeup.words import counted

#: Ideographs of the last words set that a message quotes.
_QUOTED = 6


def report_fit(
    desk: Desk,
    story: StoryDescription,
    slot: StorySlot,
    paragraphs: Sequence[ShapedParagraph],
    poured: Poured,
) -> None:
    """Log what is overset, underset or badly set, with its place in the page file."""
    missed = [f for f in poured.frames if _report_missed_end(desk, story, paragraphs, f)]
    if poured.cursor is not None:
        _report_overset(desk, story, paragraphs, poured, poured.cursor)
    elif not missed:
        _report_underset(desk, story, slot, poured)
    for frame in poured.frames:
        if frame not in missed:
            _report_lines(desk, paragraphs, frame)


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
    desk: Desk,
    story: StoryDescription,
    paragraphs: Sequence[ShapedParagraph],
    poured: Poured,
    cursor: TextCursor,
) -> None:
    left = [
        (i, cursor.offset if i == cursor.paragraph else 0)
        for i in range(cursor.paragraph, len(paragraphs))
    ]
    characters = sum(len(paragraphs[i].text) - start for i, start in left)
    measure = poured.frames[-1].frame.measure if poured.frames else 0.0
    lines = sum(_lines_left(paragraphs[i], start, measure) for i, start in left)
    words, span = _last_words(paragraphs, poured, cursor)
    desk.log.warn(
        Code.OVERSET,
        f"{counted(characters, 'character')} of {_name_of(story)} do not fit; {words}",
        span,
        f"cut about {counted(lines, 'line')}, or give the story more room",
        labels=(Label(story.span, "the story begins here"),),
    )


def _lines_left(paragraph: ShapedParagraph, start: int, measure: float) -> int:
    measure -= paragraph.inset
    if measure < paragraph.style.size:
        return 1
    filled = first_fit(paragraph, (measure,), Stretch(start, len(paragraph.text)))
    return filled.lines + (paragraph.style.lines_before if start == 0 else 0)


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


def _report_underset(desk: Desk, story: StoryDescription, slot: StorySlot, poured: Poured) -> None:
    holes = [(frame.frame, frame.frame.lines - frame.used) for frame in poured.frames]
    empty = sum(hole for _, hole in holes)
    if all(hole <= slot.slack for _, hole in holes):
        return
    frame, _ = next(h for h in holes if h[1] > slot.slack)
    characters = int(empty * frame.measure / desk.grid.character)
    where = f"column {frame.column}" if empty == _hole_of(holes, frame.column) else "its columns"
    desk.log.warn(
        Code.UNDERSET,
        f"{_name_of(story)} leaves {counted(empty, 'line')} of {where} empty",
        story.span,
        f"write about {counted(characters, 'character')} more, or give the story less room",
    )


def _hole_of(holes: Sequence[tuple[Frame, int]], column: int) -> int:
    return sum(hole for frame, hole in holes if frame.column == column)


def _report_lines(desk: Desk, paragraphs: Sequence[ShapedParagraph], poured: PouredFrame) -> None:
    for chosen in poured.lines:
        paragraph = paragraphs[chosen.paragraph]
        indent = paragraph.style.indent if chosen.start == 0 else 0.0
        measure = chosen.measure - chosen.inset - indent
        justified = chosen.justified and paragraph.style.align is Align.JUSTIFY
        line = ChosenLine(chosen.start, chosen.end, measure, justified)
        report_line(paragraph, line, desk.log)


def _name_of(story: StoryDescription) -> str:
    name = story.headline.text.replace("|", "") if story.headline else "the story"
    return f"“{name}”"
