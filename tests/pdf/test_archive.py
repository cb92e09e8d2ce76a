"""PDF/A-2u: what ISO 19005-2 asks for beyond what every file has."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet

from pagesetter.export.pdf_metadata import Metadata, whole_date, xmp_packet
from pagesetter.press.model import Standard
from tests.pdf.press_page import opaque, opened, pressed
from tests.pdf.test_pdfx import named, objects, told, xmp

ARCHIVED = pytest.mark.parametrize("standard", [Standard.PLAIN, Standard.X4])
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
_PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"

# What XMP of 2005 and ISO 19005 themselves define of what a file here may say: 6.6.2.3.1.
_KNOWN = {
    *("dc:format", "dc:title", "pdf:Producer", "xmp:CreatorTool", "pdfaExtension:schemas"),
    *("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "pdfaid:part", "pdfaid:conformance"),
    *("xmpMM:DocumentID", "xmpMM:InstanceID", "xmpMM:VersionID", "xmpMM:RenditionClass"),
}


def described(packet: str) -> set[str]:
    """The properties that extension schemas describe."""
    found = set()
    for schema in ElementTree.fromstring(packet).iter(f"{_RDF}li"):
        prefix = schema.findtext(f"{_SCHEMA}prefix")
        if prefix:
            found |= {f"{prefix}:{name.text}" for name in schema.iter(f"{_PROPERTY}name")}
    return found


def said(packet: str) -> set[str]:
    """The properties that a packet has."""
    body = re.sub(r"<pdfaExtension:schemas>.*</pdfaExtension:schemas>", "", packet, flags=re.DOTALL)
    return set(re.findall(r"^<((?!rdf|x:)\w+:\w+)>", body, re.MULTILINE))


@ARCHIVED
def test_it_says_that_it_is_pdf_a_2u(standard: Standard) -> None:
    data = pressed(standard=standard, archive=True)
    assert (told(data, "pdfaid:part"), told(data, "pdfaid:conformance")) == ("2", "U")
    assert told(pressed(), "pdfaid:part") is None


def test_both_standards_have_their_intent_of_one_profile() -> None:
    with opened(pressed(archive=True)) as pdf:
        intents = list(pdf.Root.OutputIntents)
        assert [str(one.S) for one in intents] == ["/GTS_PDFX", "/GTS_PDFA1"]
        assert len({one.DestOutputProfile.objgen for one in intents}) == 1
    with opened(pressed(standard=Standard.PLAIN, archive=True)) as pdf:
        assert [str(one.S) for one in pdf.Root.OutputIntents] == ["/GTS_PDFA1"]


@ARCHIVED
@pytest.mark.parametrize("universal", [False, True])
def test_what_pdf_a_does_not_know_is_described(standard: Standard, universal: bool) -> None:
    metadata = Metadata("题", whole_date("2016-08-09"), standard, True, universal)
    packet = xmp_packet(metadata, bytes(16)).replace("\ufeff", "")
    assert said(packet) - _KNOWN == described(packet)
    assert ("pdfuaid:part" in described(packet)) == universal


@ARCHIVED
def test_its_info_has_nothing_that_its_xmp_has_not(standard: Standard) -> None:
    data = pressed(standard=standard, archive=True)
    with opened(data) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info["/Title"] == told(data, "dc:title")
    assert info["/Producer"] == told(data, "pdf:Producer")
    assert info["/Creator"] == told(data, "xmp:CreatorTool")
    assert info["/CreationDate"] == "D:20160809053000+08'00'"
    assert told(data, "xmp:CreateDate") == "2016-08-09T05:30:00+08:00"


def test_every_glyph_that_is_shown_is_there_and_has_a_meaning() -> None:
    with opened(pressed(archive=True)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        meanings = {key: bytes(font.ToUnicode.read_bytes()) for key, font in fonts.items()}
        for font in fonts.values():
            (one,) = font.DescendantFonts
            assert one.get("/CIDToGIDMap", "/Identity") == "/Identity"
            assert one.FontDescriptor.get("/FontFile3", one.FontDescriptor.get("/FontFile2"))
        content = bytes(pdf.pages[0].Contents.read_bytes()).decode("ascii")
    font = ""
    for line in content.splitlines():
        if match := re.match(r"(/\w+) [\d.]+ Tf", line):
            font = match[1]
        for string in re.findall(r"<([\dA-F]+)>", line) if line.endswith(("Tj", "TJ")) else ():
            for code in re.findall(r"....", string):
                assert code != "0000"
                assert f"<{code}> <".encode("ascii") in meanings[font]
    assert font


def test_the_widths_of_glyphs_are_those_in_their_fonts() -> None:
    with opened(pressed(archive=True)) as pdf:
        (one,) = pdf.pages[0].Resources.Font["/F1"].DescendantFonts
        program = bytes(one.FontDescriptor.FontFile3.read_bytes())
        usual, written = int(one.DW), list(one.get("/W", []))
    widths: dict[int, int] = {}
    for first, those in zip(written[::2], written[1::2], strict=True):
        widths.update({int(first) + i: int(width) for i, width in enumerate(those)})
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), None)
    top: Any = fonts[0]
    for glyph, name in enumerate(top.charset):
        string = top.CharStrings[name]
        string.draw(_Nothing())
        assert abs(string.width - widths.get(glyph, usual)) <= 1


class _Nothing:
    """A pen that draws nothing: a CFF glyph knows its width once it has been drawn."""

    def __getattr__(self, _: str) -> Any:
        return lambda *_: None


@ARCHIVED
def test_it_has_nothing_that_is_forbidden(standard: Standard) -> None:
    data = pressed(standard=standard, archive=True)
    assert named(data, "/TR", "/HTP", "/Alternates", "/OPI", "/Interpolate", "/PS", "/JS") == []
    assert not {"/LZWDecode", "/Crypt"} & set(named(data, "/Filter"))
    with opened(data) as pdf:
        names = {str(item) for item in objects(pdf) if isinstance(item, pikepdf.Name)}
    assert "/DeviceRGB" not in names
    assert max(len(name.encode()) for name in names) <= 128


def test_streams_end_where_their_length_says() -> None:
    data = pressed(*opaque(), archive=True)
    for match in re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", data):
        assert data[match.end() + int(match[1]) :].startswith(b"\nendstream\nendobj\n")


def test_xmp_holds_titles_of_any_signs() -> None:
    data = pressed(title="a <b> & “c” \x01 d")
    root = ElementTree.fromstring(xmp(data).replace("\ufeff", ""))
    assert [li.text for li in root.iter(f"{_RDF}li")] == ["a <b> & “c”  d"]
