"""The example edition's PDFs read back: every jump whole, every page number right."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from pagesetter.description.edition_reader import read_edition
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.edition_files import Outputs
from pagesetter.edition_pipeline import EditionReport, build_edition

EXAMPLE = Path(__file__).parents[2] / "examples" / "edition" / "edition.yaml"

#: Story, the page of its first part and that of its second.
JUMPS = [("lamps", 1, 5), ("ferry", 1, 5), ("water", 2, 6)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> EditionReport:
    """Build the example, one PDF a page and one of all."""
    folder = tmp_path_factory.mktemp("edition")
    return build_edition(EXAMPLE, Outputs(folder, folder / "all.pdf"))


@pytest.fixture(scope="module")
def stories() -> dict[str, str]:
    """Return the words of the stories that have an id, without white space."""
    edition = read_edition(EXAMPLE, [], DiagnosticLog())
    assert edition is not None
    found = [story for page in edition.pages if page.page for story in page.page.stories]
    return {s.id: squeezed("".join(p.text for p in s.body)) for s in found if s.id and s.body}


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def by_pypdf(pdf: Path, index: int) -> str:
    """Return the text of a page as pypdf reads it."""
    return squeezed(PdfReader(pdf).pages[index].extract_text())


def by_pdfium(pdf: Path, index: int) -> str:
    """Return the text of a page as pdfium reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return squeezed(document[index].get_textpage().get_text_range())


def test_the_edition_is_made_whole_and_without_a_warning(built: EditionReport) -> None:
    assert (built.pages, built.missing, built.diagnostics) == (8, (), ())
    assert [pdf.name for pdf in built.pdfs] == [f"{n:02d}.pdf" for n in range(1, 9)]
    assert all(len(PdfReader(pdf).pages) == 1 for pdf in built.pdfs)


@pytest.mark.parametrize(("name", "first", "second"), JUMPS)
@pytest.mark.parametrize("read", [by_pypdf, by_pdfium], ids=["pypdf", "pdfium"])
@pytest.mark.parametrize("one", [True, False], ids=["one PDF", "a PDF a page"])
def test_a_story_that_jumps_is_whole_when_its_parts_are_joined(
    name: str,
    first: int,
    second: int,
    read: object,
    one: bool,
    built: EditionReport,
    stories: dict[str, str],
) -> None:
    assert callable(read)
    assert built.one is not None
    texts = [read(built.one, n - 1) if one else read(built.pdfs[n - 1], 0) for n in (first, second)]
    whole, to, back = stories[name], f"（下转第{second}版）", f"（上接第{first}版）"
    lengths = [k for k in range(1, len(whole)) if whole[:k] + to in texts[0]]
    assert len(lengths) == 1
    assert back + whole[lengths[0] :] in texts[1]
    assert lengths[0] > 100
    assert len(whole) - lengths[0] > 50


def test_no_jump_line_stands_on_any_other_page(built: EditionReport) -> None:
    found = {
        number: text.count("下转") * 10 + text.count("上接")
        for number, pdf in enumerate(built.pdfs, 1)
        if "版）" in (text := by_pypdf(pdf, 0))
    }
    assert found == {1: 20, 2: 10, 5: 2, 6: 1}


def test_the_pdf_of_all_pages_is_labeled_with_their_numbers(built: EditionReport) -> None:
    assert built.one is not None
    reader = PdfReader(built.one)
    assert reader.page_labels == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert reader.metadata is not None
    assert reader.metadata.title == "云岭晨报 2025-09-25"


def test_a_page_by_itself_has_its_number_as_its_label(built: EditionReport) -> None:
    assert PdfReader(built.pdfs[4]).page_labels == ["5"]


def test_all_pages_share_one_subset_of_each_face(built: EditionReport) -> None:
    assert built.one is not None
    fonts = [
        font.get_object()["/BaseFont"]
        for page in PdfReader(built.one).pages
        for font in page["/Resources"]["/Font"].get_object().values()  # type: ignore[index]
    ]
    assert len(set(fonts)) * 8 == len(fonts)
    assert built.one.stat().st_size < sum(pdf.stat().st_size for pdf in built.pdfs)


def test_the_shared_facts_stand_on_every_page(built: EditionReport) -> None:
    for pdf in built.pdfs:
        text = by_pypdf(pdf, 0)
        assert "云岭晨报" in text
        assert "2025年9月25日" in text


def test_the_front_page_tells_how_many_pages_there_are(built: EditionReport) -> None:
    assert "第2618期今日8版" in by_pypdf(built.pdfs[0], 0)
