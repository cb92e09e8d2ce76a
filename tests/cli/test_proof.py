"""`pagesetter proof`: pictures of a page and of an edition, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pagesetter.cli import main

ROOT = Path(__file__).parents[2]
LAYOUTS = ROOT / "tests" / "pages" / "layouts"
EDITION = ROOT / "examples" / "edition" / "edition.yaml"

PAGE = """\
layout: box
stories:
  - place: wide
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往，秋收冬藏闰余成岁律吕调阳。
"""


@pytest.fixture
def desk(tmp_path: Path, box_font: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "page.yaml").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGESETTER_TEST_FONTS", str(box_font.parent))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def proof(*more: str) -> int:
    fonts = os.environ["PAGESETTER_TEST_FONTS"]
    return main(["proof", "page.yaml", "--font-path", fonts, "--layout-path", str(LAYOUTS), *more])


def test_a_proof_is_a_picture_beside_the_page(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert proof("--dpi", "72") == 0
    assert capsys.readouterr().out == "page-proof.png: Golden pages\n"
    with Image.open(desk / "page-proof.png") as picture:
        assert picture.size == (260, 300)


def test_an_overlay_is_drawn_in_its_color(desk: Path) -> None:
    assert proof("--dpi", "72", "--show", "type-area") == 0
    with Image.open(desk / "page-proof.png") as picture:
        red, green, _ = picture.convert("RGB").getpixel((60, 30))  # type: ignore[misc]
    assert red - green > 100  # magenta, along the top of the type area


def test_a_proof_may_be_a_pdf(desk: Path) -> None:
    assert proof("--show", "frames", "-o", "out.pdf") == 0
    with pypdfium2.PdfDocument(desk / "out.pdf") as document:
        assert "wide/body/1" in document[0].get_textpage().get_text_range()


def test_the_heat_map_has_a_scale_under_it(desk: Path) -> None:
    assert proof("--dpi", "72", "--show", "ink") == 0
    with Image.open(desk / "page-proof.png") as picture:
        assert picture.width == 260
        assert picture.height > 300


def test_each_plate_is_a_picture(desk: Path) -> None:
    assert proof("--dpi", "72", "--plate", "all") == 0
    names = sorted(file.name for file in desk.glob("*.png"))
    assert names == [f"page-proof-{ink}.png" for ink in ("black", "cyan", "magenta", "yellow")]
    with Image.open(desk / "page-proof-cyan.png") as cyan:
        assert cyan.getextrema() == (255, 255)
    with Image.open(desk / "page-proof-black.png") as black:
        assert black.getextrema()[0] == 0


def test_a_plate_that_is_not_there_is_refused_with_those_that_are(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert proof("--plate", "gold") == 2
    assert "the page has no plate 'gold'; there are: cyan, magenta" in capsys.readouterr().err


def test_an_overlay_that_is_not_there_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        proof("--show", "frame")
    assert "'frame' is no overlay; did you mean frames?" in capsys.readouterr().err


def test_what_does_not_fit_is_told_and_shown(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = desk / "page.yaml"
    page.write_text(PAGE.replace("天地玄黄", "天地玄黄" * 100), encoding="utf-8")
    assert proof("--dpi", "72") == 0
    said = capsys.readouterr()
    assert "warning[overset]" in said.err
    assert said.out.endswith("characters left over\n")
    with Image.open(desk / "page-proof.png") as picture:
        red, green, _ = picture.convert("RGB").split()
    pairs = zip(red.tobytes(), green.tobytes(), strict=True)
    assert sum(r - g > 150 for r, g in pairs) > 500


def test_the_same_page_gives_the_same_bytes(desk: Path) -> None:
    assert proof("--show", "all") == 0
    first = (desk / "page-proof.png").read_bytes()
    assert proof("--show", "all") == 0
    assert (desk / "page-proof.png").read_bytes() == first


def test_an_edition_is_a_contact_sheet_with_page_numbers(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["proof", str(EDITION), "-o", "sheet.pdf"]) == 0
    assert capsys.readouterr().out == "sheet.pdf: 8 pages\n"
    with pypdfium2.PdfDocument(desk / "sheet.pdf") as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_range()
    assert "河边的旧书摊" in text


def test_a_page_of_an_edition_is_proofed_by_its_number(desk: Path) -> None:
    assert main(["proof", str(EDITION), "--page", "8", "-o", "8.png", "--dpi", "30"]) == 0
    with Image.open(desk / "8.png") as picture:
        assert picture.height > picture.width


def test_a_page_that_the_edition_does_not_have_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["proof", str(EDITION), "--page", "9", "-o", "9.png"]) == 1
    assert "the edition has no page '9'" in capsys.readouterr().err


def test_pages_of_an_edition_that_cannot_be_made_are_told_and_the_others_drawn(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in (1, 2):
        page = PAGE if number == 1 else PAGE.replace("body", "bodi")
        (desk / f"{number}.yaml").write_text(page, encoding="utf-8")
    edition = "pages: [{file: 1.yaml}, {file: 2.yaml}]\n"
    (desk / "page.yaml").write_text(edition, encoding="utf-8")
    assert proof() == 1
    said = capsys.readouterr()
    assert "error[unknown-key]" in said.err
    assert said.out == "page-proof.png: 1\n"


def test_a_picture_that_nothing_could_hold_is_refused(tmp_path: Path) -> None:
    from pagesetter.diagnostics import PagesetterError
    from pagesetter.proof.render import render

    with pypdfium2.PdfDocument.new() as document:
        document.new_page(14_000, 14_000)
        document.save(tmp_path / "large.pdf")
    with pytest.raises(PagesetterError, match="choose a lower resolution"):
        render(tmp_path / "large.pdf", 300)
