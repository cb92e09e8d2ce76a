"""Furniture of a layout: words, rules and tints, pictures, the paper's bar code."""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.description.direction import check_direction
from pagesetter.description.drawn_furniture_reader import drawn_table, read_drawn
from pagesetter.description.field_reader import read_field_lines
from pagesetter.description.fields import Fields
from pagesetter.description.furniture_model import (
    FieldLine,
    Furniture,
    FurnitureBarcode,
    FurnitureBox,
    FurnitureCode,
    FurniturePicture,
    FurnitureText,
    OnPages,
    Recovery,
    Role,
    Side,
)
from pagesetter.description.keys import Table
from pagesetter.description.layout_model import GridPlace, Place, Slot
from pagesetter.description.look_reader import read_border, read_fill, read_radius
from pagesetter.description.nodes import MappingNode, Node, ScalarNode, text_lines
from pagesetter.description.paths import BadPathError, find_project, resolve
from pagesetter.description.place_reader import read_layout_place
from pagesetter.description.press_keys import (
    FURNITURE_BARCODE,
    FURNITURE_BOX,
    FURNITURE_CODE,
    FURNITURE_PICTURE,
    FURNITURE_TEXT,
)
from pagesetter.description.slot_places import complain_of_within
from pagesetter.description.style_reader import Names, style_in
from pagesetter.description.wording import did_you_mean, shown
from pagesetter.diagnostics import Code


def read_furniture(layout: Fields, slots: dict[str, Slot], names: Names) -> tuple[Furniture, ...]:
    """Read the furniture of a layout, in the order written."""
    found = [_piece(key, node, slots, names) for key, node in layout.entries("furniture")]
    furniture = tuple(piece for piece in found if piece is not None)
    for piece in furniture:
        if isinstance(piece.place, GridPlace) and piece.place.within is not None:
            complain_of_within(piece.place.within, piece.place.span, slots, names)
    return furniture


def _piece(key: ScalarNode, node: Node, slots: dict[str, Slot], names: Names) -> Furniture | None:
    table, read = _kind_of(node)
    drawn = drawn_table(node) if table is FURNITURE_BOX else None
    fields = Fields(node, drawn or table, names.complaints, name=key.text, at=key.span)
    if drawn is not None:
        return read_drawn(key.text, fields, _slots_in(fields, slots, names), names)
    place = read_layout_place(fields)
    if place is None:
        return None
    return read(_Piece(key, place, fields, names, _slots_in(fields, slots, names)))


class _Piece:
    """A piece of furniture being read: what all kinds have."""

    __slots__ = ("fields", "key", "names", "on", "place", "slots")

    def __init__(
        self, key: ScalarNode, place: Place, fields: Fields, names: Names, slots: tuple[str, ...]
    ) -> None:
        self.key, self.place, self.fields, self.names, self.slots = key, place, fields, names, slots
        self.on = fields.choice("on", OnPages)

    def lines(self, name: str) -> tuple[FieldLine, ...]:
        """Return the lines of a text with fields; none where it is not written."""
        scalar = self.fields.scalar(name)
        if scalar is None:
            return ()
        check_direction(text_lines(scalar), scalar.span.file, self.names.complaints)
        return read_field_lines(scalar, self.names.complaints)

    def line(self, name: str) -> FieldLine:
        """Return a text with fields as one line."""
        return tuple(part for line in self.lines(name) for part in line)


def _text(piece: _Piece) -> FurnitureText:
    fields = piece.fields
    lines = piece.lines("text")
    return FurnitureText(
        name=piece.key.text,
        place=piece.place,
        text=fields.text("text") if "text" in fields else "",
        style=style_in(fields, "style", piece.names),
        optional=fields.truth("optional"),
        slots=piece.slots,
        span=fields.span,
        lines=lines,
        spread=fields.truth("spread"),
        role=fields.choice("role", Role),
        on=piece.on,
        mirror=fields.truth("mirror"),
    )


def _box(piece: _Piece) -> FurnitureBox:
    fields, names = piece.fields, piece.names
    border = read_border(fields, names)
    box = FurnitureBox(
        name=piece.key.text,
        place=piece.place,
        fill=read_fill(fields, names),
        border=border,
        slots=piece.slots,
        span=fields.span,
        radius=read_radius(fields, border),
        on=piece.on,
        mirror=fields.truth("mirror"),
    )
    if "fill" not in fields and "border" not in fields:
        message = "furniture without words must have a `fill` or a `border`"
        names.complaints.error(Code.MISSING_KEY, message, piece.key.span)
    return box


def _picture(piece: _Piece) -> FurniturePicture | None:
    fields = piece.fields
    scalar = fields.scalar("picture")
    if scalar is None:
        return None
    # A path is relative to the layout that has it, also where another extends that.
    beside = scalar.span.file
    try:
        file = resolve(scalar.text, beside.parent, find_project(beside), Code.MISSING_PICTURE)
    except BadPathError as error:
        fields.complaints.error(error.code, error.message, scalar.span, *error.hints)
        return None
    return FurniturePicture(
        name=piece.key.text,
        place=piece.place,
        file=file,
        file_span=scalar.span,
        side=fields.choice("side", Side),
        role=fields.choice("role", Role),
        on=piece.on,
        slots=piece.slots,
        span=fields.span,
    )


def _barcode(piece: _Piece) -> FurnitureBarcode:
    fields = piece.fields
    return FurnitureBarcode(
        name=piece.key.text,
        place=piece.place,
        number=piece.line("barcode"),
        addon=piece.line("addon"),
        bar=fields.length("bar"),
        style=style_in(fields, "style", piece.names),
        optional=fields.truth("optional"),
        on=piece.on,
        slots=piece.slots,
        span=fields.span,
    )


def _code(piece: _Piece) -> FurnitureCode:
    fields = piece.fields
    return FurnitureCode(
        name=piece.key.text,
        place=piece.place,
        link=piece.line("link"),
        recovery=fields.choice("recovery", Recovery),
        least=fields.length("least"),
        optional=fields.truth("optional"),
        on=piece.on,
        slots=piece.slots,
        span=fields.span,
    )


_Read = Callable[[_Piece], Furniture | None]

# The key that tells what a piece is; without any it is a rule, a tint or a frame.
_KINDS: dict[str, tuple[Table, _Read]] = {
    "barcode": (FURNITURE_BARCODE, _barcode),
    "picture": (FURNITURE_PICTURE, _picture),
    "link": (FURNITURE_CODE, _code),
    "text": (FURNITURE_TEXT, _text),
    "style": (FURNITURE_TEXT, _text),
}


def _kind_of(node: Node) -> tuple[Table, _Read]:
    written = {e.key.text for e in node.entries} if isinstance(node, MappingNode) else set()
    return next((kind for key, kind in _KINDS.items() if key in written), (FURNITURE_BOX, _box))


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
