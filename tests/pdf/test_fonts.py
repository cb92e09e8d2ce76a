"""Faces of every kind embedded: subset, with codes that show the right glyphs."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from pagesetter.display.model import Ink
from pagesetter.export.pdf import pdf_bytes
from pagesetter.export.pdf_cuts import FaceSubset, glyphs_by_file, subset_face
from pagesetter.geometry import Point, Size
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import shape
from tests.pdf.sheet import (
    FACES,
    LETTER_FACES,
    FaceMaker,
    call,
    installed_collection,
    made,
    name_keyed_cff,
    reader,
    render,
    resources,
    sans,
    serif,
    sheet,
    streams,
    variable_cff2,
    words,
)

# pdfium and poppler show black ink alone as a dark gray.
FULL = Ink(1, 1, 1, 1)

ALL_FACES = {**FACES, **LETTER_FACES}


def font(data: bytes) -> Any:
    (only,) = resources(data, "/Font").values()
    return only


def descendant(data: bytes) -> Any:
    return font(data)["/DescendantFonts"][0].get_object()


@pytest.mark.parametrize("maker", ALL_FACES.values(), ids=ALL_FACES)
def test_a_face_of_every_kind_is_embedded_subset_and_searchable(
    maker: FaceMaker, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(made(words("台风", maker(tmp_path))))
    *_, line = call("pdffonts", file).splitlines()
    assert line.split()[-5:-2] == ["yes", "yes", "yes"]


@pytest.mark.parametrize("maker", ALL_FACES.values(), ids=ALL_FACES)
def test_every_reader_gives_the_words_back(maker: FaceMaker, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    data = made(words("台风风台", maker(tmp_path)))
    file.write_bytes(data)
    assert call("pdftotext", "-raw", file, "-").strip() == "台风风台"
    assert call("mutool", "draw", "-F", "txt", file).strip() == "台风风台"
    assert reader(data).pages[0].extract_text().strip() == "台风风台"


def inked(face: FaceId, text: str, size: int) -> Image.Image:
    """The text as FreeType draws it from the font file itself."""
    drawn = ImageFont.truetype(face.file, size, face.index, layout_engine=ImageFont.Layout.BASIC)
    if face.variations:
        drawn.set_variation_by_axes([value for _, value in face.variations])
    picture = Image.new("L", (size * len(text), size), 255)
    ImageDraw.Draw(picture).text((0, round(size * 0.85)), text, 0, drawn, anchor="ls")
    return picture


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much of the ink is elsewhere, 0 to about 2."""
    # A coarse look: every rasterizer has edges of its own.
    one, other = (picture.convert("L").reduce(4) for picture in (one, other))
    away: float = ImageStat.Stat(ImageChops.difference(one, other)).sum[0]
    return away / ImageStat.Stat(ImageChops.invert(one)).sum[0]


# In the box font 台 and 风 look the same.
SHAPES = {kind: maker for kind, maker in ALL_FACES.items() if kind != "static TrueType"}


@pytest.mark.parametrize("maker", SHAPES.values(), ids=SHAPES)
def test_each_code_shows_the_glyph_of_the_font_file(maker: FaceMaker, tmp_path: Path) -> None:
    face, size = maker(tmp_path), 240
    paper = Size(size * 4, size)
    text = words("台风台风", face, size, Point(0, round(size * 0.85)), FULL)
    data = pdf_bytes([sheet(text, size=paper)])
    expected = inked(face, "台风台风", size)
    assert difference(expected, render(data)) < 0.12
    # ... and these two look different, or the test would prove nothing
    assert difference(expected, inked(face, "风台风台", size)) > 0.4


@pytest.mark.parametrize("maker", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("program", ["pdftoppm", "mutool", "gs"])
def test_other_readers_show_the_same_glyphs(maker: FaceMaker, program: str, tmp_path: Path) -> None:
    face, size = maker(tmp_path), 240
    text = words("台风", face, size, Point(0, round(size * 0.85)), FULL)
    file, out = tmp_path / "page.pdf", tmp_path / "out.png"
    file.write_bytes(pdf_bytes([sheet(text, size=Size(size * 2, size))]))
    match program:
        case "pdftoppm":
            call(program, "-r", "72", "-png", "-singlefile", file, out.with_suffix(""))
        case "mutool":
            call(program, "draw", "-q", "-r", "72", "-o", out, file)
        case _:
            quality = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-r72"]
            call(program, "-q", "-sDEVICE=pnggray", *quality, "-o", out, file)
    assert difference(inked(face, "台风", size), Image.open(out)) < 0.2


def cut(face: FaceId, text: str) -> FaceSubset:
    return subset_face(face, shape(text, face, "zh-Hans").glyphs)


def charset(program: bytes) -> tuple[bool, list[str]]:
    """Whether a CFF is CID-keyed, and its charset by glyph id."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), TTFont())
    return hasattr(fonts[0], "ROS"), list(fonts[0].charset)


@pytest.mark.parametrize("maker", [lambda: serif(), installed_collection])
def test_in_a_cid_keyed_cff_the_cid_is_the_glyph_id(maker: Any) -> None:
    keyed, names = charset(cut(maker(), "国家台风").program)
    assert keyed
    assert names[1:] == [f"cid{glyph:05}" for glyph in range(1, 5)]


def test_a_name_keyed_cff_stays_name_keyed_so_that_codes_are_glyph_ids(tmp_path: Path) -> None:
    keyed, names = charset(cut(name_keyed_cff(tmp_path), "风A").program)
    assert not keyed
    assert names == [".notdef", "u0041", "u98CE"]


def test_a_variable_cff2_becomes_a_cff_at_its_weight(tmp_path: Path) -> None:
    light, black = (cut(variable_cff2(tmp_path, weight), "A") for weight in (100.0, 900.0))
    assert (light.is_cff, black.is_cff) == (True, True)
    assert charset(black.program)[1][0] == ".notdef"
    assert black.program != light.program
    # A is 400 units wide at 100 and 500 at 900
    pages = [
        pdf_bytes(
            [
                sheet(
                    words("A", variable_cff2(tmp_path, weight), 100, Point(0, 90)),
                    size=Size(100, 100),
                )
            ]
        )
        for weight in (100.0, 900.0)
    ]
    boxes = [ImageChops.invert(render(page).convert("L")).getbbox() for page in pages]
    assert [box and (box[0], box[2]) for box in boxes] == [(10, 50), (10, 60)]


def test_a_variable_face_is_pinned_in_its_widths_and_its_name() -> None:
    data = made(words("风AB", sans()))
    assert font(data)["/BaseFont"].endswith("+NotoSansSC-Bold")
    assert b"fvar" not in cut(sans(), "风").program


def test_weights_of_one_file_are_the_same_cut_out_together_or_each_by_itself() -> None:
    texts = {300.0: "风雨A1", 700.0: "台风，é", 900.0: "国"}
    faces = {
        sans()._replace(name=f"Sans-{weight}", variations=(("wght", weight),)): text
        for weight, text in texts.items()
    }
    glyphs = {face: shape(text, face, "zh-Hans").glyphs for face, text in faces.items()}
    together = glyphs_by_file({**glyphs, serif(): (1, 2)})
    assert set(together) == set(faces)
    for face, shown in glyphs.items():
        assert together[face] > set(shown)
        alone, narrowed = subset_face(face, shown), subset_face(face, shown, together[face])
        assert narrowed == alone
        assert set(narrowed.codes) >= {0, *shown}


def test_a_face_is_embedded_once_for_all_pages() -> None:
    pages = [sheet(words("台", serif())), sheet(words("风", serif(), 30), words("台", sans()))]
    objects = b"".join(streams(pdf_bytes(pages)))
    assert objects.count(b"/FontFile3") == 1
    assert objects.count(b"/FontFile2") == 1


def test_only_the_glyphs_that_are_shown_go_in() -> None:
    subset = cut(serif(), "国国家")
    assert sorted(subset.codes.values()) == [0, 1, 2]
    assert len(subset.program) < 4_000


def test_the_tag_of_a_subset_hangs_on_its_content() -> None:
    one, same, other = (
        font(made(words(text, serif())))["/BaseFont"] for text in ("台风", "风台", "台")
    )
    assert one == same
    assert one != other
    tag, _, name = one.partition("+")
    assert re.fullmatch("/[A-Z]{6}", tag)
    assert name == "NotoSerifSC-Regular-Identity-H"


def test_widths_are_those_of_the_font_and_the_usual_one_is_left_out() -> None:
    subset = cut(serif(), "国家A1")
    data = made(words("国家A1", serif()))
    cid = descendant(data)
    assert cid["/DW"] == 1000
    written: dict[int, int] = {}
    items = [item.get_object() for item in cid["/W"]]
    for first, some in zip(items[::2], items[1::2], strict=True):
        written.update(enumerate(map(int, some), int(first)))
    assert written == {
        subset.codes[glyph]: width for glyph, width in subset.widths.items() if width != 1000
    }


def test_a_descriptor_has_the_measures_of_the_face() -> None:
    descriptor = descendant(made(words("国", serif())))["/FontDescriptor"]
    assert descriptor["/Ascent"] == 1151
    assert descriptor["/Descent"] == -286
    assert descriptor["/Flags"] & 4
    left, bottom, right, top = map(int, descriptor["/FontBBox"])
    assert left <= 0 <= 1000 <= right
    assert bottom < 0 < 880 < top
