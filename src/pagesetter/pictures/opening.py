"""Photos opened with Pillow: only kinds a page may have, never more pixels than it may."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.pictures.model import MAX_PIXELS, PictureError, cannot_read, damaged, too_large

if TYPE_CHECKING:
    from PIL import Image

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "JPEG2000")
_BEGINNINGS = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"\0\0\0\x0cjP  ",
    b"\xff\x4f\xff\x51",
)

# What Pillow's readers raise for bytes that do not hold together.
_DAMAGE = (
    ValueError,
    SyntaxError,
    struct.error,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
)


@contextmanager
def opened(file: Path, data: bytes | None = None) -> Iterator[Image.Image]:
    """Open a photo, and put whatever Pillow makes of a bad one into a designer's words.

    With `data`, those bytes are opened and `file` is their name alone.
    Its size is known and bounded, nothing is decoded yet; of several pictures in one file
    the first is open. Raises `PictureError`, also for what goes wrong while it is open.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Between its limit and twice that Pillow warns; the pixels are counted here.
            warnings.simplefilter("ignore")
            # By a stream: by its name Pillow maps an uncompressed TIFF into memory, and
            # garbles one that does not lie upright.
            stream = file.open("rb") if data is None else BytesIO(data)
            with stream, Image.open(stream, formats=_FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise PictureError(too_large(file))
                yield image
    except PictureError:
        raise
    except Image.DecompressionBombError:
        raise PictureError(too_large(file)) from None
    except UnidentifiedImageError:
        raise PictureError(_no_picture(file, data)) from None
    except MemoryError:
        raise PictureError(f"{file.name} needs more memory than there is") from None
    except OSError as error:
        # Pillow raises OSError without a number for damage, with one for the disk.
        if error.errno is not None:
            raise PictureError(cannot_read(file, error)) from None
        raise PictureError(damaged(file)) from None
    except _DAMAGE:
        raise PictureError(damaged(file)) from None


def beginning(file: Path) -> bytes:
    """Return the first bytes of a photo, which tell its kind. Raises `PictureError`."""
    try:
        with file.open("rb") as stream:
            return stream.read(12)
    except OSError as error:
        raise PictureError(cannot_read(file, error)) from None


def _no_picture(file: Path, data: bytes | None) -> str:
    if (beginning(file) if data is None else data).startswith(_BEGINNINGS):
        return damaged(file)
    return f"{file.name} is not a JPEG, PNG, TIFF, WebP or JPEG 2000 picture"
