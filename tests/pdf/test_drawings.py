"""Paths, dashes and clips as readers draw them."""

from __future__ import annotations

from pathlib import Path as File

from PIL import Image

from pagesetter.display.model import BLACK, Clip, DrawPath, DrawPhoto, FillRect, Ink
from pagesetter.geometry import Path, Point, Rect
from pagesetter.makeup.outlines import circle, polygon, rectangle, straight
from pagesetter.pictures import open_picture
from tests.pdf.sheet import SPAN, call, content, made, render

RED = Ink(0, 1, 1, 0)
WHITE = (255, 255, 255)


def line(length: float = 200.0) -> Path:
    return straight([Point(100, 100), Point(100 + length, 100)])


def dark(picture: Image.Image, x: int, y: int) -> bool:
    pixel = picture.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return sum(pixel) < 300


def test_a_dashed_line_is_ink_and_white_in_turn() -> None:
    picture = render(made(DrawPath(line(), BLACK, SPAN, 4, (20, 10))))
    assert [dark(picture, x, 100) for x in (110, 125, 140, 155)] == [True, False, True, False]


def test_a_line_after_a_dashed_one_is_whole() -> None:
    after = straight([Point(100, 200), Point(300, 200)])
    picture = render(
        made(DrawPath(line(), BLACK, SPAN, 4, (20, 10)), DrawPath(after, BLACK, SPAN, 4))
    )
    assert all(dark(picture, x, 200) for x in range(102, 298))


def test_dashes_of_no_length_with_round_ends_are_dots() -> None:
    picture = render(made(DrawPath(line(), BLACK, SPAN, 8, (0, 20), True)))
    assert [dark(picture, x, 100) for x in (100, 110, 120, 130, 140)] == [
        True,
        False,
        True,
        False,
        True,
    ]
    assert dark(picture, 120, 102)
    assert not dark(picture, 124, 104)  # the corner of a square as large as the dot


def test_a_path_that_comes_back_is_closed_with_a_sharp_corner() -> None:
    data = made(DrawPath(rectangle(Rect(100, 100, 100, 50)), BLACK, SPAN, 10))
    assert dark(render(data), 96, 96)
    assert " l\n" in content(data)  # straight stretches are lines
    assert "\ns\n" in content(data)


def test_nothing_shows_outside_a_clip() -> None:
    stripe = DrawPath(line(), BLACK, SPAN, 20)
    picture = render(made(Clip(circle(Point(200, 100), 30), (stripe,), SPAN)))
    assert [dark(picture, x, 100) for x in (165, 175, 200, 225, 235)] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_what_follows_a_clip_is_in_its_own_ink() -> None:
    stripe = DrawPath(line(), RED, SPAN)
    after = FillRect(Rect(100, 200, 50, 50), BLACK, SPAN)
    before = after._replace(bounds=Rect(100, 300, 50, 50))
    clip = Clip(rectangle(Rect(0, 0, 300, 300)), (stripe,), SPAN)
    picture = render(made(before, clip, after))
    assert dark(picture, 120, 220)


def test_a_photo_shows_inside_its_clip_alone(tmp_path: File) -> None:
    file = tmp_path / "black.png"
    Image.new("L", (40, 40), 0).save(file)
    triangle = polygon([Point(100, 100), Point(200, 200), Point(100, 200)])
    mark = DrawPhoto(
        open_picture(file), Rect(0, 0, 40, 40), Rect(100, 100, 100, 100), SPAN, triangle
    )
    picture = render(made(mark))
    assert (dark(picture, 120, 180), dark(picture, 180, 120)) == (True, False)


def test_a_clip_shows_nothing_of_a_photo_outside_its_bounds(tmp_path: File) -> None:
    file = tmp_path / "black.png"
    Image.new("L", (40, 40), 0).save(file)
    wide = rectangle(Rect(50, 100, 300, 50))
    mark = DrawPhoto(open_picture(file), Rect(10, 10, 20, 10), Rect(100, 100, 100, 50), SPAN, wide)
    picture = render(made(mark))
    assert [dark(picture, x, 125) for x in (80, 120, 180, 220)] == [False, True, True, False]


def test_no_reader_complains_of_a_page_of_drawings(tmp_path: File) -> None:
    file = tmp_path / "page.pdf"
    stripe = DrawPath(line(), RED, SPAN, 3, (0, 6), True)
    file.write_bytes(made(Clip(circle(Point(200, 100), 30), (stripe, stripe), SPAN), stripe))
    call("qpdf", "--check", file)
    call("mutool", "draw", "-q", "-o", tmp_path / "page.png", file)
