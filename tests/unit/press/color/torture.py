"""Thirty and more files of every kind that photos come in, made by the test that reads them.

Each says what it shows: the pixels, as they are stored or seen, and the profile of their
colors.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image, ImageChops

from tests.unit.press.profiles import ADOBE, P3, gray_profile, press_profile, rgb_profile


class Case(NamedTuple):
    """A file, and what LittleCMS is to be given in its place."""

    name: str
    data: bytes
    meant: Image.Image  # mode RGB, L, LAB or CMYK
    profile: bytes | None = None
    told: tuple[str, ...] = ()
    opacity: Image.Image | None = None
    orientation: int = 1


CASES: dict[str, Callable[[], Case]] = {}


def case(make: Callable[[], Case]) -> Callable[[], Case]:
    CASES[make.__name__.replace("_", " ")] = make
    return make


@cache
def colorful() -> Image.Image:
    """Every hue, light and dark; smooth, as photos are to a JPEG."""
    ramps = [Image.linear_gradient("L").rotate(turn) for turn in (0, 90)]
    return Image.merge("RGB", (*ramps, Image.radial_gradient("L"))).resize((64, 48))


def gray() -> Image.Image:
    return Image.linear_gradient("L").rotate(30).resize((64, 48))


def inks() -> Image.Image:
    black = Image.radial_gradient("L").resize((64, 48)).point([v // 3 for v in range(256)])
    return Image.merge("CMYK", (*ImageChops.invert(colorful()).split(), black))


def file_of(picture: Image.Image, form: str, **how: Any) -> bytes:
    out = BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as picture:
        return picture.copy()


def jpeg(picture: Image.Image, **how: Any) -> bytes:
    return file_of(picture, "JPEG", **{"quality": 95, "subsampling": 0, **how})


def _rgb_jpeg(data: bytes, **more: Any) -> Case:
    return Case("a.jpg", data, read(data).convert("RGB"), **more)


# ---------------------------------------------------------------- JPEG


@case
def jpeg_baseline() -> Case:
    return _rgb_jpeg(jpeg(colorful()))


@case
def jpeg_progressive() -> Case:
    return _rgb_jpeg(jpeg(colorful(), progressive=True))


@case
def jpeg_of_half_the_color() -> Case:
    return _rgb_jpeg(jpeg(colorful(), subsampling=2))


@case
def jpeg_named_rgb() -> Case:
    """Stored as RGB, which only its components' names say."""
    data = bytearray(jpeg(colorful(), keep_rgb=True))
    return _rgb_jpeg(bytes(data))


@case
def jpeg_gray() -> Case:
    data = jpeg(gray())
    return Case("a.jpg", data, read(data))


@case
def jpeg_cmyk_of_adobes() -> Case:
    data = jpeg(inks())
    return Case("a.jpg", data, read(data))


def _without_adobe(data: bytes) -> bytes:
    mark = data.index(b"\xff\xee")
    return data[:mark] + data[mark + 2 + int.from_bytes(data[mark + 2 : mark + 4], "big") :]


@case
def jpeg_cmyk_without_a_mark() -> Case:
    data = jpeg(ImageChops.invert(inks()))
    return Case("a.jpg", _without_adobe(data), ImageChops.invert(read(data)))


@case
def jpeg_cmyk_without_a_mark_of_another_press() -> Case:
    data = jpeg(ImageChops.invert(inks()), icc_profile=press_profile("Other"))
    meant = ImageChops.invert(read(data))
    return Case("a.jpg", _without_adobe(data), meant, press_profile("Other"))


def _ycck() -> tuple[bytes, Image.Image]:
    """Adobe's fourth color space: YCbCr of what is not inked, and black; TN 5116, 18."""
    c, m, y, k = inks().split()
    light = Image.merge("RGB", (c, m, y)).convert("YCbCr")
    stored = Image.merge("CMYK", (*ImageChops.invert(light).split(), k))
    data = bytearray(jpeg(stored))
    data[data.index(b"\xff\xee") + 15] = 2  # the transform
    return bytes(data), read(bytes(data))


@case
def jpeg_ycck() -> Case:
    data, meant = _ycck()
    return Case("a.jpg", data, meant)


@case
def jpeg_cmyk_of_another_press() -> Case:
    data = jpeg(inks(), icc_profile=press_profile("Other"))
    return Case("a.jpg", data, read(data), press_profile("Other"))


@case
def jpeg_display_p3() -> Case:
    data = jpeg(colorful(), icc_profile=rgb_profile(P3))
    return _rgb_jpeg(data, profile=rgb_profile(P3))


@case
def jpeg_of_a_phone_with_a_second_picture() -> Case:
    data = file_of(
        colorful(), "MPO", save_all=True, append_images=[gray().convert("RGB")], quality=95
    )
    return _rgb_jpeg(data)


@case
def jpeg_called_png() -> Case:
    return _rgb_jpeg(jpeg(colorful()))._replace(name="a.png")


@case
def jpeg_with_a_broken_profile() -> Case:
    return _rgb_jpeg(jpeg(colorful(), icc_profile=rgb_profile()[:300]), told=("photo-profile",))


@case
def jpeg_with_a_profile_of_noise() -> Case:
    broken = rgb_profile()[:180] + bytes(range(256)) * 2
    return _rgb_jpeg(jpeg(colorful(), icc_profile=broken), told=("photo-profile",))


@case
def jpeg_with_a_part_of_a_profile() -> Case:
    data = bytearray(jpeg(colorful(), icc_profile=rgb_profile()))
    data[data.index(b"ICC_PROFILE\0") + 13] = 2  # parts in all
    return _rgb_jpeg(bytes(data), told=("photo-profile",))


@case
def jpeg_gray_with_a_profile_of_rgb() -> Case:
    data = jpeg(gray(), icc_profile=rgb_profile())
    return Case("a.jpg", data, read(data), told=("photo-profile",))


@case
def jpeg_cmyk_with_a_profile_of_rgb() -> Case:
    data = jpeg(inks(), icc_profile=rgb_profile())
    return Case("a.jpg", data, read(data), told=("photo-profile",))


# ---------------------------------------------------------------- PNG


def png(depth: int, kind: int, rows: bytes, size: tuple[int, int], *more: bytes) -> bytes:
    """A PNG of raw rows, each with its filter; ISO 15948."""
    head = struct.pack(">IIBBBBB", *size, depth, kind, 0, 0, 0)
    parts = [chunk(b"IHDR", head), *more, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data).to_bytes(4, "big")
    return len(data).to_bytes(4, "big") + kind + data + check


def deep(samples: bytes, order: str = "big") -> bytes:
    """Samples of eight bits as ones of sixteen, their low bytes anything."""
    return b"".join((v * 257).to_bytes(2, order) for v in samples)  # type: ignore[arg-type]  # a literal


def rows_of(samples: bytes, row: int) -> bytes:
    return b"".join(b"\0" + samples[at : at + row] for at in range(0, len(samples), row))


@case
def png_rgb() -> Case:
    return Case("a.png", file_of(colorful(), "PNG"), colorful())


@case
def png_rgb_of_16_bits() -> Case:
    rows = rows_of(deep(colorful().tobytes()), 64 * 6)
    return Case("a.png", png(16, 2, rows, (64, 48)), colorful())


@case
def png_gray_of_16_bits() -> Case:
    rows = rows_of(deep(gray().tobytes()), 64 * 2)
    return Case("a.png", png(16, 0, rows, (64, 48)), gray())


@case
def png_gray_of_2_bits() -> Case:
    picture = Image.new("L", (64, 48), 85)
    return Case("a.png", png(2, 0, rows_of(b"\x55" * 16 * 48, 16), (64, 48)), picture)


@case
def png_palette() -> Case:
    picture = colorful().quantize(200, dither=Image.Dither.NONE)
    return Case("a.png", file_of(picture, "PNG"), picture.convert("RGB"))


@case
def png_palette_with_alpha() -> Case:
    picture = colorful().quantize(200, dither=Image.Dither.NONE)
    alphas = bytes(255 - i for i in range(200))
    data = file_of(picture, "PNG", transparency=alphas)
    opacity = Image.frombytes("L", (64, 48), bytes(alphas[i] for i in picture.tobytes()))
    return Case("a.png", data, picture.convert("RGB"), opacity=opacity)


@case
def png_rgb_with_alpha() -> Case:
    picture = colorful().copy()
    picture.putalpha(gray())
    return Case("a.png", file_of(picture, "PNG"), colorful(), opacity=gray())


@case
def png_gray_with_alpha() -> Case:
    opacity = Image.radial_gradient("L").resize((64, 48))
    picture = gray()
    picture.putalpha(opacity)
    return Case("a.png", file_of(picture, "PNG"), gray(), opacity=opacity)


@case
def png_gray_with_its_profile() -> Case:
    data = file_of(gray(), "PNG", icc_profile=gray_profile(1.8))
    return Case("a.png", data, gray(), gray_profile(1.8))


@case
def png_with_a_profile_that_does_not_unpack() -> Case:
    profile = chunk(b"iCCP", b"x\0\0" + b"no zlib at all")
    data = png(8, 2, rows_of(colorful().tobytes(), 64 * 3), (64, 48), profile)
    return Case("a.png", data, colorful(), told=("photo-profile",))


@case
def png_with_a_profile_of_gray() -> Case:
    data = file_of(colorful(), "PNG", icc_profile=gray_profile())
    return Case("a.png", data, colorful(), told=("photo-profile",))


@case
def png_animated() -> Case:
    data = file_of(colorful(), "PNG", save_all=True, append_images=[gray().convert("RGB")])
    return Case("a.png", data, colorful(), told=("several-photos",))


# ---------------------------------------------------------------- TIFF


def tiff(
    photometric: int, bits: tuple[int, ...], samples: bytes, size: tuple[int, int], order: str = "<"
) -> bytes:
    """A TIFF of one strip, uncompressed; TIFF 6.0, section 2."""
    depths = struct.pack(f"{order}{len(bits)}H", *bits)
    at = 8 + len(samples)
    entries = [
        (256, 4, 1, size[0]),
        (257, 4, 1, size[1]),
        (258, 3, len(bits), at if len(bits) > 2 else None),
        (259, 3, 1, 1),
        (262, 3, 1, photometric),
        (273, 4, 1, 8),
        (277, 3, 1, len(bits)),
        (278, 4, 1, size[1]),
        (279, 4, 1, len(samples)),
    ]
    out = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", 42, at + len(depths))
    out += samples + depths + struct.pack(f"{order}H", len(entries))
    for tag, kind, count, value in entries:
        out += struct.pack(f"{order}HHI", tag, kind, count)
        if value is None:
            out += depths.ljust(4, b"\0")
        elif kind == 3 and count == 1:
            out += struct.pack(f"{order}HH", value, 0)
        else:
            out += struct.pack(f"{order}I", value)
    return out + bytes(4)


@case
def tiff_rgb_of_16_bits() -> Case:
    data = tiff(2, (16, 16, 16), deep(colorful().tobytes(), "little"), (64, 48))
    return Case("a.tif", data, colorful())


@case
def tiff_rgb_of_16_bits_of_a_mac() -> Case:
    data = tiff(2, (16, 16, 16), deep(colorful().tobytes()), (64, 48), ">")
    return Case("a.tif", data, colorful())


@case
def tiff_gray_of_16_bits_of_a_mac() -> Case:
    return Case("a.tif", tiff(1, (16,), deep(gray().tobytes()), (64, 48), ">"), gray())


@case
def tiff_gray_whose_zero_is_white() -> Case:
    data = tiff(0, (8,), ImageChops.invert(gray()).tobytes(), (64, 48))
    return Case("a.tif", data, gray())


@case
def tiff_gray_of_16_bits_whose_zero_is_white() -> Case:
    samples = deep(ImageChops.invert(gray()).tobytes(), "little")
    return Case("a.tif", tiff(0, (16,), samples, (64, 48)), gray())


@case
def tiff_cmyk() -> Case:
    return Case("a.tif", file_of(inks(), "TIFF"), inks())


@case
def tiff_cmyk_of_16_bits() -> Case:
    samples = deep(inks().tobytes(), "little")
    return Case("a.tif", tiff(5, (16, 16, 16, 16), samples, (64, 48)), inks())


@case
def tiff_cmyk_of_another_press() -> Case:
    other = press_profile("Other")
    data = file_of(inks(), "TIFF", icc_profile=other, compression="tiff_lzw")
    return Case("a.tif", data, inks(), other)


@case
def tiff_lab() -> Case:
    light = gray().point([60 + v // 2 for v in range(256)])
    a = Image.linear_gradient("L").resize((64, 48)).point([112 + v // 8 for v in range(256)])
    picture = Image.merge("LAB", (light, a, ImageChops.invert(a)))
    return Case("a.tif", file_of(picture, "TIFF"), picture)


@case
def tiff_adobe_rgb() -> Case:
    profile = rgb_profile(ADOBE, 2.19921875)
    data = file_of(colorful(), "TIFF", icc_profile=profile, compression="tiff_deflate")
    return Case("a.tif", data, colorful(), profile)


@case
def tiff_of_several_pages() -> Case:
    data = file_of(colorful(), "TIFF", save_all=True, append_images=[gray().convert("RGB")])
    return Case("a.tif", data, colorful(), told=("several-photos",))


@case
def tiff_of_jpeg() -> Case:
    data = file_of(colorful(), "TIFF", compression="jpeg", quality=95)
    return Case("a.tif", data, read(data).convert("RGB"))


# ---------------------------------------------------------------- others


@case
def webp_without_loss_with_alpha() -> Case:
    picture = colorful().copy()
    opacity = gray().point([max(v, 1) for v in range(256)])
    picture.putalpha(opacity)
    return Case("a.webp", file_of(picture, "WEBP", lossless=True), colorful(), opacity=opacity)


@case
def webp_animated() -> Case:
    data = file_of(
        colorful(), "WEBP", save_all=True, append_images=[gray().convert("RGB")], lossless=True
    )
    return Case("a.webp", data, colorful(), told=("several-photos",))


@case
def webp_display_p3() -> Case:
    data = file_of(colorful(), "WEBP", lossless=True, icc_profile=rgb_profile(P3))
    return Case("a.webp", data, colorful(), rgb_profile(P3))


@case
def jpeg_2000_without_loss() -> Case:
    return Case("a.jp2", file_of(colorful(), "JPEG2000", irreversible=False), colorful())


def _turned(orientation: int, form: str) -> Callable[[], Case]:
    def make() -> Case:
        exif = Image.Exif()
        exif[0x0112] = orientation
        if form == "JPEG":
            data = jpeg(colorful(), exif=exif)
            return _rgb_jpeg(data, orientation=orientation)
        return Case(
            "a.png", file_of(colorful(), "PNG", exif=exif), colorful(), orientation=orientation
        )

    return make


CASES.update({f"jpeg orientation {i}": _turned(i, "JPEG") for i in range(1, 9)})
CASES.update({f"png orientation {i}": _turned(i, "PNG") for i in (3, 6, 8)})


# ---------------------------------------------------------------- refused


def _gif() -> bytes:
    return file_of(gray(), "GIF", save_all=True, append_images=[gray().rotate(90)])


def _bomb_png() -> bytes:
    return png(8, 2, bytes(1000), (60_000, 60_000))


def _bomb_tiff() -> bytes:
    return tiff(1, (8,), bytes(1000), (100_000, 100_000))


def _bomb_jpeg() -> bytes:
    data = bytearray(jpeg(gray()))
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    return bytes(data)


def _bomb_jpeg_2000() -> bytes:
    data = bytearray(file_of(gray(), "JPEG2000", no_jp2=True))
    size = data.index(b"\xff\x51")
    data[size + 6 : size + 14] = struct.pack(">II", 200_000, 200_000)
    return bytes(data)


def _bomb_webp() -> bytes:
    data = bytearray(file_of(colorful(), "WEBP", lossless=True, icc_profile=rgb_profile()))
    data[24:30] = b"\xff\x3f\x00\xff\x3f\x00"  # 16384 squared on its canvas
    return bytes(data)


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "GIF": ("a.gif", _gif, "is not a JPEG, PNG, TIFF, WebP or JPEG 2000 picture"),
    "GIF called png": ("a.png", _gif, "is not a JPEG, PNG, TIFF, WebP or JPEG 2000 picture"),
    "words": ("a.jpg", lambda: "台风".encode(), "is not a JPEG, PNG"),
    "nothing": ("a.jpg", bytes, "is not a JPEG, PNG"),
    "JPEG cut short": ("a.jpg", lambda: jpeg(colorful())[:-400], "a.jpg is cut short"),
    "PNG cut short": (
        "a.png",
        lambda: file_of(colorful(), "PNG")[:-400],
        "a.png is damaged or cut short",
    ),
    "TIFF cut short": (
        "a.tif",
        lambda: tiff(1, (8,), bytes(64 * 20), (64, 48)),
        "a.tif is damaged or cut short",
    ),
    "WebP cut short": (
        "a.webp",
        lambda: file_of(colorful(), "WEBP")[:-100],
        "a.webp is damaged or cut short",
    ),
    "PNG bomb": ("a.png", _bomb_png, "has more than 178 million pixels"),
    "TIFF bomb": ("a.tif", _bomb_tiff, "has more than 178 million pixels"),
    "JPEG bomb": ("a.jpg", _bomb_jpeg, "has more than 178 million pixels"),
    "JPEG 2000 bomb": ("a.j2k", _bomb_jpeg_2000, "has more than 178 million pixels"),
    "WebP bomb": ("a.webp", _bomb_webp, "a.webp (is damaged|has more)"),
    "floating point": (
        "a.tif",
        lambda: file_of(Image.new("F", (8, 8)), "TIFF"),
        "has colors of a kind that cannot be printed",
    ),
}
