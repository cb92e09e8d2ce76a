"""Furniture's places, counted from the other side on even pages where they are mirrored."""

from __future__ import annotations

from pagesetter.description.layout_model import FurnitureBox, FurnitureText
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.grid import place_rect


def is_mirrored(desk: Desk, item: FurnitureText | FurnitureBox) -> bool:
    """Tell whether this page has a piece of furniture the other way round."""
    return item.mirror and desk.grid.verso


def furniture_bounds(desk: Desk, item: FurnitureText | FurnitureBox) -> Rect:
    """Return the place of a piece of furniture in points. Logs one that has no extent."""
    bounds = place_rect(item.place, desk.grid, desk.styles)
    desk.has_extent(item.place, bounds)
    if is_mirrored(desk, item):
        area = desk.grid.type_area
        return bounds._replace(x=area.x + area.right - bounds.right)
    return bounds
