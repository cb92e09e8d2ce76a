"""How text goes round photos, panels and quotes: their shapes on the page's grid."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.description.frame_model import Outline, Reads, Sides, Widths, Wrap, Wrapping
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Item, PlacedPhoto, SetFrame
from pagesetter.makeup.obstacles import (
    Around,
    Obstacle,
    Strips,
    around_rect,
    around_strips,
    strip_height,
    strips_of_polygon,
    with_rects,
)
from pagesetter.pictures import PictureError


def has_shape(wrapping: Wrapping) -> bool:
    """Tell whether text goes round a shape, so that what is set in it must be known first."""
    return wrapping.wrap is Wrap.AROUND and wrapping.shape is not Outline.RECT


def follows_picture(wrapping: Wrapping) -> bool:
    """Tell whether text goes round what shows of a photo."""
    return wrapping.wrap is Wrap.AROUND and wrapping.shape is Outline.IMAGE


def obstacle_of(
    desk: Desk, bounds: Rect, wrapping: Wrapping, items: Sequence[Item] = ()
) -> Obstacle:
    """Return what a thing takes of the lines of stories; `items` is what is set there.

    A photo's caption and credit are kept clear of besides its shape.
    """
    across = wrapping.reads is Reads.ACROSS
    if wrapping.wrap is Wrap.LINES:
        return Obstacle(bounds, None, across)
    distance = desk.styles.points(wrapping.distance)
    strips = _strips(desk, bounds, wrapping, items)
    if strips is None:
        taken = around_rect(desk.grid, bounds, distance)
    else:
        words = [item.bounds for item in items if isinstance(item, SetFrame)]
        wider = [Rect(b.x - distance, b.y, b.width + 2 * distance, b.height) for b in words]
        taken = with_rects(desk.grid, around_strips(desk.grid, strips, distance), wider)
    both, whole = wrapping.sides is Sides.BOTH, wrapping.widths is Widths.WHOLE
    return Obstacle(bounds, Around(taken[0], tuple(taken[1]), both, whole), across)


def _strips(desk: Desk, bounds: Rect, wrapping: Wrapping, items: Sequence[Item]) -> Strips | None:
    """Return the outline of a shape; none where it is the place."""
    shape = wrapping.shape
    if isinstance(shape, tuple):
        points = [(bounds.x + x * bounds.width, bounds.y + y * bounds.height) for x, y in shape]
        return strips_of_polygon(points, desk.grid)
    photo = next((item for item in items if isinstance(item, PlacedPhoto)), None)
    if shape is Outline.RECT or photo is None:
        return None
    room = photo.bounds
    rows = max(1, round(room.height / strip_height(room.height, desk.grid)))
    try:
        from pagesetter.pictures.outline import outline_of

        outline = outline_of(photo.picture, photo.crop, rows)
    except PictureError:  # told of where it was opened
        return None
    if outline is None:
        return _clipped_strips(photo, rows)
    extents = [
        row and (room.x + row[0] * room.width, room.x + row[1] * room.width) for row in outline
    ]
    return Strips(room.y, room.height / rows, tuple(extents))


def _clipped_strips(photo: PlacedPhoto, rows: int) -> Strips | None:
    """Return the outline of a photo that is cut out along one."""
    if photo.clip is None:
        return None
    from pagesetter.makeup.clipped_photos import rows_within  # few photos are

    room = photo.bounds
    extents = rows_within(photo.clip, room, rows)
    return None if extents is None else Strips(room.y, room.height / rows, extents)
