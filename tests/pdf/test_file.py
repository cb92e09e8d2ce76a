"""The file around the pages: boxes, title, language, the same bytes, whole or not at all."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pagesetter import __version__
from pagesetter.display.model import BLACK, DisplayList, FillRect, Ink
from pagesetter.export.pdf import pdf_bytes, write_pdf
from pagesetter.geometry import Point, Rect, Size
from pagesetter.proof.png import write_png
from tests.pdf.sheet import SPAN, call, reader, sans, serif, sheet, streams, words

# 390 × 546 mm with 3 mm of bleed
TRIM, BLEED = Size(390 * 72 / 25.4, 546 * 72 / 25.4), 3 * 72 / 25.4


def page() -> DisplayList:
    return sheet(
        words("台风登陆——", serif(), at=Point(40, 60)),
        words("昭通日报", sans(), 30, Point(40, 120), Ink(0, 1, 1, 0)),
        FillRect(Rect(-BLEED, 200, 400, 0.5), BLACK, SPAN),
        size=TRIM,
        bleed=BLEED,
    )


def test_no_reader_has_anything_to_say_against_it(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    write_pdf([page(), page()], out)
    call("qpdf", "--check", out)
    call("mutool", "draw", "-q", "-r", "36", "-o", tmp_path / "out-%d.png", out)
    call("mutool", "info", out)
    call("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", out)
    call("pdftotext", out, "-")
    assert len(reader(out.read_bytes()).pages) == 2


def test_trim_and_bleed_are_those_of_the_page(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    write_pdf([page()], out)
    boxes = dict(re.findall(r"(\w+Box):\s+(.*)", call("pdfinfo", "-box", out)))
    sheet_box = ["0.00", "0.00", "1122.52", "1564.72"]
    assert boxes["MediaBox"].split() == sheet_box
    assert boxes["BleedBox"].split() == sheet_box
    assert boxes["TrimBox"].split() == ["8.50", "8.50", "1114.02", "1556.22"]
    left, bottom, right, top = map(float, reader(out.read_bytes()).pages[0].trimbox)
    assert (right - left) * 25.4 / 72 == pytest.approx(390, abs=1e-4)
    assert (top - bottom) * 25.4 / 72 == pytest.approx(546, abs=1e-4)


def test_title_language_and_program_are_told() -> None:
    read = reader(pdf_bytes([page()]))
    assert read.metadata is not None
    root: Any = read.root_object
    assert read.metadata.title == "测试页"
    assert read.metadata.producer == f"pagesetter {__version__}"
    assert root["/Lang"] == "zh-Hans"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_a_title_of_any_characters_comes_back() -> None:
    title = "a (b) \\ 𠮷野 \r x"
    read = reader(pdf_bytes([page()._replace(title=title)]))
    assert read.metadata is not None
    assert read.metadata.title == title


def test_the_same_page_gives_the_same_bytes() -> None:
    assert pdf_bytes([page()]) == pdf_bytes([page()])


def test_it_holds_no_date_and_its_id_is_of_its_content() -> None:
    data = pdf_bytes([page()])
    other = pdf_bytes([page()._replace(title="x")])
    assert sorted(reader(data).metadata or ()) == ["/Creator", "/Producer", "/Title"]
    ids: list[Any] = [reader(one).trailer["/ID"] for one in (data, other)]
    assert ids[0][0] == ids[0][1]
    assert ids[0][0] != ids[1][0]


def test_all_is_compressed_but_what_the_file_says_of_itself() -> None:
    data = pdf_bytes([page()])
    assert data.startswith(b"%PDF-1.6\n%")
    assert data.count(b"stream\n") // 2 == len(streams(data)) == data.count(b"/FlateDecode") + 1
    assert data.count(b"/Subtype /XML") == data.count(b'<?xpacket begin="') == 1


def test_no_font_is_in_it_but_those_of_the_page() -> None:
    assert b"Helvetica" not in pdf_bytes([page()])


def test_a_file_that_was_there_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    out.write_bytes(b"old")
    write_pdf([page()], out)
    assert out.read_bytes() == pdf_bytes([page()])
    assert list(tmp_path.iterdir()) == [out]


def test_a_pdf_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    out.mkdir()  # a folder of that name cannot be replaced by a file
    with pytest.raises(OSError, match=r"page\.pdf"):
        write_pdf([page()], out)
    assert list(tmp_path.iterdir()) == [out]


def test_a_pdf_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    out, plain = tmp_path / "page.pdf", tmp_path / "plain"
    plain.touch()
    write_pdf([page()], out)
    assert out.stat().st_mode == plain.stat().st_mode


def test_a_proof_is_as_large_as_the_sheet_and_the_same_each_time(tmp_path: Path) -> None:
    pdf, one, other = tmp_path / "page.pdf", tmp_path / "1.png", tmp_path / "2.png"
    write_pdf([page()], pdf)
    write_png(pdf, one, 36)
    write_png(pdf.read_bytes(), other, 36)
    assert one.read_bytes() == other.read_bytes()
    with Image.open(one) as picture:
        assert picture.size == (562, 783)
        assert picture.info["dpi"] == pytest.approx((36, 36), abs=0.1)
        # the rule bleeds off the left edge
        edge = picture.convert("L").crop((0, 100, 3, 110))
        assert min(edge.tobytes()) < 200
    assert sorted(os.listdir(tmp_path)) == ["1.png", "2.png", "page.pdf"]  # noqa: PTH208


def test_a_proof_shows_the_page_that_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "2.png"
    write_png(pdf_bytes([page(), sheet(size=Size(72, 36))]), out, 72, page=1)
    with Image.open(out) as picture:
        assert picture.size == (72, 36)
