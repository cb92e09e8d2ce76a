"""Photos made small: how many pixels, which way up, and the same bytes from the cache."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from pagesetter.pictures import PictureError, open_picture
from pagesetter.pictures import small as module
from pagesetter.pictures.small import inks_of, small_picture


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "photo.jpg"
    Image.radial_gradient("L").resize((800, 400)).convert("RGB").save(file)
    return file


@pytest.mark.parametrize(
    ("wanted", "found"), [((800, 400), (800, 400)), ((400, 200), (400, 200)), ((90, 45), (100, 50))]
)
def test_a_jpeg_is_decoded_no_finer_than_it_is_shown(
    wanted: tuple[int, int], found: tuple[int, int], photo: Path
) -> None:
    small = small_picture(open_picture(photo), *wanted)
    assert (small.width, small.height) == found


def test_a_png_with_opacity_keeps_it(tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    Image.new("RGBA", (400, 400), (255, 0, 0, 100)).save(file)
    small = small_picture(open_picture(file), 100, 100)
    assert small.width == 100
    assert small.mask is not None
    assert small.mask.width == 100


def test_a_photo_from_the_cache_has_the_same_bytes(photo: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = small_picture(open_picture(photo), 100, 50, cache)
    (kept,) = cache.iterdir()
    module._small.cache_clear()
    photo.with_name("other.jpg").touch()
    assert small_picture(open_picture(photo), 100, 50, cache) == first
    assert kept.read_bytes() == first.data


def test_a_damaged_file_of_the_cache_is_made_again(photo: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = small_picture(open_picture(photo), 100, 50, cache)
    next(cache.iterdir()).write_bytes(b"not a picture")
    module._small.cache_clear()
    assert small_picture(open_picture(photo), 100, 50, cache) == first


def test_a_photo_that_was_saved_again_is_decoded_again(photo: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = small_picture(open_picture(photo), 100, 50, cache)
    Image.new("RGB", (800, 400), (10, 200, 10)).save(photo, quality=20)
    assert small_picture(open_picture(photo), 100, 50, cache) != first


def test_a_jpeg_is_handed_to_the_decoder_at_once(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    Image.effect_noise((800, 800), 80).save(file, quality=95)
    assert file.stat().st_size > 4 * ImageFile.MAXBLOCK
    picture, calls = open_picture(file), 0

    def count(_frame: object, event: str, called: object) -> None:
        nonlocal calls
        calls += event == "c_call" and getattr(called, "__name__", "") == "decode"

    sys.setprofile(count)
    try:
        small_picture(picture, 100, 100)
    finally:
        sys.setprofile(None)
    assert calls == 1


def test_the_oldest_photos_leave_a_cache_that_is_full(photo: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    for i in range(1200):
        (cache / f"{i}.jpg").touch()
        os.utime(cache / f"{i}.jpg", (i, i))
    small_picture(open_picture(photo), 100, 50, cache)
    kept = {file.stem for file in cache.iterdir()}
    assert len(kept) == 1000
    assert {str(i) for i in range(201, 1200)} < kept


def test_a_cache_that_is_not_full_forgets_nothing(photo: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    for i in range(1000):
        (cache / f"{i}.jpg").touch()
    small_picture(open_picture(photo), 100, 50, cache)
    assert len(list(cache.iterdir())) == 1001


def test_a_photo_that_is_gone_is_told(photo: Path) -> None:
    picture = open_picture(photo)
    photo.unlink()
    with pytest.raises(PictureError, match=r"there is no file photo\.jpg"):
        small_picture(picture, 10, 10)


def test_black_in_light_is_a_medium_black_in_inks(tmp_path: Path) -> None:
    file = tmp_path / "black.png"
    Image.new("RGB", (8, 8), (0, 0, 0)).save(file)
    inks = inks_of(small_picture(open_picture(file), 8, 8)).getpixel((4, 4))
    assert isinstance(inks, tuple)
    assert sum(inks) / 255 == pytest.approx(2.24, abs=0.01)


def test_a_gray_photo_is_black_alone(tmp_path: Path) -> None:
    file = tmp_path / "gray.jpg"
    Image.new("L", (16, 16), 155).save(file)
    inks = inks_of(small_picture(open_picture(file), 16, 16)).getpixel((8, 8))
    assert inks == (0, 0, 0, 100)
    assert Image.open(BytesIO(file.read_bytes())).mode == "L"
