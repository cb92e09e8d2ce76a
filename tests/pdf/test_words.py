"""Words with characters that show nothing come back whole out of the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pdf.sheet import FACES, FaceMaker, call, made, pdfium_text, words

SOFT = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060")
TEXT = "中com\u00adpo\u00adsition与ab\u200bcd，甲\u2060乙"


@pytest.mark.parametrize("maker", FACES.values(), ids=FACES)
def test_soft_hyphens_and_joiners_do_not_tear_words(maker: FaceMaker, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    data = made(words(TEXT, maker(tmp_path)))
    file.write_bytes(data)
    for found in (call("pdftotext", "-raw", file, "-"), pdfium_text(data)):
        assert "composition" in found.translate(SOFT)
        assert "".join(found.translate(SOFT).split()) == TEXT.translate(SOFT)
