"""A page in two layers: what may be drawn before the photos, and that it looks as it did."""

from __future__ import annotations

from pathlib import Path as File

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pagesetter.diagnostics import Span
from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    FillRect,
    Mark,
    Region,
)
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Path, Point, Rect, Size
from pagesetter.ink import Ink
from pagesetter.pictures import Picture, open_picture
from pagesetter.proof.draw import SETTINGS
from pagesetter.proof.layers import layers
from pagesetter.proof.render import render, render_layers
from pagesetter.typeface.model import FaceId, GlyphRun

SPAN = Span(File(), 1, 1, 1, 1)
BLACK = Ink(0.0, 0.0, 0.0, 1.0)
RED = Ink(0.0, 1.0, 1.0, 0.0)
SIDE = 40.0
FACE = FaceId(File("no-font"), 0, "None")


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    file = tmp_path_factory.mktemp("photos") / "photo.png"
    Image.radial_gradient("L").resize((64, 64)).convert("RGB").save(file)
    return open_picture(file)


def photo(picture: Picture, bounds: Rect) -> DrawPhoto:
    return DrawPhoto(picture, Rect(0, 0, 64, 64), bounds, SPAN)


def fill(bounds: Rect, ink: Ink = BLACK) -> FillRect:
    return FillRect(bounds, ink, SPAN)


def line(begin: Point, end: Point, weight: float) -> DrawPath:
    return DrawPath(Path(begin, ((begin, end, end),)), RED, SPAN, weight)


def glyphs(at: Point, count: int = 4, size: float = 10.0, **more: object) -> DrawGlyphs:
    ids, ems = tuple(range(1, count + 1)), (1.0,) * count
    run = GlyphRun(FACE, size, "字" * count, ids, tuple(range(count)), ems, **more)  # type: ignore[arg-type]
    return DrawGlyphs(at, run, BLACK, SPAN)


def page(*marks: Mark) -> DisplayList:
    whole = Rect(0, 0, SIDE, SIDE)
    return DisplayList(Size(SIDE, SIDE), 0.0, "", "zh", (Region("all", whole, marks),))


def drawn_last(*marks: Mark, dpi: float = 100) -> list[Mark]:
    return [mark for region in layers(page(*marks), dpi).over.regions for mark in region.marks]


# ---------------------------------------------------------------- what is drawn last


def test_what_stands_apart_is_drawn_before_a_photo(picture: Picture) -> None:
    shown = photo(picture, Rect(0, 0, 10, 10))
    apart = fill(Rect(20, 20, 10, 10))
    found = layers(page(shown, apart), 100)
    assert [mark for region in found.under.regions for mark in region.marks] == [apart]
    assert [mark for region in found.over.regions for mark in region.marks] == [shown]


def test_what_lies_under_a_photo_is_drawn_before_it(picture: Picture) -> None:
    shown = photo(picture, Rect(0, 0, 10, 10))
    assert drawn_last(fill(Rect(5, 5, 10, 10)), shown) == [shown]


def test_what_lies_over_a_photo_is_drawn_after_it(picture: Picture) -> None:
    marks = photo(picture, Rect(0, 0, 10, 10)), fill(Rect(5, 5, 10, 10))
    assert drawn_last(*marks) == [*marks]


def test_what_lies_over_something_over_a_photo_is_drawn_after_that(picture: Picture) -> None:
    marks = (
        photo(picture, Rect(0, 0, 10, 10)),
        fill(Rect(5, 5, 20, 4)),
        fill(Rect(22, 6, 10, 4), RED),
    )
    assert drawn_last(*marks) == [*marks]


def test_an_edge_within_two_pixels_of_a_photo_is_over_it(picture: Picture) -> None:
    marks = photo(picture, Rect(0, 0, 10, 10)), fill(Rect(13, 0, 5, 5))
    assert drawn_last(*marks, dpi=100) == [marks[0]]
    assert drawn_last(*marks, dpi=36) == [*marks]


@pytest.mark.parametrize(
    "mark",
    [
        glyphs(Point(-10, 20)),  # its first line's ascenders
        glyphs(Point(-10, -3)),  # descenders
        glyphs(Point(-42, 5)),  # to its right
        glyphs(Point(22, 5), vertical=True),
        glyphs(Point(5, -35), vertical=True),
        glyphs(Point(-4, -35), turned=True),
        glyphs(Point(-10, 40), offsets=((0.0, 2.5),) * 4),
        glyphs(Point(-65, 5), count=4, scale=1.5),
        DrawShapes(Point(-10, 28), glyphs(Point(0, 0)).run, RED, SPAN, 2.0),
        line(Point(15, -5), Point(15, 30), 3.0),
        Clip(Path(Point(5, 5), ((Point(5, 5), Point(20, 5), Point(20, 20)),)), (), SPAN),
    ],
)
def test_every_kind_of_mark_is_known_to_reach_a_photo(mark: Mark, picture: Picture) -> None:
    shown = photo(picture, Rect(0, 0, 10, 10))
    assert drawn_last(shown, mark) == [shown, mark]


def test_a_caption_under_a_photo_does_not_wait_for_it(picture: Picture) -> None:
    shown = photo(picture, Rect(0, 0, 30, 10))
    assert drawn_last(shown, glyphs(Point(0, 10 + 4 + 7), size=8.0)) == [shown]


def test_where_very_much_lies_over_photos_no_more_is_looked_for(picture: Picture) -> None:
    over = [fill(Rect(i / 10, 2, 0.05, 1)) for i in range(80)]
    apart = fill(Rect(30, 30, 5, 5))
    assert drawn_last(photo(picture, Rect(0, 0, 10, 10)), *over[:20], apart)[-1] != apart
    assert drawn_last(photo(picture, Rect(0, 0, 10, 10)), *over, apart)[-1] == apart


# ---------------------------------------------------------------- how it looks

lengths = st.integers(0, 36).map(lambda n: n + 0.25 * (n % 3))
sides = st.integers(1, 20).map(float)
rects = st.builds(Rect, lengths, lengths, sides, sides)
parts = st.sampled_from([0.0, 0.4, 1.0])
opacities = st.sampled_from([1.0, 1.0, 0.5])
inks = st.builds(lambda c, m, y, k, o: Ink(c, m, y, k, opacity=o), *[parts] * 4, opacities)
points = st.builds(Point, lengths, lengths)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_two_layers_look_as_one_page_does(data: st.DataObject, picture: Picture) -> None:
    mark = st.one_of(
        st.builds(photo, st.just(picture), rects),
        st.builds(fill, rects, inks),
        st.builds(line, points, points, st.sampled_from([0.3, 2.0])),
    )
    whole = page(*data.draw(st.lists(mark, min_size=2, max_size=12)))
    dpi = data.draw(st.sampled_from([36, 100, 150]))
    found = render_layers((pdf_bytes([part], SETTINGS) for part in layers(whole, dpi)), dpi)
    assert found == render(pdf_bytes([whole], SETTINGS), dpi)
