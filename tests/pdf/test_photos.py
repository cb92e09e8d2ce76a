"""Photos in a PDF: byte for byte where they can be, upright, cropped, in their colors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from pagesetter.display.model import DrawPhoto
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Rect, Size
from pagesetter.pictures import open_picture
from tests.pdf.sheet import SPAN, call, content, made, render, resources, sheet

PAPER = Size(120, 80)


def photo(file: Path, crop: Rect | None = None, bounds: Rect | None = None) -> DrawPhoto:
    picture = open_picture(file)
    whole = Rect(0, 0, picture.width, picture.height)
    return DrawPhoto(picture, crop or whole, bounds or Rect(0, 0, *_paper()), SPAN)


def _paper() -> tuple[float, float]:
    return PAPER.width, PAPER.height


def shown(mark: DrawPhoto) -> Image.Image:
    return render(pdf_bytes([sheet(mark, size=PAPER)]))


def quarters(size: tuple[int, int] = (120, 80)) -> Image.Image:
    """Red, green, blue and yellow, so that no turn or mirror looks like another."""
    picture = Image.new("RGB", size, "red")
    across, down = size[0] // 2, size[1] // 2
    picture.paste("green", (across, 0, size[0], down))
    picture.paste("blue", (0, down, across, size[1]))
    picture.paste("yellow", (across, down, *size))
    return picture


def away(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of a channel, 0 to 255."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return sum(ImageStat.Stat(difference).mean) / 3


def xobjects(data: bytes) -> dict[str, Any]:
    return resources(data, "/XObject")


def saved(folder: Path, name: str, picture: Image.Image, **how: Any) -> Path:
    file = folder / name
    picture.save(file, **how)
    return file


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_goes_in_byte_for_byte(mode: str, progressive: bool, tmp_path: Path) -> None:
    file = saved(tmp_path, "a.jpg", quarters().convert(mode), progressive=progressive)
    data = made(photo(file))
    assert file.read_bytes() in data
    assert b"ASCII85" not in data


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_seen_upright(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = saved(tmp_path, "a.jpg", quarters(), quality=95, exif=exif)
    upright = ImageOps.exif_transpose(Image.open(file)).resize((120, 80))
    assert away(upright, shown(photo(file))) < 4


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_crop_is_counted_on_the_upright_photo(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = saved(tmp_path, "a.png", quarters((240, 160)), exif=exif)
    upright = ImageOps.exif_transpose(Image.open(file))
    across, down = upright.width // 2, upright.height // 2
    crop = Rect(across, 0, across, down)
    expected = Image.new("RGB", (120, 80), "white")
    patch = upright.crop((across, 0, upright.width, down)).resize((60, 40))
    expected.paste(patch, (30, 20))
    assert away(expected, shown(photo(file, crop, Rect(30, 20, 60, 40)))) < 2


KINDS: dict[str, tuple[str, Image.Image, dict[str, Any]]] = {
    "PNG RGB": ("a.png", quarters(), {}),
    "PNG gray": ("a.png", quarters().convert("L"), {}),
    "PNG palette": ("a.png", quarters().convert("P"), {}),
    "PNG one bit": ("a.png", quarters().convert("1"), {}),
    "TIFF RGB": ("a.tif", quarters(), {"compression": "tiff_lzw"}),
    "WebP": ("a.webp", quarters(), {"lossless": True}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_picture_looks_like_itself(kind: str, tmp_path: Path) -> None:
    name, picture, how = KINDS[kind]
    file = saved(tmp_path, name, picture, **how)
    assert away(picture, shown(photo(file))) < 2


def test_sixteen_bit_gray_is_brought_to_eight_not_clipped(tmp_path: Path) -> None:
    ramp = b"".join((x * 546).to_bytes(2, "little") for x in range(120)) * 80
    file = saved(tmp_path, "a.png", Image.frombytes("I;16", (120, 80), ramp))
    middle = shown(photo(file)).getpixel((60, 40))
    assert middle == pytest.approx((127, 127, 127), abs=3)


def test_what_is_transparent_shows_the_paper(tmp_path: Path) -> None:
    picture = quarters().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 60, 80))
    data = made(photo(saved(tmp_path, "a.png", picture)))
    (image,) = xobjects(data).values()
    assert image["/SMask"]["/ColorSpace"] == "/DeviceGray"
    page = shown(photo(tmp_path / "a.png"))
    assert page.getpixel((30, 40)) == (255, 255, 255)
    assert page.getpixel((90, 20)) == (0, 128, 0)


def test_a_cmyk_jpeg_of_adobes_is_not_seen_as_a_negative(tmp_path: Path) -> None:
    paper = Image.new("CMYK", (120, 80), (0, 0, 0, 0))
    paper.paste((0, 0, 0, 255), (0, 0, 60, 80))
    file = saved(tmp_path, "a.jpg", paper, quality=95)
    data = made(photo(file))
    (image,) = xobjects(data).values()
    assert list(image["/Decode"]) == [1, 0] * 4
    page = shown(photo(file))
    gray = page.convert("L")
    assert gray.getpixel((100, 40)) == pytest.approx(255, abs=8)
    assert gray.getpixel((20, 40)) == pytest.approx(35, abs=12)


def test_a_cmyk_tiff_keeps_its_inks(tmp_path: Path) -> None:
    inks = Image.new("CMYK", (4, 4), (10, 20, 30, 40))
    data = made(photo(saved(tmp_path, "a.tif", inks)))
    (image,) = xobjects(data).values()
    assert image["/ColorSpace"] == "/DeviceCMYK"
    assert image.get_data() == bytes([10, 20, 30, 40] * 16)


def test_a_photo_shown_twice_is_embedded_once(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.jpg", quarters())
    twice = photo(file, bounds=Rect(0, 0, 30, 20)), photo(file, bounds=Rect(50, 0, 30, 20))
    data = pdf_bytes([sheet(*twice), sheet(photo(file))])
    assert len(xobjects(data)) == 1
    assert data.count(file.read_bytes()) == 1


def test_a_photo_shown_whole_needs_no_clip(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.jpg", quarters())
    assert " W n" not in content(made(photo(file)))
    assert " re W n\n" in content(made(photo(file, crop=Rect(10, 0, 100, 80))))


def test_no_reader_complains_of_a_page_of_photos(tmp_path: Path) -> None:
    marks = []
    for kind, (name, picture, how) in KINDS.items():
        file = saved(tmp_path, f"{kind}-{name}".replace(" ", "-"), picture, **how)
        marks.append(photo(file))
    marks.append(photo(saved(tmp_path, "c.jpg", quarters().convert("CMYK"))))
    out = tmp_path / "page.pdf"
    out.write_bytes(made(*marks))
    call("qpdf", "--check", out)
    call("mutool", "draw", "-q", "-o", tmp_path / "out.png", out)
    call("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", out)
    call("pdftoppm", "-r", "36", "-png", out, tmp_path / "out")
