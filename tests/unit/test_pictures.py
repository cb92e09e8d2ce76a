"""Photos looked at and encoded; what is wrong with one is told in a designer's words."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pagesetter.geometry import Rect
from pagesetter.pictures import (
    MAX_JPEG_BYTES,
    PictureError,
    encode_picture,
    open_picture,
)
from pagesetter.pictures.decoding import decoded
from pagesetter.pictures.opening import opened
from pagesetter.pictures.outline import outline_of
from pagesetter.pictures.samples import encode_png


def saved(file: Path, picture: Image.Image | None = None, **how: Any) -> Path:
    (picture or Image.radial_gradient("L").convert("RGB")).save(file, **how)
    return file


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
def test_a_picture_is_told_by_its_size_and_kind(name: str, tmp_path: Path) -> None:
    picture = open_picture(saved(tmp_path / name, Image.new("RGB", (30, 20))))
    assert (picture.width, picture.height, picture.orientation) == (30, 20, 1)
    assert picture.format == {"jpg": "JPEG", "tif": "TIFF"}.get(name[2:], name[2:].upper())


@pytest.mark.parametrize("orientation", range(1, 9))
def test_its_size_is_that_of_the_photo_upright(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = saved(tmp_path / "a.jpg", Image.new("RGB", (30, 20)), exif=exif)
    picture = open_picture(file)
    assert picture.orientation == orientation
    assert (picture.width, picture.height) == ((30, 20) if orientation < 5 else (20, 30))
    encoded = encode_picture(picture)
    assert (encoded.width, encoded.height) == (30, 20)


@pytest.mark.parametrize("orientation", [0, 9, 600])
def test_an_orientation_that_does_not_exist_is_upright(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert open_picture(saved(tmp_path / "a.jpg", exif=exif)).orientation == 1


@pytest.mark.parametrize(
    ("mode", "space"), [("L", "DeviceGray"), ("RGB", "DeviceRGB"), ("CMYK", "DeviceCMYK")]
)
@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_is_given_byte_for_byte(
    mode: str, space: str, progressive: bool, tmp_path: Path
) -> None:
    file = saved(tmp_path / "a.jpg", Image.new(mode, (30, 20)), progressive=progressive)
    encoded = encode_picture(open_picture(file))
    assert (encoded.data, encoded.filter) == (file.read_bytes(), "DCTDecode")
    assert (encoded.color_space, encoded.bits) == (space, 8)
    assert encoded.decode == ((1, 0) * 4 if mode == "CMYK" else ())


def test_a_jpeg_with_something_after_its_end_is_whole(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg")
    file.write_bytes(file.read_bytes() + bytes(5000))
    assert encode_picture(open_picture(file)).data == file.read_bytes()


def test_a_photo_of_a_phone_with_a_second_picture_is_a_jpeg(tmp_path: Path) -> None:
    second = Image.new("RGB", (8, 8), "blue")
    file = saved(tmp_path / "a.jpg", format="MPO", save_all=True, append_images=[second])
    picture = open_picture(file)
    assert picture.format == "JPEG"
    assert encode_picture(picture).filter == "DCTDecode"


def with_components_named(data: bytes, names: bytes) -> bytes:
    """A JPEG without a JFIF header whose three components have other names."""
    frame = data.index(b"\xff\xc0")
    scan = data.index(b"\xff\xda")
    changed = bytearray(data)
    for i, name in enumerate(names):
        changed[frame + 10 + 3 * i] = name
        changed[scan + 5 + 2 * i] = name
    return bytes(changed[:2] + changed[20:])


def test_a_jpeg_whose_colors_only_its_names_tell_is_decoded(tmp_path: Path) -> None:
    # A reader of PDFs would take it for YCbCr.
    file = saved(tmp_path / "a.jpg", Image.new("RGB", (16, 16), "white"))
    file.write_bytes(with_components_named(file.read_bytes(), b"RGB"))
    assert encode_picture(open_picture(file)).filter == "FlateDecode"


KINDS: dict[str, tuple[str, Any, str, int]] = {
    "gray": ("a.png", Image.new("L", (8, 8), 7), "DeviceGray", 8),
    "one bit": ("a.png", Image.new("1", (8, 8), 1), "DeviceGray", 1),
    "palette": ("a.png", Image.new("RGB", (8, 8), "red").convert("P"), "DeviceRGB", 8),
    "16 bits": ("a.png", Image.new("I;16", (8, 8), 40000), "DeviceGray", 8),
    "32 bits": ("a.tif", Image.new("I", (8, 8), 40000), "DeviceGray", 8),
    "CMYK TIFF": ("a.tif", Image.new("CMYK", (8, 8)), "DeviceCMYK", 8),
    "WebP": ("a.webp", Image.new("RGB", (8, 8)), "DeviceRGB", 8),
}


@pytest.mark.parametrize("kind", KINDS)
def test_other_kinds_are_deflated(kind: str, tmp_path: Path) -> None:
    name, picture, space, bits = KINDS[kind]
    encoded = encode_picture(open_picture(saved(tmp_path / name, picture)))
    assert (encoded.filter, encoded.color_space, encoded.bits) == ("FlateDecode", space, bits)
    components = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[space]
    assert len(zlib.decompress(encoded.data)) == 8 * 8 * components * bits // 8
    assert encoded.mask is None


@pytest.mark.parametrize("kind", ["16 bits", "32 bits"])
def test_sixteen_bits_are_brought_to_eight_not_clipped(kind: str, tmp_path: Path) -> None:
    name, picture, *_ = KINDS[kind]
    encoded = encode_picture(open_picture(saved(tmp_path / name, picture)))
    assert set(zlib.decompress(encoded.data)) == {40000 // 256}


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_opacity_becomes_a_mask(mode: str, tmp_path: Path) -> None:
    picture = Image.new(mode, (8, 8), 200)
    picture.putalpha(100)
    encoded = encode_picture(open_picture(saved(tmp_path / "a.png", picture)))
    assert encoded.mask is not None
    assert set(zlib.decompress(encoded.mask.data)) == {100}
    assert encoded.color_space == ("DeviceGray" if mode == "LA" else "DeviceRGB")


def test_one_color_that_is_transparent_becomes_a_mask(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png", Image.new("RGB", (8, 8), "red"), transparency=(255, 0, 0))
    encoded = encode_picture(open_picture(file))
    assert encoded.mask is not None
    assert set(zlib.decompress(encoded.mask.data)) == {0}


def test_opacity_that_hides_nothing_is_left_out(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png", Image.new("RGBA", (8, 8), "red"))
    assert encode_picture(open_picture(file)).mask is None


def test_of_several_frames_the_first_is_taken(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    file = saved(tmp_path / "a.tif", frames[0], save_all=True, append_images=frames[1:])
    samples = zlib.decompress(encode_picture(open_picture(file)).data)
    assert samples == bytes([255, 0, 0]) * 64


def test_a_photo_that_was_saved_again_is_read_again(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png", Image.new("L", (8, 8), 1))
    first = encode_picture(open_picture(file))
    saved(file, Image.new("L", (8, 8), 2))
    os.utime(file, ns=(1, 1))
    assert encode_picture(open_picture(file)) != first


# ---------------------------------------------------------------- what is wrong


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.95])
def test_a_photo_cut_short_is_told(name: str, part: float, tmp_path: Path) -> None:
    how: dict[str, Any] = {"compression": "tiff_deflate"} if name == "a.tif" else {}
    file = saved(tmp_path / name, **how)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * part)])
    with pytest.raises(PictureError, match=rf"{name} is (damaged or )?cut short"):
        open_picture(file)


def test_a_jpeg_with_a_whole_preview_can_still_be_cut_short(tmp_path: Path) -> None:
    # The preview inside has an end of its own.
    preview = BytesIO()
    Image.new("RGB", (8, 8)).save(preview, "JPEG")
    file = saved(tmp_path / "a.jpg", comment=preview.getvalue())
    file.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(PictureError, match="is cut short"):
        open_picture(file)


def test_a_jpeg_without_a_scan_is_told(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg")
    data = file.read_bytes()
    file.write_bytes(data[: data.index(b"\xff\xda")])
    with pytest.raises(PictureError):
        open_picture(file)


def test_a_png_damaged_inside_is_told(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png")
    data = bytearray(file.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(40)
    file.write_bytes(data)
    with pytest.raises(PictureError, match="is damaged or cut short"):
        open_picture(file)


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 100, b"GIF89a" + bytes(50), b"<svg/>", "台风".encode()]
)
def test_what_is_no_picture_we_read_is_told(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(content)
    with pytest.raises(PictureError, match="is not a JPEG, PNG, TIFF, WebP or JPEG 2000 picture"):
        open_picture(file)


def test_a_gif_is_refused_whatever_it_is_called(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png", format="GIF")
    with pytest.raises(PictureError, match="is not a JPEG, PNG, TIFF, WebP or JPEG 2000 picture"):
        open_picture(file)


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    rows = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + rows + chunk(b"IEND", b"")


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    file = tmp_path / "bomb.png"
    file.write_bytes(png_that_claims(60_000, 60_000))
    with pytest.raises(PictureError, match=r"bomb\.png has more than 178 million pixels"):
        open_picture(file)


def test_a_picture_without_pixels_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(png_that_claims(0, 20))
    with pytest.raises(PictureError):
        open_picture(file)


@pytest.mark.parametrize(("mode", "value"), [("F", 0), ("I", 70000), ("I", -1)])
def test_colors_that_cannot_be_printed_are_told(mode: str, value: int, tmp_path: Path) -> None:
    file = saved(tmp_path / "a.tif", Image.new(mode, (8, 8), value))
    with pytest.raises(PictureError, match="has colors of a kind that cannot be printed"):
        open_picture(file)


def test_a_photo_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"there is no file gone\.jpg"):
        open_picture(tmp_path / "gone.jpg")


def test_a_folder_is_not_a_photo(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="cannot be read"):
        open_picture(tmp_path)


def test_a_photo_that_goes_away_after_it_was_opened_is_told(tmp_path: Path) -> None:
    picture = open_picture(saved(tmp_path / "a.jpg"))
    picture.file.unlink()
    with pytest.raises(PictureError, match="there is no file"):
        encode_picture(picture)


def test_a_png_has_the_pixels_and_the_resolution_it_was_given() -> None:
    data = encode_png(2, 1, bytes([1, 2, 3, 4, 5, 6]), 144)
    with Image.open(BytesIO(data)) as picture:
        assert picture.tobytes() == bytes([1, 2, 3, 4, 5, 6])
        assert picture.info["dpi"] == pytest.approx((144, 144), abs=0.1)
    assert encode_png(2, 1, bytes([1, 2, 3, 4, 5, 6]), 144) == data


def test_a_jpeg_too_large_for_any_page_is_not_read(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg")
    os.truncate(file, MAX_JPEG_BYTES + 1)  # sparse: it takes no room on the disk
    with pytest.raises(PictureError, match=r"a\.jpg is larger than 256 MB"):
        open_picture(file)


# ---------------------------------------------------------------- outlines


def shape(tmp_path: Path, **how: Any) -> Path:
    """Return a photo of 40 by 20 pixels of which columns 10 to 19 of its upper half show."""
    picture = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    picture.paste((9, 9, 9, 255), (10, 0, 20, 10))
    return saved(tmp_path / "shape.png", picture, **how)


def test_an_outline_is_what_shows_of_each_row(tmp_path: Path) -> None:
    picture = open_picture(shape(tmp_path))
    assert outline_of(picture, Rect(0, 0, 40, 20), 4) == ((0.25, 0.5), (0.25, 0.5), None, None)


def test_an_outline_is_that_of_the_crop(tmp_path: Path) -> None:
    picture = open_picture(shape(tmp_path))
    assert outline_of(picture, Rect(10, 5, 20, 10), 2) == ((0.0, 0.5), None)


def test_an_outline_is_that_of_the_photo_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    picture = open_picture(shape(tmp_path, exif=exif))
    assert outline_of(picture, Rect(0, 0, 40, 20), 2) == (None, (0.5, 0.75))


def test_a_faint_shadow_does_not_show(tmp_path: Path) -> None:
    file = saved(tmp_path / "faint.png", Image.new("LA", (8, 8), (0, 31)))
    assert outline_of(open_picture(file), Rect(0, 0, 8, 8), 2) == (None, None)


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_a_photo_without_transparency_has_no_outline(name: str, tmp_path: Path) -> None:
    picture = open_picture(saved(tmp_path / name))
    assert outline_of(picture, Rect(0, 0, 9, 9), 2) is None


# ---------------------------------------------------------------- what Pillow reads otherwise


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("compression", [None, "tiff_lzw"])
def test_a_tiff_that_says_how_it_lies_is_turned_once(
    orientation: int, compression: str | None, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = Image.new("L", (30, 20), 0)
    stored.paste(255, (0, 0, 10, 10))
    file = saved(tmp_path / "a.tif", stored, exif=exif, compression=compression)
    picture = open_picture(file)
    encoded = encode_picture(picture)
    assert picture.orientation == 1
    assert (picture.width, picture.height) == ((30, 20) if orientation < 5 else (20, 30))
    assert (encoded.width, encoded.height) == (picture.width, picture.height)
    corners = {1: 0, 2: 1, 3: 3, 4: 2, 5: 0, 6: 1, 7: 3, 8: 2}  # where the first pixel is seen
    seen = Image.frombytes("L", (encoded.width, encoded.height), zlib.decompress(encoded.data))
    right, below = encoded.width - 5, encoded.height - 5
    at = [(4, 4), (right, 4), (4, below), (right, below)]
    assert [seen.getpixel(place) for place in at].index(255) == corners[orientation]


def test_sixteen_bit_gray_whose_zero_is_white_is_no_negative(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.tif", Image.new("I;16", (8, 8), 40000))
    data = bytearray(file.read_bytes())
    photometric = data.index(struct.pack("<HHI", 262, 3, 1))  # TIFF 6.0: a tag, a short, one
    data[photometric + 8 : photometric + 10] = b"\0\0"
    file.write_bytes(data)
    encoded = encode_picture(open_picture(file))
    assert set(zlib.decompress(encoded.data)) == {255 - 40000 // 256}


def test_a_cmyk_jpeg_without_adobes_mark_is_no_negative(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg", Image.new("CMYK", (8, 8), (255, 0, 0, 0)))
    data = file.read_bytes()
    mark = data.index(b"\xff\xee")
    length = int.from_bytes(data[mark + 2 : mark + 4], "big")
    file.write_bytes(data[:mark] + data[mark + 2 + length :])
    with opened(file) as image:
        colors = decoded(image, file).colors
    assert colors.getpixel((4, 4)) == pytest.approx((0, 255, 255, 255), abs=2)
    assert encode_picture(open_picture(file)).decode == ()


def test_lab_is_seen_in_its_colors(tmp_path: Path) -> None:
    # 54, 81, 70: the red of sRGB, as a print sees it (D50)
    file = saved(tmp_path / "a.tif", Image.new("LAB", (8, 8), (138, 209, 198)))
    encoded = encode_picture(open_picture(file))
    red = zlib.decompress(encoded.data)[:3]
    assert encoded.color_space == "DeviceRGB"
    assert tuple(red) == pytest.approx((255, 0, 0), abs=6)


def test_a_jpeg_2000_is_read(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jp2", Image.new("RGB", (40, 30), (10, 200, 30)), irreversible=False)
    picture = open_picture(file)
    assert (picture.format, picture.width, picture.height) == ("JPEG2000", 40, 30)
    assert zlib.decompress(encode_picture(picture).data)[:3] == bytes([10, 200, 30])
