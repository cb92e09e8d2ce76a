"""What the regulator wants of a newspaper's pages, told where a layout says that it is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.makeup.pages import LAYOUT, Made, photo

Make = Callable[[str, str], Made]

FACTS = (
    "{date} 总第{issue}期 今日{pages}版 CN 53-0000 {publisher} 地址：{address} "
    "{printer}印刷 自办发行 定价{price}"
)
EDITION = (
    "edition: {paper: 千字文, date: 2025-09-25, page: 1, issue: 345, pages: 8, publisher: 天,"
    " address: 地, printer: 玄, price: 1元}\n"
)


def layout(
    masthead: str = "text: 天, style: headline, role: masthead", facts: str = FACTS, more: str = ""
) -> str:
    return (
        LAYOUT
        + f"""
press_rules: yes
furniture:
  name: {{{masthead}, place: {{left: 0字, width: 22字, line: 1, lines: 2}}}}
  facts: {{text: "{facts}", style: tiny, place: {{left: 0字, width: 22字, line: 3, lines: 1}}}}
  number: {{text: "{{page}}", style: byline, place: {{left: 0字, width: 22字, line: 4, lines: 1}}}}
defaults:
  story: {{columns: 1, headline: {{style: headline, lines: 2}}, body: body, slack: 16}}
  ad: {{label: {{style: caption}}, text: {{style: subhead, lines: 1}}}}
"""
    ).replace("  caption:", "  tiny: {families: [Box], size: 2pt}\n  caption:") + more


def found(made: Made) -> list[str]:
    return [line.split(" ", 1)[1] for line in made.found]


def test_a_front_page_that_has_all_of_it_is_not_warned_of(make: Make) -> None:
    assert make(layout(), EDITION).found == []


def test_only_a_newspapers_pages_are_held_to_it(make: Make) -> None:
    other = layout("text: 天, style: headline").replace("press_rules: yes", "")
    assert make(other, EDITION).found == []


def test_a_front_page_without_a_masthead_is_told(make: Make) -> None:
    assert found(make(layout("text: 天, style: headline"), EDITION)) == [
        "warning no-masthead page 1 has no masthead"
    ]


def test_other_pages_need_no_masthead(make: Make) -> None:
    page = EDITION.replace("page: 1", "page: 2")
    assert make(layout("text: 天, style: headline"), page).found == []


STORY = "stories: [{place: {column: 1, columns: 2, line: 5, lines: 4}, headline: 天地, body: 天}]\n"


def test_words_as_large_as_the_masthead_are_told(make: Make) -> None:
    made = make(layout(), EDITION + STORY)
    assert found(made) == [
        "warning small-masthead the words of `story-1/headline` are 20 pt, as large as the "
        "masthead's 20 pt or larger"
    ]


def test_words_smaller_than_the_masthead_are_not(make: Make) -> None:
    larger = layout("text: 天, style: body, role: masthead")
    assert found(make(larger, EDITION)) == [
        "warning small-masthead the words of `number` are 10 pt, as large as the masthead's 10 pt "
        "or larger"
    ]


def test_a_masthead_that_is_a_picture_is_as_large_as_it_is_high(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 1000, 100, "logo.png")
    picture = layout("picture: logo.png, role: masthead")
    assert make(picture, EDITION + STORY).photo("name").bounds.height == 22
    assert make(picture, EDITION + STORY).found == []


def test_a_page_that_does_not_show_its_number_is_told(make: Make) -> None:
    silent = layout().replace('"{page}"', "天")
    assert found(make(silent, EDITION)) == [
        "warning no-page-number the page does not show its number"
    ]


def test_the_number_is_looked_for_in_the_folio_where_there_is_one(make: Make) -> None:
    folio = layout().replace("style: tiny,", "style: tiny, role: folio,")
    assert found(make(folio, EDITION)) == [
        "warning no-page-number the page does not show its number"
    ]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("{date} ", "the date"),
        ("总第{issue}期", "the total issue number"),
        ("今日{pages}版", "the number of pages"),
        (" CN 53-0000", "the CN number"),
        (" {publisher}", "who is responsible for it"),
        ("地址：{address}", "its address"),
        ("{printer}印刷", "its printer"),
        ("自办发行", "who distributes it"),
        ("定价{price}", "its price"),
    ],
)
def test_a_front_page_without_a_fact_is_told(field: str, words: str, make: Make) -> None:
    edition = EDITION.replace("price: 1元", "price: 1")
    made = make(layout(facts=FACTS.replace(field, "")), edition)
    assert found(made) == [f"warning no-press-fact page 1 does not show {words}"]


def test_an_ad_marked_otherwise_is_told(make: Make) -> None:
    ad = "ads: [{place: {column: 1, columns: 2, line: 5, lines: 4}, text: 天, label: 推广}]\n"
    assert found(make(layout(), EDITION + ad)) == [
        "warning unmarked-ad the ad in `ad-1` is marked `推广`, not 广告"
    ]


def test_a_public_notice_is_an_ad(make: Make) -> None:
    ad = "ads: [{place: {column: 1, columns: 2, line: 5, lines: 4}, text: 天, label: 公益广告}]\n"
    assert make(layout(), EDITION + ad).found == []
