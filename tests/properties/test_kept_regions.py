"""Any regions in any order, file after file: what is kept of them is what is written without it.

Regions are those of our examples, put together as no page has them: others before each, so that
fonts, inks and parts of the page are others when it begins, and faces have other glyphs.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import DisplayList
from pagesetter.export.pdf import pdf_bytes
from pagesetter.keeping import Keeper, kept_in
from pagesetter.pipeline import typeset
from pagesetter.press.model import PdfSettings
from pagesetter.typeface.library import FontLibrary

ROOT = Path(__file__).parents[2]
EXAMPLES = ("notice", "inside-page", "vertical", "photo-page")

#: Which regions of a page a file has, in which order; and whether it is told what its parts are.
FILES = st.lists(
    st.tuples(st.lists(st.integers(0, 500), min_size=1, max_size=12), st.booleans()),
    min_size=2,
    max_size=4,
)


@pytest.fixture(scope="module")
def pages() -> list[DisplayList]:
    """Return examples as they are drawn."""
    library = FontLibrary(())
    files = [ROOT / "examples" / name / "page.yaml" for name in EXAMPLES]
    return [typeset(file, library, DiagnosticLog()) for file in files]


@settings(max_examples=25)
@given(files=FILES, which=st.integers(0, len(EXAMPLES) - 1), mixed=st.booleans())
def test_files_of_any_regions_are_those_that_know_nothing_of_one_another(
    pages: list[DisplayList],
    files: list[tuple[list[int], bool]],
    which: int,
    mixed: bool,
) -> None:
    page = pages[which]
    regions = tuple(r for p in (pages if mixed else [page]) for r in p.regions)
    keeper = Keeper()
    for numbers, tagged in files:
        chosen = tuple(regions[number % len(regions)] for number in dict.fromkeys(numbers))
        drawn = page._replace(regions=chosen)
        asked = PdfSettings(tagged=tagged)
        with kept_in(keeper):
            kept = pdf_bytes([drawn], asked)
        assert kept == pdf_bytes([drawn], asked)
