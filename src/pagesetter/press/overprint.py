"""Overprint settled: for every mark, whether it is printed over what is under it.

What the layout says stands. Of what it leaves open, type in black alone prints over, so that
no white shows round it where the plates do not meet; so do the thin rules in black alone,
which misregister as type does. All else knocks out: a black area printed over a photo would
show it through, tints mix, and white is no ink. Printing over is asked for by
ISO 15930-7's users (GWG: black text and thin black lines), not by the standard itself.
"""

from __future__ import annotations

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
from pagesetter.geometry import fits
from pagesetter.ink import Ink

#: Black rules up to this many points print over: the thickest that type is as thin as.
#: A broader one that crosses a picture would show its edges.
THIN_RULE = 2.0

# A part of black this near to all of it is all of it.
_ALL = 0.9995


def settled(page: DisplayList) -> DisplayList:
    """Return a page of whose every ink it is said whether it overprints."""
    regions = tuple(
        region._replace(marks=tuple(_settled(mark) for mark in region.marks))
        for region in page.regions
    )
    return page._replace(regions=regions)


def _settled(mark: Mark) -> Mark:
    match mark:
        case DrawGlyphs():
            return mark._replace(ink=_with(mark.ink, over=_is_black(mark.ink)))
        case DrawShapes():  # behind a heading: it must not show through itself
            return mark._replace(ink=_with(mark.ink, over=False))
        case FillRect():
            weight = min(mark.bounds.width, mark.bounds.height)
            over = _is_black(mark.ink) and fits(weight, THIN_RULE)
            return mark._replace(ink=_with(mark.ink, over=over))
        case DrawPath():
            return _settled_path(mark)
        case Clip():
            return mark._replace(marks=tuple(_settled_path(path) for path in mark.marks))
        case DrawPhoto():
            return mark
        case _:
            assert_never(mark)


def _settled_path(mark: DrawPath) -> DrawPath:
    """Return a path that is drawn along as a rule of its weight, a filled one as it is broad."""
    points = [mark.path.start, *(point for curve in mark.path.curves for point in curve)]
    weight = mark.stroke
    if weight is None:
        across = max(p.x for p in points) - min(p.x for p in points)
        weight = min(across, max(p.y for p in points) - min(p.y for p in points))
    over = _is_black(mark.ink) and fits(weight, THIN_RULE)
    return mark._replace(ink=_with(mark.ink, over=over))


def _is_black(ink: Ink) -> bool:
    """Tell whether an ink is all of black and nothing else."""
    others = (ink.spot, ink.gradient, ink.cyan, ink.magenta, ink.yellow)
    return ink.black >= _ALL and ink.opacity == 1 and not any(others)


def _with(ink: Ink, *, over: bool) -> Ink:
    return ink if ink.overprint is not None else ink._replace(overprint=over)
