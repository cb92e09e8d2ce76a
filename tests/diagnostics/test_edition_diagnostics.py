"""Diagnostics that editions say they expect, in the edition file and in its pages.

Each folder of `editions/` is an edition. What its files expect, in comments as those of
the pages beside it, is found when the edition is read and resolved, and nothing else.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.description.edition_reader import read_edition
from pagesetter.diagnostics import Diagnostic, DiagnosticLog
from pagesetter.edition.resolve import resolve_edition
from tests.diagnostics.test_diagnostics import LAYOUTS, Found, expected_in

EDITIONS = sorted((Path(__file__).parent / "editions").iterdir())


def diagnostics_of(folder: Path) -> list[Diagnostic]:
    """Return what reading and resolving an edition finds."""
    log = DiagnosticLog()
    edition = read_edition(folder / "edition.yaml", [LAYOUTS], log)
    if edition is None:
        return list(log)
    assert list(log) == []
    return [d for page in resolve_edition(edition).pages for d in page.diagnostics]


@pytest.mark.parametrize("folder", EDITIONS, ids=lambda folder: folder.name)
def test_an_edition_has_the_diagnostics_it_expects_and_no_others(folder: Path) -> None:
    found: set[Found] = {
        (
            d.span.file.name,
            d.span.line,
            d.severity.value,
            d.code.value,
            d.span.column,
            d.span.end_column,
        )
        for d in diagnostics_of(folder)
    }
    expected = {one for file in sorted(folder.glob("*.yaml")) for one in expected_in(file)}
    assert found == expected
    assert expected != set()
