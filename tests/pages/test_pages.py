"""Golden pages: each NAME.yaml set with the box font gives NAME.dump, and no diagnostic.

`just golden` writes the dumps. A golden changed is a golden read, line by line.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.dump import dump
from pagesetter.pipeline import typeset
from pagesetter.typeface.library import FontLibrary

FOLDER = Path(__file__).parent
PAGES = sorted(FOLDER.glob("*.yaml"))
EXAMPLES = sorted(FOLDER.parents[1].glob("examples/*/page.yaml"))


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_a_page_is_set_as_its_golden_dump_says(
    page: Path, box_library: FontLibrary, request: pytest.FixtureRequest
) -> None:
    log = DiagnosticLog()
    found = dump(typeset(page, box_library, log, layout_folders=[FOLDER / "layouts"]))
    golden = page.with_suffix(".dump")
    if request.config.getoption("--accept"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
    assert found == expected, "\n" + _diff(expected, found, golden)
    assert [f"{d.span.line}: {d.message}" for d in log] == []


@pytest.mark.parametrize("page", EXAMPLES, ids=[page.parent.name for page in EXAMPLES])
def test_an_example_is_set_as_its_golden_dump_says_without_a_warning(
    page: Path, request: pytest.FixtureRequest
) -> None:
    log = DiagnosticLog()
    found = dump(typeset(page, FontLibrary(system=False), log))
    golden = FOLDER / "examples" / f"{page.parent.name}.dump"
    if request.config.getoption("--accept"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
    assert found == expected, "\n" + _diff(expected, found, golden)
    assert [f"{d.span.line}: {d.message}" for d in log] == []


def test_every_dump_of_an_example_has_its_page() -> None:
    dumps = {file.stem for file in (FOLDER / "examples").glob("*.dump")}
    assert dumps == {page.parent.name for page in EXAMPLES}


def test_every_dump_has_its_page() -> None:
    orphans = [
        file.name for file in FOLDER.glob("*.dump") if not file.with_suffix(".yaml").exists()
    ]
    assert orphans == []


def _diff(expected: str, found: str, golden: Path) -> str:
    lines = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), golden.name, "as it is set now", lineterm="", n=2
    )
    return "\n".join([*lines, "", "If this is what you meant: just golden"])
