"""Codes on a page are read back by a reader of codes, as they would be from a phone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.export.pdf import pdf_bytes
from pagesetter.pipeline import typeset
from pagesetter.proof.png import png_bytes
from pagesetter.typeface.library import FontLibrary

LAYOUT = """\
page: {width: 260pt, height: 300pt, bleed: 0pt, type_area: {characters: 22, lines: 16, top: 30pt}}
grid: {character: 10pt, leading: 15pt, columns: 2, gutter: 2字}
inks: {tint: {cmyk: [20%, 60%, 60%, 10%]}}
styles: {figures: {families: [Box], size: 9pt}}
slots:
  own: {code: {place: {left: 0字, width: 10字, line: 9, lines: 8}, recovery: Q}}
furniture:
  tint: {fill: tint, place: {left: -3字, top: -30pt, width: 30字, height: 300pt}}
  bars: {barcode: "{issn}", addon: "{addon?}", bar: 0.33mm, style: figures, place: {left: 0字, width: 22字, line: 1, lines: 6}}
"""


@pytest.fixture
def read_codes(tmp_path: Path, box_library: FontLibrary) -> object:
    def read_codes(page: str) -> list[tuple[str, str]]:
        (tmp_path / "small.yaml").write_text(LAYOUT, encoding="utf-8")
        file = tmp_path / "page.yaml"
        file.write_text("layout: small\n" + page, encoding="utf-8")
        log = DiagnosticLog()
        pdf = pdf_bytes([typeset(file, box_library, log, layout_folders=[tmp_path])])
        assert list(log) == []
        with Image.open(BytesIO(png_bytes(pdf, 200))) as picture:
            found = zxingcpp.read_barcodes(
                picture.convert("L"), ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read
            )
        return sorted((str(code.format), code.text) for code in found)

    return read_codes


LINK = "https://example.com/news/2025/09/25/1?from=paper"


@pytest.mark.parametrize(
    ("addon", "read"), [("05", "977167112300805"), ("51234", "977167112300851234")]
)
def test_a_bar_code_with_its_addon_is_read_from_the_page(
    addon: str, read: str, read_codes: object
) -> None:
    assert callable(read_codes)
    page = f'edition: {{issn: 1671-1238, addon: "{addon}"}}\n'
    assert ("EAN-13", read) in read_codes(page)


def test_a_qr_code_and_a_bar_code_are_read_from_a_tinted_page(read_codes: object) -> None:
    assert callable(read_codes)
    page = f"edition: {{issn: 4006381333931}}\ncodes: [{{place: own, link: '{LINK}'}}]\n"
    assert read_codes(page) == [("EAN-13", "4006381333931"), ("QR Code", LINK)]
