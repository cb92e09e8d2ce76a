"""PDF/X-4 and PDF/X-1a, item by item, on the bytes of a page that uses all that a press prints."""

from __future__ import annotations

import re
import shutil
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from pagesetter.display.model import BLACK
from pagesetter.export.pdf import pdf_bytes
from pagesetter.pictures import EncodedPicture, Picture
from pagesetter.press.model import OutputIntent, Standard
from tests.pdf.press_page import (
    BLEED,
    PICTURES,
    PROFILE,
    SIZE,
    SLUG,
    intent,
    opaque,
    opened,
    photo,
    press_page,
    pressed,
    rect,
    said,
    settings,
)
from tests.pdf.sheet import call, pdfium_text

CREATED = "2016-08-09T05:30:00+08:00"


def pressed_as(standard: Standard) -> bytes:
    marks = opaque() if standard is Standard.X1A else ()
    return pressed(*marks, standard=standard)


def objects(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every object of a file, and every one in it."""
    waiting: list[Any] = list(pdf.objects)
    while waiting:
        item = waiting.pop()
        yield item
        if isinstance(item, pikepdf.Array):
            waiting += [part for part in item if not getattr(part, "is_indirect", False)]
        elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            waiting += [part for _, part in item.items() if not getattr(part, "is_indirect", False)]


def named(data: bytes, *keys: str) -> list[Any]:
    """The values of some keys in all dictionaries of a file, as text."""
    with opened(data) as pdf:
        return [
            str(value)
            for item in objects(pdf)
            if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream))
            for key, value in item.items()
            if key in keys
        ]


def xmp(data: bytes) -> str:
    with opened(data) as pdf:
        metadata: Any = pdf.Root.Metadata
        return bytes(metadata.read_raw_bytes()).decode("utf-8")


def told(data: bytes, key: str) -> str | None:
    """A property of XMP, without tags."""
    match = re.search(rf"<{key}>(.*?)</{key}>", xmp(data), re.DOTALL)
    return match and re.sub(r"<.*?>", "", match[1])


# ---------------------------------------------------------------- PDF/X-4, ISO 15930-7


def test_it_is_pdf_1_6_with_two_identifiers_and_no_encryption() -> None:
    data = pressed()
    assert data.startswith(b"%PDF-1.6\n")
    with opened(data) as pdf:
        assert not pdf.is_encrypted
        identifiers = [bytes(part) for part in pdf.trailer.ID]
    assert len(identifiers) == 2
    assert {len(part) for part in identifiers} == {16}


def test_it_has_one_output_intent_with_the_profile_of_the_press() -> None:
    with opened(pressed()) as pdf:
        (one,) = pdf.Root.OutputIntents
        assert (one.Type, one.S) == ("/OutputIntent", "/GTS_PDFX")
        assert str(one.OutputConditionIdentifier) == "CGATS TR 001"
        assert str(one.Info) == "SWOP"
        assert str(one.RegistryName) == "http://www.color.org"
        profile = one.DestOutputProfile
        assert (profile.N, profile.Filter) == (4, "/FlateDecode")
        icc = bytes(profile.read_bytes())
    assert icc == PROFILE.read_bytes()
    read = ImageCms.ImageCmsProfile(BytesIO(icc)).profile
    assert (read.device_class, read.xcolor_space) == ("prtr", "CMYK")
    assert read.version <= 4.2


def test_its_xmp_says_what_it_is_and_can_be_read_without_a_pdf_reader() -> None:
    data = pressed()
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in data
    assert named(data, "/Filter").count("/FlateDecode") > 3
    with opened(data) as pdf:
        metadata: Any = pdf.Root.Metadata
        assert "/Filter" not in metadata
        assert (metadata.Type, metadata.Subtype) == ("/Metadata", "/XML")
        with pdf.open_metadata() as read:
            assert read["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert read["dc:title"] == "测试页"
            assert read["xmp:CreateDate"] == CREATED
            assert read["xmp:ModifyDate"] == CREATED
            assert read["xmp:MetadataDate"] == CREATED
            assert read["pdf:Trapped"] == "False"
            assert read["xmpMM:VersionID"] == "1"
            assert read["xmpMM:RenditionClass"] == "default"


def test_its_info_agrees_with_its_xmp() -> None:
    data = pressed()
    with opened(data) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info == {
        "/Title": told(data, "dc:title"),
        "/Producer": told(data, "pdf:Producer"),
        "/Creator": told(data, "xmp:CreatorTool"),
        "/CreationDate": "D:20160809053000+08'00'",
        "/ModDate": "D:20160809053000+08'00'",
        "/Trapped": "/False",
    }


def test_its_names_are_made_from_what_is_in_it() -> None:
    data, other = pressed(), pressed(rect(0, 0, BLACK))
    with opened(data) as pdf:
        identity = bytes(pdf.trailer.ID[0]).hex()
        assert bytes(pdf.trailer.ID[1]).hex() == identity
    for key in ("xmpMM:DocumentID", "xmpMM:InstanceID"):
        found = told(data, key)
        assert found is not None
        assert found.removeprefix("uuid:").replace("-", "") == identity
        assert re.fullmatch(r"uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-.*", found)
        assert told(other, key) != found
    assert told(pressed(title="其他"), "xmpMM:DocumentID") != told(data, "xmpMM:DocumentID")
    later = pressed(created="2016-08-10")
    assert told(later, "xmpMM:DocumentID") != told(data, "xmpMM:DocumentID")


def test_its_boxes_lie_in_one_another_and_room_for_marks_is_outside_the_bleed() -> None:
    with opened(pressed()) as pdf:
        page = pdf.pages[0]
        media, bleed, trim = (
            [float(side) for side in page[f"/{box}"]] for box in ("MediaBox", "BleedBox", "TrimBox")
        )
        assert "/ArtBox" not in page
    edge = BLEED + SLUG
    assert media == [0, 0, SIZE.width + 2 * edge, SIZE.height + 2 * edge]
    assert bleed == [SLUG, SLUG, media[2] - SLUG, media[3] - SLUG]
    assert trim == [edge, edge, SIZE.width + edge, SIZE.height + edge]


def test_all_its_fonts_are_embedded_cut_out_and_searchable(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(pressed())
    table = call("pdffonts", tmp_path / "page.pdf").splitlines()[2:]
    flags = [re.findall(r" (yes|no)\b", line) for line in table]
    assert flags == [["yes"] * 3] * 2
    assert all(re.match(r"[A-Z]{6}\+", line) for line in table)


def test_it_does_nothing_and_holds_nothing_but_its_pages() -> None:
    data = pressed()
    forbidden = (
        *("/JS", "/JavaScript", "/OpenAction", "/AA", "/A", "/EmbeddedFiles", "/AF", "/OPI"),
        *("/PS", "/TR", "/TR2", "/HTP", "/HT", "/Alternates", "/Annots", "/F", "/FFilter"),
        *("/AcroForm", "/OCProperties", "/Encrypt", "/XFA", "/DestOutputProfileRef", "/Ref"),
    )
    assert named(data, *forbidden) == []
    assert not {"/LZWDecode", "/Crypt"} & set(named(data, "/Filter"))


def test_its_colors_are_inks_in_every_place() -> None:
    data = pressed()
    with opened(data) as pdf:
        spaces = [item for item in objects(pdf) if isinstance(item, pikepdf.Name)]
    assert not {"/DeviceRGB", "/CalRGB", "/Lab", "/ICCBased", "/CalGray"} & {*map(str, spaces)}
    images = {"/DeviceGray", "/DeviceCMYK"}
    assert {s for s in named(data, "/ColorSpace") if s.startswith("/")} == images


def test_what_shows_through_is_mixed_as_inks() -> None:
    with opened(pressed()) as pdf:
        group = pdf.pages[0].Group
        assert (group.S, group.CS, group.I, group.K) == (
            "/Transparency",
            "/DeviceCMYK",
            True,
            False,
        )


def test_a_photo_with_a_mask_alone_asks_for_that() -> None:
    with opened(pressed(photo("masked", 0, 0))) as pdf:
        assert pdf.pages[0].Group.CS == "/DeviceCMYK"
        assert pdf.pages[0].Resources.XObject["/Im1"].SMask.ColorSpace == "/DeviceGray"


def test_pages_that_hide_all_that_is_under_them_have_no_group() -> None:
    pages = [press_page(), press_page(*opaque())]
    with opened(pdf_bytes(pages, settings(), PICTURES)) as pdf:
        assert ["/Group" in page for page in pdf.pages] == [True, False]


def test_text_in_black_overprints(tmp_path: Path) -> None:
    with opened(pressed(*opaque())) as pdf:
        states = pdf.pages[0].Resources.ExtGState
        content = bytes(pdf.pages[0].Contents.read_bytes()).decode("ascii")
        state = states["/GS1"]
        assert (state.OP, state.op, state.OPM) == (True, True, 1)
    shown = content.index("Tj")
    assert content.rindex("/GS1 gs", 0, shown) > content.rfind("/GS2 gs", 0, shown)


def test_images_have_what_their_filters_must_know() -> None:
    with opened(pressed(*opaque())) as pdf:
        images = pdf.pages[0].Resources.XObject
        found = {
            key: (str(im.Filter), int(im.BitsPerComponent), str(im.ColorSpace))
            for key, im in images.items()
        }
        predicted = {key: int(value) for key, value in images["/Im3"].DecodeParms.items()}
        assert list(images["/Im1"].Decode) == [1, 0] * 4
        assert pikepdf.PdfImage(images["/Im3"]).as_pil_image().tobytes() == bytes(range(64)) * 64
    assert found == {
        "/Im1": ("/DCTDecode", 8, "/DeviceCMYK"),
        "/Im2": ("/FlateDecode", 1, "/DeviceGray"),
        "/Im3": ("/FlateDecode", 8, "/DeviceGray"),
    }
    assert predicted == {"/Predictor": 15, "/Colors": 1, "/BitsPerComponent": 8, "/Columns": 64}


def test_a_photo_of_group_4_is_told_its_size() -> None:
    picture = Picture(Path("line.tif"), 8, 2, 1, "TIFF", "1")
    bits = Image.frombytes("1", (8, 2), b"\xf0\x0f")
    out = BytesIO()
    bits.save(out, "TIFF", compression="group4")
    with Image.open(BytesIO(out.getvalue())) as tiff:
        tags: Any = tiff.tag_v2  # type: ignore[attr-defined]
        at, size = tags[273][0], tags[279][0]
    data = out.getvalue()[at : at + size]
    how = EncodedPicture(data, "CCITTFaxDecode", "DeviceGray", 8, 2, 1)
    mark = photo("bits", 0, 0)._replace(picture=picture)
    with opened(pdf_bytes([press_page(mark)], settings(), {picture: how})) as pdf:
        image = pdf.pages[0].Resources.XObject["/Im1"]
        assert dict(image.DecodeParms.items()) == {"/K": -1, "/Columns": 8, "/Rows": 2}


def test_photos_with_the_same_samples_are_in_it_once() -> None:
    other = Picture(Path("copy.tif"), 64, 64, 1, "TIFF", "CMYK")
    (picture, how), *_ = PICTURES.items()
    marks = (photo("masked", 0, 0), photo("masked", 50, 0)._replace(picture=other))
    with opened(pdf_bytes([press_page(*marks)], settings(), {picture: how, other: how})) as pdf:
        images = pdf.pages[0].Resources.XObject
        assert images["/Im1"].objgen == images["/Im2"].objgen


def test_a_photo_left_in_rgb_is_a_bug() -> None:
    mark = photo("jpeg", 0, 0)
    rgb = EncodedPicture(zlib.compress(bytes(12)), "FlateDecode", "DeviceRGB", 2, 2, 8)
    with pytest.raises(AssertionError, match="RGB"):
        pdf_bytes([press_page(mark)], settings(), {mark.picture: rgb})


def test_a_date_alone_is_midnight_and_the_pages_own_date_is_taken_where_none_is_given() -> None:
    data = pressed(created=None)
    assert told(data, "xmp:CreateDate") == "2016-08-09T00:00:00Z"
    with opened(data) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20160809000000Z"


# ---------------------------------------------------------------- PDF/X-1a, ISO 15930-4


def test_x1a_is_pdf_1_4_with_a_plain_table_and_says_so_in_its_info() -> None:
    data = pressed_as(Standard.X1A)
    assert data.startswith(b"%PDF-1.4\n")
    assert b"\nxref\n0 " in data
    assert b"/ObjStm" not in data
    assert b"/XRef" not in data
    with opened(data) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert pdf.docinfo["/Trapped"] == "/False"
        assert [str(one.S) for one in pdf.Root.OutputIntents] == ["/GTS_PDFX"]
    assert told(data, "pdfx:GTS_PDFXVersion") == "PDF/X-1a:2003"


def test_x1a_has_no_word_of_transparency() -> None:
    assert named(pressed_as(Standard.X1A), "/Group", "/SMask", "/CA", "/ca", "/BM") == []


def test_x1a_may_name_its_condition_without_the_profile() -> None:
    how = settings(Standard.X1A)._replace(intent=intent()._replace(icc=None))
    with opened(pdf_bytes([press_page(*opaque())], how, PICTURES)) as pdf:
        (one,) = pdf.Root.OutputIntents
        assert "/DestOutputProfile" not in one
        assert str(one.RegistryName) == "http://www.color.org"


# ---------------------------------------------------------------- both

BOTH = pytest.mark.parametrize("standard", [Standard.X4, Standard.X1A])


@BOTH
def test_the_same_page_gives_the_same_bytes(standard: Standard) -> None:
    assert pressed_as(standard) == pressed_as(standard)


@BOTH
@pytest.mark.parametrize("linearized", [False, True])
def test_no_reader_has_anything_to_say(
    standard: Standard, linearized: bool, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    marks = opaque() if standard is Standard.X1A else ()
    file.write_bytes(pressed(*marks, standard=standard, linearized=linearized))
    call("qpdf", "--check", file)
    call("mutool", "draw", "-q", "-r", "36", "-o", tmp_path / "out.png", file)
    call("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", file)
    call("pdftoppm", "-r", "36", file, tmp_path / "out")
    call("pdfinfo", "-box", file)
    for program in (["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage"], ["pdffonts"]):
        if shutil.which(program[0]):
            code, words = said(*program, file)
            assert code == 0
            assert "rror" not in words
            assert "arning" not in words
    with pypdfium2.PdfDocument(file.read_bytes()) as document:
        assert len(document) == 1


@BOTH
def test_its_words_can_be_searched(standard: Standard) -> None:
    found = re.sub(r"\s", "", pdfium_text(pressed_as(standard)))
    for words in ("台风登陆——昭通日报2016年", "竖排文字，也要能搜索。", "黑字叠印"):
        assert words in found


def test_a_printing_condition_without_words_is_called_by_its_name() -> None:
    named_only = OutputIntent("Custom", "", "", intent().icc)
    with opened(
        pdf_bytes([press_page(*opaque())], settings()._replace(intent=named_only), PICTURES)
    ) as pdf:
        (one,) = pdf.Root.OutputIntents
        assert str(one.Info) == "Custom"
        assert "/RegistryName" not in one
