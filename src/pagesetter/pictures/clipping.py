"""The clipping path that a photo brings along, as Photoshop stores it.

Image resources: Adobe Photoshop File Formats Specification, 2019, "Image Resource Blocks"
and "Path resource format". A path lies in a resource of 2000 to 2997; resource 2999 has
the name of the one that clips.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pagesetter import jpeg
from pagesetter.geometry import Path, Point
from pagesetter.pictures.looking import encode_picture
from pagesetter.pictures.model import Picture, PictureError, cannot_read
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
_MOST_OUTLINES = 64  # that are looked for inside one another
_ONE = 1 << 24  # 8 bits before the point, 24 behind it
_TIFF_ORIENTATION = 274

# Where a point of a photo as it is stored is once it is upright; Exif 2.32, 4.6.4.
_UPRIGHT: dict[int, Callable[[float, float], Point]] = {
    2: lambda x, y: Point(1 - x, y),
    3: lambda x, y: Point(1 - x, 1 - y),
    4: lambda x, y: Point(x, 1 - y),
    5: lambda x, y: Point(y, x),
    6: lambda x, y: Point(1 - y, x),
    7: lambda x, y: Point(1 - y, 1 - x),
    8: lambda x, y: Point(y, 1 - x),
}


class _Resource(NamedTuple):
    number: int
    name: bytes
    data: bytes


class _Knot(NamedTuple):
    """A corner of a path, with the controls before and after it."""

    before: Point
    at: Point
    after: Point


class _Brought(NamedTuple):
    """What a file has beside its samples."""

    block: bytes = b""  # image resources
    orientation: int = 1
    alpha: bool = False


def upright_clipping_path(picture: Picture) -> Path | None:
    """Return the outline that a photo without an alpha channel is to be cut out by.

    None if it has none. Its points are parts of the width and the height of the photo
    as it is seen upright. Raises `PictureError` if the photo cannot be read.
    """
    brought = _brought(picture)
    path = None if brought.alpha else _clipping(brought.block)
    turned = _UPRIGHT.get(brought.orientation)
    if path is None or turned is None:
        return path
    curves = tuple((turned(*a), turned(*b), turned(*c)) for a, b, c in path.curves)
    return Path(turned(*path.start), curves)


def clipping_path(picture: Picture) -> Path | None:
    """Return the outline that a JPEG or TIFF is to be cut out by, None if it has none.

    Its points are parts of the width and the height of the photo as it is stored, from
    the top left. Of several outlines one is made, with ways there and back between them
    that enclose nothing; what is inside one and outside another within it shows. Raises
    `PictureError` if the photo cannot be read.
    """
    return _clipping(_brought(picture).block)


def _clipping(block: bytes) -> Path | None:
    resources = list(_resources(block))
    for resource in resources:
        if resource.number == _CLIPPING:
            name = resource.data[1 : 1 + resource.data[0]] if resource.data else b""
            for path in resources:
                if path.number in _PATHS and path.name == name:
                    return _joined(_nested(_outlines(path.data)))
    return None


def _brought(picture: Picture) -> _Brought:
    if picture.format == "JPEG":
        segments = jpeg.segments(_bytes_of(picture), _APP13)
        parts = [s[len(_PHOTOSHOP) :] for s in segments if s.startswith(_PHOTOSHOP)]
        return _Brought(b"".join(parts), picture.orientation)
    if picture.format == "TIFF":
        with opened(picture.file) as image:
            tags = getattr(image, "tag_v2", {})
            found = tags.get(_TIFF_TAG, b"")
            # Pillow gives bytes, or several of them, by the type that the file says.
            several = found if isinstance(found, tuple) else (found,)
            block = b"".join(part for part in several if isinstance(part, bytes))
            # Decoded, it lies upright, and is remembered so.
            return _Brought(block, tags.get(_TIFF_ORIENTATION, 1), image.has_transparency_data)
    return _Brought()


def _bytes_of(picture: Picture) -> bytes:
    """Return the file of a JPEG; that of a plain one was read when it was looked at."""
    seen = encode_picture(picture)
    if seen.filter == "DCTDecode":
        return seen.data
    try:
        return picture.file.read_bytes()
    except OSError as error:
        raise PictureError(cannot_read(picture.file, error)) from None


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


def _nested(outlines: list[list[_Knot]]) -> list[list[_Knot]]:
    """Return outlines that go the other way round in each other: a hole is one in either rule."""
    if not 1 < len(outlines) <= _MOST_OUTLINES:
        return outlines
    corners = [[knot.at for knot in outline] for outline in outlines]
    found = []
    for outline, own in zip(outlines, corners, strict=True):
        depth = sum(other is not own and _inside(own[0], other) for other in corners)
        clockwise = _area(own) > 0
        found.append(outline if clockwise == (depth % 2 == 0) else _turned_back(outline))
    return found


def _inside(point: Point, corners: Sequence[Point]) -> bool:
    crossed = False
    for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]]):
        if (y1 > point.y) != (y2 > point.y):
            at = x1 + (point.y - y1) / (y2 - y1) * (x2 - x1)
            crossed ^= at > point.x
    return crossed


def _area(corners: Sequence[Point]) -> float:
    """Return twice the area within corners, above 0 if they go clockwise as they are seen."""
    return sum(a.x * b.y - b.x * a.y for a, b in pairwise([*corners, corners[0]]))


def _turned_back(outline: list[_Knot]) -> list[_Knot]:
    back = [_Knot(knot.after, knot.at, knot.before) for knot in reversed(outline)]
    return [back[-1], *back[:-1]]


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
