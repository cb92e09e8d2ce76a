"""PDFs of other programs: each is read, and what is found in it is what is in it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen import canvas

from pagesetter.press.preflight.of_pdf import check_pdf
from tests.preflight.sound import PRESS, changed, content

# What every program lacks that was not asked for PDF/X.
PLAIN = {
    *("no-file-id", "output-intent", "no-metadata", "wrong-standard", "page-boxes"),
    *("metadata-clash", "pdf-version"),
}


POSTSCRIPT = """%!PS
/Helvetica findfont 12 scalefont setfont
0 0 0 1 setcmykcolor 72 72 moveto (hello) show
0.1 setlinewidth 72 100 moveto 200 100 lineto stroke
1 0 0 setrgbcolor 100 200 50 50 rectfill
showpage
"""

TYPST = """
#set page(width: 10cm, height: 10cm)
#text(size: 4pt, fill: cmyk(0%,0%,0%,100%))[small]
#rect(width: 50pt, height: 10pt, fill: gradient.linear(red, blue))
"""


def beside(data: bytes) -> set[str]:
    """The codes found, besides what is lacking of PDF/X."""
    return {finding.code.value for finding in check_pdf(data, PRESS)} - PLAIN


def needs(tool: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"{tool} is not installed")


@pytest.fixture
def sound_file(plain: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "sound.pdf"
    file.write_bytes(plain)
    return file


@needs("gs")
def test_ghostscript_from_postscript(tmp_path: Path) -> None:
    source, out = tmp_path / "a.ps", tmp_path / "a.pdf"
    source.write_text(POSTSCRIPT)
    subprocess.run(["gs", "-q", "-sDEVICE=pdfwrite", "-o", out, source], check=True)
    assert beside(out.read_bytes()) == {"font-not-embedded", "rgb-left", "thin-rule"}


@needs("gs")
def test_ghostscript_from_our_page(sound_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    subprocess.run(["gs", "-q", "-sDEVICE=pdfwrite", "-o", out, sound_file], check=True)
    assert beside(out.read_bytes()) == set()


@needs("pdftocairo")
def test_cairo_makes_all_of_it_rgb(sound_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    subprocess.run(["pdftocairo", "-pdf", sound_file, out], check=True)
    assert beside(out.read_bytes()) == {"blend-space", "no-bleed", "rgb-left"}


@needs("mutool")
def test_mupdf_has_no_unicode(sound_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    command = ["mutool", "convert", "-o", str(out), str(sound_file)]
    subprocess.run(command, check=True, capture_output=True)
    assert beside(out.read_bytes()) == {"no-bleed", "no-unicode"}


def test_reportlab() -> None:
    out = io.BytesIO()
    page = canvas.Canvas(out, invariant=1)
    page.setFillColorRGB(1, 0, 0)
    page.drawString(100, 100, "red")
    page.setFillColorCMYK(0, 0, 0, 1)
    page.setFont("Helvetica", 4)
    page.drawString(100, 200, "tiny")
    page.linkURL("https://example.org", (90, 90, 200, 120))
    page.save()
    assert beside(out.getvalue()) == {
        *("active-content", "annotation", "font-not-embedded", "rgb-left", "small-type"),
    }


def test_typst() -> None:
    typst = pytest.importorskip("typst", reason="typst is not installed")
    data = typst.compile(TYPST.encode())
    assert beside(data) == {"rgb-left", "small-type"}


@needs("qpdf")
def test_qpdf_changes_nothing_of_what_is_found(sound: bytes, tmp_path: Path) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        content(pdf, "0 G 0.1 w 20 20 m 120 20 l S")

    source, out = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(changed(sound, plant))
    subprocess.run(["qpdf", "--linearize", "--object-streams=generate", source, out], check=True)
    assert beside(out.read_bytes()) == {"thin-rule"}
