"""How objects lie in the file: together in streams, found by a table, the same each time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.export.pdf import pdf_bytes
from pagesetter.export.pdf_objects import PdfFile, dictionary, name, text_string
from pagesetter.export.pdf_xref import (
    IN_ONE_STREAM,
    object_stream,
    reference_rows,
    reference_table,
)
from pagesetter.pipeline import typeset
from pagesetter.press.model import PdfSettings, Standard
from pagesetter.typeface.library import FontLibrary
from tests.pdf.press_page import opaque, opened, pressed
from tests.pdf.sheet import call, serif, sheet, words

EXAMPLE = Path(__file__).parents[2] / "examples" / "notice" / "page.yaml"


def test_objects_stand_in_a_stream_one_after_another() -> None:
    content, first = object_stream([(7, b"<</A 1>>"), (9, b"[2]"), (10, b"(x)")])
    assert content == b"7 0 9 9 10 13\n<</A 1>>\n[2]\n(x)"
    assert content[first:].startswith(b"<</A 1>>")


def test_a_row_tells_where_an_object_begins_or_which_stream_it_is_in() -> None:
    rows, fields = reference_rows({1: 15, 3: 70_000}, {2: (3, 0), 4: (3, 1)})
    assert fields == (1, 3, 1)
    assert [rows[at : at + 5].hex() for at in range(0, len(rows), 5)] == [
        *("0000000000", "0100000f00", "0200000300", "0101117000", "0200000301"),
    ]


def test_a_row_of_a_plain_table_is_twenty_bytes() -> None:
    table = reference_table({1: 15, 2: 1234567890})
    assert table == (b"xref\n0 3\n0000000000 65535 f \n0000000015 00000 n \n1234567890 00000 n \n")


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_of_many_objects_is_read_back(packed: bool, tmp_path: Path) -> None:
    file = PdfFile(packed=packed)
    count = 2 * IN_ONE_STREAM + 1
    items = [
        file.add(dictionary({"Value": i, "Text": text_string(f"第{i}")})) for i in range(count)
    ]
    pages = file.add(dictionary({"Type": name("Pages"), "Kids": "[]", "Count": 0}))
    root = file.add(dictionary({"Type": name("Catalog"), "Pages": pages, "All": items[0]}))
    data = file.data(root, file.add(dictionary({})), bytes(range(16)))
    (tmp_path / "many.pdf").write_bytes(data)
    with opened(data) as pdf:
        found = [pdf.get_object(reference.number, 0) for reference in items]
        assert [(int(item.Value), str(item.Text)) for item in found] == [
            (i, f"第{i}") for i in range(count)
        ]
        assert bytes(pdf.trailer.ID[0]) == bytes(range(16))
    assert data.count(b"/ObjStm") == (3 if packed else 0)


def test_all_but_streams_is_packed() -> None:
    data = pdf_bytes([sheet(words("台风", serif()))])
    bare = re.findall(rb"\d+ 0 obj\n(<<.*?>>|[^<]*)\n(stream|endobj)", data, re.DOTALL)
    assert {end for _, end in bare} == {b"stream"}
    at = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n$", data)[0])
    assert re.match(rb"\d+ 0 obj\n<</Type /XRef", data[at:])


def test_packed_a_page_is_smaller() -> None:
    old = len(pressed(*opaque(), standard=Standard.X1A))
    assert len(pressed(*opaque())) < old


# ---------------------------------------------------------------- linearized


def test_a_file_in_the_order_of_its_pages_has_the_same_pages_and_names(tmp_path: Path) -> None:
    plain, linear = pressed(), pressed(linearized=True)
    (tmp_path / "page.pdf").write_bytes(linear)
    assert "File is linearized" in call("qpdf", "--check", tmp_path / "page.pdf")
    with opened(plain) as one, opened(linear) as other:
        assert [bytes(part) for part in one.trailer.ID] == [bytes(p) for p in other.trailer.ID]
        assert one.pages[0].Contents.read_bytes() == other.pages[0].Contents.read_bytes()
        assert one.Root.Metadata.read_raw_bytes() == other.Root.Metadata.read_raw_bytes()
        assert "/Filter" not in other.Root.Metadata
        assert dict(one.docinfo.items()) == dict(other.docinfo.items())


def test_it_is_the_same_each_time_and_hardly_larger() -> None:
    one = pressed(linearized=True)
    assert one == pressed(linearized=True)
    assert len(one) < len(pressed()) * 1.05


def test_its_hints_agree_with_a_file_that_has_bookmarks(tmp_path: Path) -> None:
    page = typeset(EXAMPLE, FontLibrary(), DiagnosticLog())
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf_bytes([page], PdfSettings(linearized=True)))
    assert "File is linearized" in call("qpdf", "--check", file)
    with opened(file.read_bytes()) as pdf:
        assert int(pdf.Root.Outlines.Count) > 0


def test_its_table_is_of_the_kind_that_its_version_has() -> None:
    data = pressed(*opaque(), standard=Standard.X1A, linearized=True)
    assert data.startswith(b"%PDF-1.4\n")
    assert b"/ObjStm" not in data
    assert b"/XRef" not in data


def test_a_file_for_readers_can_be_so_too() -> None:
    pages = [sheet(words("台风", serif())), sheet(words("登陆", serif()))]
    data = pdf_bytes(pages, PdfSettings(linearized=True))
    assert b"/Linearized" in data[:200]
    with opened(data) as pdf:
        assert len(pdf.pages) == 2
    assert data == pdf_bytes(pages, PdfSettings(linearized=True))
