"""What is known of a photo, what a PDF takes of it, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from pagesetter.diagnostics import PagesetterError
from pagesetter.records import NamedTuple

#: More than any camera gives. Twice Pillow's own limit, where it refuses by itself.
MAX_PIXELS = 178_956_970


class PictureError(PagesetterError):
    """A photo that cannot be used; the message is for the designer."""


class Picture(NamedTuple):
    """A photo on disk, looked at but not decoded."""

    file: Path
    width: int  # pixels, upright
    height: int
    orientation: int  # EXIF, 1–8; how its samples are stored
    format: str  # as Pillow names it: JPEG, PNG, TIFF, WEBP, JPEG2000
    mode: str  # as Pillow names it: L, RGB, CMYK, …


class EncodedPicture(NamedTuple):
    """The samples of a photo as a PDF takes them; ISO 32000-1 8.9.5."""

    data: bytes
    filter: str  # DCTDecode, FlateDecode or JPXDecode
    color_space: str  # DeviceGray, DeviceRGB or DeviceCMYK
    width: int  # as stored, not turned upright
    height: int
    bits: int  # per component
    decode: tuple[int, ...] = ()  # for each component the values of 0 and of full; () is usual
    mask: EncodedPicture | None = None  # opacity
    predicted: bool = False  # FlateDecode of rows filtered as PNG does; ISO 32000-1 7.4.4.4


def too_large(file: Path) -> str:
    """Say that a photo has too many pixels."""
    return f"{file.name} has more than {MAX_PIXELS // 1_000_000} million pixels"


def damaged(file: Path) -> str:
    """Say that a photo cannot be decoded."""
    return f"{file.name} is damaged or cut short"


def cannot_read(file: Path, error: OSError) -> str:
    """Say why the disk does not give a file."""
    if isinstance(error, FileNotFoundError):
        return f"there is no file {file.name}"
    return f"{file.name} cannot be read: {(error.strerror or 'unknown error').lower()}"
