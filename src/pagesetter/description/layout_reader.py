"""A layout's nodes turned into its description."""

from __future__ import annotations

from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.direction import check_direction
from pagesetter.description.drawn_furniture_reader import drawn_table, read_drawn
from pagesetter.description.fields import NO_LENGTH, Fields
from pagesetter.description.layout_keys import (
    FURNITURE_BOX,
    FURNITURE_TEXT,
    GRID,
    LAYOUT,
    SHEET,
    TYPE_AREA,
)
from pagesetter.description.layout_model import (
    Furniture,
    FurnitureBox,
    FurnitureText,
    GridDescription,
    GridPlace,
    LayoutDescription,
    PageSize,
    Slot,
)
from pagesetter.description.look_reader import (
    read_border,
    read_fill,
    read_radius,
    with_looks,
)
from pagesetter.description.nodes import MappingNode, Node, ScalarNode, text_lines
from pagesetter.description.place_reader import read_layout_place
from pagesetter.description.slot_reader import complain_of_within, read_slots
from pagesetter.description.style_reader import Names, read_inks, read_styles, style_in
from pagesetter.description.wording import did_you_mean, shown
from pagesetter.diagnostics import Code


def read_layout(node: MappingNode, file: Path, complaints: Complaints) -> LayoutDescription:
    """Read a layout whose bases are merged in already."""
    layout = Fields(node, LAYOUT, complaints)
    inks = read_inks(layout)
    styles = frozenset(key.text for key, _ in layout.entries("styles"))
    names = with_looks(layout, Names(styles, frozenset(inks), complaints))
    grid = _grid(layout)
    sheet = read_slots(layout, grid, names)
    return LayoutDescription(
        name=file.stem,
        file=file,
        title=layout.text_or_none("title") or file.stem,
        page=_page_size(layout),
        grid=grid,
        inks=inks,
        styles=read_styles(layout, names),
        slots=sheet.slots,
        story=sheet.story,
        photo=sheet.photo,
        panel=sheet.panel,
        furniture=_furniture(layout, sheet.slots, names),
        span=layout.span,
        table=sheet.table,
    )


def _page_size(layout: Fields) -> PageSize:
    page = layout.mapping("page", SHEET)
    area = page.mapping("type_area", TYPE_AREA) if page else None
    if page is None or area is None:
        return PageSize(NO_LENGTH, NO_LENGTH, NO_LENGTH, 1, 1, NO_LENGTH, None, layout.span)
    return PageSize(
        width=page.length("width"),
        height=page.length("height"),
        bleed=page.length("bleed"),
        characters=area.count("characters"),
        lines=area.count("lines"),
        top=area.length("top"),
        left=area.length_or_none("left"),
        span=page.span,
    )


def _grid(layout: Fields) -> GridDescription:
    grid = layout.mapping("grid", GRID)
    if grid is None:
        return GridDescription(NO_LENGTH, NO_LENGTH, 1, NO_LENGTH, layout.span)
    return GridDescription(
        character=grid.length("character"),
        leading=grid.length("leading"),
        columns=grid.count("columns"),
        gutter=grid.length("gutter"),
        span=grid.span,
    )


def _furniture(layout: Fields, slots: dict[str, Slot], names: Names) -> tuple[Furniture, ...]:
    found = [_piece(key, node, slots, names) for key, node in layout.entries("furniture")]
    furniture = tuple(piece for piece in found if piece is not None)
    for piece in furniture:
        if isinstance(piece.place, GridPlace) and piece.place.within is not None:
            complain_of_within(piece.place.within, piece.place.span, slots, names)
    return furniture


def _piece(key: ScalarNode, node: Node, slots: dict[str, Slot], names: Names) -> Furniture | None:
    has_words = isinstance(node, MappingNode) and any(
        entry.key.text in ("text", "style") for entry in node.entries
    )
    drawn = None if has_words else drawn_table(node)
    table = drawn or (FURNITURE_TEXT if has_words else FURNITURE_BOX)
    fields = Fields(node, table, names.complaints, name=key.text, at=key.span)
    if drawn is not None:
        return read_drawn(key.text, fields, _slots_in(fields, slots, names), names)
    place = read_layout_place(fields)
    if place is None:
        return None
    if has_words:
        text = fields.scalar("text") if "text" in fields else None
        if text is not None:
            check_direction(text_lines(text), text.span.file, names.complaints)
        return FurnitureText(
            name=key.text,
            place=place,
            text=fields.text("text"),
            style=style_in(fields, "style", names),
            optional=fields.truth("optional"),
            slots=_slots_in(fields, slots, names),
            span=fields.span,
        )
    border = read_border(fields, names)
    box = FurnitureBox(
        name=key.text,
        place=place,
        fill=read_fill(fields, names),
        border=border,
        slots=_slots_in(fields, slots, names),
        span=fields.span,
        radius=read_radius(fields, border),
    )
    if "fill" not in fields and "border" not in fields:
        message = "furniture without words must have a `fill` or a `border`"
        names.complaints.error(Code.MISSING_KEY, message, key.span)
    return box


def _slots_in(fields: Fields, slots: dict[str, Slot], names: Names) -> tuple[str, ...]:
    """Return the slots that a piece of furniture goes with."""
    found = fields.scalars("with")
    for scalar in found:
        if scalar.text not in slots:
            message = f"there is no slot {shown(scalar.text)}"
            names.complaints.error(
                Code.UNKNOWN_SLOT, message, scalar.span, *did_you_mean(scalar.text, slots)
            )
    return tuple(scalar.text for scalar in found)
