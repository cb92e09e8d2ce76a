"""Paragraphs that are not plain text: what stands where, and what is set without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pagesetter.composition.model import Line
from tests.unit.makeup.pages import Made, story_slot

Make = Callable[[str, str], Made]
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
CAP = "{style: body, lines: 2}"


def body(text: str, *, more: str = "") -> str:
    """Return a page of one story."""
    lines = "".join(f"      {line}\n" for line in text.split("\n"))
    return f"stories:\n  - place: story\n{more}    body: |\n{lines}"


def placed(made: Made, frame: str = "story/body/1") -> list[tuple[float, float, str]]:
    """Return the x, the baseline and the words of each run of a frame."""
    return [
        (round(line.x + run.x, 3), round(line.baseline, 3), run.run.text)
        for line in made.frame(frame).lines
        for run in line.line.runs
    ]


def test_a_drop_cap_makes_as_many_lines_shorter_by_whole_characters(make: Make) -> None:
    made = make(story_slot(drop_cap=CAP), body(HAN[:20]))
    assert made.found == []
    assert [(x, words) for x, _, words in placed(made)] == [
        (19.348, "天"),
        (50.0, HAN[1:8]),
        (50.0, HAN[8:15]),
        (20.0, HAN[15:20]),
    ]


def test_the_face_of_a_drop_cap_begins_and_ends_with_those_of_its_lines(make: Make) -> None:
    made = make(story_slot(drop_cap=CAP), body(HAN[:20]))
    cap, first, second, _ = made.frame("story/body/1").lines
    size = cap.line.runs[0].run.size
    assert round(cap.baseline - 0.84 * size, 3) == round(first.baseline - 8.4, 3)
    assert round(cap.baseline + 0.08 * size, 3) == round(second.baseline + 0.8, 3)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("“" + HAN[:20], "“天"),
        ("天，" + HAN[1:20], "天，"),
        ("The " + HAN[:20], "T"),
    ],
)
def test_marks_go_with_the_character_that_they_belong_to(make: Make, text: str, first: str) -> None:
    made = make(story_slot(drop_cap=CAP, columns=1), body(text))
    assert made.frame("story/body/1").lines[0].line.text == first
    assert "".join(made.words("story/body/1")) == text


@pytest.mark.parametrize(
    "text",
    ["2026年" + HAN[:20], "[天地]{注音 甲 乙}" + HAN[2:20], HAN[:6], "——" + HAN[:20], "天"],
)
def test_a_story_that_has_no_room_for_a_drop_cap_is_set_without(make: Make, text: str) -> None:
    made = make(story_slot(drop_cap=CAP), body(text))
    plain = make(story_slot(), body(text))
    assert made.found == plain.found
    assert placed(made) == placed(plain)


def test_a_drop_cap_is_not_set_where_its_lines_go_on_in_another_column(make: Make) -> None:
    place = "{left: 0字, width: 22字, line: 1, lines: 3}"
    cap = "{style: body, lines: 4}"
    made = make(story_slot(drop_cap=cap, place=place), body(HAN))
    assert made.words("story/body/1") == [HAN[:10], HAN[10:20]]


def test_a_drop_cap_that_takes_more_than_half_of_its_column_is_not_set(make: Make) -> None:
    cap = "{style: body, lines: 2, characters: 3}"
    made = make(story_slot(drop_cap=cap), body(HAN))
    assert made.words("story/body/1")[0] == HAN[:10]


def test_a_subhead_first_has_no_drop_cap_under_it(make: Make) -> None:
    made = make(story_slot(drop_cap=CAP), body("## 天地\n" + HAN))
    assert made.words("story/body/1")[:2] == ["天地", HAN[:10]]


def test_an_end_mark_follows_the_last_character_of_the_text(make: Make) -> None:
    made = make(
        story_slot(end_mark="■", source="{style: body}"),
        body(HAN[:4] + "。", more="    source: 千字文\n"),
    )
    assert placed(made) == [
        (20.0, 41.3, HAN[:4] + "。"),
        (70.0, 41.3, "■"),
        (20.0, 56.3, "千字文"),
    ]


def test_an_end_mark_at_the_edge_ends_with_the_column(make: Make) -> None:
    made = make(story_slot(end_mark="（完）", end_mark_at="edge"), body(HAN[:14]))
    assert placed(made)[1:] == [(20.0, 56.3, HAN[10:14]), (95.0, 56.3, "（完）")]


def test_no_line_parts_an_end_mark_from_the_last_character(make: Make) -> None:
    made = make(story_slot(end_mark="■"), body(HAN[:20]))
    assert made.words("story/body/1") == [HAN[:9], HAN[9:19], HAN[19] + "■"]


def test_a_column_may_be_asked_to_end_with_the_last_words_before_the_end_mark(make: Make) -> None:
    made = make(story_slot(end_mark="■"), body(HAN[:8], more=f"    column_ends: [{HAN[7]}]\n"))
    assert made.found == []
    assert made.words("story/body/1") == [HAN[:8] + "■"]


def test_a_source_has_what_the_layout_writes_before_it(make: Make) -> None:
    made = make(
        story_slot(source="{style: body, prefix: 来源：}"),
        body(HAN[:4], more="    source: 千字文\n"),
    )
    assert made.words("story/body/1")[-1] == "来源：千字文"


def test_a_rule_stands_in_the_middle_of_the_white_under_an_intro(make: Make) -> None:
    made = make(
        story_slot(intro="{style: body, lines_after: 3, rule: {weight: 1pt}}"),
        body(HAN[:4], more="    intro: 千字文\n"),
    )
    rule = made.box("story/body/1/intro-rule").bounds
    assert (rule.x, rule.y, rule.width, rule.height) == (20, 67.0, 100, 1)
    assert placed(made)[1] == (20.0, 41.3 + 4 * 15, HAN[:4])


def test_an_intro_alone_in_its_column_has_no_rule(make: Make) -> None:
    made = make(
        story_slot(intro="{style: body, rule: {weight: 1pt}}"),
        "stories:\n  - place: story\n    intro: 千字文\n",
    )
    assert made.names() == ["story/body/1", "story/body/2"]


@pytest.mark.parametrize(("name", "a"), [("intro", "an"), ("source", "a")])
def test_words_that_the_slot_has_no_place_for_are_an_error(make: Make, name: str, a: str) -> None:
    made = make(story_slot(), body(HAN[:4], more=f"    {name}: 千字文\n"))
    assert made.found == [
        f"4:{8 + len(name) - 1} error bad-value the slot `story` has no place for {a} {name}"
    ]


def test_an_item_hangs_from_its_bullet_in_whole_characters(make: Make) -> None:
    made = make(story_slot(list="{bullet: ■, indent: 1, hang: 2}"), body("- " + HAN[:12]))
    assert placed(made) == [
        (30.0, 41.3, "■"),
        (50.0, 41.3, HAN[:7]),
        (50.0, 56.3, HAN[7:12]),
    ]


def test_a_wide_number_moves_all_items_of_its_list_and_no_others(make: Make) -> None:
    made = make(story_slot(), body("1. 天\n100. 地\n- 玄"))
    assert placed(made) == [
        (20.0, 41.3, "1."),
        (40.0, 41.3, "天"),
        (20.0, 56.3, "100."),
        (40.0, 56.3, "地"),
        (20.0, 71.3, "●"),
        (30.0, 71.3, "玄"),
    ]


def test_a_lower_subhead_without_a_style_is_set_as_the_one_above(make: Make) -> None:
    made = make(story_slot(), body("### 天地\n" + HAN[:4]))
    line: Line = made.frame("story/body/1").lines[0].line
    assert line.paragraph is not None
    assert line.paragraph.style.name == "subhead"


def test_a_subhead_of_two_lines_is_broken_in_lines_nearly_alike(make: Make) -> None:
    made = make(story_slot(), body("## " + HAN[:12] + "\n" + HAN[:4]))
    assert made.words("story/body/1")[:2] == [HAN[:6], HAN[6:12]]


def test_a_subhead_keeps_two_lines_under_it_though_a_paragraph_has_one(make: Make) -> None:
    place = "{left: 0字, width: 22字, line: 1, lines: 5}"
    made = make(story_slot(place=place), body(f"{HAN[:20]}\n## 天地\n{HAN[:6]}\n\n{HAN[:20]}"))
    assert made.words("story/body/1") == [HAN[:10], HAN[10:20]]
    assert made.words("story/body/2") == ["天地", HAN[:6], HAN[:10], HAN[10:20]]


def test_a_vertical_body_has_drop_caps_and_bullets_at_its_tops(make: Make) -> None:
    layout = story_slot(drop_cap=CAP, body="down").replace(
        "slots:", "  down: {based_on: body, direction: vertical}\nslots:", 1
    )
    made = make(layout, body(HAN))
    cap, first, second = made.frame("story/body/1").lines[:3]
    assert (cap.x, round(cap.baseline, 3)) == (225.0, 29.348)
    assert [(line.x, line.baseline) for line in (first, second)] == [(232.5, 60), (217.5, 60)]
