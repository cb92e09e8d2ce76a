"""The clipping path that a photo brings along, as Photoshop stores it.

Image resources: Adobe Photoshop File Formats Specification, 2019, "Image Resource Blocks"
and "Path resource format". A path lies in a resource of 2000 to 2997; resource 2999 has
the name of the one that clips.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter import jpeg
from pagesetter.geometry import Path, Point
from pagesetter.pictures import Picture, PictureError
from pagesetter.pictures.opening import opened
from pagesetter.records import NamedTuple

_APP13 = 0xED
_PHOTOSHOP = b"Photoshop 3.0\0"
_TIFF_TAG = 34377
_PATHS = range(2000, 2998)
_CLIPPING = 2999
_RECORD = 26
_LENGTHS, _KNOTS = (0, 3), (1, 2)  # of closed subpaths; open ones clip nothing
_MOST_KNOTS = 20_000
_ONE = 1 << 24  # 8 bits before the point, 24 behind it


class _Resource(NamedTuple):
    number: int
    name: bytes
    data: bytes


class _Knot(NamedTuple):
    """A corner of a path, with the controls before and after it."""

    before: Point
    at: Point
    after: Point


def clipping_path(picture: Picture) -> Path | None:
    """Return the outline that a JPEG or TIFF is to be cut out by, None if it has none.

    Its points are parts of the width and the height of the photo as it is stored, from
    the top left. Of several outlines one is made, with ways there and back between them
    that enclose nothing. Raises `PictureError` if the photo cannot be read.
    """
    resources = list(_resources(_photoshop_block(picture)))
    for resource in resources:
        if resource.number == _CLIPPING:
            name = resource.data[1 : 1 + resource.data[0]] if resource.data else b""
            for path in resources:
                if path.number in _PATHS and path.name == name:
                    return _joined(_outlines(path.data))
    return None


def _photoshop_block(picture: Picture) -> bytes:
    if picture.format == "JPEG":
        try:
            data = picture.file.read_bytes()
        except OSError as error:
            raise PictureError(f"{picture.file.name} cannot be read") from error
        segments = jpeg.segments(data, _APP13)
        return b"".join(s[len(_PHOTOSHOP) :] for s in segments if s.startswith(_PHOTOSHOP))
    if picture.format == "TIFF":
        with opened(picture.file) as image:
            found = getattr(image, "tag_v2", {}).get(_TIFF_TAG, b"")
            # Pillow gives bytes, or several of them, by the type that the file says.
            parts = found if isinstance(found, tuple) else (found,)
            return b"".join(part for part in parts if isinstance(part, bytes))
    return b""


def _resources(block: bytes) -> Iterator[_Resource]:
    at = 0
    while block[at : at + 4] == b"8BIM" and at + 12 <= len(block):
        number = int.from_bytes(block[at + 4 : at + 6], "big")
        length = block[at + 6]
        name = block[at + 7 : at + 7 + length]
        at += 6 + (1 + length + 1) // 2 * 2  # both are filled up to even lengths
        size = int.from_bytes(block[at : at + 4], "big")
        yield _Resource(number, name, block[at + 4 : at + 4 + size])
        at += 4 + (size + 1) // 2 * 2


def _outlines(data: bytes) -> list[list[_Knot]]:
    outlines: list[list[_Knot]] = []
    expected = knots = 0
    for at in range(0, len(data) - _RECORD + 1, _RECORD):
        kind = int.from_bytes(data[at : at + 2], "big")
        if kind in _LENGTHS:
            expected = int.from_bytes(data[at + 2 : at + 4], "big") if kind == 0 else 0
            if expected:
                outlines.append([])
        elif kind in _KNOTS and expected:
            expected -= 1
            knots += 1
            outlines[-1].append(_knot(data[at + 2 : at + _RECORD]))
        if knots == _MOST_KNOTS:
            break
    return [outline for outline in outlines if len(outline) > 1]


def _knot(data: bytes) -> _Knot:
    parts = [int.from_bytes(data[at : at + 4], "big", signed=True) / _ONE for at in range(0, 24, 4)]
    y0, x0, y1, x1, y2, x2 = parts
    return _Knot(Point(x0, y0), Point(x1, y1), Point(x2, y2))


def _joined(outlines: list[list[_Knot]]) -> Path | None:
    if not outlines:
        return None
    start = outlines[0][0].at
    curves: list[tuple[Point, Point, Point]] = []
    for outline in outlines:
        first = outline[0].at
        if first != start:
            curves.append((start, first, first))
        for one, other in zip(outline, [*outline[1:], outline[0]], strict=True):
            curves.append((one.after, other.before, other.at))
        if first != start:
            curves.append((first, start, start))
    return Path(start, tuple(curves))
