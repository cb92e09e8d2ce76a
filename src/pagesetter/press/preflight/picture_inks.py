"""How much ink photos put down where: the largest area over a limit.

A photo is looked at as a press prints it, in the cells of its screen: what a single pixel
has no press shows.
"""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from pagesetter.geometry import Rect
from pagesetter.pictures import EncodedPicture
from pagesetter.press.preflight.objects import PROCESS, DrawnPicture

if TYPE_CHECKING:
    from PIL import Image

#: 40 lines to the centimeter, the screen of newsprint; ISO 12647-3.
SCREEN = 101.6

#: An area of less, in square millimeters, a press does not notice: under 4 mm square.
LEAST_AREA = 15.0

# Cells of the screen that are looked at together: a millimeter of them.
_TOGETHER = 4

# Rounding to bytes, four times over, and what JPEG adds: a part in a hundred of one ink.
_SLACK = 2.5


class PictureInks:
    """The inks of one picture as placed, a byte for each ink of each cell of the screen."""

    def __init__(self, cells: Image.Image, cell: float) -> None:
        """Keep the cells, and the area of one in square millimeters."""
        self._cells = cells
        self._cell = cell

    def over_total(self, limit: float, added: Sequence[tuple[str, float]] = ()) -> float:
        """Return the largest area with more ink than a limit, in square millimeters.

        `added` are the inks that are printed over the picture.
        """
        from PIL import ImageChops, ImageMath

        over = dict(added)
        spots = sum(part for plate, part in added if plate not in PROCESS)
        bands = list(self._cells.split())
        names = PROCESS if len(bands) == 4 else ("Black",)
        for i, plate in enumerate(names):
            if plate in over:
                solid = self._cells.getchannel(i).point([round(255 * over[plate])] * 256)
                bands[i] = ImageChops.lighter(bands[i], solid)
        more = spots + sum(over.get(plate, 0) for plate in PROCESS if plate not in names)
        if more + len(bands) <= limit:
            return 0.0
        total = ImageMath.lambda_eval(
            lambda bands: _sum([bands[f"b{i}"] for i in range(len(names))]),
            **{f"b{i}": band for i, band in enumerate(bands)},
        )
        least = 255 * (limit - more) + _SLACK
        return self._largest(total.point(lambda part: part * 1 - least).convert("L"))

    def over_black(self, limit: float) -> float:
        """Return the largest area with more black than a limit, in square millimeters."""
        black = self._cells.getchannel(self._cells.getbands()[-1])
        least = int(255 * limit + _SLACK)
        return self._largest(black.point([0] * (least + 1) + [255] * (255 - least)))

    def _largest(self, mask: Image.Image) -> float:
        """Return the largest area that hangs together of what is not 0."""
        mask = mask.point([0] + [255] * 255)
        if mask.getbbox() is None:
            return 0.0
        coarse = mask.reduce(_TOGETHER) if min(mask.size) >= _TOGETHER else mask
        share = mask.width * mask.height / (coarse.width * coarse.height)
        rows = coarse.point([0] * 128 + [1] * 128).tobytes()
        return _largest_run(rows, coarse.width) * self._cell * share


def _sum(bands: list[object]) -> object:
    total = bands[0]
    for band in bands[1:]:
        total = total + band  # type: ignore[operator] # operands of Pillow's own
    return total


def _largest_run(mask: bytes, width: int) -> int:
    """Return how many cells hang together at the most, side by side or one over another."""
    parents: list[int] = []
    sizes: list[int] = []

    def root(of: int) -> int:
        while parents[of] != of:
            parents[of] = parents[parents[of]]
            of = parents[of]
        return of

    def union(one: int, other: int) -> None:
        one, other = root(one), root(other)
        if one != other:
            parents[one] = other
            sizes[other] += sizes[one]

    above: list[tuple[int, int, int]] = []
    for start in range(0, len(mask), width):
        row = mask[start : start + width]
        here = []
        at = row.find(1)
        while at >= 0:
            end = row.find(0, at)
            end = width if end < 0 else end
            mine = len(parents)
            parents.append(mine)
            sizes.append(end - at)
            here.append((at, end, mine))
            at = row.find(1, end)
        _join(above, here, union)
        above = here
    return max((sizes[i] for i, parent in enumerate(parents) if i == parent), default=0)


def _join(
    above: Sequence[tuple[int, int, int]],
    here: Sequence[tuple[int, int, int]],
    union: Callable[[int, int], None],
) -> None:
    """Join each run of a row with those over it."""
    i = 0
    for start, end, mine in here:
        while i < len(above) and above[i][1] <= start:
            i += 1
        j = i
        while j < len(above) and above[j][0] < end:
            union(mine, above[j][2])
            j += 1


# ---------------------------------------------------------------- samples


def inks_of(picture: DrawnPicture) -> PictureInks | None:
    """Look at the part of a picture that shows; `None` where its inks cannot be known."""
    encoded = picture.samples()
    if encoded is None or not picture.bounds.width or not picture.bounds.height:
        return None
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = _opened(encoded, picture)
            part = _part(image, picture.part)
            factor = max(int(picture.ppi * image.width / encoded.width / SCREEN), 1)
            cells = part.reduce(factor) if factor > 1 else part
    except (OSError, ValueError, SyntaxError, EOFError, zlib.error, Image.DecompressionBombError):
        return None
    area = picture.bounds.width * picture.bounds.height * (25.4 / 72) ** 2
    return PictureInks(cells, area / (cells.width * cells.height))


def _opened(encoded: EncodedPicture, picture: DrawnPicture) -> Image.Image:
    """Return the samples as inks: 255 is full."""
    from PIL import Image, ImageChops

    mode = "CMYK" if encoded.color_space == "DeviceCMYK" else "L"
    turned = encoded.decode[:2] == (1, 0)
    image: Image.Image
    if encoded.filter == "DCTDecode":
        image = _jpeg(encoded, picture)
        # Pillow gives the inks of Adobe's inverted CMYK, whether a file is so or not.
        turned = not turned if mode == "CMYK" else turned
    elif encoded.filter in ("PNG", "JPXDecode"):
        image = Image.open(BytesIO(encoded.data), formats=("PNG", "JPEG2000"))
        if image.mode == "RGBA" and mode == "CMYK":
            image = Image.frombuffer("CMYK", image.size, image.tobytes(), "raw", "CMYK", 0, 1)
    else:
        data = zlib.decompress(encoded.data) if encoded.filter == "FlateDecode" else encoded.data
        size = encoded.width, encoded.height
        kind = "1" if encoded.bits == 1 else mode
        image = Image.frombuffer(kind, size, data, "raw", kind, 0, 1).convert(mode)
    if image.mode != mode:
        raise ValueError
    # Gray is light: its ink is what is missing of it.
    return ImageChops.invert(image) if turned != (mode == "L") else image


def _jpeg(encoded: EncodedPicture, picture: DrawnPicture) -> Image.Image:
    """Decode a JPEG, no finer than it is looked at."""
    from PIL import Image

    image = Image.open(BytesIO(encoded.data), formats=("JPEG",))
    if image.width * image.height > 2 * encoded.width * encoded.height:
        raise ValueError
    share = min(1.0, SCREEN / picture.ppi)
    image.draft(None, (round(image.width * share), round(image.height * share)))
    image.load()
    return image


def _part(image: Image.Image, part: Rect) -> Image.Image:
    box = (
        max(int(part.x * image.width + 1e-6), 0),
        max(int(part.y * image.height + 1e-6), 0),
        min(round(part.right * image.width), image.width),
        min(round(part.bottom * image.height), image.height),
    )
    if box[2] <= box[0] or box[3] <= box[1] or box == (0, 0, *image.size):
        return image
    return image.crop(box)
