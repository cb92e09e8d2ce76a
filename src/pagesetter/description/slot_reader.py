"""Slots of a layout, and how things are set in places that are no slots."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from pagesetter.description.body_keys import TABLE_RULES, TABLE_SLOT
from pagesetter.description.body_part_reader import read_body_parts
from pagesetter.description.fields import Fields
from pagesetter.description.fit_reader import read_fit
from pagesetter.description.heading_reader import check_over, read_headings
from pagesetter.description.keys import Table
from pagesetter.description.layout_keys import (
    DEFAULTS,
    PANEL_SLOT,
    PART,
    PHOTO_SLOT,
    SLOT,
    STORY_SLOT,
)
from pagesetter.description.layout_model import (
    GridDescription,
    GridPlace,
    PanelSlot,
    PhotoSlot,
    Slot,
    StorySlot,
    TextPart,
)
from pagesetter.description.look_reader import (
    read_border,
    read_box,
    read_caption_placement,
    read_fill,
    read_group,
    read_ornament,
    read_radius,
    read_rule,
    read_separator,
)
from pagesetter.description.merge import merge
from pagesetter.description.nodes import Node, ScalarNode
from pagesetter.description.place_reader import read_layout_place
from pagesetter.description.style_reader import Names, ink_in, style_in
from pagesetter.description.table_model import TableRules, TableSlot
from pagesetter.description.wording import did_you_mean, listed, shown
from pagesetter.diagnostics import Code, Span

_S = TypeVar("_S", StorySlot, PhotoSlot, PanelSlot, TableSlot)

_TABLES = {"story": STORY_SLOT, "photo": PHOTO_SLOT, "panel": PANEL_SLOT, "table": TABLE_SLOT}

# What a part or a slot is made of where it could not be read.
_NOWHERE = "?"


class SlotSheet(NamedTuple):
    """All that a layout says of slots."""

    slots: dict[str, Slot]
    story: StorySlot | None
    photo: PhotoSlot | None
    panel: PanelSlot | None
    table: TableSlot | None


class _Reader(NamedTuple):
    """Reads the slots of one layout."""

    names: Names
    grid: GridDescription
    defaults: dict[str, Node]

    def slot(self, key: ScalarNode, node: Node) -> Slot | None:
        kinds = Fields(node, SLOT, self.names.complaints, name=key.text, at=key.span)
        written = [kind for kind in _TABLES if kind in kinds]
        if not kinds.is_whole:
            return None
        if len(written) != 1:
            message = f"the slot {shown(key.text)} must be for one of {listed(_TABLES)}"
            hints = [f"`{kind}: ~` takes out what the slot has" for kind in written[:1]]
            self.names.complaints.error(Code.BAD_VALUE, message, key.span, *hints)
            return None
        kind = written[0]
        own = kinds.node(kind)
        assert own is not None
        whole = merge(own, self.defaults[kind]) if kind in self.defaults else own
        fields = Fields(
            whole, _TABLES[kind], self.names.complaints, name=kind, at=kinds.key_span(kind)
        )
        if "place" not in fields:
            fields.miss("place")
        return self.read(kind, key.text, fields)

    def read(self, kind: str, name: str, fields: Fields) -> Slot:
        if kind == "story":
            return self.story(name, fields)
        if kind == "table":
            return self.table(name, fields)
        return self.photo(name, fields) if kind == "photo" else self.panel(name, fields)

    def story(self, name: str, fields: Fields) -> StorySlot:
        body = style_in(fields, "body", self.names)
        subhead = fields.text_or_none("subhead")
        heading = read_headings(fields, self.names)
        return StorySlot(
            name=name,
            place=read_layout_place(fields),
            columns=fields.count("columns"),
            measure=fields.length_or_none("measure"),
            gutter=fields.length_or_none("gutter") or self.grid.gutter,
            kicker=heading.parts["kicker"],
            headline=heading.parts["headline"],
            deck=heading.parts["deck"],
            byline=heading.parts["byline"],
            body=body,
            subhead=self.names.style(subhead, fields.value_span("subhead")) if subhead else body,
            rule=read_rule(fields, "rule", self.names),
            slack=fields.count("slack"),
            fit=read_fit(fields),
            span=fields.span,
            summary=heading.parts["summary"],
            heading=heading.block,
            parts=read_body_parts(fields, self.names, read_rule),
            separator=read_separator(fields, self.names),
            box=read_box(fields, self.names),
        )

    def photo(self, name: str, fields: Fields) -> PhotoSlot:
        caption = style_in(fields, "caption", self.names)
        credit = fields.text_or_none("credit")
        keyline = read_rule(fields, "keyline", self.names)
        return PhotoSlot(
            name=name,
            place=read_layout_place(fields),
            caption=caption,
            credit=self.names.style(credit, fields.value_span("credit")) if credit else caption,
            gap=fields.length("gap"),
            above=fields.length("above"),
            below=fields.length("below"),
            keyline=keyline,
            span=fields.span,
            radius=read_radius(fields, keyline),
            words=read_caption_placement(fields, self.names),
            group=read_group(fields),
        )

    def panel(self, name: str, fields: Fields) -> PanelSlot:
        border = read_border(fields, self.names)
        return PanelSlot(
            name=name,
            place=read_layout_place(fields),
            title=self._needed_part(fields, "title"),
            text=self._needed_part(fields, "text"),
            fill=read_fill(fields, self.names),
            border=border,
            padding=fields.length("padding"),
            span=fields.span,
            radius=read_radius(fields, border),
            ornament=read_ornament(fields, self.names, of_panel=True),
        )

    def table(self, name: str, fields: Fields) -> TableSlot:
        cell = style_in(fields, "cell", self.names)
        rules = fields.mapping("rules", TABLE_RULES)
        drawn = {r: read_rule(rules, r, self.names) for r in TableRules._fields} if rules else {}
        return TableSlot(
            name=name,
            place=read_layout_place(fields),
            title=self._part(fields, "title"),
            cell=cell,
            header=style_in(fields, "header", self.names) if "header" in fields else cell,
            note=style_in(fields, "note", self.names) if "note" in fields else cell,
            gap=fields.length("gap"),
            rules=TableRules(**drawn),
            stripe=ink_in(fields, "stripe", self.names),
            fill=ink_in(fields, "fill", self.names),
            border=read_rule(fields, "border", self.names),
            padding=fields.length("padding"),
            span=fields.span,
        )

    def _part(self, fields: Fields, name: str) -> TextPart | None:
        part = fields.mapping(name, PART)
        if part is None:
            return None
        return TextPart(
            style=style_in(part, "style", self.names),
            lines=part.count("lines"),
            rows=part.count("rows"),
            above=part.length("above"),
            span=part.span,
        )

    def _needed_part(self, fields: Fields, name: str) -> TextPart:
        part = self._part(fields, name)
        return part or TextPart(_NOWHERE, 1, 1, self.grid.gutter, fields.span)


def read_slots(layout: Fields, grid: GridDescription, names: Names) -> SlotSheet:
    """Read the slots of a layout, each over the defaults for its kind."""
    defaults = layout.mapping("defaults", DEFAULTS)
    written = {kind: node for kind in _TABLES if defaults and (node := defaults.node(kind))}
    reader = _Reader(names, grid, written)
    slots: dict[str, Slot] = {}
    for key, node in layout.entries("slots"):
        slot = reader.slot(key, node)
        if slot is not None:
            slots[key.text] = slot
    _check_within(slots, names)
    check_over(slots, names)
    return SlotSheet(
        slots,
        _default(defaults, "story", STORY_SLOT, reader.story),
        _default(defaults, "photo", PHOTO_SLOT, reader.photo),
        _default(defaults, "panel", PANEL_SLOT, reader.panel),
        _default(defaults, "table", TABLE_SLOT, reader.table),
    )


def _default(
    defaults: Fields | None, kind: str, table: Table, read: Callable[[str, Fields], _S]
) -> _S | None:
    fields = defaults.mapping(kind, table) if defaults else None
    if fields is None:
        return None
    if "place" in fields:
        message = "a default has no place: it is for any place that is not a slot"
        fields.complaints.error(Code.BAD_VALUE, message, fields.key_span("place"), "delete `place`")
    return read("", fields)


def _check_within(slots: dict[str, Slot], names: Names) -> None:
    for slot in slots.values():
        if isinstance(slot.place, GridPlace) and slot.place.within is not None:
            complain_of_within(slot.place.within, slot.place.span, slots, names)


def complain_of_within(name: str, span: Span, slots: dict[str, Slot], names: Names) -> None:
    """Complain where a place counts the columns of what is not a slot for a story."""
    stories = [slot.name for slot in slots.values() if isinstance(slot, StorySlot)]
    if name not in stories:
        message = f"no slot for a story is named {shown(name)}"
        hints = did_you_mean(name, stories)
        names.complaints.error(Code.UNKNOWN_SLOT, message, span, *hints)
