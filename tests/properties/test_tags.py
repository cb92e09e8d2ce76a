"""Any story as a tagged PDF: its paragraphs come back one by one, and nothing is lost or twice."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.export.pdf import pdf_bytes
from pagesetter.pipeline import typeset
from pagesetter.typeface.library import FontLibrary
from tests.pdf.tag_tree import read

LAYOUTS = Path(__file__).parents[1] / "pages" / "layouts"
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
WORDS = st.lists(
    st.sampled_from([*HAN, "，", "。", "（A4）", "——", " Box ", "20.8%", "“", "”"]),
    min_size=1,
    max_size=60,
).map(lambda parts: HAN[0] + "".join(parts) + HAN[1])
PART = st.tuples(st.sampled_from(["", "## ", "### ", "- ", "1. "]), WORDS)
BODY = st.lists(PART, min_size=1, max_size=8)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for page files."""
    return tmp_path_factory.mktemp("tagged")


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@settings(max_examples=40)
@given(body=BODY, slot=st.sampled_from(["story", "wide", "upper"]))
def test_the_text_of_the_tag_tree_is_that_of_the_story(
    body: list[tuple[str, str]], slot: str, folder: Path, box_library: FontLibrary
) -> None:
    text = "\n\n".join(f"      {mark}{words}" for mark, words in body)
    file = folder / "page.yaml"
    page = f"layout: box\nstories:\n  - place: {slot}\n    body: |\n{text}\n"
    file.write_text(page, encoding="utf-8")
    log = DiagnosticLog()
    drawn = typeset(file, box_library, log, layout_folders=[LAYOUTS])
    tagged = read(pdf_bytes([drawn]))
    parts = tagged.document.of("P", "H1", "H2", "H3", "LBody")
    told = [folded(part.text) for part in parts]
    wanted = [folded(words) for _, words in body]
    if any(diagnostic.code is Code.OVERSET for diagnostic in log):
        *whole, last = told or [""]
        assert whole == wanted[: len(whole)]
        assert wanted[len(whole)].startswith(last)
    else:
        assert told == wanted
        assert len(tagged.document.of("LBody")) == sum(mark in ("- ", "1. ") for mark, _ in body)
    assert tagged.pages[0].stray == []
    assert [number for _, number in tagged.document.contents()] == [*tagged.pages[0].texts]
    levels = [int(part.type[1]) for part in parts if part.type.startswith("H")]
    assert all(b <= a + 1 for a, b in zip([0, *levels], levels, strict=False))
