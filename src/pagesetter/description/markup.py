"""Text split into paragraphs, subheads and items of lists, each read into marked pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pagesetter.description.brackets import BracketReader
from pagesetter.description.complaints import Complaints
from pagesetter.description.direction import check_direction
from pagesetter.description.ink_model import InkDescription
from pagesetter.description.model import Paragraph, ParagraphKind
from pagesetter.description.nodes import TextLine
from pagesetter.description.pieces import read_pieces
from pagesetter.diagnostics import Code, Span
from pagesetter.records import NamedTuple

_HEADING = re.compile(r"#{1,6}(?= |$)|#{2,6}")

_LEVELS = "start a subhead with `## `, `### ` or `#### `, and write `\\#` for the character"

#: Subheads have as many levels, the first with two signs: one would be the headline's.
LEVELS = 3

# A sign, or a number with its point, and a space. A year that begins a line is no number
# of an item: nobody counts so far.
_ITEM = re.compile(r"- +(?=\S)|([0-9]{1,3})\. +(?=\S)")

#: Characters of a body with its marks, and of words that are one paragraph: several times what the
#: largest page holds.
MAX_BODY = 120_000
MAX_WORDS = 2_000


def read_paragraphs(
    lines: Sequence[TextLine],
    file: Path,
    complaints: Complaints,
    inks: Mapping[str, InkDescription] | None = None,
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
        start = _start_of(group[0], file, complaints)
        if start.length:
            group = [_trimmed(group[0], start.length), *group[1:]]
        paragraph = _read(group, brackets, start)
        if paragraph is not None:
            paragraphs.append(paragraph)
    return tuple(paragraphs)


class _Start(NamedTuple):
    """What the first characters of a paragraph make it."""

    length: int = 0  # characters that say so, and are not of its words
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int = 1
    number: int | None = None


def _start_of(line: TextLine, file: Path, complaints: Complaints) -> _Start:
    """Return what a paragraph is by its first line; complain of a subhead of no level."""
    heading = _HEADING.match(line.text)
    if heading is None:
        item = _ITEM.match(line.text)
        if item is None:
            return _Start()
        number = int(item[1]) if item[1] else None
        return _Start(item.end(), ParagraphKind.ITEM, number=number)
    level = heading.end() - 1
    if not 1 <= level <= LEVELS or line.text[heading.end() : heading.end() + 1] != " ":
        message = f"`{heading[0]}` starts no subhead here"
        span = line.span_in(file, 0, heading.end())
        complaints.error(Code.BAD_VALUE, message, span, _LEVELS)
        return _Start()
    return _Start(heading.end() + 1, ParagraphKind.SUBHEAD, level)


def read_words(
    lines: Sequence[TextLine],
    file: Path,
    name: str,
    complaints: Complaints,
    inks: Mapping[str, InkDescription] | None = None,
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
    return _read(groups[0], BracketReader(file, complaints, inks, bars=True), _Start())


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
        item = subheads and group and _begins_item(trimmed.text, group[0].text)
        if group and (heading or item or not trimmed.text):
            yield group
            group = []
        if heading:
            yield [trimmed]
        elif trimmed.text:
            group.append(trimmed)
    if group:
        yield group


def _begins_item(text: str, first: str) -> bool:
    """Tell whether a line begins an item of a list below a paragraph, `first` its first line.

    As in CommonMark, a number inside a paragraph begins a list only if it is 1: any other
    is more likely to be words that came to stand at the beginning of a line.
    """
    item = _ITEM.match(text)
    return item is not None and (item[1] in (None, "1") or _ITEM.match(first) is not None)


def _trimmed(line: TextLine, start: int) -> TextLine:
    """Return the line from `start` on, without white at its ends, full width or not."""
    text = line.text[start:]
    rest = text.lstrip()
    if len(rest) == len(line.text) and rest == rest.rstrip():
        return line
    column = line.column + start + len(text) - len(rest)
    return TextLine(rest.rstrip(), line.line, column, line.whole)


def _read(lines: Sequence[TextLine], brackets: BracketReader, start: _Start) -> Paragraph | None:
    pieces = read_pieces(lines, brackets)
    if not pieces:
        return None
    first, last = pieces[0].span, pieces[-1].span
    span = Span(first.file, first.line, first.column, last.end_line, last.end_column)
    return Paragraph(tuple(pieces), span, start.kind, start.level, start.number)
