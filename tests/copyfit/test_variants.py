"""Twenty variants of a page: what is told of them is what setting the changed copy shows.

The first page is our example; the second is that of a real daily, which is no part of the
repository: without it those tests are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pagesetter.diagnostics import Code
from pagesetter.display.model import DrawGlyphs
from pagesetter.makeup.fit_model import StoryFit
from tests.copyfit.desk import Page, add_at_end, applied, cut_from_end, opened

ROOT = Path(__file__).parents[2]
PAGES = {
    "example": ROOT / "examples" / "inside-page" / "page.yaml",
    "edition": ROOT.parent / "shared" / "edition" / "page.yaml",
}
STEP, CHARACTER = 14.5, 9.5
MEASURES = {"lead": 19, "second": 13}

pytestmark = pytest.mark.slow

Variant = Callable[[Page], Page]


def doubled(story: str, paragraph: int) -> Variant:
    """Say a paragraph twice."""

    def vary(page: Page) -> Page:
        at = page.body_lines(story)[paragraph]
        return page.with_page(lambda lines: lines.insert(at, lines[at] + "\n"))

    return vary


def dropped(story: str, paragraph: int) -> Variant:
    """Leave a paragraph out."""

    def vary(page: Page) -> Page:
        at = page.body_lines(story)[paragraph]
        return page.with_page(lambda lines: lines.__setitem__(at, ""))

    return vary


def shortened(story: str, paragraph: int, characters: int) -> Variant:
    """Leave out some of a paragraph, from its seventh character on."""

    def vary(page: Page) -> Page:
        at = page.body_lines(story)[paragraph]

        def edit(lines: list[str]) -> None:
            lines[at] = lines[at][:12] + lines[at][12 + characters :]

        return page.with_page(edit)

    return vary


def longer(story: str, paragraph: int, characters: int) -> Variant:
    """Say some of a paragraph twice."""

    def vary(page: Page) -> Page:
        at = page.body_lines(story)[paragraph]

        def edit(lines: list[str]) -> None:
            lines[at] = lines[at][: 12 + characters] + lines[at][12:]

        return page.with_page(edit)

    return vary


def resized(old: str, new: str) -> Variant:
    """Give a photo other lines."""
    return lambda page: page.with_layout(old, new)


def photo_out(name: str) -> Variant:
    """Leave a photo out."""

    def vary(page: Page) -> Page:
        def edit(lines: list[str]) -> None:
            at = next(i for i, line in enumerate(lines) if line.endswith(f"place: {name}"))
            del lines[at : at + 3]

        return page.with_page(edit)

    return vary


def lead_slot(*keys: str) -> Variant:
    """Write something in the slot of the lead."""
    more = "".join(f"      {key}\n" for key in keys)
    old = "      headline: {style: headline-lead, lines: 11"
    return lambda page: page.with_layout(old, more + old)


def both(*variants: Variant) -> Variant:
    """Vary a page several times."""

    def vary(page: Page) -> Page:
        for variant in variants:
            page = variant(page)
        return page

    return vary


VARIANTS: dict[str, Variant] = {
    "the lead's first paragraph doubled": doubled("lead", 0),
    "the lead's second paragraph doubled": doubled("lead", 1),
    "the lead's last paragraph doubled": doubled("lead", -1),
    "a few words more in the lead": longer("lead", 1, 14),
    "three lines more in the lead": longer("lead", 2, 60),
    "the lead's first paragraph dropped": dropped("lead", 0),
    "the lead's last paragraph dropped": dropped("lead", -1),
    "half a line less in the lead": shortened("lead", 1, 11),
    "five lines less in the lead": shortened("lead", 1, 96),
    "the second story's first paragraph doubled": doubled("second", 0),
    "the second story's last paragraph doubled": doubled("second", -1),
    "a line more in the second story": longer("second", 1, 13),
    "the second story's second paragraph dropped": dropped("second", 1),
    "four lines less in the second story": shortened("second", 2, 50),
    "a higher photo in the lead": resized("line: 19, lines: 22}", "line: 19, lines: 26}"),
    "a lower photo in the lead": resized("line: 19, lines: 22}", "line: 19, lines: 17}"),
    "a higher photo in the second story": resized("line: 17, lines: 8}", "line: 17, lines: 11}"),
    "a photo of the lead left out": photo_out("lead-photo-2"),
    "a lower photo and a paragraph doubled": both(
        resized("line: 54, lines: 8}", "line: 57, lines: 5}"), doubled("second", 2)
    ),
    "a lead that may only be tightened, and is too long": both(
        lead_slot("fit: tighten", "tighten: -0.005em"), longer("lead", 1, 40)
    ),
}


@pytest.fixture(scope="module", params=[*PAGES])
def original(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """Return a page to vary."""
    name: str = request.param
    if not PAGES[name].exists():
        pytest.skip("shared/edition/page.yaml is not here")
    return opened(PAGES[name], tmp_path_factory.mktemp(name))


@pytest.fixture(scope="module", params=[*VARIANTS])
def variant(request: pytest.FixtureRequest, original: Page) -> Page:
    """Return a variant of it."""
    name: str = request.param
    return VARIANTS[name](original)


@pytest.fixture(scope="module")
def told(variant: Page) -> dict[str, StoryFit]:
    """Return what is told of the variant."""
    return variant.fits()


def lines_of(fit: StoryFit) -> int:
    """Return how many lines a story is over; less than zero when some are empty."""
    return fit.over.lines - fit.under.lines


def of(told: dict[str, StoryFit], kind: str) -> Iterator[StoryFit]:
    """Yield the stories that are over, or under."""
    for fit in told.values():
        if not fit.fits and bool(fit.over.lines) == (kind == "over"):
            yield fit


def test_twenty_variants_are_tried_and_each_changes_a_story() -> None:
    assert len(VARIANTS) == 20


def test_a_story_that_is_over_fits_when_its_characters_are_cut(
    variant: Page, told: dict[str, StoryFit]
) -> None:
    for fit in of(told, "over"):
        cut = [cut_from_end(variant, fit.name, fit.over.characters - n) for n in (0, 1)]
        assert [page.standing()[fit.name].over for page in cut] == [False, True]


def test_a_story_that_is_over_fits_when_its_last_column_has_its_lines_more(
    variant: Page, told: dict[str, StoryFit]
) -> None:
    for fit in of(told, "over"):
        taller = [with_last_column(variant, fit.name, fit.over.lines - n) for n in (0, 1)]
        assert [page.standing()[fit.name].over for page in taller] == [False, True]


def test_a_story_that_is_under_takes_its_characters_more_and_no_others(
    variant: Page, told: dict[str, StoryFit]
) -> None:
    for fit in of(told, "under"):
        more = [add_at_end(variant, fit.name, fit.under.characters + n) for n in (0, 1)]
        found = [page.standing()[fit.name] for page in more]
        assert [each.over for each in found] == [False, True]
        assert found[0].fits


def test_what_is_told_agrees_with_what_is_drawn_and_with_the_warnings(
    variant: Page, told: dict[str, StoryFit]
) -> None:
    drawn, log = variant.drawn()
    warned = {
        (d.code, int(found[0]))
        for d in log
        if d.code in (Code.OVERSET, Code.UNDERSET)
        and (found := re.findall(r"(?:, |leaves )(\d+) lines?", d.message))
    }
    assert warned == {
        (Code.OVERSET if fit.over.lines else Code.UNDERSET, abs(lines_of(fit)))
        for fit in told.values()
        if not fit.fits
    }
    for fit in of(told, "under"):
        empty = 0
        for region in drawn.regions:
            if region.name.startswith(f"{fit.name}/body/"):
                feet = [m.at.y for m in region.marks if isinstance(m, DrawGlyphs)]
                foot = max(feet, default=region.bounds.y)
                empty += int((region.bounds.bottom - foot) / STEP)
        area = empty * STEP * MEASURES[fit.name] * CHARACTER * (25.4 / 72) ** 2
        assert fit.under.lines == empty
        assert fit.under.area == pytest.approx(area)


def test_the_paper_that_is_wanting_is_that_of_its_lines(told: dict[str, StoryFit]) -> None:
    for fit in of(told, "over"):
        area = fit.over.lines * STEP * MEASURES[fit.name] * CHARACTER * (25.4 / 72) ** 2
        assert fit.over.area == pytest.approx(area)


def test_each_remedy_does_what_it_says(variant: Page, told: dict[str, StoryFit]) -> None:
    for fit in told.values():
        before = lines_of(fit)
        for remedy in fit.remedies:
            after = applied(variant, fit, remedy).standing()[fit.name]
            gained = (before - after.lines) * (1 if before > 0 else -1)
            assert (gained, after.fits) == (remedy.lines, remedy.fits), remedy.text


def test_what_does_not_fit_can_be_mended(told: dict[str, StoryFit]) -> None:
    for fit in told.values():
        assert fit.fits or any(remedy.fits for remedy in fit.remedies)


def with_last_column(page: Page, story: str, lines: int) -> Page:
    """Make the sheet so many lines higher, and give them to the last column of a story alone."""
    if not lines:
        return page
    taller = page.with_layout("height: 546mm", f"height: {546 + lines * 5.2}mm")
    taller = taller.with_layout("lines: 96,", f"lines: {96 + lines},")
    if story == "lead":
        first = 97
        taller = taller.with_layout("line: 6, lines: 91}", f"line: 6, lines: {91 + lines}}}")
    else:
        first = 62
        taller = taller.with_layout("line: 6, lines: 78}", f"line: 6, lines: {78 + lines}}}")
        taller = taller.with_layout("line: 62, lines: 22}", f"line: {62 + lines}, lines: 22}}")
        taller = taller.with_layout("line: 85, lines: 12}", f"line: {85 + lines}, lines: 12}}")
    place = f"{{within: {story}, column: 1, columns: 2, line: {first}, lines: {lines}}}"
    name = sorted(page.folder.glob("*.jpg"))[0].name
    photo = f"\nphotos:\n  - {{place: {place}, file: {name}}}\n"
    return taller.with_page(lambda text: text.append(photo))
