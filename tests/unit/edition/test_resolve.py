"""Pages that know of one another: their order, their numbers, what they see of each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.description.edition_reader import read_edition
from pagesetter.description.model import StoryDescription
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.edition.model import ResolvedEdition
from pagesetter.edition.resolve import resolve_edition

LAYOUTS = Path(__file__).parents[2] / "pages" / "layouts"


def resolved(folder: Path, entries: list[str], *pages: str) -> ResolvedEdition:
    """Resolve an edition of pages given as YAML, each with what its entry says of it."""
    listed = []
    for i, (entry, text) in enumerate(zip(entries, pages, strict=True), 1):
        (folder / f"{i}.yaml").write_text(text + "\n", encoding="utf-8")
        listed.append(f"  - {{file: {i}.yaml, {entry}}}\n")
    file = folder / "edition.yaml"
    file.write_text(f"defaults: {{layout: jumps}}\npages:\n{''.join(listed)}", encoding="utf-8")
    log = DiagnosticLog()
    edition = read_edition(file, [LAYOUTS], log)
    assert edition is not None, [d.message for d in log]
    return resolve_edition(edition)


def story(edition: ResolvedEdition, page: int) -> StoryDescription:
    """Return the first story of a page."""
    description = edition.pages[page].page
    assert description is not None, edition.pages[page].diagnostics
    return description.stories[0]


def jumping(to: str, slot: str = "lead") -> str:
    return f"stories: [{{place: {slot}, headline: 天, body: 天地, jump: {to}}}]"


def continuing(page: str, more: str = "") -> str:
    return f"stories: [{{place: lead, continues: {page}{more}}}]"


PLAIN = "stories: [{place: lead, body: 玄黄}]"


def test_pages_without_jumps_are_made_as_they_are_listed(tmp_path: Path) -> None:
    assert resolved(tmp_path, [""] * 3, PLAIN, PLAIN, PLAIN).order == (0, 1, 2)


def test_a_page_is_made_after_those_that_its_stories_come_from(tmp_path: Path) -> None:
    edition = resolved(tmp_path, [""] * 3, continuing("3"), PLAIN, jumping("1"))
    assert edition.order == (1, 2, 0)


def test_a_chain_of_parts_is_made_from_its_beginning(tmp_path: Path) -> None:
    edition = resolved(
        tmp_path, [""] * 3, continuing("2"), continuing("3", ", jump: 1"), jumping("2")
    )
    assert edition.order == (2, 1, 0)
    assert [p.text for p in story(edition, 0).body] == ["天地"]


def test_pages_in_a_circle_are_not_made(tmp_path: Path) -> None:
    both = "stories: [{{place: lead, body: 天, jump: {0}}}, {{place: second, continues: {0}}}]"
    edition = resolved(tmp_path, [""] * 3, both.format(2), both.format(1), PLAIN)
    assert [page.page is None for page in edition.pages] == [True, False, False]
    assert sorted(edition.order) == [0, 1, 2]
    (error,) = edition.pages[0].diagnostics
    assert error.message == "pages 1, 2 continue one another in a circle"
    assert [label.span.file.name for label in error.labels] == ["2.yaml"]


def test_the_parts_see_the_facts_of_each_others_pages(tmp_path: Path) -> None:
    edition = resolved(tmp_path, ["section: 要闻", "section: 文化"], jumping("2"), continuing("1"))
    jump, continues = story(edition, 0).jump, story(edition, 1).continues
    assert jump is not None
    assert continues is not None
    assert [jump.facts["section"], jump.page] == ["文化", "2"]
    assert [continues.facts["section"], continues.page] == ["要闻", "1"]


@pytest.mark.parametrize(
    ("number", "written", "printed"),
    [
        ("5", "5", "5"),
        ("5", "05", "5"),
        ("05", "5", "05"),
        ("A5", "a05", "A5"),
        ("4-5", "4", "4"),
        ("4-5", "5", "5"),
        ("B4-B5", "B5", "B5"),
    ],
)
def test_a_page_is_found_however_its_number_is_written(
    number: str, written: str, printed: str, tmp_path: Path
) -> None:
    edition = resolved(tmp_path, ["", f"page: {number}"], jumping(written), continuing("1"))
    jump = story(edition, 0).jump
    assert jump is not None
    assert (jump.page, jump.facts["page"]) == (printed, printed)


def test_several_stories_go_on_on_one_page_each_in_its_own(tmp_path: Path) -> None:
    edition = resolved(
        tmp_path,
        ["", ""],
        "stories: [{place: lead, id: a, body: 天, jump: 2}, {place: second, body: 地, jump: 2}]",
        "stories: [{place: lead, continues: {page: 1, story: second}},"
        " {place: second, continues: {page: 1, story: a}}]",
    )
    page = edition.pages[1].page
    assert page is not None
    assert [s.body[0].text for s in page.stories] == ["地", "天"]


def test_an_id_is_meant_before_a_slot(tmp_path: Path) -> None:
    edition = resolved(
        tmp_path,
        ["", "", ""],
        "stories: [{place: lead, id: second, headline: 甲, body: 天}]",
        "stories: [{place: second, headline: 乙, body: 天}]",
        "stories: [{place: lead, body: 天}]\nindex: [{story: second}, {story: second, page: 2}]",
    )
    page = edition.pages[2].page
    assert page is not None
    assert [(e.headline.text, e.page) for e in page.indexed] == [("甲", "1"), ("乙", "2")]


def test_an_index_has_a_headline_without_its_breaks_each_part_at_its_place(
    tmp_path: Path,
) -> None:
    edition = resolved(
        tmp_path,
        [""],
        "stories: [{place: lead, id: a, headline: 天地|玄黄, body: 天}]\nindex: [{story: a}]",
    )
    page = edition.pages[0].page
    assert page is not None
    (entry,) = page.indexed
    assert [(p.text, p.span.column) for p in entry.headline.pieces] == [("天地", 42), ("玄黄", 45)]


def test_an_entry_may_have_words_of_its_own_and_the_page_of_its_story(tmp_path: Path) -> None:
    edition = resolved(
        tmp_path,
        ["page: 7"],
        "stories: [{place: lead, id: a, body: 天}]\nindex: [{story: a, headline: 短题}]",
    )
    page = edition.pages[0].page
    assert page is not None
    assert [(e.headline.text, e.page) for e in page.indexed] == [("短题", "7")]


@pytest.mark.parametrize(("asked", "index"), [("2", 1), ("02", 1), ("4", 2), ("5", 2), ("x", None)])
def test_a_page_is_found_by_its_number(asked: str, index: int | None, tmp_path: Path) -> None:
    edition = resolved(tmp_path, ["", "", "page: 4-5"], PLAIN, PLAIN, PLAIN)
    assert edition.find(asked) == index
