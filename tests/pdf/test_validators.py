"""What programs find that judge files by the standards for archives.

`page` knows PDF/A-2u. Of Debian's there is only Apache PDFBox's: `libpdfbox2-java`, `libcommons-logging-java`,
`libactivation-java`, `libjaxb-api-java`. It knows PDF/A-1b alone, so a file of PDF 1.4 is
made to say that it is that. The one rule of it that PDF/A-2 has not: a CIDSet, 6.3.5.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import page as validator
import pytest

from pagesetter.press.model import Standard
from tests.pdf.press_page import opaque, pressed

_JARS = [
    Path(f"/usr/share/java/{name}.jar")
    for name in (
        *("preflight", "xmpbox", "pdfbox2", "fontbox2"),
        *("commons-logging", "javax.activation", "jaxb-api"),
    )
]


def as_archive_of_pdf_1_4() -> bytes:
    """A file without transparency that says it is PDF/A-1b, and nothing of PDF/X."""
    data = pressed(*opaque(), standard=Standard.X1A, archive=True)
    for before, after in (
        (rb"<pdfaid:part>2<", rb"<pdfaid:part>1<"),
        (rb"<pdfaid:conformance>U<", rb"<pdfaid:conformance>B<"),
        (rb"<pdf:Trapped>False</pdf:Trapped>", b""),
        (rb"(?s)<rdf:li [^>]*>\n<pdfaSchema:schema>Adobe.*?</rdf:Seq>.*?</rdf:li>", b""),
        (rb"(?<=/OutputIntents \[)\d+ 0 R", b""),
    ):
        (found,) = re.finditer(before, data)
        data = data[: found.start()] + after.ljust(len(found[0])) + data[found.end() :]
    return data


@pytest.mark.slow
def test_pdfbox_finds_nothing_but_a_rule_that_pdf_a_2_has_not(tmp_path: Path) -> None:
    if shutil.which("java") is None or not all(jar.exists() for jar in _JARS):
        pytest.skip("PDFBox's preflight is not installed")
    file = tmp_path / "page.pdf"
    file.write_bytes(as_archive_of_pdf_1_4())
    validator = "org.apache.pdfbox.preflight.Validator_A1b"
    done = subprocess.run(
        ["java", "-cp", ":".join(map(str, _JARS)), validator, str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.findall(r"^(\d[\d.]+) : (.*)$", done.stdout, re.MULTILINE)
    assert [(code, "CIDSet" in words) for code, words in found] == [("3.1.11", True)] * 2


#: What `page` says against a file that is right, and why.
_EXPLAINED = {
    # It takes the widths in a CFF of several font dicts for those of the first of them.
    "PDFA2U-TRUETYPE-GLYPH-WIDTH-001",
}
_OF_PDF_X = {
    # PDF/X wants `pdf:Trapped`, which PDF/A-2 knows as little as any property younger than
    # 2005. The file describes it; `page` heeds no description under a prefix that it knows.
    "PDFA2U-XMP-PREDEFINED-PROPERTY-001",
    "PDFA2U-XMP-PREDEFINED-VALUE-TYPE-001",
    "PDFA2U-XMP-PROPERTY-DEFINITION-001",
}


@pytest.mark.parametrize("standard", Standard)
def test_an_archive_is_told_to_be_one_but_for_what_is_explained(standard: Standard) -> None:
    data = pressed(*opaque(), standard=standard, archive=True)
    report = validator.validate_pdf_bytes(data, profile="2u")
    found = {failure.rule_id for failure in report.failures}
    assert found - _EXPLAINED == (set() if standard is Standard.PLAIN else _OF_PDF_X)
