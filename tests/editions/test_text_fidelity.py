"""Long texts set in columns and in tiers, built, and read back out of the PDF: what went in.

The texts are no part of the repository; without them these tests are skipped.

What readers make of a page is folded so far, and no further:

- a line's end is a line end in what is read, and is taken out; so is a space there, which a
  line does not show and which a reader may drop;
- pdfium writes U+FFFE for a hyphen at a line's end, where it could part a word;
- readers guess at spaces from what is white between two glyphs. A gap between Han and Latin, an
  eighth of an em, or the white beside a mark is enough for them, and there a space that was
  not typed is passed over. Inside of a word it is an error, and so is a space that was lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pytest

from pagesetter.diagnostics import Code
from pagesetter.pipeline import build
from pagesetter.typeface.library import FontLibrary
from tests.pdf.sheet import call, pdfium_text, reader

TEXTS = Path(__file__).parents[2].parent / "shared" / "texts"
PARAGRAPHS = 60

LAYOUT = """
title: a long text
page: {{width: 1800pt, height: 1800pt, bleed: 0pt, type_area: {{characters: 174, lines: 109, top: 20pt}}}}
grid: {{character: 10pt, leading: 16pt, columns: 8, gutter: 2字}}
styles:
  body:
    families: [{family}]
    size: 10pt
    indent: 2em
    align: justify
    direction: {direction}
    language: {language}
slots:
  story:
    story:
      place: {{left: 0字, width: 174字, line: 1, lines: 109}}
      columns: 8
      gutter: 2字
      body: body
      subhead: body
      slack: 400
"""


class Text(NamedTuple):
    """A text and how it is set."""

    file: Path
    language: str
    family: str


WIKI = Text(TEXTS / "wiki-zh-hans.txt", "zh-CN", "Noto Serif SC")
NEWS = Text(TEXTS / "news-zh-hant.txt", "zh-TW", "Noto Serif CJK TC")

READERS: dict[str, Callable[[Path], str]] = {
    "pdfium": lambda file: pdfium_text(file.read_bytes()).replace("\ufffe", "-"),
    "poppler": lambda file: call("pdftotext", "-raw", file, "-"),
    # These two go by the glyphs alone, and by no text that is written beside them.
    "mutool": lambda file: call("mutool", "draw", "-F", "txt", file),
    "pypdf": lambda file: reader(file.read_bytes()).pages[0].extract_text(),
}


@pytest.fixture(scope="module", params=[WIKI, NEWS], ids=["wiki", "news"])
def text(request: pytest.FixtureRequest) -> Text:
    found: Text = request.param
    if not found.file.exists():
        pytest.skip(f"shared/texts/{found.file.name} is not here")
    if FontLibrary().find(found.family, 400) is None:
        pytest.skip(f"{found.family} is not here")
    return found


@pytest.fixture(scope="module")
def paragraphs(text: Text) -> list[str]:
    found = [p.strip() for p in text.file.read_text("utf-8-sig").splitlines() if p.strip()]
    return found[:PARAGRAPHS]


@pytest.fixture(scope="module", params=["horizontal", "vertical"])
def direction(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def as_typed(paragraph: str) -> str:
    """Put a backslash before what could be a mark."""
    return re.sub(r"([*\\#\[\]])", r"\\\1", paragraph)


def built(folder: Path, text: Text, direction: str, body: list[str]) -> Path:
    """Set paragraphs as one story, of which nothing is left over."""
    layout = LAYOUT.format(family=text.family, language=text.language, direction=direction)
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    lines = "\n\n".join("      " + paragraph for paragraph in body)
    page = f"layout: ./layout.yaml\nstories:\n  - place: story\n    body: |\n{lines}\n"
    (folder / "page.yaml").write_text(page, encoding="utf-8")
    report = build(folder / "page.yaml", folder / "page.pdf")
    assert [d.message for d in report.diagnostics if d.code is Code.OVERSET] == []
    return folder / "page.pdf"


@pytest.fixture(scope="module")
def pdf(
    text: Text, direction: str, paragraphs: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    body = [as_typed(paragraph) for paragraph in paragraphs]
    return built(tmp_path_factory.mktemp("plain"), text, direction, body)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_every_character_comes_back_in_order(
    read: Callable[[Path], str], pdf: Path, paragraphs: list[str]
) -> None:
    assert _solid(read(pdf)) == _solid("".join(paragraphs))


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_no_space_is_lost_and_no_word_is_parted(
    read: Callable[[Path], str], pdf: Path, paragraphs: list[str]
) -> None:
    typed = _spaces("".join(paragraphs))
    found = _spaces(read(pdf))
    # Paragraphs end lines, so that between two of them there is always white.
    assert sorted(typed.keys() - found.keys()) == []
    added = {
        at: around for at, (around, line_end) in found.items() if at not in typed and not line_end
    }
    assert [around for around in added.values() if re.fullmatch(r"[A-Za-z0-9]{2}", around)] == []


HOW = ("ruby zhùyīn", "name", "dots", "ruby ˙ㄉㄜ ㄧㄣˊ", "book", "strong")


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_marked_words_come_back_in_order_and_ruby_after_them(
    read: Callable[[Path], str],
    text: Text,
    direction: str,
    paragraphs: list[str],
    tmp_path: Path,
) -> None:
    how, ruby = cycle(HOW), []

    def mark(words: re.Match[str]) -> str:
        name = next(how)
        if name == "strong":
            return f"**{words[0]}**"
        ruby.append(name.removeprefix("ruby ") if name.startswith("ruby") else "")
        return f"[{words[0]}]{{{name}}}"

    body = [re.sub("[一-鿿]{2}", mark, as_typed(p), count=12) for p in paragraphs]
    pdf = built(tmp_path, text, direction, body)
    assert _solid(read(pdf)) == _solid("".join([*paragraphs, *ruby]))


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def _spaces(text: str) -> dict[int, tuple[str, bool]]:
    """Return what stands around each stretch of white, and whether a line ends there.

    They go by how many characters are before them.
    """
    found, passed = {}, 0
    for words, white, after in re.findall(r"(\S+)(\s+)(?=(\S?))", text):
        passed += len(words)
        found[passed] = (words[-1] + after, "\n" in white)
    return found
