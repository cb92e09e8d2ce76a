"""Column ends looked for in a story: found, missed, out of order, more than one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.model import TextStyle
from pagesetter.description.model import ColumnEnd
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.geometry import Rect
from pagesetter.makeup.column_ends import find_column_ends
from pagesetter.makeup.model import Frame, TextCursor
from tests.unit.composition.boxes import box_style, shaped, span

TWO_COLUMNS = [
    Frame("story/body/1", Rect(0, 0, 100, 15), 1, 1, 1, span()),
    Frame("story/body/2", Rect(0, 30, 100, 15), 3, 1, 1, span()),
    Frame("story/body/3", Rect(120, 0, 100, 45), 1, 3, 2, span()),
]


@pytest.fixture
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font, with ASCII marks widened."""
    return box_style(box_font, full_width=True)


def found(
    ends: list[str], texts: list[str], style: TextStyle, subhead: int | None = None
) -> tuple[dict[int, TextCursor], list[str]]:
    """Look for the ends in a story; return the cursors by frame, and what was logged."""
    log = DiagnosticLog()
    given = [ColumnEnd(text, span(9, 1 + i)) for i, text in enumerate(ends)]
    paragraphs = [shaped(text, style, subhead=i == subhead) for i, text in enumerate(texts)]
    cursors = find_column_ends(given, paragraphs, TWO_COLUMNS, log)
    return cursors, [f"{d.span.line}:{d.span.column} {d.message}" for d in log]


def test_a_column_ends_after_the_characters_given(style: TextStyle) -> None:
    assert found(["洪荒"], ["天地玄黄宇宙洪荒日月"], style) == ({1: TextCursor(0, 8)}, [])


def test_an_end_belongs_to_the_last_frame_of_its_column(style: TextStyle) -> None:
    cursors, _ = found(["黄", "荒"], ["天地玄黄宇宙洪荒日月"], style)
    assert cursors == {1: TextCursor(0, 4), 2: TextCursor(0, 8)}


def test_an_end_at_a_paragraphs_end_is_the_beginning_of_the_next(style: TextStyle) -> None:
    assert found(["玄黄"], ["天地玄黄", "宇宙"], style) == ({1: TextCursor(1, 0)}, [])


def test_characters_that_are_nowhere_are_an_error(style: TextStyle) -> None:
    assert found(["龙"], ["天地玄黄"], style) == ({}, ["9:1 `龙` is not in the story"])


def test_characters_before_the_last_end_are_out_of_order(style: TextStyle) -> None:
    assert found(["洪荒", "玄黄"], ["天地玄黄宇宙洪荒日月"], style) == (
        {1: TextCursor(0, 8)},
        ["9:2 `玄黄` stands before the end of the column before it"],
    )


def test_of_several_places_the_one_nearest_to_a_full_column_is_meant(style: TextStyle) -> None:
    text = "天地荒玄黄宇宙荒" + "日" * 10 + "荒" + "月" * 20 + "荒月月"
    assert found(["荒"], [text], style)[0] == {1: TextCursor(0, 19)}


def test_a_place_in_a_later_paragraph_may_be_nearer(style: TextStyle) -> None:
    assert found(["荒"], ["日荒日日日日日日日日", "月月月月月月荒月"], style)[0] == {
        1: TextCursor(1, 7)
    }


def test_after_an_end_the_next_column_is_measured_from_it(style: TextStyle) -> None:
    text = "天地荒" + "日" * 9 + "荒" + "月" * 20 + "荒月"
    cursors, _ = found(["地荒", "荒"], [text], style)
    assert cursors == {1: TextCursor(0, 3), 2: TextCursor(0, 34)}


def test_characters_may_be_given_as_written_with_ascii_marks(style: TextStyle) -> None:
    assert found(["人,"], ["共人,其中"], style) == ({1: TextCursor(0, 3)}, [])


def test_characters_may_be_given_as_they_are_printed(style: TextStyle) -> None:
    assert found(["人，"], ["共人,其中"], style) == ({1: TextCursor(0, 3)}, [])


def test_an_end_after_which_no_line_may_begin_is_an_error(style: TextStyle) -> None:
    assert found(["天地"], ["天地，玄黄"], style) == (
        {},
        ["9:1 a line cannot end with `天地`: what follows may not begin one"],
    )


def test_an_end_inside_a_number_is_an_error(style: TextStyle) -> None:
    assert found(["共73"], ["共730人"], style)[1] == [
        "9:1 a line cannot end with `共73`: what follows may not begin one"
    ]


def test_an_end_for_a_column_that_is_not_there_is_an_error(style: TextStyle) -> None:
    assert found(["天", "地", "玄"], ["天地玄黄"], style) == (
        {1: TextCursor(0, 1), 2: TextCursor(0, 2)},
        ["9:3 `玄` would end column 3, and the story has 2"],
    )


def test_an_end_is_not_looked_for_in_subheads(style: TextStyle) -> None:
    cursors, _ = found(["玄黄"], ["天地玄黄", "宇宙玄黄日月"], style, subhead=0)
    assert cursors == {1: TextCursor(1, 4)}


def test_overlapping_places_are_all_looked_at(style: TextStyle) -> None:
    text = "玄" + "天" * 30
    assert found(["天天"], [text], style)[0] == {1: TextCursor(0, 20)}
