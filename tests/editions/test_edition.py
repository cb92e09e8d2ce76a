"""A page of a real daily, from its description beside the repository to the PDF.

The page description, its text and its photos are no part of the repository; without them
these tests are skipped.
"""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pagesetter.description.model import PageDescription
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import DisplayList, DrawGlyphs
from pagesetter.geometry import Rect
from pagesetter.language.characters import classify
from pagesetter.language.kinsoku import NO_END, NO_START
from pagesetter.pipeline import build, typeset
from pagesetter.typeface.library import FontLibrary

PAGE = Path(__file__).parents[2].parent / "shared" / "edition" / "page.yaml"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="shared/edition/page.yaml is not here")

COLUMN_ENDS = {"lead": ["纪律严明", "《安家》"], "second": ["“三会", "筑牢廉洁防"]}
MEASURES = {"lead": 19, "second": 13}
CHARACTER = 9.5


@dataclass(frozen=True)
class Glyph:
    """A character of the PDF, in points from the top left of the trimmed page."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float


@dataclass(frozen=True)
class Edition:
    """The page as described, as drawn and as built."""

    page: PageDescription
    drawn: DisplayList
    pdf: Path
    diagnostics: list[str]
    glyphs: list[Glyph]

    def body(self, story: str) -> list[tuple[Rect, list[str]]]:
        """Return the bounds and the lines of each frame of a story's body, in order."""
        found: list[tuple[Rect, list[str]]] = []
        for region in self.drawn.regions:
            if region.name.startswith(f"{story}/body/"):
                lines: dict[float, str] = {}
                for mark in region.marks:
                    assert isinstance(mark, DrawGlyphs)
                    lines[mark.at.y] = lines.get(mark.at.y, "") + mark.run.text
                found.append((region.bounds, list(lines.values())))
        return found

    def columns(self, story: str) -> list[list[str]]:
        """Return the lines of each column of a story."""
        by_left: dict[float, list[str]] = {}
        for bounds, lines in self.body(story):
            by_left.setdefault(round(bounds.x, 3), []).extend(lines)
        return [by_left[left] for left in sorted(by_left)]

    def set_lines(self, story: str) -> list[list[Glyph]]:
        """Return the lines of a story's body as they are in the PDF."""
        lines: list[list[Glyph]] = []
        for bounds, _ in self.body(story):
            rows: dict[float, list[Glyph]] = {}
            for glyph in self.glyphs:
                middle = (glyph.x0 + glyph.x1) / 2
                inside = bounds.x - 5 <= middle <= bounds.right + 5
                if inside and bounds.y <= glyph.baseline <= bounds.bottom:
                    rows.setdefault(round(glyph.baseline, 2), []).append(glyph)
            lines += [sorted(rows[y], key=lambda g: g.x0) for y in sorted(rows)]
        return lines


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the page, built once."""
    out = tmp_path_factory.mktemp("edition") / "page.pdf"
    report = build(PAGE, out)
    log = DiagnosticLog()
    page = read_page(PAGE, [], log)
    assert page is not None
    drawn = typeset(PAGE, FontLibrary(), DiagnosticLog())
    found = [f"{d.span.line}:{d.span.column} {d.message}" for d in report.diagnostics]
    return Edition(page, drawn, out, found, _glyphs(out, drawn.bleed))


def _glyphs(pdf: Path, bleed: float) -> list[Glyph]:
    import pdfplumber

    with pdfplumber.open(pdf) as document:
        page: Any = document.pages[0]
        foot = float(page.mediabox[3])
        return [
            Glyph(
                c["text"],
                c["x0"] - bleed,
                c["x1"] - bleed,
                foot - c["matrix"][5] - bleed,
                c["size"],
            )
            for c in page.chars
            if c["text"].strip()
        ]


def _text(pdf: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return folded(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def folded(text: str) -> str:
    """Return a text as both sides are compared: NFKC, no spaces, no line breaks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_the_page_is_set_without_a_diagnostic(edition: Edition) -> None:
    assert edition.diagnostics == []


@pytest.mark.parametrize("story", COLUMN_ENDS)
def test_columns_end_as_they_did_in_print(story: str, edition: Edition) -> None:
    ends = COLUMN_ENDS[story]
    columns = edition.columns(story)
    assert [column[-1][-len(end) :] for column, end in zip(columns, ends, strict=False)] == ends


@pytest.mark.parametrize("number", [0, 1])
def test_every_paragraph_is_in_the_pdf_whole_and_in_order(number: int, edition: Edition) -> None:
    text = _text(edition.pdf)
    at = 0
    for paragraph in edition.page.stories[number].body:
        found = text.find(folded(paragraph.text), at)
        assert found >= at, paragraph.text[:20]
        at = found + len(folded(paragraph.text))


def test_headlines_captions_and_the_staff_line_are_in_the_pdf(edition: Edition) -> None:
    text = _text(edition.pdf)
    page = edition.page
    words = [page.facts["paper"].value, *[f"{role.name}：{role.value}" for role in page.staff]]
    for story in page.stories:
        headings = (story.headline, story.byline, *[photo.caption for photo in story.photos])
        words += [paragraph.text for paragraph in headings if paragraph]
    assert len(words) == 16
    assert [word for word in words if folded(word) not in text] == []


@pytest.mark.parametrize("story", COLUMN_ENDS)
def test_every_baseline_is_on_the_grid(story: str, edition: Edition) -> None:
    grid = edition.page.layout
    step = grid.grid.leading.value
    top = grid.page.top.points(em=CHARACTER, character=CHARACTER, line=step)
    first = top + step / 2 + 0.38 * CHARACTER
    lines = edition.set_lines(story)
    assert len(lines) == sum(map(len, edition.columns(story)))
    for line in lines:
        steps = (line[0].baseline - first) / step
        assert abs(steps - round(steps)) * step <= 0.01


@pytest.mark.parametrize("story", COLUMN_ENDS)
def test_no_gap_between_ideographs_shows(story: str, edition: Edition) -> None:
    gaps = [
        (b.x0 - a.x1) / a.size
        for line in edition.set_lines(story)
        for a, b in pairwise(line)
        if classify(a.text + b.text) == "HH"
    ]
    assert max(gaps) <= 0.125


@pytest.mark.parametrize("story", COLUMN_ENDS)
def test_the_measures_of_a_story_are_equal(story: str, edition: Edition) -> None:
    widths = {round(bounds.width / CHARACTER, 6) for bounds, _ in edition.body(story)}
    assert widths == {MEASURES[story]}


@pytest.mark.parametrize("story", COLUMN_ENDS)
def test_no_line_begins_or_ends_with_a_forbidden_mark(story: str, edition: Edition) -> None:
    lines = [classify(line) for column in edition.columns(story) for line in column]
    assert not [line for line in lines if line[0] in NO_START["gb"] or line[-1] in NO_END["gb"]]


@pytest.mark.parametrize("story", COLUMN_ENDS)
def test_no_column_ends_with_a_subhead(story: str, edition: Edition) -> None:
    number = list(COLUMN_ENDS).index(story)
    subheads = {p.text for p in edition.page.stories[number].body if p.subhead}
    assert not [column[-1] for column in edition.columns(story) if column[-1] in subheads]


def test_the_page_has_the_same_bytes_from_any_folder(edition: Edition, tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "LC_ALL": "C"}
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pagesetter",
            "build",
            os.path.relpath(PAGE, tmp_path),
            "-o",
            "a.pdf",
        ],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
    )
    assert (tmp_path / "a.pdf").read_bytes() == edition.pdf.read_bytes()
