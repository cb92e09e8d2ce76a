"""The work that a page takes grows as its words do: counted in calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from pagesetter.composition.linebreak import LONGEST
from pagesetter.diagnostics import Code, Diagnostic, DiagnosticLog, Severity, Span
from pagesetter.edition_files import Outputs
from pagesetter.edition_pipeline import build_edition
from pagesetter.makeup.line_reports import ChosenLine, report_line
from pagesetter.makeup.model import SetFrame
from pagesetter.pipeline import Options, made_up_page
from pagesetter.typeface.library import FontLibrary

WORDS = "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张；寒来暑往，秋收冬藏。"

#: Of what a story twenty times as long, or an edition of more pages, may take more for each part.
MORE = 1.1

LAYOUT = """\
page: {{width: {width}pt, height: {height}pt, bleed: 0pt, type_area: {{characters: {characters}, lines: {lines}, top: 20pt}}}}
grid: {{character: 10pt, leading: 15pt, columns: {columns}, gutter: 2字}}
styles:
  body: {{families: [Box], size: 10pt, leading: 1行, indent: 2em, align: justify}}
slots:
  lead:
    story: {{place: {{left: 0字, width: {characters}字, line: 1, lines: {lines}}}, columns: {columns}, measure: 10字, gutter: 2字, body: body, slack: 9999, fill: yes}}
"""


@pytest.fixture
def calls() -> Iterator[Callable[[Callable[[], object]], int]]:
    """Return a function that counts the calls that another makes, of Python's and of C's."""
    before = sys.getprofile()

    def calls(act: Callable[[], object]) -> int:
        count = 0

        def watch(_frame: FrameType, event: str, _of: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(watch)
        try:
            act()
        finally:
            sys.setprofile(before)
        return count

    yield calls
    sys.setprofile(before)


def story(
    folder: Path, paragraphs: int, repeats: int, columns: int = 8, words: str = WORDS
) -> Path:
    """Write a page of one story, so many paragraphs of so many times the same words."""
    lines, characters = paragraphs * repeats * len(WORDS) // (9 * columns) + 8, 12 * columns - 2
    folder.mkdir()
    layout = LAYOUT.format(
        lines=lines,
        height=lines * 15 + 40,
        columns=columns,
        characters=characters,
        width=characters * 10 + 60,
    )
    (folder / "tall.yaml").write_text(layout, encoding="utf-8")
    body = "\n".join(["      " + words * repeats + "\n"] * paragraphs)
    text = f"layout: tall.yaml\nstories:\n  - place: lead\n    body: |\n{body}"
    (folder / "page.yaml").write_text(text, encoding="utf-8")
    return folder / "page.yaml"


@pytest.mark.parametrize(
    ("short", "long"),
    [((8, 8, 8), (160, 8, 8)), ((1, LONGEST // 15, 8), (1, 4 * LONGEST // 15, 32))],
    ids=["paragraphs", "one paragraph"],
)
def test_a_longer_story_takes_no_more_for_each_character(
    tmp_path: Path,
    box_library: FontLibrary,
    calls: Callable[[Callable[[], object]], int],
    short: tuple[int, int, int],
    long: tuple[int, int, int],
) -> None:
    each = []
    for name, (paragraphs, repeats, columns) in (("warm", short), ("short", short), ("long", long)):
        page, found = story(tmp_path / name, paragraphs, repeats, columns), list[int]()

        def act(page: Path = page, found: list[int] = found) -> None:
            made = made_up_page(page, box_library, DiagnosticLog())
            frames = [item for item in made.items if isinstance(item, SetFrame)]
            found.append(sum(len(p.line.text) for frame in frames for p in frame.lines))

        counted = calls(act)
        assert found == [paragraphs * repeats * len(WORDS)]
        each.append(counted / found[0])
    assert each[2] <= each[1] * MORE


def test_marks_beside_words_take_no_more_for_each_line_of_a_longer_paragraph(
    tmp_path: Path, box_library: FontLibrary, calls: Callable[[Callable[[], object]], int]
) -> None:
    each, words = [], "天地[玄黄]{dots}，宇[宙]{ruby zhòu}[洪荒]{name}。[日]{small}月"
    for name, repeats, columns in (("warm", 400, 8), ("short", 400, 8), ("long", 2_000, 40)):
        page = story(tmp_path / name, 1, repeats, columns, words)

        def act(page: Path = page) -> None:
            made_up_page(page, box_library, DiagnosticLog())

        each.append(calls(act) / repeats)
    assert each[2] <= each[1] * MORE


def test_more_pages_take_no_more_for_each_page(
    tmp_path: Path, box_font: Path, calls: Callable[[Callable[[], object]], int]
) -> None:
    options, each = Options(font_folders=(box_font.parent,)), []
    for pages in (1, 4, 16):
        folder = tmp_path / str(pages)
        for number in range(pages):
            story(folder if not number else folder / str(number), 1, 9 + number % 2)
        names = ["page.yaml", *(f"{number}/page.yaml" for number in range(1, pages))]
        listed = "".join(f"  - {{file: {name}}}\n" for name in names)
        (folder / "edition.yaml").write_text(f"pages:\n{listed}", encoding="utf-8")
        outputs = Outputs(None, folder / "all.pdf")

        def act(folder: Path = folder, outputs: Outputs = outputs) -> None:
            build_edition(folder / "edition.yaml", outputs, options)

        each.append(calls(act) / pages)
    assert each[2] <= each[1] * MORE


class Looked(tuple[int, ...]):
    """Offsets that count how often one of them is looked at."""

    looked = 0

    def __getitem__(self, at: Any) -> Any:
        """Return one."""
        type(self).looked += 1
        return super().__getitem__(at)

    def __contains__(self, offset: object) -> bool:
        """Look at all of them."""
        type(self).looked += len(self)
        return super().__contains__(offset)


def test_a_line_is_looked_at_without_looking_at_the_paragraph(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    made = made_up_page(story(tmp_path / "desk", 1, 250), box_library, DiagnosticLog())
    frame = next(item for item in made.items if isinstance(item, SetFrame))
    paragraph = frame.lines[0].line.paragraph
    assert paragraph is not None
    breaks = Looked(paragraph.breaks)
    report_line(paragraph._replace(breaks=breaks), ChosenLine(0, 10, 100.0, False), DiagnosticLog())
    assert 0 < Looked.looked < 40
    assert len(breaks) > 5_000


class Message(str):
    """A message that counts how often it is compared with another."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        """Compare."""
        type(self).compared += 1
        return super().__eq__(other)

    __hash__ = str.__hash__


def test_a_finding_is_not_compared_with_all_before_it() -> None:
    log, at = DiagnosticLog(), Span(Path("page.yaml"), 1, 1, 1, 2)
    for number in range(1_000):
        for _ in range(2):
            log.add(Diagnostic(Severity.WARNING, Code.RUNT, Message(f"line {number}"), at))
    assert [d.message for d in log][::333] == ["line 0", "line 333", "line 666", "line 999"]
    assert Message.compared <= 1_010
