"""A page built for a press by the command, from its YAML to the bytes that go to plate."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pagesetter.cli import main

ROOT = Path(__file__).parents[2]
NOTICE = ROOT / "examples" / "notice" / "page.yaml"
SWOP = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")

needs_profile = pytest.mark.skipif(
    not SWOP.is_file(), reason="Ghostscript's CMYK profile is not here"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder the command runs in; it holds the example of a notice."""
    shutil.copytree(ROOT / "examples" / "notice", tmp_path / "desk" / "notice")
    shutil.copytree(ROOT / "examples" / "pictures", tmp_path / "desk" / "pictures")
    (tmp_path / "desk" / ".pagesetter").touch()
    shutil.copytree(ROOT / "layouts", tmp_path / "desk" / "layouts")
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def build(*more: str) -> int:
    return main(["build", "notice/page.yaml", "-o", "out.pdf", *more])


def codes(captured: str) -> list[str]:
    return [json.loads(line)["code"] for line in captured.splitlines() if line.startswith("{")]


def images(file: Path) -> list[str]:
    with pikepdf.open(file) as pdf:
        found = [i for i in pdf.objects if isinstance(i, pikepdf.Stream)]
        return [str(i.ColorSpace) for i in found if i.get("/Subtype") == "/Image"]


@needs_profile
def test_a_page_for_a_press_is_pdf_x_4_in_its_inks(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build("--press", "newsprint-cn", "--icc", str(SWOP)) == 0
    assert capsys.readouterr().out.startswith("out.pdf: PDF/X-4, 328 characters, ")
    assert images(desk / "out.pdf") == ["/DeviceCMYK"]
    with pikepdf.open(desk / "out.pdf") as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), intent.DestOutputProfile.read_bytes()) == (
            "/GTS_PDFX",
            SWOP.read_bytes(),
        )
        assert str(pdf.docinfo["/CreationDate"]) == "D:20250925000000Z"
    assert main(["preflight", "out.pdf"]) == 0


@needs_profile
def test_the_layouts_press_is_taken_where_none_is_asked_for(desk: Path) -> None:
    layout = desk / "layouts" / "notice.yaml"
    text = layout.read_text(encoding="utf-8")
    ours = "extends: newsprint-cn\nstandard: none\nmarks: []\n"
    (desk / "layouts" / "ours.yaml").write_text(ours, encoding="utf-8")
    layout.write_text(f"press: ./ours.yaml\n{text}", encoding="utf-8")
    assert build("--layout-path", "layouts") == 0
    assert images(desk / "out.pdf") == ["/DeviceCMYK"]
    with pikepdf.open(desk / "out.pdf") as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert pdf.pages[0].MediaBox == pdf.pages[0].BleedBox


def test_a_page_for_no_press_keeps_its_photos(desk: Path) -> None:
    assert build() == 0
    assert images(desk / "out.pdf") == ["/DeviceRGB"]


def test_an_icc_profile_that_is_none_is_an_error_and_nothing_is_written(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "our.icc").write_bytes(b"no profile")
    assert build("--press", "newsprint-cn", "--icc", "our.icc") == 1
    assert "error[bad-icc-profile]: our.icc" in capsys.readouterr().err
    assert not (desk / "out.pdf").exists()


@needs_profile
def test_without_a_date_a_file_does_not_say_that_it_is_pdf_x_4(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = desk / "notice" / "page.yaml"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(", date: 2025-09-25", ""), encoding="utf-8")
    assert build("--press", "newsprint-cn", "--icc", str(SWOP)) == 0
    said = capsys.readouterr()
    assert "warning[not-pdf-x]: the PDF is not PDF/X-4: no date: the page has none" in said.err
    assert said.out.startswith("out.pdf: 313 characters")
    assert images(desk / "out.pdf") == ["/DeviceCMYK"]
    with pikepdf.open(desk / "out.pdf") as pdf:
        assert b"GTS_PDFXVersion" not in pdf.Root.Metadata.read_bytes()


@needs_profile
def test_a_denied_finding_of_the_press_leaves_no_file(desk: Path) -> None:
    layout = desk / "layouts" / "notice.yaml"
    text = layout.read_text(encoding="utf-8")
    layout.write_text(text.replace("size: 10pt", "size: 9pt"), encoding="utf-8")
    asked = ("--press", "newsprint-cn", "--layout-path", "layouts", "--icc", str(SWOP))
    assert build(*asked, "--deny", "small-colored-type") == 3
    assert not (desk / "out.pdf").exists()
    assert build(*asked, "--deny", "thin-rule") == 0


@needs_profile
def test_pdf_x_1a_is_refused_where_a_photo_has_an_alpha_channel(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--press", "newsprint-cn", "--standard", "PDF/X-1a", "--icc", str(SWOP))
    assert build(*asked) == 0
    assert capsys.readouterr().out.startswith("out.pdf: PDF/X-1a, ")
    (desk / "out.pdf").unlink()
    picture = desk / "pictures" / "reading-room.jpg"
    with Image.open(picture) as photo:
        seen = photo.convert("RGBA")
    seen.putalpha(Image.linear_gradient("L").resize(seen.size))
    data = BytesIO()
    seen.save(data, "PNG")
    picture.with_suffix(".png").write_bytes(data.getvalue())
    page = desk / "notice" / "page.yaml"
    text = page.read_text(encoding="utf-8").replace("reading-room.jpg", "reading-room.png")
    page.write_text(text, encoding="utf-8")
    assert build(*asked) == 1
    said = capsys.readouterr().err
    assert "reading-room.png has an alpha channel, which PDF/X-1a cannot have" in said
    assert not (desk / "out.pdf").exists()


def test_a_press_that_is_not_there_is_told_with_what_is_near(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build("--press", "newsprint") == 1
    said = capsys.readouterr().err
    assert "no press profile is named `newsprint`; did you mean `newsprint-cn`" in said


@needs_profile
@pytest.mark.slow
def test_neither_the_cache_nor_the_number_of_workers_changes_a_byte(tmp_path: Path) -> None:
    made = []
    for name, cache, workers in (
        ("cold", "a", "1"),
        ("warm", "a", "2"),
        ("two", "b", "2"),
        ("none", "", "1"),
    ):
        out = tmp_path / f"{name}.pdf"
        words = [
            "build",
            str(NOTICE),
            "-o",
            str(out),
            "--press",
            "newsprint-cn",
            "--icc",
            str(SWOP),
        ]
        subprocess.run(
            [sys.executable, "-m", "pagesetter", *words, "--workers", workers],
            env={**os.environ, "PAGESETTER_CACHE": str(tmp_path / cache) if cache else ""},
            check=True,
            capture_output=True,
        )
        made.append(out.read_bytes())
    assert made == made[:1] * 4
    assert any((tmp_path / "a").rglob("*"))


@needs_profile
def test_each_page_of_an_edition_and_all_in_one_are_for_the_press(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = ROOT / "examples" / "edition" / "edition.yaml"
    out, one = tmp_path / "pages", tmp_path / "all.pdf"
    asked = ["--press", "newsprint-cn", "--icc", str(SWOP), "--strict"]
    assert main(["build", str(edition), "-o", str(out), "--one", str(one), *asked]) == 0
    assert "8 pages" in capsys.readouterr().out
    for file in (*sorted(out.glob("*.pdf")), one):
        with pikepdf.open(file) as pdf:
            assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes(), file.name
        assert set(images(file)) <= {"/DeviceCMYK", "/DeviceGray"}, file.name
