"""From a point of the page to what is written there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.geometry import Point
from pagesetter.makeup.model import MadeUpPage
from pagesetter.pipeline import made_up_page
from pagesetter.preview.places import find_written
from pagesetter.typeface.library import FontLibrary

LAYOUTS = Path(__file__).parents[2] / "pages" / "layouts"
LAYOUT = """\
extends: box
slots:
  one: {story: {place: {left: 0字, width: 10字, line: 1, lines: 4}, columns: 1, body: body}}
"""
# Characters of 10 points; the first line's band is from 30 to 45, from 20 points on, indented by two.
PAGE = """\
layout: ./daily.yaml
stories:
  - place: one
    body: |
      天地,**玄黄**宇宙
      洪荒日月
      盈昃

      辰宿列张
"""


@pytest.fixture
def page(tmp_path: Path, box_library: FontLibrary) -> MadeUpPage:
    (tmp_path / "daily.yaml").write_text(LAYOUT, encoding="utf-8")
    file = tmp_path / "page.yaml"
    file.write_text(PAGE, encoding="utf-8")
    return made_up_page(file, box_library, DiagnosticLog(), layout_folders=[LAYOUTS])


@pytest.mark.parametrize(
    ("x", "y", "place"),
    [
        (45, 37, (5, 7)),  # 天
        (65, 37, (5, 9)),  # the comma, that is set as a full-width one
        (75, 37, (5, 12)),  # 玄, after two asterisks
        (85, 37, (5, 13)),
        (95, 37, (5, 16)),  # 宇, after four
        (115, 37, (6, 7)),  # 洪: the paragraph goes on in the next line of the file
        (25, 52, (6, 8)),  # 荒: and in the next line of the page
        (55, 52, (7, 7)),  # 盈
        (45, 67, (9, 7)),  # 辰
    ],
)
def test_a_word_is_found_where_it_is_written(
    page: MadeUpPage, x: float, y: float, place: tuple[int, int]
) -> None:
    found = find_written(page, Point(x, y))
    assert found is not None
    assert (found.span.line, found.span.column) == place
    assert found.name == "one/body/1"


def test_beside_the_words_is_their_frame(page: MadeUpPage) -> None:
    found = find_written(page, Point(25.0, 37.0))  # the indent
    assert found is not None
    assert (found.text, found.span.line) == ("", 3)


def test_where_nothing_is_nothing_is_found(page: MadeUpPage) -> None:
    assert find_written(page, Point(5.0, 5.0)) is None
