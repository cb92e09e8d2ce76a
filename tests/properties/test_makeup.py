"""Any story in any frames is set whole up to the cursor, and fits its frames."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.composition.model import ShapedParagraph, TextStyle
from pagesetter.geometry import Rect, Size
from pagesetter.makeup.flow import Poured, pour
from pagesetter.makeup.frames import text_frames
from pagesetter.makeup.grid import StoryColumns
from pagesetter.makeup.model import Frame, PageGrid, TextCursor
from pagesetter.makeup.obstacles import Obstacle
from tests.unit.composition.boxes import box_style, shaped, span
from tests.unit.makeup.test_frames import Place

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
SENTENCES = st.lists(
    st.text(HAN, min_size=1, max_size=9).flatmap(
        lambda words: st.sampled_from("，。、；”？").map(lambda mark: words + mark)
    ),
    min_size=1,
    max_size=12,
).map("".join)
STORIES = st.lists(st.tuples(SENTENCES, st.booleans()), min_size=1, max_size=5)
FRAMES = st.lists(st.integers(1, 12), min_size=1, max_size=4)


@pytest.fixture(scope="session")
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font with an indent of two ems."""
    return box_style(box_font, indent=20.0)


def story(parts: list[tuple[str, bool]], style: TextStyle) -> list[ShapedParagraph]:
    """Shape paragraphs; a short one that may be is a subhead, and two never stand in a row."""
    paragraphs: list[ShapedParagraph] = []
    for text, wanted in parts:
        subhead = wanted and not (paragraphs and paragraphs[-1].subhead)
        paragraphs.append(
            shaped(text[:8], style._replace(lines_before=1, indent=0.0), subhead=True)
            if subhead
            else shaped(text, style)
        )
    return paragraphs


def frames(lines: list[int], measure: float = 100.0) -> list[Frame]:
    return [
        Frame(f"story/body/{i}", Rect(0, 0, measure, 15 * n), 1, n, i, span())
        for i, n in enumerate(lines, 1)
    ]


def words(poured: Poured, paragraphs: list[ShapedParagraph]) -> str:
    """Return the text of all lines set, and what the cursor leaves."""
    lines = [line for frame in poured.frames for line in frame.lines]
    found = "".join(paragraphs[line.paragraph].text[line.start : line.end] for line in lines)
    if poured.cursor is not None:
        found += paragraphs[poured.cursor.paragraph].text[poured.cursor.offset :]
        found += "".join(p.text for p in paragraphs[poured.cursor.paragraph + 1 :])
    return found


@given(parts=STORIES, lines=FRAMES, fill=st.booleans())
def test_what_is_set_and_what_the_cursor_leaves_is_the_story(
    parts: list[tuple[str, bool]], lines: list[int], fill: bool, style: TextStyle
) -> None:
    paragraphs = story(parts, style)
    poured = pour(paragraphs, frames(lines), {}, fill=fill)
    assert words(poured, paragraphs) == "".join(p.text for p in paragraphs)


@given(parts=STORIES, lines=FRAMES, fill=st.booleans())
def test_lines_stand_inside_their_frames_one_under_the_other(
    parts: list[tuple[str, bool]], lines: list[int], fill: bool, style: TextStyle
) -> None:
    for poured in pour(story(parts, style), frames(lines), {}, fill=fill).frames:
        places = [line.line for line in poured.lines]
        assert places == sorted(set(places))
        assert all(0 <= place < poured.frame.lines for place in places)


@given(parts=STORIES, lines=FRAMES, fill=st.booleans())
def test_no_frame_ends_with_a_subhead_and_no_orphan_or_widow_stands_alone(
    parts: list[tuple[str, bool]], lines: list[int], fill: bool, style: TextStyle
) -> None:
    paragraphs = story(parts, style)
    poured = pour(paragraphs, frames(lines), {}, fill=fill)
    for frame in poured.frames:
        if not frame.lines:
            continue
        first, last = frame.lines[0], frame.lines[-1]
        ended = last.end == len(paragraphs[last.paragraph].text)
        if paragraphs[last.paragraph].subhead:
            assert last.paragraph == len(paragraphs) - 1
        if not ended:
            mine = [line for line in frame.lines if line.paragraph == last.paragraph]
            assert len(mine) >= 2 or mine[0].start > 0
        if first.start > 0 and len(frame.lines) > 1:
            assert first.end < len(paragraphs[first.paragraph].text)


@given(parts=STORIES, lines=FRAMES, data=st.data())
def test_a_given_end_is_where_the_next_frame_goes_on(
    parts: list[tuple[str, bool]], lines: list[int], data: st.DataObject, style: TextStyle
) -> None:
    paragraphs = story(parts, style)
    chosen = data.draw(st.integers(0, len(paragraphs) - 1))
    offset = data.draw(st.sampled_from(paragraphs[chosen].breaks))
    length = len(paragraphs[chosen].text)
    end = TextCursor(chosen, offset) if offset < length else TextCursor(chosen + 1, 0)
    poured = pour(paragraphs, frames(lines), {0: end}, fill=True)
    set_first = "".join(
        paragraphs[line.paragraph].text[line.start : line.end] for line in poured.frames[0].lines
    )
    before = "".join(p.text for p in paragraphs[:chosen])
    assert set_first == before + paragraphs[chosen].text[:offset]


@given(parts=STORIES, height=st.integers(40, 300), leading=st.integers(12, 30))
def test_one_more_point_of_leading_never_sets_more_lines(
    parts: list[tuple[str, bool]], height: int, leading: int, style: TextStyle
) -> None:
    paragraphs = story(parts, style)
    counts = [
        len(pour(paragraphs, frames([height // step]), {}, fill=False).frames[0].lines)
        for step in (leading, leading + 1)
        if height // step
    ]
    assert counts == sorted(counts, reverse=True)


OBSTACLES = st.lists(
    st.builds(
        Rect,
        st.integers(0, 250).map(float),
        st.integers(0, 280).map(float),
        st.integers(1, 200).map(float),
        st.integers(1, 200).map(float),
    ),
    max_size=5,
)


@given(obstacles=OBSTACLES, first=st.integers(1, 16), last=st.integers(1, 16))
def test_frames_keep_to_their_columns_and_clear_of_obstacles(
    obstacles: list[Rect], first: int, last: int
) -> None:
    area = Rect(20, 30, 220, 240)
    grid = PageGrid(Size(260, 300), 0, area, (area,), 20, character=10, step=15, lines=16)
    place = Place(columns=StoryColumns((20.0, 140.0), 100.0))
    found = text_frames(grid, place, (first, last), [Obstacle(o) for o in obstacles])
    for i, frame in enumerate(found):
        assert area.holds(frame.bounds)
        assert not any(frame.bounds.overlaps(obstacle) for obstacle in obstacles)
        assert not any(frame.bounds.overlaps(other.bounds) for other in found[:i])
