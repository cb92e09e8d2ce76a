"""Layout files found by name or path, and laid over the layouts they extend."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.named_files import Kind, NamedFile, find_file, read_with_bases
from pagesetter.description.nodes import MappingNode, ScalarNode
from pagesetter.diagnostics import Code

#: A layout file and the folder that the paths in it may not leave.
LayoutFile = NamedFile

_LAYOUT = Kind("layout", "layouts", Code.UNKNOWN_LAYOUT)


def find_layout(
    written: ScalarNode,
    named_in: LayoutFile,
    folders: Sequence[Path],
    complaints: Complaints,
) -> LayoutFile | None:
    """Find the layout that a page or another layout names, by its name or path."""
    return find_file(written, named_in, folders, _LAYOUT, complaints)


def read_layout_file(
    file: LayoutFile,
    named_by: ScalarNode,
    folders: Sequence[Path],
    complaints: Complaints,
) -> MappingNode | None:
    """Read a layout file with all that it extends merged under it."""
    return read_with_bases(file, named_by.span, folders, _LAYOUT, complaints)
