"""Layouts read with all that they extend, and kept as long as none of their files changes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pagesetter.description.compiled import compiled
from pagesetter.description.complaints import Complaints
from pagesetter.description.layout_files import LayoutFile, read_layout_file
from pagesetter.description.layout_model import LayoutDescription
from pagesetter.description.nodes import ScalarNode
from pagesetter.inputs import kept_while_unchanged

#: Layouts that are kept: more than an edition has.
_MOST_KEPT = 16


def layout_of(
    file: LayoutFile, named_by: ScalarNode, folders: Sequence[Path], complaints: Complaints
) -> LayoutDescription | None:
    """Return the layout of a file, `None` where it cannot be read.

    Raises `TooManyErrorsError`.
    """
    before = len(complaints.log)
    # A file that is named from where one stands is another elsewhere.
    place = "" if file.path.is_absolute() else os.getcwd()  # noqa: PTH109
    key = (*map(str, (*file, *folders)), place)

    def read_anew() -> tuple[LayoutDescription | None, bool]:
        from pagesetter.description.layout_reader import read_layout  # a third of all readers

        node = read_layout_file(file, named_by, folders, complaints)
        layout = None if node is None else read_layout(node, file, complaints)
        # Where a press profile is looked for depends on more than files that are read.
        is_whole = layout is not None and layout.press is None
        return layout, is_whole and len(complaints.log) == before

    def read() -> tuple[LayoutDescription | None, bool]:
        layout = compiled("layout", key, read_anew)
        return layout, layout is not None and len(complaints.log) == before

    return kept_while_unchanged("layouts", _MOST_KEPT, (file, tuple(folders)), read)
