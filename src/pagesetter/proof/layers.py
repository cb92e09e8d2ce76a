"""A page in two layers: its photos, with what lies over them, can be drawn last.

So the rest is drawn while photos are decoded.
"""

from __future__ import annotations

from itertools import chain

from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    Mark,
)
from pagesetter.geometry import Path, Rect
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import GlyphRun

# Ems that a glyph may reach beyond its line: up, down and to each side. No face of ours does.
_UP, _DOWN, _ASIDE = 1.15, 0.5, 0.3

# Pixels that edges are smoothed over, of both marks.
_SMOOTHED = 2

# Marks over photos, one by one; where there are more, all that follow are drawn last as well.
_MOST_OVER = 64


class Layers(NamedTuple):
    """A page that looks as it does when `over` is drawn over `under`."""

    under: DisplayList  # without photos
    over: DisplayList


def layers(page: DisplayList, dpi: float) -> Layers:
    """Part a page that is drawn at `dpi`; each layer has its marks in the page's order.

    A mark may be drawn sooner than a photo that comes before it, unless it touches the photo
    or something that is drawn over one.
    """
    near = _SMOOTHED * 72 / dpi
    last: list[Rect] = []
    under, over = [], []
    for region in page.regions:
        soon: list[Mark] = []
        late: list[Mark] = []
        for mark in region.marks:
            reach = _reach(mark)
            if isinstance(mark, DrawPhoto) or _touches(reach, last, near):
                last.append(reach)
                late.append(mark)
            else:
                soon.append(mark)
        under.append(region._replace(marks=tuple(soon)))
        over.append(region._replace(marks=tuple(late)))
    return Layers(page._replace(regions=tuple(under)), page._replace(regions=tuple(over)))


def _touches(reach: Rect, last: list[Rect], near: float) -> bool:
    if len(last) > _MOST_OVER:
        return True
    left, top = reach.x - near, reach.y - near
    right, bottom = reach.right + near, reach.bottom + near
    return any(
        left < x + width and x < right and top < y + height and y < bottom
        for x, y, width, height in last
    )


def _reach(mark: Mark) -> Rect:
    """Return a rectangle that nothing of a mark is drawn outside."""
    if isinstance(mark, DrawGlyphs):
        return _reach_of_run(mark.run, mark.at.x, mark.at.y, 0.0)
    if isinstance(mark, DrawShapes):
        return _reach_of_run(mark.run, mark.at.x, mark.at.y, mark.stroke or 0.0)
    if isinstance(mark, DrawPath):
        # A corner of a line reaches beyond half its weight; ISO 32000-1 8.4.3.5.
        return _reach_of_path(mark.path, 5 * (mark.stroke or 0.0))
    if isinstance(mark, Clip):
        return _reach_of_path(mark.path, 0.0)
    return mark.bounds


def _reach_of_run(run: GlyphRun, x: float, y: float, stroke: float) -> Rect:
    em = run.size
    more = 5 * stroke + em * max((abs(n) for n in chain(*run.offsets)), default=0.0)
    up, down, aside = _UP * em + more, _DOWN * em + more, _ASIDE * em * max(1.0, run.scale) + more
    if run.vertical or run.turned:
        across = up * max(1.0, run.condensed)  # to either side of the line's axis
        return Rect(x - across, y - up, 2 * across, run.width + 2 * up)
    return Rect(x - aside, y - up, run.width + 2 * aside, up + down)


def _reach_of_path(path: Path, more: float) -> Rect:
    points = (path.start, *chain(*path.curves))
    left, top = min(p.x for p in points) - more, min(p.y for p in points) - more
    right, bottom = max(p.x for p in points) + more, max(p.y for p in points) + more
    return Rect(left, top, right - left, bottom - top)
