"""Marks on words in the file: the text is whole, ruby is read after it, drawn marks say nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pagesetter.pipeline import build
from tests.pdf.sheet import call, content, pdfium_text
from tests.pdf.test_text import squeezed

LAYOUT = """
title: marks on words
page: {width: 200pt, height: 200pt, bleed: 0pt, type_area: {characters: 16, lines: 10, top: 20pt}}
grid: {character: 10pt, leading: 16pt, columns: 1, gutter: 1字}
inks: {red: {cmyk: [0%, 90%, 80%, 0%]}}
styles:
  body: {families: [Noto Serif SC], size: 10pt, leading: 1行, indent: 2em, align: justify}
slots:
  story:
    story:
      place: {left: 0字, width: 16字, line: 1, lines: 10}
      columns: 1
      measure: 16字
      body: body
      subhead: body
      slack: 10
"""
PAGE = """
layout: ./layout.yaml
stories:
  - place: story
    body: |
      作者[林晚舟]{name}说，[河上的灯火]{book}里的每个人都[不必着急]{dots}赶路。
      [长巷]{ruby cháng xiàng}共30m[2]{sup}，[国人的]{ruby ㄍㄨㄛˊ ㄖㄣˊ ˙ㄉㄜ}，[小]{small}[红]{ink red}灯。
"""
TEXT = "作者林晚舟说，河上的灯火里的每个人都不必着急赶路。长巷共30m2，国人的，小红灯。"
RUBY = "chángxiàngㄍㄨㄛˊㄖㄣˊ˙ㄉㄜ"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("marks")
    (folder / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    (folder / "page.yaml").write_text(PAGE, encoding="utf-8")
    report = build(folder / "page.yaml", folder / "page.pdf")
    assert report.diagnostics == ()
    return folder / "page.pdf"


def test_the_text_comes_back_whole_and_its_ruby_after_it(file: Path) -> None:
    assert squeezed(call("pdftotext", "-raw", file, "-")) == TEXT + RUBY
    assert squeezed(pdfium_text(file.read_bytes())) == TEXT + RUBY


def test_marked_words_are_in_their_ink_and_what_follows_is_not(file: Path) -> None:
    inks = re.findall(r"^(.+) k$", content(file.read_bytes()), re.MULTILINE)
    assert [tuple(map(float, ink.split())) for ink in inks] == [
        (0, 0, 0, 1),
        (0, 0.9, 0.8, 0),
        (0, 0, 0, 1),
    ]


def test_dots_are_filled_and_lines_are_stroked(file: Path) -> None:
    lines = content(file.read_bytes()).splitlines()
    assert lines.count("h f") == 4
    assert lines.count("S") >= 2
