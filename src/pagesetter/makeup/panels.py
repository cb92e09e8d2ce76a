"""Panels: a box with a slogan and a line of text."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.description.layout_model import PanelSlot, TextPart
from pagesetter.description.model import PanelDescription, Paragraph
from pagesetter.geometry import Insets, Rect
from pagesetter.makeup.boxes import Look, set_box
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Item
from pagesetter.makeup.room import thickness
from pagesetter.makeup.vertical import side_width
from pagesetter.makeup.words import Block, set_in_room


def set_panel(
    desk: Desk, name: str, panel: PanelDescription, slot: PanelSlot, bounds: Rect
) -> tuple[Item, ...]:
    """Set a panel: its box, then its words one under the other in the middle of it."""
    styles = desk.styles
    look = Look(slot.fill, slot.border, slot.radius, panel.span)
    items: list[Item] = [*set_box(desk, name, bounds, look)]
    padding = max(styles.points(slot.padding), thickness(styles, slot.border))
    inner = bounds.inset(Insets(0, padding, 0, padding))
    if slot.ornament is not None:
        from pagesetter.makeup.ornaments import set_panel_ornaments  # most panels have none

        ornaments, inner = set_panel_ornaments(desk, name, slot.ornament, bounds, inner)
        items += ornaments
    parts: list[tuple[str, Paragraph, TextPart]] = []
    if panel.title:
        parts.append(("title", panel.title, slot.title))
    if panel.text:
        parts.append(("text", panel.text, slot.text))
    if parts and all(styles[part.style].vertical for _, _, part in parts):
        return (*items, *_set_from_right(desk, name, parts, inner))
    step = desk.grid.step
    y = bounds.y + (bounds.height - sum(part.lines for _, _, part in parts) * step) / 2
    for part_name, words, part in parts:
        above = styles.points(part.above)
        room = Rect(inner.x, y + above, inner.width, part.lines * step - above)
        block = Block(f"{name}/{part_name}", words, part.style, part.rows)
        items.append(set_in_room(desk, block, room))
        y += part.lines * step
    return tuple(items)


def _set_from_right(
    desk: Desk, name: str, parts: list[tuple[str, Paragraph, TextPart]], inner: Rect
) -> Iterator[Item]:
    """Set vertical words side by side in the middle of a panel, the title on the right."""
    widths = [side_width(desk, part) for _, _, part in parts]
    right = inner.x + (inner.width + sum(widths)) / 2
    for (part_name, words, part), width in zip(parts, widths, strict=True):
        room = Rect(right - width, inner.y, width, inner.height)
        yield set_in_room(desk, Block(f"{name}/{part_name}", words, part.style, part.rows), room)
        right -= width
