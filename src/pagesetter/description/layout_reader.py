"""A layout's nodes turned into its description."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.description.complaints import Complaints
from pagesetter.description.fields import Fields
from pagesetter.description.furniture_reader import read_furniture
from pagesetter.description.ink_reader import read_inks
from pagesetter.description.layout_files import LayoutFile
from pagesetter.description.layout_keys import LAYOUT
from pagesetter.description.layout_model import LayoutDescription
from pagesetter.description.look_reader import with_looks
from pagesetter.description.nodes import MappingNode
from pagesetter.description.paths import find_project
from pagesetter.description.sheet_reader import read_grid, read_page_size
from pagesetter.description.slot_reader import read_slots
from pagesetter.description.style_reader import Names, read_styles

if TYPE_CHECKING:
    from pagesetter.description.profile_model import ProfileName


def read_layout(node: MappingNode, file: LayoutFile, complaints: Complaints) -> LayoutDescription:
    """Read a layout whose bases are merged in already."""
    layout = Fields(node, LAYOUT, complaints)
    inks = read_inks(layout)
    styles = frozenset(key.text for key, _ in layout.entries("styles"))
    names = with_looks(layout, Names(styles, inks, complaints))
    grid = read_grid(layout)
    sheet = read_slots(layout, grid, names)
    return LayoutDescription(
        name=file.path.stem,
        file=file.path,
        title=layout.text_or_none("title") or file.path.stem,
        page=read_page_size(layout),
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
        press=_press(layout, file),
        press_rules=layout.truth("press_rules"),
    )


def _press(layout: Fields, file: LayoutFile) -> ProfileName | None:
    """Return the press profile that a layout, or one that it extends, names."""
    written = layout.scalar("press")
    if written is None:
        return None
    from pagesetter.description.profile_model import ProfileName  # few layouts name a press

    named_in, project = written.span.file, file.project
    if not Path(os.path.realpath(named_in)).is_relative_to(project):
        project = find_project(named_in)
    return ProfileName(written.text.strip(), written.span, project)
