"""A page that uses all that a press can be asked for, and the settings it goes out with."""

from __future__ import annotations

import subprocess
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from pagesetter.display.model import (
    BLACK,
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    FillRect,
    Mark,
)
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Path as Outline
from pagesetter.geometry import Point, Rect, Size
from pagesetter.ink import REGISTRATION, Gradient, Ink
from pagesetter.pictures import EncodedPicture, Picture
from pagesetter.press.model import OutputIntent, PdfSettings, Standard
from pagesetter.typeface.shaping import shape_upright
from tests.pdf.sheet import SPAN, call, run, sans, serif, sheet

PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")

BLEED, SLUG = 9.0, 20.0
SIZE = Size(300.0, 400.0)

#: A plate whose name is Chinese and one whose name has signs that a PDF must escape.
RED = Ink(0, 0.9, 0.8, 0, spot="专红")
BLUE = Ink(1, 0.4, 0, 0.1, spot="Blue (072/C)")
ALL = Ink(1, 1, 1, 1, spot=REGISTRATION)

TEXT_BLACK = BLACK._replace(overprint=True)
RICH = Ink(0.6, 0.4, 0.4, 1, rich=True)
FADE = Ink(0, 0, 0, 0.1, gradient=Gradient(((0, Ink(0, 0, 0, 0.1)), (1, Ink(0.5, 0, 0, 0))), 90))


def rect(x: float, y: float, ink: Ink, width: float = 40, height: float = 20) -> FillRect:
    return FillRect(Rect(x, y, width, height), ink, SPAN)


def square(x: float, y: float, side: float) -> Outline:
    corners = [Point(x + side, y), Point(x + side, y + side), Point(x, y + side), Point(x, y)]
    last, curves = Point(x, y), []
    for corner in corners:
        curves.append((last, corner, corner))
        last = corner
    return Outline(Point(x, y), tuple(curves))


def encoded(name: str) -> tuple[Picture, EncodedPicture]:
    """A photo as the press stage hands it on."""
    if name == "masked":  # gray steps on cyan, showing more and more from left to right
        samples = bytes(v for x in range(64) for v in (128, 0, 0, 4 * (x % 32))) * 64
        mask = EncodedPicture(
            zlib.compress(bytes(range(0, 256, 4)) * 64), "FlateDecode", "DeviceGray", 64, 64, 8
        )
        data = zlib.compress(samples)
        how = EncodedPicture(data, "FlateDecode", "DeviceCMYK", 64, 64, 8, mask=mask)
    elif name == "jpeg":
        out = BytesIO()
        Image.new("CMYK", (64, 64), (200, 30, 0, 20)).save(out, "JPEG", quality=95)
        how = EncodedPicture(
            out.getvalue(), "DCTDecode", "DeviceCMYK", 64, 64, 8, decode=(1, 0) * 4
        )
    elif name == "predicted":  # rows filtered as PNG does, each the same as the one above
        rows = b"\x00" + bytes(range(64)) + (b"\x02" + bytes(64)) * 63
        data = zlib.compress(rows)
        how = EncodedPicture(data, "FlateDecode", "DeviceGray", 64, 64, 8, predicted=True)
    else:  # a checkerboard of one bit
        rows = (b"\xaa" * 8 + b"\x55" * 8) * 32
        how = EncodedPicture(zlib.compress(rows), "FlateDecode", "DeviceGray", 64, 64, 1)
    return Picture(Path(f"{name}.tif"), 64, 64, 1, "TIFF", "CMYK"), how


PICTURES = dict(map(encoded, ("masked", "jpeg", "bits", "predicted")))


def photo(name: str, x: float, y: float, side: float = 40) -> DrawPhoto:
    picture, _ = encoded(name)
    return DrawPhoto(picture, Rect(0, 0, 64, 64), Rect(x, y, side, side), SPAN)


def down(text: str, x: float, y: float, ink: Ink = TEXT_BLACK) -> DrawGlyphs:
    shaped = shape_upright(text, serif(), "zh-Hans")._replace(size=12.0, vertical=True)
    return DrawGlyphs(Point(x, y), shaped, ink, SPAN)


def text(words: str, x: float, y: float, ink: Ink = TEXT_BLACK, size: float = 12.0) -> DrawGlyphs:
    return DrawGlyphs(Point(x, y), run(words, serif(), size), ink, SPAN)


def opaque() -> tuple[Mark, ...]:
    """What PDF/X-1a can print too."""
    return (
        FillRect(Rect(-BLEED, -BLEED, 60, 60), Ink(0.3, 0, 0.2, 0), SPAN),
        rect(20, 80, Ink(0, 0, 0, 0.5)),
        rect(70, 80, RED),
        rect(120, 80, RED._replace(tint=0.4)),
        rect(170, 80, BLUE._replace(tint=0.25)),
        FillRect(Rect(-BLEED - 15, 100, 10, 10), ALL, SPAN),
        rect(20, 110, FADE),
        rect(70, 110, RICH),
        rect(120, 110, Ink(0.8, 0, 0, 0)),
        text("黑字叠印", 122, 124),
        DrawPath(square(170, 110, 20), BLUE, SPAN, stroke=2),
        Clip(square(210, 110, 20), (DrawPath(square(215, 115, 30), RED, SPAN),), SPAN),
        DrawShapes(Point(20, 160), run("影", sans(), 20), Ink(0, 1, 0, 0), SPAN, stroke=1),
        text("台风登陆——昭通日报2016年", 20, 200),
        down("竖排文字，也要能搜索。", 270, 150),
        photo("jpeg", 20, 220),
        photo("bits", 70, 220),
        photo("predicted", 120, 220),
    )


def transparent() -> tuple[Mark, ...]:
    return (rect(20, 280, Ink(0, 0, 1, 0, opacity=0.5)), photo("masked", 70, 280))


def press_page(*marks: Mark) -> DisplayList:
    marks = marks or (*opaque(), *transparent())
    return sheet(*marks, bleed=BLEED, size=SIZE)._replace(slug=SLUG, date="2016-08-09")


@cache
def intent() -> OutputIntent:
    if not PROFILE.exists():
        pytest.skip("Ghostscript's ICC profile of CMYK is not installed")
    return OutputIntent("CGATS TR 001", "SWOP", "http://www.color.org", PROFILE.read_bytes())


def settings(standard: Standard = Standard.X4, **more: Any) -> PdfSettings:
    more = {"created": "2016-08-09T05:30:00+08:00", **more}
    return PdfSettings(standard=standard, intent=intent(), **more)


def pressed(*marks: Mark, standard: Standard = Standard.X4, **more: Any) -> bytes:
    return pdf_bytes([press_page(*marks)], settings(standard, **more), PICTURES)


def opened(data: bytes) -> Any:
    """A PDF as pikepdf reads it, whose types say nothing of what is in it."""
    return pikepdf.open(BytesIO(data))


def operators(data: bytes) -> list[str]:
    """The operators of the first page, one a line."""
    with opened(data) as pdf:
        content: bytes = pdf.pages[0].Contents.read_bytes()
        return content.decode("ascii").splitlines()


def plates(data: bytes, folder: Path, dpi: int = 72) -> dict[str, Image.Image]:
    """The plates of the first page as Ghostscript images them: ink is light."""
    (folder / "page.pdf").write_bytes(data)
    out = folder / "plates.tif"
    call(
        *("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi}"),
        *(f"-sOutputFile={out}", folder / "page.pdf"),
    )
    found = {}
    for file in sorted(folder.glob("plates(*.tif")):
        with Image.open(file) as picture:
            found[file.name[len("plates(") : -len(").tif")]] = picture.convert("L").point(
                [255 - value for value in range(256)]
            )
    return found


def ink_at(plate: Image.Image, x: float, y: float) -> float:
    """The ink of a plate of 72 dpi at a place of the trimmed page, 0 to 1."""
    value = plate.getpixel((round(x + BLEED + SLUG), round(y + BLEED + SLUG)))
    assert isinstance(value, int)
    return round(value / 255, 2)


def said(*command: str | Path) -> tuple[int, str]:
    """What a program says on both its outputs, and its exit code."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr
