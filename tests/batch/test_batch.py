"""Many pages: the same bytes whatever makes them, failures page by page, what need not be made."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

import pagesetter
from pagesetter.batch.build import build_pages
from pagesetter.batch.model import BatchOptions, BatchOutputs
from pagesetter.diagnostics import PagesetterError
from pagesetter.pipeline import Options
from pagesetter.press.model import PressOptions
from tests.batch.conftest import LAYOUTS, ROOT, Desk

Files = Callable[[Path], dict[str, bytes]]


def titles(file: Path) -> list[str]:
    """Return the labels of what stands on the pages of a PDF: their bookmarks, in order."""
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        return [item.children[0].title for item in outline.root]


def test_each_page_is_the_pdf_that_a_build_of_it_alone_makes(desk: Desk, tmp_path: Path) -> None:
    pages = desk.pages(3)
    out = tmp_path / "out"
    build_pages(pages, BatchOutputs(out), desk.options)
    alone = tmp_path / "alone.pdf"
    for page in pages:
        pagesetter.build(page, alone, desk.options)
        assert (out / f"{page.stem}.pdf").read_bytes() == alone.read_bytes()


def test_one_pdf_has_the_pages_in_the_order_they_are_named_in(desk: Desk, tmp_path: Path) -> None:
    pages = desk.pages(4)
    one = tmp_path / "all.pdf"
    report = build_pages([pages[i] for i in (2, 0, 3, 1)], BatchOutputs(one=one), desk.options)
    assert titles(one) == ["寒来暑往2", "寒来暑往0", "寒来暑往3", "寒来暑往1"]
    assert (report.pages, report.one, report.missing) == (4, one, ())


def test_one_process_and_two_give_the_same_bytes(
    desk: Desk, tmp_path: Path, files_of: Files
) -> None:
    pages = desk.pages(12)
    for jobs in (1, 2):
        outputs = BatchOutputs(tmp_path / f"{jobs}", tmp_path / f"{jobs}-all.pdf")
        build_pages(pages, outputs, desk.options, BatchOptions(jobs))
    assert files_of(tmp_path / "1") == files_of(tmp_path / "2")
    assert (tmp_path / "1-all.pdf").read_bytes() == (tmp_path / "2-all.pdf").read_bytes()


def test_another_executor_gives_the_same_bytes_and_stays_open(desk: Desk, tmp_path: Path) -> None:
    pages = desk.pages(6)
    build_pages(pages, BatchOutputs(one=tmp_path / "a.pdf"), desk.options)
    with ThreadPoolExecutor(1) as executor:
        batch = BatchOptions(executor=executor)
        build_pages(pages, BatchOutputs(one=tmp_path / "b.pdf"), desk.options, batch)
        assert executor.submit(len, "open").result() == 4
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_an_edition_is_the_same_made_at_once_and_page_by_page(
    desk: Desk, tmp_path: Path, files_of: Files
) -> None:
    shutil.copytree(ROOT / "tests/pages/edition", desk.folder / "edition")
    edition = desk.folder / "edition" / "edition.yaml"
    at_once = pagesetter.Outputs(tmp_path / "a", tmp_path / "a.pdf")
    pagesetter.build_edition(edition, at_once, desk.options)
    outputs = BatchOutputs(tmp_path / "b", tmp_path / "b.pdf")
    build_pages([edition], outputs, desk.options, BatchOptions(2))
    assert len(files_of(tmp_path / "a")) == 8
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.slow
def test_an_edition_for_a_press_is_the_same_made_at_once_and_page_by_page(tmp_path: Path) -> None:
    edition = ROOT / "examples/edition/edition.yaml"
    options = Options(press=PressOptions(profile="newsprint-cn"))
    pagesetter.build_edition(edition, pagesetter.Outputs(None, tmp_path / "a.pdf"), options)
    build_pages([edition], BatchOutputs(one=tmp_path / "b.pdf"), options, BatchOptions(2))
    data = (tmp_path / "a.pdf").read_bytes()
    assert data == (tmp_path / "b.pdf").read_bytes()
    assert b"/DeviceRGB" not in data


def test_a_spread_is_cut_at_its_fold_in_a_batch_too(desk: Desk, tmp_path: Path) -> None:
    spread, (page,) = ROOT / "tests/pages/spread.yaml", desk.pages(1)
    options = desk.options._replace(split=True)
    outputs = BatchOutputs(tmp_path, tmp_path / "all.pdf")
    build_pages([spread, page], outputs, options)
    pagesetter.build(spread, tmp_path / "alone.pdf", options)
    assert (tmp_path / "spread.pdf").read_bytes() == (tmp_path / "alone.pdf").read_bytes()
    with pikepdf.open(tmp_path / "all.pdf") as pdf:
        assert len(pdf.pages) == 3


def test_pictures_stand_beside_the_pdfs_and_are_made_again_with_them(desk: Desk) -> None:
    (page,) = desk.pages(1)
    words = [page.name, "-o", "out", "--png", "--dpi", "20", "--resume"]
    assert desk.run(*words).returncode == 0
    png = desk.folder / "out" / "000.png"
    before = png.read_bytes()
    png.unlink()
    assert desk.run(*words).stdout.startswith("out: 1 page, ")
    assert png.read_bytes() == before


# ---------------------------------------------------------------- what cannot be made


def test_a_page_that_cannot_be_made_is_told_and_the_others_are_made(desk: Desk) -> None:
    pages = desk.pages(4)
    pages[2].write_text("layout: box\nstory: none\n", "utf-8")
    result = desk.run(*(page.name for page in pages), "-o", "out", "--one", "all.pdf")
    assert result.returncode == 1
    assert "002.yaml:2:1" in result.stderr
    assert "all.pdf is not made while a page is missing" in result.stderr
    made = sorted(file.name for file in desk.folder.rglob("*.pdf"))
    assert made == ["000.pdf", "001.pdf", "003.pdf"]
    assert not list(desk.folder.rglob("*.tmp"))


def test_a_file_that_is_not_there_is_told_beside_the_others(desk: Desk) -> None:
    (page,) = desk.pages(1)
    result = desk.run(page.name, "gone.yaml", "-o", "out", "--jobs", "2")
    assert result.returncode == 1
    assert "cannot be made: gone.yaml" in result.stderr
    assert (desk.folder / "out" / "000.pdf").is_file()


def test_pages_that_would_be_one_file_are_refused(desk: Desk, tmp_path: Path) -> None:
    (page,) = desk.pages(1)
    with pytest.raises(PagesetterError, match="two pages would be written into"):
        build_pages([page, page], BatchOutputs(tmp_path / "out"), desk.options)


def test_pages_of_one_name_go_into_the_folders_they_are_in(desk: Desk, tmp_path: Path) -> None:
    (page,) = desk.pages(1)
    files = []
    for folder in ("a", "b"):
        (desk.folder / folder).mkdir()
        files.append(Path(shutil.copy(page, desk.folder / folder / "page.yaml")))
    build_pages(files, BatchOutputs(tmp_path / "out"), desk.options)
    found = sorted(str(f.relative_to(tmp_path)) for f in (tmp_path / "out").rglob("*.pdf"))
    assert found == ["out/a/page.pdf", "out/b/page.pdf"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "out.pdf"], "the output out.pdf must be a folder; --one out.pdf makes one"),
        (["--one", "all"], "the output all must be named .pdf"),
        (["--one", "all.pdf", "--png"], "--png is beside the PDFs of single pages"),
        (["--timings"], "--timings is for one page"),
    ],
)
def test_what_makes_no_sense_for_many_pages_is_said(
    desk: Desk, words: list[str], said: str
) -> None:
    pages = desk.pages(2)
    result = desk.run(*(page.name for page in pages), *words)
    assert (result.returncode, said in result.stderr) == (2, True), result.stderr


# ---------------------------------------------------------------- what need not be made


def kept(desk: Desk, pages: list[Path], outputs: BatchOutputs) -> tuple[int, int]:
    """Resume a build; return how many pages were kept, and how many made."""
    report = build_pages(pages, outputs, desk.options, BatchOptions(resume=True))
    return report.kept, report.pages


def test_what_was_made_from_the_same_files_is_not_made_again(desk: Desk, tmp_path: Path) -> None:
    pages, outputs = desk.pages(5), BatchOutputs(tmp_path / "out")
    assert kept(desk, pages, outputs) == (0, 5)
    assert kept(desk, pages, outputs) == (5, 0)
    pages[3].write_text(pages[3].read_text("utf-8").replace("云腾", "腾云"), "utf-8")
    assert kept(desk, pages, outputs) == (4, 1)
    (tmp_path / "out" / "001.pdf").write_bytes(b"%PDF half")
    (tmp_path / "out" / "002.pdf").unlink()
    assert kept(desk, pages, outputs) == (3, 2)


def test_a_changed_layout_font_or_option_makes_pages_again(desk: Desk, tmp_path: Path) -> None:
    layouts = tmp_path / "layouts"
    shutil.copytree(LAYOUTS, layouts)
    desk = desk._replace(options=desk.options._replace(layout_folders=(layouts,)))
    pages, outputs = desk.pages(2), BatchOutputs(tmp_path / "out")
    assert kept(desk, pages, outputs) == (0, 2)
    layout = layouts / "box.yaml"
    layout.write_text(layout.read_text("utf-8") + "# changed\n", "utf-8")
    assert kept(desk, pages, outputs) == (0, 2)
    font = next(desk.options.font_folders[0].glob("*.ttf"))
    font.write_bytes(font.read_bytes() + b"\0")
    assert kept(desk, pages, outputs) == (0, 2)
    desk = desk._replace(options=desk.options._replace(draft=True))
    assert kept(desk, pages, outputs) == (0, 2)
    assert kept(desk, pages, outputs) == (2, 0)


@pytest.mark.parametrize("broken", ["", "[]", '{"outputs": 3}', "[" * 100_000, "\0"])
def test_a_broken_record_is_as_good_as_none(desk: Desk, tmp_path: Path, broken: str) -> None:
    pages, outputs = desk.pages(2), BatchOutputs(tmp_path / "out")
    kept(desk, pages, outputs)
    (tmp_path / "out" / ".pagesetter-made" / "000.pdf.json").write_text(broken, "utf-8")
    assert kept(desk, pages, outputs) == (1, 1)


def test_one_pdf_of_all_is_made_again_when_one_page_or_their_order_is_another(
    desk: Desk, tmp_path: Path
) -> None:
    pages, outputs = desk.pages(3), BatchOutputs(one=tmp_path / "all.pdf")
    assert kept(desk, pages, outputs) == (0, 3)
    assert kept(desk, pages, outputs) == (3, 0)
    assert kept(desk, pages[::-1], outputs) == (0, 3)
    assert titles(tmp_path / "all.pdf")[0] == "寒来暑往2"
    assert kept(desk, pages[:2], outputs) == (0, 2)


def test_how_many_were_made_before_is_said(desk: Desk) -> None:
    names = [page.name for page in desk.pages(3)]
    desk.run(*names[:2], "-o", "out", "--jobs", "2")
    result = desk.run(*names, "-o", "out", "--resume")
    assert result.stdout.startswith("out: 2 pages made before, 1 page, "), result.stdout
