"""Editions read: which files are one, what pages have from them, how they are numbered."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.description.edition_file import is_edition
from pagesetter.description.edition_model import EditionDescription
from pagesetter.description.edition_reader import MAX_PAGES, read_edition
from pagesetter.diagnostics import DiagnosticLog

LAYOUTS = Path(__file__).parents[2] / "pages" / "layouts"


def write(folder: Path, **files: str) -> Path:
    """Write `edition.yaml` and pages; return the edition's file."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "edition.yaml"


def read(folder: Path, **files: str) -> EditionDescription:
    """Read an edition without an error in its own file."""
    log = DiagnosticLog()
    edition = read_edition(write(folder, **files), [LAYOUTS], log)
    assert edition is not None, [d.message for d in log]
    return edition


def facts(edition: EditionDescription, page: int = 0) -> dict[str, str]:
    """Return the facts of a page."""
    description = edition.pages[page].page
    assert description is not None, edition.pages[page].diagnostics
    return {fact.name: fact.value for fact in description.facts.values()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pages: [{file: 01.yaml}]\n", True),
        ("{edition: {}, pages: []}\n", True),
        ("defaults: {layout: box}\n\n'pages':\n  - {file: 01.yaml}\n", True),
        ("layout: box\n", False),
        ("layout: box\nstories: [{place: wide, body: 'the pages: all of them'}]\n", False),
        ("layout: box\nstaff: {pages: 8}\n", False),
        ("pages: [\n", False),
        ("- pages\n", False),
        ("pages\n", False),
        ("", False),
    ],
)
def test_a_file_that_lists_pages_is_an_edition(text: str, expected: bool, tmp_path: Path) -> None:
    assert is_edition(write(tmp_path, edition=text)) is expected


def test_what_is_no_file_is_no_edition(tmp_path: Path) -> None:
    assert [is_edition(tmp_path), is_edition(tmp_path / "none.yaml")] == [False, False]


def test_a_page_has_the_facts_of_the_edition_of_its_entry_and_its_own(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        edition="edition: {paper: 甲, issue: 1, price: 2元}\n"
        "pages: [{file: a.yaml, layout: box, edition: {price: 3元, extra: 乙}, section: 要闻}]\n",
        a="edition: {paper: 丙}\n",
    )
    assert facts(edition) == {
        "paper": "丙",
        "issue": "1",
        "price": "3元",
        "extra": "乙",
        "section": "要闻",
        "page": "1",
        "pages": "1",
    }


def test_a_section_of_the_page_file_wins(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        edition="pages: [{file: a.yaml, layout: box, section: 要闻}]\n",
        a="edition: {section: 体育}\n",
    )
    assert facts(edition)["section"] == "体育"


def test_staff_is_put_together_role_by_role(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        edition="defaults: {layout: box, staff: {主编: 甲, 校对: 乙}}\n"
        "pages: [{file: a.yaml, staff: {校对: 丙}}]\n",
        a="staff: {美编: 丁}\n",
    )
    page = edition.pages[0].page
    assert page is not None
    assert [(f.name, f.value) for f in page.staff] == [
        ("主编", "甲"),
        ("校对", "丙"),
        ("美编", "丁"),
    ]


@pytest.mark.parametrize(
    ("entry", "own", "name"),
    [
        ("", "", "box"),
        (", layout: ./mine.yaml", "", "mine"),
        (", layout: ./mine.yaml", "layout: box", "box"),
    ],
)
def test_the_nearest_layout_wins(entry: str, own: str, name: str, tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        edition=f"defaults: {{layout: box}}\npages: [{{file: a.yaml{entry}}}]\n",
        a=f"{own}\nstories: []\n",
        mine="extends: box\n",
    )
    page = edition.pages[0].page
    assert page is not None
    assert page.layout.name == name


def test_a_layout_of_the_edition_is_a_path_from_the_editions_file(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.yaml").write_text("stories: []\n", encoding="utf-8")
    edition = read(
        tmp_path,
        edition="defaults: {layout: ./mine.yaml}\npages: [{file: pages/a.yaml}]\n",
        mine="extends: box\n",
    )
    page = edition.pages[0].page
    assert page is not None
    assert page.layout.file == tmp_path / "mine.yaml"


def test_pages_may_use_files_of_the_whole_edition(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "words.md").write_text("天地", encoding="utf-8")
    (tmp_path / "pages" / "a.yaml").write_text(
        "stories: [{place: wide, body: {file: ../words.md}}]\n", encoding="utf-8"
    )
    edition = read(tmp_path, edition="defaults: {layout: box}\npages: [{file: pages/a.yaml}]\n")
    assert edition.pages[0].diagnostics == ()


PAGE = "stories: []\n"


@pytest.mark.parametrize(
    ("entries", "own", "numbers", "count"),
    [
        (["", "", ""], "", ["1", "2", "3"], "3"),
        (["", "page: 5", ""], "", ["1", "5", "6"], "3"),
        (["page: A1", "", "page: B1"], "", ["A1", "A2", "B1"], "3"),
        (["", "page: 2-3", ""], "", ["1", "2-3", "4"], "4"),
        (["", "", ""], "edition: {page: 7}", ["1", "7", "8"], "3"),
        (["", "page: 5", ""], "edition: {page: 7}", ["1", "7", "8"], "3"),
    ],
)
def test_pages_are_numbered(
    entries: list[str], own: str, numbers: list[str], count: str, tmp_path: Path
) -> None:
    listed = "".join(
        f"  - {{file: {name}.yaml, {entry}}}\n" for name, entry in zip("abc", entries, strict=True)
    )
    edition = read(
        tmp_path,
        edition=f"defaults: {{layout: box}}\npages:\n{listed}",
        a=PAGE,
        b=f"{own}\n{PAGE}",
        c=PAGE,
    )
    assert [page.number.text for page in edition.pages] == numbers
    assert [facts(edition, i)["page"] for i in range(3)] == numbers
    assert {facts(edition, i)["pages"] for i in range(3)} == {count}


def test_a_page_that_is_missing_keeps_its_number(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        edition="defaults: {layout: box}\npages: [{file: a.yaml}, {file: b.yaml}, {file: c.yaml}]\n",
        a=PAGE,
        c=PAGE,
    )
    assert [page.page is None for page in edition.pages] == [False, True, False]
    assert facts(edition, 2)["page"] == "3"


def test_a_hundred_pages_share_the_layout_that_was_read_once(tmp_path: Path) -> None:
    names = [f"p{i}" for i in range(100)]
    listed = ", ".join(f"{{file: {name}.yaml}}" for name in names)
    edition = read(
        tmp_path,
        edition=f"defaults: {{layout: box}}\npages: [{listed}]\n",
        **dict.fromkeys(names, PAGE),
    )
    layouts = [page.page.layout for page in edition.pages if page.page]
    assert len(layouts) == 100
    assert all(layout is layouts[0] for layout in layouts)


def test_the_error_of_a_layout_is_kept_with_each_of_its_pages(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        edition="defaults: {layout: ./bad.yaml}\npages: [{file: a.yaml}, {file: b.yaml}]\n",
        a=PAGE,
        b=PAGE,
        bad="extends: box\nslot: {}\n",
    )
    assert [[d.message for d in page.diagnostics] for page in edition.pages] == [
        ["a layout has no `slot`"],
        ["a layout has no `slot`"],
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pages: []\n", "an edition has at least one page"),
        (
            f"pages: [{', '.join(['{file: a.yaml}'] * (MAX_PAGES + 1))}]\n",
            f"an edition has {MAX_PAGES} pages at most, not {MAX_PAGES + 1}",
        ),
        ("pages: 8\n", "`pages` must be a list, not `8`"),
        ("- pages\n", "an edition must be a mapping, not a list"),
    ],
)
def test_an_edition_of_no_pages_or_too_many_is_refused(
    text: str, message: str, tmp_path: Path
) -> None:
    log = DiagnosticLog()
    assert read_edition(write(tmp_path, edition=text, a=PAGE), [LAYOUTS], log) is None
    assert message in [d.message for d in log]


def test_the_title_of_an_edition_is_its_paper_and_its_date(tmp_path: Path) -> None:
    edition = read(
        tmp_path,
        edition="edition: {date: 2025-09-25, paper: 云岭晨报}\npages: [{file: a.yaml, layout: box}]\n",
        a=PAGE,
    )
    assert edition.title == "云岭晨报 2025-09-25"
