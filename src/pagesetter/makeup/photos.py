"""Photos cropped to their places, with their captions under them."""

from __future__ import annotations

from math import ceil

from pagesetter.description.layout_model import PhotoSlot
from pagesetter.description.model import PhotoDescription
from pagesetter.diagnostics import Code
from pagesetter.geometry import Insets, Rect
from pagesetter.ink import Ink
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Item, PlacedPhoto
from pagesetter.makeup.words import set_beside, set_under
from pagesetter.pictures import Picture, PictureError, open_picture

#: Pixels per inch at the printed size, for newsprint: typography.md, press numbers.
GOOD_RESOLUTION = 200
LEAST_RESOLUTION = 100


def set_photo(
    desk: Desk, name: str, photo: PhotoDescription, slot: PhotoSlot, bounds: Rect
) -> tuple[Item, ...]:
    """Crop a photo to its place and set its caption. Logs what is wrong with the file."""
    points = desk.styles.points
    room = bounds.inset(Insets(top=points(slot.above), bottom=points(slot.below)))
    items: list[Item] = []
    beside = under = False
    # From the foot: the credit under the caption, the caption under the photo.
    for part, words, style in (
        ("credit", photo.credit, slot.credit),
        ("caption", photo.caption, slot.caption),
    ):
        if words is not None:
            found = desk.styles[style]
            put = set_beside if found.vertical else set_under
            words_set = put(desk, f"{name}/{part}", words, found, room)
            taken = words_set.bounds
            room = room.inset(
                Insets(right=taken.width) if found.vertical else Insets(bottom=taken.height)
            )
            beside, under = beside or found.vertical, under or not found.vertical
            items.insert(0, words_set)
    gap = points(slot.gap)
    room = room.inset(Insets(right=gap if beside else 0.0, bottom=gap if under else 0.0))
    if room.height <= 0 or room.width <= 0:
        desk.log.error(
            Code.OVERSET,
            f"the caption leaves no room for the photo in `{name}`",
            photo.span,
            "shorten the caption",
        )
        return ()
    try:
        picture = open_picture(photo.file)
    except PictureError as error:
        desk.log.error(
            Code.BAD_PICTURE,
            str(error),
            photo.file_span,
            "export the photo again",
        )
        return ()
    crop = crop_to(picture, room.width / room.height, photo.focus)
    _check_resolution(desk, photo, crop, room)
    placed = PlacedPhoto(name, picture, crop, room, _keyline(desk, slot), photo.span)
    return (placed, *items)


def crop_to(picture: Picture, aspect: float, focus: tuple[float, float]) -> Rect:
    """Return the largest part, in pixels, of the given width to height around the focus."""
    width, height = float(picture.width), float(picture.height)
    if width / height > aspect:
        width = height * aspect
    else:
        height = width / aspect
    left = min(max(0.0, focus[0] * picture.width - width / 2), picture.width - width)
    top = min(max(0.0, focus[1] * picture.height - height / 2), picture.height - height)
    return Rect(left, top, width, height)


def _check_resolution(desk: Desk, photo: PhotoDescription, crop: Rect, room: Rect) -> None:
    ppi = crop.width / (room.width / 72)
    if ppi >= GOOD_RESOLUTION:
        return
    message = f"`{photo.file.name}` has {ppi:.0f} pixels per inch at its printed size"
    wanted = ceil(GOOD_RESOLUTION * room.width / 72 - 1e-6)
    hint = f"give a photo whose part shown is {wanted} pixels wide, or a smaller place"
    if ppi < LEAST_RESOLUTION:
        desk.log.error(Code.LOW_RESOLUTION, message, photo.file_span, hint)
    else:
        desk.log.warn(Code.LOW_RESOLUTION, message, photo.file_span, hint)


def _keyline(desk: Desk, slot: PhotoSlot) -> tuple[float, Ink] | None:
    if slot.keyline is None:
        return None
    return desk.styles.points(slot.keyline.weight), desk.styles.ink(slot.keyline.ink)
