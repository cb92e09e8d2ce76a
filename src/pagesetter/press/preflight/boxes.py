"""Rectangles around points, what two share, and outlines that are rectangles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pagesetter.geometry import Rect

# Corners this near to one another are one corner.
_NEAR = 0.01


def bounds_of(points: Iterable[tuple[float, float]]) -> Rect:
    """Return the rectangle around points, of which there is one at least."""
    across, down = zip(*points, strict=True)
    left, top = min(across), min(down)
    return Rect(left, top, max(across) - left, max(down) - top)


def common(one: Rect, other: Rect) -> Rect | None:
    """Return what two rectangles share, `None` where that is nothing."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    if right < left or bottom < top:
        return None
    return Rect(left, top, right - left, bottom - top)


def widened(box: Rect, by: float) -> Rect:
    """Return a rectangle that is larger on each side."""
    return Rect(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    """Tell whether an outline of straight stretches goes round a rectangle that stands straight."""
    if not 4 <= len(points) <= 5:
        return False
    box = bounds_of(points)
    across, down = (box.x, box.right), (box.y, box.bottom)
    at_corners = all(
        min(abs(x - side) for side in across) < _NEAR
        and min(abs(y - side) for side in down) < _NEAR
        for x, y in points
    )
    # Round the corners, not across: each step keeps x or y.
    steps = zip(points, (*points[1:], points[0]), strict=True)
    return at_corners and all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) < _NEAR for a, b in steps)
