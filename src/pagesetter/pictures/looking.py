"""Photos looked at once: what a page needs to know of them, and their bytes for a PDF.

A plain JPEG goes into a PDF byte for byte and is not decoded; its headers are read by
`jpeg`. All else is decoded.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pagesetter import jpeg
from pagesetter.inputs import ask_for
from pagesetter.pictures.model import (
    MAX_PIXELS,
    EncodedPicture,
    Picture,
    PictureError,
    cannot_read,
    damaged,
    too_large,
)
from pagesetter.pictures.opening import beginning, opened
from pagesetter.records import NamedTuple

_TURNED = frozenset([5, 6, 7, 8])  # orientations in which a stored row stands upright

#: A JPEG is held in memory whole. More than a press wants of a double page.
MAX_JPEG_BYTES = 256 << 20


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


def _look(file: Path) -> _Seen:
    ask_for(file)
    try:
        status = file.stat()
    except OSError as error:
        raise PictureError(cannot_read(file, error)) from None
    return _see(file, status.st_mtime_ns, status.st_size)


# A page shows a photo once or twice, and a preview is built again and again from the
# same photos. The stamp in the key lets a photo that was saved again be read again.
@lru_cache(maxsize=32)
def _see(file: Path, _modified: int, size: int) -> _Seen:
    if beginning(file).startswith(jpeg.BEGINNING):
        if size > MAX_JPEG_BYTES:
            raise PictureError(f"{file.name} is larger than {MAX_JPEG_BYTES >> 20} MB")
        data = _read(file)
        headers = _headers(data, file)
        if headers is not None:
            return _Seen(_plain_jpeg(file, headers), _passed_through(headers, data))
    from pagesetter.pictures.decoding import decoded, format_of, orientation_of
    from pagesetter.pictures.samples import deflated

    with opened(file) as image:
        mode = image.mode
        photo = decoded(image, file)
        stored, orientation = image.size, orientation_of(image)
        picture = _upright(file, stored, orientation, format_of(image), mode)
        return _Seen(picture, deflated(photo))


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
            f"{file.name} is cut short" if str(error) == "cut short" else damaged(file)
        ) from None
    if headers.width * headers.height > MAX_PIXELS:
        raise PictureError(too_large(file))
    return headers if headers.plain else None


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise PictureError(cannot_read(file, error)) from None


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
