"""Columns that end together: frames of a hundred points, ten characters a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.model import TextStyle
from pagesetter.geometry import Rect
from pagesetter.makeup.balance import last_set_line, pour_balanced
from pagesetter.makeup.flow import Poured
from pagesetter.makeup.model import Frame, Spot
from tests.unit.composition.boxes import box_style, shaped, span

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜" * 9


@pytest.fixture
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font."""
    return box_style(box_font)


def frame(column: int, lines: int, first: int = 1) -> Frame:
    bounds = Rect(0, 15 * (first - 1), 100, 15 * lines)
    return Frame(f"story/body/{column}", bounds, first, lines, column, span())


def balanced(style: TextStyle, lines: tuple[int, ...], *frames: Frame) -> Poured:
    """Balance paragraphs of as many lines."""
    return pour_balanced([shaped(HAN[: n * 10], style) for n in lines], frames, fill=False)


def ends(poured: Poured) -> list[int]:
    """Return the last line of each frame, 0 for one without words."""
    return [f.frame.first_line + f.lines[-1].line if f.lines else 0 for f in poured.frames]


def test_columns_share_the_lines(style: TextStyle) -> None:
    assert ends(balanced(style, (12,), frame(1, 20), frame(2, 20), frame(3, 20))) == [4, 4, 4]


def test_the_first_columns_have_the_lines_left_over(style: TextStyle) -> None:
    assert ends(balanced(style, (14,), frame(1, 20), frame(2, 20), frame(3, 20))) == [5, 5, 4]


def test_a_later_column_is_the_longer_where_a_widow_would_stand_alone(style: TextStyle) -> None:
    # Filled to the sixth line, three columns leave four lines to the last.
    columns = [frame(n, 20) for n in range(1, 5)]
    assert ends(balanced(style, (8, 8, 6), *columns)) == [6, 5, 5, 6]


def test_columns_that_begin_lower_end_with_the_others(style: TextStyle) -> None:
    assert ends(balanced(style, (10,), frame(1, 20), frame(2, 16, first=5))) == [7, 7]


def test_a_column_that_is_too_short_to_reach_the_others_is_full(style: TextStyle) -> None:
    assert ends(balanced(style, (12,), frame(1, 3), frame(2, 20), frame(3, 20))) == [3, 5, 4]


def test_a_column_goes_on_under_what_parts_it(style: TextStyle) -> None:
    columns = (frame(1, 2), frame(1, 10, first=5), frame(2, 14))
    assert ends(balanced(style, (14,), *columns)) == [2, 8, 8]


def test_columns_of_varying_measures_are_balanced(style: TextStyle) -> None:
    narrow = frame(2, 10)._replace(spots=tuple(Spot(i, 50.0, 50.0) for i in range(10)))
    assert ends(balanced(style, (12,), frame(1, 10), narrow)) == [8, 8]


def test_an_overset_story_fills_its_frames(style: TextStyle) -> None:
    poured = balanced(style, (30,), frame(1, 10), frame(2, 10))
    assert ends(poured) == [10, 10]
    assert poured.cursor is not None


def test_the_frames_stay_whole(style: TextStyle) -> None:
    columns = (frame(1, 20), frame(2, 20))
    assert tuple(f.frame for f in balanced(style, (8,), *columns).frames) == columns


def test_a_story_without_words_is_balanced(style: TextStyle) -> None:
    poured = balanced(style, (), frame(1, 20), frame(2, 20))
    assert (ends(poured), poured.cursor, last_set_line(poured)) == ([0, 0], None, 0)


def test_the_last_line_set_is_counted_on_the_page(style: TextStyle) -> None:
    assert last_set_line(balanced(style, (8,), frame(1, 9, first=4), frame(2, 9, first=4))) == 7
