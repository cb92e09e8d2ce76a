"""Furniture's places, counted from the other side on even pages where they are mirrored."""

from __future__ import annotations

from pagesetter.description.furniture_model import Furniture, FurnitureBox, FurnitureText
from pagesetter.description.look_model import FurnitureRule
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk


def is_mirrored(desk: Desk, item: Furniture) -> bool:
    """Tell whether this page has a piece of furniture the other way round."""
    return isinstance(item, FurnitureText | FurnitureBox) and item.mirror and desk.grid.verso


def furniture_bounds(desk: Desk, item: Furniture) -> Rect | None:
    """Return the place of a piece of furniture in points. Logs one that is nowhere."""
    assert not isinstance(item, FurnitureRule), "a rule has a place of another kind"
    bounds = desk.rect(item.place)
    if bounds is not None and is_mirrored(desk, item):
        area = desk.grid.type_area
        return bounds._replace(x=area.x + area.right - bounds.right)
    return bounds
