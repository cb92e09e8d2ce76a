"""Photos as the press gets them: as fine as it prints, within its ink, the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from pagesetter.display.model import DrawPhoto
from pagesetter.geometry import Rect
from pagesetter.pictures import open_picture
from pagesetter.press.color.cache import PhotoCache
from pagesetter.press.color.encoding import jpeg, jpeg_within
from pagesetter.press.color.ink_limit import limited_profile
from pagesetter.press.color.ink_sums import InkLimits, most_ink
from pagesetter.press.model import RenderingIntent
from tests.unit.press.color.torture import CASES, colorful, gray, inks
from tests.unit.press.desk import (
    SPAN,
    delta_e,
    plates,
    prepared,
    prepared_file,
    press,
    samples,
    seen,
    shown,
)
from tests.unit.press.profiles import GHOSTSCRIPT, needs_cmyk, odd_press_profile, press_profile

ICC = press_profile()


def saved(folder: Path, picture: Image.Image, name: str = "a.png", **how: Any) -> Path:
    picture.save(folder / name, **how)
    return folder / name


def photos_in(folder: Path) -> list[Path]:
    """The entries of a cache that are photos."""
    return sorted(file for file in folder.iterdir() if "-" not in file.name)


def noisy(size: tuple[int, int] = (96, 64)) -> Image.Image:
    """Black and white squares among dark colors: what makes a JPEG swing."""
    picture = colorful().resize(size).point([v // 4 for v in range(256)] * 3)
    for i in range(0, size[0], 9):
        picture.paste("white", (i, (i * 7) % size[1], i + 3, (i * 7) % size[1] + 5))
    return picture


# ---------------------------------------------------------------- size


@pytest.mark.parametrize(
    ("ppi", "width"), [(150, 120), (200, 120), (239, 120), (241, 100), (400, 60), (2400, 10)]
)
def test_a_photo_is_made_coarser_only_if_it_is_much_finer_than_the_press_prints(
    ppi: float, width: int, tmp_path: Path
) -> None:
    encoded, _ = prepared_file(saved(tmp_path, colorful().resize((120, 60))), ICC, ppi)
    assert encoded.width == width
    assert encoded.height == (width + 1) // 2


def test_the_largest_place_decides_how_fine_a_photo_is(tmp_path: Path) -> None:
    picture = open_picture(saved(tmp_path, colorful().resize((120, 60))))
    (encoded,), _ = prepared(shown(picture, 800), shown(picture, 400), icc=ICC)
    assert encoded.width == 60


def test_a_crop_keeps_its_own_resolution(tmp_path: Path) -> None:
    picture = open_picture(saved(tmp_path, colorful().resize((120, 60))))
    # 60 of its pixels fill 43.2 points: 100 an inch, though all of it would be finer
    crop = DrawPhoto(picture, Rect(0, 0, 60, 30), Rect(0, 0, 43.2, 21.6), SPAN)
    (encoded,), _ = prepared(crop, icc=ICC)
    assert encoded.width == 120


def test_a_turned_photo_is_made_coarser_as_it_lies(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = saved(tmp_path, colorful().resize((120, 60)), "a.jpg", exif=exif)
    encoded, _ = prepared_file(file, ICC, 400)
    assert (encoded.width, encoded.height) == (60, 30)


def test_a_large_jpeg_looks_the_same_when_it_is_made_small(tmp_path: Path) -> None:
    file = saved(tmp_path, colorful().resize((1200, 800)), "a.jpg", quality=95)
    encoded, _ = prepared_file(file, ICC, 2400, lossless="flate")
    whole, _ = prepared_file(file, ICC, 200, lossless="flate")
    small = plates(whole).resize((100, 67), Image.Resampling.LANCZOS)
    assert (encoded.width, encoded.height) == (100, 67)
    assert delta_e(seen(plates(encoded), ICC), seen(small, ICC))[0] < 1


def test_hidden_colors_do_not_bleed_into_what_shows(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (120, 60), (255, 255, 255, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 61, 60))
    encoded, _ = prepared_file(saved(tmp_path, picture), ICC, 400, lossless="flate")
    assert encoded.mask is not None
    opacity, colors = samples(encoded.mask), plates(encoded)
    visible = [x for x in range(60) if int(opacity.getpixel((x, 9))) > 8]  # type: ignore[arg-type]
    assert visible[0] == 30
    assert [colors.getpixel((x, 9)) for x in visible] == [(0, 0, 0, 0)] * len(visible)


# ---------------------------------------------------------------- inks


@pytest.mark.parametrize("lossless", ["", "flate", "jpeg2000"])
@pytest.mark.parametrize("quality", [60, 95])
def test_no_place_of_a_photo_has_more_ink_than_the_press_holds(
    lossless: str, quality: int, tmp_path: Path
) -> None:
    file = saved(tmp_path, noisy())
    rules: dict[str, Any] = {"lossless": lossless, "quality": quality}
    free, _ = prepared_file(file, ICC, **rules)
    held, _ = prepared_file(file, ICC, total=2.4, black=0.95, **rules)
    assert most_ink(plates(free)).total > 2.6 * 255
    assert most_ink(plates(held)).total <= 2.4 * 255
    assert most_ink(plates(held)).black <= 0.95 * 255


def test_a_jpeg_that_swings_over_the_limit_is_mended_only_where_it_does(tmp_path: Path) -> None:
    limits = InkLimits(608, 241)
    picture = Image.new("CMYK", (64, 64), (122, 122, 122, 241))
    picture.paste((0, 0, 0, 0), (3, 3, 5, 5))
    swung = most_ink(samples(jpeg(picture, 40)))
    assert swung.total > 612
    mended = jpeg_within(picture.copy(), 40, limits)
    assert mended.filter == "DCTDecode"
    after = samples(mended)
    assert most_ink(after).total <= 612
    far = after.crop((16, 16, 64, 64)), samples(jpeg(picture, 40)).crop((16, 16, 64, 64))
    assert far[0].tobytes() == far[1].tobytes()


@pytest.mark.parametrize("size", [(64, 64), (61, 59), (7, 130)])
@pytest.mark.parametrize("quality", [30, 75, 95])
def test_edges_are_mended_too(size: tuple[int, int], quality: int) -> None:
    dots = Image.radial_gradient("L").resize((16, 16)).point([0] * 128 + [255] * 128)
    tile = Image.new("L", size)
    for x in range(0, size[0], 16):
        for y in range(0, size[1], 16):
            tile.paste(dots, (x - 3, y - 5))
    picture = Image.merge("CMYK", [tile.point([v * 152 // 255 for v in range(256)])] * 4)
    assert most_ink(samples(jpeg(picture, quality))).total > 612
    assert most_ink(samples(jpeg_within(picture, quality, InkLimits(608, 241)))).total <= 612


def test_what_will_not_settle_as_a_jpeg_goes_in_without_loss() -> None:
    dots = Image.effect_noise((64, 64), 255).point([0] * 128 + [255] * 128)
    picture = Image.merge("CMYK", [dots.point([v * 152 // 255 for v in range(256)])] * 4)
    encoded = jpeg_within(picture, 1, InkLimits(608, 241))
    assert most_ink(samples(encoded)).total <= 612


def test_gray_is_printed_with_black_alone_and_not_more_of_it_than_there_may_be(
    tmp_path: Path,
) -> None:
    file = saved(tmp_path, gray(), quality=95)
    encoded, _ = prepared_file(file, ICC, total=2.4, black=0.8)
    assert encoded.color_space == "DeviceGray"
    assert encoded.decode == ()
    assert 0.75 * 255 < most_ink(plates(encoded)).black <= 0.8 * 255
    free, _ = prepared_file(file, ICC, lossless="flate")
    assert most_ink(plates(free)).black >= 254


def test_gray_gets_lighter_as_the_press_prints_darker(tmp_path: Path) -> None:
    """Half of black ink prints darker than half of a screen's gray, so less of it is laid."""
    half = saved(tmp_path, Image.new("L", (16, 16), 128))
    encoded, _ = prepared_file(half, ICC, lossless="flate")
    shades = samples(encoded).getextrema()
    without, _ = prepared_file(half, None, lossless="flate")
    assert samples(without).getextrema() == (128, 128)
    light = seen(plates(encoded), ICC).getchannel("L").getextrema()[0]
    # Y of 0.219, over a black of 0.05: L* 57.9
    assert float(light) * 100 / 255 == pytest.approx(57.9, abs=0.5)  # type: ignore[arg-type]
    assert shades != (128, 128)


@needs_cmyk
def test_the_limit_of_newsprint_moves_dark_colors_alone(tmp_path: Path) -> None:
    """ΔE of CIE 1976: light colors stay, the darkest get lighter as they must."""
    icc = GHOSTSCRIPT.read_bytes()
    found = []
    for low, name in ((110, "light.png"), (0, "dark.png")):
        levels = [low + (v * (255 - low) // 255 if low else v // 4) for v in range(256)] * 3
        file = saved(tmp_path, colorful().point(levels), name)
        free, _ = prepared_file(file, icc, lossless="flate", black_point=False)
        held, _ = prepared_file(
            file, icc, lossless="flate", black_point=False, total=2.4, black=0.95
        )
        found.append(delta_e(seen(plates(free), icc), seen(plates(held), icc)))
    assert found[0][1] <= 1
    assert 1 < found[1][0] < 3
    assert found[1][1] < 9


def test_inks_of_the_press_itself_go_in_byte_for_byte(tmp_path: Path) -> None:
    for profile in (None, ICC):
        file = saved(tmp_path, inks(), "a.jpg", quality=80, icc_profile=profile)
        encoded, told = prepared_file(file, ICC, total=1.0, black=0.1)
        assert encoded.data == file.read_bytes()
        assert encoded.decode == (1, 0) * 4
        assert told == []


def test_inks_of_the_press_that_are_too_fine_are_made_coarser_and_not_changed_else(
    tmp_path: Path,
) -> None:
    file = saved(tmp_path, Image.new("CMYK", (64, 48), (255, 255, 255, 255)), "a.tif")
    encoded, _ = prepared_file(file, ICC, 800, total=2.4, black=0.9, lossless="flate")
    assert encoded.width == 16
    assert samples(encoded).getcolors() == [(16 * 12, (255, 255, 255, 255))]


def test_without_a_profile_gray_in_a_color_is_printed_in_black(tmp_path: Path) -> None:
    picture = Image.new("RGB", (16, 16), (200, 100, 50))
    encoded, _ = prepared_file(
        saved(tmp_path, picture), None, total=2.4, black=0.95, lossless="flate"
    )
    assert samples(encoded).getpixel((0, 0)) == (0, 100, 150, 55)
    dark, _ = prepared_file(saved(tmp_path, noisy()), None, total=1.6, black=0.5, lossless="flate")
    assert most_ink(samples(dark)).total <= 1.6 * 255
    assert most_ink(samples(dark)).black <= 0.5 * 255


def test_a_profile_whose_tables_cannot_be_edited_keeps_the_limit_all_the_same(
    tmp_path: Path,
) -> None:
    limits = InkLimits.of(2.4, 0.95)
    assert limited_profile(odd_press_profile(), limits) is None
    rules: dict[str, Any] = {"lossless": "flate", "total": 2.4, "black": 0.95}
    held, _ = prepared_file(saved(tmp_path, noisy()), odd_press_profile(), **rules)
    assert 2 * 255 < most_ink(plates(held)).total <= limits.total


@pytest.mark.parametrize("intent", list(RenderingIntent))
def test_every_intent_has_its_own_way(intent: RenderingIntent, tmp_path: Path) -> None:
    file = saved(tmp_path, noisy())
    encoded, _ = prepared_file(file, ICC, intent=intent, total=2.4, black=0.95)
    assert most_ink(plates(encoded)).total <= 2.4 * 255


def test_black_point_compensation_keeps_the_shadows_apart(tmp_path: Path) -> None:
    shadows = Image.linear_gradient("L").point([v // 2 for v in range(256)]).convert("RGB")
    file = saved(tmp_path, shadows)
    found = []
    for compensated in (True, False):
        encoded, _ = prepared_file(
            file, ICC, lossless="flate", total=2.0, black=0.8, black_point=compensated
        )
        found.append(len(set(seen(plates(encoded), ICC).getchannel("L").tobytes())))
    assert found[0] > found[1]


# ---------------------------------------------------------------- sharpness, kinds of files


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_photo_is_sharpened_on_request(mode: str, tmp_path: Path) -> None:
    soft = Image.new(mode, (64, 48), "white")
    soft.paste(Image.new(mode, (32, 48), "gray"), (0, 0))
    file = saved(tmp_path, soft.filter(ImageFilter.GaussianBlur(2)))
    contrast = []
    for sharpen in (0, 0.5, 1):
        encoded, _ = prepared_file(file, ICC, lossless="flate", sharpen=sharpen)
        light = seen(plates(encoded), ICC).getchannel("L")
        contrast.append(ImageStat.Stat(light).stddev[0])
    assert contrast[0] < contrast[1] < contrast[2]


@pytest.mark.parametrize("picture", [colorful(), gray()], ids=["color", "gray"])
@pytest.mark.parametrize(
    ("lossless", "kind"), [("", "DCTDecode"), ("flate", "FlateDecode"), ("jpeg2000", "JPXDecode")]
)
def test_each_way_of_encoding_gives_the_same_inks(
    picture: Image.Image, lossless: str, kind: str, tmp_path: Path
) -> None:
    file = saved(tmp_path, picture)
    encoded, _ = prepared_file(file, ICC, lossless=lossless, quality=100)
    exact, _ = prepared_file(file, ICC, lossless="flate")
    assert encoded.filter == kind
    away = ImageChops.difference(plates(encoded), plates(exact))
    assert max(high for _, high in away.getextrema()) <= (0 if lossless else 8)  # type: ignore[misc]


@pytest.mark.parametrize("size", [(1, 1), (1, 700), (5, 3)])
@pytest.mark.parametrize("lossless", ["", "flate", "jpeg2000"])
def test_the_smallest_photo_is_a_photo(
    size: tuple[int, int], lossless: str, tmp_path: Path
) -> None:
    encoded, _ = prepared_file(saved(tmp_path, Image.new("RGB", size)), ICC, lossless=lossless)
    assert samples(encoded).size == size


def test_nothing_of_the_photos_own_profile_or_words_goes_into_the_file(tmp_path: Path) -> None:
    file = saved(tmp_path, colorful(), "a.jpg", comment=b"secret", icc_profile=ICC[:0] or None)
    encoded, _ = prepared_file(file, ICC)
    with Image.open(BytesIO(encoded.data)) as again:
        assert "icc_profile" not in again.info
        assert "comment" not in again.info


# ---------------------------------------------------------------- several


def marks(folder: Path) -> list[DrawPhoto]:
    found = []
    for i, kind in enumerate(
        ["jpeg display p3", "tiff lab", "png palette with alpha", "jpeg gray"]
    ):
        case = CASES[kind]()
        (folder / str(i)).mkdir(exist_ok=True)
        file = folder / str(i) / case.name
        file.write_bytes(case.data)
        found.append(shown(open_picture(file), 300))
    return found


def test_photos_are_the_same_for_any_number_of_workers_and_in_their_order(tmp_path: Path) -> None:
    photos = marks(tmp_path)
    alone = prepared(*photos, icc=ICC, workers=1)
    assert prepared(*photos, icc=ICC, workers=2) == alone
    assert prepared(*photos, icc=ICC, workers=7) == alone
    assert [encoded.color_space for encoded in alone[0]] == ["DeviceCMYK"] * 3 + ["DeviceGray"]


def test_no_warning_of_pillow_gets_out_of_any_worker(tmp_path: Path) -> None:
    """Warnings are errors here. A large picture has one; so has its JPEG when it is read again."""
    limit = Image.MAX_IMAGE_PIXELS
    photos = []
    for i in range(4):
        (tmp_path / str(i)).mkdir()
        photos.append(shown(open_picture(saved(tmp_path / str(i), noisy()))))
    try:
        Image.MAX_IMAGE_PIXELS = 96 * 64 - 1
        found, told = prepared(*photos, icc=ICC, workers=4)
    finally:
        Image.MAX_IMAGE_PIXELS = limit
    assert (len(found), told) == (4, [])


def test_photos_are_the_same_from_a_warm_cache(tmp_path: Path) -> None:
    photos, cache = marks(tmp_path), PhotoCache(tmp_path / "cache")
    cold = prepared(*photos, icc=ICC)
    assert prepared(*photos, icc=ICC, cache=cache) == cold
    assert len(photos_in(tmp_path / "cache")) == 4
    assert prepared(*photos, icc=ICC, cache=cache) == cold


def test_what_is_told_of_a_photo_is_told_from_a_warm_cache_too(tmp_path: Path) -> None:
    case, cache = CASES["png animated"](), PhotoCache(tmp_path / "cache")
    for name in ("one.png", "other.png"):
        (tmp_path / name).write_bytes(case.data)
        _, told = prepared(shown(open_picture(tmp_path / name)), icc=ICC, cache=cache)
        assert [d.message for d in told] == [
            f"{name} has several pictures in it, and the first is printed"
        ]
    assert len(photos_in(tmp_path / "cache")) == 1


CHANGES: dict[str, dict[str, Any]] = {
    "quality": {"quality": 50},
    "lossless": {"lossless": "flate"},
    "intent": {"intent": RenderingIntent.ABSOLUTE},
    "black point": {"black_point": False},
    "sharpen": {"sharpen": 1},
    "total ink": {"total": 2.0},
    "most black": {"black": 0.5},
    "resolution": {"resolution": 100},
}


@pytest.mark.parametrize("change", CHANGES)
def test_another_setting_is_another_entry(change: str, tmp_path: Path) -> None:
    photo, cache = shown(open_picture(saved(tmp_path, noisy()))), PhotoCache(tmp_path / "cache")
    prepared(photo, icc=ICC, cache=cache)
    changed = press(**CHANGES[change])
    after = prepared(photo, icc=ICC, cache=cache, profile=changed)
    assert after == prepared(photo, icc=ICC, profile=changed)
    assert len(photos_in(tmp_path / "cache")) == 2


def test_another_profile_is_another_entry(tmp_path: Path) -> None:
    photo, cache = shown(open_picture(saved(tmp_path, noisy()))), PhotoCache(tmp_path / "cache")
    for icc in (ICC, press_profile("Other"), None):
        assert prepared(photo, icc=icc, cache=cache) == prepared(photo, icc=icc)
    assert len(photos_in(tmp_path / "cache")) == 3


def test_a_photo_that_changed_is_another_entry(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path / "cache")
    file = saved(tmp_path, colorful())
    picture = open_picture(file)
    before = prepared(shown(picture), icc=ICC, cache=cache)
    stamp = file.stat()
    saved(tmp_path, ImageChops.invert(colorful()))
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert prepared(shown(picture), icc=ICC, cache=cache) != before


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "foreign", "swapped"])
def test_a_broken_entry_is_made_anew(damage: str, tmp_path: Path) -> None:
    photos, cache = marks(tmp_path)[:2], PhotoCache(tmp_path / "cache")
    cold = prepared(*photos, icc=ICC, cache=cache)
    entries = photos_in(tmp_path / "cache")
    whole = [entry.read_bytes() for entry in entries]
    for entry, data, other in zip(entries, whole, reversed(whole), strict=True):
        entry.write_bytes(
            {
                "cut": data[:-1],
                "flipped": data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
                "emptied": b"",
                "foreign": b"something else",
                "swapped": other,
            }[damage]
        )
    assert prepared(*photos, icc=ICC, cache=cache) == cold
    assert [entry.read_bytes() for entry in entries] == whole


def test_a_warm_cache_needs_no_picture_library(tmp_path: Path) -> None:
    photo = saved(tmp_path, colorful(), "a.jpg")
    program = f"""
import sys
from pathlib import Path
from pagesetter.pictures import open_picture
from pagesetter.press.color.cache import PhotoCache
from pagesetter.press.color.photo_job import PhotoJob
from pagesetter.press.color.photos import prepare_photos
from tests.unit.press.desk import press
for name in [name for name in sys.modules if name.startswith("PIL")]:
    del sys.modules[name]
picture = open_picture(Path({str(photo)!r}))
job = PhotoJob(picture, 1.0, 200, press(), None)
prepare_photos([job], PhotoCache(Path({str(tmp_path / "cache")!r})), 2)
print("PIL.Image" in sys.modules)
"""
    said = [
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[4],
        ).stdout.strip()
        for _ in range(2)
    ]
    assert said == ["True", "False"]
