"""Text poured through frames of a hundred points: ten characters a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.model import ShapedParagraph, TextStyle
from pagesetter.geometry import Rect
from pagesetter.makeup.flow import Part, Poured, pour
from pagesetter.makeup.model import Frame, Spot, TextCursor
from tests.unit.composition.boxes import box_style, shaped, span

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"


@pytest.fixture
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font."""
    return box_style(box_font)


def frames(*lines: int) -> list[Frame]:
    """Return frames of as many lines, each a column."""
    return [
        Frame(f"story/body/{i}", Rect(0, 0, 100, 15 * n), 1, n, i, span())
        for i, n in enumerate(lines, 1)
    ]


def lines_of(poured: Poured) -> list[list[tuple[int, int, int, int]]]:
    """Return the paragraph, start, end and line of every line, frame by frame."""
    return [
        [(line.paragraph, line.start, line.end, line.line) for line in frame.lines]
        for frame in poured.frames
    ]


def run(
    paragraphs: list[ShapedParagraph],
    *lines: int,
    ends: dict[int, TextCursor] | None = None,
    fill: bool = False,
) -> Poured:
    """Pour paragraphs through frames of as many lines."""
    return pour(paragraphs, frames(*lines), ends or {}, fill=fill)


def han(count: int, style: TextStyle) -> ShapedParagraph:
    return shaped(HAN[:count], style)


def test_lines_are_set_one_under_the_other(style: TextStyle) -> None:
    poured = run([han(25, style), han(12, style)], 10)
    assert lines_of(poured) == [
        [(0, 0, 10, 0), (0, 10, 20, 1), (0, 20, 25, 2), (1, 0, 10, 3), (1, 10, 12, 4)]
    ]


def test_a_story_that_is_all_set_leaves_no_cursor(style: TextStyle) -> None:
    assert run([han(25, style)], 3).cursor is None


def test_a_story_without_a_body_leaves_no_cursor() -> None:
    assert run([], 3) == Poured(run([], 3).frames, None)


def test_text_goes_on_in_the_next_frame(style: TextStyle) -> None:
    poured = run([han(40, style)], 2, 2)
    assert lines_of(poured) == [
        [(0, 0, 10, 0), (0, 10, 20, 1)],
        [(0, 20, 30, 0), (0, 30, 40, 1)],
    ]


def test_a_frame_after_the_end_of_the_text_is_empty(style: TextStyle) -> None:
    poured = run([han(20, style)], 2, 2)
    assert (lines_of(poured)[1], poured.frames[1].used) == ([], 0)


def test_all_lines_but_a_paragraphs_last_are_justified(style: TextStyle) -> None:
    poured = run([han(25, style)], 3)
    assert [line.justified for line in poured.frames[0].lines] == [True, True, False]


def test_what_does_not_fit_is_where_the_cursor_stands(style: TextStyle) -> None:
    assert run([han(10, style), han(40, style)], 3).cursor == TextCursor(1, 20)


def test_a_cursor_between_two_paragraphs_stands_at_the_later_one(style: TextStyle) -> None:
    assert run([han(20, style), han(40, style)], 2).cursor == TextCursor(1, 0)


def test_a_frame_too_small_for_two_lines_stays_empty(style: TextStyle) -> None:
    poured = run([han(40, style)], 1)
    assert (lines_of(poured), poured.cursor) == ([[]], TextCursor(0, 0))


def test_the_first_line_of_a_paragraph_never_ends_a_frame_alone(style: TextStyle) -> None:
    poured = run([han(20, style), han(40, style)], 3, 4)
    assert [len(frame.lines) for frame in poured.frames] == [2, 4]


def test_the_last_line_of_a_paragraph_never_begins_a_frame_alone(style: TextStyle) -> None:
    poured = run([han(40, style)], 3, 4)
    assert [len(frame.lines) for frame in poured.frames] == [2, 2]


def test_a_paragraph_of_three_lines_stays_whole(style: TextStyle) -> None:
    poured = run([han(20, style), han(30, style)], 4, 4)
    assert [len(frame.lines) for frame in poured.frames] == [2, 3]


def test_what_is_left_of_a_paragraph_may_go_on_after_one_line(style: TextStyle) -> None:
    poured = run([shaped(HAN[:40] + HAN[:30], style)], 4, 1, 2)
    assert [len(frame.lines) for frame in poured.frames] == [4, 1, 2]


def test_a_subhead_never_ends_a_frame(style: TextStyle) -> None:
    subhead = shaped("小标题", style, subhead=True)
    poured = run([han(20, style), subhead, han(40, style)], 3, 5)
    assert [[line.paragraph for line in frame.lines] for frame in poured.frames] == [
        [0, 0],
        [1, 2, 2, 2, 2],
    ]


def test_a_subhead_has_two_lines_after_it_at_a_frames_foot(style: TextStyle) -> None:
    subhead = shaped("小标题", style, subhead=True)
    poured = run([han(20, style), subhead, han(40, style)], 4, 5)
    assert [len(frame.lines) for frame in poured.frames] == [2, 5]


def test_a_subhead_of_two_lines_is_not_parted(style: TextStyle) -> None:
    subhead = shaped(HAN[:40], style, subhead=True)
    poured = run([han(20, style), subhead, han(20, style)], 4, 6)
    assert [len(frame.lines) for frame in poured.frames] == [2, 6]


def test_white_stands_above_a_subhead(style: TextStyle) -> None:
    subhead = shaped("小标题", style._replace(lines_before=1), subhead=True)
    poured = run([han(10, style), subhead, han(20, style)], 5)
    assert ([line.line for line in poured.frames[0].lines], poured.frames[0].used) == (
        [0, 2, 3, 4],
        5,
    )


def test_white_is_dropped_at_a_frames_top(style: TextStyle) -> None:
    subhead = shaped("小标题", style._replace(lines_before=1), subhead=True)
    poured = run([subhead, han(20, style)], 5)
    assert [line.line for line in poured.frames[0].lines] == [0, 1, 2]


# ---------------------------------------------------------------- filling

# Each comma may give half an em, so that these 22 characters make two lines or three.
ELASTIC = "天，地，玄黄宇宙洪荒日月，盈，昃辰宿列张寒来"


def test_with_fill_a_paragraph_takes_a_line_less_so_that_the_frame_ends_full(
    style: TextStyle,
) -> None:
    paragraphs = [shaped(ELASTIC, style), han(40, style)]
    filled = run(paragraphs, 4, 3, fill=True)
    assert (filled.frames[0].used, filled.frames[0].lines[1].end) == (4, 22)


def test_with_fill_a_paragraph_takes_a_line_more_so_that_the_frame_ends_full(
    style: TextStyle,
) -> None:
    paragraphs = [shaped(ELASTIC, style), han(40, style)]
    filled = run(paragraphs, 5, 3, fill=True)
    assert (filled.frames[0].used, filled.frames[0].lines[1].end) == (5, 20)


def test_without_fill_a_paragraph_is_set_at_its_best(style: TextStyle) -> None:
    paragraphs = [shaped(ELASTIC, style), han(40, style)]
    poured = run(paragraphs, 5, 3)
    assert (poured.frames[0].used, poured.frames[0].lines[1].end) == (4, 22)


def test_with_fill_lines_are_opened_a_little_so_that_the_frame_ends_full(
    style: TextStyle,
) -> None:
    poured = run([han(20, style), han(30, style)], 4, 3, fill=True)
    assert [frame.used for frame in poured.frames] == [4, 2]


def test_two_lines_that_could_be_squeezed_into_one_are_no_two_lines(style: TextStyle) -> None:
    text = "冬，冬冬，冬冬冬冬冬冬冬冬冬，冬冬冬冬冬冬冬冬冬，冬冬冬，冬冬冬，冬冬冬，"
    paragraphs = [shaped(text, style._replace(indent=20.0)), han(2, style)]
    poured = run(paragraphs, 3, 3, fill=True)
    assert [line.paragraph for line in poured.frames[1].lines] == [0, 0, 1]


def test_a_hole_is_left_where_no_slack_can_fill_it(style: TextStyle) -> None:
    poured = run([han(10, style), han(23, style)], 3, 3, fill=True)
    assert [frame.used for frame in poured.frames] == [1, 3]


# ---------------------------------------------------------------- given ends


def test_a_frame_stops_at_its_given_end(style: TextStyle) -> None:
    poured = run([han(40, style)], 3, 3, ends={0: TextCursor(0, 20)})
    assert lines_of(poured) == [
        [(0, 0, 10, 0), (0, 10, 20, 1)],
        [(0, 20, 30, 0), (0, 30, 40, 1)],
    ]


def test_the_line_at_a_given_end_fills_its_measure(style: TextStyle) -> None:
    poured = run([han(40, style)], 2, 3, ends={0: TextCursor(0, 19)})
    last = poured.frames[0].lines[-1]
    assert (last.end, last.justified) == (19, True)


def test_the_slack_of_a_given_end_is_shared_by_the_lines(style: TextStyle) -> None:
    poured = run([han(40, style)], 3, 3, ends={0: TextCursor(0, 28)})
    assert sorted(line.end - line.start for line in poured.frames[0].lines) == [9, 9, 10]


def test_a_given_end_at_a_paragraphs_end_leaves_its_last_line_short(style: TextStyle) -> None:
    poured = run([han(15, style), han(20, style)], 2, 2, ends={0: TextCursor(1, 0)})
    last = poured.frames[0].lines[-1]
    assert (last.end, last.justified) == (15, False)


def test_a_given_end_may_leave_one_line_alone(style: TextStyle) -> None:
    poured = run([han(40, style)], 1, 3, ends={0: TextCursor(0, 10)})
    assert [len(frame.lines) for frame in poured.frames] == [1, 3]


def test_a_given_end_that_is_too_far_uses_more_lines_than_there_are(style: TextStyle) -> None:
    poured = run([han(40, style)], 2, 3, ends={0: TextCursor(0, 30)})
    assert poured.frames[0].used == 3


def test_a_given_end_after_a_subhead_keeps_its_white(style: TextStyle) -> None:
    subhead = shaped("小标题", style._replace(lines_before=1), subhead=True)
    paragraphs = [han(10, style), subhead, han(40, style)]
    poured = run(paragraphs, 5, 3, ends={0: TextCursor(2, 20)})
    assert [line.line for line in poured.frames[0].lines] == [0, 2, 3, 4]


def test_a_frame_goes_on_where_the_one_before_was_told_to_stop(style: TextStyle) -> None:
    paragraphs = [han(15, style), han(20, style), han(10, style)]
    poured = run(paragraphs, 4, 4, ends={0: TextCursor(1, 10)})
    assert lines_of(poured)[1] == [(1, 10, 20, 0), (2, 0, 10, 1)]


def test_a_given_end_at_the_end_of_the_story_leaves_no_cursor(style: TextStyle) -> None:
    assert run([han(20, style)], 2, ends={0: TextCursor(1, 0)}).cursor is None


def test_given_ends_are_met_with_slack_from_earlier_paragraphs(style: TextStyle) -> None:
    paragraphs = [shaped(ELASTIC, style), han(40, style)]
    poured = run(paragraphs, 4, 3, ends={0: TextCursor(1, 20)}, fill=True)
    assert poured.frames[0].used == 4


def test_a_story_may_begin_where_another_page_left_it(style: TextStyle) -> None:
    poured = pour([han(25, style)], frames(10), {}, fill=False, part=Part(TextCursor(0, 10)))
    assert lines_of(poured) == [[(0, 10, 20, 0), (0, 20, 25, 1)]]


def test_a_story_that_goes_on_elsewhere_leaves_two_lines_of_that_measure(style: TextStyle) -> None:
    paragraph = han(39, style)
    here = pour([paragraph], frames(3), {}, fill=False, part=Part(goes_on=100.0))
    assert (len(here.frames[0].lines), here.cursor) == (2, TextCursor(0, 20))
    narrow = pour([paragraph], frames(3), {}, fill=False, part=Part(goes_on=50.0))
    assert (len(narrow.frames[0].lines), narrow.cursor) == (3, TextCursor(0, 30))


# ---------------------------------------------------------------- varying measures


def varied(*spots: tuple[int, float, float]) -> Frame:
    """Return a frame whose lines stand at these lines, x and measures."""
    return frames(len(spots))[0]._replace(spots=tuple(Spot(*spot) for spot in spots))


def test_a_line_is_as_wide_as_its_spot_wherever_its_paragraph_begins(style: TextStyle) -> None:
    frame = varied((0, 0, 100), (1, 0, 60), (2, 40, 60), (3, 0, 100))
    poured = pour([han(5, style), han(15, style)], [frame], {}, fill=False)
    found = [
        (line.line, line.x, line.measure, line.end - line.start) for line in poured.frames[0].lines
    ]
    assert found == [(0, 0, 100, 5), (1, 0, 60, 6), (2, 40, 60, 6), (3, 0, 100, 3)]


def test_a_paragraph_that_goes_on_is_broken_to_the_measure_of_the_next_frame(
    style: TextStyle,
) -> None:
    # 23 characters: two lines of ten, and three that make two lines only where they are two wide.
    wide, narrow = frames(2)[0], varied((0, 0, 20), (1, 0, 20), (2, 0, 20))
    poured = pour([han(23, style)], [wide, narrow], {}, fill=False)
    assert [len(frame.lines) for frame in poured.frames] == [2, 2]


def test_white_over_a_subhead_is_as_wide_as_the_column(style: TextStyle) -> None:
    spots = [(n, x, 40.0) for n in range(5) for x in (0.0, 60.0)]
    subhead = shaped("天地", style._replace(lines_before=1), subhead=True)
    poured = pour([han(3, style), subhead, han(8, style)], [varied(*spots)], {}, fill=False)
    places = [(line.line, line.x) for line in poured.frames[0].lines]
    assert places == [(0, 0), (2, 0), (2, 60), (3, 0)]


def test_frames_of_varying_measures_are_filled_to_their_foot(style: TextStyle) -> None:
    frame = varied((0, 0, 100), (1, 0, 60), (2, 0, 60), (3, 0, 100), (4, 0, 40), (5, 0, 80))
    texts = [han(26, style), han(40, style)]
    poured = pour(texts, [frame, *frames(9)], {}, fill=True)
    assert [line.end for line in poured.frames[0].lines] == [10, 16, 22, 26, 4, 12]
