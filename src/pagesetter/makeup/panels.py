"""Panels: a box with a slogan and a line of text."""

from __future__ import annotations

from pagesetter.description.layout_model import PanelSlot, TextPart
from pagesetter.description.model import PanelDescription, Paragraph
from pagesetter.geometry import Insets, Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.furniture import border_of
from pagesetter.makeup.model import Item, PlacedBox
from pagesetter.makeup.words import Block, set_in_room


def set_panel(
    desk: Desk, name: str, panel: PanelDescription, slot: PanelSlot, bounds: Rect
) -> tuple[Item, ...]:
    """Set a panel: its box, then its words one under the other in the middle of it."""
    styles = desk.styles
    fill = styles.ink(slot.fill) if slot.fill else None
    items: list[Item] = [PlacedBox(name, bounds, fill, border_of(desk, slot.border), panel.span)]
    padding = styles.points(slot.padding)
    inner = bounds.inset(Insets(0, padding, 0, padding))
    parts: list[tuple[str, Paragraph, TextPart]] = []
    if panel.title:
        parts.append(("title", panel.title, slot.title))
    if panel.text:
        parts.append(("text", panel.text, slot.text))
    step = desk.grid.step
    y = bounds.y + (bounds.height - sum(part.lines for _, _, part in parts) * step) / 2
    for part_name, words, part in parts:
        above = styles.points(part.above)
        room = Rect(inner.x, y + above, inner.width, part.lines * step - above)
        block = Block(f"{name}/{part_name}", words, part.style, part.rows)
        items.append(set_in_room(desk, block, room))
        y += part.lines * step
    return tuple(items)
