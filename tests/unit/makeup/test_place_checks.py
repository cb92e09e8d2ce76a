"""What a layout is told of its sheet, its grid and the places of stories."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.makeup.pages import LAYOUT, Made, story_slot

Make = Callable[[str, str], Made]

STORY = "stories:\n  - {place: story, body: 天地玄黄宇宙洪荒}\n"
ON_GRID = """\
stories:
  - {place: {column: 1, columns: 1, line: 1, lines: 16}, body: 天地玄黄}
"""
DEFAULTS = "defaults:\n  story: {columns: 1, body: body, slack: 16}\n"
AREA = "{characters: 22, lines: 16, top: 30pt, left: 20pt}"
GRID = "grid: {character: 10pt, leading: 15pt, columns: 2, gutter: 2字}"


def told(made: Made) -> list[str]:
    """Return what was found without its places."""
    return [found.partition(" ")[2] for found in made.found]


def with_grid(text: str, layout: str = LAYOUT) -> str:
    return layout.replace(GRID, f"grid: {{character: 10pt, leading: 15pt, {text}}}")


def with_area(text: str, layout: str = LAYOUT) -> str:
    return layout.replace(AREA, f"{{characters: 22, lines: 16, top: 30pt, {text}}}")


# ------------------------------------------------------------ stories


def test_a_place_that_is_not_whole_is_told_with_the_nearest_that_is(make: Make) -> None:
    made = make(story_slot(place="{left: 0字, width: 204pt, line: 1, lines: 16}"), STORY)
    assert told(made) == ["warning broken-character the story's place is 20.4 characters wide"]
    assert made.hints[0][0] == "the nearest that is whole is `20字`, 70.6mm"


def test_a_place_is_told_of_at_the_place_in_the_layout(make: Make) -> None:
    made = make(story_slot(place="{left: 0字, width: 204pt, line: 1, lines: 16}"), STORY)
    line = (
        story_slot().splitlines().index("      place: {left: 0字, width: 22字, line: 1, lines: 16}")
    )
    assert made.found[0].split()[0] == f"{line + 1}:14"


def test_a_measure_that_is_not_whole_is_told_where_it_is_written(make: Make) -> None:
    made = make(story_slot(measure="9.6字"), STORY)
    line = story_slot(measure="9.6字").splitlines().index("      measure: 9.6字") + 1
    assert made.found == [f"{line}:16 warning broken-character the measure is 9.6 characters"]
    assert made.hints[0][0] == "the nearest that is whole is `10字`, 35.3mm"


@pytest.mark.parametrize(
    "change", [{"measure": "9.6字"}, {"place": "{left: 0字, width: 204pt, line: 1, lines: 16}"}]
)
def test_a_slot_may_let_it_be_so(make: Make, change: dict[str, str]) -> None:
    assert make(story_slot(loose_grid="yes", **change), STORY).found == []


def test_a_slot_that_no_story_is_in_is_not_looked_at(make: Make) -> None:
    assert make(story_slot(measure="9.6字"), "stories: []\n").found == []


def test_columns_that_do_not_fit_are_an_error(make: Make) -> None:
    made = make(story_slot(measure="12字"), STORY)
    assert told(made) == ["error bad-value 2 columns of 12 characters do not fit 22 characters"]


def test_a_column_wider_than_its_place_is_an_error(make: Make) -> None:
    made = make(story_slot(columns=1, measure="23字"), STORY)
    assert told(made) == ["error bad-value 1 column of 23 characters do not fit 22 characters"]


def test_more_columns_than_characters_are_an_error(make: Make) -> None:
    made = make(story_slot(columns=9999), STORY)
    assert told(made) == ["error bad-value 9999 columns do not fit 22 characters"]


def test_a_place_with_nothing_between_its_sides_is_an_error(make: Make) -> None:
    made = make(story_slot(place="{left: 12字, right: 10字, line: 1, lines: 16}"), STORY)
    assert told(made) == ["error bad-value nothing is left between the two sides of the place"]


def test_a_half_is_for_a_spread(make: Make) -> None:
    made = make(story_slot(place="{half: left, left: 0字, right: 0字, line: 1, lines: 16}"), STORY)
    assert told(made) == ["error bad-value `half` is for a spread, and this is one page"]


# ------------------------------------------------------------ the grid


@pytest.mark.parametrize(
    ("grid", "message", "hints"),
    [
        (
            "columns: 2, gutter: 2字, measure: 9字",
            "warning broken-character 2 columns of 9 characters and their gutters make "
            "20 characters, and the type area has 22",
            (
                "the nearest measure that fits is `10字`",
                "the nearest type area is `characters: 20`",
                "say where the rest goes: `remainder:` gutters, columns or right",
            ),
        ),
        (
            "columns: 2, gutter: 2字, measure: 12字, remainder: gutters",
            "error broken-character 2 columns of 12 characters and their gutters make "
            "26 characters, and the type area has 22",
            (
                "the nearest measure that fits is `10字`",
                "the nearest type area is `characters: 26`",
            ),
        ),
        (
            "columns: 2, gutter: 1字, measure: 10.5字",
            "warning broken-character the base columns are 10.5 characters wide",
            ("the nearest measure that fits is `10字`",),
        ),
        (
            "columns: 12, gutter: 2字",
            "error bad-value 22 characters have no room for 12 columns",
            ("give the grid fewer columns",),
        ),
    ],
)
def test_a_grid_that_does_not_fill_the_type_area_is_told(
    make: Make, grid: str, message: str, hints: tuple[str, ...]
) -> None:
    made = make(with_grid(grid), "stories: []\n")
    assert told(made) == [message]
    assert made.hints == [hints]


@pytest.mark.parametrize(
    "grid",
    [
        "columns: 2, gutter: 2字, measure: 10字",
        "columns: 2, gutter: 2字, measure: 9字, remainder: gutters",
        "columns: 3, gutter: 1字, measure: 6字, remainder: right",
    ],
)
def test_a_grid_that_fills_it_or_says_where_the_rest_goes_is_not(make: Make, grid: str) -> None:
    assert make(with_grid(grid), "stories: []\n").found == []


def test_broken_base_columns_are_told_of_where_a_story_stands_on_them(make: Make) -> None:
    layout = with_grid("columns: 3, gutter: 1字") + DEFAULTS
    made = make(layout, ON_GRID)
    assert told(made) == ["warning broken-character the base columns are 6.67 characters wide"]
    assert made.hints[0][0] == "the nearest that is whole is `measure: 7字`"


def test_broken_base_columns_that_no_words_stand_on_are_let_be(make: Make) -> None:
    assert make(with_grid("columns: 3, gutter: 1字"), "stories: []\n").found == []


def test_a_story_stands_on_base_columns_whose_gutters_have_the_rest(make: Make) -> None:
    layout = with_grid("columns: 3, gutter: 1字, remainder: gutters") + DEFAULTS
    made = make(layout, ON_GRID.replace("column: 1", "column: 2"))
    assert made.found == []
    assert made.frame("story-1/body/1").bounds[:3:2] == (100, 60)


# ------------------------------------------------------------ the margins


def test_margins_that_the_type_area_does_not_leave_are_an_error(make: Make) -> None:
    made = make(with_area("inner: 20pt, outer: 30pt"), "edition: {page: 3}\n")
    assert told(made) == [
        "error bad-value `inner` and `outer` make 17.6mm, and the type area leaves 14.1mm"
    ]


def test_margins_may_be_out_by_what_rounding_makes(make: Make) -> None:
    assert make(with_area("inner: 20pt, outer: 7mm"), "edition: {page: 3}\n").found == []


def test_a_type_area_wider_than_its_page_is_an_error(make: Make) -> None:
    layout = LAYOUT.replace("width: 260pt", "width: 200pt")
    assert told(make(layout, "stories: []\n")) == [
        "error outside-type-area 22 characters make 77.6mm, and the page is 70.6mm wide"
    ]


@pytest.mark.parametrize(
    ("edition", "why"),
    [
        ("{}", "and the page's `edition` has no `page`"),
        ("{page: 三}", "and `三` has no figure"),
    ],
)
def test_a_page_without_a_number_is_neither_odd_nor_even(
    make: Make, edition: str, why: str
) -> None:
    made = make(with_area("inner: 20pt"), f"edition: {edition}\n")
    message = "error missing-key the layout sets odd pages otherwise than even ones, "
    assert told(made) == [message + why]


def test_a_layout_that_sets_all_pages_alike_asks_for_no_number(make: Make) -> None:
    assert make(LAYOUT, "edition: {}\n").found == []


# ------------------------------------------------------------ spreads


def spread(**changes: object) -> str:
    """Return a spread whose type areas go from 20 to 240 pt and from 280 to 500 pt."""
    layout = with_area("outer: 20pt", story_slot(**changes))
    return layout.replace("  bleed: 10pt", "  bleed: 10pt\n  spread: yes\n  fold: 4字")


ALL = "{left: 0字, right: 0字, line: 1, lines: 16}"


def test_one_column_over_the_fold_is_an_error(make: Make) -> None:
    made = make(spread(place=ALL, columns=1), STORY)
    assert told(made) == ["error over-fold a story of one column lies over the fold"]


def test_one_column_may_lie_over_the_fold_where_its_slot_says_so(make: Make) -> None:
    made = make(spread(place=ALL, columns=1, over_fold="yes"), STORY)
    assert made.found == []
    assert made.frame("story/body/1").bounds[:3:2] == (20, 480)


def test_a_story_over_the_fold_has_whole_characters_on_both_sides(make: Make) -> None:
    place = "{left: 5字, width: 33.6字, line: 1, lines: 16}"
    made = make(spread(place=place), STORY)
    assert told(made) == [
        "warning broken-character the story's place has 17 characters on the left of the fold, "
        "and 12.6 characters on its right"
    ]


def test_a_vertical_body_leaves_the_fold_white(make: Make) -> None:
    layout = spread(place=ALL, columns=1, body="down").replace(
        "  subhead:", "  down: {based_on: body, direction: vertical}\n  subhead:", 1
    )
    made = make(layout, STORY.replace("荒", "荒" + "日月盈昃" * 90))
    frames = [made.frame(f"story/body/{i}").bounds for i in (1, 2)]
    assert [(frame.x, frame.right) for frame in frames] == [(290, 500), (20, 230)]


def test_pages_that_do_not_face_are_told(make: Make) -> None:
    made = make(spread(place=ALL), "edition: {page: 5-6}\n")
    assert told(made) == ["warning bad-value pages 5 and 6 do not face each other"]


@pytest.mark.parametrize("page", ["4-5", "A4-A5", "4"])
def test_pages_that_face_are_not(make: Make, page: str) -> None:
    assert make(spread(place=ALL), f"edition: {{page: {page}}}\n").found == []


@pytest.mark.parametrize(("binding", "printed"), [("left", ["A4", "A5"]), ("right", ["A5", "A4"])])
def test_each_page_of_a_spread_prints_its_number(
    make: Make, binding: str, printed: list[str]
) -> None:
    place = "place: {left: 0字, width: 5字, top: -15pt, height: 15pt}"
    layout = (
        spread(place=ALL).replace("  spread: yes", f"  spread: yes\n  binding: {binding}")
        + "furniture:\n"
        + f'  a: {{text: "{{page}}", style: body, {place}}}\n'
        + f'  b: {{text: "{{page_right}}", style: body, {place}}}\n'
    )
    made = make(layout, "edition: {page: A4-5}\n")
    assert [made.words(name) for name in "ab"] == [[printed[0]], [printed[1]]]
    assert made.page is not None
    assert made.page.title == "A4-5"


def test_a_byline_keeps_clear_of_the_fold_and_a_headline_may_lie_over_it(make: Make) -> None:
    layout = spread(
        place=ALL,
        headline="{style: headline, lines: 2}",
        byline="{style: byline, lines: 1}",
    )
    made = make(layout, STORY.replace("body", "headline: 天地, byline: 玄黄, body"))
    found = [made.frame(f"story/{name}").bounds for name in ("headline", "byline")]
    assert [(bounds.x, bounds.right) for bounds in found] == [(20, 500), (20, 240)]


def test_the_text_of_a_panel_keeps_clear_of_the_fold_and_its_title_may_lie_over_it(
    make: Make,
) -> None:
    part = "{style: body, lines: 1}"
    panel = f"  box:\n    panel: {{place: {ALL}, title: {part}, text: {part}, fill: red}}\n"
    made = make(spread(place=ALL) + panel, "panels:\n  - {place: box, title: 天地, text: 玄黄}\n")
    found = [made.frame(f"box/{name}").bounds for name in ("title", "text")]
    assert [(bounds.x, bounds.right) for bounds in found] == [(20, 500), (20, 240)]


def test_type_areas_that_leave_a_spread_are_an_error(make: Make) -> None:
    layout = spread(place=ALL).replace("fold: 4字", "fold: 20字")
    assert told(make(layout, STORY)) == [
        "error outside-type-area the type area leaves the page by 21.2mm"
    ]


# ------------------------------------------------------------ furniture


def furnished(place: str) -> str:
    return f"{story_slot()}furniture:\n  tint: {{fill: red, place: {place}}}\n"


def test_furniture_in_a_column_that_is_not_there_is_an_error(make: Make) -> None:
    made = make(furnished("{column: 3, columns: 1, line: 1, lines: 1}"), STORY)
    assert told(made) == ["error bad-value there is no such column: the place has 2"]


def test_furniture_may_count_the_columns_of_a_story(make: Make) -> None:
    made = make(furnished("{within: story, column: 2, columns: 1, line: 1, lines: 1}"), STORY)
    assert made.box("tint").bounds == (140, 30, 100, 15)


def test_a_story_within_itself_is_told_and_not_looked_for_forever(make: Make) -> None:
    place = "{within: story, column: 2, columns: 1, line: 1, lines: 16}"
    made = make(story_slot(place=place, columns=1), STORY)
    assert told(made) == ["error bad-value there is no such column: the place has 1"]


def test_a_story_may_stand_within_one_that_is_within_another(make: Make) -> None:
    inner = "    story: {place: {within: %s, column: 2, columns: 1, line: 1, lines: 16}, columns: 2, gutter: 2字, body: body}\n"
    layout = story_slot() + "  second:\n" + inner % "story" + "  third:\n" + inner % "second"
    made = make(layout, STORY.replace("place: story", "place: third"))
    bounds = made.frame("third/body/1").bounds
    assert (bounds.x, bounds.width) == (200, 10)


def test_columns_that_do_not_fit_in_a_box_are_an_error(make: Make) -> None:
    made = make(story_slot(columns=12, box="{padding: 2字, fill: red}"), STORY)
    assert told(made) == ["error bad-value 12 columns do not fit 18 characters"]
