"""The figures of copyfit hold: a story over by so much fits with so much more room, or less text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.composition.model import TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.model import Paragraph
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.makeup.bodies import Body
from pagesetter.makeup.breaker import Breaker
from pagesetter.makeup.copy_pour import Copy, with_lines_more
from pagesetter.makeup.flow import pour
from pagesetter.makeup.jumps import PouredPart
from pagesetter.makeup.measuring import added_at_end, cut_from_end, figures_of
from pagesetter.makeup.settling import Bounds, Settled, settle
from tests.properties.test_makeup import FRAMES, STORIES, frames, story
from tests.unit.composition.boxes import box_style

Parts = list[tuple[str, bool]]
BOUNDS = st.sampled_from([(0.0, 0.0), (-0.05, 0.05), (-0.2, 0.0)])


@pytest.fixture(scope="session")
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font with an indent of two ems."""
    return box_style(box_font, indent=20.0)


def copy(parts: Parts, lines: list[int], style: TextStyle, *, fill: bool) -> Copy:
    """Return a story and its frames."""
    paragraphs, poured = tuple(story(parts, style)), tuple(frames(lines))
    styles = {paragraph.subhead: paragraph.style for paragraph in paragraphs}

    def shape(source: Sequence[Paragraph], plain: bool) -> Body:
        log = DiagnosticLog()
        return Body(tuple(shape_paragraph(p, styles[p.subhead], log) for p in source))

    def pour_whole(copy: Copy) -> PouredPart:
        return PouredPart(
            pour(copy.paragraphs, copy.frames, {}, fill=copy.fill, breaker=copy.breaker)
        )

    return Copy(
        source=tuple(paragraph.source for paragraph in paragraphs),
        body=Body(paragraphs),
        frames=poured,
        column_ends=(),
        fill=fill,
        spare=poured[0]._replace(lines=0),
        breaker=Breaker(paragraphs),
        shape=shape,
        pour=pour_whole,
    )


@given(parts=STORIES, lines=FRAMES, fill=st.booleans())
def test_the_lines_over_are_the_fewest_that_are_wanting(
    parts: Parts, lines: list[int], fill: bool, style: TextStyle
) -> None:
    settled = settle(copy(parts, lines, style, fill=fill), Bounds(0.0, 0.0, 0))
    over = figures_of(settled).over.lines
    left = [with_lines_more(settled.copy, over - n).poured().cursor for n in (0, 1) if over >= n]
    assert [cursor is None for cursor in left] == [True, False][: len(left)]


@given(parts=STORIES, lines=FRAMES, fill=st.booleans())
def test_the_characters_over_are_enough_to_cut(
    parts: Parts, lines: list[int], fill: bool, style: TextStyle
) -> None:
    settled = settle(copy(parts, lines, style, fill=fill), Bounds(0.0, 0.0, 0))
    shorter = cut_from_end(settled.copy, figures_of(settled).over.characters)
    assert shorter is not None
    assert shorter.poured().cursor is None


@given(parts=STORIES, lines=FRAMES, fill=st.booleans())
def test_the_characters_under_can_be_added_and_one_more_cannot(
    parts: Parts, lines: list[int], fill: bool, style: TextStyle
) -> None:
    settled = settle(copy(parts, lines, style, fill=fill), Bounds(0.0, 0.0, 0))
    figures = figures_of(settled)
    if settled.is_over or not figures.under.lines:
        return
    for more in (0, 1):
        longer = added_at_end(settled.copy, figures.under.characters + more)
        assert longer is not None
        assert (longer.poured().cursor is None) == (more == 0)


@given(parts=STORIES, lines=FRAMES, fill=st.booleans(), bounds=BOUNDS)
def test_tracking_keeps_its_bounds_and_leaves_no_story_worse(
    parts: Parts, lines: list[int], fill: bool, bounds: tuple[float, float], style: TextStyle
) -> None:
    plain_copy = copy(parts, lines, style, fill=fill)
    plain = Settled(plain_copy, plain_copy.part(), 0.0, 0)
    settled = settle(plain_copy, Bounds(*bounds, 0))
    assert bounds[0] <= settled.tracking <= bounds[1]
    assert not settled.tracking or not plain.fits
    assert settled.is_over <= plain.is_over
