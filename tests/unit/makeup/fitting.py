"""How the stories of small pages in the box font fit."""

from __future__ import annotations

import textwrap
from pathlib import Path

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.makeup.fit_model import Remedy, StoryFit
from pagesetter.pipeline import story_fits
from pagesetter.typeface.library import FontLibrary
from tests.unit.makeup.pages import story_slot

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"


def fits_of(folder: Path, library: FontLibrary, layout: str, page: str) -> tuple[StoryFit, ...]:
    """Return how the stories of a page fit, given as YAML without its first line."""
    (folder / "small.yaml").write_text(layout, encoding="utf-8")
    file = folder / "page.yaml"
    file.write_text("layout: small\n" + textwrap.dedent(page), encoding="utf-8")
    return story_fits(file, library, DiagnosticLog(), layout_folders=[folder])


def page(body: str, more: str = "") -> str:
    """Return a page of one story."""
    return f"stories:\n  - place: story\n{more}    body: |\n      {body}\n"


def column(lines: int, **changes: object) -> str:
    """Return a layout with one column of ten characters."""
    place = f"{{left: 0字, width: 10字, line: 1, lines: {lines}}}"
    return story_slot(place=place, columns=1, **{"slack": 0, **changes})


def kinds(fit: StoryFit) -> list[str]:
    """Return the kinds of a story's remedies, in order."""
    return [remedy.kind for remedy in fit.remedies]


def remedy(fit: StoryFit, kind: str) -> Remedy:
    """Return the first remedy of a kind."""
    return next(remedy for remedy in fit.remedies if remedy.kind == kind)
