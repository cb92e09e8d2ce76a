"""Photos decoded no finer than they are shown: a JPEG's coarse frequencies are enough for that.

What was made small is remembered, in the process and, where a folder is given, on disk; what
is taken from there has the same bytes as what is made anew.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.files import write_whole
from pagesetter.pictures.decoding import decoded
from pagesetter.pictures.model import EncodedPicture, Picture, PictureError, cannot_read
from pagesetter.pictures.opening import opened
from pagesetter.pictures.samples import deflated, deflated_samples

if TYPE_CHECKING:
    from PIL import Image

#: A photo this much coarser than it is shown still looks as it should on a screen.
_COARSER = 0.9

_QUALITY = 88

# Bytes of a file that its decoder is handed at once.
_MOST_AT_ONCE = 64_000_000

#: Files of the cache; the oldest beyond them go. A page has ten photos, one takes 100 KB.
_MOST_KEPT = 1000
# So many more before any goes: to learn which are the oldest, all must be asked.
_SPARE = 100

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
_TURNED = frozenset([5, 6, 7, 8])


def small_picture(
    picture: Picture, width: float, height: float, cache: Path | None = None
) -> EncodedPicture:
    """Return the whole of a photo in about so many pixels, as it is seen upright.

    Never more than it has. Raises `PictureError`.
    """
    wanted = (height, width) if picture.orientation in _TURNED else (width, height)
    try:
        status = picture.file.stat()
    except OSError as error:
        raise PictureError(cannot_read(picture.file, error)) from None
    size = (max(1, round(wanted[0])), max(1, round(wanted[1])))
    return _small(picture, size, (status.st_mtime_ns, status.st_size), cache)


@lru_cache(maxsize=128)
def _small(
    picture: Picture, size: tuple[int, int], stamp: tuple[int, int], cache: Path | None
) -> EncodedPicture:
    kept = None if cache is None else cache / f"{_key(picture, size, stamp)}.jpg"
    if kept is not None:
        known = _read(kept)
        if known is not None:
            return known
    made = _made(picture.file, size)
    if kept is not None and made.filter == "DCTDecode":
        with suppress(OSError):  # a cache that cannot be written is none
            kept.parent.mkdir(parents=True, exist_ok=True)
            write_whole(made.data, kept)
            _forget_oldest(kept.parent)
    return made


def _key(picture: Picture, size: tuple[int, int], stamp: tuple[int, int]) -> str:
    told = repr((str(picture.file.absolute()), size, stamp, _QUALITY, _COARSER))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _read(kept: Path) -> EncodedPicture | None:
    from PIL import Image

    try:
        data = kept.read_bytes()
        with Image.open(BytesIO(data), formats=("JPEG",)) as image:
            return _jpeg(data, image)
    except (OSError, SyntaxError, ValueError, KeyError):
        return None  # not there, or damaged: it is made again


def _forget_oldest(folder: Path) -> None:
    if len([*folder.iterdir()]) <= _MOST_KEPT + _SPARE:
        return
    files = [(file.stat().st_mtime_ns, file) for file in sorted(folder.glob("*.jpg"))]
    for _, file in sorted(files)[:-_MOST_KEPT]:
        file.unlink(missing_ok=True)


def _made(file: Path, size: tuple[int, int]) -> EncodedPicture:
    least = (max(1, int(_COARSER * size[0])), max(1, int(_COARSER * size[1])))
    with opened(file) as image:
        # Of a JPEG a half, a fourth or an eighth is decoded; others pay no heed.
        image.draft(None, least)
        _hand_over_whole(image, file)
        photo = decoded(image, file)
        colors, opacity = _reduced(photo.colors, size), photo.opacity
        if opacity is not None or colors.mode not in _SPACES:
            opacity = None if opacity is None else _reduced(opacity, size)
            return deflated(photo._replace(colors=colors, opacity=opacity))
        out = BytesIO()
        colors.save(out, "JPEG", quality=_QUALITY)
        return _jpeg(out.getvalue(), colors)


def _hand_over_whole(image: Image.Image, file: Path) -> None:
    """Let a file go to its decoder at once: after each part a thread would wait for others."""
    from PIL import ImageFile

    if isinstance(image, ImageFile.ImageFile):
        image.decodermaxblock = max(image.decodermaxblock, min(file.stat().st_size, _MOST_AT_ONCE))


def _jpeg(data: bytes, image: Image.Image) -> EncodedPicture:
    return EncodedPicture(data, "DCTDecode", _SPACES[image.mode], *image.size, 8)


def _reduced(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a picture in no more than twice as many pixels each way as it is shown in."""
    factor = min(image.width // size[0], image.height // size[1])
    if factor < 2 or image.mode == "LAB":
        return image
    return (image.convert("L") if image.mode == "1" else image).reduce(factor)


# ---------------------------------------------------------------- plates

# A medium black, as separations for newsprint have it: it begins at a quarter of gray, and
# three fifths of it are spared of the other inks, so that black is 224 % of ink.
_BLACK_FROM = 64
_BLACK_SLOPE = 0.95 * 255 / (255 - _BLACK_FROM)
_SPARED = 0.6


def plate_of(encoded: EncodedPicture, plate: int) -> EncodedPicture:
    """Return how much of an ink a photo has, as black alone; cyan is 0 and black 3.

    Light is parted into inks by a rule of thumb; a photo that was prepared for a press is taken
    as it goes to plate.
    """
    from PIL import Image

    part = inks_of(encoded).getchannel(plate)
    none = Image.new("L", part.size, 0)
    shown = Image.merge("CMYK", (none, none, none, part))
    return deflated_samples(shown)._replace(mask=encoded.mask)


def inks_of(encoded: EncodedPicture) -> Image.Image:
    """Return a photo in CMYK. Raises `PictureError` where it cannot be decoded."""
    image = _decoded(encoded)
    if image.mode == "CMYK":
        return image
    from PIL import Image, ImageChops

    if image.mode == "L":
        none = Image.new("L", image.size, 0)
        return Image.merge("CMYK", (none, none, none, ImageChops.invert(image)))
    cyan, magenta, yellow = ImageChops.invert(image).split()
    gray = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    black = gray.point([round(max(0.0, i - _BLACK_FROM) * _BLACK_SLOPE) for i in range(256)])
    spared = black.point([round(_SPARED * i) for i in range(256)])
    parts = [ImageChops.subtract(part, spared) for part in (cyan, magenta, yellow)]
    return Image.merge("CMYK", (*parts, black))


def _decoded(encoded: EncodedPicture) -> Image.Image:
    import zlib

    from PIL import Image, ImageChops

    size = (encoded.width, encoded.height)
    modes = {"DeviceGray": "L", "DeviceRGB": "RGB", "DeviceCMYK": "CMYK"}
    mode = modes[encoded.color_space]
    if encoded.filter == "FlateDecode" and not encoded.predicted:
        mode = "1" if encoded.bits == 1 else mode
        image = Image.frombytes(mode, size, zlib.decompress(encoded.data))
        image = image.convert("L") if mode == "1" else image
    elif encoded.filter in ("DCTDecode", "JPXDecode"):
        with Image.open(BytesIO(encoded.data), formats=("JPEG", "JPEG2000")) as found:
            found.load()
            image = found
        if image.mode == "CMYK" and encoded.filter == "DCTDecode" and not encoded.decode:
            image = ImageChops.invert(image)  # Pillow takes every one for Adobe's
    else:
        raise PictureError("a photo was prepared in a way that cannot be proofed")
    return image
