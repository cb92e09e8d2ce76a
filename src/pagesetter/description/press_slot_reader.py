"""Slots of a layout for ads, the index and codes."""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.description.direction import check_direction
from pagesetter.description.fields import Fields
from pagesetter.description.furniture_model import Recovery
from pagesetter.description.ink_model import Use
from pagesetter.description.layout_model import TextPart
from pagesetter.description.look_reader import read_border, read_fill, read_rule
from pagesetter.description.nodes import text_lines
from pagesetter.description.place_reader import read_layout_place
from pagesetter.description.press_keys import AD_LABEL
from pagesetter.description.press_model import (
    AdLabel,
    AdSlot,
    CodeSlot,
    Corner,
    IndexSlot,
    PressSlot,
)
from pagesetter.description.style_reader import Names, ink_in, style_in
from pagesetter.diagnostics import Code

ReadPart = Callable[[Fields, str], TextPart | None]


class PressSlotReader:
    """Reads slots of these kinds; parts are read as in all slots."""

    def __init__(self, names: Names, part: ReadPart, needed_part: ReadPart) -> None:
        self._names, self._part, self._needed_part = names, part, needed_part

    def read(self, kind: str, name: str, fields: Fields) -> PressSlot:
        """Read a slot of one of these kinds."""
        if kind == "ad":
            return self.ad(name, fields)
        return self.index(name, fields) if kind == "index" else self.code(name, fields)

    def ad(self, name: str, fields: Fields) -> AdSlot:
        """Read a slot for an ad."""
        return AdSlot(
            name=name,
            place=read_layout_place(fields),
            label=self._label(fields),
            title=self._part(fields, "title"),
            text=self._part(fields, "text"),
            fill=read_fill(fields, self._names),
            border=read_border(fields, self._names),
            padding=fields.length("padding"),
            tolerance=fields.percent("tolerance"),
            span=fields.span,
        )

    def _label(self, fields: Fields) -> AdLabel:
        label = fields.mapping("label", AD_LABEL)
        if label is None:
            return AdLabel("?", "", Corner.TOP_RIGHT, None, fields.span)
        return AdLabel(
            style=style_in(label, "style", self._names),
            text=_printed(label, "text") or "",
            corner=label.choice("corner", Corner),
            fill=ink_in(label, "fill", self._names, Use.FILL),
            span=label.span,
        )

    def index(self, name: str, fields: Fields) -> IndexSlot:
        """Read the slot for the index."""
        entry = self._needed_part(fields, "entry")
        assert entry is not None, "a part that is needed is given even where it is missing"
        page_style = fields.text_or_none("page_style")
        page = _printed(fields, "page") or ""
        if "{page}" not in page:
            message = "`page` must have `{page}` in it"
            span = fields.value_span("page")
            fields.complaints.error(Code.BAD_VALUE, message, span, 'write it as "{page}版"')
        return IndexSlot(
            name=name,
            place=read_layout_place(fields),
            words=_printed(fields, "words") or "",
            title=self._part(fields, "title"),
            entry=entry,
            page=page,
            page_style=self._style(page_style, fields, "page_style") or entry.style,
            gap=fields.length("gap"),
            leader=read_rule(fields, "leader", self._names, Use.LINE),
            rule=read_rule(fields, "rule", self._names),
            fill=read_fill(fields, self._names),
            border=read_border(fields, self._names),
            padding=fields.length("padding"),
            span=fields.span,
        )

    def code(self, name: str, fields: Fields) -> CodeSlot:
        """Read a slot for a QR code."""
        return CodeSlot(
            name=name,
            place=read_layout_place(fields),
            story=fields.text_or_none("story"),
            recovery=fields.choice("recovery", Recovery),
            least=fields.length("least"),
            words=_printed(fields, "words"),
            caption=self._style(fields.text_or_none("caption"), fields, "caption"),
            gap=fields.length("gap"),
            span=fields.span,
        )

    def _style(self, written: str | None, fields: Fields, name: str) -> str | None:
        return self._names.style(written, fields.value_span(name)) if written else None


def _printed(fields: Fields, name: str) -> str | None:
    """Return words that are printed as they are written."""
    if name in fields:
        scalar = fields.scalar(name)
        if scalar is not None:
            check_direction(text_lines(scalar), scalar.span.file, fields.complaints)
            if not scalar.text.strip():
                message = f"`{name}` must have words"
                fields.complaints.error(Code.BAD_VALUE, message, scalar.span, f"delete `{name}`")
    return fields.text_or_none(name)
