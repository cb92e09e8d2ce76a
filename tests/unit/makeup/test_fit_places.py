"""Copyfit where text does not simply fill columns alike: jumps, frames, runaround, broken grids."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.makeup.fit_model import Change, StoryFit
from pagesetter.makeup.model import Jumps, TextCursor
from pagesetter.makeup.page_fit import fit_stories
from pagesetter.typeface.library import FontLibrary
from tests.unit.makeup.fitting import HAN, column, fits_of, kinds, page, remedy
from tests.unit.makeup.pages import photo, story_slot

Fit = Callable[[str, str], StoryFit]
Continued = Callable[[str, str, TextCursor | None], StoryFit]

SQUARE_MM = (25.4 / 72) ** 2


@pytest.fixture
def fit(tmp_path: Path, box_library: FontLibrary) -> Fit:
    """Return a function that tells how the one story of a page fits."""
    return lambda layout, text: fits_of(tmp_path, box_library, layout, text)[0]


@pytest.fixture
def continued(tmp_path: Path, box_library: FontLibrary) -> Continued:
    """Return a function that tells how the rest of a story fits, from a place in it on."""

    def fit_rest(layout: str, body: str, start: TextCursor | None) -> StoryFit:
        (tmp_path / "small.yaml").write_text(layout, encoding="utf-8")
        file = tmp_path / "page.yaml"
        file.write_text("layout: small\n" + page(body), encoding="utf-8")
        whole = read_page(file, [tmp_path], DiagnosticLog())
        file.write_text(
            "layout: small\nstories:\n  - {place: story, continues: 1}\n", encoding="utf-8"
        )
        found = read_page(file, [tmp_path], DiagnosticLog())
        assert whole is not None
        assert found is not None
        rest = found.stories[0]._replace(body=whole.stories[0].body)
        styles = StyleSheet(found.layout, box_library, DiagnosticLog())
        jumps = Jumps({rest.span: start})
        return fit_stories(found._replace(stories=(rest,)), styles, jumps)[0]

    return fit_rest


# ---------------------------------------------------------------- jumps


def test_a_story_that_goes_on_is_never_over(fit: Fit) -> None:
    found = fit(column(4), page(HAN * 3, "    jump: 5\n"))
    assert (found.fits, found.over.lines, found.under.lines, found.remedies) == (True, 0, 0, ())
    # Three lines, for the fourth says where it goes on.
    assert (found.characters, found.room) == (30, 30)


def test_a_story_that_need_not_go_on_may_be_under(fit: Fit) -> None:
    found = fit(column(6), page(HAN * 2, "    jump: 5\n"))
    assert (found.fits, found.under.lines, found.characters) == (False, 2, 40)


def test_a_story_is_not_opened_so_that_it_goes_on(fit: Fit) -> None:
    # Opened, the last of its lines would go on; without the jump they would be over.
    text = page(f"{HAN}\n\n{' ' * 6}{HAN}", "    jump: 5\n")
    found = fit(column(5, fit="tighten", open="0.2em"), text)
    assert (found.tracking, found.under.lines, found.characters) == (0.0, 1, 40)


def test_a_story_that_is_continued_is_measured_from_where_it_goes_on(continued: Continued) -> None:
    # Of six lines two are on the other page, and one says where the story comes from.
    found = continued(column(4), HAN * 3, TextCursor(0, 20))
    assert (found.characters, found.over.characters, found.over.lines) == (40, 10, 1)
    assert (found.remedies[-1].kind, found.remedies[-1].fits) == ("cut-end", True)
    assert (found.room, found.fits) == (30, False)


def test_only_what_is_set_here_of_a_story_is_cut(continued: Continued) -> None:
    found = continued(column(2), f"{HAN}\n\n{' ' * 6}{HAN}{HAN[:3]}", TextCursor(1, 10))
    assert [e.paragraph for r in found.remedies for e in r.edits] == [2]
    assert continued(column(2), f"{HAN}{HAN[:3]}", TextCursor(0, 17)).fits


def test_the_rest_of_a_story_is_never_cut_back_into_the_other_page(continued: Continued) -> None:
    found = continued(column(1), HAN * 3, TextCursor(0, 50))
    assert (found.over.characters, found.fits) == (10, False)
    assert "cut-end" not in kinds(found)


def test_a_story_of_which_nothing_is_left_fits(continued: Continued) -> None:
    found = continued(column(4), HAN * 3, None)
    assert (found.fits, found.characters, found.room) == (True, 0, 0)


# ---------------------------------------------------------------- frames that a slot lists


FRAMES = (
    "[{place: {left: 0字, width: 10字, line: 1, lines: 2}},"
    " {place: {left: 12字, width: 8字, line: 1, lines: 3}}]"
)


def test_listed_frames_are_filled_in_turn_and_the_last_is_what_is_wanting(fit: Fit) -> None:
    found = fit(story_slot(frames=FRAMES, slack=0), page((HAN * 4)[:60]))
    assert (found.over.characters, found.over.lines) == (16, 2)
    assert found.over.area == pytest.approx(2 * 80 * 15 * SQUARE_MM)


def test_a_story_in_listed_frames_is_given_no_lines_that_they_do_not_have(fit: Fit) -> None:
    found = fit(story_slot(frames=FRAMES, slack=0), page((HAN * 4)[:60]))
    assert not {"lines", "columns"} & set(kinds(found))


# ---------------------------------------------------------------- runaround


def around(lines: int) -> str:
    """Return a layout with a photo, six characters wide, that text goes round on its right."""
    slot = (
        "{place: {left: 0字, width: 6字, line: 3, lines: 4}, caption: caption,"
        " wrap: around, distance: 0字}"
    )
    place = f"{{left: 0字, width: 22字, line: 1, lines: {lines}}}"
    layout = story_slot(place=place, columns=1, slack=0, least="2字")
    return layout + f"  photo:\n    photo: {slot}\n"


PHOTO = "    photos: [{place: photo, file: 1.png}]\n"


def test_lines_beside_a_photo_are_as_wide_as_they_are(fit: Fit, tmp_path: Path) -> None:
    photo(tmp_path, 400, 400)
    # Two lines of 22 characters, and four of 16.
    found = fit(around(6), page((HAN * 6)[:108], PHOTO))
    assert (found.fits, found.under.lines, found.room) == (True, 0, 108)
    under = fit(around(6), page((HAN * 6)[:76], PHOTO))
    assert (under.under.characters, under.under.lines) == (32, 2)
    assert under.under.area == pytest.approx(2 * 160 * 15 * SQUARE_MM)


def test_what_is_wanting_under_a_photo_is_as_wide_as_the_column(fit: Fit, tmp_path: Path) -> None:
    photo(tmp_path, 400, 400)
    over = fit(around(6), page((HAN * 8)[:152], PHOTO)).over
    assert (over.characters, over.lines) == (44, 2)
    assert over.area == pytest.approx(2 * 220 * 15 * SQUARE_MM)


def test_a_photo_that_text_goes_round_is_shrunk_at_its_foot(fit: Fit, tmp_path: Path) -> None:
    photo(tmp_path, 400, 400)
    text = page((HAN * 6)[:114], PHOTO)
    shrink = remedy(fit(around(6), text), "photo")
    assert (shrink.changes, shrink.fits) == ((Change("lines", "3"),), True)
    assert fit(around(6).replace("line: 3, lines: 4", "line: 3, lines: 3"), text).fits


# ---------------------------------------------------------------- columns that are not alike


def test_unequal_columns_are_measured_as_wide_as_each(fit: Fit) -> None:
    place = "{left: 0字, width: 21字, line: 1, lines: 4}"
    layout = story_slot(place=place, gutter="2字", remainder="columns", slack=0)
    # Columns of 9 and 10 characters.
    assert fit(layout, page((HAN * 4)[:76])).fits
    over = fit(layout, page((HAN * 5)[:96])).over
    assert (over.characters, over.lines) == (20, 2)


def test_lines_that_mend_balanced_columns_do(fit: Fit) -> None:
    place = "{{left: 0字, width: 22字, line: 1, lines: {}}}"
    short = story_slot(place=place.format(3), columns_end="balance", slack=0)
    lines = remedy(fit(short, page(HAN * 4)), "lines")
    assert lines.changes == (Change("lines", "4"),)
    assert fit(
        story_slot(place=place.format(4), columns_end="balance", slack=0), page(HAN * 4)
    ).fits


def test_a_place_from_the_foot_of_the_page_is_written_from_there(fit: Fit) -> None:
    # 16 lines of 15 pt, less 150 pt, leave 6; one line more, and 135 pt are left.
    layout = column(1).replace("line: 1, lines: 1", "top: 0行, bottom: 150pt")
    lines = remedy(fit(layout, page((HAN * 4)[:70])), "lines")
    assert lines.changes == (Change("bottom", "135pt"),)
    assert fit(layout.replace("150pt", "135pt"), page((HAN * 4)[:70])).fits


def test_a_place_that_is_told_of_already_may_still_have_lines_more(fit: Fit) -> None:
    # A place of ten characters and a half is warned of, whatever its lines.
    layout = column(3).replace("width: 10字", "width: 10.5字")
    assert remedy(fit(layout, page(HAN * 2)), "lines").changes == (Change("lines", "4"),)
