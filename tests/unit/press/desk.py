"""Photos through the press in a test: a profile, a page of one photo, colors seen again."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageMath

from pagesetter.diagnostics import Diagnostic, DiagnosticLog, Span
from pagesetter.display.model import DisplayList, DrawPhoto, Region
from pagesetter.geometry import Rect, Size
from pagesetter.pictures import EncodedPicture, Picture, open_picture
from pagesetter.press.color.cache import NO_CACHE, PhotoCache
from pagesetter.press.color.photos import prepare_pictures
from pagesetter.press.model import (
    Condition,
    LineRules,
    PhotoRules,
    PressProfile,
    RenderingIntent,
    Standard,
    TypeRules,
)

SPAN = Span(Path("page.yaml"), 3, 5, 3, 9)
RULES = PhotoRules(
    resolution=200,
    least_resolution=150,
    worst_resolution=72,
    line_art=600,
    intent=RenderingIntent.RELATIVE,
    black_point=True,
    sharpen=0,
    quality=90,
    lossless="",
)


def press(total: float = 4.0, black: float = 1.0, **rules: Any) -> PressProfile:
    """A press without limits of ink unless they are given."""
    return PressProfile(
        name="test",
        title="Test",
        standard=Standard.X4,
        condition=Condition("Test", "Test", "", ()),
        total_ink=total,
        most_black=black,
        most_spots=2,
        photos=RULES._replace(**rules),
        type=TypeRules(6, 10, 12, 8, 10, 0.7),
        lines=LineRules(0.25, 1, 1.5, 1.5),
        bleed=9,
        marks=(),
        levels=MappingProxyType({}),
    )


def shown(picture: Picture, ppi: float = 200) -> DrawPhoto:
    """The whole of a photo as large as some pixels an inch make it."""
    whole = Rect(0, 0, picture.width, picture.height)
    size = Rect(0, 0, picture.width / ppi * 72, picture.height / ppi * 72)
    return DrawPhoto(picture, whole, size, SPAN)


def page(*marks: DrawPhoto) -> DisplayList:
    return DisplayList(Size(600, 800), 0, "", "zh", (Region("r", Rect(0, 0, 9, 9), marks),))


def prepared(
    *marks: DrawPhoto,
    profile: PressProfile | None = None,
    icc: bytes | None = None,
    cache: PhotoCache = NO_CACHE,
    workers: int = 1,
) -> tuple[list[EncodedPicture], list[Diagnostic]]:
    """What the press gets of some photos, and what is told of them."""
    log = DiagnosticLog()
    found = prepare_pictures([page(*marks)], profile or press(), icc, log, cache, workers)
    return list(found.values()), list(log)


def prepared_file(
    file: Path, icc: bytes | None, ppi: float = 200, **rules: Any
) -> tuple[EncodedPicture, list[str]]:
    """What the press gets of one file, and the codes of what is told of it."""
    (encoded,), told = prepared(shown(open_picture(file), ppi), profile=press(**rules), icc=icc)
    return encoded, [diagnostic.code.value for diagnostic in told]


def samples(encoded: EncodedPicture) -> Image.Image:
    """An encoded picture as a reader of PDF decodes it: gray of 0 to 255, or inks."""
    mode = {"DeviceGray": "L", "DeviceCMYK": "CMYK", "DeviceRGB": "RGB"}[encoded.color_space]
    size = (encoded.width, encoded.height)
    if encoded.filter == "FlateDecode":
        data = zlib.decompress(encoded.data)
        if encoded.bits == 1:
            assert not encoded.predicted
            return Image.frombytes("1", size, data)
        parts = len(mode)
        parts = 1 if mode == "L" else parts
        if encoded.predicted:
            data = b"".join(_unfiltered(data, encoded.width * parts, parts))
        picture = Image.frombytes(mode, size, data)
    else:
        picture = Image.open(BytesIO(encoded.data))
        picture.load()
        assert picture.mode == mode
        # Pillow takes every CMYK JPEG for one of Adobe's, and turns it.
        if encoded.filter == "DCTDecode" and mode == "CMYK" and not encoded.decode:
            return ImageChops.invert(picture)
        return picture
    return ImageChops.invert(picture) if encoded.decode else picture


def _unfiltered(data: bytes, row: int, step: int) -> list[bytes]:
    """Rows that were filtered as PNG does; ISO 15948, 9.2."""
    rows, above = [], bytes(row)
    for at in range(0, len(data), row + 1):
        kind, line = data[at], bytearray(data[at + 1 : at + 1 + row])
        for i in range(row):
            a = line[i - step] if i >= step else 0
            b, c = above[i], above[i - step] if i >= step else 0
            near = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
            line[i] = (line[i] + (0, a, b, (a + b) // 2, near)[kind]) & 255
        above = bytes(line)
        rows.append(above)
    return rows


def plates(encoded: EncodedPicture) -> Image.Image:
    """What is printed: gray is the black plate."""
    picture = samples(encoded)
    if picture.mode == "CMYK":
        return picture
    black = ImageChops.invert(picture.convert("L"))
    none = Image.new("L", black.size)
    return Image.merge("CMYK", (none, none, none, black))


def seen(inks: Image.Image, icc: bytes) -> Image.Image:
    """Inks on paper, in Lab."""
    return transform(icc, "CMYK", None, "LAB").apply(inks)


def transform(
    source: bytes | None,
    mode: str,
    goal: bytes | None,
    to: str,
    flags: ImageCms.Flags = ImageCms.Flags.NONE,
) -> ImageCms.ImageCmsTransform:
    def made(icc: bytes | None, mode: str) -> ImageCms.ImageCmsProfile:
        if icc is not None:
            return ImageCms.ImageCmsProfile(BytesIO(icc))
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB"))

    relative = ImageCms.Intent.RELATIVE_COLORIMETRIC
    return ImageCms.ImageCmsTransform(
        made(source, mode), made(goal, to), mode, to, relative, flags=flags
    )


def delta_e(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean and the greatest difference of two pictures in Lab: ΔE of CIE 1976."""
    pairs = zip(one.split(), other.split(), strict=True)
    light, a, b = (
        ImageMath.lambda_eval(
            lambda at: (at["float"](at["p"]) - at["q"]) * (at["float"](at["p"]) - at["q"]), p=p, q=q
        )
        for p, q in pairs
    )
    squares = ImageMath.lambda_eval(
        lambda at: at["l"] * (100 / 255) ** 2 + at["a"] + at["b"], l=light, a=a, b=b
    )
    found = [value**0.5 for value in squares.get_flattened_data()]
    return sum(found) / len(found), max(found)
