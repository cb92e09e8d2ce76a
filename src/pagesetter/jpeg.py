"""What a JPEG's headers say, read without decoding it.

A JPEG goes into a PDF byte for byte, so its headers are all that a page needs to know
of it; loading a picture library for them would take longer than setting a column.
Markers are those of ISO/IEC 10918-1, Table B.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pagesetter.records import NamedTuple

BEGINNING = b"\xff\xd8\xff"

_APP1, _APP2, _APP14, _SOS, _EOI = 0xE1, 0xE2, 0xEE, 0xDA, b"\xff\xd9"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# ISO 32000-1, 7.4.8: baseline, extended and progressive Huffman coding, no others
_DCT_FRAMES = frozenset([0xC0, 0xC1, 0xC2])
_EXIF = b"Exif\0\0"
_ICC = b"ICC_PROFILE\0"
_ORIENTATION = 0x0112  # Exif 2.32, 4.6.4


class JpegError(ValueError):
    """A JPEG whose headers do not hold together, or that has no end."""


class JpegHeaders(NamedTuple):
    """A JPEG before its first scan."""

    width: int  # as stored, before its orientation
    height: int
    components: int
    orientation: int  # EXIF, 1–8
    adobe: bool  # marked by Adobe's programs, which write CMYK upside down
    plain: bool  # any PDF reader decodes it as it is


def read_headers(data: bytes) -> JpegHeaders:
    """Walk the marker segments up to the first scan, and see that the photo ends.

    Bytes after the end are let be: phones and editors put previews there. Raises
    `JpegError` with `cut short` or `damaged`.
    """
    at, frame, orientation, adobe = 2, b"", 0, False
    marker = kind = 0
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise JpegError("damaged")
        marker = data[at + 1]
        if marker == 0xFF:  # padding before a marker
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at + 4 : at + 2 + length]
        if marker in _FRAMES:
            kind, frame = marker, segment
        elif marker == _APP1 and segment.startswith(_EXIF):
            orientation = orientation or _orientation(segment[len(_EXIF) :])
        elif marker == _APP14 and segment.startswith(b"Adobe"):
            adobe = True
        elif marker == _SOS:
            break
        at += 2 + length
    if marker != _SOS or data.rfind(_EOI, at) < 0:  # it is near the end
        raise JpegError("cut short")
    return _headers(kind, frame, orientation or 1, adobe)


def color_profile(data: bytes) -> tuple[bytes | None, bool]:
    """Return the ICC profile of a JPEG that `read_headers` takes, and whether it is broken.

    It may lie in several segments, numbered; ICC.1:2010, B.4.
    """
    parts: dict[int, bytes] = {}
    count = 0
    for segment in segments(data, _APP2):
        if segment.startswith(_ICC) and len(segment) > 14:
            parts.setdefault(segment[12], segment[14:])
            count = max(count, segment[13])
    if not parts:
        return None, False
    if sorted(parts) != list(range(1, count + 1)):
        return None, True
    return b"".join(parts[i] for i in range(1, count + 1)), False


def segments(data: bytes, wanted: int) -> Iterator[bytes]:
    """Yield what is in each segment of one marker, up to the first scan."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SOS:
        if data[at + 1] == 0xFF:
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == wanted:
            yield data[at + 4 : at + 2 + length]
        at += 2 + length


def _headers(kind: int, frame: bytes, orientation: int, adobe: bool) -> JpegHeaders:
    if len(frame) < 6:
        raise JpegError("damaged")
    height = int.from_bytes(frame[1:3], "big")
    width = int.from_bytes(frame[3:5], "big")
    components, names = frame[5], frame[6::3]
    # Three components that only their names tell to be RGB: readers take them for YCbCr.
    unmarked_rgb = names == b"RGB" and not adobe
    plain = (
        kind in _DCT_FRAMES
        and frame[0] == 8
        and components in (1, 3, 4)
        and not unmarked_rgb
        and width > 0
        and height > 0
    )
    return JpegHeaders(width, height, components, orientation, adobe, plain)


def _orientation(tiff: bytes) -> int:
    """Return the orientation in the first directory of an EXIF block; upright if none is said."""
    if tiff[:2] not in (b"II", b"MM"):
        return 1
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)

    directory = number(4, 4)
    for i in range(number(directory, 2)):
        entry = directory + 2 + 12 * i
        if entry + 12 > len(tiff):
            break
        if number(entry, 2) == _ORIENTATION:
            found = number(entry + 8, 2)
            return found if 1 <= found <= 8 else 1
    return 1
