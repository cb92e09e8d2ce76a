"""A small edition of eight pages: each set as its golden dump says, and every jump whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.description.edition_reader import read_edition
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.dump import dump
from pagesetter.display.model import DrawGlyphs
from pagesetter.display.paint import paint
from pagesetter.edition.model import ResolvedEdition
from pagesetter.edition.resolve import resolve_edition
from pagesetter.edition_pipeline import EditionDesk
from pagesetter.typeface.library import FontLibrary

FOLDER = Path(__file__).parent
EDITION = FOLDER / "edition" / "edition.yaml"
NUMBERS = [f"{number:02d}" for number in range(1, 9)]

#: What is read of each story that jumps: page and region of its parts, in order.
PARTS = {
    "first": [("01", "lead"), ("05", "tail-1")],
    "dragons": [("01", "second"), ("05", "tail-2")],
    "third": [("01", "third"), ("03", "tail-3"), ("06", "lead")],
}


@pytest.fixture(scope="module")
def desk(box_library: FontLibrary) -> EditionDesk:
    """Return the edition, to be made up."""
    return EditionDesk(resolved(), box_library)


def resolved() -> ResolvedEdition:
    """Return the edition read and resolved."""
    log = DiagnosticLog()
    edition = read_edition(EDITION, [FOLDER / "layouts"], log)
    assert edition is not None, [d.message for d in log]
    return resolve_edition(edition)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_page_of_an_edition_is_set_as_its_golden_dump_says(
    number: str, desk: EditionDesk, request: pytest.FixtureRequest
) -> None:
    made = desk.page(int(number) - 1)
    assert [f"{d.span.line}: {d.message}" for d in desk.logs[int(number) - 1]] == []
    assert made is not None
    found = dump(paint(made))
    golden = EDITION.parent / f"{number}.dump"
    if request.config.getoption("--accept"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


def words(desk: EditionDesk, number: str, region: str) -> str:
    """Return the words of the regions of a page whose names begin so."""
    made = desk.page(int(number) - 1)
    assert made is not None
    marks = [m for r in paint(made).regions if r.name.startswith(region) for m in r.marks]
    return "".join(mark.run.text for mark in marks if isinstance(mark, DrawGlyphs))


@pytest.mark.parametrize("name", PARTS)
def test_the_parts_of_a_story_joined_are_the_whole_story(name: str, desk: EditionDesk) -> None:
    stories = [s for p in desk.edition.pages if p.page for s in p.page.stories]
    (first, *_) = [s for s in stories if name in (s.id, getattr(s.place, "name", None))]
    whole = "".join(paragraph.text for paragraph in first.body)
    found = [words(desk, number, f"{region}/body") for number, region in PARTS[name]]
    assert all(found)
    assert "".join(found) == whole


@pytest.mark.parametrize(
    ("number", "region", "line"),
    [
        ("01", "lead/jump_to", "（下转第5版）"),
        ("01", "second/jump_to", "（下转第5版）"),
        ("01", "third/jump_to", "下转要闻3"),
        ("03", "tail-3/jump_from", "（上接第1版）"),
        ("03", "tail-3/jump_to", "（下转第6版）"),
        ("05", "tail-1/jump_from", "上接1版头版"),
        ("05", "tail-2/jump_from", "（上接第1版）"),
        ("06", "lead/jump_from", "（上接第3版）"),
    ],
)
def test_a_jump_line_names_the_other_page(
    number: str, region: str, line: str, desk: EditionDesk
) -> None:
    assert words(desk, number, region) == line


def test_the_index_has_headlines_and_pages_of_the_stories_it_names(desk: EditionDesk) -> None:
    front = desk.edition.pages[0].page
    assert front is not None
    assert [(e.headline.text, e.page) for e in front.indexed] == [
        ("天地玄黄", "1"),
        ("形端表正", "7"),
        ("别处的话", "8"),
    ]


def test_a_page_has_the_facts_of_its_edition_unless_it_has_its_own(desk: EditionDesk) -> None:
    facts = [p.page.facts for p in desk.edition.pages if p.page]
    assert [f["paper"].value for f in facts] == ["试刊", *["总刊"] * 6, "号外"]
    assert [f["page"].value for f in facts] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert {f["pages"].value for f in facts} == {"8"}
    assert {f["date"].value for f in facts} == {"2025-09-25"}


def test_pages_name_their_own_layout_or_have_the_editions(desk: EditionDesk) -> None:
    layouts = [p.page.layout.name for p in desk.edition.pages if p.page]
    assert layouts == [*["jumps"] * 7, "box"]


def test_pages_of_one_layout_share_what_was_read_of_it(desk: EditionDesk) -> None:
    layouts = {id(p.page.layout) for p in desk.edition.pages if p.page}
    assert len(layouts) == 2


def test_one_page_makes_up_only_those_that_its_stories_come_from(box_library: FontLibrary) -> None:
    desk = EditionDesk(resolved(), box_library)
    desk.page(5)
    assert sorted(desk.made) == [0, 2, 5]
