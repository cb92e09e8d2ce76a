"""What a layout prints on every page: folio line, staff line, rules, tints."""

from __future__ import annotations

import datetime
import re

from pagesetter.description.layout_model import FurnitureBox, FurnitureText
from pagesetter.description.model import Emphasis, Paragraph, Piece
from pagesetter.diagnostics import Code
from pagesetter.makeup.boxes import Look, set_box
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.grid import place_rect
from pagesetter.makeup.model import Item
from pagesetter.makeup.words import Block, set_in_room

_FIELD = re.compile(r"\{([^{}]+)\}")
_WEEKDAYS = "一二三四五六日"


def set_furniture(desk: Desk) -> tuple[Item, ...]:
    """Set the layout's furniture, boxes first: they lie under the words."""
    furniture = [item for item in desk.layout.furniture if desk.uses(item.slots)]
    boxes: list[Item] = []
    for item in furniture:
        if isinstance(item, FurnitureBox):
            boxes += _box(desk, item)
    for item in furniture:
        if isinstance(item, FurnitureText):
            words = _filled_in(desk, item)
            if words is not None:
                bounds = place_rect(item.place, desk.grid, desk.styles)
                boxes.append(set_in_room(desk, Block(item.name, words, item.style), bounds))
    return tuple(boxes)


def _box(desk: Desk, item: FurnitureBox) -> tuple[Item, ...]:
    bounds = place_rect(item.place, desk.grid, desk.styles)
    return set_box(desk, item.name, bounds, Look(item.fill, item.border, item.radius, item.span))


def _filled_in(desk: Desk, item: FurnitureText) -> Paragraph | None:
    """Put the page's facts into a text; the words of a fact keep their place in the page file."""
    pieces: list[Piece] = []
    taken = 0
    for match in _FIELD.finditer(item.text):
        pieces.append(Piece(item.text[taken : match.start()], Emphasis.NONE, item.span))
        fact = _fact(desk, match[1].strip())
        if fact is None:
            if not item.optional:
                desk.log.error(
                    Code.MISSING_KEY,
                    f"the layout prints `{match[1]}`, and the page's `edition` has none",
                    desk.page.span,
                    f"add `{match[1]}:` to `edition`",
                )
            return None
        pieces.append(fact)
        taken = match.end()
    pieces.append(Piece(item.text[taken:], Emphasis.NONE, item.span))
    full = tuple(piece for piece in pieces if piece.text)
    return Paragraph(full, item.span) if full else None


def _fact(desk: Desk, name: str) -> Piece | None:
    page = desk.page
    if name == "staff":
        if not page.staff:
            return None
        roles = "\u3000".join(f"{f.name}：{f.value}" for f in page.staff)
        return Piece(roles, Emphasis.NONE, page.staff[0].span)
    fact = page.facts.get("date" if name == "weekday" else name)
    if fact is None:
        return None
    value = fact.value
    if fact.name == "date":
        day = datetime.date.fromisoformat(value)
        value = f"{day.year}年{day.month}月{day.day}日"
        if name == "weekday":
            value = f"星期{_WEEKDAYS[day.weekday()]}"
    return Piece(value, Emphasis.NONE, fact.span)
