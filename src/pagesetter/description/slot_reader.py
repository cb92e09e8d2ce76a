"""Slots of a layout, and how things are set in places that are no slots."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from pagesetter.description.body_keys import TABLE_RULES, TABLE_SLOT
from pagesetter.description.body_part_reader import read_body_parts
from pagesetter.description.fields import Fields
from pagesetter.description.fit_reader import read_fit
from pagesetter.description.frame_keys import QUOTE_SLOT
from pagesetter.description.frame_model import ColumnsEnd, QuoteSlot
from pagesetter.description.frame_reader import read_frames, read_wrapping
from pagesetter.description.heading_reader import check_over, read_headings
from pagesetter.description.ink_model import Use
from pagesetter.description.jump_model import JUMP_FROM, JUMP_TO
from pagesetter.description.jump_reader import read_jump_line
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
from pagesetter.description.press_keys import AD_SLOT, CODE_SLOT, INDEX_SLOT
from pagesetter.description.sheet_reader import read_sharing
from pagesetter.description.slot_places import check_within
from pagesetter.description.style_reader import Names, ink_in, style_in
from pagesetter.description.table_model import TableRules, TableSlot
from pagesetter.description.wording import listed, shown
from pagesetter.diagnostics import Code
from pagesetter.records import NamedTuple

if TYPE_CHECKING:
    from pagesetter.description.press_model import AdSlot, CodeSlot
    from pagesetter.description.press_slot_reader import PressSlotReader

_S = TypeVar("_S")

_TABLES = {
    "story": STORY_SLOT,
    "photo": PHOTO_SLOT,
    "panel": PANEL_SLOT,
    "table": TABLE_SLOT,
    "quote": QUOTE_SLOT,
    "ad": AD_SLOT,
    "index": INDEX_SLOT,
    "code": CODE_SLOT,
}

# What a part or a slot is made of where it could not be read.
_NOWHERE = "?"


class SlotSheet(NamedTuple):
    """All that a layout says of slots."""

    slots: dict[str, Slot]
    story: StorySlot | None
    photo: PhotoSlot | None
    panel: PanelSlot | None
    quote: QuoteSlot | None
    table: TableSlot | None
    ad: AdSlot | None = None
    code: CodeSlot | None = None


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
        kinds: dict[str, Callable[[str, Fields], Slot]] = {
            "story": self.story,
            "photo": self.photo,
            "panel": self.panel,
            "quote": self.quote,
            "table": self.table,
        }
        return kinds[kind](name, fields) if kind in kinds else self.press.read(kind, name, fields)

    @property
    def press(self) -> PressSlotReader:
        # A layout without ads, index and codes is not to wait for them.
        from pagesetter.description.press_slot_reader import PressSlotReader

        return PressSlotReader(self.names, self._part, self._needed_part)

    def story(self, name: str, fields: Fields) -> StorySlot:
        body = style_in(fields, "body", self.names)
        subhead = fields.text_or_none("subhead")
        if "columns" not in fields and "frames" not in fields:
            fields.miss("columns")
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
            separator=read_separator(fields, self.names),
            box=read_box(fields, self.names),
            frames=read_frames(fields),
            columns_end=fields.choice("columns_end", ColumnsEnd),
            least=fields.length("least"),
            sharing=read_sharing(fields),
            jump_to=read_jump_line(fields, "jump_to", JUMP_TO, self.names),
            jump_from=read_jump_line(fields, "jump_from", JUMP_FROM, self.names),
            summary=heading.parts["summary"],
            heading=heading.block,
            parts=read_body_parts(fields, self.names, read_rule),
        )

    def photo(self, name: str, fields: Fields) -> PhotoSlot:
        caption = style_in(fields, "caption", self.names)
        credit = fields.text_or_none("credit")
        keyline = read_rule(fields, "keyline", self.names, Use.LINE)
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
            wrapping=read_wrapping(fields),
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
            wrapping=read_wrapping(fields),
        )

    def quote(self, name: str, fields: Fields) -> QuoteSlot:
        words = style_in(fields, "words", self.names)
        by = fields.text_or_none("by")
        return QuoteSlot(
            name=name,
            place=read_layout_place(fields),
            words=words,
            by=self.names.style(by, fields.value_span("by")) if by else words,
            fill=ink_in(fields, "fill", self.names, Use.FILL),
            rule=read_rule(fields, "rule", self.names),
            above=fields.length("above"),
            below=fields.length("below"),
            padding=fields.length("padding"),
            gap=fields.length("gap"),
            wrapping=read_wrapping(fields),
            span=fields.span,
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
            stripe=ink_in(fields, "stripe", self.names, Use.FILL),
            fill=read_fill(fields, self.names),
            border=read_border(fields, self.names),
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
    kinds = DEFAULTS.names()
    written = {kind: node for kind in kinds if defaults and (node := defaults.node(kind))}
    reader = _Reader(names, grid, written)
    slots: dict[str, Slot] = {}
    for key, node in layout.entries("slots"):
        slot = reader.slot(key, node)
        if slot is not None:
            slots[key.text] = slot
    check_within(slots, names)
    check_over(slots, names)
    return SlotSheet(
        slots,
        _default(defaults, "story", STORY_SLOT, reader.story),
        _default(defaults, "photo", PHOTO_SLOT, reader.photo),
        _default(defaults, "panel", PANEL_SLOT, reader.panel),
        _default(defaults, "quote", QUOTE_SLOT, reader.quote),
        _default(defaults, "table", TABLE_SLOT, reader.table),
        _default(defaults, "ad", AD_SLOT, lambda name, fields: reader.press.ad(name, fields)),
        _default(defaults, "code", CODE_SLOT, lambda name, fields: reader.press.code(name, fields)),
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
