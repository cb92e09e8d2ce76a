"""Hyphens of words that a line may end in, and Latin at a size of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import TextStyle
from pagesetter.description.layout_model import Align
from pagesetter.language.spacing import BAR_NONE, BAR_WORD
from pagesetter.typeface.model import FaceId
from tests.box_font import write_box_font
from tests.unit.composition.boxes import shaped


@pytest.fixture
def english(style: TextStyle) -> TextStyle:
    """Return a style whose Latin words are English."""
    return style._replace(hyphenation="en-US")


def test_a_word_of_the_styles_language_may_be_parted(english: TextStyle) -> None:
    found = shaped("读newspaper了", english)
    assert sorted(found.hyphens) == [5, 7]
    assert found.breaks == (1, 5, 7, 10, 11)
    assert found.joints[4].bar == BAR_WORD


def test_break_positions_go_with_the_breaks(english: TextStyle) -> None:
    found = shaped("读newspaper了", english)
    expected = [found.widths.position[i] for i in found.breaks]
    assert list(found.widths.break_positions) == expected


def test_a_hyphen_is_set_like_its_word_and_reads_as_nothing(english: TextStyle) -> None:
    hyphen = shaped("读newspaper了", english).hyphens[5]
    word = shaped("-", english).runs[0].run
    assert (hyphen.run.text, hyphen.run.glyphs, hyphen.run.width) == ("\u00ad", word.glyphs, 5.0)
    assert hyphen.run.face == word.face


@pytest.mark.parametrize("text", ["city", "COMPOSITION", "newspaper2", "https://newspaper.com/a"])
def test_some_words_stay_whole(english: TextStyle, text: str) -> None:
    assert shaped(text, english).hyphens == {}


def test_without_a_language_words_stay_whole(style: TextStyle) -> None:
    assert shaped("newspaper", style).hyphens == {}


def test_a_soft_hyphen_is_a_break_of_no_width_that_shows_a_hyphen(style: TextStyle) -> None:
    found = shaped("com\u00adpose", style)
    assert found.breaks == (4, 8)
    assert list(found.hyphens) == [4]
    assert found.joints[3].bar == BAR_NONE
    assert found.widths.position[-1] == 35.0


def test_a_word_with_soft_hyphens_is_parted_there_only(english: TextStyle) -> None:
    assert list(shaped("newspa\u00adper", english).hyphens) == [7]


def test_a_soft_hyphen_beside_han_shows_nothing(style: TextStyle) -> None:
    found = shaped("中\u00ad国A\u00ad好", style)
    assert found.hyphens == {}
    assert found.widths.position[2] == 10.0


def test_an_empty_paragraph_has_no_hyphens(english: TextStyle) -> None:
    assert shaped("中", english).hyphens == {}


# ---------------------------------------------------------------- the size of Latin


def sizes(style: TextStyle, text: str) -> list[tuple[str, float]]:
    return [(run.run.text, run.run.size) for run in shaped(text, style).runs]


def test_latin_has_a_size_of_its_own_without_a_face_of_its_own(style: TextStyle) -> None:
    scaled = style._replace(latin_scale=1.1)
    assert sizes(scaled, "中A1，国") == [("中", 10.0), ("A1", 11.0), ("，国", 10.0)]


def test_latin_has_a_size_of_its_own_in_its_own_face(style: TextStyle, tmp_path: Path) -> None:
    file = tmp_path / "Latin.ttf"
    write_box_font(file, family="Latin", lacks="B中国")
    latin = FaceId(file, 0, "Latin-Regular")
    scaled = style._replace(latin_scale=1.2, latin_faces=(latin,))
    # B comes from a face for Han, whose size it then has.
    assert sizes(scaled, "中A B国") == [("中", 10.0), ("A ", 12.0), ("B国", 10.0)]


def test_advances_are_those_of_the_size(style: TextStyle) -> None:
    assert shaped("中A国", style._replace(latin_scale=1.2)).advances == pytest.approx((10, 6, 10))


def test_full_width_digits_and_spaces_keep_the_size_of_han(style: TextStyle) -> None:
    scaled = style._replace(latin_scale=1.2)
    assert sizes(scaled, "中１\u3000国") == [("中１\u3000国", 10.0)]


# ---------------------------------------------------------------- quotes, spaces


def test_quotes_are_set_as_chinese_marks_where_the_style_asks(style: TextStyle) -> None:
    asked = style._replace(quotes=True, full_width=True)
    assert shaped('说"好",', asked).text == "说“好”，"
    assert shaped('说"好"', style).text == '说"好"'


def test_thin_spaces_keep_their_width_between_han(noto_style: TextStyle) -> None:
    found = shaped("陆\u2009青", noto_style)
    assert 0 < found.advances[1] < 2.5


def test_an_invisible_space_is_a_break_of_no_width(style: TextStyle) -> None:
    found = shaped("ab\u200bcd", style)
    assert (found.breaks, found.widths.position[-1]) == ((3, 5), 20.0)


@pytest.mark.parametrize("text", ["\u200b", "\u2060中", "\u00ad", "中\u200b", "a\u00ad"])
def test_characters_that_show_nothing_are_set_wherever_they_stand(
    style: TextStyle, text: str
) -> None:
    found = shaped(text, style)
    line = set_line(found, 0, len(text), Fill(50, justified=False, align=Align.START))
    assert "".join(placed.run.text for placed in line.runs) == text
    assert sum(found.advances) == sum(10 if c == "中" else 5 for c in text if c in "中a")


def test_a_line_that_ends_at_a_soft_hyphen_has_all_of_its_text(style: TextStyle) -> None:
    found = shaped("com\u00adpose", style)
    fill = Fill(50, justified=False, align=Align.START)
    lines = [set_line(found, a, b, fill) for a, b in ((0, 4), (4, 8))]
    assert [[placed.run.text for placed in line.runs] for line in lines] == [
        ["com\u00ad", "\u00ad"],  # the hyphen that shows is copied as one that does not
        ["pose"],
    ]
    assert [[placed.run.width for placed in line.runs] for line in lines] == [[15.0, 5.0], [20.0]]
