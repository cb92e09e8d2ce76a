"""Lines explained: what gave, and what forbade a break nearer to the measure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.explain import ExplainedLine, as_records, explain_story, story_names
from pagesetter.makeup.overlay import adjustment_bands
from pagesetter.typeface.library import FontLibrary
from tests.unit.makeup.pages import Made, made_up, story_slot

Make = Callable[[str, str], Made]


@pytest.fixture
def make(tmp_path: Path, box_library: FontLibrary) -> Make:
    """Return a function that makes up a page on a layout, both given as YAML."""
    return lambda layout, page: made_up(tmp_path, box_library, layout, page)


def page(body: str) -> str:
    return f"stories:\n  - place: story\n    body: {body}\n"


def explained(make: Make, body: str) -> tuple[ExplainedLine, ...]:
    """Return the explained lines of a body in columns of ten characters."""
    made = make(story_slot(), page(body))
    assert made.page is not None, made.found
    return explain_story(made.page, "story")


def test_the_stories_of_a_page_are_named(make: Make) -> None:
    made = make(story_slot(), page("天地玄黄。"))
    assert made.page is not None
    assert story_names(made.page) == ("story",)


def test_a_line_tells_its_measure_and_its_own_width(make: Make) -> None:
    first, last = explained(make, "天地玄黄宇宙洪荒日月盈昃。")
    assert (first.measure, first.natural, first.last) == (10.0, 10.0, False)
    assert (last.measure, last.natural, last.last) == (10.0, 3.0, True)


def test_a_mark_that_may_not_begin_a_line_is_named(make: Make) -> None:
    # Ten characters and a comma: the comma would begin the second line.
    first = explained(make, "天地玄黄宇宙洪荒日月，盈昃辰宿列张寒来暑往。")[0]
    assert first.text == "天地玄黄宇宙洪荒日"
    assert first.reason == "“，” may not begin a line (kinsoku gb, CLREQ 3.1.4)"


def test_a_mark_that_may_not_end_a_line_is_named(make: Make) -> None:
    first = explained(make, "天地玄黄宇宙洪荒日（月盈昃）辰宿列张寒来暑往秋收冬藏。")[0]
    assert first.text == "天地玄黄宇宙洪荒日"
    assert first.reason == "“（” may not end a line (kinsoku gb, CLREQ 3.1.4)"


def test_words_that_stay_together_are_named(make: Make) -> None:
    first = explained(make, "天地玄黄宇宙洪荒2026100日月盈昃辰宿列张寒来暑往。")[0]
    assert first.text == "天地玄黄宇宙洪荒"
    assert first.reason == "“2026100日” is one word or number (CLREQ 3.2.4)"


def test_a_break_that_leaves_the_line_too_long_is_told_with_what_its_marks_give(make: Make) -> None:
    layout = story_slot().replace("gap: 0em", "gap: 0.125em")
    body = "天地玄黄宇宙洪荒日ab月盈昃辰宿列张寒来暑往秋收冬藏。"
    made = make(layout, f"stories:\n  - place: story\n    body: {body}\n")
    assert made.page is not None
    first = explain_story(made.page, "story")[0]
    assert first.text == "天地玄黄宇宙洪荒日"
    assert first.reason == (
        "it could end after “ab”, and be 0.12 em too long, of which its marks give 0.00"
    )


def test_a_line_as_near_as_can_be_has_no_reason(make: Make) -> None:
    first, *_ = explained(make, "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来。")
    assert first.reason is None


def test_records_have_lengths_in_ems(make: Make) -> None:
    record = next(as_records(explained(make, "天地玄黄宇宙洪荒日月，盈昃辰宿列张寒来暑往。")))
    assert (record["line"], record["measure"], record["natural"]) == (1, 10.0, 9.0)


def test_bands_stand_behind_the_lines_that_were_opened(make: Make) -> None:
    made = make(story_slot(), page("天地玄黄宇宙洪荒日月，盈昃辰宿列张寒来暑往。"))
    assert made.page is not None
    band = adjustment_bands(made.page)[0]
    # Nine characters at ten: eight gaps opened by an eighth of an em each.
    assert band.name == "story/body/1/loose/1"
    assert band.bounds.width == pytest.approx(100)
    assert band.bounds.height == pytest.approx(10)


def test_a_page_keeps_what_is_on_it_under_the_bands(make: Make) -> None:
    made = make(story_slot(), page("天地玄黄宇宙洪荒日月盈昃。"))
    assert made.page is not None
    assert adjustment_bands(made.page) == ()
