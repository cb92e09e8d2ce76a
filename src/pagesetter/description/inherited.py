"""What a page has from its edition, and the layouts that an edition reads once."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from pagesetter.description.complaints import Complaints, TooManyErrorsError
from pagesetter.description.kept_layouts import layout_of
from pagesetter.description.layout_files import LayoutFile
from pagesetter.description.layout_model import LayoutDescription
from pagesetter.description.model import Fact
from pagesetter.description.nodes import ScalarNode
from pagesetter.diagnostics import Diagnostic, DiagnosticLog, Span
from pagesetter.inputs import Stamp, ask_again, recorded
from pagesetter.records import NamedTuple


class _Read(NamedTuple):
    layout: LayoutDescription | None
    found: tuple[Diagnostic, ...]
    files: dict[Path, Stamp]


class LayoutShelf:
    """Reads each layout once, however many pages name it, and tells each of its errors."""

    __slots__ = ("_read",)

    def __init__(self) -> None:
        self._read: dict[str, _Read] = {}

    def read(
        self,
        file: LayoutFile,
        named_by: ScalarNode,
        folders: Sequence[Path],
        complaints: Complaints,
    ) -> LayoutDescription | None:
        """Return the layout of a file, `None` where it cannot be read."""
        key = os.path.realpath(file.path)
        if key not in self._read:
            log = DiagnosticLog()
            with recorded() as files:
                layout = self._from_file(file, named_by, folders, Complaints(log))
            self._read[key] = _Read(layout, tuple(log), files)
        layout, found, files = self._read[key]
        ask_again(files)  # each page depends on them
        for diagnostic in found:
            complaints.log.add(diagnostic)
        complaints.count += len(found)
        return layout

    def _from_file(
        self,
        file: LayoutFile,
        named_by: ScalarNode,
        folders: Sequence[Path],
        complaints: Complaints,
    ) -> LayoutDescription | None:
        try:
            return layout_of(file, named_by, folders, complaints)
        except TooManyErrorsError:
            return None


class Inherited(NamedTuple):
    """What a page has from its edition where it does not say otherwise itself."""

    project: Path  # the folder that its paths may not leave
    edition: Path  # the file that names the page, and perhaps its layout
    named_at: Span
    layout: ScalarNode | None
    facts: Mapping[str, Fact]
    staff: tuple[Fact, ...]
    shelf: LayoutShelf
