"""Text split into paragraphs and subheads, each read into pieces that are marked alike."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from pagesetter.description.brackets import BracketReader
from pagesetter.description.complaints import Complaints
from pagesetter.description.direction import check_direction
from pagesetter.description.model import Paragraph
from pagesetter.description.nodes import TextLine
from pagesetter.description.pieces import read_pieces
from pagesetter.diagnostics import Code, Span

_HEADING = re.compile(r"#{1,6}(?= |$)|#{2,6}")

_ONE_LEVEL = "start a subhead with `## `, and write `\\#` for the character"

#: Characters of a body, and of words that are one paragraph: several times what the
#: largest page holds.
MAX_BODY = 60_000
MAX_WORDS = 2_000


def read_paragraphs(
    lines: Sequence[TextLine],
    file: Path,
    complaints: Complaints,
    inks: Collection[str] | None = None,
) -> tuple[Paragraph, ...]:
    """Split a text at its blank lines and subheads, and read the marks in it.

    Words may be marked with the `inks`; where these are `None` any name will do.
    """
    if not _is_for_a_page(lines, MAX_BODY, "a body", file, complaints):
        return ()
    check_direction(lines, file, complaints)
    brackets = BracketReader(file, complaints, inks, bars=False)
    paragraphs = []
    for group in _groups(lines):
        level = _HEADING.match(group[0].text)
        subhead = level is not None and group[0].text.startswith("## ")
        if level and not subhead:
            message = f"`{level[0]}` starts no subhead here"
            complaints.error(
                Code.BAD_VALUE, message, group[0].span_in(file, 0, level.end()), _ONE_LEVEL
            )
        elif subhead:
            group = [_trimmed(group[0], 3)]
        paragraph = _read(group, brackets, subhead=subhead)
        if paragraph is not None:
            paragraphs.append(paragraph)
    return tuple(paragraphs)


def read_words(
    lines: Sequence[TextLine],
    file: Path,
    name: str,
    complaints: Complaints,
    inks: Collection[str] | None = None,
) -> Paragraph | None:
    """Read words that are one paragraph, such as a headline; `None` where there are none.

    Words may be marked with the `inks`; where these are `None` any name will do.
    """
    groups = list(_groups(lines, subheads=False))
    if not groups or not _is_for_a_page(lines, MAX_WORDS, f"`{name}`", file, complaints):
        return None
    if len(groups) > 1:
        first = groups[1][0]
        complaints.error(
            Code.BAD_VALUE,
            f"`{name}` is one paragraph, and this starts a second",
            first.span_in(file, 0, len(first.text)),
            "take out the blank line",
        )
    check_direction(lines, file, complaints)
    return _read(groups[0], BracketReader(file, complaints, inks, bars=True), subhead=False)


def _is_for_a_page(
    lines: Sequence[TextLine], most: int, name: str, file: Path, complaints: Complaints
) -> bool:
    """Tell whether a text is no longer than a page could hold; complain if it is."""
    length = sum(len(line.text) for line in lines)
    if length <= most:
        return True
    complaints.error(
        Code.BAD_VALUE,
        f"{name} of {length} characters is longer than any page holds: {most} at most",
        lines[0].span_in(file, 0, 1),
        "share it out among pages",
    )
    return False


def _groups(lines: Sequence[TextLine], *, subheads: bool = True) -> Iterator[list[TextLine]]:
    """Yield the lines of each paragraph, without the white around them."""
    group: list[TextLine] = []
    for line in lines:
        trimmed = _trimmed(line, 0)
        heading = subheads and _HEADING.match(trimmed.text) is not None
        if group and (heading or not trimmed.text):
            yield group
            group = []
        if heading:
            yield [trimmed]
        elif trimmed.text:
            group.append(trimmed)
    if group:
        yield group


def _trimmed(line: TextLine, start: int) -> TextLine:
    """Return the line from `start` on, without white at its ends, full width or not."""
    text = line.text[start:]
    rest = text.lstrip()
    if len(rest) == len(line.text) and rest == rest.rstrip():
        return line
    column = line.column + start + len(text) - len(rest)
    return TextLine(rest.rstrip(), line.line, column, line.whole)


def _read(lines: Sequence[TextLine], brackets: BracketReader, *, subhead: bool) -> Paragraph | None:
    pieces = read_pieces(lines, brackets)
    if not pieces:
        return None
    first, last = pieces[0].span, pieces[-1].span
    span = Span(first.file, first.line, first.column, last.end_line, last.end_column)
    return Paragraph(tuple(pieces), span, subhead)
