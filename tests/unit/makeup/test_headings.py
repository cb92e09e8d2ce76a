"""Headings in their places: blocks that share lines, columns, fills, photos, messages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.geometry import Rect
from tests.unit.makeup.pages import LAYOUT, Made, photo, story_slot

Make = Callable[[str, str], Made]

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"
STYLES = """\
  main: {based_on: headline, size: 42pt, min_size: 20pt}
  small: {based_on: headline, size: 30pt, min_size: 8pt}
  down: {based_on: headline, direction: vertical}
  down-body: {based_on: body, direction: vertical}
  reversed: {based_on: headline, ink: white, shadow: {right: 1pt, down: 0.1em, ink: red}}
"""


def slot(more: str = "", **keys: object) -> str:
    """Return the layout with more styles and one slot for a story."""
    return story_slot(**keys).replace("\nslots:\n", f"{STYLES}\nslots:\n") + more


def page(words: str, body: str = HAN) -> str:
    """Return a page of one story with these headings."""
    return f"stories:\n  - place: story\n{words}    body: {body}\n"


def sizes(made: Made) -> dict[str, float]:
    """Return the size that each heading was fitted to."""
    assert made.page is not None, made.found
    fits = {i.name: getattr(i, "fit", None) for i in made.page.items}
    return {name: fit.size for name, fit in fits.items() if fit}


def test_what_has_no_lines_shares_those_of_its_block(make: Make) -> None:
    layout = slot(
        heading="{lines: 6}",
        kicker="{style: byline}",
        headline="{style: headline}",
        deck="{style: byline}",
    )
    made = make(layout, page("    kicker: 甲\n    headline: 乙\n    deck: 丙\n"))
    tops = [made.frame(f"story/{name}").bounds.y for name in ("kicker", "headline", "deck")]
    # 90 pt, less 10, 20 and 10: 50, an eighth of which would be 12.5, but 5 at most between two.
    assert (tops, made.frame("story/body/1").bounds.y) == ([50.0, 65.0, 90.0], 120)


def test_a_part_with_lines_keeps_them_in_its_block(make: Make) -> None:
    layout = slot(
        heading="{lines: 6}", kicker="{style: byline, lines: 2}", headline="{style: headline}"
    )
    made = make(layout, page("    kicker: 甲\n    headline: 乙\n"))
    assert made.frame("story/kicker").bounds == Rect(20, 30, 220, 30)
    assert made.frame("story/headline").bounds == Rect(20, 80, 220, 20)


def test_a_block_takes_its_lines_whatever_of_it_the_story_has(make: Make) -> None:
    layout = slot(heading="{lines: 6}", kicker="{style: byline}", headline="{style: headline}")
    made = make(layout, page("    headline: 乙\n"))
    assert made.frame("story/headline").bounds == Rect(20, 65, 220, 20)


def test_a_story_without_headings_gives_a_block_no_lines(make: Make) -> None:
    made = make(slot(heading="{lines: 6}", headline="{style: headline}"), page(""))
    assert made.frame("story/body/1").bounds.y == 30


@pytest.mark.parametrize(
    ("relation", "size"),
    [("50%", 21), ("2号 below", 22), ("2 号 below", 22), ("1号", 26), ("10%", 8), ("300%", 30)],
)
def test_a_size_follows_the_headlines_within_its_own_styles_bounds(
    relation: str, size: float, make: Make
) -> None:
    layout = slot(
        kicker=f"{{style: small, lines: 3, size: {relation}}}", headline="{style: main, lines: 4}"
    )
    made = make(layout, page("    kicker: 甲\n    headline: 乙\n"))
    assert sizes(made)["story/kicker"] == size


def test_a_size_follows_what_the_headline_was_fitted_to(make: Make) -> None:
    layout = slot(kicker="{style: small, lines: 3, size: 50%}", headline="{style: main, lines: 4}")
    made = make(layout, page("    kicker: 甲\n    headline: 天地玄黄宇宙洪荒日月\n"))
    assert sizes(made) == {"story/kicker": 11.0, "story/headline": 22.0}


def test_in_a_low_block_all_that_share_it_become_smaller(make: Make) -> None:
    layout = slot(
        heading="{lines: 4}", kicker="{style: small, size: 50%}", headline="{style: main}"
    )
    made = make(layout, page("    kicker: 甲\n    headline: 乙\n"))
    found = sizes(made)
    headline = found["story/headline"]
    height = sum(found.values()) + 0.1 * sum(found.values()) + 0.2 * min(found.values())
    assert (20 < headline < 42, found["story/kicker"]) == (True, int(headline) / 2)
    assert 55 < height <= 60


def test_headings_higher_than_their_block_are_told_of_with_the_lines_it_lacks(make: Make) -> None:
    layout = slot(heading="{lines: 1}", kicker="{style: byline}", headline="{style: main}")
    made = make(layout, page("    kicker: 甲\n    headline: 乙\n"))
    assert made.found == [
        "5:15 warning overset the headings are 1 line higher than their block at their smallest"
    ]


def test_a_heading_higher_than_its_place_is_told_of(make: Make) -> None:
    made = make(slot(headline="{style: main, lines: 1}"), page("    headline: 乙\n"))
    assert made.found == [
        "4:15 warning overset `乙` takes 20 pt at its smallest, and its place is 15"
    ]


def test_a_heading_too_long_tells_what_its_place_takes(make: Make) -> None:
    made = make(slot(headline="{style: headline, lines: 3}"), page(f"    headline: {HAN}\n"))
    assert made.found == [
        f"4:15 warning overset 7 characters of `{HAN}` do not fit their place, "
        "which takes 11 at 20 pt, 13 at 16 pt"
    ]


def test_columns_that_a_heading_does_not_span_begin_beside_it(make: Make) -> None:
    layout = slot(headline="{style: headline, lines: 3, columns: [2]}")
    made = make(layout, page("    headline: 乙\n", HAN * 9))
    tops = [made.frame(f"story/body/{i}").bounds.y for i in (1, 2)]
    assert (made.frame("story/headline").bounds, tops) == (Rect(140, 30, 100, 45), [30, 75])


def test_headings_of_different_columns_stand_beside_one_another(make: Make) -> None:
    layout = slot(
        headline="{style: headline, lines: 3, columns: [1]}",
        byline="{style: byline, lines: 2, columns: [2]}",
    )
    made = make(layout, page("    headline: 乙\n    byline: 丁\n"))
    assert made.frame("story/byline").bounds == Rect(140, 30, 100, 30)


def test_a_heading_of_all_columns_stands_under_those_before_it(make: Make) -> None:
    layout = slot(
        headline="{style: headline, lines: 3, columns: [1]}", byline="{style: byline, lines: 2}"
    )
    made = make(layout, page("    headline: 乙\n    byline: 丁\n"))
    assert made.frame("story/byline").bounds == Rect(20, 75, 220, 30)


@pytest.mark.parametrize(
    ("body", "style", "message"),
    [
        (
            "down-body",
            "headline",
            "the body is vertical, and has no columns that a heading could span",
        ),
        ("body", "down", "a vertical heading stands beside the columns, and spans none"),
    ],
)
def test_columns_that_cannot_be_spanned_are_an_error(
    body: str, style: str, message: str, make: Make
) -> None:
    layout = slot(body=body, headline=f"{{style: {style}, lines: 8, columns: [1]}}")
    made = make(layout, page("    headline: 乙\n"))
    assert [line.split(" ", 1)[1] for line in made.found] == [f"error bad-value {message}"]


def test_a_photo_may_stand_beside_a_heading_that_spans_other_columns(
    make: Make, tmp_path: Path
) -> None:
    photo(tmp_path, 400, 200)
    more = "  p:\n    photo: {place: {within: story, column: 2, columns: 1, line: 1, lines: 4}, caption: caption}\n"
    layout = slot(more, headline="{style: headline, lines: 3, columns: [1]}")
    made = make(layout, page("    headline: 乙\n    photos: [{place: p, file: 1.png}]\n"))
    assert (made.found, made.frame("story/body/2").bounds.y) == ([], 90)


def test_a_fill_lies_under_the_words_and_takes_the_whole_block(make: Make) -> None:
    layout = slot(
        heading="{lines: 4, fill: red, padding: 1字, below: 10pt}", headline="{style: reversed}"
    )
    made = make(layout, page("    headline: 乙\n"))
    assert made.names()[:2] == ["story/heading", "story/headline"]
    assert made.box("story/heading").bounds == Rect(20, 30, 220, 60)
    assert made.frame("story/headline").bounds == Rect(30, 45, 200, 20)


def test_white_of_a_block_without_lines_is_in_those_of_its_parts(make: Make) -> None:
    layout = slot(
        heading="{fill: red, above: 4pt, below: 6pt}",
        kicker="{style: byline, lines: 2}",
        headline="{style: headline, lines: 3}",
    )
    made = make(layout, page("    kicker: 甲\n    headline: 乙\n"))
    assert made.frame("story/kicker").bounds == Rect(20, 34, 220, 26)
    assert made.frame("story/headline").bounds == Rect(20, 60, 220, 39)


def test_a_fill_behind_a_vertical_heading_keeps_a_characters_white_to_the_body(make: Make) -> None:
    layout = slot(
        columns=1, heading="{fill: red, padding: 0.5字}", headline="{style: down, lines: 8}"
    )
    made = make(layout, page("    headline: 乙\n"))
    fill, words = made.box("story/heading").bounds, made.frame("story/headline").bounds
    # 20 pt of type, 10 of padding and 10 of white: the body begins 40 pt from the left.
    assert (fill, made.frame("story/body/1").bounds.x) == (Rect(20, 30, 30, 120), 60)
    assert words.x + words.width / 2 == fill.x + fill.width / 2


def test_a_shadow_in_ems_is_that_of_the_fitted_size(make: Make) -> None:
    made = make(slot(headline="{style: reversed, lines: 3}"), page(f"    headline: {HAN[:12]}\n"))
    look = made.frame("story/headline").look
    assert look is not None
    assert look.shadow is not None
    assert look.shadow[:2] == pytest.approx((0.9, 1.8))  # 18 pt of 20


PHOTO = "  p:\n    photo: {place: {left: 0字, width: 14字, line: 4, lines: 6}, caption: caption}\n"


def on_photo(at: str, lines: int = 2) -> str:
    return slot(
        PHOTO, heading=f"{{over: p, at: {at}, lines: {lines}}}", headline="{style: headline}"
    )


@pytest.mark.parametrize(("at", "top"), [("top", 75), ("middle", 105), ("bottom", 135)])
def test_a_heading_stands_on_its_photo(at: str, top: float, make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 600, 400)
    words = "    headline: 乙\n    photos: [{place: p, file: 1.png}]\n"
    made = make(on_photo(at), page(words))
    # The block is 30 pt high, its words of 20 pt stand in the middle of it.
    assert (made.found, made.frame("story/headline").bounds) == ([], Rect(20, top + 5, 140, 20))
    assert made.names()[:3] == ["p", "story/headline", "story/body/1"]
    assert made.frame("story/body/1").bounds.y == 30


def test_a_caption_is_read_after_the_heading_on_its_photo(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 600, 400)
    words = "    headline: 乙\n    photos: [{place: p, file: 1.png, caption: 丙}]\n"
    made = make(on_photo("top"), page(words))
    assert made.names()[:3] == ["p", "story/headline", "p/caption"]


def test_a_photo_of_the_page_may_be_under_a_heading_and_is_painted_once(
    make: Make, tmp_path: Path
) -> None:
    photo(tmp_path, 600, 400)
    made = make(on_photo("top"), page("    headline: 乙\n") + "photos: [{place: p, file: 1.png}]\n")
    assert (made.names()[0], made.names().count("p")) == ("p", 1)


def test_a_heading_without_its_photo_is_an_error(make: Make) -> None:
    made = make(on_photo("top"), page("    headline: 乙\n"))
    assert made.found == [
        "4:15 error bad-value the headings stand on the photo in `p`, and the page has none there"
    ]


def test_a_heading_higher_than_its_photo_is_an_error(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 600, 400)
    words = "    headline: 乙\n    photos: [{place: p, file: 1.png}]\n"
    made = make(on_photo("top", lines=7), page(words))
    assert [line.split(" ", 1)[1] for line in made.found] == [
        "error overlap the headings are higher than the photo in `p` that they stand on"
    ]


def test_a_summary_is_indented_and_justified(make: Make) -> None:
    layout = slot(summary="{style: sum, lines: 6}").replace(
        STYLES, STYLES + "  sum: {based_on: body, indent: 2em, leading: 14pt}\n"
    )
    made = make(layout, page(f"    summary: {HAN}天地，玄黄。\n"))
    frame = made.frame("story/summary")
    assert [placed.line.runs[0].x for placed in frame.lines] == [20.0, 0.0]
    assert frame.lines[1].baseline - frame.lines[0].baseline == 14.0


def test_the_layout_of_these_tests_is_that_of_the_others() -> None:
    assert slot().startswith(LAYOUT)
