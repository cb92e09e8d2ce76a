"""Pictures that are shown whole: logos, and the pictures of ads."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from pagesetter.description.furniture_model import Side
from pagesetter.diagnostics import Code, Span
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.photos import GOOD_RESOLUTION, LEAST_RESOLUTION
from pagesetter.pictures import Picture, PictureError, open_picture

_SHARES = {Side.START: 0.0, Side.CENTER: 0.5, Side.END: 1.0}


def opened(desk: Desk, file: Path, span: Span) -> Picture | None:
    """Return a picture, or log what is wrong with its file."""
    try:
        return open_picture(file)
    except PictureError as error:
        desk.log.error(Code.BAD_PICTURE, str(error), span, "export the picture again")
        return None


def all_of(picture: Picture) -> Rect:
    """Return the whole of a picture, in pixels."""
    return Rect(0.0, 0.0, float(picture.width), float(picture.height))


def fitted(picture: Picture, room: Rect, side: Side = Side.CENTER) -> Rect:
    """Return the largest rectangle of a picture's shape in a room, in the middle of its height."""
    scale = min(room.width / picture.width, room.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    x = room.x + (room.width - width) * _SHARES[side]
    return Rect(x, room.y + (room.height - height) / 2, width, height)


def check_resolution(desk: Desk, picture: Picture, shown: tuple[Rect, Rect], span: Span) -> None:
    """Log a picture that is coarse in print; `shown` is its part in pixels and its bounds."""
    crop, bounds = shown
    ppi = crop.width / bounds.width * 72
    if ppi >= GOOD_RESOLUTION - 1e-6:
        return
    wanted = ceil(GOOD_RESOLUTION * bounds.width / 72 - 1e-6)
    message = f"`{picture.file.name}` has {ppi:.0f} pixels per inch at its printed size"
    hint = f"give a picture that is {wanted} pixels wide, or a smaller place"
    if ppi < LEAST_RESOLUTION:
        desk.log.error(Code.LOW_RESOLUTION, message, span, hint)
    else:
        desk.log.warn(Code.LOW_RESOLUTION, message, span, hint)
