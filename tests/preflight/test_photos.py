"""How much ink photos are found to have, and which are looked at for that."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from pagesetter.display.model import DrawPhoto
from pagesetter.geometry import Rect
from pagesetter.pictures import EncodedPicture, encode_picture, open_picture
from pagesetter.press.color.cache import PhotoCache
from pagesetter.press.model import PreparedPages
from pagesetter.press.preflight.drawn import drawn_page
from pagesetter.press.preflight.heavy_areas import HeavyAreas, heavy_areas
from pagesetter.press.preflight.objects import DrawnPicture
from pagesetter.press.preflight.of_pages import find_in_pages
from pagesetter.press.preflight.picture_inks import inks_of
from tests.preflight.sound import PRESS, at, display_list

MM2 = (25.4 / 72) ** 2


WHOLE = Rect(0, 0, 1, 1)


def drawn(image: Image.Image, part: Rect = WHOLE) -> DrawnPicture:
    """A picture of raw samples, printed at 250 pixels to the inch."""
    ppi = 250
    space = {"CMYK": "DeviceCMYK", "L": "DeviceGray"}[image.mode]
    encoded = EncodedPicture(image.tobytes(), "", space, *image.size, 8)
    bounds = Rect(0, 0, part.width * image.width / ppi * 72, part.height * image.height / ppi * 72)
    return DrawnPicture(bounds, ppi, 8, "CMYK", lambda: encoded, part)


def over(picture: DrawnPicture, limit: float = 2.4) -> float:
    inks = inks_of(picture)
    assert inks is not None
    return inks.over_total(limit)


def square(ink: tuple[int, int, int, int], side: int = 100) -> Image.Image:
    """White, 500 × 250, with a square of an ink in its right half."""
    image = Image.new("CMYK", (500, 250), (0, 0, 0, 0))
    image.paste(ink, (300, 50, 300 + side, 50 + side))
    return image


HEAVY = (230, 210, 200, 120)


def test_the_area_over_the_limit_is_that_of_the_square() -> None:
    assert over(drawn(square(HEAVY))) == pytest.approx((100 / 250 * 25.4) ** 2, rel=0.15)


def test_two_areas_apart_are_not_added() -> None:
    image = square(HEAVY)
    image.paste(HEAVY, (50, 50, 150, 150))
    assert over(drawn(image)) == pytest.approx((100 / 250 * 25.4) ** 2, rel=0.15)


def test_what_does_not_show_is_not_looked_at() -> None:
    assert over(drawn(square(HEAVY), part=Rect(0, 0, 0.5, 1))) == 0
    assert over(drawn(square(HEAVY), part=Rect(0.5, 0, 0.5, 1))) > 90


def test_ink_at_the_limit_is_not_over_it() -> None:
    at_limit = (153, 153, 153, 153)  # 0.6 each
    assert over(drawn(square(at_limit))) == 0
    assert over(drawn(square((160, 160, 160, 160)))) > 90


def test_single_pixels_are_not_what_a_press_prints() -> None:
    image = Image.new("CMYK", (400, 400), (40, 40, 40, 40))
    for i in range(8000):
        image.putpixel((i * 7919 % 400, i * 104729 // 400 % 400), (255, 255, 255, 255))
    assert over(drawn(image)) == 0


def test_what_is_printed_over_a_photo_is_added() -> None:
    inks = inks_of(drawn(square((130, 130, 130, 30))))
    assert inks is not None
    assert inks.over_total(2.4) == 0
    assert inks.over_total(2.4, (("Black", 1.0),)) == pytest.approx(103, rel=0.15)
    assert inks.over_total(2.4, (("Black", 0.5),)) == 0
    assert inks.over_total(2.4, (("Pantone", 0.9),)) == pytest.approx(103, rel=0.15)


def test_gray_has_its_ink_where_it_is_dark() -> None:
    image = Image.new("L", (500, 250), 255)
    image.paste(0, (300, 50, 400, 150))
    inks = inks_of(drawn(image))
    assert inks is not None
    assert inks.over_black(0.95) == pytest.approx(103, rel=0.15)


@pytest.mark.parametrize("decode", [(), (1, 0) * 4])
def test_a_jpeg_is_read_as_its_decode_array_says(decode: tuple[int, ...]) -> None:
    """Pillow writes Adobe's inverted CMYK and takes the inversion back."""
    out = io.BytesIO()
    square(HEAVY).save(out, "JPEG", quality=95)
    encoded = EncodedPicture(out.getvalue(), "DCTDecode", "DeviceCMYK", 500, 250, 8, decode)
    picture = drawn(square(HEAVY))._replace(samples=lambda: encoded)
    # Without it, the white around the square is four full inks.
    expected = 103 if decode else (500 * 250 - 100 * 100) / 250**2 * 25.4**2
    assert over(picture) == pytest.approx(expected, rel=0.15)


def test_damaged_samples_are_not_known() -> None:
    short = EncodedPicture(b"12", "", "DeviceCMYK", 500, 250, 8)
    assert inks_of(drawn(square(HEAVY))._replace(samples=lambda: short)) is None
    torn = EncodedPicture(b"\xff\xd8\xff", "DCTDecode", "DeviceCMYK", 500, 250, 8)
    assert inks_of(drawn(square(HEAVY))._replace(samples=lambda: torn)) is None


def test_a_photo_that_was_converted_is_not_looked_at_again(tmp_path: Path) -> None:
    """Its inks were limited; those of a CMYK JPEG that goes in as it came were not."""
    file = tmp_path / "heavy.jpg"
    Image.new("CMYK", (500, 250), HEAVY).save(file, "JPEG", quality=95)
    picture = open_picture(file)
    mark = DrawPhoto(picture, Rect(0, 0, 500, 250), Rect(20, 20, 144, 72), at(3))
    page, as_it_is = display_list([mark]), encode_picture(picture)
    other = as_it_is._replace(data=as_it_is.data + b"\0")
    codes = [
        [f.code.value for f in find_in_pages(PreparedPages((page,), {picture: prepared}), PRESS)]
        for prepared in (as_it_is, other)
    ]
    assert codes == [["ink-over-limit"], []]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_part_that_shows_is_found_in_the_photo_as_stored(
    tmp_path: Path, orientation: int
) -> None:
    """The heavy quarter is at the top left as the photo is seen."""
    upright = Image.new("CMYK", (400, 200), (0, 0, 0, 0))
    upright.paste(HEAVY, (0, 0, 200, 100))
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(undo[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = tmp_path / "turned.jpg"
    stored.save(file, "JPEG", quality=95, exif=exif)
    picture = open_picture(file)

    def found(crop: Rect) -> float:
        mark = DrawPhoto(picture, crop, Rect(20, 20, 57.6, 28.8), at(3))
        (thing,) = drawn_page(display_list([mark]), {}, "1").objects
        assert isinstance(thing, DrawnPicture)
        return over(thing)

    assert found(Rect(0, 0, 200, 100)) == pytest.approx(57.6 * 28.8 * MM2, rel=0.1)
    assert found(Rect(200, 0, 200, 100)) == 0
    assert found(Rect(0, 100, 200, 100)) == 0


# ---------------------------------------------------------------- kept


def test_how_heavy_a_photo_is_is_the_same_from_a_warm_cache(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path)
    picture = drawn(square(HEAVY))
    found = heavy_areas(picture, PRESS)
    assert found is not None
    assert found.total > 90
    assert heavy_areas(picture._replace(cache=cache), PRESS) == found
    assert heavy_areas(picture._replace(cache=cache), PRESS) == found
    (entry,) = tmp_path.iterdir()
    assert entry.name.startswith("ink-")


def test_what_is_kept_is_what_is_told(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path)
    picture = drawn(square(HEAVY))._replace(cache=cache)
    heavy_areas(picture, PRESS)
    (entry,) = tmp_path.iterdir()
    cache.put(entry.name, struct.pack(">dd", 7, 8))
    assert heavy_areas(picture, PRESS) == HeavyAreas(7, 8)


@pytest.mark.parametrize(
    "content", [b"", bytes(15), bytes(17), struct.pack(">dd", -1, 0), struct.pack(">dd", 1, 1e999)]
)
def test_an_entry_that_is_no_area_is_measured_anew(content: bytes, tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path)
    picture = drawn(square(HEAVY))._replace(cache=cache)
    found = heavy_areas(picture, PRESS)
    (entry,) = tmp_path.iterdir()
    whole = entry.read_bytes()
    for broken in (content, whole[:-1]):
        cache.put(entry.name, content) if broken is content else entry.write_bytes(broken)
        assert heavy_areas(picture, PRESS) == found
        assert entry.read_bytes() == whole


def test_another_photo_place_or_limit_is_another_entry(tmp_path: Path) -> None:
    picture = drawn(square(HEAVY))._replace(cache=PhotoCache(tmp_path))
    other = drawn(square((230, 210, 200, 121)))._replace(cache=picture.cache)
    part = picture._replace(part=Rect(0, 0, 0.5, 1))
    small = picture._replace(bounds=Rect(0, 0, 20, 10))
    coarse = picture._replace(ppi=249)
    for one in (picture, other, part, small, coarse):
        heavy_areas(one, PRESS)
    heavy_areas(picture, PRESS._replace(total_ink=2.3))
    heavy_areas(picture, PRESS._replace(most_black=0.9))
    assert len(list(tmp_path.iterdir())) == 7


def test_a_warm_cache_needs_no_decoded_photo(tmp_path: Path) -> None:
    """A photo that goes in as it is is not decoded again by the next build's preflight."""
    file = tmp_path / "inks.jpg"
    square(HEAVY).save(file)
    script = f"""
import sys
from pathlib import Path
from pagesetter.display.model import DrawPhoto
from pagesetter.geometry import Rect
from pagesetter.pictures import encode_picture, open_picture
from pagesetter.press.color.cache import PhotoCache
from pagesetter.press.model import PreparedPages
from pagesetter.press.preflight.of_pages import find_in_pages
from tests.preflight.sound import PRESS, at, display_list
for name in [name for name in sys.modules if name.startswith("PIL")]:
    del sys.modules[name]
picture = open_picture(Path({str(file)!r}))
page = display_list([DrawPhoto(picture, Rect(0, 0, 500, 250), Rect(20, 20, 144, 72), at(7))])
prepared = PreparedPages((page,), {{picture: encode_picture(picture)}})
found = find_in_pages(prepared, PRESS, PhotoCache(Path({str(tmp_path / "cache")!r})))
print([finding.code.value for finding in found], "PIL.Image" in sys.modules)
"""
    root = Path(__file__).parents[2]
    said = [
        subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=root
        ).stdout.strip()
        for _ in range(2)
    ]
    assert said == ["['ink-over-limit'] True", "['ink-over-limit'] False"]
