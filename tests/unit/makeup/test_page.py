"""The page made up: everything in its place, and nothing over anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.geometry import Rect
from tests.unit.makeup.pages import LAYOUT, Made, photo, slots, story_slot

Make = Callable[[str, str], Made]

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"
DEFAULTS = """
defaults:
  story: {columns: 1, body: body, headline: {style: headline, lines: 2}, slack: 16}
  photo: {caption: caption}
  panel: {title: {style: headline, lines: 2}, text: {style: byline, lines: 1}}
"""


def story(place: str, body: str = HAN, more: str = "") -> str:
    """Return one story of a page."""
    return f"  - place: {place}\n{more}    body: |\n      {body}\n"


def on_grid(column: int, columns: int, line: int, lines: int, more: str = "") -> str:
    """Return a place on the grid."""
    return f"{{column: {column}, columns: {columns}, line: {line}, lines: {lines}{more}}}"


def test_headings_stand_above_one_another_and_the_body_below(make: Make) -> None:
    layout = story_slot(
        kicker="{style: byline, lines: 1}",
        headline="{style: headline, lines: 3}",
        deck="{style: byline, lines: 1}",
        byline="{style: byline, lines: 2, above: 5pt}",
    )
    words = "    byline: 丁\n    deck: 丙\n    headline: 乙\n    kicker: 甲\n"
    made = make(layout, "stories:\n" + story("story", more=words))
    assert [(item.name, item.bounds.y) for item in made.page.items] == [  # type: ignore[union-attr]
        ("story/kicker", 30),
        ("story/headline", 45),
        ("story/deck", 90),
        ("story/byline", 110),
        ("story/body/1", 135),
        ("story/body/2", 135),
    ]


def test_a_heading_that_the_story_lacks_takes_no_room(make: Make) -> None:
    layout = story_slot(headline="{style: headline, lines: 3}", byline="{style: byline, lines: 2}")
    made = make(layout, "stories:\n" + story("story", more="    byline: 甲\n"))
    assert made.frame("story/body/1").bounds.y == 60


def test_a_heading_that_the_slot_has_no_place_for_is_an_error(make: Make) -> None:
    made = make(story_slot(), "stories:\n" + story("story", more="    deck: 甲\n"))
    assert made.found == ["4:11 error bad-value the slot `story` has no place for a deck"]


def test_every_heading_without_a_place_is_an_error(make: Make) -> None:
    words = "    headline: 乙\n    kicker: 甲\n    byline: 丙\n"
    made = make(story_slot(), "stories:\n" + story("story", more=words))
    assert [line.split("for a ")[1] for line in made.found] == ["kicker", "headline", "byline"]


def test_body_lines_stand_on_the_baselines_of_the_page(make: Make) -> None:
    made = make(story_slot(), "stories:\n" + story("story"))
    baselines = [placed.baseline for placed in made.frame("story/body/1").lines]
    assert baselines == pytest.approx([41.3, 56.3])


def test_column_rules_are_drawn_before_the_words(make: Make) -> None:
    layout = story_slot(rule="{weight: 1pt}")
    made = make(layout, "stories:\n" + story("story"))
    assert made.names() == ["story/rule/1", "story/body/1", "story/body/2"]


def test_a_column_rule_stands_about_the_middle_of_its_gutter(make: Make) -> None:
    made = make(story_slot(rule="{weight: 1pt}"), "stories:\n" + story("story"))
    bounds = made.box("story/rule/1").bounds
    found = (bounds.x, bounds.y, bounds.width, bounds.height)
    assert found == pytest.approx((129.5, 32.5, 1, 235))


def test_text_keeps_clear_of_a_photo_in_its_column(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 800, 800)
    place = on_grid(1, 1, 3, 4, ", within: story")
    more = f"    photos: [{{file: 1.png, place: {place}}}]\n"
    made = make(story_slot() + DEFAULTS, "stories:\n" + story("story", HAN * 3, more))
    assert [(name, made.item(name).bounds) for name in made.names()] == [
        ("photo-1", Rect(20, 60, 100, 60)),
        ("story/body/1", Rect(20, 30, 100, 30)),
        ("story/body/2", Rect(20, 120, 100, 150)),
        ("story/body/3", Rect(140, 30, 100, 240)),
    ]


def test_text_keeps_clear_of_a_panel(make: Make) -> None:
    page = (
        "stories:\n"
        + story("story", HAN * 3)
        + f"panels: [{{place: {on_grid(1, 2, 5, 2)}, title: 甲}}]\n"
    )
    made = make(story_slot() + DEFAULTS, page)
    assert [made.frame(f"story/body/{i}").bounds.height for i in (1, 2, 3, 4)] == [
        60,
        150,
        60,
        150,
    ]


def test_a_pages_photos_come_after_its_stories(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 800, 800)
    page = f"photos: [{{file: 1.png, place: {on_grid(2, 1, 1, 2)}}}]\nstories:\n" + story(
        on_grid(1, 1, 1, 8)
    )
    assert make(LAYOUT + DEFAULTS, page).names() == ["story-1/body/1", "photo-1"]


def test_stories_on_the_grid_are_numbered(make: Make) -> None:
    page = "stories:\n" + story(on_grid(1, 1, 1, 8)) + story(on_grid(2, 1, 1, 8))
    assert make(LAYOUT + DEFAULTS, page).names() == ["story-1/body/1", "story-2/body/1"]


# ---------------------------------------------------------------- what may not be

TWO = slots("""
a:
  story: {place: {left: 0字, width: 22字, line: 1, lines: 8}, columns: 1, body: body, slack: 9}
b:
  story: {place: {left: 0字, width: 22字, line: 8, lines: 8}, columns: 1, body: body, slack: 9}
c:
  story: {place: {left: 0字, width: 22字, line: 9, lines: 8}, columns: 1, body: body, slack: 9}
""")


def test_stories_that_overlap_are_an_error(make: Make) -> None:
    made = make(TWO, "stories:\n" + story("a") + story("b"))
    assert made.found == ["6:5 error overlap the story overlaps the story placed before"]


def test_stories_that_touch_are_none(make: Make) -> None:
    assert make(TWO, "stories:\n" + story("a") + story("c")).found == []


def test_photos_that_overlap_are_an_error(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 800, 800)
    page = f"""\
    photos:
      - {{file: 1.png, place: {on_grid(1, 1, 1, 3)}}}
      - {{file: 1.png, place: {on_grid(1, 2, 3, 3)}}}
    """
    assert make(LAYOUT + DEFAULTS, page).found == [
        "4:5 error overlap the photo overlaps the photo placed before"
    ]


def test_a_panel_over_a_photo_is_an_error(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 800, 800)
    page = f"""\
    panels: [{{title: 天, place: {on_grid(1, 1, 1, 3)}}}]
    photos: [{{file: 1.png, place: {on_grid(1, 2, 3, 3)}}}]
    """
    assert make(LAYOUT + DEFAULTS, page).found == [
        "2:10 error overlap the panel overlaps the photo placed before"
    ]


def test_a_photo_over_a_headline_is_an_error(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 800, 800)
    layout = story_slot(headline="{style: headline, lines: 3}") + DEFAULTS
    page = (
        "stories:\n"
        + story("story", more="    headline: 天地\n")
        + f"photos: [{{file: 1.png, place: {on_grid(1, 1, 3, 3)}}}]\n"
    )
    assert make(layout, page).found == [
        "7:10 error overlap the photo overlaps the headings placed before"
    ]


def test_a_photo_over_the_top_of_a_story_without_headings_is_none(
    make: Make, tmp_path: Path
) -> None:
    photo(tmp_path, 800, 800)
    page = (
        "stories:\n"
        + story("a")
        + story("c")
        + f"photos: [{{file: 1.png, place: {on_grid(2, 1, 7, 4)}}}]\n"
    )
    assert make(TWO + DEFAULTS, page).found == []


def test_a_place_outside_the_type_area_is_an_error(make: Make) -> None:
    made = make(LAYOUT + DEFAULTS, "stories:\n" + story(on_grid(1, 1, 10, 8)))
    assert made.found == [
        "3:12 error outside-type-area the place leaves the type area and does not bleed"
    ]


def test_a_place_that_bleeds_is_none(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 800, 800)
    layout = slots("""
    top:
      photo:
        place: {left: -30pt, top: -40pt, width: 280pt, height: 100pt}
        caption: caption
    """)
    made = make(layout, "photos: [{file: 1.png, place: top}]\n")
    assert made.photo("top").bounds == Rect(-10, -10, 280, 100)


@pytest.mark.parametrize(("column", "columns"), [(3, 1), (2, 2)])
def test_a_column_that_is_not_there_is_an_error(column: int, columns: int, make: Make) -> None:
    made = make(LAYOUT + DEFAULTS, "stories:\n" + story(on_grid(column, columns, 1, 8)))
    assert made.found == ["3:12 error bad-value there is no such column: the place has 2"]


def test_a_column_that_a_story_does_not_have_is_an_error(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 800, 800)
    place = on_grid(3, 1, 3, 4, ", within: story")
    more = f"    photos: [{{file: 1.png, place: {place}}}]\n"
    made = make(story_slot() + DEFAULTS, "stories:\n" + story("story", more=more))
    assert [line.split(" error ")[1] for line in made.found] == [
        "bad-value there is no such column: the place has 2"
    ]


def test_a_slot_on_columns_that_are_not_there_is_an_error_for_a_photo_within_it(
    make: Make, tmp_path: Path
) -> None:
    photo(tmp_path, 800, 800)
    place = on_grid(1, 1, 3, 4, ", within: story")
    layout = story_slot(place=on_grid(2, 2, 1, 8)) + DEFAULTS
    made = make(layout, f"photos: [{{file: 1.png, place: {place}}}]\n")
    assert "bad-value there is no such column: the place has 2" in made.found[0]


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("story", "stories:\n" + story(on_grid(1, 1, 1, 8))),
        ("photo", f"photos: [{{file: 1.png, place: {on_grid(1, 1, 1, 2)}}}]\n"),
        ("panel", f"panels: [{{title: 天, place: {on_grid(1, 1, 1, 2)}}}]\n"),
    ],
)
def test_a_layout_without_defaults_sets_nothing_outside_its_slots(
    kind: str, page: str, make: Make, tmp_path: Path
) -> None:
    photo(tmp_path, 800, 800)
    assert [line.split(" error ")[1] for line in make(LAYOUT, page).found] == [
        f"bad-value the layout does not say how a {kind} is set outside its slots"
    ]


def test_a_family_that_is_not_to_be_had_is_an_error_at_its_name(make: Make) -> None:
    layout = story_slot().replace("families: [Box]", "families: [Bocks]")
    made = make(layout, "stories:\n" + story("story"))
    assert [line.split(" ", 1)[1] for line in made.found] == [
        "error missing-font style `body` asks for the family `Bocks`, which is not to be found"
    ]


def test_a_family_that_no_words_are_set_in_is_not_missed(make: Make) -> None:
    layout = story_slot().replace("caption: {", "caption: {families: [Bocks], ")
    assert make(layout, "stories:\n" + story("story")).found == []


# ---------------------------------------------------------------- the title


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "edition: {section: 专版, page: 3, date: 2023-06-28, paper: 千字文}\n",
            "千字文 2023-06-28 3 专版",
        ),
        ("edition: {motto: 天地}\n", "small"),
    ],
)
def test_a_page_is_titled_by_its_edition(page: str, title: str, make: Make) -> None:
    made = make(LAYOUT, page)
    assert made.page is not None
    assert (made.page.title, made.page.language) == (title, "zh-Hans")


def test_a_page_without_an_edition_is_titled_by_its_first_headline(make: Make) -> None:
    layout = story_slot(headline="{style: headline, lines: 3}")
    made = make(layout, "stories:\n" + story("story", more="    headline: 天地|玄黄\n"))
    assert made.page is not None
    assert (made.page.title, made.page.language) == ("天地玄黄", "zh-CN")
