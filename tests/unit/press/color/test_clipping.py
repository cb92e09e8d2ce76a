"""The outline that a photo brings along is the one that Photoshop says clips it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, TiffImagePlugin

from pagesetter.geometry import Point
from pagesetter.pictures import open_picture
from pagesetter.press.color.clipping import clipping_path

Knots = list[tuple[float, float]]
SQUARE: Knots = [(0.25, 0.25), (0.75, 0.25), (0.75, 0.5), (0.25, 0.5)]
HOLE: Knots = [(0.3, 0.3), (0.3, 0.4), (0.4, 0.4)]


def path(*outlines: Knots, kind: int = 0) -> bytes:
    out = bytearray(struct.pack(">H24x", 6))
    for knots in outlines:
        out += struct.pack(">HH22x", kind, len(knots))
        for x, y in knots:
            point = struct.pack(">ii", round(y * 2**24), round(x * 2**24))
            out += struct.pack(">H", kind + 2) + point * 3
    return bytes(out)


def resource(number: int, name: bytes, data: bytes) -> bytes:
    words = bytes([len(name)]) + name
    words += bytes(len(words) % 2)
    return (
        b"8BIM"
        + struct.pack(">H", number)
        + words
        + struct.pack(">I", len(data))
        + data
        + bytes(len(data) % 2)
    )


def block(clips: bytes = b"cut", **paths: bytes) -> bytes:
    out = resource(1005, b"", bytes(15))
    for i, (name, data) in enumerate(paths.items()):
        out += resource(2000 + i, name.encode(), data)
    return out + resource(2999, b"", bytes([len(clips)]) + clips + bytes(6))


def jpeg(folder: Path, data: bytes) -> Path:
    file = folder / "a.jpg"
    Image.new("RGB", (40, 20)).save(file)
    whole = file.read_bytes()
    parts = [data[at : at + 60_000] for at in range(0, len(data), 60_000)]
    segments = b""
    for part in parts:
        content = b"Photoshop 3.0\0" + part
        segments += b"\xff\xed" + struct.pack(">H", len(content) + 2) + content
    file.write_bytes(whole[:2] + segments + whole[2:])
    return file


def tiff(folder: Path, data: bytes) -> Path:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[34377] = data
    tags.tagtype[34377] = 7
    Image.new("RGB", (40, 20)).save(folder / "a.tif", tiffinfo=tags)
    return folder / "a.tif"


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
