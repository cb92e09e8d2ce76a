"""Layouts read with all that they extend, and kept as long as none of their files changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.layout_files import LayoutFile, read_layout_file
from pagesetter.description.layout_model import LayoutDescription
from pagesetter.description.layout_reader import read_layout
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

    def read() -> tuple[LayoutDescription | None, bool]:
        before = len(complaints.log)
        node = read_layout_file(file, named_by, folders, complaints)
        layout = None if node is None else read_layout(node, file, complaints)
        return layout, layout is not None and len(complaints.log) == before

    return kept_while_unchanged("layouts", _MOST_KEPT, (file, tuple(folders)), read)
