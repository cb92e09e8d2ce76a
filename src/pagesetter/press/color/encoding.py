"""Pictures in the press's inks as a PDF takes them: JPEG, JPEG 2000 or Flate.

ISO 32000-1 7.4: DCTDecode, JPXDecode, FlateDecode. What came with a photo besides its
samples, Pillow's `info`, would go into the file; who calls takes it off.
"""

from __future__ import annotations

from io import BytesIO
from typing import TypeAlias

from PIL import Image, ImageChops

from pagesetter.pictures import EncodedPicture
from pagesetter.pictures.samples import deflated_samples
from pagesetter.press.color.ink_sums import InkLimits, over, within

_SPACES = {"L": "DeviceGray", "CMYK": "DeviceCMYK"}
#: Each round takes more ink from the blocks of a JPEG that have too much, in 255ths.
_ROUNDS = (8, 20, 40, 80, 140, 220)
_BLOCK = 8
#: A JPEG's sides are at most 65,535.
_LONGEST = 8000 * _BLOCK
#: Rows that are looked at together, so that sums of a large photo take little room.
_BAND = 64 * _BLOCK
_FLATE_LEVEL = 6
_Place: TypeAlias = tuple[int, int]


def flate(image: Image.Image) -> EncodedPicture:
    """Return samples of mode 1, L or CMYK without loss, rows filtered as PNG does.

    Not those of one bit: filters work on bytes, and not all readers do them on bits.
    """
    if image.mode == "1":
        return deflated_samples(image)
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
        bits=8,
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
    does get less ink, in the picture itself; one that will not settle is encoded without
    loss.
    """
    # A little under what the press holds: other decoders may round otherwise.
    most = InkLimits(limits.total + 2, limits.black + 1)
    encoded = jpeg(image, quality)
    blocks = _blocks_over(_decoded(encoded.data), most)
    if not blocks:
        return encoded
    return jpeg(image, quality) if _settle(image, blocks, quality, limits) else flate(image)


def _decoded(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        image.load()
        return image


def _settle(image: Image.Image, blocks: list[_Place], quality: int, limits: InkLimits) -> bool:
    """Take ink from some blocks of a picture until they keep the limits; tell if they do.

    A block is coded by itself, so that what comes of it in a strip of blocks comes of it
    in its picture.
    """
    most = InkLimits(limits.total + 2, limits.black + 1)
    strip = Image.new(image.mode, (_BLOCK * len(blocks), _BLOCK))
    for i, (x, y) in enumerate(blocks):
        strip.paste(_block(image, x, y), (i * _BLOCK, 0))
    settled = False
    for less in (*_ROUNDS, 0):
        mask = _too_much(_wide(strip, quality), most)
        settled = mask.getbbox() is None
        if settled:
            break
        tighter = InkLimits(max(0, limits.total - less), max(0, limits.black - less // 3))
        strip = Image.composite(_less(strip, tighter), strip, _whole_blocks(mask))
    for i, (x, y) in enumerate(blocks):
        image.paste(strip.crop((i * _BLOCK, 0, (i + 1) * _BLOCK, _BLOCK)), (x, y))
    return settled


def _block(image: Image.Image, x: int, y: int) -> Image.Image:
    """Return a block, filled up as encoders do at the edges: with what is beside."""
    right, below = min(x + _BLOCK, image.width), min(y + _BLOCK, image.height)
    part = image.crop((x, y, right, below))
    if part.size == (_BLOCK, _BLOCK):
        return part
    out = Image.new(image.mode, (_BLOCK, _BLOCK))
    out.paste(part, (0, 0))
    for column in range(part.width, _BLOCK):
        out.paste(part.crop((part.width - 1, 0, part.width, part.height)), (column, 0))
    last = out.crop((0, part.height - 1, _BLOCK, part.height))
    for row in range(part.height, _BLOCK):
        out.paste(last, (0, row))
    return out


def _wide(strip: Image.Image, quality: int) -> Image.Image:
    """Return what comes of a strip that may be longer than a JPEG can be."""
    if strip.width <= _LONGEST:
        return _decoded(_jpeg(strip, quality))
    out = Image.new(strip.mode, strip.size)
    for x in range(0, strip.width, _LONGEST):
        part = strip.crop((x, 0, min(x + _LONGEST, strip.width), _BLOCK))
        out.paste(_decoded(_jpeg(part, quality)), (x, 0))
    return out


def _blocks_over(image: Image.Image, most: InkLimits) -> list[_Place]:
    """Return the corners of the blocks that may have too much ink somewhere."""
    places: list[_Place] = []
    for top in range(0, image.height, _BAND):
        band = image.crop((0, top, image.width, min(top + _BAND, image.height)))
        mask = _too_much(band, most) if image.mode == "L" else _nearly_too_much(band, most)
        if mask.getbbox() is not None:
            small = _reduced(mask)
            found = (i for i, value in enumerate(small.tobytes()) if value)
            places += [(i % small.width * _BLOCK, top + i // small.width * _BLOCK) for i in found]
    return places


def _nearly_too_much(image: Image.Image, most: InkLimits) -> Image.Image:
    """Return where there may be too much ink: 255, elsewhere 0.

    Sums are made in eight bits, each four at most under what it should be: a block too
    many is looked at, and none is missed.
    """
    c, m, y, k = image.split()
    quarter = ImageChops.add(ImageChops.add(c, m, 2), ImageChops.add(y, k, 2), 2)
    high = quarter.point([255 if 4 * v + 4 > most.total else 0 for v in range(256)])
    return ImageChops.lighter(high, k.point([255 if v > most.black else 0 for v in range(256)]))


def _too_much(image: Image.Image, most: InkLimits) -> Image.Image:
    if image.mode == "L":
        return image.point([255 if 255 - value > most.black else 0 for value in range(256)])
    return over(image, most)


def _less(image: Image.Image, limits: InkLimits) -> Image.Image:
    if image.mode == "L":
        return image.point([max(255 - limits.black, value) for value in range(256)])
    return within(image, limits)


def _whole_blocks(mask: Image.Image) -> Image.Image:
    return _reduced(mask).resize(mask.size, Image.Resampling.NEAREST)


def _reduced(mask: Image.Image) -> Image.Image:
    """Return a pixel for each block of a mask: 255 where it has anything."""
    across, down = -(-mask.width // _BLOCK), -(-mask.height // _BLOCK)
    padded = Image.new("L", (across * _BLOCK, down * _BLOCK))
    padded.paste(mask)
    return padded.reduce(_BLOCK).point([0] + [255] * 255)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0)
    return out.getvalue()
