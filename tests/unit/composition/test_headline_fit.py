"""Headlines narrowed, kept together and counted. The style is 20 pt, and may go down to 16."""

from __future__ import annotations

import pytest

from pagesetter.composition.headline import FittedWords, Room, fit_words, shape_words
from pagesetter.composition.headline_room import capacities, paragraph_capacities
from pagesetter.composition.model import TextStyle
from pagesetter.composition.summary import fit_summary
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Emphasis, Paragraph, Piece, WordMarks
from pagesetter.diagnostics import DiagnosticLog
from tests.unit.composition.boxes import paragraph, span


@pytest.fixture
def headline(style: TextStyle) -> TextStyle:
    """Return a style whose size, tracking and width may be chosen."""
    return style._replace(
        size=20.0, min_size=16.0, min_tracking=-1.0, min_scale=0.8, align=Align.CENTER
    )


def fitted(words: Paragraph | str, style: TextStyle, room: Room) -> FittedWords:
    """Fit words to a room."""
    words = paragraph(words) if isinstance(words, str) else words
    return fit_words(words, style, room, "".count, DiagnosticLog())


def stiff(style: TextStyle) -> TextStyle:
    """Return a style that is neither tightened nor narrowed."""
    return style._replace(min_tracking=0.0, min_scale=1.0)


def rows(found: FittedWords) -> list[str]:
    """Return the words of each row."""
    return [line.text for line in found.lines]


def edges(found: FittedWords) -> tuple[float, float]:
    """Return where the ink of the first row begins and ends, its last tracking left out."""
    first, last = found.lines[0].runs[0], found.lines[0].runs[-1]
    run = last.run
    tracking = (run.advances[-1] - 1) * run.size * run.scale
    return first.x, last.x + run.width - tracking


def kept(*words: str) -> Paragraph:
    """Return a paragraph of pieces, each kept on one line."""
    pieces = tuple(
        Piece(text, Emphasis.NONE, span(1, 1, len(text)), WordMarks(keep=i))
        for i, text in enumerate(words, 1)
    )
    return Paragraph(pieces, span())


def test_what_is_too_wide_when_tight_is_narrowed(headline: TextStyle) -> None:
    found = fitted("天地玄黄宇", headline, Room(70, 100, 1))
    # Five of 16 pt, tightened by 0.8 pt four times, are 76.8 pt wide.
    assert (found.size, found.tracking, found.scale) == pytest.approx((16.0, -0.05, 70 / 76.8))


@pytest.mark.parametrize("align", [Align.CENTER, Align.START, Align.END, Align.SPREAD])
def test_narrowed_words_fill_their_room(align: Align, headline: TextStyle) -> None:
    found = fitted("天地玄黄宇", headline._replace(align=align), Room(70, 100, 1))
    assert edges(found) == pytest.approx((0.0, 70.0), abs=1e-6)


@pytest.mark.parametrize(
    ("align", "begins"), [(Align.CENTER, 0.5), (Align.START, 0.0), (Align.END, 1.0)]
)
def test_a_shorter_row_of_narrowed_words_aligns_as_its_style_says(
    align: Align, begins: float, headline: TextStyle
) -> None:
    found = fitted("天地玄黄宇|宙洪荒", headline._replace(align=align), Room(70, 100, 2))
    short = found._replace(lines=found.lines[1:])
    width = (3 * 16 - 2 * 0.8) * 70 / 76.8
    start, end = edges(short)
    assert (start, end - start) == pytest.approx((begins * (70 - width), width))


def test_words_are_narrowed_no_further_than_their_style_allows(headline: TextStyle) -> None:
    found = fitted("天地玄黄宇", headline, Room(60, 100, 1))
    assert (found.scale, found.too_long) == (0.8, 1)


def test_words_that_fit_when_tight_keep_their_width(headline: TextStyle) -> None:
    assert fitted("天地玄黄宇", headline, Room(77, 100, 1)).scale == 1.0


def test_rows_that_fit_are_taken_rather_than_one_that_does_not(headline: TextStyle) -> None:
    found = fitted("天地玄黄宇宙", headline._replace(min_scale=1.0), Room(80, 100, 2))
    assert (rows(found), found.too_long) == (["天地玄", "黄宇宙"], 0)


def test_there_are_no_more_rows_than_the_height_has_room_for(headline: TextStyle) -> None:
    found = fitted("天地玄黄宇宙", stiff(headline), Room(60, 30, 2))
    assert (rows(found), found.too_long) == (["天地玄黄宇宙"], 3)


def test_words_are_no_larger_than_their_room_says(headline: TextStyle) -> None:
    assert fitted("天地", headline, Room(100, 100, 1, most=17.2)).size == 17.0


def test_words_are_no_smaller_than_their_style_whatever_their_room_says(
    headline: TextStyle,
) -> None:
    assert fitted("天地", headline, Room(100, 100, 1, most=9)).size == 16.0


def test_no_row_ends_inside_words_that_are_kept_together(headline: TextStyle) -> None:
    found = fitted(kept("天", "地玄黄宇", "宙"), stiff(headline), Room(82, 100, 2))
    assert rows(found) == ["天", "地玄黄宇宙"]


def test_a_row_may_end_between_two_words_that_are_kept(headline: TextStyle) -> None:
    assert rows(fitted(kept("天地", "玄黄"), headline, Room(40, 100, 2))) == ["天地", "玄黄"]


def test_pieces_of_one_kept_word_stay_together(headline: TextStyle) -> None:
    pieces = [
        piece._replace(marks=WordMarks(keep=2 if 0 < i < 3 else i + 5))
        for i, piece in enumerate(kept("天", "地", "玄", "黄").pieces)
    ]
    found = fitted(Paragraph(tuple(pieces), span()), stiff(headline), Room(60, 100, 2))
    assert rows(found) in (["天", "地玄黄"], ["天地玄", "黄"])


@pytest.mark.parametrize(
    ("width", "height", "most", "least"),
    [
        (100, 20, (20, 1, 5), (16, 1, 8)),
        (80, 60, (20, 2, 8), (16, 2, 12)),
        (10, 60, (20, 2, 0), (16, 2, 0)),
    ],
)
def test_a_place_takes_so_many_characters(
    width: float,
    height: float,
    most: tuple[float, int, int],
    least: tuple[float, int, int],
    headline: TextStyle,
) -> None:
    assert capacities(headline, Room(width, height, 2)) == (most, least)


def test_a_place_takes_as_many_as_fit_it_and_no_more(headline: TextStyle) -> None:
    room = Room(83, 40, 1)
    (_, _, most) = capacities(headline, room)[1]
    assert fitted("天" * most, headline, room).too_long == 0
    assert fitted("天" * (most + 1), headline, room).too_long == 1


def test_a_summary_is_set_smaller_until_its_lines_go_in(style: TextStyle) -> None:
    summary = style._replace(size=12.0, min_size=8.0, leading=18.0)
    words = shape_words(paragraph("天地玄黄宇宙洪荒日月"), summary, DiagnosticLog())
    found = fit_summary(words, Room(40, 52, 100))
    # At 10.5 pt three in a line, four lines: 10.5 + 3 × 15.75 is 57.75; at 10, four, three: 40.
    assert (found.size, rows(found), found.too_long) == (10.0, ["天地玄黄", "宇宙洪荒", "日月"], 0)


def test_of_a_summary_what_its_place_has_no_lines_for_is_too_long(style: TextStyle) -> None:
    summary = style._replace(leading=15.0)
    words = shape_words(paragraph("天地玄黄宇宙洪荒日月"), summary, DiagnosticLog())
    found = fit_summary(words, Room(40, 26, 100))
    assert (len(found.lines), found.too_long) == (3, 2)


def test_a_place_takes_whole_lines_of_a_summary(style: TextStyle) -> None:
    summary = style._replace(size=12.0, min_size=8.0, leading=18.0)
    most, least = paragraph_capacities(summary, Room(100, 49, 100))
    assert (most, least) == ((12, 3, 24), (8, 4, 48))
