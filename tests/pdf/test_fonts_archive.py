"""What an archive asks of fonts, of every glyph that is shown: a meaning, a width, an outline.

ISO 19005-2 6.2.11: no `.notdef`, widths as in the program, and for level U a text that is
some character and no byte order mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import page as validator
import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont

from pagesetter.export.pdf import pdf_bytes
from pagesetter.export.pdf_objects import PdfFile, stream
from pagesetter.pipeline import build
from pagesetter.typeface.model import FaceId
from tests.pdf.sheet import sans, serif, sheet, words
from tests.pdf.tag_tree import meanings, read

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(page.parent.name for page in ROOT.glob("examples/*/page.yaml"))
#: A glyph's width may be this far from that in the program, in thousandths of an em.
NEAR = 1.0


class Shown(NamedTuple):
    """A font of a page, and the codes that are shown in it."""

    font: Any
    codes: set[int]


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name: str = request.param
    out = tmp_path_factory.mktemp("fonts") / f"{name}.pdf"
    return build(ROOT / "examples" / name / "page.yaml", out).pdf


def shown(pdf: pikepdf.Pdf, codes: dict[str, set[int]]) -> Iterator[Shown]:
    fonts: Any = pdf.pages[0].resources.Font
    for name, used in codes.items():
        yield Shown(fonts[name], used)


def widths(descendant: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    entries = [*descendant.W]
    for first, listed in zip(entries[::2], entries[1::2], strict=True):
        found |= {int(first) + i: float(width) for i, width in enumerate(listed)}
    return found


def program_widths(descendant: Any) -> dict[int, float]:
    """Return the widths of all glyphs as the font program has them."""
    descriptor = descendant.FontDescriptor
    if "/FontFile3" in descriptor:
        fonts = CFFFontSet()
        fonts.decompile(BytesIO(descriptor.FontFile3.read_bytes()), None)
        top: Any = fonts[0]
        found: dict[int, float] = {}
        for glyph, name in enumerate(top.charset):
            outline = top.CharStrings[name]
            outline.draw(NullPen())
            found[glyph] = outline.width * 1000 * top.FontMatrix[0]
        return found
    font = TTFont(BytesIO(descriptor.FontFile2.read_bytes()))
    scale = 1000 / font["head"].unitsPerEm
    names = font.getGlyphOrder()
    return {i: font["hmtx"][name][0] * scale for i, name in enumerate(names)}


def test_every_glyph_that_is_shown_has_a_meaning_and_is_not_the_missing_one(example: Path) -> None:
    tagged = read(example)
    (page,) = tagged.pages
    assert page.codes
    for font, codes in shown(tagged.pdf, page.codes):
        known = meanings(font)
        assert 0 not in codes
        assert all(known.get(code) for code in codes)
        assert not any(set(known[code]) & {"\0", "\ufeff", "\ufffe"} for code in codes)


def test_every_width_is_that_in_the_font_program(example: Path) -> None:
    tagged = read(example)
    for font, codes in shown(tagged.pdf, tagged.pages[0].codes):
        (descendant,) = font.DescendantFonts
        told, usual = widths(descendant), float(descendant.DW)
        there = program_widths(descendant)
        assert all(abs(told.get(code, usual) - there[code]) <= NEAR for code in codes)


@pytest.mark.parametrize("face", [serif, sans])
@pytest.mark.parametrize("text", ["x̌", "ĩ́", "x̌ x"])
def test_a_letter_and_its_accent_have_a_meaning_each(text: str, face: Any) -> None:
    found: FaceId = face()
    data = pdf_bytes([sheet(words(text, found))])
    report = validator.validate_pdf_bytes(data, profile="2u")
    assert "PDFA2U-UNICODE-MAPPING-001" not in {failure.rule_id for failure in report.failures}
    assert read(data).pages[0].artifacts == [text]


def test_a_stream_that_ends_with_a_carriage_return_is_as_long_as_it_says() -> None:
    file = PdfFile()
    data = stream(b"ends with\r", {}).format(file)
    assert data == b"<</Length 10>>\nstream\nends with\r\r\nendstream"
