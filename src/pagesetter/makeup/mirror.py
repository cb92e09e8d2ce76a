"""Furniture's places, counted from the other side on even pages where they are mirrored."""

from __future__ import annotations

from pagesetter.description.layout_model import FurnitureBox, FurnitureText
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk


def is_mirrored(desk: Desk, item: FurnitureText | FurnitureBox) -> bool:
    """Tell whether this page has a piece of furniture the other way round."""
    return item.mirror and desk.grid.verso


def furniture_bounds(desk: Desk, item: FurnitureText | FurnitureBox) -> Rect:
    """Return the place of a piece of furniture in points. Logs one that is nowhere."""
    bounds = desk.rect(item.place)
    if bounds is None:
        return desk.grid.type_area  # anything will do: the page is not made
    if is_mirrored(desk, item):
        area = desk.grid.type_area
        return bounds._replace(x=area.x + area.right - bounds.right)
    return bounds
