"""Headers of JPEGs, read as they are and as they should not be."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pagesetter.jpeg import JpegError, color_profile, read_headers

ORIENTATION = 0x0112


def jpeg(mode: str = "RGB", orientation: int | None = None, **options: bool) -> bytes:
    """Return a JPEG of 6 by 4 pixels, as Pillow writes it."""
    out = BytesIO()
    exif = Image.Exif()
    if orientation is not None:
        exif[ORIENTATION] = orientation
    Image.new(mode, (6, 4)).save(out, "JPEG", exif=exif, **options)
    return out.getvalue()


def big_endian_exif(orientation: int) -> bytes:
    """Return the block that a camera writes with its bytes the other way round."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2, "big") + b"\0\0"
    block = b"Exif\0\0MM\0*\x00\x00\x00\x08\x00\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block


@pytest.mark.parametrize(("mode", "components"), [("L", 1), ("RGB", 3), ("CMYK", 4)])
def test_size_and_components_are_those_of_the_photo(mode: str, components: int) -> None:
    headers = read_headers(jpeg(mode))
    assert (headers.width, headers.height, headers.components) == (6, 4, components)


def test_a_progressive_jpeg_is_plain() -> None:
    assert read_headers(jpeg(progressive=True)).plain


def test_only_what_adobe_marks_is_marked() -> None:
    assert (read_headers(jpeg("CMYK")).adobe, read_headers(jpeg("RGB")).adobe) == (True, False)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_read_in_either_byte_order(orientation: int) -> None:
    data = jpeg()
    swapped = data[:2] + big_endian_exif(orientation) + data[2:]
    found = (read_headers(jpeg(orientation=orientation)), read_headers(swapped))
    assert [headers.orientation for headers in found] == [orientation, orientation]


@pytest.mark.parametrize("orientation", [0, 9])
def test_an_orientation_that_is_none_is_upright(orientation: int) -> None:
    assert read_headers(jpeg(orientation=orientation)).orientation == 1


def test_a_photo_of_twelve_bits_is_not_plain() -> None:
    data = bytearray(jpeg())
    data[data.index(b"\xff\xc0") + 4] = 12
    assert not read_headers(bytes(data)).plain


def test_a_photo_without_an_end_is_cut_short() -> None:
    with pytest.raises(JpegError, match="cut short"):
        read_headers(jpeg()[:-20])


def test_bytes_that_are_no_marker_are_damage() -> None:
    with pytest.raises(JpegError, match="damaged"):
        read_headers(jpeg()[:2] + b"\0" + jpeg()[2:])


@given(st.binary(max_size=400), st.integers(0, 600))
def test_any_bytes_give_headers_or_say_what_is_wrong(noise: bytes, at: int) -> None:
    data = jpeg(orientation=6)
    for damaged in (b"\xff\xd8\xff" + noise, data[:at] + noise + data[at + len(noise) :]):
        try:
            headers = read_headers(damaged)
        except JpegError:
            continue
        assert 1 <= headers.orientation <= 8


def test_padding_before_a_marker_is_passed_over() -> None:
    data = jpeg()
    assert read_headers(data[:2] + b"\xff\xff" + data[2:]) == read_headers(data)


def test_a_scan_without_a_frame_is_damage() -> None:
    with pytest.raises(JpegError, match="damaged"):
        read_headers(b"\xff\xd8\xff\xda\x00\x02\xff\xd9")


def test_an_exif_block_of_neither_byte_order_says_nothing() -> None:
    data = jpeg()
    block = big_endian_exif(6).replace(b"MM", b"XX")
    assert read_headers(data[:2] + block + data[2:]).orientation == 1


def with_profile(*parts: tuple[int, int, bytes]) -> bytes:
    """A JPEG with parts of a profile: which, of how many, and their bytes."""
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG")
    data = out.getvalue()
    segments = b""
    for number, count, content in parts:
        segment = b"ICC_PROFILE\0" + bytes([number, count]) + content
        segments += b"\xff\xe2" + (len(segment) + 2).to_bytes(2, "big") + segment
    return data[:2] + segments + data[2:]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([], (None, False)),
        ([(1, 1, b"abc")], (b"abc", False)),
        ([(2, 2, b"de"), (1, 2, b"abc")], (b"abcde", False)),
        ([(1, 2, b"abc")], (None, True)),
        ([(2, 2, b"abc")], (None, True)),
        ([(1, 0, b"abc")], (None, True)),
    ],
)
def test_a_color_profile_is_put_together_of_its_parts(
    parts: list[tuple[int, int, bytes]], found: tuple[bytes | None, bool]
) -> None:
    assert color_profile(with_profile(*parts)) == found


def test_other_segments_are_no_color_profile() -> None:
    data = with_profile((1, 1, b"abc")).replace(b"ICC_PROFILE\0", b"MPF\0MPF\0MPF\0")
    assert color_profile(data) == (None, False)
