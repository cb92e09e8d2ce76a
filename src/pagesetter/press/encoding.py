"""Pictures in the press's inks as a PDF takes them: JPEG, JPEG 2000 or Flate.

ISO 32000-1 7.4: DCTDecode, JPXDecode, FlateDecode. What came with a photo besides its
samples, Pillow's `info`, would go into the file; who calls takes it off.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from pagesetter.pictures import EncodedPicture
from pagesetter.press.ink_sums import InkLimits, most_ink, over, within

_SPACES = {"1": "DeviceGray", "L": "DeviceGray", "CMYK": "DeviceCMYK"}
#: Each round takes more ink from the blocks of a JPEG that have too much, in 255ths.
_ROUNDS = (12, 40, 100, 200)
_BLOCK = 8
_FLATE_LEVEL = 6


def flate(image: Image.Image) -> EncodedPicture:
    """Return samples of mode 1, L or CMYK without loss, rows filtered as PNG does."""
    # PNG knows no CMYK; four channels are four channels.
    shown = Image.merge("RGBA", image.split()) if image.mode == "CMYK" else image
    out = BytesIO()
    shown.save(out, "PNG", compress_level=_FLATE_LEVEL)
    return EncodedPicture(
        data=_chunks(out.getvalue(), b"IDAT"),
        filter="FlateDecode",
        color_space=_SPACES[image.mode],
        width=image.width,
        height=image.height,
        bits=1 if image.mode == "1" else 8,
        predicted=True,
    )


def _chunks(png: bytes, wanted: bytes) -> bytes:
    found, at = [], 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == wanted:
            found.append(png[at + 8 : at + 8 + length])
        at += 12 + length
    return b"".join(found)


def jpeg_2000(image: Image.Image) -> EncodedPicture:
    """Return samples of mode L or CMYK without loss, as JPEG 2000."""
    out = BytesIO()
    halvings = min(6, min(image.size).bit_length())
    image.save(out, "JPEG2000", irreversible=False, num_resolutions=halvings)
    return EncodedPicture(
        out.getvalue(), "JPXDecode", _SPACES[image.mode], image.width, image.height, 8
    )


def jpeg(image: Image.Image, quality: int) -> EncodedPicture:
    """Return samples of mode L or CMYK as JPEG, every channel at full resolution."""
    return EncodedPicture(
        data=_jpeg(image, quality),
        filter="DCTDecode",
        color_space=_SPACES[image.mode],
        width=image.width,
        height=image.height,
        bits=8,
        # Pillow writes inks as Adobe does: upside down, and marked so.
        decode=(1, 0) * 4 if image.mode == "CMYK" else (),
    )


def jpeg_within(image: Image.Image, quality: int, limits: InkLimits) -> EncodedPicture:
    """Return samples as JPEG that keep the limits of ink when they are decoded again.

    Beside hard edges a JPEG swings over what it was made of. Only the blocks where it
    does get less ink; a picture that will not settle is encoded without loss.
    """
    # Two under what the press holds: other decoders may round otherwise.
    most = InkLimits(limits.total + 2, limits.black + 1)
    for less in _ROUNDS:
        encoded = jpeg(image, quality)
        with Image.open(BytesIO(encoded.data)) as again:
            decoded = again.copy()
        if _keeps(decoded, most):
            return encoded
        tighter = InkLimits(max(0, limits.total - less), max(0, limits.black - less // 3))
        image = Image.composite(_less(image, tighter), image, _blocks(_too_much(decoded, most)))
    return flate(image)


def _keeps(image: Image.Image, most: InkLimits) -> bool:
    if image.mode == "L":
        return int(image.getextrema()[0]) >= 255 - most.black  # type: ignore[arg-type]  # one channel
    found = most_ink(image)
    return found.total <= most.total and found.black <= most.black


def _too_much(image: Image.Image, most: InkLimits) -> Image.Image:
    if image.mode == "L":
        return image.point([255 if 255 - value > most.black else 0 for value in range(256)])
    return over(image, most)


def _less(image: Image.Image, limits: InkLimits) -> Image.Image:
    if image.mode == "L":
        return image.point([max(255 - limits.black, value) for value in range(256)])
    return within(image, limits)


def _blocks(mask: Image.Image) -> Image.Image:
    """Return a mask of the whole blocks of a JPEG in which another mask has anything."""
    across, down = -(-mask.width // _BLOCK), -(-mask.height // _BLOCK)
    padded = Image.new("L", (across * _BLOCK, down * _BLOCK))
    padded.paste(mask)
    small = padded.reduce(_BLOCK).point([0] + [255] * 255)
    return small.resize(padded.size, Image.Resampling.NEAREST).crop((0, 0, *mask.size))


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0)
    return out.getvalue()
