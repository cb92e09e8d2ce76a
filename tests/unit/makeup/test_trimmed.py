"""Paragraphs that lose and gain a few characters."""

from __future__ import annotations

import pytest

from pagesetter.description.model import Emphasis, Paragraph, WordMarks
from pagesetter.makeup.trimmed import added_before_mark, cut, cut_before_mark, final_mark
from tests.unit.composition.boxes import paragraph


def pieces(found: Paragraph) -> list[tuple[str, int]]:
    """Return the words of each piece and the column they begin in."""
    return [(piece.text, piece.span.column) for piece in found.pieces]


@pytest.mark.parametrize(
    ("text", "at"), [("秋收冬藏。", 4), ("秋收？”", 2), ("秋收", 2), ("……", 0), ("Yes.", 3)]
)
def test_the_final_marks_begin_after_the_last_word(text: str, at: int) -> None:
    assert final_mark(text) == at


def test_a_cut_inside_a_piece_parts_it_and_keeps_both_places() -> None:
    assert pieces(cut(paragraph("秋收冬藏。"), 1, 3)) == [("秋", 1), ("藏。", 4)]


def test_a_cut_over_two_pieces_keeps_how_they_are_marked() -> None:
    found = cut(paragraph("秋收", ("冬藏", Emphasis.STRONG), "闰余"), 1, 3)
    assert pieces(found) == [("秋", 1), ("藏", 4), ("闰余", 5)]
    assert [piece.emphasis for piece in found.pieces] == [
        Emphasis.NONE,
        Emphasis.STRONG,
        Emphasis.NONE,
    ]


def test_a_piece_that_is_all_cut_is_no_more() -> None:
    assert pieces(cut(paragraph("秋收", "冬藏"), 0, 2)) == [("冬藏", 3)]


def test_what_is_cut_before_the_mark_leaves_the_mark() -> None:
    assert cut_before_mark(paragraph("秋收冬藏？”"), 2).text == "秋收？”"


def test_no_more_is_cut_than_there_is() -> None:
    assert cut_before_mark(paragraph("秋收。"), 9).text == "。"


def test_what_is_added_is_an_ideograph_of_the_paragraph_before_its_mark() -> None:
    assert added_before_mark(paragraph("A秋收", "冬藏。"), 2).text == "A秋收冬藏秋秋。"


def test_what_is_added_to_words_without_ideographs_is_one() -> None:
    assert added_before_mark(paragraph("Yes."), 1).text == "Yes国."


def test_what_is_added_to_marks_alone_goes_before_them() -> None:
    assert added_before_mark(paragraph("……"), 1).text == "国……"


def test_ruby_of_each_character_is_cut_with_it() -> None:
    marked = paragraph("重庆市")
    piece = marked.pieces[0]._replace(marks=WordMarks(ruby=("zhòng", "qìng", "shì")))
    found = cut(marked._replace(pieces=(piece,)), 2, 3)
    assert [piece.marks.ruby for piece in found.pieces] == [("zhòng", "qìng")]


def test_ruby_of_all_characters_stays_whole() -> None:
    marked = paragraph("重庆市")
    piece = marked.pieces[0]._replace(marks=WordMarks(ruby=("zhòngqìngshì",)))
    found = cut(marked._replace(pieces=(piece,)), 2, 3)
    assert [piece.marks.ruby for piece in found.pieces] == [("zhòngqìngshì",)]
