r"""Words with marks turned into pieces that are marked alike: `**`, `*`, `[ ]{ }` and `\`.

It is a subset of Markdown whose marks work beside Chinese punctuation. CommonMark
lets `**` open or close by the spaces and punctuation around it, and in Chinese,
which has few spaces and other punctuation, `**“重点”**。` stays as it is there.
Here a mark opens when it is not open and closes when it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pagesetter.description.brackets import BracketReader, Closing, Opening, merge
from pagesetter.description.model import Emphasis, Piece, WordMarks
from pagesetter.description.nodes import TextLine
from pagesetter.diagnostics import Code, Span

# A sign or a point that would make a paragraph an item of a list has a space after it.
_MARK = re.compile(r"\\[*\\#\[\]]|\\[-.](?= )|\*+|[\[\]]")
_UNMARKED = WordMarks()


def read_pieces(lines: Sequence[TextLine], brackets: BracketReader) -> list[Piece]:
    """Read the words of one paragraph, with the line breaks in it folded."""
    reader = _PieceReader(brackets, *brackets.find(lines))
    pieces: list[Piece] = []
    text_before = ""
    for number, line in enumerate(lines):
        more = list(reader.read(line, number))
        text = "".join(piece.text for piece in more)
        if pieces and text:
            from pagesetter.language.folding import fold  # most paragraphs are one line

            if fold(text_before, text):
                _add_space(pieces, more[0])
        pieces += more
        text_before = text or text_before
    reader.complain_of_open()
    return pieces


def _add_space(pieces: list[Piece], after: Piece) -> None:
    """Put a space for a line break, marked only where the words on both sides are."""
    last = pieces[-1]
    if last.marks == _UNMARKED or (last.marks == after.marks and not last.marks.ruby):
        pieces[-1] = last._replace(text=last.text + " ")
        return
    end = last.span._replace(line=last.span.end_line, column=last.span.end_column)
    pieces.append(Piece(" ", last.emphasis, end))


class _PieceReader:
    """Reads line after line, and knows which marks are open."""

    __slots__ = ("_around", "_brackets", "_closing", "_emphasized", "_marks", "_opening", "_strong")

    def __init__(self, brackets: BracketReader, opening: Opening, closing: Closing) -> None:
        """Start with no mark open."""
        self._brackets, self._opening, self._closing = brackets, opening, closing
        self._strong: Span | None = None  # where it was opened
        self._emphasized: Span | None = None
        self._marks = _UNMARKED
        self._around: list[WordMarks] = []  # the marks outside each open bracket

    def read(self, line: TextLine, number: int) -> Iterator[Piece]:
        """Yield the stretches of one line that are marked alike."""
        # A tab is as wide as the editor makes it; in print it is a space.
        text = line.text.replace("\t", " ")
        file = self._brackets.file
        start, match = 0, _MARK.search(text)
        while match is not None:
            emphasis, marks = self._emphasis, self._marks
            then = self._take(match, line, number)
            if then is None:
                match = _MARK.search(text, match.end())
                continue
            if match.start() > start:
                span = line.span_in(file, start, match.start())
                yield Piece(text[start : match.start()], emphasis, span, marks)
            start = then
            # A backslash's character is text; what follows anything else may be a mark.
            match = _MARK.search(text, max(then, match.end()))
        if start < len(text):
            span = line.span_in(file, start, len(text))
            yield Piece(text[start:], self._emphasis, span, self._marks)

    def complain_of_open(self) -> None:
        """Complain of asterisks that were opened and never closed."""
        for opened, mark in ((self._strong, "**"), (self._emphasized, "*")):
            if opened is not None:
                escaped = mark.replace("*", "\\*")
                self._brackets.complaints.error(
                    Code.BAD_VALUE,
                    f"`{mark}` is never closed",
                    opened,
                    f"close it in the same paragraph, or write `{escaped}` for the characters",
                )

    @property
    def _emphasis(self) -> Emphasis:
        if self._strong:
            return Emphasis.STRONG
        return Emphasis.EMPHASIZED if self._emphasized else Emphasis.NONE

    def _take(self, match: re.Match[str], line: TextLine, number: int) -> int | None:
        """Do what a mark says; return where the text goes on, `None` if it is no mark."""
        at = number, match.start()
        then: int | None = None
        ruby = bool(self._marks.ruby)
        if match[0][0] == "\\":
            then = match.start() + 1
        elif at in self._opening:
            self._around.append(self._marks)
            self._marks = merge(self._marks, self._opening[at])
            then = match.end()
        elif at in self._closing:
            self._marks = self._around.pop()
            return self._closing[at]
        elif match[0][0] == "*" and self._turn(match, line):
            then = match.end()
        if ruby and then is not None:
            self._complain_in_ruby(match, line)
        return then

    def _complain_in_ruby(self, match: re.Match[str], line: TextLine) -> None:
        # Ruby belongs to one piece, and a mark would make it two.
        message, hint = "words with ruby hold another mark", "put it around the brackets"
        if match[0][0] == "\\":
            message, hint = "words with ruby hold a backslash", "put it out of the brackets"
        span = line.span_in(self._brackets.file, *match.span())
        self._brackets.complaints.error(Code.BAD_VALUE, message, span, hint)

    def _turn(self, match: re.Match[str], line: TextLine) -> bool:
        """Open or close what a run of asterisks says; tell whether it says anything."""
        text, (start, end) = line.text, match.span()
        may_open = end < len(text) and not text[end].isspace()
        may_close = start > 0 and not text[start - 1].isspace()
        strong, emphasized = len(match[0]) in (2, 3), len(match[0]) in (1, 3)
        opens = (strong and not self._strong) or (emphasized and not self._emphasized)
        closes = (strong and self._strong) or (emphasized and self._emphasized)
        # More than three stand for something else, such as the middle of 138****1234.
        if len(match[0]) > 3 or (opens and not may_open) or (closes and not may_close):
            return False
        span = line.span_in(self._brackets.file, start, end)
        if strong:
            self._strong = None if self._strong else span
        if emphasized:
            self._emphasized = None if self._emphasized else span
        return True
