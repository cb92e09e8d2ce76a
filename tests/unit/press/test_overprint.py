"""What prints over what is under it, where the layout does not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.diagnostics import Span
from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawShapes,
    FillRect,
    Mark,
    Region,
)
from pagesetter.geometry import Point, Rect, Size
from pagesetter.ink import REGISTRATION, Gradient, Ink
from pagesetter.makeup.outlines import rectangle, straight
from pagesetter.press.overprint import THIN_RULE, settled
from pagesetter.typeface.model import FaceId, GlyphRun

RUN = GlyphRun(FaceId(Path("box.ttf"), 0, "Box"), 10, "天", (1,), (0,), (1.0,))
AT = Span(Path("page.yaml"), 1, 1, 1, 2)
BLACK = Ink(0, 0, 0, 1)
WHITE = Ink(0, 0, 0, 0)
GRAY = Ink(0, 0, 0, 0.5)
RICH = Ink(0.6, 0.4, 0.4, 1, rich=True)
FADE = BLACK._replace(gradient=Gradient(((0, BLACK), (1, WHITE)), 0))


def page_of(*marks: Mark) -> DisplayList:
    return DisplayList(Size(99, 99), 0.0, "", "zh-CN", (Region("r", Rect(0, 0, 9, 9), marks),))


def settled_mark(mark: Mark) -> Mark:
    ((found,),) = (region.marks for region in settled(page_of(mark)).regions)
    return found


def overprints(mark: Mark) -> bool | None:
    found = settled_mark(mark)
    assert isinstance(found, DrawGlyphs | DrawShapes | FillRect | DrawPath)
    return found.ink.overprint


@pytest.mark.parametrize(
    ("ink", "over"),
    [
        (BLACK, True),
        (WHITE, False),
        (GRAY, False),
        (RICH, False),
        (FADE, False),
        (BLACK._replace(opacity=0.5), False),
        (BLACK._replace(spot=REGISTRATION), False),
        (BLACK._replace(overprint=False), False),
        (Ink(0, 1, 0, 0), False),
        (Ink(0, 1, 0, 0, overprint=True), True),
    ],
)
def test_black_type_overprints_and_all_else_does_what_the_layout_says(ink: Ink, over: bool) -> None:
    assert overprints(DrawGlyphs(Point(0, 0), RUN, ink, AT)) is over


def test_what_is_behind_a_heading_knocks_out() -> None:
    assert overprints(DrawShapes(Point(0, 0), RUN, BLACK, AT)) is False


@pytest.mark.parametrize(
    ("bounds", "over"),
    [
        (Rect(0, 0, 90, THIN_RULE), True),
        (Rect(0, 0, 0.25, 90), True),
        (Rect(0, 0, 90, THIN_RULE + 0.1), False),
        (Rect(0, 0, 90, 90), False),
    ],
)
def test_thin_black_rules_overprint_and_black_areas_do_not(bounds: Rect, over: bool) -> None:
    assert overprints(FillRect(bounds, BLACK, AT)) is over
    assert overprints(FillRect(bounds, GRAY, AT)) is False
    assert overprints(DrawPath(rectangle(bounds), BLACK, AT)) is over


@pytest.mark.parametrize(("stroke", "over"), [(0.25, True), (2.5, False)])
def test_a_line_is_as_thin_as_it_is_drawn(stroke: float, over: bool) -> None:
    path = straight([Point(0, 0), Point(9, 9)])
    assert overprints(DrawPath(path, BLACK, AT, stroke)) is over


def test_the_marks_inside_a_clip_are_settled_too() -> None:
    line = straight([Point(0, 0), Point(9, 0)])
    inside = (DrawPath(line, BLACK, AT, 0.5), DrawPath(line, GRAY, AT, 0.5))
    found = settled_mark(Clip(rectangle(Rect(0, 0, 9, 9)), inside, AT))
    assert isinstance(found, Clip)
    assert [mark.ink.overprint for mark in found.marks] == [True, False]


def test_settling_twice_is_settling_once() -> None:
    page = page_of(FillRect(Rect(0, 0, 9, 9), BLACK, AT), DrawGlyphs(Point(0, 0), RUN, BLACK, AT))
    assert settled(settled(page)) == settled(page)
