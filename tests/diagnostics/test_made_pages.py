"""Diagnostics of pages that are set, as the pages of `made/` and their layouts expect them.

Those in `test_diagnostics.py` are found when a page is read; these when it is made up,
with the box font. A layout is shared: what it expects, some page finds, and none finds more.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.checking import check, found_in
from pagesetter.diagnostics import Diagnostic
from pagesetter.pipeline import Options
from tests.diagnostics.test_diagnostics import EXPECTATION, ONE, Found

MADE = Path(__file__).parent / "made"
LAYOUTS = MADE / "layouts"
PAGES = [*sorted(MADE.glob("*.yaml")), MADE / "edition" / "edition.yaml"]


@pytest.fixture(scope="module")
def found(fonts: Path) -> dict[Path, tuple[Diagnostic, ...]]:
    """Return what checking each page finds."""
    return made_diagnostics(fonts)


def made_diagnostics(fonts: Path) -> dict[Path, tuple[Diagnostic, ...]]:
    """Return what checking each page of `made/` finds, with the box font from a folder."""
    options = Options(font_folders=(fonts,), layout_folders=(LAYOUTS,))
    return {page: found_in(check(page, options)) for page in PAGES}


def record(diagnostic: Diagnostic) -> Found:
    """Return a diagnostic as its place and code."""
    span = diagnostic.span
    severity, code = diagnostic.severity.value, diagnostic.code.value
    return (span.file.name, span.line, severity, code, span.column, span.end_column)


def expected_by(file: Path) -> set[Found]:
    """Return what a file by itself says it expects."""
    expected: set[Found] = set()
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        for at, what in EXPECTATION.findall(line):
            for one in what.split(";"):
                match = ONE.fullmatch(one.strip())
                assert match, f"{file.name}:{number} expects nothing that can be found"
                place = (int(match[3]), int(match[4]))
                expected.add((file.name, int(at or number), match[1], match[2], *place))
    return expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_the_diagnostics_it_expects_and_no_others(
    page: Path, found: dict[Path, tuple[Diagnostic, ...]]
) -> None:
    own = {record(d) for d in found[page] if d.span.file.parent != LAYOUTS}
    files = [page] if page.parent == MADE else sorted(page.parent.glob("*.yaml"))
    assert own == set().union(*map(expected_by, files))
    assert found[page] != ()


def test_what_the_layouts_expect_is_found_and_nothing_else(
    found: dict[Path, tuple[Diagnostic, ...]],
) -> None:
    every = {d for diagnostics in found.values() for d in diagnostics}
    own = {record(d) for d in every if d.span.file.parent == LAYOUTS}
    assert own == set().union(*map(expected_by, sorted(LAYOUTS.glob("*.yaml"))))
