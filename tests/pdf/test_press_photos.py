"""Photos prepared for the press, in a PDF: every reader decodes the inks that were meant."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from pagesetter.display.model import DrawPhoto
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Rect, Size
from pagesetter.pictures import EncodedPicture, open_picture
from tests.pdf.sheet import SPAN, call, render, resources, sheet
from tests.unit.press.color.torture import CASES, REFUSED, Case, colorful
from tests.unit.press.desk import plates, prepared, press
from tests.unit.press.profiles import press_profile

ICC = press_profile()
# A point a pixel, so that a reader has nothing to interpolate.
PAPER = Size(64, 48)


def page_of(folder: Path, name: str, data: bytes, lossless: str) -> tuple[bytes, EncodedPicture]:
    (folder / name).write_bytes(data)
    picture = open_picture(folder / name)
    whole = Rect(0, 0, picture.width, picture.height)
    mark = DrawPhoto(picture, whole, Rect(0, 0, *PAPER), SPAN)
    (encoded,), _ = prepared(mark, profile=press(lossless=lossless), icc=ICC)
    return pdf_bytes([sheet(mark, size=PAPER)], prepared={picture: encoded}), encoded


def inks_of(data: bytes, folder: Path) -> Image.Image:
    """What Ghostscript lays on the plates."""
    (folder / "page.pdf").write_bytes(data)
    out = folder / "page.tif"
    call(
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-sDEVICE=tiff32nc",
        "-r72",
        f"-sOutputFile={out}",
        folder / "page.pdf",
    )
    return opened(out)


def furthest(one: Image.Image, other: Image.Image) -> int:
    spread = ImageChops.difference(one, other).getextrema()
    return max(int(high) for _, high in spread)  # type: ignore[misc]  # four channels


INKS = [
    "jpeg cmyk of adobes",
    "jpeg cmyk without a mark",
    "jpeg ycck",
    "jpeg display p3",
    "jpeg gray",
    "tiff lab",
    "tiff cmyk",
    "png palette",
]


@pytest.mark.parametrize("lossless", ["", "flate", "jpeg2000"])
@pytest.mark.parametrize("kind", INKS)
def test_ghostscript_prints_the_inks_that_were_meant(
    kind: str, lossless: str, tmp_path: Path
) -> None:
    case: Case = CASES[kind]()
    data, encoded = page_of(tmp_path, case.name, case.data, lossless)
    # a level for another decoder's rounding; YCCK is turned into inks by each in its way
    assert furthest(inks_of(data, tmp_path), plates(encoded)) <= (3 if "ycck" in kind else 1)


@pytest.mark.parametrize("lossless", ["", "flate", "jpeg2000"])
@pytest.mark.parametrize("kind", ["jpeg cmyk of adobes", "jpeg ycck", "jpeg baseline", "jpeg gray"])
def test_no_reader_shows_a_negative(kind: str, lossless: str, tmp_path: Path) -> None:
    case = CASES[kind]()
    data, encoded = page_of(tmp_path, case.name, case.data, lossless)
    (tmp_path / "page.pdf").write_bytes(data)
    call("pdftoppm", "-r", "72", "-png", "-singlefile", tmp_path / "page.pdf", tmp_path / "poppler")
    call("mutool", "draw", "-q", "-r", "72", "-o", tmp_path / "mupdf.png", tmp_path / "page.pdf")
    call("qpdf", "--check", tmp_path / "page.pdf")
    meant = plates(encoded).convert("RGB").convert("L")
    for shown in (
        render(data),
        opened(tmp_path / "poppler.png"),
        opened(tmp_path / "mupdf.png"),
    ):
        gray = shown.convert("L").resize(meant.size)
        right = ImageStat.Stat(ImageChops.difference(gray, meant)).mean[0]
        wrong = ImageStat.Stat(ImageChops.difference(ImageChops.invert(gray), meant)).mean[0]
        assert right < 30 < wrong


def opened(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        return picture.copy()


def test_line_art_is_printed_bit_for_bit(tmp_path: Path) -> None:
    art = Image.radial_gradient("L").resize((64, 48)).convert("1")
    out = BytesIO()
    art.save(out, "PNG")
    data, _ = page_of(tmp_path, "a.png", out.getvalue(), "")
    (image,) = resources(data, "/XObject").values()
    assert image["/BitsPerComponent"] == 1
    assert image.get_data() == art.tobytes()
    black = inks_of(data, tmp_path).getchannel("K")
    assert black.tobytes() == ImageChops.invert(art.convert("L")).tobytes()


def test_opacity_goes_with_the_inks(tmp_path: Path) -> None:
    picture = colorful().copy()
    opacity = Image.new("L", picture.size, 255)
    opacity.paste(0, (0, 0, 32, 48))
    picture.putalpha(opacity)
    out = BytesIO()
    picture.save(out, "PNG")
    data, encoded = page_of(tmp_path, "a.png", out.getvalue(), "flate")
    printed, meant = inks_of(data, tmp_path), plates(encoded)
    assert printed.crop((0, 0, 32, 48)).getextrema() == ((0, 0),) * 4
    right = (32, 0, 64, 48)
    assert furthest(printed.crop(right), meant.crop(right)) <= 1


def test_all_that_can_be_printed_goes_on_a_page_without_a_complaint(tmp_path: Path) -> None:
    assert len(CASES) + len(REFUSED) >= 60
    marks = []
    for i, make in enumerate(CASES.values()):
        case = make()
        (tmp_path / str(i)).mkdir()
        (tmp_path / str(i) / case.name).write_bytes(case.data)
        picture = open_picture(tmp_path / str(i) / case.name)
        whole = Rect(0, 0, picture.width, picture.height)
        place = Rect(i % 8 * 70, i // 8 * 50, picture.width, picture.height)
        marks.append(DrawPhoto(picture, whole, place, SPAN))
    found, _ = prepared(*marks, icc=ICC)
    pictures = dict(zip([mark.picture for mark in marks], found, strict=True))
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf_bytes([sheet(*marks)], prepared=pictures))
    spaces = {image["/ColorSpace"] for image in resources(file.read_bytes(), "/XObject").values()}
    assert spaces == {"/DeviceCMYK", "/DeviceGray"}
    call("qpdf", "--check", file)
    call("mutool", "draw", "-q", "-o", tmp_path / "out.png", file)
    call("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", file)
    call("pdftoppm", "-r", "36", "-png", file, tmp_path / "out")
