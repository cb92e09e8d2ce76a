"""Drop caps, lists, end marks and tables in the file's reading order: words whole, in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.pipeline import build
from tests.pdf.test_ruby_order import READERS
from tests.pdf.test_text import squeezed

LAYOUT = """
page: {width: 260pt, height: 340pt, bleed: 0pt, type_area: {characters: 22, lines: 18, top: 20pt}}
grid: {character: 10pt, leading: 16pt, columns: 1, gutter: 1字}
styles:
  body: {families: [Noto Serif SC], size: 10pt, leading: 16pt, indent: 2em, align: justify}
  cap: {based_on: body, weight: 900}
  cell: {based_on: body, indent: 0em}
slots:
  story:
    story:
      place: {left: 0字, width: 21字, line: 1, lines: 12}
      columns: 2
      gutter: 1字
      body: body
      drop_cap: {style: cap, lines: 3}
      list: {bullet: ■}
      end_mark: （完）
      end_mark_at: edge
      source: {style: cell, prefix: 来源：}
      slack: 20
      fill: yes
  table: {table: {place: {left: 0字, width: 21字, line: 14, lines: 4}, cell: cell, header: cap}}
"""
FIRST = "清晨五点河面上还有雾，第一批菜船已经靠岸，两岸的人在同一个早市上讨价还价。"
ITEMS = ("一把能遮两个摊位的大伞，下雨时借给隔壁；", "一袋零钱。")
LAST = "她说，赊账的人从来没有跑过。"

PAGE = f"""
layout: ./layout.yaml
stories:
  - place: story
    body: |
      {FIRST}

      - {ITEMS[0]}
      - {ITEMS[1]}

      {LAST}
    source: 青石镇
tables:
  - place: table
    header: [品名, 今价]
    columns: [{{leader: …}}, {{align: decimal}}]
    rows: [[小白菜, 2.5], [河虾, 38], [豆腐, 12.25]]
"""
STORY = f"{FIRST}■{ITEMS[0]}■{ITEMS[1]}{LAST}（完）来源：青石镇"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paragraphs")
    (folder / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    (folder / "page.yaml").write_text(PAGE, encoding="utf-8")
    assert build(folder / "page.yaml", folder / "page.pdf").diagnostics == ()
    return folder / "page.pdf"


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_a_story_and_its_table_are_read_whole_and_in_order(
    read: Callable[[Path], str], file: Path
) -> None:
    table = "品名今价小白菜2.5河虾38豆腐12.25"
    assert squeezed(read(file)).replace("…", "") == STORY + table
