r"""Text with marks turned into paragraphs of pieces: `## `, `**`, `*` and `\`.

It is a subset of Markdown whose marks work beside Chinese punctuation. CommonMark
lets `**` open or close by the spaces and punctuation around it, and in Chinese,
which has few spaces and other punctuation, `**“重点”**。` stays as it is there.
Here a mark opens when it is not open and closes when it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.model import Emphasis, Paragraph, Piece
from pagesetter.description.nodes import TextLine
from pagesetter.diagnostics import Code, Span
from pagesetter.language.folding import fold

_MARK = re.compile(r"\\[*\\#]|\*+")
_HEADING = re.compile(r"#{1,6}(?= |$)|#{2,6}")

_ONE_LEVEL = "start a subhead with `## `, and write `\\#` for the character"

#: Characters of a body, and of words that are one paragraph: several times what the
#: largest page holds.
MAX_BODY = 60_000
MAX_WORDS = 2_000


def read_paragraphs(
    lines: Sequence[TextLine], file: Path, complaints: Complaints
) -> tuple[Paragraph, ...]:
    """Split a text at its blank lines and subheads, and read the marks in it."""
    if not _is_for_a_page(lines, MAX_BODY, "a body", file, complaints):
        return ()
    paragraphs = []
    for group in _groups(lines):
        level = _HEADING.match(group[0].text)
        subhead = level is not None and group[0].text.startswith("## ")
        if level and not subhead:
            message = f"`{level[0]}` starts no subhead here"
            complaints.error(
                Code.BAD_VALUE, message, _span(group[0], file, 0, level.end()), _ONE_LEVEL
            )
        elif subhead:
            group = [_trimmed(group[0], 3)]
        paragraph = _read(group, file, complaints, subhead=subhead)
        if paragraph is not None:
            paragraphs.append(paragraph)
    return tuple(paragraphs)


def read_words(
    lines: Sequence[TextLine], file: Path, name: str, complaints: Complaints
) -> Paragraph | None:
    """Read words that are one paragraph, such as a headline; `None` where there are none."""
    groups = list(_groups(lines, subheads=False))
    if not groups or not _is_for_a_page(lines, MAX_WORDS, f"`{name}`", file, complaints):
        return None
    if len(groups) > 1:
        first = groups[1][0]
        complaints.error(
            Code.BAD_VALUE,
            f"`{name}` is one paragraph, and this starts a second",
            _span(first, file, 0, len(first.text)),
            "take out the blank line",
        )
    return _read(groups[0], file, complaints, subhead=False)


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
        _span(lines[0], file, 0, 1),
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


@dataclass(slots=True)
class _Marks:
    """Which marks are open, and where they were opened."""

    strong: Span | None = None
    emphasized: Span | None = None

    @property
    def emphasis(self) -> Emphasis:
        if self.strong:
            return Emphasis.STRONG
        return Emphasis.EMPHASIZED if self.emphasized else Emphasis.NONE

    def turn(self, run: str, span: Span, *, may_open: bool, may_close: bool) -> bool:
        """Open or close what a run of asterisks says; tell whether it says anything."""
        strong, emphasized = len(run) in (2, 3), len(run) in (1, 3)
        opens = (strong and not self.strong) or (emphasized and not self.emphasized)
        closes = (strong and self.strong) or (emphasized and self.emphasized)
        # More than three stand for something else, such as the middle of 138****1234.
        if len(run) > 3 or (opens and not may_open) or (closes and not may_close):
            return False
        if strong:
            self.strong = None if self.strong else span
        if emphasized:
            self.emphasized = None if self.emphasized else span
        return True


def _read(
    lines: Sequence[TextLine], file: Path, complaints: Complaints, *, subhead: bool
) -> Paragraph | None:
    marks = _Marks()
    pieces: list[Piece] = []
    text_before = ""
    for line in lines:
        more = list(_pieces(line, file, marks))
        text = "".join(piece.text for piece in more)
        if pieces and text and fold(text_before, text):
            last = pieces[-1]
            pieces[-1] = Piece(last.text + " ", last.emphasis, last.span)
        pieces += more
        text_before = text or text_before
    for opened, mark in ((marks.strong, "**"), (marks.emphasized, "*")):
        if opened is not None:
            escaped = mark.replace("*", "\\*")
            complaints.error(
                Code.BAD_VALUE,
                f"`{mark}` is never closed",
                opened,
                f"close it in the same paragraph, or write `{escaped}` for the characters",
            )
    if not pieces:
        return None
    first, last_span = pieces[0].span, pieces[-1].span
    span = Span(file, first.line, first.column, last_span.end_line, last_span.end_column)
    return Paragraph(tuple(pieces), span, subhead)


def _pieces(line: TextLine, file: Path, marks: _Marks) -> Iterator[Piece]:
    """Yield the stretches of one line that are marked alike."""
    # A tab is as wide as the editor makes it; in print it is a space.
    text = line.text.replace("\t", " ")
    start = 0
    for match in _MARK.finditer(text):
        emphasis = marks.emphasis
        if match[0][0] == "\\":
            end, then = match.start(), match.start() + 1
        else:
            turned = marks.turn(
                match[0],
                _span(line, file, *match.span()),
                may_open=not text[match.end() : match.end() + 1].isspace()
                and match.end() < len(text),
                may_close=match.start() > 0 and not text[match.start() - 1].isspace(),
            )
            if not turned:
                continue
            end, then = match.span()
        if end > start:
            yield Piece(text[start:end], emphasis, _span(line, file, start, end))
        start = then
    if start < len(text):
        yield Piece(text[start:], marks.emphasis, _span(line, file, start, len(text)))


def _span(line: TextLine, file: Path, start: int, end: int) -> Span:
    if line.whole is not None:
        return line.whole
    return Span(file, line.line, line.column + start, line.line, line.column + end)
