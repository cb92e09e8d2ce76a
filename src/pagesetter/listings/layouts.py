"""The layouts that pages can name: their sheets and columns, and a small picture of each."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from pagesetter.description.layout_model import LayoutDescription
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.records import NamedTuple
from pagesetter.shipped import shipped_folder

_MM = 72 / 25.4

#: Pixels across a picture.
WIDTH = 300


class ListedLayout(NamedTuple):
    """A layout, as far as one chooses by it; of one that cannot be read, its name."""

    name: str
    file: Path
    title: str = ""
    width: float = 0.0  # trimmed, millimeters; of a spread, of both its pages
    height: float = 0.0
    columns: int = 0  # base columns; of a spread, on each page
    spread: bool = False
    problem: str = ""

    def as_record(self) -> dict[str, object]:
        """Return it for programs."""
        return self._asdict() | {"file": str(self.file)}


def layouts_in(folders: Sequence[Path]) -> Iterator[ListedLayout]:
    """Yield the layouts of folders, then those that come with pagesetter; of a name, the first."""
    seen: set[str] = set()
    for folder in [*folders, shipped_folder("layouts")]:
        for file in sorted(folder.glob("*.yaml")):
            if file.stem not in seen and re.match(r"\w", file.stem):
                seen.add(file.stem)
                yield _listed(file, folders)


def _listed(file: Path, folders: Sequence[Path]) -> ListedLayout:
    log = DiagnosticLog()
    layout = layout_named(file.stem, folders, log)
    if layout is None:
        first = next(iter(log), None)
        return ListedLayout(file.stem, file, problem=first.message if first else "cannot be read")
    page, grid = layout.page, layout.grid
    pages = 2 if page.spread else 1
    return ListedLayout(
        file.stem,
        file,
        layout.title,
        pages * page.width.points(em=0, character=0, line=0) / _MM,
        page.height.points(em=0, character=0, line=0) / _MM,
        grid.columns,
        page.spread,
    )


def layout_named(
    name: str, folders: Sequence[Path], log: DiagnosticLog
) -> LayoutDescription | None:
    """Return the layout of a name; `None` where it is not there or is wrong, as the log says."""
    with tempfile.TemporaryDirectory() as empty:
        # The shortest page there is: read for its layout, and for what is said of a wrong name.
        stub = Path(empty) / "page.yaml"
        stub.write_text(f"layout: {json.dumps(name, ensure_ascii=False)}\n", encoding="utf-8")
        page = read_page(stub, folders, log)
        return None if page is None else page.layout


def example_of(layout: str) -> Path | None:
    """Return the page of the examples that is set on a shipped layout, where they are at hand."""
    wanted = re.compile(rf"^layout: *{re.escape(layout)} *$", re.MULTILINE)
    for page in sorted(shipped_folder("examples").glob("*/page.yaml")):
        if wanted.search(page.read_text(encoding="utf-8")):
            return page
    return None


def picture_of(layout: ListedLayout, folders: Sequence[Path], fonts: Sequence[Path]) -> bytes:
    """Return a PNG, `WIDTH` pixels across, of a layout's example, or of a page to fill in.

    Raises `PageError` where the page cannot be made.
    """
    from pagesetter.pipeline import Options, build
    from pagesetter.proof.png import png_bytes

    shipped = layout.file.parent == shipped_folder("layouts")
    page = example_of(layout.name) if shipped else None
    options = Options(font_folders=tuple(fonts), layout_folders=tuple(folders), draft=True)
    with tempfile.TemporaryDirectory() as folder:
        if page is None:
            page = Path(folder) / "page.yaml"
            page.write_text(_starter(layout.name, folders), encoding="utf-8")
        pdf = Path(folder) / "page.pdf"
        build(page, pdf, options)
        return png_bytes(pdf, WIDTH * 25.4 / layout.width)


def _starter(name: str, folders: Sequence[Path]) -> str:
    from pagesetter.starter import page_to_fill_in

    log = DiagnosticLog()
    layout = layout_named(name, folders, log)
    log.raise_errors()
    assert layout is not None, "a layout that cannot be read has logged an error"
    return page_to_fill_in(layout, name)
