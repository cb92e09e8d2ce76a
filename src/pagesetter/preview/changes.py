"""Where a page looks otherwise than before, so that only that much of it is drawn again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from itertools import chain
from pathlib import Path as File
from typing import assert_never

from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    FillRect,
    Mark,
)
from pagesetter.geometry import Path, Rect

#: What tells two states of a photo's file apart.
PhotoStamps = Callable[[File], Hashable]

# Glyphs reach beyond their advances by this part of their size at most, and all else by
# so many points: what a screen smooths.
_REACH, _EDGE = 1.2, 1.0

# More places than this are told as one.
_MOST = 60


class Look:
    """How a page looks: its marks without the places in files that they come from."""

    def __init__(self, page: DisplayList, stamp_of: PhotoStamps) -> None:
        """Take a page; `stamp_of` tells whether a photo's file is what it was."""
        self.sheet = (page.page, page.bleed, page.slug)
        self._marks = [m for region in page.regions for m in region.marks]
        self._keys = [_key(mark, stamp_of) for mark in self._marks]

    def changed_since(self, before: Look) -> tuple[Rect, ...] | None:
        """Return where it looks otherwise than `before`; `None` is everywhere."""
        if self.sheet != before.sheet:
            return None
        mine, theirs = Counter(self._keys), Counter(before._keys)
        new, gone = mine - theirs, theirs - mine
        if list(self._common(new)) != list(before._common(gone)):
            return None  # what lies over what is another thing
        rects = [*self._bounds(new), *before._bounds(gone)]
        return tuple(rects) if len(rects) <= _MOST else (_around(rects),)

    def _common(self, own: Counter[Hashable]) -> Iterator[Hashable]:
        left = Counter(own)
        for key in self._keys:
            if left[key] > 0:
                left[key] -= 1
            else:
                yield key

    def _bounds(self, keys: Counter[Hashable]) -> Iterator[Rect]:
        for mark, key in zip(self._marks, self._keys, strict=True):
            if key in keys:
                yield bounds_of(mark)


def _key(mark: Mark, stamp_of: PhotoStamps) -> Hashable:
    match mark:
        case DrawPhoto():
            stamp = stamp_of(mark.picture.file)
            return ("photo", mark.picture, stamp, mark.crop, mark.bounds, mark.clip)
        case Clip():
            return ("clip", mark.path, tuple(_key(inner, stamp_of) for inner in mark.marks))
        case DrawGlyphs() | DrawShapes() | FillRect() | DrawPath():
            own = mark._asdict()
            del own["span"]
            return (type(mark).__name__, *own.values())
        case _:
            assert_never(mark)


def bounds_of(mark: Mark) -> Rect:
    """Return a rectangle that all of a mark is in."""
    match mark:
        case DrawGlyphs() | DrawShapes():
            stroke = (mark.stroke or 0.0) if isinstance(mark, DrawShapes) else 0.0
            reach = _REACH * mark.run.size + stroke
            along = abs(mark.run.width)
            right, down = (0.0, along) if mark.run.vertical or mark.run.turned else (along, 0.0)
            left, top = mark.at.x - reach, mark.at.y - reach
            return Rect(left, top, right + 2 * reach, down + 2 * reach)
        case DrawPhoto() | FillRect():
            return _grown(mark.bounds, _EDGE)
        case DrawPath():
            # A corner drawn along reaches out by as much as ten times half the stroke.
            return _grown(_extent(mark.path), _EDGE + 5 * (mark.stroke or 0.0))
        case Clip():
            return _grown(_extent(mark.path), _EDGE)
        case _:
            assert_never(mark)


def _extent(path: Path) -> Rect:
    points = [path.start, *chain.from_iterable(path.curves)]
    left, top = min(p.x for p in points), min(p.y for p in points)
    return Rect(left, top, max(p.x for p in points) - left, max(p.y for p in points) - top)


def _grown(rect: Rect, by: float) -> Rect:
    return Rect(rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by)


def _around(rects: list[Rect]) -> Rect:
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)
