"""Other room for a story: a column more, lines more, and columns whose ends are given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pagesetter.makeup.fit_model import StoryFit
from tests.copyfit.desk import Page, applied, opened
from tests.copyfit.test_variants import PAGES, VARIANTS, doubled, dropped, lines_of, longer

pytestmark = pytest.mark.slow


def page_of(name: str, folder: Path, *, keep_ends: bool = False) -> Page:
    """Return a page to vary, if it is here."""
    if not PAGES[name].exists():
        pytest.skip("shared/edition/page.yaml is not here")
    return opened(PAGES[name], folder, keep_ends=keep_ends)


def alone(page: Page) -> Page:
    """Take the second story and the panel out, and all that would stand under the lead."""
    kept = page.page[: page.page.index("  - place: second")]
    layout = re.sub(r"^  story-rule:.*\n", "", page.layout, flags=re.MULTILINE)
    return Page(page.folder, kept, layout)


def check_remedies(page: Page, fit: StoryFit) -> list[str]:
    """Do what each remedy says, and return their kinds."""
    before = lines_of(fit)
    for remedy in fit.remedies:
        after = applied(page, fit, remedy).standing()[fit.name]
        gained = (before - after.lines) * (1 if before > 0 else -1)
        assert (gained, after.fits) == (remedy.lines, remedy.fits), remedy.text
    return [remedy.kind for remedy in fit.remedies]


@pytest.mark.parametrize("name", PAGES)
def test_a_column_more_is_offered_where_it_is_free_and_does_what_it_says(
    name: str, tmp_path: Path
) -> None:
    page = alone(page_of(name, tmp_path))
    for number in (0, 1, 2, 3, 5, 8):
        page = doubled("lead", number)(page)
    fit = page.fits()["lead"]
    assert fit.over.lines > 20
    assert "columns" in check_remedies(page, fit)


@pytest.mark.parametrize("name", PAGES)
def test_lines_more_are_offered_where_they_are_free_and_do_what_they_say(
    name: str, tmp_path: Path
) -> None:
    page = page_of(name, tmp_path)
    page = longer("second", 1, 30)(page).with_layout(
        "{left: 62字, width: 41字, line: 85, lines: 12}",
        "{left: 62字, width: 41字, line: 90, lines: 7}",
    )
    fit = page.fits()["second"]
    assert fit.over.lines > 0
    assert "lines" in check_remedies(page, fit)


@pytest.mark.parametrize(
    "variant",
    [
        doubled("second", -1),
        dropped("second", -1),
        longer("lead", -1, 40),
        VARIANTS["a photo of the lead left out"],
    ],
    ids=["doubled", "dropped", "longer", "a photo out"],
)
def test_remedies_keep_columns_that_end_where_they_are_to(variant: object, tmp_path: Path) -> None:
    page = page_of("edition", tmp_path, keep_ends=True)
    assert callable(variant)
    page = variant(page)
    for fit in page.fits().values():
        check_remedies(page, fit)
