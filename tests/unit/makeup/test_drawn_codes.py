"""Bar codes and QR codes on the page: their places, their white, what is told of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pagesetter.codes import qr_rows
from pagesetter.geometry import Rect
from pagesetter.ink import Ink
from pagesetter.makeup.model import PlacedPattern
from tests.unit.makeup.pages import LAYOUT, Made, slots

Make = Callable[[str, str], Made]

LINK = "https://example.com/1"


def pattern(made: Made, name: str) -> PlacedPattern:
    item = made.item(name)
    assert isinstance(item, PlacedPattern)
    return item


# ---------------------------------------------------------------- QR codes


def layout(more: str = "", height: int = 4) -> str:
    return slots(f"""
own:
  code:
    place: {{left: 0字, width: 10字, line: 1, lines: {height}}}
    {more}
""")


def code(caption: str = "") -> str:
    return f"codes: [{{place: own, link: {LINK}{caption}}}]\n"


def test_a_code_is_a_square_in_the_middle_of_its_place_with_four_modules_of_white(
    make: Make,
) -> None:
    found = pattern(make(layout(), code()), "own")
    size = len(qr_rows(LINK, "M"))
    module = 60 / (size + 8)
    assert (size, found.bounds) == (25, Rect(40, 30, 60, 60))
    assert min(rect.x for rect in found.rects) == pytest.approx(40 + 4 * module)
    assert max(rect.right for rect in found.rects) == pytest.approx(100 - 4 * module)
    assert min(rect.y for rect in found.rects) == pytest.approx(30 + 4 * module)
    assert max(rect.bottom for rect in found.rects) == pytest.approx(90 - 4 * module)


def test_a_code_is_black_alone_on_white(make: Make) -> None:
    found = pattern(make(layout(), code()), "own")
    assert (found.ink, found.ground) == (Ink(0, 0, 0, 1), Ink(0, 0, 0, 0))


def test_words_stand_right_under_a_code(make: Make) -> None:
    made = make(layout("caption: caption\n    gap: 2pt", 6), code(", caption: 扫码"))
    # A square of 78 pt, 2 pt, a line of 10 pt: 90 pt.
    assert pattern(made, "own").bounds == pytest.approx(Rect(31, 30, 78, 78))
    assert made.frame("own/caption").bounds == pytest.approx(Rect(20, 110, 100, 10))


def test_a_code_and_its_words_stand_together_in_a_high_place(make: Make) -> None:
    made = make(layout("caption: caption", 10), code(", caption: 扫码"))
    # 100 pt and 10 pt in 150: 20 pt stay free over and under.
    assert pattern(made, "own").bounds == pytest.approx(Rect(20, 50, 100, 100))
    assert made.frame("own/caption").bounds == pytest.approx(Rect(20, 150, 100, 10))
    assert made.frame("own/caption").lines[0].baseline == pytest.approx(158.04)


def test_words_that_leave_no_room_are_an_error(make: Make) -> None:
    made = make(layout("caption: caption", 1), code(f", caption: {'天' * 24}"))
    assert [line.split()[1:3] for line in made.found] == [["error", "overset"]]


def test_a_code_too_small_for_cameras_is_told(make: Make) -> None:
    made = make(layout(height=2), code())
    assert made.found == [
        "2:28 warning small-code the squares of the code in `own` are 0.32 mm, "
        "and cameras want 0.40 mm"
    ]
    assert made.hints == [("make a shorter link, or give it a place of 13.2 mm",)]


def test_a_layout_may_want_a_code_that_bears_more_loss(make: Make) -> None:
    usual, strong = (
        pattern(make(layout(f"recovery: {level}"), code()), "own") for level in ("M", "H")
    )
    assert len(strong.rects) > len(usual.rects)


STORY = """
story:
  story: {place: {left: 0字, width: 10字, line: 1, lines: 16}, columns: 1, body: body, slack: 16}
code:
  code: {story: story, place: {within: story, column: 1, columns: 1, line: 3, lines: 6}, words: 扫码, caption: caption}
"""


def test_the_link_of_a_story_is_printed_in_the_slot_for_it(make: Make) -> None:
    page = f"stories: [{{place: story, link: {LINK}, body: {'天' * 35}}}]\n"
    made = make(slots(STORY), page)
    assert pattern(made, "code").bounds == Rect(30, 60, 80, 80)
    assert made.words("code/caption") == ["扫码"]
    assert [made.frame(f"story/body/{n}").bounds.y for n in (1, 2)] == [30, 150]


def test_a_link_that_the_layout_has_no_slot_for_is_told(make: Make) -> None:
    alone = slots(STORY.replace("story: story, ", ""))
    made = make(alone, f"stories: [{{place: story, link: {LINK}, body: 天}}]\n")
    assert made.found == [
        "2:32 warning unknown-slot the link of the story is not printed: the layout has no slot "
        "for its code"
    ]


def test_a_story_without_a_link_leaves_the_slot_free(make: Make) -> None:
    made = make(slots(STORY), f"stories: [{{place: story, body: {'天' * 35}}}]\n")
    assert made.names() == ["story/body/1"]


def test_a_code_may_stand_on_the_grid_by_the_defaults(make: Make) -> None:
    defaults = LAYOUT + "\ndefaults: {code: {caption: caption}}\n"
    page = f"codes: [{{place: {{column: 2, columns: 1, line: 1, lines: 4}}, link: {LINK}}}]\n"
    assert pattern(make(defaults, page), "code-1").bounds == Rect(160, 30, 60, 60)


def furniture(keys: str, place: str = "{left: 0字, width: 22字, line: 1, lines: 4}") -> str:
    return f"{LAYOUT}\nfurniture:\n  a: {{{keys}, place: {place}}}\n"


def test_a_layout_prints_a_code_of_its_own(make: Make) -> None:
    made = make(furniture('link: "https://example.com/{page}"'), "edition: {page: 1}\n")
    assert pattern(made, "a").bounds == Rect(100, 30, 60, 60)


def test_a_link_of_the_layout_that_is_none_is_an_error(make: Make) -> None:
    made = make(furniture('link: "{site}"'), "edition: {site: 天地}\n")
    assert [line.split(" ", 1)[1] for line in made.found] == [
        "error bad-value the link of `a` must begin with https://, as `天地` does not"
    ]


def test_a_code_of_the_layout_may_be_optional(make: Make) -> None:
    made = make(furniture('link: "{site}", optional: yes'), "edition: {page: 1}\n")
    assert (made.names(), made.found) == ([], [])


# ---------------------------------------------------------------- bar codes

BARS = 'barcode: "{issn}", addon: "{addon?}", style: byline, bar: 1pt'


def test_figures_are_no_wider_than_their_bars(make: Make) -> None:
    large = BARS.replace("byline", "headline")  # figures of 10 pt, and their bars are 7 pt wide
    made = make(furniture(large), "edition: {issn: 1671-1238}\n")
    (run,) = made.frame("a/figures").lines[0].line.runs
    assert (run.run.size, run.run.width) == (14, 7)


def test_a_bar_code_is_in_the_middle_of_its_place_with_its_white(make: Make) -> None:
    found = pattern(make(furniture(BARS), "edition: {issn: 1671-1238}\n"), "a")
    assert found.bounds == Rect(73.5, 30, 113, 60)
    assert (found.rects[0].x, found.rects[-1].right) == (84.5, 179.5)


def test_guards_go_further_down_than_other_bars(make: Make) -> None:
    found = pattern(make(furniture(BARS), "edition: {issn: 1671-1238}\n"), "a")
    # 1 pt and three quarters of 10 pt are for the figures, and guards go down 5 pt more.
    feet = [rect.bottom for rect in found.rects]
    assert (feet[:3], set(feet)) == ([86.5, 86.5, 81.5], {86.5, 81.5})
    assert feet.count(86.5) == 6


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ("issn: 1671-1239", "`1671-1239` ends in 9, but the check digit of this ISSN is 8"),
        ("issn: 天", "`天` is no bar code number"),
        ("issn: 1671-1238, addon: 123", "`123` is no add-on of a bar code"),
    ],
)
def test_what_is_no_bar_code_is_an_error(facts: str, found: str, make: Make) -> None:
    made = make(furniture(BARS), f"edition: {{{facts}}}\n")
    assert [line.split(" ", 1)[1] for line in made.found] == [f"error bad-value {found}"]


def test_a_bar_code_wider_than_its_place_is_an_error(make: Make) -> None:
    narrow = furniture(BARS, "{left: 0字, width: 10字, line: 1, lines: 4}")
    made = make(narrow, "edition: {issn: 1671-1238}\n")
    assert [line.split(" ", 1)[1] for line in made.found] == [
        "error bad-value the bar code is 39.9 mm wide with the white beside it, "
        "and its place 35.3 mm"
    ]


def test_a_bar_code_may_be_optional(make: Make) -> None:
    made = make(furniture(BARS + ", optional: yes"), "edition: {page: 1}\n")
    assert (made.names(), made.found) == ([], [])


def test_a_bar_code_lower_than_its_figures_is_an_error(make: Make) -> None:
    low = furniture(BARS, "{left: 0字, width: 22字, top: 0pt, height: 10pt}")
    made = make(low, "edition: {issn: 1671-1238}\n")
    assert [line.split(" ", 1)[1] for line in made.found] == [
        "error bad-value the place of the bar code is 3.5 mm high: too low for bars and figures"
    ]


def test_bars_too_narrow_for_scanners_are_told(make: Make) -> None:
    narrow = furniture(BARS.replace("1pt", "0.2mm"))
    made = make(narrow, "edition: {issn: 1671-1238}\n")
    assert [line.split(" ", 1)[1] for line in made.found] == [
        "warning small-code the bars of `a` are 0.200 mm, and scanners want 0.264 mm"
    ]
