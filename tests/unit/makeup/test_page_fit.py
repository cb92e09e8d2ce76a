"""Copyfit: by how much a story is over or under, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.makeup.fit_model import Change, StoryFit
from pagesetter.typeface.library import FontLibrary
from tests.unit.makeup.fitting import HAN, column, fits_of, kinds, page, remedy
from tests.unit.makeup.pages import LAYOUT, photo, slots

Fit = Callable[[str, str], StoryFit]

# A line of ten characters of 10 pt, 15 pt high, in square millimeters.
LINE = 100 * 15 * (25.4 / 72) ** 2


@pytest.fixture
def fit(tmp_path: Path, box_library: FontLibrary) -> Fit:
    """Return a function that tells how the one story of a page fits."""
    return lambda layout, text: fits_of(tmp_path, box_library, layout, text)[0]


# ---------------------------------------------------------------- figures


def test_a_story_that_fits_has_no_remedies_and_room_for_what_it_has(fit: Fit) -> None:
    found = fit(column(4), page(HAN * 2))
    assert (found.fits, found.characters, found.room, found.remedies) == (True, 40, 40, ())


def test_a_story_that_fits_with_a_short_last_line_has_room_for_more(fit: Fit) -> None:
    found = fit(column(4), page(HAN + HAN[:15]))
    assert (found.characters, found.room, found.fits) == (35, 40, True)


def test_a_story_that_is_over_is_measured_in_characters_lines_and_paper(fit: Fit) -> None:
    over = fit(column(3), page(HAN * 3)).over
    assert (over.characters, over.lines) == (30, 3)
    assert over.area == pytest.approx(3 * LINE)


def test_a_story_that_is_under_is_measured_in_characters_lines_and_paper(fit: Fit) -> None:
    found = fit(column(7), page(HAN * 2))
    assert (found.under.characters, found.under.lines, found.room) == (30, 3, 70)
    assert found.under.area == pytest.approx(3 * LINE)


def test_the_lines_over_count_the_white_before_a_subhead(fit: Fit) -> None:
    found = fit(column(2), page(f"{HAN}\n\n      ## 小标题\n\n      {HAN}"))
    assert found.over.lines == 4


def test_a_line_that_a_widow_held_back_is_not_counted_as_over(fit: Fit) -> None:
    # The frame takes three lines of five, so that two go on: with two more all fit.
    assert fit(column(4), page(HAN * 2 + HAN[:10])).over.lines == 1


def test_empty_lines_within_the_slack_are_told_of_a_story_that_fits(fit: Fit) -> None:
    found = fit(column(5, slack=1), page(HAN * 2))
    assert (found.fits, found.under.lines, found.room) == (True, 1, 50)


def test_a_story_without_a_frame_is_measured_by_its_columns(fit: Fit) -> None:
    layout = column(3, headline="{style: headline, lines: 3}")
    over = fit(layout, page(HAN * 2, "    headline: 秋收\n")).over
    assert (over.characters, over.lines) == (40, 4)
    assert over.area == pytest.approx(4 * LINE)


def test_a_vertical_story_is_measured_in_its_own_lines(fit: Fit) -> None:
    layout = column(4).replace("align: justify", "align: justify, direction: vertical")
    # One tier of six characters' height, in lines 15 pt apart: six of them.
    found = fit(layout, page(HAN * 2))
    assert (found.over.lines, found.over.characters) == (1, 4)


def test_a_page_that_is_far_too_long_is_measured_by_what_is_left(fit: Fit) -> None:
    found = fit(column(3), page("\n\n      ".join([HAN * 75] * 14)))
    assert (found.over.characters, found.over.lines) == (14 * 1500 - 30, 14 * 150 - 3)
    assert kinds(found) == ["cut-end"]


# ---------------------------------------------------------------- words


def test_a_cut_names_the_paragraph_whose_last_line_is_short(fit: Fit) -> None:
    found = fit(column(5), page(f"{HAN}\n\n      {HAN}{HAN[:3]}。\n\n      {HAN}"))
    cut = remedy(found, "cut")
    assert (cut.lines, cut.fits, str(cut.span).partition("page.yaml")[2]) == (1, False, ":7:26")
    assert cut.text == "cut 4 characters of paragraph 2 “…暑往天地玄。”"
    assert [(e.paragraph, e.characters) for e in cut.edits] == [(2, -4)]


def test_cuts_of_several_paragraphs_are_told_together_where_one_is_not_enough(fit: Fit) -> None:
    short = f"{HAN}{HAN[:2]}。"
    found = fit(column(4), page(f"{short}\n\n      {short}"))
    both = [r for r in found.remedies if len(r.edits) == 2]
    assert [(r.lines, r.fits) for r in both] == [(2, True)]


def test_a_paragraph_with_a_full_last_line_is_not_cut(fit: Fit) -> None:
    assert "cut" not in kinds(fit(column(3), page(HAN * 2)))


def test_the_end_of_the_story_is_always_named_last(fit: Fit) -> None:
    last = fit(column(3), page(HAN * 3)).remedies[-1]
    assert (last.kind, last.text) == ("cut-end", "cut 30 characters from the story's end")
    assert (last.span.line, last.span.column, last.fits) == (5, 37, True)


def test_characters_are_added_to_the_paragraph_that_is_nearly_a_line_longer(fit: Fit) -> None:
    found = fit(column(5), page(f"{HAN[:14]}\n\n      {HAN[:19]}。"))
    add = remedy(found, "add")
    assert (add.text, add.lines, add.fits) == (
        "add 1 character to paragraph 2 “…列张寒来暑。”",
        1,
        True,
    )


def test_a_story_that_is_under_may_be_gone_on_with(fit: Fit) -> None:
    last = fit(column(7), page(HAN * 2)).remedies[-1]
    assert (last.text, last.lines) == ("write 30 characters more before the story's last mark", 3)


# ---------------------------------------------------------------- tracking and filling


def test_tracking_that_nobody_sees_is_told_where_the_slot_says_nothing(fit: Fit) -> None:
    # A line of 219 pt takes 21 characters of 10 pt, and 22 with 0.048 pt less after each.
    layout = column(3, measure="21.9字").replace("width: 10字", "width: 22字")
    tighten = remedy(fit(layout, page((HAN * 4)[:66])), "tighten")
    assert tighten.changes == (Change("tighten", "-0.005em"), Change("fit", "tighten"))
    assert (tighten.span.file.name, tighten.lines, tighten.fits) == ("small.yaml", 1, True)


def test_a_slot_that_says_how_much_is_told_to_tighten(fit: Fit) -> None:
    layout = column(2, tighten="-0.2em")
    tighten = remedy(fit(layout, page(HAN + "天")), "tighten")
    assert tighten.text == "set the body 0.1em tighter: `fit: tighten` in the slot `story`"
    assert tighten.fits


def test_a_slot_that_tightens_does_it_and_tells_by_how_much(fit: Fit) -> None:
    found = fit(column(2, fit="tighten", tighten="-0.2em"), page(HAN + "天"))
    assert (found.fits, found.tracking) == (True, -0.1)


def test_a_slot_that_tightens_in_vain_loses_the_fewest_words(fit: Fit) -> None:
    found = fit(column(2, fit="tighten", tighten="-0.12em"), page(HAN * 2))
    assert (found.tracking, found.over.characters, found.fits) == (-0.12, 18, False)


def test_a_slot_that_opens_does_it(fit: Fit) -> None:
    found = fit(column(3, fit="tighten", open="0.2em"), page(HAN))
    assert (found.fits, found.tracking) == (True, 0.001)


def test_a_slot_that_opens_in_vain_leaves_the_tracking_alone(fit: Fit) -> None:
    found = fit(column(9, fit="tighten", open="0.2em"), page(HAN))
    assert (found.fits, found.tracking, found.under.lines) == (False, 0.0, 7)


def test_filling_is_told_where_a_paragraph_can_save_a_line(fit: Fit) -> None:
    # A style that rather pushes out leaves the commas wide, and takes three lines.
    layout = column(2).replace("align: justify", "align: justify, adjust: push-out")
    fill = remedy(fit(layout, page("天地玄黄，宇宙洪，荒日" * 2)), "fill")
    assert (fill.changes, fill.fits) == ((Change("fit", "fill"),), True)


# ---------------------------------------------------------------- places


def test_a_photo_is_shrunk_at_the_edge_where_the_text_stands(fit: Fit, tmp_path: Path) -> None:
    photo(tmp_path, 400, 400)
    text = page(HAN * 4, "    photos: [{place: photo, file: 1.png}]\n")
    shrink = remedy(fit(with_photo(10, "line: 5, lines: 6"), text), "photo")
    assert (shrink.text, shrink.lines) == (
        "shrink the photo `photo` by 2 lines: `line: 7`, `lines: 4`",
        2,
    )
    assert (shrink.span.file.name, shrink.fits) == ("small.yaml", False)


def test_a_photo_over_the_text_is_shrunk_at_its_foot(fit: Fit, tmp_path: Path) -> None:
    photo(tmp_path, 400, 400)
    text = page(HAN * 3, "    photos: [{place: photo, file: 1.png}]\n")
    shrink = remedy(fit(with_photo(10, "line: 1, lines: 5"), text), "photo")
    assert (shrink.text, shrink.lines, shrink.fits) == (
        "shrink the photo `photo` by 1 line: `lines: 4`",
        1,
        True,
    )


def test_a_photo_grows_into_empty_lines(fit: Fit, tmp_path: Path) -> None:
    photo(tmp_path, 400, 400)
    text = page(HAN * 2, "    photos: [{place: photo, file: 1.png}]\n")
    grow = remedy(fit(with_photo(10, "line: 6, lines: 5"), text), "photo")
    assert (grow.changes, grow.fits) == ((Change("line", "5"), Change("lines", "6")), True)


def test_a_photo_that_would_be_too_coarse_does_not_grow(fit: Fit, tmp_path: Path) -> None:
    # 220 pixels for 75 pt are 211 to the inch, and 176 when they are for 90 pt.
    photo(tmp_path, 400, 220)
    text = page(HAN * 2, "    photos: [{place: photo, file: 1.png}]\n")
    found = fit(with_photo(10, "line: 6, lines: 5"), text)
    assert "photo" not in kinds(found)


def test_the_slot_may_have_lines_more_where_they_are_free(fit: Fit) -> None:
    lines = remedy(fit(column(3), page(HAN * 2)), "lines")
    assert (lines.text, lines.lines, lines.fits) == (
        "give the slot `story` 1 line more: `lines: 4`",
        1,
        True,
    )


def test_a_slot_that_reaches_the_foot_of_the_page_has_no_lines_more(fit: Fit) -> None:
    assert "lines" not in kinds(fit(column(16), page(HAN * 9)))


def test_the_slot_may_have_lines_less(fit: Fit) -> None:
    lines = remedy(fit(column(7), page(HAN * 2)), "lines")
    assert (lines.changes, lines.fits) == ((Change("lines", "4"),), True)


def test_a_story_may_have_one_column_more_where_it_is_free(fit: Fit) -> None:
    layout = column(4, gutter="2字")
    wide = remedy(fit(layout, page(HAN * 4)), "columns")
    assert wide.changes == (Change("width", "22字"), Change("slot.columns", "2"))
    assert (wide.lines, wide.fits) == (4, True)


def test_a_column_on_the_grid_may_have_the_next(fit: Fit) -> None:
    layout = column(4).replace(
        "{left: 0字, width: 10字, line: 1, lines: 4}", "{column: 2, columns: 1, line: 1, lines: 4}"
    )
    wide = remedy(fit(layout, page(HAN * 4)), "columns")
    assert wide.changes == (
        Change("column", "1"),
        Change("columns", "2"),
        Change("slot.columns", "2"),
    )
    assert wide.fits


def test_no_column_is_taken_from_another_story(tmp_path: Path, box_library: FontLibrary) -> None:
    place = "{{column: {}, columns: 1, line: 1, lines: 16}}"
    story = "story: {{place: {}, columns: 1, body: body}}"
    layout = slots(
        "\n".join(f"{n}: {{{story.format(place.format(i))}}}" for i, n in enumerate("ab", 1))
    )
    text = f"stories:\n  - {{place: a, body: {HAN * 20}}}\n  - {{place: b, body: {HAN * 8}}}\n"
    found = fits_of(tmp_path, box_library, layout, text)
    assert (kinds(found[0]), found[1].fits) == (["cut-end"], True)


def test_a_story_in_a_place_of_the_page_is_told_of_there(fit: Fit) -> None:
    defaults = "\ndefaults:\n  story: {columns: 1, body: body}\n"
    place = "{column: 1, columns: 1, line: 1, lines: 3}"
    found = fit(LAYOUT + defaults, f"stories:\n  - place: {place}\n    body: {HAN * 2}\n")
    lines = remedy(found, "lines")
    assert (found.name, lines.span.file.name, lines.changes) == (
        "story-1",
        "page.yaml",
        (Change("lines", "4"),),
    )


def test_a_story_without_words_has_nothing_to_mend(fit: Fit) -> None:
    found = fit(column(3), "stories:\n  - place: story\n    headline: ~\n    body: 天\n")
    assert (found.under.lines, found.fits) == (2, False)


# ---------------------------------------------------------------- bodies of other kinds


def test_a_source_stays_when_the_text_is_cut_from_its_end(fit: Fit) -> None:
    layout = column(4, source="{style: caption}")
    found = fit(layout, page(HAN * 2, "    source: 据《云岭晨报》\n"))
    assert (found.over.lines, found.over.characters) == (1, 10)
    assert found.remedies[-1].fits


def test_an_end_mark_is_no_character_of_the_story(fit: Fit) -> None:
    found = fit(column(2, end_mark="■"), page(HAN[:17] + "，天"))
    assert (found.characters, found.fits, found.room) == (19, True, 19)


def test_an_end_mark_stays_on_the_last_line_of_what_is_cut(fit: Fit) -> None:
    found = fit(column(2, end_mark="■"), page(HAN + HAN[:3]))
    cut = remedy(found, "cut")
    assert ([e.characters for e in cut.edits], cut.fits) == ([-4], True)


def test_a_drop_cap_keeps_its_lines_in_what_is_tightened(fit: Fit) -> None:
    drop_cap = "{lines: 2, style: headline}"
    layout = column(4, drop_cap=drop_cap, fit="tighten", tighten="-0.15em")
    plain = fit(column(4, drop_cap=drop_cap), page(HAN + HAN[:18]))
    found = fit(layout, page(HAN + HAN[:18]))
    assert (plain.fits, found.fits, found.tracking < 0) == (False, True, True)
    assert found.characters == 38


def test_an_item_of_a_list_may_be_cut(fit: Fit) -> None:
    found = fit(column(3), page(f"{HAN[:9]}\n\n      - {HAN[:8]}\n\n      - {HAN[:11]}"))
    assert [e.paragraph for e in remedy(found, "cut").edits] == [3]


def with_photo(lines: int, place: str) -> str:
    """Return a layout with a photo across one column of ten characters."""
    slot = f"{{place: {{within: story, column: 1, columns: 1, {place}}}, caption: caption}}"
    return column(lines) + f"  photo:\n    photo: {slot}\n"
