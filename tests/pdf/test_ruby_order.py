"""Ruby in the file's reading order: a story's text is whole over all its frames, its ruby after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import DrawGlyphs, Region
from pagesetter.pipeline import build, typeset
from pagesetter.typeface.library import FontLibrary
from tests.pdf.sheet import call, pdfium_text, reader
from tests.pdf.test_text import squeezed

# Two columns of ten characters by seven lines, or two tiers of ten characters by six.
LAYOUT = """
title: ruby over a column's end
page: {{width: 260pt, height: 300pt, bleed: 0pt, type_area: {{characters: 22, lines: 16, top: 20pt}}}}
grid: {{character: 10pt, leading: 16pt, columns: 1, gutter: 1字}}
styles:
  body: {{families: [Noto Serif SC], size: 10pt, leading: 16pt, indent: 2em, align: justify, direction: {direction}}}
  head: {{families: [Noto Serif SC], size: 10pt}}
  caption: {{families: [Noto Serif SC], size: 8pt, leading: 10pt}}
slots:
  story:
    story:
      place: {{left: 0字, width: {width}, line: 1, lines: {lines}}}
      columns: 2
      gutter: 1字
      headline: {{style: head, lines: 1}}
      body: body
      subhead: body
      slack: 10
      fill: yes
"""
HEADLINE = "长巷夜话"
FIRST = "放了学的孩子先到，随后是收工的石桥人。"
SECOND = "晚上七点，长巷里三十二个座位不到一刻钟就坐满了，国人把当天的报纸夹好，石桥头和岚溪也来了人，又在门口写下新到的书名。"
RUBIES = {"石桥": "shí qiáo", "长巷": "cháng xiàng", "国人": "ㄍㄨㄛˊ ㄖㄣˊ", "岚溪": "lánxī"}


def _marked(words: str) -> str:
    for base, ruby in RUBIES.items():
        words = words.replace(base, f"[{base}]{{ruby {ruby}}}")
    return words


PAGE = f"""
layout: ./layout.yaml
stories:
  - place: story
    headline: "{_marked(HEADLINE)}"
    body: |
      {_marked(FIRST)}

      {_marked(SECOND)}
"""
RUBY = "chángxiàngshíqiáochángxiàngㄍㄨㄛˊㄖㄣˊshíqiáolánxī"

READERS: dict[str, Callable[[Path], str]] = {
    "poppler": lambda file: call("pdftotext", "-raw", file, "-"),
    "pdfium": lambda file: pdfium_text(file.read_bytes()),
    "pypdf": lambda file: reader(file.read_bytes()).pages[0].extract_text(),
}


@pytest.fixture(
    scope="module",
    params=[("horizontal", "21字", 8), ("vertical", "10字", 15)],
    ids=["columns", "tiers"],
)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    direction, width, lines = request.param
    folder = tmp_path_factory.mktemp("ruby")
    layout = LAYOUT.format(direction=direction, width=width, lines=lines)
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    (folder / "page.yaml").write_text(PAGE, encoding="utf-8")
    report = build(folder / "page.yaml", folder / "page.pdf")
    assert report.diagnostics == ()
    page = typeset(folder / "page.yaml", FontLibrary(system=False), DiagnosticLog())
    frames = {region.name: _words(region) for region in page.regions}
    assert frames["story/body/1"] + frames["story/body/2"] == FIRST + SECOND
    assert 0 < SECOND.find(frames["story/body/2"]) < SECOND.index("岚溪")
    return folder / "page.pdf"


def _words(region: Region) -> str:
    return "".join(mark.run.text for mark in region.marks if isinstance(mark, DrawGlyphs))


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_a_paragraph_that_goes_on_in_the_next_frame_is_not_broken_by_ruby(
    read: Callable[[Path], str], file: Path
) -> None:
    assert squeezed(read(file)) == HEADLINE + FIRST + SECOND + RUBY
