"""The example with vertical setting, read back: every paragraph whole, marks and ruby apart."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from pagesetter import Options, build
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog

PAGE = Path(__file__).parents[2] / "examples" / "vertical" / "page.yaml"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example, which has nothing to warn of."""
    out = tmp_path_factory.mktemp("vertical") / "page.pdf"
    build(PAGE, out, Options(strict=True))
    return out


def paragraphs() -> list[str]:
    page = read_page(PAGE, (), DiagnosticLog())
    assert page is not None
    return [_solid(words.text) for story in page.stories for words in story.body]


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_poppler_reads_every_paragraph_whole(pdf: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    found = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True)
    text = _solid(found.stdout.decode())
    assert [words for words in paragraphs() if words not in text] == []


def test_pdfium_reads_every_paragraph_whole(pdf: Path) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        text = _solid(document[0].get_textpage().get_text_range())
    assert [words for words in paragraphs() if words not in text] == []
