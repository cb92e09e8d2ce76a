"""Photos cropped to their places, one or several, with their captions."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from pagesetter.description.layout_model import PhotoSlot
from pagesetter.description.look_model import RuleKind
from pagesetter.description.model import PhotoDescription, PictureDescription
from pagesetter.diagnostics import Code
from pagesetter.geometry import Insets, Path, Point, Rect
from pagesetter.makeup.captions import set_photo_words
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Item, PlacedPhoto
from pagesetter.makeup.wrapping import follows_picture
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
    words = set_photo_words(desk, name, photo, slot, room)
    cells = tuple(_cells(desk, photo, slot, words.room))
    if any(cell.height <= 0 or cell.width <= 0 for cell in cells):
        _report_no_room(desk, name, photo, words.room)
        return ()
    items: list[Item] = []
    for i, (picture, cell) in enumerate(zip(photo.pictures, cells, strict=True), 1):
        own = name if len(cells) == 1 else f"{name}/{i}"
        placed = tuple(_set_picture(desk, own, photo, picture, (slot, cell)))
        if not placed:
            return ()  # what is wrong with it is told
        items += placed
    return (*items, *words.items)


def _report_no_room(desk: Desk, name: str, photo: PhotoDescription, room: Rect) -> None:
    what, hint = "the caption leaves no room for the photo", "shorten the caption"
    if room.height > 0 and room.width > 0:
        what, hint = "the gaps leave no room for the photos", "give the group smaller gaps"
    desk.log.error(Code.OVERSET, f"{what} in `{name}`", photo.span, hint)


def _cells(desk: Desk, photo: PhotoDescription, slot: PhotoSlot, room: Rect) -> Iterator[Rect]:
    """Yield the cells of a group, row by row; photos in a last row that is not full are wider."""
    count = len(photo.pictures)
    gap = desk.styles.points(slot.group.gap if slot.group else slot.gap)
    across = min(count, slot.group.across or count) if slot.group else count
    rows = ceil(count / across)
    height = (room.height - (rows - 1) * gap) / rows
    for row in range(rows):
        beside = min(across, count - row * across)
        width = (room.width - (beside - 1) * gap) / beside
        for i in range(beside):
            yield Rect(room.x + i * (width + gap), room.y + row * (height + gap), width, height)


def _set_picture(
    desk: Desk,
    name: str,
    photo: PhotoDescription,
    description: PictureDescription,
    where: tuple[PhotoSlot, Rect],
) -> Iterator[Item]:
    slot, cell = where
    if description.file is None:
        from pagesetter.makeup.missing import set_missing  # of drafts alone

        yield from set_missing(desk, name, description, slot, cell)
        return
    try:
        picture = open_picture(description.file)
    except PictureError as error:
        desk.log.error(Code.BAD_PICTURE, str(error), description.span, "export the photo again")
        return
    if photo.cutout:
        crop, bounds = _whole(picture, description, cell)
    else:
        crop, bounds = crop_to(picture, cell.width / cell.height, description.focus), cell
    _check_resolution(desk, description, crop, bounds)
    placed = PlacedPhoto(name, picture, crop, bounds, None, photo.span)
    outline = _outline(picture, description, placed)
    if outline is None and follows_picture(slot.wrapping):
        from pagesetter.makeup.clipped_photos import own_outline  # few slots ask for it

        outline = own_outline(placed)
    if photo.cutout or outline is not None:
        yield placed._replace(clip=outline)
        return
    yield from _framed(desk, placed, slot)


def _framed(desk: Desk, placed: PlacedPhoto, slot: PhotoSlot) -> Iterator[Item]:
    """Yield a photo with its round corners and the line around it."""
    points, keyline = desk.styles.points, slot.keyline
    radius = 0.0 if slot.radius is None else points(slot.radius)
    if keyline is not None and not radius and keyline.kind is RuleKind.SOLID:
        line = points(keyline.weight), desk.styles.ink(keyline.ink)
        yield placed._replace(keyline=line)
        return
    if radius:
        from pagesetter.makeup.outlines import rounded  # a plain page has no shapes

        placed = placed._replace(clip=rounded(placed.bounds, radius))
    yield placed
    if keyline is not None:
        from pagesetter.makeup.boxes import set_border

        yield from set_border(desk, f"{placed.name}/keyline", placed.bounds, keyline, radius)


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


def _whole(picture: Picture, description: PictureDescription, cell: Rect) -> tuple[Rect, Rect]:
    """Return all of a cut-out, in pixels, and where it stands: as large as it can, on the foot."""
    crop = Rect(0.0, 0.0, float(picture.width), float(picture.height))
    if description.clip:
        xs, ys = zip(*description.clip, strict=True)
        left, top = min(xs) * picture.width, min(ys) * picture.height
        crop = Rect(left, top, max(xs) * picture.width - left, max(ys) * picture.height - top)
    scale = min(cell.width / crop.width, cell.height / crop.height)
    width, height = crop.width * scale, crop.height * scale
    return crop, Rect(cell.x + (cell.width - width) / 2, cell.bottom - height, width, height)


def _outline(picture: Picture, description: PictureDescription, placed: PlacedPhoto) -> Path | None:
    """Return the outline that a photo is cut out along, on the page."""
    if not description.clip:
        return None
    from pagesetter.makeup.outlines import polygon

    crop, bounds = placed.crop, placed.bounds
    across, down = bounds.width / crop.width, bounds.height / crop.height
    return polygon(
        [
            Point(
                bounds.x + (x * picture.width - crop.x) * across,
                bounds.y + (y * picture.height - crop.y) * down,
            )
            for x, y in description.clip
        ]
    )


def _check_resolution(desk: Desk, picture: PictureDescription, crop: Rect, room: Rect) -> None:
    ppi = crop.width / (room.width / 72)
    if ppi >= GOOD_RESOLUTION:
        return
    message = f"`{picture.name}` has {ppi:.0f} pixels per inch at its printed size"
    wanted = ceil(GOOD_RESOLUTION * room.width / 72 - 1e-6)
    hint = f"give a photo whose part shown is {wanted} pixels wide, or a smaller place"
    if ppi < LEAST_RESOLUTION and not desk.page.draft:
        desk.log.error(Code.LOW_RESOLUTION, message, picture.span, hint)
    else:
        desk.log.warn(Code.LOW_RESOLUTION, message, picture.span, hint)
