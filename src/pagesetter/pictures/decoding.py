"""Photos decoded: samples in one of five color spaces, opacity, the profile they carry.

Where Pillow's reading of a file is not what the file says, it is put right here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.pictures.model import PictureError
from pagesetter.records import NamedTuple

if TYPE_CHECKING:
    from PIL import Image

_EXIF_ORIENTATION = 0x0112
_PHOTOMETRIC = 262  # TIFF 6.0, section 8
_DEEP = 65535


class Decoded(NamedTuple):
    """A photo's samples, eight bits each (one in mode 1), as they are stored."""

    colors: Image.Image  # mode 1, L, RGB, CMYK or LAB
    opacity: Image.Image | None  # mode L
    profile: bytes | None  # ICC, as the file has it
    broken_profile: bool  # there is one in the file, and it does not hold together
    several: bool  # pictures in the file


def format_of(image: Image.Image) -> str:
    """Return the kind of a photo."""
    # Phones append a second picture for depth or a preview; Pillow has a name for that.
    return "JPEG" if image.format == "MPO" else str(image.format)


def orientation_of(image: Image.Image) -> int:
    """Return how a loaded photo lies, 1 to 8.

    Asked only once it is loaded: Pillow turns a TIFF upright by itself when it decodes it,
    and a PNG may say how it lies after its samples.
    """
    turn = image.getexif().get(_EXIF_ORIENTATION, 1)
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1


def decoded(image: Image.Image, file: Path) -> Decoded:
    """Decode an open photo. Raises `PictureError`, and what Pillow raises for damage."""
    image.load()
    profile = image.info.get("icc_profile")
    broken = "icc_profile" in image.info and not profile
    several = bool(getattr(image, "is_animated", False)) and image.format != "MPO"
    opacity = None
    colors = image
    if image.has_transparency_data and not image.mode.startswith("I"):
        colors = image.convert("LA" if image.mode in ("L", "LA") else "RGBA")
        opacity = colors.getchannel("A")
        colors = colors.convert(colors.mode[:-1])
        if opacity.getextrema() == (255, 255):
            opacity = None
    return Decoded(_eight_bits(colors, image, file), opacity, profile, broken, several)


def _eight_bits(colors: Image.Image, image: Image.Image, file: Path) -> Image.Image:
    match colors.mode:
        case "1" | "L" | "RGB" | "LAB":
            return colors
        case "I;16" | "I;16L" | "I;16B" | "I":
            return _high_bytes(colors, image, file)
        case "CMYK":
            return _inks(colors, image)
        case "P" | "YCbCr" | "RGBX":
            return colors.convert("RGB")
        case mode:
            raise PictureError(_unprintable(file, mode))


def _unprintable(file: Path, mode: str) -> str:
    return f"{file.name} has colors of a kind that cannot be printed ({mode})"


def _inks(colors: Image.Image, image: Image.Image) -> Image.Image:
    """Return inks as they are meant: Pillow takes every CMYK JPEG for one of Adobe's."""
    if format_of(image) == "JPEG" and "adobe" not in image.info:
        from PIL import ImageChops

        return ImageChops.invert(colors)
    return colors


def _high_bytes(colors: Image.Image, image: Image.Image, file: Path) -> Image.Image:
    """Return 16-bit gray as 8-bit; Pillow's own conversion clips at 255."""
    from PIL import Image, ImageChops

    if colors.mode == "I":
        low, high = colors.getextrema()
        if not (isinstance(low, int) and isinstance(high, int) and 0 <= low <= high <= _DEEP):
            raise PictureError(_unprintable(file, "32 bits"))
        gray = colors.point(lambda value: value * (1 / 256)).convert("L")
    else:
        samples = colors.tobytes()[0 if colors.mode == "I;16B" else 1 :: 2]
        gray = Image.frombytes("L", colors.size, samples)
    # Pillow turns gray whose zero is white, but not where it has 16 bits.
    tags = getattr(image, "tag_v2", {})
    return ImageChops.invert(gray) if tags.get(_PHOTOMETRIC) == 0 else gray
