"""What a designer is told of a story that does not fit its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.unit.makeup.pages import Made, photo, slots, story_slot

Make = Callable[[str, str], Made]

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"


def page(body: str, more: str = "") -> str:
    """Return a page of one story."""
    return f"stories:\n  - place: story\n{more}    body: |\n      {body}\n"


def column(lines: int, **changes: object) -> str:
    """Return a layout with one column of ten characters."""
    place = f"{{left: 0字, width: 10字, line: 1, lines: {lines}}}"
    return story_slot(place=place, columns=1, **{"slack": 0, **changes})


def test_a_story_that_fits_is_not_talked_about(make: Make) -> None:
    assert make(column(4), page(HAN * 2)).found == []


def test_an_overset_story_is_a_warning_where_the_last_words_stand(make: Make) -> None:
    assert make(column(3), page(HAN * 3)).found == [
        "5:36 warning overset 30 characters of “the story” do not fit, 3 lines or 560 mm²; "
        "the last set is “…宇宙洪荒日月”"
    ]


def test_an_overset_story_is_named_by_its_headline(make: Make) -> None:
    layout = column(6, headline="{style: headline, lines: 3}")
    made = make(layout, page(HAN * 3, "    headline: 秋收|冬藏\n"))
    assert "of “秋收冬藏” do not fit" in made.found[0]


def test_the_hint_counts_the_lines_to_cut(make: Make) -> None:
    made = make(column(3), page(HAN * 3))
    assert made.hints == [
        (
            "cut 30 characters, or give the story 3 lines more; "
            "`pagesetter fit` tells what else helps",
        )
    ]


def test_the_hint_counts_later_paragraphs_with_the_white_before_them(make: Make) -> None:
    made = make(column(2), page(f"{HAN}\n\n      ## 小标题\n\n      {HAN}"))
    assert made.hints[0][0].startswith("cut 23 characters, or give the story 4 lines more")


def test_a_story_of_which_nothing_is_set_is_overset_from_its_start(make: Make) -> None:
    made = make(column(1), page(HAN * 2))
    assert made.found == [
        "5:7 warning overset 30 characters of “the story” do not fit, 3 lines or 560 mm²; "
        "nothing of it is set"
    ]


def test_a_story_without_a_line_for_its_body_is_overset(make: Make) -> None:
    layout = column(3, headline="{style: headline, lines: 3}")
    made = make(layout, page(HAN * 2, "    headline: 秋收\n"))
    assert made.hints[0][0].startswith("cut 40 characters, or give the story 4 lines more")


def test_an_underset_story_is_a_warning_that_counts_lines_and_characters(make: Make) -> None:
    made = make(column(7), page(HAN * 2))
    assert (made.found, made.hints) == (
        ["3:5 warning underset “the story” leaves 3 lines of column 1 empty, 560 mm²"],
        [
            (
                "write 30 characters more, or give the story less room; "
                "`pagesetter fit` tells what else helps",
            )
        ],
    )


def test_a_hole_within_the_slack_is_not_talked_about(make: Make) -> None:
    assert make(column(7, slack=3), page(HAN * 2)).found == []


def test_holes_in_several_columns_are_counted_together(make: Make) -> None:
    made = make(story_slot(slack=0), page(HAN))
    assert made.found == [
        "3:5 warning underset “the story” leaves 30 lines of its columns empty, 5600 mm²"
    ]


def test_an_end_that_cannot_be_reached_is_an_error_at_its_place(make: Make) -> None:
    layout = story_slot(place="{left: 0字, width: 22字, line: 1, lines: 3}")
    body = f"{HAN}秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜{HAN}"
    made = make(layout, page(body, "    column_ends: [调阳云腾致雨露结为霜]\n"))
    assert (made.found, made.hints) == (
        ["4:19 error column-end column 1 has 3 lines, and up to “致雨露结为霜” it takes 4"],
        [("cut 1 line above, or let the column end earlier",)],
    )


def test_a_line_that_is_opened_too_far_is_a_warning_at_its_first_character(make: Make) -> None:
    made = make(column(4, slack=1), page("天地玄黄宇宙incomprehensible寒来暑往"))
    assert made.found == ["5:7 warning loose-line the line “天地玄黄宇宙” is set too loose"]


def test_a_style_that_is_not_justified_has_no_loose_lines(make: Make) -> None:
    layout = column(4, slack=1).replace("align: justify", "align: start")
    assert make(layout, page("天地玄黄宇宙incomprehensible寒来暑往")).found == []


def test_a_last_line_of_one_character_is_a_warning_where_it_cannot_be_helped(make: Make) -> None:
    place = "{left: 0字, width: 4字, line: 1, lines: 4}"
    made = make(story_slot(place=place, columns=1, slack=2), page("天地玄黄宇。"))
    assert (made.found, made.hints) == (
        ["5:11 warning runt the last line of the paragraph is one character: `宇。`"],
        [("add a few characters to the paragraph, or take one out",)],
    )


def test_a_last_line_of_one_character_that_can_be_helped_is_not_set(make: Make) -> None:
    assert make(column(4, slack=2), page("天地玄黄宇宙洪，荒日月，盈")).found == []


def test_a_word_wider_than_its_column_is_a_warning_where_it_is_parted(make: Make) -> None:
    made = make(column(4, slack=2), page("天地incomprehensibilities玄"))
    assert made.found == [
        "5:25 warning forbidden-break a line ends inside a word, between `l` and `i`: "
        "what stands there is wider than the line"
    ]


def test_marks_wider_than_their_column_are_a_warning_where_one_begins_a_line(make: Make) -> None:
    made = make(column(4, slack=2), page("天" + "』" * 24 + "地玄"))
    assert made.found == [
        "5:26 warning forbidden-break `』` begins a line, which it may not: "
        "what stands there is wider than the line"
    ]


def test_a_headline_broken_where_no_line_may_begin_is_a_warning(make: Make) -> None:
    layout = column(6, headline="{style: headline, lines: 3, rows: 2}", slack=4)
    made = make(layout, page("天地玄黄宇宙", "    headline: 天地玄黄|，宇宙洪荒\n"))
    assert (made.found, made.hints) == (
        ["4:20 warning forbidden-break `，` begins a line, which it may not: the `|` stands there"],
        [("move the `|`",)],
    )


def test_a_number_to_be_kept_whole_is_parted_with_a_warning(make: Make) -> None:
    text, whole = page("天地玄黄宇宙洪荒2016年日月盈昃"), "align: justify, numbers: whole"
    assert make(column(4, slack=2), text).found == []
    assert make(column(4, slack=2).replace("align: justify", whole), text).found == [
        "5:19 warning forbidden-break a line ends between `6` and `年`, which belong together: "
        "the line would be loose without"
    ]


def test_a_caption_tells_of_a_word_that_it_parts(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 300)
    slot = "{place: {left: 0字, width: 6字, line: 1, lines: 12}, caption: caption}"
    words = "incomprehensibilities of them"
    text = f"photos:\n  - {{file: 1.png, place: photo, caption: {words}}}\n"
    found = make(slots(f"photo: {{photo: {slot}}}"), text).found
    assert "forbidden-break" in [line.split()[2] for line in found]
