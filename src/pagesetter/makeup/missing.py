"""What stands in a draft for a picture that is not there: a gray, a cross, what is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from pagesetter.composition.model import TextStyle
from pagesetter.description.layout_model import Align, PhotoSlot
from pagesetter.description.model import Emphasis, Paragraph, PictureDescription, Piece
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.geometry import Insets, Point, Rect
from pagesetter.ink import BLACK, Ink
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Item, PlacedBox, PlacedDrawing, SetFrame, Shape
from pagesetter.makeup.outlines import straight
from pagesetter.makeup.words import set_under

_GRAY = Ink(0.0, 0.0, 0.0, 0.15)
_LINE = 0.5  # points
_MILLIMETERS = 25.4 / 72


def set_missing(
    desk: Desk, name: str, picture: PictureDescription, slot: PhotoSlot, room: Rect
) -> Iterator[Item]:
    """Mark the place of a picture: its name, its size in millimeters, the pixels it needs."""
    yield PlacedBox(name, room, _GRAY, (_LINE, BLACK), picture.span)
    corners = Point(room.x, room.y), Point(room.right, room.y)
    ends = Point(room.right, room.bottom), Point(room.x, room.bottom)
    cross = tuple(
        Shape(straight([start, end]), BLACK, _LINE)
        for start, end in zip(corners, ends, strict=True)
    )
    yield PlacedDrawing(f"{name}/cross", room, cross, picture.span)
    yield from _labels(desk, name, picture, slot, room)


def _labels(
    desk: Desk, name: str, picture: PictureDescription, slot: PhotoSlot, room: Rect
) -> Iterator[Item]:
    """Yield the words in the middle of the place, on white; none where they have no room."""
    # What is said here is for the desk: whether it is set well is not reported.
    quiet = desk._replace(log=DiagnosticLog())
    style = _horizontal(desk.styles[slot.caption])
    inner = room.inset(Insets(style.size, style.size, style.size, style.size))
    if inner.width < 4 * style.size:
        return
    foot, labels = inner.bottom, list[SetFrame]()
    for i, text in enumerate(reversed(_texts(name, picture, room))):
        words = Paragraph((Piece(text, Emphasis.NONE, picture.span),), picture.span)
        space = Rect(inner.x, inner.y, inner.width, foot - inner.y)
        labels.insert(0, set_under(quiet, f"{name}/label/{i}", words, style, space))
        foot = labels[0].bounds.y
    height = inner.bottom - foot
    if height > inner.height:
        return
    up = (inner.height - height) / 2
    labels = [_moved(label, up) for label in labels]
    lines = [line.line for label in labels for line in label.lines]
    width = min(inner.width, max(line.natural for line in lines) + style.size)
    white = Rect(room.x + (room.width - width) / 2, foot - up, width, height)
    yield PlacedBox(f"{name}/label", white, Ink(0.0, 0.0, 0.0, 0.0), None, picture.span)
    yield from labels


def _texts(name: str, picture: PictureDescription, room: Rect) -> list[str]:
    from pagesetter.makeup.photos import GOOD_RESOLUTION

    millimeters = [f"{side * _MILLIMETERS:.0f}" for side in (room.width, room.height)]
    pixels = [str(ceil(GOOD_RESOLUTION * s / 72 - 1e-6)) for s in (room.width, room.height)]
    sizes = [f"{millimeters[0]}×{millimeters[1]} mm", f"{pixels[0]}×{pixels[1]} px"]
    return [name, *([picture.name] if picture.name else []), *sizes]


def _horizontal(style: TextStyle) -> TextStyle:
    spacing = style.spacing._replace(vertical=False)
    return style._replace(
        vertical=False, spacing=spacing, align=Align.CENTER, indent=0.0, ink=BLACK
    )


def _moved(frame: SetFrame, up: float) -> SetFrame:
    lines = tuple(line._replace(baseline=line.baseline - up) for line in frame.lines)
    bounds = frame.bounds._replace(y=frame.bounds.y - up)
    return frame._replace(bounds=bounds, lines=lines)
