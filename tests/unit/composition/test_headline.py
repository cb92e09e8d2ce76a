"""Headlines fitted to their place. The style is 20 pt, and may go down to 16."""

from __future__ import annotations

import pytest

from pagesetter.composition.headline import FittedWords, Room, fit_words
from pagesetter.composition.model import TextStyle
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Emphasis
from pagesetter.diagnostics import DiagnosticLog
from tests.unit.composition.boxes import paragraph


@pytest.fixture
def headline(style: TextStyle) -> TextStyle:
    """Return a style whose size may be chosen."""
    return style._replace(size=20.0, min_size=16.0, align=Align.CENTER, indent=40.0)


def fitted(
    text: str, style: TextStyle, width: float, height: float = 100.0, rows: int = 1, body: str = ""
) -> FittedWords:
    """Fit a headline over a body to a room."""
    room = Room(width, height, rows)
    return fit_words(paragraph(text), style, room, body.count, DiagnosticLog())


def rows(found: FittedWords) -> list[str]:
    """Return the words of each line."""
    return ["".join(run.run.text for run in line.runs) for line in found.lines]


def edges(found: FittedWords) -> list[tuple[float, float]]:
    """Return where each line begins and ends."""
    return [(line.runs[0].x, line.runs[-1].x + line.runs[-1].run.width) for line in found.lines]


def test_words_that_fit_have_the_size_of_their_style(headline: TextStyle) -> None:
    assert fitted("天地玄黄", headline, 100).size == 20.0


def test_words_stand_in_the_middle_without_an_indent(headline: TextStyle) -> None:
    assert edges(fitted("天地玄黄", headline, 100)) == [(10.0, 90.0)]


def test_the_size_goes_down_in_half_points_until_the_words_fit(headline: TextStyle) -> None:
    assert fitted("天地玄黄", headline, 71).size == 17.5


def test_the_size_is_bounded_by_the_height_too(headline: TextStyle) -> None:
    assert fitted("天地玄黄", headline, 100, height=18.3).size == 18.0


def test_rows_stand_a_leading_of_their_size_apart(headline: TextStyle) -> None:
    assert fitted("天地玄黄", headline, 100).leading == pytest.approx(23.6)


def test_below_the_smallest_size_the_words_are_tightened(headline: TextStyle) -> None:
    found = fitted("天地玄黄宇", headline._replace(min_tracking=-2.0), 76)
    run = found.lines[0].runs[0].run
    assert (found.size, found.too_long) == (16.0, 0)
    assert run.advances == pytest.approx((0.9375,) * 5)


def test_tightened_words_stand_in_the_middle(headline: TextStyle) -> None:
    found = fitted("天地玄黄宇", headline._replace(min_tracking=-2.0), 76)
    begin, end = edges(found)[0]
    assert (begin, end + 1) == pytest.approx((0.0, 76.0), abs=1e-6)


def test_the_other_rows_of_tightened_words_stand_in_the_middle_too(headline: TextStyle) -> None:
    found = fitted("天地玄黄宇|宙洪", headline._replace(min_tracking=-2.0), 76, rows=2)
    begin, end = edges(found)[1]
    assert (begin, end + 1) == pytest.approx((22.5, 53.5))


def test_tightened_words_that_align_with_the_end_reach_it(headline: TextStyle) -> None:
    style = headline._replace(min_tracking=-2.0, align=Align.END)
    assert edges(fitted("天地玄黄宇", style, 76))[0][1] + 1 == pytest.approx(76.0)


def test_tightened_words_keep_their_marks_wide(headline: TextStyle) -> None:
    found = fitted("天，地玄黄", headline._replace(min_tracking=-2.0), 76)
    assert edges(found)[0][1] + 1 == pytest.approx(76.0)


def test_what_may_be_tightened_counts_from_the_tracking_of_the_style(headline: TextStyle) -> None:
    style = headline._replace(tracking=2.0, min_tracking=2.0)
    assert fitted("天地玄黄", style, 60).too_long == 1


def test_words_are_tightened_no_further_than_their_style_allows(headline: TextStyle) -> None:
    found = fitted("天地玄黄宇", headline._replace(min_tracking=-1.0), 64)
    assert found.lines[0].runs[0].run.advances == pytest.approx((0.95,) * 5)


@pytest.mark.parametrize(
    ("width", "too_long"), [(80, 0), (79, 1), (64, 1), (63, 2), (48, 2), (17, 4)]
)
def test_words_that_do_not_fit_are_counted(
    width: float, too_long: int, headline: TextStyle
) -> None:
    assert fitted("天地玄黄宇", headline, width).too_long == too_long


def test_cutting_what_is_too_long_makes_tightened_words_fit(headline: TextStyle) -> None:
    style = headline._replace(min_tracking=-2.0)
    text = "天地玄黄宇宙洪荒日月"
    cut = fitted(text, style, 60).too_long
    assert (
        fitted(text[:-cut], style, 60).too_long,
        fitted(text[: 1 - cut], style, 60).too_long,
    ) == (0, 1)


def test_a_headline_is_broken_where_the_editor_allowed_it(headline: TextStyle) -> None:
    found = fitted("天地|玄黄宇宙", headline, 80, rows=2)
    assert rows(found) == ["天地", "玄黄宇宙"]


def test_a_full_width_bar_with_spaces_around_it_is_a_break_too(headline: TextStyle) -> None:
    found = fitted("天地 ｜　玄黄宇宙", headline, 80, rows=2)
    assert rows(found) == ["天地", "玄黄宇宙"]


def test_a_bar_that_is_not_needed_leaves_nothing_behind(headline: TextStyle) -> None:
    assert rows(fitted("天地|玄黄", headline, 100, rows=2)) == ["天地玄黄"]


@pytest.mark.parametrize("text", ["|天地", "天地|", "天地||"])
def test_a_bar_at_an_edge_breaks_nothing(text: str, headline: TextStyle) -> None:
    assert rows(fitted(text, headline, 100, rows=2)) == ["天地"]


def test_a_bar_inside_marked_words_is_taken_out_too(headline: TextStyle) -> None:
    words = paragraph(("天地|玄", Emphasis.STRONG), "黄宇")
    found = fit_words(words, headline, Room(60, 100, 2), "".count, DiagnosticLog())
    assert rows(found) == ["天地", "玄黄宇"]


def test_rows_are_as_long_as_one_another(headline: TextStyle) -> None:
    found = fitted("天地玄黄宇宙洪荒日月", headline, 120, rows=2)
    assert rows(found) == ["天地玄黄宇", "宙洪荒日月"]


def test_a_headline_that_fits_one_row_at_full_size_has_one(headline: TextStyle) -> None:
    assert rows(fitted("天地玄黄宇宙", headline, 120, rows=2)) == ["天地玄黄宇宙"]


def test_there_are_no_more_rows_than_the_room_has(headline: TextStyle) -> None:
    assert len(fitted("天地玄黄宇宙洪荒日月盈昃", headline, 60, rows=3).lines) == 3


def test_a_row_rather_ends_after_a_mark(headline: TextStyle) -> None:
    found = fitted("天地玄，黄宇宙洪荒日", headline, 130, rows=2)
    assert rows(found) == ["天地玄，", "黄宇宙洪荒日"]


def test_a_row_rather_begins_with_an_opening_mark(headline: TextStyle) -> None:
    found = fitted("天地玄黄“宇宙洪荒日月”", headline, 150, rows=2)
    assert rows(found) == ["天地玄黄", "“宇宙洪荒日月”"]


@pytest.mark.parametrize(
    ("body", "broken"),
    [
        ("", ["天地玄黄宇", "宙洪荒日月"]),
        ("宇宙" * 4, ["天地玄黄", "宇宙洪荒日月"]),
        ("黄宇，宇宙，" * 4, ["天地玄黄宇宙", "洪荒日月"]),
        ("宇宙，宙洪，" * 4, ["天地玄黄", "宇宙洪荒日月"]),
    ],
)
def test_words_that_the_body_has_side_by_side_stay_together(
    body: str, broken: list[str], headline: TextStyle
) -> None:
    assert rows(fitted("天地玄黄宇宙洪荒日月", headline, 130, rows=2, body=body)) == broken


def test_words_align_with_the_start(headline: TextStyle) -> None:
    found = fitted("天地", headline._replace(align=Align.START), 100)
    assert edges(found) == [(0.0, 40.0)]


def test_words_align_with_the_end(headline: TextStyle) -> None:
    found = fitted("天地", headline._replace(align=Align.END), 100)
    assert edges(found) == [(60.0, 100.0)]


def test_spread_words_fill_the_room(headline: TextStyle) -> None:
    found = fitted("天地玄", headline._replace(align=Align.SPREAD), 100)
    assert edges(found) == [(0.0, 100.0)]


def test_smaller_spread_words_fill_the_room_too(headline: TextStyle) -> None:
    found = fitted("天地玄", headline._replace(align=Align.SPREAD), 55)
    assert (found.size, *edges(found)[0]) == pytest.approx((18.0, 0.0, 55.0))


def test_the_place_of_a_word_after_a_bar_is_kept(headline: TextStyle) -> None:
    found = fitted("天地|玄黄", headline, 40, rows=2)
    assert [line.runs[0].span.column for line in found.lines] == [1, 4]


def test_of_too_many_ways_to_break_those_of_nearly_even_rows_are_weighed(
    headline: TextStyle,
) -> None:
    found = fitted("天地玄黄宇宙洪荒" * 12, headline, 500, height=400, rows=6)
    lengths = [len(row) for row in rows(found)]
    assert (sum(lengths), max(lengths) - min(lengths) <= 2) == (96, True)
