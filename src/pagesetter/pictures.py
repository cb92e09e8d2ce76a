"""Photos: pixel size, orientation, damage, and the bytes that go into a PDF.

The only module that knows Pillow, and loads it for what is not a plain JPEG. Sizes are
pixels as the photo is seen upright, after its EXIF orientation; encoded pictures lie as
they are stored.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pagesetter import jpeg
from pagesetter.diagnostics import PagesetterError
from pagesetter.geometry import Rect
from pagesetter.inputs import ask_for

if TYPE_CHECKING:
    from PIL import Image

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"RIFF")
_EXIF_ORIENTATION = 0x0112
_TURNED = frozenset([5, 6, 7, 8])  # orientations in which a stored row stands upright

#: More than any camera gives. Twice Pillow's own limit, where it refuses by itself.
MAX_PIXELS = 178_956_970

#: A JPEG is held in memory whole. More than a press wants of a double page.
MAX_JPEG_BYTES = 256 << 20

# Opacity under an eighth is a shadow that text may stand on.
_FAINT = 32

# Columns that an outline is seen in: a third of a point of a column 3 inches wide.
_OUTLINE = 640

# Level 6 takes more than three times as long, for 3 % less of a photo.
_FLATE_LEVEL = 3


class PictureError(PagesetterError):
    """A photo that cannot be used; the message is for the designer."""


class Picture(NamedTuple):
    """A photo on disk, looked at but not decoded."""

    file: Path
    width: int  # pixels, upright
    height: int
    orientation: int  # EXIF, 1–8
    format: str  # as Pillow names it: JPEG, PNG, TIFF, WEBP
    mode: str  # as Pillow names it: L, RGB, CMYK, …


class EncodedPicture(NamedTuple):
    """The samples of a photo as a PDF takes them; ISO 32000-1 8.9.5."""

    data: bytes
    filter: str  # DCTDecode or FlateDecode
    color_space: str  # DeviceGray, DeviceRGB or DeviceCMYK
    width: int  # as stored, not turned upright
    height: int
    bits: int  # per component
    decode: tuple[int, ...] = ()  # for each component the values of 0 and of full; () is usual
    mask: EncodedPicture | None = None  # opacity


class _Seen(NamedTuple):
    """What one look at a photo gives."""

    picture: Picture
    encoded: EncodedPicture


def open_picture(file: Path) -> Picture:
    """Look at a photo: what it is, how large, and whether it is whole.

    A JPEG that goes into a PDF as it is is not decoded: its headers are read, and its
    end is looked for. Others show their damage only when they are decoded, so they
    are, and `encode_picture` remembers it. Raises `PictureError` if the file is no
    photo, is damaged or too large.
    """
    return _look(file).picture


def encode_picture(picture: Picture) -> EncodedPicture:
    """Return the bytes of a photo for a PDF.

    A JPEG of gray, RGB or CMYK is given byte for byte; all else is decoded, brought to
    eight bits (one, if it has one) and deflated. Raises `PictureError`, but not for a
    file that `open_picture` has seen and that is unchanged.
    """
    return _look(picture.file).encoded


def encode_png(width: int, height: int, pixels: bytes, dpi: float) -> bytes:
    """Return 8-bit RGB pixels, rows from the top, as a PNG; the same bytes each time."""
    from PIL import Image

    out = BytesIO()
    image = Image.frombytes("RGB", (width, height), pixels)
    image.save(out, "PNG", dpi=(dpi, dpi), compress_level=_FLATE_LEVEL)
    return out.getvalue()


def _format(image: Image.Image) -> str:
    # Phones append a second picture for depth or a preview; Pillow has a name for that.
    return "JPEG" if image.format == "MPO" else str(image.format)


@contextmanager
def _opened(file: Path) -> Iterator[Image.Image]:
    """Open a photo, and put whatever Pillow makes of a bad one into a designer's words."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Between its limit and twice that Pillow warns; the pixels are counted here.
            warnings.simplefilter("ignore")
            with Image.open(file, formats=_FORMATS) as image:
                yield image
    except PictureError:
        raise
    except Image.DecompressionBombError:
        raise PictureError(_too_large(file)) from None
    except UnidentifiedImageError:
        if _beginning(file).startswith(_BEGINNINGS):
            raise PictureError(_damaged(file)) from None
        raise PictureError(f"{file.name} is not a JPEG, PNG, TIFF or WebP picture") from None
    except FileNotFoundError as error:
        raise PictureError(_cannot_read(file, error)) from None
    except OSError as error:
        # Pillow raises OSError without a number for damage, with one for the disk.
        if error.errno is not None:
            raise PictureError(_cannot_read(file, error)) from None
        raise PictureError(_damaged(file)) from None
    except (ValueError, SyntaxError, struct.error, EOFError, IndexError, KeyError, TypeError):
        raise PictureError(_damaged(file)) from None


def _beginning(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(4)
    except OSError as error:
        raise PictureError(_cannot_read(file, error)) from None


def _cannot_read(file: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no file {file.name}"
    return f"{file.name} cannot be read: {(error.strerror or 'unknown error').lower()}"


def _too_large(file: Path) -> str:
    return f"{file.name} has more than {MAX_PIXELS // 1_000_000} million pixels"


def _damaged(file: Path) -> str:
    return f"{file.name} is damaged or cut short"


def _look(file: Path) -> _Seen:
    ask_for(file)
    try:
        status = file.stat()
    except OSError as error:
        raise PictureError(_cannot_read(file, error)) from None
    return _see(file, status.st_mtime_ns, status.st_size)


# A page shows a photo once or twice, and a preview is built again and again from the
# same photos. The stamp in the key lets a photo that was saved again be read again.
@lru_cache(maxsize=32)
def _see(file: Path, _modified: int, size: int) -> _Seen:
    if _beginning(file).startswith(jpeg.BEGINNING):
        if size > MAX_JPEG_BYTES:
            raise PictureError(f"{file.name} is larger than {MAX_JPEG_BYTES >> 20} MB")
        data = _read(file)
        headers = _headers(data, file)
        if headers is not None:
            return _Seen(_plain_jpeg(file, headers), _passed_through(headers, data))
    with _opened(file) as image:
        turn = image.getexif().get(_EXIF_ORIENTATION, 1)
        orientation = turn if isinstance(turn, int) and 1 <= turn <= 8 else 1
        picture = _upright(file, image.size, orientation, _format(image), image.mode)
        image.load()
        return _Seen(picture, _deflated(image, file))


def _upright(
    file: Path, stored: tuple[int, int], orientation: int, form: str, mode: str
) -> Picture:
    width, height = stored if orientation not in _TURNED else stored[::-1]
    return Picture(file, width, height, orientation, form, mode)


# ---------------------------------------------------------------- JPEG


def _plain_jpeg(file: Path, headers: jpeg.JpegHeaders) -> Picture:
    mode = {1: "L", 3: "RGB", 4: "CMYK"}[headers.components]
    return _upright(file, (headers.width, headers.height), headers.orientation, "JPEG", mode)


def _headers(data: bytes, file: Path) -> jpeg.JpegHeaders | None:
    """Return the headers of a JPEG that goes into a PDF as it is, `None` for others."""
    try:
        headers = jpeg.read_headers(data)
    except jpeg.JpegError as error:
        raise PictureError(
            f"{file.name} is cut short" if str(error) == "cut short" else _damaged(file)
        ) from None
    if headers.width * headers.height > MAX_PIXELS:
        raise PictureError(_too_large(file))
    return headers if headers.plain else None


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise PictureError(_cannot_read(file, error)) from None


def _passed_through(headers: jpeg.JpegHeaders, data: bytes) -> EncodedPicture:
    spaces = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
    inverted = headers.components == 4 and headers.adobe
    return EncodedPicture(
        data=data,
        filter="DCTDecode",
        color_space=spaces[headers.components],
        width=headers.width,
        height=headers.height,
        bits=8,
        decode=(1, 0) * 4 if inverted else (),
    )


# ---------------------------------------------------------------- shapes


def outline_of(
    picture: Picture, crop: Rect, rows: int
) -> tuple[tuple[float, float] | None, ...] | None:
    """Return what shows of each of a crop's rows, from its left to its right, from 0 to 1.

    None where nothing shows; no rows at all where the photo has no alpha channel. Raises
    `PictureError`.
    """
    if picture.format == "JPEG":
        return None
    with _opened(picture.file) as image:
        if not image.has_transparency_data:
            return None
        from PIL import Image, ImageOps

        alpha = ImageOps.exif_transpose(image).convert("RGBA").getchannel("A")
        shown = alpha.point([0] * _FAINT + [255] * (256 - _FAINT))
        box = (crop.x, crop.y, crop.right, crop.bottom)
        small = shown.resize((_OUTLINE, rows), Image.Resampling.BOX, box)
        samples = small.tobytes()
    found: list[tuple[float, float] | None] = []
    for i in range(rows):
        row = samples[i * _OUTLINE : (i + 1) * _OUTLINE]
        left, right = len(row) - len(row.lstrip(b"\0")), len(row.rstrip(b"\0"))
        found.append((left / _OUTLINE, right / _OUTLINE) if right > left else None)
    return tuple(found)


# ---------------------------------------------------------------- all others


def _deflated(image: Image.Image, file: Path) -> EncodedPicture:
    if image.has_transparency_data and not image.mode.startswith("I"):
        image = image.convert("LA" if image.mode in ("L", "LA") else "RGBA")
        *_, opacity = image.split()
        colors = _deflated(image.convert(image.mode[:-1]), file)
        if opacity.getextrema() == (255, 255):
            return colors
        return colors._replace(mask=_deflated(opacity, file))
    match image.mode:
        case "1":
            return _samples(image, image.tobytes(), "DeviceGray", bits=1)
        case "L":
            return _samples(image, image.tobytes(), "DeviceGray")
        case "I;16" | "I;16L" | "I;16B" | "I":
            return _samples(image, _high_bytes(image), "DeviceGray")
        case "CMYK":
            return _samples(image, image.tobytes(), "DeviceCMYK")
        case "RGB" | "P" | "YCbCr" | "RGBX":
            return _samples(image, image.convert("RGB").tobytes(), "DeviceRGB")
        case mode:
            raise PictureError(f"{file.name} has colors of a kind that cannot be printed ({mode})")


def _samples(image: Image.Image, samples: bytes, color_space: str, bits: int = 8) -> EncodedPicture:
    return EncodedPicture(
        data=zlib.compress(samples, _FLATE_LEVEL),
        filter="FlateDecode",
        color_space=color_space,
        width=image.width,
        height=image.height,
        bits=bits,
    )


def _high_bytes(image: Image.Image) -> bytes:
    """Return 16-bit gray as 8-bit; Pillow's own conversion clips at 255."""
    if image.mode == "I":
        return image.point(lambda value: value * (1 / 256)).convert("L").tobytes()
    return image.tobytes()[0 if image.mode == "I;16B" else 1 :: 2]
