"""Paragraphs with a few characters less or more, as an editor would cut and add them."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.description.model import Paragraph, Piece, WordMarks
from pagesetter.diagnostics import Span
from pagesetter.language.characters import HAN, classify

#: Marks that end a paragraph and stay when what is before them is cut.
_FINAL = frozenset("。．！？…，；：、”’」』）》〉】〕!?.,;:\"')")

#: What stands for a character that an editor adds where a paragraph has no ideograph.
_ANY = "国"


def final_mark(text: str) -> int:
    """Return where the marks begin that a text ends with: its length if there are none.

    >>> final_mark("你好吗？”")
    3
    """
    end = len(text)
    while end > 0 and text[end - 1] in _FINAL:
        end -= 1
    return end


def place_in(paragraph: Paragraph, offset: int) -> Span:
    """Return the place in the page file of the character at an offset."""
    passed = 0
    for piece in paragraph.pieces:
        if offset < passed + len(piece.text):
            line, column = piece.span.line, piece.span.column + offset - passed
            return Span(piece.span.file, line, column, line, column + 1)
        passed += len(piece.text)
    return paragraph.span


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return a paragraph without the characters from `start` to `end`."""
    pieces = tuple(_cut_pieces(paragraph, start, end))
    return paragraph._replace(pieces=pieces)


def cut_before_mark(paragraph: Paragraph, characters: int) -> Paragraph:
    """Return a paragraph without as many characters as stand before its final mark."""
    end = final_mark(paragraph.text)
    return cut(paragraph, max(0, end - characters), end)


def added_before_mark(paragraph: Paragraph, characters: int) -> Paragraph:
    """Return a paragraph with as many ideographs more before its final mark."""
    text = paragraph.text
    at = final_mark(text)
    classes = classify(text)
    han = text[classes.index(HAN)] if HAN in classes else _ANY
    pieces: list[Piece] = []
    passed = 0
    for piece in paragraph.pieces:
        end = passed + len(piece.text)
        if passed < at <= end or (at == 0 and passed == 0):
            words = piece.text[: at - passed] + han * characters + piece.text[at - passed :]
            piece = piece._replace(text=words, marks=piece.marks._replace(ruby=()))
        pieces.append(piece)
        passed = end
    return paragraph._replace(pieces=tuple(pieces))


def _cut_pieces(paragraph: Paragraph, start: int, end: int) -> Iterator[Piece]:
    passed = 0
    for piece in paragraph.pieces:
        length = len(piece.text)
        low, high = min(max(start - passed, 0), length), min(max(end - passed, 0), length)
        if low >= high:
            yield piece
        else:
            for a, b in ((0, low), (high, length)):
                if b > a:
                    yield _part(piece, a, b)
        passed += length


def _part(piece: Piece, start: int, end: int) -> Piece:
    span = piece.span._replace(column=piece.span.column + start)
    return piece._replace(
        text=piece.text[start:end], span=span, marks=_marks_of(piece.marks, piece, start, end)
    )


def _marks_of(marks: WordMarks, piece: Piece, start: int, end: int) -> WordMarks:
    """Return a piece's marks for a part of it; ruby that is for all of it stays whole."""
    if len(marks.ruby) != len(piece.text):
        return marks
    return marks._replace(ruby=marks.ruby[start:end])
