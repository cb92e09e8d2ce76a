"""A layout's nodes turned into its description."""

from __future__ import annotations

from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.fields import NO_LENGTH, Fields
from pagesetter.description.furniture_reader import read_furniture
from pagesetter.description.layout_keys import GRID, LAYOUT, SHEET, TYPE_AREA
from pagesetter.description.layout_model import GridDescription, LayoutDescription, PageSize
from pagesetter.description.look_reader import with_looks
from pagesetter.description.nodes import MappingNode
from pagesetter.description.slot_reader import read_slots
from pagesetter.description.style_reader import Names, read_inks, read_styles


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
        quote=sheet.quote,
        furniture=read_furniture(layout, sheet.slots, names),
        span=layout.span,
        table=sheet.table,
        ad=sheet.ad,
        code=sheet.code,
        press_rules=layout.truth("press_rules"),
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
