"""Stories of any paragraphs and tables of any cells: all words once, in order, none over others."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.diagnostics import Code
from pagesetter.display.model import DisplayList, DrawGlyphs
from pagesetter.geometry import Rect
from pagesetter.typeface.library import FontLibrary
from tests.properties.test_pages import HAN, PARAGRAPH, lies_in_its_file, set_page

STEP, FIRST_BASELINE = 15.0, 41.3

SHORT = st.text(HAN, min_size=1, max_size=14)
SUBHEAD = st.tuples(st.sampled_from(["## ", "### ", "#### "]), SHORT)
ITEM = st.tuples(
    st.one_of(st.just("- "), st.integers(1, 999).map("{}. ".format)), st.one_of(SHORT, PARAGRAPH)
)
TEXT = st.tuples(st.just(""), PARAGRAPH)
BODY = st.lists(st.one_of(TEXT, TEXT, SUBHEAD, ITEM), min_size=1, max_size=7)

CELL = st.one_of(SHORT, st.integers(0, 99_999).map(lambda n: f"{n / 100:g}"), st.just("~"))
TABLE = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(CELL, min_size=columns, max_size=columns), min_size=1, max_size=6
    )
)
ALIGNS = st.sampled_from(["start", "center", "end", "decimal"])


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for page files."""
    return tmp_path_factory.mktemp("paragraphs")


def story_page(body: list[tuple[str, str]], intro: str, source: str) -> str:
    """Return a page of one story in the slot that has something of everything."""
    text = "\n\n".join(f"      {mark}{words}" for mark, words in body)
    return (
        f"layout: paragraphs\nstories:\n  - place: everything\n    intro: {intro}\n"
        f"    source: {source}\n    body: |\n{text}\n"
    )


def glyphs(page: DisplayList) -> list[DrawGlyphs]:
    return [
        mark for region in page.regions for mark in region.marks if isinstance(mark, DrawGlyphs)
    ]


def em_boxes(page: DisplayList) -> list[Rect]:
    """Return what each run takes of its line, less the blank half of a mark at either end."""
    found = []
    for mark in glyphs(page):
        size = mark.run.size
        left = mark.at.x + (size / 2 if mark.run.text[0] in "“（" else 0.0)
        right = mark.at.x + mark.run.width - (size / 2 if mark.run.text[-1] in "，。；）" else 0.0)
        found.append(Rect(left, mark.at.y - 0.84 * size, right - left, 0.92 * size))
    return found


@given(body=BODY, intro=SHORT, source=SHORT)
def test_every_word_is_set_once_and_in_order(
    body: list[tuple[str, str]], intro: str, source: str, folder: Path, box_library: FontLibrary
) -> None:
    page, log = set_page(story_page(body, intro, source), folder, box_library)
    expected, texts = intro, [i for i, (mark, _) in enumerate(body) if not mark.startswith("#")]
    for i, (mark, words) in enumerate(body):
        bullet = {"-": "●", "#": "", "": ""}.get(mark[:1], mark.strip())
        expected += bullet + words + ("■" if texts and i == texts[-1] else "")
    expected += "来源：" + source
    found = "".join(mark.run.text for mark in glyphs(page))
    same = str.maketrans(",;", "，；")
    if any(diagnostic.code is Code.OVERSET for diagnostic in log):
        assert expected.translate(same).startswith(found.translate(same))
    else:
        assert found.translate(same) == expected.translate(same)


@given(body=BODY, intro=SHORT, source=SHORT)
def test_all_but_a_drop_cap_stands_on_the_grid_and_nothing_on_anything_else(
    body: list[tuple[str, str]], intro: str, source: str, folder: Path, box_library: FontLibrary
) -> None:
    page, log = set_page(story_page(body, intro, source), folder, box_library)
    for mark in glyphs(page):
        if mark.run.size == 10.0:
            steps = (mark.at.y - FIRST_BASELINE) / STEP
            assert steps == pytest.approx(round(steps), abs=1e-6)
    boxes = em_boxes(page)
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    spans = [mark.span for mark in glyphs(page)] + [diagnostic.span for diagnostic in log]
    assert [str(span) for span in spans if not lies_in_its_file(span)] == []


@given(rows=TABLE, aligns=st.lists(ALIGNS, min_size=5, max_size=5), leader=st.booleans())
def test_cells_keep_to_the_table_and_clear_of_one_another(
    rows: list[list[str]],
    aligns: list[str],
    leader: bool,
    folder: Path,
    box_library: FontLibrary,
) -> None:
    columns = ", ".join(
        f"{{align: {align}{', leader: …' if leader and i == 0 else ''}}}"
        for i, align in enumerate(aligns[: len(rows[0])])
    )
    written = "".join(f"      - [{', '.join(row)}]\n" for row in rows)
    text = f"layout: paragraphs\ntables:\n  - place: tall\n    columns: [{columns}]\n    rows:\n{written}"
    page, log = set_page(text, folder, box_library)
    assert [d.message for d in log if d.code is Code.OVERSET] == []
    words = "".join(mark.run.text for mark in glyphs(page)).replace("…", "")
    cells = [cell for row in rows for cell in row if cell != "~"]
    assert sorted(words) == sorted("".join(cells))
    boxes = em_boxes(page)
    assert all(box.x >= 20 - 1e-6 and box.right <= 240 + 1e-6 for box in boxes)
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    tops = [region.bounds.y for region in page.regions]
    assert all(a <= b for a, b in pairwise(tops))
