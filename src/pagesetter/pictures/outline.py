"""What shows of a photo that is partly transparent, so that text can run round it."""

from __future__ import annotations

from pagesetter.geometry import Rect
from pagesetter.pictures.model import Picture
from pagesetter.pictures.opening import opened

# Opacity under an eighth is a shadow that text may stand on.
_FAINT = 32

# Columns that an outline is seen in: a third of a point of a column 3 inches wide.
_OUTLINE = 640


def outline_of(
    picture: Picture, crop: Rect, rows: int
) -> tuple[tuple[float, float] | None, ...] | None:
    """Return what shows of each of a crop's rows, from its left to its right, from 0 to 1.

    None where nothing shows; no rows at all where the photo has no alpha channel. Raises
    `PictureError`.
    """
    if picture.format == "JPEG":
        return None
    with opened(picture.file) as image:
        if not image.has_transparency_data:
            return None
        from PIL import Image, ImageOps

        alpha = ImageOps.exif_transpose(image).convert("RGBA").getchannel("A")
        shown = alpha.point([0] * _FAINT + [255] * (256 - _FAINT))
        box = (crop.x, crop.y, crop.right, crop.bottom)
        small = shown.resize((_OUTLINE, rows), Image.Resampling.BOX, box)
        samples = small.tobytes()
    found: list[tuple[float, float] | None] = []
    for i in range(rows):
        row = samples[i * _OUTLINE : (i + 1) * _OUTLINE]
        left, right = len(row) - len(row.lstrip(b"\0")), len(row.rstrip(b"\0"))
        found.append((left / _OUTLINE, right / _OUTLINE) if right > left else None)
    return tuple(found)
