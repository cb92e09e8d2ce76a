"""The outline that a photo brings along is the one that Photoshop says clips it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pagesetter.geometry import Point
from pagesetter.pictures import open_picture
from pagesetter.pictures.clipping import clipping_path, upright_clipping_path
from tests.unit.pictures.photoshop import HOLE, SQUARE, Knots, block, jpeg, path, resource, tiff


@pytest.mark.parametrize("save", [jpeg, tiff])
def test_the_path_that_clips_is_found_by_its_name(
    save: Callable[[Path, bytes], Path], tmp_path: Path
) -> None:
    data = block(other=path(HOLE), cut=path(SQUARE))
    file = save(tmp_path, data)
    found = clipping_path(open_picture(file))
    assert found is not None
    assert found.start == Point(0.25, 0.25)
    ends = [end for _, _, end in found.curves]
    assert ends == [Point(0.75, 0.25), Point(0.75, 0.5), Point(0.25, 0.5), Point(0.25, 0.25)]


def test_curves_have_their_controls(tmp_path: Path) -> None:
    knot = struct.pack(">H6i", 1, *(round(v * 2**24) for v in (0, 0.1, 0.2, 0.3, 0.4, 0.5)))
    data = struct.pack(">HH22x", 0, 2) + knot * 2
    found = clipping_path(open_picture(jpeg(tmp_path, block(cut=data))))
    assert found is not None
    assert found.start == pytest.approx((0.3, 0.2))
    after, before, end = found.curves[0]
    assert after == pytest.approx((0.5, 0.4))
    assert before == pytest.approx((0.1, 0))
    assert end == found.start


def test_a_hole_is_reached_and_left_on_the_same_way(tmp_path: Path) -> None:
    found = clipping_path(open_picture(jpeg(tmp_path, block(cut=path(SQUARE, HOLE)))))
    assert found is not None
    assert len(found.curves) == 4 + 1 + 3 + 1
    assert found.curves[4][2] == pytest.approx(HOLE[0], abs=1e-6)
    assert found.curves[-1][2] == found.start


def test_a_path_in_several_segments_is_put_together(tmp_path: Path) -> None:
    many: Knots = [(i / 4000, i / 8000) for i in range(4000)]
    found = clipping_path(open_picture(jpeg(tmp_path, block(cut=path(many)))))
    assert found is not None
    assert len(found.curves) == 4000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"8BIM",
        block(clips=b"none", cut=path(SQUARE)),
        block(cut=path(SQUARE, kind=3)),
        block(cut=path(SQUARE[:1])),
        block(cut=b"\0\0\xff\xff"),
        block(cut=path(SQUARE))[:40],
        resource(2999, b"", b""),
        resource(2000, b"cut", path(SQUARE)),
    ],
)
def test_what_is_no_clipping_path_clips_nothing(data: bytes, tmp_path: Path) -> None:
    assert clipping_path(open_picture(jpeg(tmp_path, data))) is None


def test_a_path_of_more_corners_than_anyone_draws_ends(tmp_path: Path) -> None:
    many: Knots = [(0.1, 0.2), (0.3, 0.4)] * 15_000
    found = clipping_path(open_picture(jpeg(tmp_path, block(cut=path(many)))))
    assert found is not None
    assert len(found.curves) == 20_000


def test_a_png_has_none(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    assert clipping_path(open_picture(tmp_path / "a.png")) is None


def test_a_hole_goes_the_other_way_round_whichever_way_it_was_drawn(tmp_path: Path) -> None:
    turned = [HOLE[0], *reversed(HOLE[1:])]
    (tmp_path / "b").mkdir()
    found = clipping_path(open_picture(jpeg(tmp_path, block(cut=path(SQUARE, HOLE)))))
    other = clipping_path(open_picture(jpeg(tmp_path / "b", block(cut=path(SQUARE, turned)))))
    assert found is not None
    assert other == found


# Where the corner at the left and the top of the stored photo's square is, upright.
CORNERS = {
    1: (0.25, 0.125),
    2: (0.75, 0.125),
    3: (0.75, 0.875),
    4: (0.25, 0.875),
    5: (0.125, 0.25),
    6: (0.875, 0.25),
    7: (0.875, 0.75),
    8: (0.125, 0.75),
}
HIGH: Knots = [(0.25, 0.125), (0.75, 0.125), (0.75, 0.5), (0.25, 0.5)]


@pytest.mark.parametrize("orientation", CORNERS)
def test_a_path_is_turned_upright_with_its_photo(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    files = [
        jpeg(tmp_path, block(cut=path(HIGH)), exif=exif),
        tiff(tmp_path, block(cut=path(HIGH)), orientation=orientation),
    ]
    for file in files:
        found = upright_clipping_path(open_picture(file))
        assert found is not None
        assert found.start == CORNERS[orientation]


def test_an_alpha_channel_goes_before_a_path(tmp_path: Path) -> None:
    picture = open_picture(tiff(tmp_path, block(cut=path(SQUARE)), mode="RGBA"))
    assert clipping_path(picture) is not None
    assert upright_clipping_path(picture) is None
