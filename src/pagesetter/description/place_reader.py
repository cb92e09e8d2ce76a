"""Places: on the grid in columns and lines, and in layouts by lengths, too."""

from __future__ import annotations

from pagesetter.description.fields import Fields
from pagesetter.description.layout_keys import LENGTH_PLACE
from pagesetter.description.layout_model import GridPlace, LengthPlace, Place
from pagesetter.description.nodes import MappingNode, Node
from pagesetter.description.page_keys import GRID_PLACE
from pagesetter.description.sheet_model import Half
from pagesetter.diagnostics import Code
from pagesetter.units import Length, Unit

_BY_LENGTHS = ("left", "width", "right", "top", "height", "bottom", "half")


def read_grid_place(fields: Fields) -> GridPlace:
    """Read a place counted in columns and lines."""
    return GridPlace(
        column=fields.count("column"),
        columns=fields.count("columns"),
        line=fields.count("line"),
        lines=fields.count("lines"),
        within=fields.text_or_none("within"),
        span=fields.span,
    )


def read_layout_place(around: Fields, name: str = "place") -> Place | None:
    """Read the place of a slot or of furniture, as counts or as lengths."""
    node = around.node(name)
    if node is None:
        return None
    if not has_lengths(node):
        fields = around.mapping(name, GRID_PLACE)
        return None if fields is None else read_grid_place(fields)
    fields = around.mapping(name, LENGTH_PLACE)
    return None if fields is None else _length_place(fields)


def has_lengths(node: Node) -> bool:
    """Tell whether a place is given by lengths."""
    return isinstance(node, MappingNode) and any(
        entry.key.text in _BY_LENGTHS for entry in node.entries
    )


def _length_place(fields: Fields) -> LengthPlace:
    left, width, right = _two_of(fields, ("left", "width", "right"))
    top, height, bottom = _vertical(fields)
    half = fields.choice("half", Half) if "half" in fields else None
    return LengthPlace(left, top, width, height, fields.span, right, bottom, half)


def _two_of(fields: Fields, names: tuple[str, str, str]) -> list[Length | None]:
    """Read the two of three lengths that are written; the third follows from them."""
    written = [name for name in names if name in fields]
    if len(written) == len(names):
        message = "a place has two of `{}`, `{}` and `{}`".format(*names)
        hint = f"delete `{names[-1]}`, or `{names[0]}`"
        fields.complaints.error(Code.BAD_VALUE, message, fields.key_span(names[-1]), hint)
    for name in names[:2] if len(written) < 2 else ():
        # A place without `width` needs that one, whichever side it is counted from.
        if name not in written and not (name == names[0] and names[-1] in written):
            fields.miss(name)
    return [fields.length_or_none(name) for name in names]


def _vertical(fields: Fields) -> list[Length | None]:
    """Return where a place starts, how high it is and where it ends, from lengths or lines."""
    by_lines = [name for name in ("line", "lines") if name in fields]
    by_lengths = [name for name in ("top", "height", "bottom") if name in fields]
    if by_lines and by_lengths:
        message = "a place has either `line` and `lines` or `top` and `height`"
        span = fields.key_span(by_lengths[0])
        hint = f"delete `{by_lengths[0]}`, or `{by_lines[0]}`"
        fields.complaints.error(Code.BAD_VALUE, message, span, hint)
    if not by_lines:
        return _two_of(fields, ("top", "height", "bottom"))
    for name in ("line", "lines"):
        if name not in fields and not by_lengths:
            fields.miss(name)
    first, lines = fields.count("line"), fields.count("lines")
    return [Length(float(first - 1), Unit.LINE), Length(float(lines), Unit.LINE), None]
