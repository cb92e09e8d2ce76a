"""Furniture that is drawn: rules by the grid, and ornaments."""

from __future__ import annotations

from pagesetter.description.fields import Fields
from pagesetter.description.keys import Table
from pagesetter.description.look_keys import FURNITURE_ORNAMENT, FURNITURE_RULE, RULE_PLACE
from pagesetter.description.look_model import FurnitureOrnament, FurnitureRule, RulePlace
from pagesetter.description.look_reader import read_ornament, read_rule
from pagesetter.description.nodes import MappingNode, Node, is_absent
from pagesetter.description.place_reader import read_layout_place
from pagesetter.description.style_reader import Names
from pagesetter.diagnostics import Code, Span

_TABLES = {"rule": FURNITURE_RULE, "ornament": FURNITURE_ORNAMENT}


def drawn_table(node: Node) -> Table | None:
    """Return the table of a piece of furniture that is drawn, `None` for any other."""
    if not isinstance(node, MappingNode):
        return None
    written = {entry.key.text for entry in node.entries if not is_absent(entry.value)}
    return next((table for key, table in _TABLES.items() if key in written), None)


def read_drawn(
    name: str, fields: Fields, slots: tuple[str, ...], names: Names
) -> FurnitureRule | FurnitureOrnament | None:
    """Read a rule or an ornament of the furniture; `None` where it cannot be drawn."""
    if fields.table is FURNITURE_ORNAMENT:
        place, ornament = read_layout_place(fields), read_ornament(fields, names)
        if place is None or ornament is None:
            return None
        return FurnitureOrnament(name, ornament, place, slots, fields.span)
    where, rule = _rule_place(fields), read_rule(fields, "rule", names)
    if where is None or rule is None:
        return None
    return FurnitureRule(name, rule, where, fields.truth("stops"), slots, fields.span)


def _rule_place(around: Fields) -> RulePlace | None:
    fields = around.mapping("place", RULE_PLACE)
    if fields is None:
        return None
    counts = {
        name: fields.count(name) if name in fields else None
        for name in ("lines", "column", "columns", "after")
    }
    place = RulePlace(
        line=fields.count("line"),
        **counts,
        left=fields.length_or_none("left"),
        width=fields.length_or_none("width"),
        span=fields.span,
    )
    _check(fields, around.key_span("place"))
    return place


def _check(fields: Fields, span: Span) -> None:
    """Complain of a place that says too little or too much of where a rule runs."""
    if not fields.is_whole:
        return
    across = {"column", "columns"}, {"left", "width"}
    down = {"lines", "after"}, {"lines", "left"}
    written = {name for name in fields.table.names() if name in fields} - {"line"}
    if written in (*across, *down):
        return
    message = "the place does not say where the rule runs"
    hints = (
        "a rule across has `line`, `column` and `columns`, or `line`, `left` and `width`",
        "a rule down has `line`, `lines` and `after`, or `line`, `lines` and `left`",
    )
    fields.complaints.error(Code.BAD_VALUE, message, span, *hints)
