"""Any story in two parts, of columns alike or not, is whole, and no part begins with a widow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.composition.model import ShapedParagraph, TextStyle
from pagesetter.makeup.flow import Part, Poured, pour
from pagesetter.makeup.model import START
from tests.properties.test_makeup import FRAMES, STORIES, frames, story
from tests.unit.composition.boxes import box_style

MEASURES = st.sampled_from([60.0, 100.0, 150.0, 220.0])


@pytest.fixture(scope="session")
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font with an indent of two ems."""
    return box_style(box_font, indent=20.0)


def text(poured: Poured, paragraphs: list[ShapedParagraph]) -> str:
    """Return the words of all lines set."""
    lines = [line for frame in poured.frames for line in frame.lines]
    return "".join(paragraphs[line.paragraph].text[line.start : line.end] for line in lines)


@given(parts=STORIES, first=FRAMES, measure=MEASURES, elsewhere=MEASURES, fill=st.booleans())
def test_the_parts_of_a_story_joined_are_the_story(
    parts: list[tuple[str, bool]],
    first: list[int],
    measure: float,
    elsewhere: float,
    fill: bool,
    style: TextStyle,
) -> None:
    paragraphs = story(parts, style)
    one = pour(paragraphs, frames(first, measure), {}, fill=fill, part=Part(goes_on=elsewhere))
    rest = ""
    if one.cursor is not None:
        two = pour(paragraphs, frames([200], elsewhere), {}, fill=fill, part=Part(one.cursor))
        assert two.cursor is None
        rest = text(two, paragraphs)
    assert text(one, paragraphs) + rest == "".join(p.text for p in paragraphs)


@given(parts=STORIES, first=FRAMES, measure=MEASURES, elsewhere=MEASURES, fill=st.booleans())
def test_no_widow_and_no_orphan_stands_at_a_jump(
    parts: list[tuple[str, bool]],
    first: list[int],
    measure: float,
    elsewhere: float,
    fill: bool,
    style: TextStyle,
) -> None:
    paragraphs = story(parts, style)
    one = pour(paragraphs, frames(first, measure), {}, fill=fill, part=Part(goes_on=elsewhere))
    if one.cursor is None or one.cursor == START:
        return
    last = [line for frame in one.frames for line in frame.lines][-1]
    assert not paragraphs[last.paragraph].subhead
    if one.cursor.offset == 0:
        return
    two = pour(paragraphs, frames([200], elsewhere), {}, fill=fill, part=Part(one.cursor))
    here = [line for line in two.frames[0].lines if line.paragraph == one.cursor.paragraph]
    assert len(here) >= 2
    assert last.start > 0  # no orphan: at least two lines of the paragraph are on the first page


@given(parts=STORIES, first=FRAMES, measure=MEASURES)
def test_a_jump_changes_nothing_of_a_story_that_fits(
    parts: list[tuple[str, bool]], first: list[int], measure: float, style: TextStyle
) -> None:
    paragraphs = story(parts, style)
    plain = pour(paragraphs, frames(first, measure), {}, fill=False)
    again = pour(paragraphs, frames(first, measure), {}, fill=False, part=Part(START))
    assert plain == again
