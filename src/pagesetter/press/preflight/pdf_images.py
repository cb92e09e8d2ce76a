"""Images of a PDF as drawn pictures, and their samples for who asks; ISO 32000-1 8.9."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pikepdf

from pagesetter.geometry import Rect
from pagesetter.pictures import MAX_PIXELS, EncodedPicture
from pagesetter.press.preflight.objects import DrawnPicture
from pagesetter.press.preflight.pdf_colors import UNKNOWN, Space, space_of
from pagesetter.press.preflight.pdf_known import Known
from pagesetter.press.preflight.pdf_state import Matrix, State, box_under
from pagesetter.press.preflight.pdf_streams import TooLargeError, UndoneError, undone
from pagesetter.press.preflight.pdf_syntax import InlineImage
from pagesetter.press.preflight.pdf_values import entry, filters, items, number, numbers

# Samples of one image, undone. A double page at 300 pixels to the inch has half of it.
_MOST_SAMPLES = 256 << 20

_DEVICES = {"CMYK": "DeviceCMYK", "Gray": "DeviceGray"}

# The color types of PNG with so many channels of a byte; four are taken for CMYK again.
_PNG_TYPES = {1: 0, 3: 2, 4: 6}


def picture_of(
    image: Any, which: str, state: State, resources: Any, known: Known
) -> DrawnPicture | None:
    """Return an image as it is placed; `None` for one of no size."""
    stencil = entry(image, "/ImageMask") is True
    value = entry(image, "/ColorSpace")
    # An image is an object of its own, and is asked for its space once.
    space = known.once("image", image, lambda: space_of(value, resources), UNKNOWN)
    bits = 1 if stencil else int(number(entry(image, "/BitsPerComponent"), 8))
    size = int(number(entry(image, "/Width"))), int(number(entry(image, "/Height")))
    samples = partial(_samples, image, space, size, bits)
    kind = "Stencil" if stencil else space.colored.kind
    return _placed(state, size, (bits, kind), samples, f"image {which}")


def inline_picture(image: InlineImage, state: State, resources: Any) -> DrawnPicture | None:
    """Return an inline image as it is placed; its samples are not looked at: it is small."""
    found: Mapping[str, Any] = image.entries

    def first(*keys: str) -> Any:
        return next((found[key] for key in keys if key in found), None)

    stencil = first("IM", "ImageMask") is True
    named = first("CS", "ColorSpace")
    space = space_of(named if isinstance(named, str) else "G", resources)
    if isinstance(named, tuple) and len(named) > 1:
        space = space_of(str(named[1]), resources)
    bits = 1 if stencil else int(_float(first("BPC", "BitsPerComponent"), 8))
    size = int(_float(first("W", "Width"), 0)), int(_float(first("H", "Height"), 0))
    kind = "Stencil" if stencil else space.colored.kind
    return _placed(state, size, (bits, kind), lambda: None, "inline image")


def _float(value: Any, default: float) -> float:
    return value if isinstance(value, float) else default


def _placed(
    state: State,
    size: tuple[int, int],
    depth: tuple[int, str],
    samples: Callable[[], EncodedPicture | None],
    thing: str,
) -> DrawnPicture | None:
    a, b, c, d, _, _ = state.ctm
    across, down = math.hypot(a, b), math.hypot(c, d)
    if min(size) < 1 or across < 1e-6 or down < 1e-6:
        return None
    paint = state.paint()
    return DrawnPicture(
        bounds=box_under(state.ctm, 0, 0, 1, 1),
        pixels=size[0] * size[1],
        ppi=min(size[0] / across, size[1] / down) * 72,
        bits=depth[0],
        space=depth[1],
        samples=samples,
        paint=paint,
        overprint=paint.overprint,
        thing=thing,
    )


def cut_to(picture: DrawnPicture, seen: Rect, ctm: Matrix) -> DrawnPicture:
    """Return a picture with that part of it as stored that is seen, where it stands straight."""
    a, b, c, d, _, _ = ctm
    whole = picture.bounds
    if max(abs(b), abs(c)) > 1e-6 * max(abs(a), abs(d)) or not whole.width or not whole.height:
        return picture
    left, right = (seen.x - whole.x) / whole.width, (seen.right - whole.x) / whole.width
    top, bottom = (seen.y - whole.y) / whole.height, (seen.bottom - whole.y) / whole.height
    if a < 0:
        left, right = 1 - right, 1 - left
    if d > 0:  # y runs down here: an upright image has its first row at the top
        top, bottom = 1 - bottom, 1 - top
    return picture._replace(part=Rect(left, top, right - left, bottom - top))


# ---------------------------------------------------------------- samples


def _samples(image: Any, space: Space, size: tuple[int, int], bits: int) -> EncodedPicture | None:
    """Return the samples of a gray or CMYK image; `None` for others and for damaged ones."""
    if space.kind == "Indexed":
        return _from_table(image, space, size, bits)
    if space.kind not in _DEVICES or bits not in (8, 16) or size[0] * size[1] > MAX_PIXELS:
        return None
    found = _undone(image, size[0] * size[1] * space.components * bits // 8 + size[1])
    if found is None:
        return None
    data, which = found
    if bits == 16:
        data = data[::2]
    decode = numbers(entry(image, "/Decode"), 8)
    return EncodedPicture(
        data=data,
        filter=which,
        color_space=_DEVICES[space.kind],
        width=size[0],
        height=size[1],
        bits=8,
        decode=tuple(round(part) for part in decode),
    )


def _undone(image: Any, most: int) -> tuple[bytes, str] | None:
    """Undo what is not for images alone; return what is left and its filter, "" for none."""
    try:
        data = image.read_raw_bytes()
        names = filters(image)
        parameters = entry(image, "/DecodeParms")
        several = items(parameters, 16) if isinstance(parameters, pikepdf.Array) else [parameters]
        for i, which in enumerate(names):
            if which in ("DCTDecode", "DCT"):
                return data, "DCTDecode"
            its = several[i] if i < len(several) else None
            if which in ("FlateDecode", "Fl") and number(entry(its, "/Predictor"), 1) >= 10:
                return _as_png(data, its, most)
            data = undone(data, which, its, min(most, _MOST_SAMPLES))
    except (TooLargeError, UndoneError, pikepdf.PdfError, RuntimeError, ValueError):
        return None
    return data, ""


def _as_png(data: bytes, parameters: Any, most: int) -> tuple[bytes, str] | None:
    """Return deflated rows with PNG's predictor as a PNG: Pillow undoes them fast."""
    colors = int(number(entry(parameters, "/Colors"), 1))
    bits = int(number(entry(parameters, "/BitsPerComponent"), 8))
    width = int(number(entry(parameters, "/Columns"), 1))
    if colors not in _PNG_TYPES or bits != 8 or width < 1 or most > _MOST_SAMPLES:
        return None
    height = most // (width * colors + 1)
    head = struct.pack(">IIBBBBB", width, height, 8, _PNG_TYPES[colors], 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks), "PNG"


def _from_table(
    image: Any, space: Space, size: tuple[int, int], bits: int
) -> EncodedPicture | None:
    """Return the samples of an image whose colors stand in a table."""
    base = space.base
    if base is None or base.kind != "CMYK" or bits != 8 or size[0] * size[1] > MAX_PIXELS:
        return None
    found = _undone(image, size[0] * size[1])
    if found is None or found[1]:
        return None
    rows = [space.table[4 * i : 4 * i + 4].ljust(4, b"\0") for i in range(256)]
    channels = [found[0].translate(bytes(row[channel] for row in rows)) for channel in range(4)]
    data = bytearray(4 * len(found[0]))
    for channel in range(4):
        data[channel::4] = channels[channel]
    return EncodedPicture(bytes(data), "", "DeviceCMYK", *size, 8)
