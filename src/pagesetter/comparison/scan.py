"""A page compared with what was printed of it: a scan laid over it, and ink by frame.

The scan is moved, scaled and turned a little until it looks most like the page: the peak of
a cross-correlation is looked for at every scale and angle, coarsely first. Pictures are in
gray. The only module that needs NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from pagesetter.comparison.model import Change, SeenFrame
from pagesetter.geometry import Rect
from pagesetter.records import NamedTuple

Grays = NDArray[np.float32]  # ink from 0 to 1

#: Pixels high that a page is looked at, from coarse to fine.
_COARSE, _MIDDLE, _FINE = 180, 400, 800

#: Less alike than this, the two are not the same page, or the scan is turned too far.
LEAST_LIKENESS = 0.2

#: Scales are tried around the one that brings the scan's width to the page's, angles in degrees.
_SCALES = tuple(round(0.88 + 0.01 * i, 3) for i in range(25))
_ANGLES = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)

#: Of a frame's ink, so much may be missing, or be there without being on the page: print is
#: softer than a picture, and paper is gray.
_MISSING, _EXTRA = 0.4, 0.6

#: Ink that stands this far from where it should is still there, in points.
_TOLERANCE = 2.0

#: Frames with less ink than this are not looked at: paper is as dark.
_LEAST_INK = 0.01


class Placing(NamedTuple):
    """How a scan lies on the page: it is turned and scaled about its middle, then moved."""

    scale: float  # page's pixels for one of the scan's, both as high as the page is looked at
    angle: float  # degrees, counterclockwise
    right: float  # pixels
    down: float
    likeness: float  # from 0 to 1


class FrameInk(NamedTuple):
    """The ink of a frame: parts of its area."""

    name: str
    bounds: Rect
    page: float
    print: float
    missing: float
    extra: float

    @property
    def differs(self) -> bool:
        """Whether so much is missing or added that somebody should look."""
        return self.missing > _MISSING * self.page or self.extra > _EXTRA * max(self.page, 0.08)


class PrintedPage(NamedTuple):
    """A scan laid over its page."""

    placing: Placing
    picture: Image.Image  # the scan as the page lies, as large as its picture, on white paper
    frames: tuple[FrameInk, ...]


def compare_print(
    page: Image.Image, scan: Image.Image, frames: Sequence[SeenFrame], bleed: float, dpi: float
) -> PrintedPage:
    """Lay a scan over a page's picture of `dpi`, and measure the ink of its frames."""
    placing = align(page, scan)
    laid = _laid(scan, page.size, placing)
    inks = tuple(_frames(page, laid, frames, bleed, dpi))
    white = Image.fromarray((255.0 * (1.0 - _ink(laid))).astype(np.uint8))
    return PrintedPage(placing, white, inks)


def changes_of(found: PrintedPage) -> tuple[Change, ...]:
    """Return the frames whose print is not as the page."""
    changes = []
    for ink in found.frames:
        if ink.differs:
            told = []
            if ink.missing > _MISSING * ink.page:
                told.append(f"{100 * ink.missing / ink.page:.0f} % of its ink is missing")
            if ink.extra > _EXTRA * max(ink.page, 0.08):
                told.append(f"ink on {100 * ink.extra:.0f} % of it that is not on the page")
            changes.append(Change("print", ink.name, " and ".join(told), ink.bounds, ink.bounds))
    return tuple(changes)


# ---------------------------------------------------------------- aligned


def align(page: Image.Image, scan: Image.Image) -> Placing:
    """Find how a scan lies on a page. The likeness tells whether it lies there at all."""
    coarse, middle = _Search(page, scan, _COARSE), _Search(page, scan, _MIDDLE)
    fine = _Search(page, scan, _FINE)
    found = _likest(coarse.tried(scale, angle) for scale in _SCALES for angle in _ANGLES)
    found = middle.around(found, 2, (0.004, 0.2))
    found = middle.around(found, 2, (0.0015, 0.08))
    found = fine.around(found, 1, (0.0008, 0.04))
    larger = page.height / fine.height
    return found._replace(right=found.right * larger, down=found.down * larger)


class _Search:
    """Looks for the place of a scan at one resolution."""

    def __init__(self, page: Image.Image, scan: Image.Image, height: int) -> None:
        self.height = min(height, page.height)
        self.size = (max(1, round(page.width * self.height / page.height)), self.height)
        self._scan = _as_wide(scan, self.size)
        self._shape = (_power(self.size[1]), _power(self.size[0]))
        ink = _sharp(page.resize(self.size, Image.Resampling.BOX))
        self._norm = float(np.linalg.norm(ink)) or 1.0
        self._page = np.fft.rfft2(ink, self._shape)

    def tried(self, scale: float, angle: float) -> Placing:
        """Return where a scan that is so scaled and turned lies best."""
        laid = _laid_small(self._scan, self.size, scale, angle)
        ink = _sharp(laid)
        norm = float(np.linalg.norm(ink)) or 1.0  # of an empty picture
        product = self._page * np.conj(np.fft.rfft2(ink, self._shape))
        heights = np.fft.irfft2(product, self._shape)
        row, column = np.unravel_index(int(np.argmax(heights)), heights.shape)
        likeness = float(heights[row, column]) / (norm * self._norm)
        down, right = int(row), int(column)
        down -= self._shape[0] if down > self._shape[0] // 2 else 0
        right -= self._shape[1] if right > self._shape[1] // 2 else 0
        return Placing(scale, angle, float(right), float(down), likeness)

    def around(self, found: Placing, count: int, steps: tuple[float, float]) -> Placing:
        """Return the best of so many scales and angles on each side of those found."""
        tries = range(-count, count + 1)
        return _likest(
            self.tried(found.scale + i * steps[0], found.angle + j * steps[1])
            for i in tries
            for j in tries
        )


def _likest(tried: Iterable[Placing]) -> Placing:
    return max(tried, key=lambda placing: placing.likeness)


def _power(size: int) -> int:
    """Return a power of two that leaves room for a shift by half of it."""
    power = 1
    while power < 1.25 * size:
        power *= 2
    return power


def _sharp(picture: Image.Image) -> Grays:
    """Return ink less the tone around it: paper and tints count for nothing."""
    ink = 255.0 - np.asarray(picture, dtype=np.float32)
    around = picture.filter(ImageFilter.BoxBlur(max(2, picture.height // 60)))
    sharp: Grays = ink - (255.0 - np.asarray(around, dtype=np.float32))
    return sharp


def _as_wide(scan: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a scan as wide as the page is looked at."""
    wide = size[0], max(1, round(scan.height * size[0] / scan.width))
    return scan.resize(wide, Image.Resampling.BOX)


def _laid_small(
    scan: Image.Image, size: tuple[int, int], scale: float, angle: float
) -> Image.Image:
    return _turned(scan, size, Placing(scale, angle, 0.0, 0.0, 0.0))


def _turned(scan: Image.Image, size: tuple[int, int], placing: Placing) -> Image.Image:
    """Return a scan turned and scaled about its middle, which goes to the page's, and moved."""
    turn = radians(placing.angle)
    a, b = cos(turn) / placing.scale, sin(turn) / placing.scale
    x, y = size[0] / 2 + placing.right, size[1] / 2 + placing.down
    middle = scan.width / 2, scan.height / 2
    matrix = (a, -b, middle[0] - a * x + b * y, b, a, middle[1] - b * x - a * y)
    return scan.transform(
        size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR, fillcolor=255
    )


def _laid(scan: Image.Image, size: tuple[int, int], placing: Placing) -> Image.Image:
    return _turned(_as_wide(scan, size), size, placing)


# ---------------------------------------------------------------- by frame


def _frames(
    page: Image.Image, laid: Image.Image, frames: Sequence[SeenFrame], bleed: float, dpi: float
) -> list[FrameInk]:
    ours, theirs = _ink(page), _ink(laid)
    reach = 2 * max(1, round(_TOLERANCE * dpi / 72)) + 1
    near_ours, near_theirs = _ink(page, reach), _ink(laid, reach)
    missing = np.clip(ours - near_theirs, 0.0, 1.0)
    extra = np.clip(theirs - near_ours, 0.0, 1.0)
    found = []
    for frame in frames:
        box = _pixels(frame.bounds, bleed, dpi, page.size)
        if box is None:
            continue
        means = [float(part[box].mean()) for part in (ours, theirs, missing, extra)]
        if means[0] >= _LEAST_INK:
            found.append(FrameInk(frame.name, frame.bounds, *means))
    return found


def _ink(picture: Image.Image, reach: int = 0) -> Grays:
    """Return ink from 0, paper, to 1, the darkest that there is; `reach` spreads it."""
    if reach:
        picture = picture.filter(ImageFilter.MinFilter(reach))
        # What is darkest is told by the picture as it is: spread, it is the same.
    grays = np.asarray(picture, dtype=np.float32)
    dark, paper = (float(level) for level in np.percentile(grays, (0.5, 95)))
    if paper - dark < 1.0:
        return np.zeros_like(grays)
    ink: Grays = np.clip((paper - grays) / (paper - dark), 0.0, 1.0)
    return ink


def _pixels(
    bounds: Rect, bleed: float, dpi: float, size: tuple[int, int]
) -> tuple[slice, slice] | None:
    scale = dpi / 72
    left, top = round((bounds.x + bleed) * scale), round((bounds.y + bleed) * scale)
    right, bottom = round((bounds.right + bleed) * scale), round((bounds.bottom + bleed) * scale)
    left, top = max(0, left), max(0, top)
    right, bottom = min(size[0], right), min(size[1], bottom)
    if right - left < 3 or bottom - top < 3:
        return None
    return slice(top, bottom), slice(left, right)
