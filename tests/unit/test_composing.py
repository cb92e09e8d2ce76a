"""Paragraphs composed by a program that has no page."""

from __future__ import annotations

import pytest

import pagesetter
from pagesetter import AdjustmentRules, PageError, SpacingRules, Style, compose

TEXT = "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张；寒来暑往，秋收冬藏。"


def test_the_lines_hold_the_text() -> None:
    lines = compose(TEXT, 7)
    assert "".join(line.text for line in lines) == TEXT
    assert [(line.start, line.end) for line in lines] == [(0, 7), (7, 15), (15, 22), (22, 30)]


def test_lengths_are_ems() -> None:
    line = compose(TEXT, 7)[1]
    assert (line.measure, line.natural) == (7.0, 8.0)
    assert [(s.name, s.places, s.ems) for s in line.steps] == [
        ("line-end", 1, -0.5),
        ("shrink-stop", 1, -0.5),
    ]


def test_natural_width_and_steps_make_the_measure_of_each_line_but_the_last() -> None:
    for line in compose(TEXT * 5, 9.4)[:-1]:
        made = line.natural + sum(step.ems for step in line.steps)
        assert made == pytest.approx(line.measure, abs=1e-4)


def test_a_last_line_is_not_filled() -> None:
    line = compose("天地玄黄宇宙洪荒", 6)[-1]
    assert (line.text, line.natural, line.steps) == ("洪荒", 2.0, ())


def test_a_measure_may_be_given_for_each_line() -> None:
    lines = compose("天地玄黄宇宙洪荒日月盈昃", (3, 5, 4))
    assert [(line.text, line.measure) for line in lines] == [
        ("天地玄", 3.0),
        ("黄宇宙洪荒", 5.0),
        ("日月盈昃", 4.0),
    ]


def test_an_indent_is_taken_off_the_first_line() -> None:
    lines = compose("天地玄黄宇宙洪荒日月", 6, Style(indent=2.0))
    assert [line.text for line in lines] == ["天地玄黄", "宇宙洪荒日月"]


def test_marks_hang_where_the_style_lets_them() -> None:
    style = Style(adjustment=AdjustmentRules(hanging="pauses"))
    first = compose("天地玄黄，宇宙洪荒。", 4, style)[0]
    assert (first.text, first.hang) == ("天地玄黄，", 0.5)


def test_rules_of_marks_are_the_styles() -> None:
    lines = compose("天地玄黄，宇宙", 4, Style(spacing=SpacingRules(kinsoku="none")))
    assert [line.text for line in lines] == ["天地玄黄", "，宇宙"]


def test_nothing_in_the_text_marks_words() -> None:
    assert compose("天**地**玄", 20)[0].text == "天**地**玄"


def test_an_empty_text_has_no_lines() -> None:
    assert compose("", 7) == ()


@pytest.mark.parametrize("text", ["天\n地", "天\r\n地"])
def test_a_paragraph_is_one_call(text: str) -> None:
    with pytest.raises(ValueError, match="one paragraph a call"):
        compose(text, 7)


@pytest.mark.parametrize("measure", [0, -1, (), (7, 0)])
def test_a_measure_is_above_zero(measure: float | tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="a measure is a number of ems above zero"):
        compose(TEXT, measure)


def test_a_family_that_is_not_there_is_an_error() -> None:
    with pytest.raises(PageError, match="`No Such Family` is not to be found"):
        compose(TEXT, 7, Style(families=("No Such Family",)))


def test_a_character_that_no_face_has_is_an_error_at_its_column() -> None:
    with pytest.raises(PageError) as raised:
        compose("天地\U00018b00", 7)
    assert raised.value.diagnostics[0].span.column == 3


def test_setting_one_paragraph_does_not_change_another() -> None:
    before = compose(TEXT, 9)
    compose("。" * 500, 3)
    assert compose(TEXT, 9) == before


def test_the_package_offers_what_it_names() -> None:
    assert all(hasattr(pagesetter, name) for name in pagesetter.__all__)
