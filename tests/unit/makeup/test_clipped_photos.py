"""Photos cut out along an outline of their own: where it is, and what text keeps clear of."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.diagnostics import Span
from pagesetter.geometry import Path as Outline
from pagesetter.geometry import Point, Rect
from pagesetter.makeup.clipped_photos import own_outline, rows_within
from pagesetter.makeup.model import PlacedPhoto
from pagesetter.makeup.outlines import circle, polygon
from pagesetter.pictures import Picture, open_picture
from tests.unit.pictures.photoshop import SQUARE, block, jpeg, path

ROOM = Rect(100, 200, 40, 40)


def placed(picture: Picture, crop: Rect) -> PlacedPhoto:
    return PlacedPhoto("a", picture, crop, ROOM, None, Span(picture.file, 1, 1, 1, 2))


def test_an_outline_is_where_the_crop_puts_it(tmp_path: Path) -> None:
    picture = open_picture(jpeg(tmp_path, block(cut=path(SQUARE))))  # 40 by 20 pixels
    found = own_outline(placed(picture, Rect(10, 0, 20, 20)))
    assert found is not None
    assert found.start == Point(100, 210)
    assert found.curves[1][2] == Point(140, 220)


def test_a_photo_that_is_gone_has_no_outline(tmp_path: Path) -> None:
    picture = open_picture(jpeg(tmp_path, block(cut=path(SQUARE))))
    picture.file.unlink()
    assert own_outline(placed(picture, Rect(10, 0, 20, 20))) is None


def test_rows_go_from_the_left_to_the_right_of_what_is_enclosed() -> None:
    wedge = polygon([Point(100, 200), Point(140, 220), Point(100, 240)])
    assert rows_within(wedge, ROOM, 4) == ((100, 120), (100, 140), (100, 140), (100, 120))


def test_rows_follow_curves() -> None:
    found = rows_within(circle(Point(120, 220), 20), ROOM, 40)
    assert found is not None
    assert found[20] == pytest.approx((100, 140), abs=0.02)
    assert found[5] == pytest.approx((120 - 14.283, 120 + 14.283), abs=0.1)  # 14 down of 20
    assert found[0] == pytest.approx((120 - 6.245, 120 + 6.245), abs=0.1)


def test_what_is_outside_of_the_room_is_not_of_its_rows() -> None:
    wide = polygon([Point(50, 210), Point(120, 210), Point(120, 300), Point(50, 300)])
    assert rows_within(wide, ROOM, 4) == (None, (100, 120), (100, 120), (100, 120))
    beside = polygon([Point(10, 210), Point(20, 210), Point(20, 300)])
    assert rows_within(beside, ROOM, 2) == (None, None)


def test_the_ways_between_outlines_enclose_nothing() -> None:
    """Two boxes, over each other: there is nothing between them."""
    one = [Point(100, 200), Point(110, 200), Point(110, 208), Point(100, 208), Point(100, 200)]
    two = [Point(x + 20, y + 25) for x, y in one]
    ends = [*one[1:], *two, one[0]]
    last, curves = one[0], []
    for end in ends:
        curves.append((last, end, end))
        last = end
    assert rows_within(Outline(one[0], tuple(curves)), ROOM, 4) == (
        (100, 110),
        None,
        (120, 130),
        (120, 130),
    )


def test_a_path_without_end_has_no_rows() -> None:
    zigzag = polygon([Point(100 + i % 7, 200 + 40 * (i % 2)) for i in range(2000)])
    assert rows_within(zigzag, ROOM, 1000) is None
