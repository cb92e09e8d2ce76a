"""Column ends as the page gives them: characters found in the story, frames that stop there."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.composition.model import ShapedParagraph
from pagesetter.description.model import ColumnEnd
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.language.widths import widen_marks
from pagesetter.makeup.model import Frame, TextCursor


def find_column_ends(
    ends: Sequence[ColumnEnd],
    paragraphs: Sequence[ShapedParagraph],
    frames: Sequence[Frame],
    log: DiagnosticLog,
) -> dict[int, TextCursor]:
    """Return, by index of the frame, where each column with a given end stops.

    Where the characters occur more than once after the column before, those nearest to
    a full column are meant. Logs what is not found, stands out of order or may not end
    a line.
    """
    found: dict[int, TextCursor] = {}
    at = TextCursor(0, 0)
    last_frames = _last_frames(frames)
    for number, end in enumerate(ends, 1):
        if number not in last_frames:
            log.error(
                Code.COLUMN_END,
                f"`{end.text}` would end column {number}, and the story has {len(last_frames)}",
                end.span,
                "take it out of `column_ends`",
            )
            return found
        room = sum(f.lines * f.bounds.width for f in frames if f.column == number)
        cursor = _find(end, paragraphs, at, room)
        if cursor is None:
            _log_missing(end, paragraphs, log)
            return found
        if not _may_end(cursor, paragraphs):
            log.error(
                Code.COLUMN_END,
                f"a line cannot end with `{end.text}`: what follows may not begin one",
                end.span,
                "let the column end a character earlier or later",
            )
            return found
        found[last_frames[number]] = at = _past_end(cursor, paragraphs)
    return found


def _last_frames(frames: Sequence[Frame]) -> dict[int, int]:
    """Return the index of the last frame of each column."""
    return {frame.column: i for i, frame in enumerate(frames)}


def _find(
    end: ColumnEnd, paragraphs: Sequence[ShapedParagraph], after: TextCursor, room: float
) -> TextCursor | None:
    """Return the place after the occurrence that leaves the column the fullest."""
    candidates: list[tuple[float, TextCursor]] = []
    passed = 0.0
    for i in range(after.paragraph, len(paragraphs)):
        paragraph = paragraphs[i]
        start = after.offset if i == after.paragraph else 0
        position = paragraph.widths.position
        for offset in _occurrences(end.text, paragraph, start):
            depth = passed + position[offset] - position[start]
            candidates.append((abs(depth - room), TextCursor(i, offset)))
        passed += position[-1] - position[start]
    return min(candidates, key=lambda c: c[0])[1] if candidates else None


def _occurrences(words: str, paragraph: ShapedParagraph, start: int) -> list[int]:
    if paragraph.subhead:
        return []
    ends: list[int] = []
    for text, wanted in ((paragraph.source.text, words), (paragraph.text, widen_marks(words))):
        at = text.find(wanted, start)
        while at >= 0:
            end = at + len(wanted)
            # Nothing parts the last words from the end mark after them.
            last = end == len(text) - paragraph.closing
            ends.append(len(text) if last else end)
            at = text.find(wanted, at + 1)
    return list(dict.fromkeys(ends))


def _log_missing(end: ColumnEnd, paragraphs: Sequence[ShapedParagraph], log: DiagnosticLog) -> None:
    earlier = any(_occurrences(end.text, paragraph, 0) for paragraph in paragraphs)
    if earlier:
        message = f"`{end.text}` stands before the end of the column before it"
        hint = "give the column ends in the order of the columns"
    else:
        message = f"`{end.text}` is not in the story"
        hint = "write the last characters of the column as they stand in the body"
    log.error(Code.COLUMN_END, message, end.span, hint)


def _may_end(cursor: TextCursor, paragraphs: Sequence[ShapedParagraph]) -> bool:
    return cursor.offset in paragraphs[cursor.paragraph].breaks


def _past_end(cursor: TextCursor, paragraphs: Sequence[ShapedParagraph]) -> TextCursor:
    """Go on to the next paragraph from the end of one."""
    if cursor.offset == len(paragraphs[cursor.paragraph].text):
        return TextCursor(cursor.paragraph + 1, 0)
    return cursor
