"""What was written comes back out of the PDF, whatever glyphs showed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.geometry import Point
from tests.pdf.sheet import (
    FACES,
    FaceMaker,
    box,
    call,
    content,
    made,
    pdfium_text,
    reader,
    resources,
    sans,
    serif,
    words,
)

MARKS = "国家——台风“登陆”，《山月》……12.64%·fi"


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("maker", FACES.values(), ids=FACES)
def test_chinese_punctuation_comes_back_as_written(maker: FaceMaker, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    data = made(words(MARKS, maker(tmp_path)))
    file.write_bytes(data)
    assert squeezed(pdfium_text(data)) == MARKS
    assert squeezed(call("pdftotext", "-raw", file, "-")) == MARKS
    assert squeezed(call("mutool", "draw", "-F", "txt", file)) == MARKS
    assert squeezed(reader(data).pages[0].extract_text()) == MARKS


def test_one_glyph_for_two_dashes_stands_for_both() -> None:
    assert "<20142014>" in cmap(made(words("——", serif())))


def cmap(data: bytes) -> str:
    (font,) = resources(data, "/Font").values()
    unicode: bytes = font["/ToUnicode"].get_object().get_data()
    return unicode.decode("ascii")


# Noto shows both by the same glyph.
SHARED = "甲……乙⋯丙"


@pytest.mark.parametrize("maker", [serif, sans])
def test_a_glyph_with_two_meanings_says_the_second_beside_it(
    maker: FaceMaker, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    data = made(words(SHARED, maker()))  # type: ignore[call-arg]
    file.write_bytes(data)
    assert content(data).count("/ActualText<FEFF22EF>") == 1
    assert squeezed(pdfium_text(data)) == SHARED
    assert squeezed(call("pdftotext", "-raw", file, "-")) == SHARED
    # These do not look beside it, and read what the glyph means in its other font.
    assert squeezed(call("mutool", "draw", "-F", "txt", file)) == SHARED
    assert squeezed(reader(data).pages[0].extract_text()) == SHARED
    assert sorted(resources(data, "/Font")) == ["/F1", "/F1B"]


def test_several_glyphs_for_one_text_are_read_as_that_text(tmp_path: Path) -> None:
    text = "甲x̂乙"  # a letter and a mark over it, which Noto has no one glyph for
    file = tmp_path / "page.pdf"
    data = made(words(text, serif()))
    file.write_bytes(data)
    assert "/ActualText<FEFF00780302>" in content(data)
    assert squeezed(pdfium_text(data)) == text
    assert squeezed(call("pdftotext", "-raw", file, "-")) == text


def test_characters_beyond_the_basic_plane_come_back(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(made(words("𠮷野", sans())))
    assert squeezed(call("pdftotext", "-raw", file, "-")) == "𠮷野"


def test_content_stands_in_the_order_it_is_read(tmp_path: Path) -> None:
    face = box(tmp_path)
    data = made(
        words("先", face, at=Point(300, 300)),
        words("后", face, at=Point(20, 20)),
        words("末", face, at=Point(300, 20)),
    )
    assert squeezed(reader(data).pages[0].extract_text()) == "先后末"


def test_a_to_unicode_of_many_codes_is_split_into_blocks(tmp_path: Path) -> None:
    data = made(words("".join(map(chr, range(0x4E00, 0x4E00 + 250))), box(tmp_path)))
    counts = [line.split()[0] for line in cmap(data).splitlines() if line.endswith("beginbfchar")]
    assert counts == ["100", "100", "50"]
