"""Limits of ink worked into a press's profile: kept everywhere, and nothing else changed."""

from __future__ import annotations

import struct
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from pagesetter.press.color import ink_limit
from pagesetter.press.color.cache import PhotoCache
from pagesetter.press.color.icc_file import read_icc
from pagesetter.press.color.icc_tables import ink_tables
from pagesetter.press.color.ink_limit import limited_profile
from pagesetter.press.color.ink_sums import InkLimits, most_ink, within
from tests.unit.press.profiles import GHOSTSCRIPT, needs_cmyk, odd_press_profile, press_profile

NEWS = InkLimits(612, 242)  # 240 %, 95 %


def colors() -> Image.Image:
    """Every color of the screen, 17 steps of each."""
    steps = [min(255, 16 * i) for i in range(17)]
    return Image.frombytes(
        "RGB",
        (17 * 17, 17),
        bytes(v for r in steps for g in steps for b in steps for v in (r, g, b)),
    )


def inks(icc: bytes, picture: Image.Image, intent: ImageCms.Intent) -> Image.Image:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    press = ImageCms.ImageCmsProfile(BytesIO(icc))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    return ImageCms.ImageCmsTransform(screen, press, "RGB", "CMYK", intent, flags=flags).apply(
        picture
    )


def lab(icc: bytes, picture: Image.Image) -> Image.Image:
    press = ImageCms.ImageCmsProfile(BytesIO(icc))
    seen = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    return ImageCms.ImageCmsTransform(
        press, seen, "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC
    ).apply(picture)


def limited(icc: bytes, limits: InkLimits) -> bytes:
    found = limited_profile(icc, limits)
    assert found is not None
    return found


@pytest.mark.parametrize("intent", list(ImageCms.Intent))
@pytest.mark.parametrize("limits", [NEWS, InkLimits(510, 204), InkLimits(765, 255)])
def test_no_color_gets_more_ink_than_the_limits(intent: ImageCms.Intent, limits: InkLimits) -> None:
    before = most_ink(inks(press_profile(), colors(), intent))
    after = most_ink(inks(limited(press_profile(), limits), colors(), intent))
    assert before.total > limits.total
    assert limits.total - 20 < after.total <= limits.total
    assert after.black <= limits.black


@needs_cmyk
def test_a_real_profile_keeps_the_limits_too() -> None:
    icc = GHOSTSCRIPT.read_bytes()
    relative = ImageCms.Intent.RELATIVE_COLORIMETRIC
    assert most_ink(inks(icc, colors(), relative)).total > NEWS.total
    assert most_ink(inks(limited(icc, NEWS), colors(), relative)).total <= NEWS.total


@needs_cmyk
def test_gray_stays_gray_and_darkens_evenly_down_to_the_limit() -> None:
    icc = GHOSTSCRIPT.read_bytes()
    ramp = Image.merge("RGB", [Image.linear_gradient("L").resize((1, 256))] * 3)
    seen = lab(icc, inks(limited(icc, NEWS), ramp, ImageCms.Intent.PERCEPTUAL))
    light, a, b = (channel.tobytes() for channel in seen.split())
    assert all(after - before >= -1 for before, after in pairwise(light))
    assert max(abs(value - 128) for value in a + b) <= 3
    assert light[0] < 60


@needs_cmyk
def test_colors_under_the_limit_are_as_they_were() -> None:
    icc = GHOSTSCRIPT.read_bytes()
    light = colors().point([128 + i // 2 for i in range(256)] * 3)
    relative = ImageCms.Intent.RELATIVE_COLORIMETRIC
    before, after = (lab(p, inks(p, light, relative)) for p in (icc, limited(icc, NEWS)))
    assert max(ImageStat.Stat(_away(before, after)).mean) < 1


def _away(one: Image.Image, other: Image.Image) -> Image.Image:
    pairs = zip(one.split(), other.split(), strict=True)
    return Image.merge("RGB", [ImageChops.difference(a, b) for a, b in pairs])


def test_only_the_tables_to_ink_are_edited() -> None:
    icc = press_profile()
    edited = limited(icc, NEWS)
    facts = read_icc(icc)
    (table,) = ink_tables(icc, facts)
    assert len(edited) == len(icc)
    assert edited[: table.start] == icc[: table.start]
    assert edited[table.end :] == icc[table.end :]
    assert edited != icc


def test_a_limit_that_does_not_bite_changes_nothing() -> None:
    assert limited(press_profile(), InkLimits(1020, 255)) == press_profile()


def as_words(tag: bytes, curve: list[int]) -> bytes:
    """A table of bytes as one of words, with a curve after its grid."""
    grid = tag[10] ** 3 * 4
    inputs, nodes = tag[48 : 48 + 768], tag[816 : 816 + grid]
    points = struct.pack(f">{len(curve)}H", *curve)
    head = b"mft2" + tag[4:48] + struct.pack(">HH", 256, len(curve))
    return head + b"".join(_words(part) for part in (inputs, nodes)) + points * 4


def as_parts(tag: bytes, curve: bytes) -> bytes:
    """The same as the tables of version 4 are: no curves before the grid that change anything."""
    grid = tag[10] ** 3 * 4
    straight = b"curv" + bytes(8)
    before, nodes = straight * 3, tag[816 : 816 + grid]
    clut = bytes([tag[10]] * 3).ljust(16, b"\0") + b"\1\0\0\0" + nodes
    clut += bytes(-len(clut) % 4)
    first = 32 + len(before)
    offsets = struct.pack(">5I", 32, 0, 0, first, first + len(clut))
    return b"mBA \0\0\0\0\3\4\0\0" + offsets + before + clut + curve * 4


def _words(data: bytes) -> bytes:
    return bytes(byte for value in data for byte in (value, value))


def with_table(new: bytes, version: int) -> bytes:
    """The test's press with another table to ink, at the profile's end."""
    icc = press_profile()
    start, _ = read_icc(icc).tags[b"B2A0"]
    entry = icc.index(b"B2A0")
    out = bytearray(icc[:start] + new)
    out[entry + 4 : entry + 12] = struct.pack(">II", start, len(new))
    out[0:4] = struct.pack(">I", len(out))
    out[8] = version
    return bytes(out)


def old_table() -> bytes:
    start, length = read_icc(press_profile()).tags[b"B2A0"]
    return press_profile()[start : start + length]


STRAIGHT, BENT = [0, 65535], [round(65535 * (i / 16) ** 0.7) for i in range(17)]
PARA = b"para" + bytes(4) + struct.pack(">HHi", 0, 0, round(0.8 * 65536))
TABLES = {
    "words": with_table(as_words(old_table(), STRAIGHT), 2),
    "words with curves": with_table(as_words(old_table(), BENT), 2),
    "parts": with_table(as_parts(old_table(), b"curv" + bytes(8)), 4),
    "parts with curves": with_table(as_parts(old_table(), PARA), 4),
}


@pytest.mark.parametrize("kind", TABLES)
def test_tables_of_every_kind_are_edited(kind: str) -> None:
    relative = ImageCms.Intent.RELATIVE_COLORIMETRIC
    before = inks(TABLES[kind], colors(), relative)
    after = inks(limited(TABLES[kind], NEWS), colors(), relative)
    assert most_ink(before).total > NEWS.total
    assert NEWS.total - 40 < most_ink(after).total <= NEWS.total
    assert most_ink(after).black <= NEWS.black
    middle = 13 * 17 * 17 + 11 * 17 + 14  # a color of little ink
    place = middle % (17 * 17), middle // (17 * 17)
    assert after.getpixel(place) == pytest.approx(before.getpixel(place), abs=12)


@pytest.mark.parametrize("length", [60, 816, 10_000])
def test_a_table_cut_short_is_not_edited(length: int) -> None:
    assert limited_profile(with_table(old_table()[:length], 2), NEWS) is None


def test_a_table_of_an_unknown_kind_is_not_edited() -> None:
    assert limited_profile(with_table(b"mpet" + old_table()[4:], 2), NEWS) is None


def test_a_picture_is_brought_within_the_limits_in_its_proportions() -> None:
    dark = Image.new("CMYK", (2, 1), (200, 100, 100, 255))
    dark.putpixel((1, 0), (200, 100, 100, 42))
    after = within(dark, InkLimits(442, 242))
    assert after.getpixel((0, 0)) == (100, 50, 50, 242)
    assert after.getpixel((1, 0)) == (200, 100, 100, 42)
    assert most_ink(dark) == InkLimits(655, 255)


def test_limits_are_a_little_under_what_the_press_holds() -> None:
    assert InkLimits.of(2.4, 0.95) == InkLimits(608, 241)


# ---------------------------------------------------------------- kept


def anew(icc: bytes, limits: InkLimits, cache: PhotoCache) -> bytes | None:
    """What another process makes: nothing is remembered."""
    ink_limit._kept.cache_clear()
    ink_limit._limited.cache_clear()
    return limited_profile(icc, limits, cache)


def test_a_profile_is_the_same_from_a_warm_cache_and_is_not_made_again(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path)
    cold = anew(press_profile(), NEWS, cache)
    assert cold == limited(press_profile(), NEWS)
    (entry,) = tmp_path.iterdir()
    assert entry.name.startswith("icc-")
    assert anew(press_profile(), NEWS, cache) == cold
    assert ink_limit._limited.cache_info().misses == 0


def test_other_limits_and_other_profiles_are_other_entries(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path)
    for icc, limits in (
        (press_profile(), NEWS),
        (press_profile(), InkLimits(611, 242)),
        (press_profile(), InkLimits(612, 241)),
        (press_profile() + b"\0", NEWS),
    ):
        limited_profile(icc, limits, cache)
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied"])
def test_a_broken_entry_of_a_profile_is_made_anew(damage: str, tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path)
    cold = anew(press_profile(), NEWS, cache)
    (entry,) = tmp_path.iterdir()
    whole = entry.read_bytes()
    broken = {"cut": whole[:-1], "flipped": whole[:-1] + bytes([whole[-1] ^ 1]), "emptied": b""}
    entry.write_bytes(broken[damage])
    assert anew(press_profile(), NEWS, cache) == cold
    assert entry.read_bytes() == whole


def test_that_a_profile_cannot_be_limited_is_kept_too(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path)
    assert anew(odd_press_profile(), NEWS, cache) is None
    assert anew(odd_press_profile(), NEWS, cache) is None
    assert ink_limit._limited.cache_info().misses == 0
