"""Photos made small for a screen, and pixels as a JPEG: what a preview shows and no press sees."""

from __future__ import annotations

import zlib
from io import BytesIO

from PIL import Image

from pagesetter.display.model import DisplayList, DrawPhoto
from pagesetter.pictures import EncodedPicture, Picture

#: Of a photo made small, and of the pixels of a page. At 92, without halving the colors,
#: the edges of type stay clean.
_PHOTO_QUALITY, _PAGE_QUALITY = 88, 92

# A photo that has less than this times the pixels wanted is left as it is.
_WORTH_IT = 1.5

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}


class SmallPhotos:
    """Photos of a page as a screen needs them, each made once as long as it is unchanged."""

    def __init__(self, resolution: float) -> None:
        """Make them for so many pixels per inch of the page."""
        self._resolution = resolution
        self._made: dict[tuple[Picture, int, tuple[int, int]], EncodedPicture | None] = {}

    def prepared(self, page: DisplayList) -> dict[Picture, EncodedPicture]:
        """Return the photos of a page that are worth making small.

        Photos of other pages are forgotten. What cannot be made small is left out.
        """
        wanted: dict[Picture, float] = {}
        for region in page.regions:
            for mark in region.marks:
                if isinstance(mark, DrawPhoto) and mark.crop.width > 0:
                    part = self._resolution / 72 * mark.bounds.width / mark.crop.width
                    wanted[mark.picture] = max(part, wanted.get(mark.picture, 0.0))
        made: dict[tuple[Picture, int, tuple[int, int]], EncodedPicture | None] = {}
        found: dict[Picture, EncodedPicture] = {}
        for picture, part in wanted.items():
            if part * _WORTH_IT > 1:
                continue
            size = _size(picture, part)
            key = (picture, _modified(picture), size)
            small = made[key] = self._made[key] if key in self._made else _shrunk(picture, size)
            if small is not None:
                found[picture] = small
        self._made = made
        return found


def jpeg_of_pixels(pixels: bytes, size: tuple[int, int], stride: int) -> bytes:
    """Return pixels of blue, green, red and one unused byte, rows from the top, as a JPEG."""
    image = Image.frombuffer("RGB", size, pixels, "raw", "BGRX", stride, 1)
    out = BytesIO()
    image.save(out, "JPEG", quality=_PAGE_QUALITY, subsampling=0)
    return out.getvalue()


def _size(picture: Picture, part: float) -> tuple[int, int]:
    width, height = max(1, round(picture.width * part)), max(1, round(picture.height * part))
    return (height, width) if picture.orientation > 4 else (width, height)


def _modified(picture: Picture) -> int:
    try:
        return picture.file.stat().st_mtime_ns
    except OSError:
        return 0


def _shrunk(picture: Picture, size: tuple[int, int]) -> EncodedPicture | None:
    """Return a photo in fewer pixels, as it is stored; `None` where that cannot be done."""
    try:
        with Image.open(picture.file, formats=[picture.format]) as image:
            image.draft(image.mode, size)
            if image.mode in _SPACES and not image.has_transparency_data:
                return _encoded(image.resize(size, Image.Resampling.BOX))
            if image.has_transparency_data and image.mode in ("P", "LA", "RGBA", "L", "RGB"):
                *_, alpha = (small := image.convert("RGBA").resize(size)).split()
                return _encoded(small.convert("RGB"))._replace(mask=_flat(alpha))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None  # `pictures` has looked at it, and says what is wrong with it
    return None


def _encoded(image: Image.Image) -> EncodedPicture:
    if image.mode == "CMYK":  # Pillow turns an inverted one the right way round
        return _flat(image)
    out = BytesIO()
    image.save(out, "JPEG", quality=_PHOTO_QUALITY)
    return EncodedPicture(out.getvalue(), "DCTDecode", _SPACES[image.mode], *image.size, bits=8)


def _flat(image: Image.Image) -> EncodedPicture:
    data = zlib.compress(image.tobytes(), 1)
    return EncodedPicture(data, "FlateDecode", _SPACES[image.mode], *image.size, bits=8)
