"""A fault of content, planted in a page before it is written and in the bytes of a PDF.

Either reader names that fault and no other.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from pagesetter.display.model import BLACK, DrawPhoto, FillRect, Ink, Mark
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Point, Rect
from pagesetter.ink import REGISTRATION, Gradient
from pagesetter.press.model import PreparedPages
from pagesetter.press.preflight.findings import Finding
from pagesetter.press.preflight.of_pages import check_pages, find_in_pages
from pagesetter.press.preflight.of_pdf import check_pdf, check_written
from pagesetter.typeface.model import FaceId
from tests.pdf.sheet import words
from tests.preflight.sound import (
    BLEED,
    PRESS,
    PROFILE_FILE,
    WHITE,
    at,
    changed,
    content,
    display_list,
    image,
    photo,
    resource,
    settings,
    sound_marks,
    stroke,
)

#: Makes marks of a face, with photos in a folder. Marks stand in line 99 of the page file.
Made = Callable[[FaceId, Path], list[Mark]]

HERE = at(99)
HALF = Ink(0.5, 0.5, 0, 0)


def one(mark: Callable[[FaceId], Mark]) -> Made:
    return lambda face, _: [mark(face)._replace(span=HERE)]


def said(size: float, ink: Ink, place: Point | None = None, text: str = "天气") -> Made:
    return one(lambda face: words(text, face, size, place or Point(20, 150), ink))


def area(ink: Ink, bounds: Rect | None = None) -> Made:
    return one(lambda _: FillRect(bounds or Rect(20, 320, 60, 40), ink, HERE))


def line(width: float, ink: Ink, y: float = 380) -> Made:
    start = Point(310 if ink == WHITE else 20, 250 if ink == WHITE else y)
    return one(lambda _: stroke(start, start._replace(x=start.x + 100), width, ink, 99))


def shown(ppi: float, color: Any = (40, 30, 20, 10), mode: str = "CMYK") -> Made:
    def make(_: FaceId, folder: Path) -> list[Mark]:
        picture = photo(folder, color, (500, 250), mode)
        bounds = Rect(300, 290, 500 / ppi * 72, 250 / ppi * 72)
        return [DrawPhoto(picture, Rect(0, 0, 500, 250), bounds, HERE)]

    return make


def both(*makers: Made) -> Made:
    return lambda face, folder: [mark for make in makers for mark in make(face, folder)]


MADE: dict[str, tuple[str, Made]] = {
    "an area of too much ink": ("ink-over-limit", area(Ink(0.9, 0.8, 0.7, 0.5))),
    "a photo of too much ink": ("ink-over-limit", shown(250, (230, 210, 200, 120))),
    "areas that are too much together": (
        "ink-over-limit",
        both(area(Ink(0.9, 0.9, 0, 0)), area(Ink(0, 0, 0.9, 0.5)._replace(overprint=True))),
    ),
    "an area over a photo that are too much together": (
        "ink-over-limit",
        both(
            shown(250, (130, 130, 130, 30)),
            area(Ink(0, 0, 0, 1, overprint=True), Rect(320, 300, 60, 40)),
        ),
    ),
    "a gradient of too much ink": (
        "ink-over-limit",
        area(Ink(0, 0, 0, 0, gradient=Gradient(((0, WHITE), (1, Ink(1, 1, 1, 0))), 90))),
    ),
    "a photo of too much black": ("too-much-black", shown(250, (10, 10, 10, 255))),
    "a gray photo of too much black": ("too-much-black", shown(250, 0, "L")),
    "a coarse photo": ("low-resolution", shown(180)),
    "a very coarse photo": ("low-resolution", shown(140)),
    "coarse line art": ("coarse-line-art", shown(400, 0, "1")),
    "an RGB photo": ("rgb-left", shown(250, (90, 80, 70), "RGB")),
    "small words": ("small-type", said(4.5, BLACK)),
    "small words in a tint": ("small-tinted-type", said(7, Ink(0, 0, 0, 0.5))),
    "small words in a tint of a spot ink": (
        "small-tinted-type",
        said(7, Ink(0, 0.9, 0.8, 0, spot="PANTONE 485 C", tint=0.4)),
    ),
    "small words in color": ("small-colored-type", said(8, Ink(0, 1, 1, 0))),
    "small words out of black": ("small-reversed-type", said(8, WHITE, Point(400, 230))),
    "small words out of several inks": (
        "small-reversed-type",
        both(area(HALF._replace(cyan=0.8)), said(11, WHITE, Point(25, 340))),
    ),
    "small words out of a photo": ("small-reversed-type", said(9, WHITE, Point(60, 240))),
    "words out of a pale ground": (
        "pale-ground",
        both(area(Ink(0, 0, 0, 0.4)), said(14, WHITE, Point(25, 340))),
    ),
    "a thin rule": ("thin-rule", line(0.1, BLACK)),
    "a thin rule that is filled": ("thin-rule", area(BLACK, Rect(20, 380, 100, 0.1))),
    "a thin rule in a tint": ("thin-rule", line(0.4, Ink(0, 0, 0, 0.5))),
    "a thin rule in color": ("thin-rule", line(0.8, Ink(0, 1, 1, 0))),
    "a thin rule out of black": ("thin-rule", line(0.6, WHITE)),
    "small words in rich black": ("rich-black-text", said(9, Ink(0.5, 0.4, 0.4, 1))),
    "black words that knock out of a color": (
        "black-knocks-out",
        both(area(HALF), said(9, BLACK._replace(overprint=False), Point(25, 340))),
    ),
    "white words that overprint": (
        "white-overprint",
        said(14, WHITE._replace(overprint=True), Point(400, 230)),
    ),
    "an area that ends at the trim": ("no-bleed", area(HALF, Rect(500, 300, 100, 40))),
    "an area short of the bleed": ("no-bleed", area(HALF, Rect(20, 380, 60, 20 + BLEED - 3))),
    "more spot inks than units": (
        "too-many-plates",
        both(*(said(20, Ink(0, 1, 0, 0, spot=f"Spot {i}")) for i in range(3))),
    ),
    "two inks of one name": (
        "spot-clash",
        both(
            said(20, Ink(0, 1, 1, 0, spot="House red")),
            said(20, Ink(0, 1, 0.5, 0, spot="House red")),
        ),
    ),
    "words in every ink": ("registration-ink", said(12, Ink(1, 1, 1, 1, spot=REGISTRATION))),
}


def found_before(face: FaceId, folder: Path, make: Made | None = None) -> list[str]:
    marks = [*sound_marks(face, folder), *(make(face, folder) if make else [])]
    pages = PreparedPages((display_list(marks),))
    return [finding.code.value for finding in find_in_pages(pages, PRESS)]


def test_the_sound_page_gives_nothing(face: FaceId, photos: Path) -> None:
    assert found_before(face, photos) == []


@pytest.mark.parametrize(("code", "make"), MADE.values(), ids=MADE)
def test_a_fault_of_a_page_is_named_and_no_other(
    face: FaceId, photos: Path, code: str, make: Made
) -> None:
    assert found_before(face, photos, make) == [code]


@pytest.mark.parametrize(("code", "make"), MADE.values(), ids=MADE)
def test_a_finding_has_its_line_and_its_place_on_the_page(
    face: FaceId, photos: Path, code: str, make: Made
) -> None:
    made = make(face, photos)
    marks = [*sound_marks(face, photos), *made]
    (diagnostic,) = check_pages(PreparedPages((display_list(marks),)), PRESS)
    assert diagnostic.hints
    if code in ("too-many-plates", "spot-clash"):
        return  # of the whole file
    assert diagnostic.span == HERE
    assert diagnostic.at is not None
    assert (diagnostic.at.page, diagnostic.at.thing) == ("1", "story")
    assert diagnostic.at.width > 0


def test_a_press_of_three_more_units_takes_three_spot_inks(face: FaceId, photos: Path) -> None:
    _, make = MADE["more spot inks than units"]
    pages = PreparedPages((display_list(make(face, photos)),))
    assert [f.code.value for f in find_in_pages(pages, PRESS)] == ["too-many-plates"]
    assert find_in_pages(pages, PRESS._replace(most_spots=3)) == ()


# The exporter refuses a photo in RGB, and makes one plate of one name.
WRITTEN = {
    name: make for name, (code, make) in MADE.items() if code not in ("rgb-left", "spot-clash")
}


@pytest.mark.parametrize("make", WRITTEN.values(), ids=WRITTEN)
def test_the_bytes_of_a_page_say_no_more_than_the_page_did(
    sound: bytes, face: FaceId, photos: Path, make: Made
) -> None:
    """A disagreement of the two readers is a mistake of ours."""
    page = display_list([*sound_marks(face, photos), *make(face, photos)])
    prepared = PreparedPages((page,), settings=settings())
    before = find_in_pages(prepared, PRESS)
    data = pdf_bytes([page], prepared.settings)
    of_bytes = check_pdf(data, PRESS)
    assert [_known(finding) for finding in of_bytes] == [_known(finding) for finding in before]
    for one_of, other in zip(of_bytes, before, strict=True):
        assert one_of.at is None or one_of.at[2:] == pytest.approx(
            other.at and other.at[2:], abs=0.01
        )
    assert check_written(data, prepared, PRESS, before, HERE) == ()


def _known(finding: Finding) -> tuple[object, ...]:
    """What both readers know of a finding; words are read back through the font."""
    return finding.code, finding.severity, finding.message, finding.hint, finding.times


# ---------------------------------------------------------------- in the bytes


Plant = Callable[[pikepdf.Pdf], None]


def drawn(operators: str, **states: Any) -> Plant:
    """Operators in points from the trim's foot left, with ExtGStates by name."""

    def plant(pdf: pikepdf.Pdf) -> None:
        for name, entries in states.items():
            resource(pdf, "/ExtGState", f"/{name}", Dictionary(**entries))
        content(pdf, operators)

    return plant


def text(
    size: float, color: str, place: str = "20 250", font: str = "/F1", codes: str = "0001"
) -> str:
    return f"BT {color} {font} {size} Tf {place} Td <{codes}> Tj ET"


def placed(
    data: bytes,
    size: tuple[int, int] = (500, 250),
    ppi: float = 250,
    more: str = "",
    **entries: Any,
) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        resource(pdf, "/XObject", "/Planted", image(pdf, data, size, **entries))
        width, height = (side / ppi * 72 for side in size)
        content(pdf, f"q {width} 0 0 {height} 300 30 cm /Planted Do Q {more}")

    return plant


def flat(*parts: int, size: tuple[int, int] = (500, 250)) -> bytes:
    return bytes(parts) * (size[0] * size[1])


def jpeg(color: tuple[int, ...]) -> bytes:
    """A CMYK JPEG as Pillow writes it: Adobe's, its inks inverted."""
    out = io.BytesIO()
    Image.new("CMYK", (500, 250), color).save(out, "JPEG", quality=95)
    return out.getvalue()


def icc(pdf: pikepdf.Pdf, name: str, components: int) -> Array:
    data = (PROFILE_FILE.parent / name).read_bytes()
    return Array([Name.ICCBased, pdf.make_indirect(pdf.make_stream(data, N=components))])


def profiled(name: str, parts: tuple[int, ...]) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        placed(flat(*parts), ColorSpace=icc(pdf, name, len(parts)))(pdf)

    return plant


def table(base: Name, entries: bytes) -> dict[str, Any]:
    return {"ColorSpace": Array([Name.Indexed, base, 1, pikepdf.String(entries)])}


def separation(name: str, cyan: float, tint: float = 1, size: float = 20) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        ramp = Dictionary(
            FunctionType=2, N=1, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([cyan, 1, 0, 0])
        )
        spaces: Any = pdf.pages[0].obj.Resources.get("/ColorSpace", {})
        key = f"Spot{len(spaces)}"
        space = Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, ramp])
        resource(pdf, "/ColorSpace", f"/{key}", space)
        content(pdf, text(size, f"/{key} cs {tint} scn"))

    return plant


def all_of(*plants: Plant) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        for one_of in plants:
            one_of(pdf)

    return plant


def in_form(operators: str) -> Plant:
    """The same in a form in a form, at half its size."""

    def plant(pdf: pikepdf.Pdf) -> None:
        resources = pdf.pages[0].obj.Resources
        box = Array([0, 0, 2000, 2000])
        kind = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": box}
        inner = pdf.make_stream(operators.encode(), Resources=resources, **kind)
        own = Dictionary(XObject=Dictionary(Inner=inner))
        half = Array([0.5, 0, 0, 0.5, 0, 0])
        outer = pdf.make_stream(b"/Inner Do", Resources=own, Matrix=half, **kind)
        resource(pdf, "/XObject", "/Outer", outer)
        content(pdf, "/Outer Do")

    return plant


def tiled(operators: str) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        tile = pdf.make_stream(
            operators.encode(),
            Type=Name.Pattern,
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=Array([0, 0, 10, 10]),
            XStep=10,
            YStep=10,
            Resources=Dictionary(),
        )
        resource(pdf, "/Pattern", "/Tile", tile)
        content(pdf, "/Pattern cs /Tile scn 20 20 100 60 re f")

    return plant


def shaded(last: list[float], space: Name = Name.DeviceCMYK) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        ramp = Dictionary(
            FunctionType=2,
            N=1,
            Domain=Array([0, 1]),
            C0=Array([0] * len(last)),
            C1=Array(last),
        )
        shading = Dictionary(
            ShadingType=2, ColorSpace=space, Coords=Array([0, 0, 100, 0]), Function=ramp
        )
        resource(pdf, "/Shading", "/Sh", shading)
        content(pdf, "q 20 20 100 60 re W n /Sh sh Q")

    return plant


OVERPRINT = {"OP": True, "op": True, "OPM": 1}
MULTIPLY = {"BM": Name.Multiply}

IN_BYTES: dict[str, tuple[str, Plant]] = {
    "an area of too much ink": ("ink-over-limit", drawn("0.9 0.8 0.7 0.5 k 20 20 60 40 re f")),
    "a photo of too much ink": ("ink-over-limit", placed(flat(230, 210, 200, 120))),
    "a photo of too much ink with a profile": (
        "ink-over-limit",
        profiled("default_cmyk.icc", (230, 210, 200, 120)),
    ),
    "a JPEG of too much ink": (
        "ink-over-limit",
        placed(
            jpeg((230, 210, 200, 120)),
            Filter=Name.DCTDecode,
            Decode=Array([1, 0, 1, 0, 1, 0, 1, 0]),
        ),
    ),
    "a JPEG that nobody inverts": (
        "ink-over-limit",
        placed(jpeg((20, 30, 30, 80)), Filter=Name.DCTDecode),
    ),
    "a photo with a table of too much ink": (
        "ink-over-limit",
        placed(flat(1), **table(Name.DeviceCMYK, bytes([0, 0, 0, 0, 230, 210, 200, 120]))),
    ),
    "areas that are too much together": (
        "ink-over-limit",
        drawn(
            "0.9 0.9 0 0 k 20 20 60 40 re f /Over gs 0 0 0.9 0.5 k 20 20 60 40 re f", Over=OVERPRINT
        ),
    ),
    "areas multiplied": (
        "ink-over-limit",
        drawn(
            "0.9 0.9 0 0 k 20 20 60 40 re f /Mul gs 0 0 0.9 0.5 k 20 20 60 40 re f", Mul=MULTIPLY
        ),
    ),
    "an area over a photo that are too much together": (
        "ink-over-limit",
        all_of(
            placed(flat(130, 130, 130, 30)),
            drawn("/Over gs 0 0 0 1 k 320 50 60 40 re f", Over=OVERPRINT),
        ),
    ),
    "a gradient of too much ink": ("ink-over-limit", shaded([1, 1, 1, 0])),
    "a photo of too much black": ("too-much-black", placed(flat(10, 10, 10, 255))),
    "a gray photo of too much black": (
        "too-much-black",
        placed(flat(0), ColorSpace=Name.DeviceGray),
    ),
    "a coarse photo": ("low-resolution", placed(flat(9, 9, 9, 9), ppi=180)),
    "a very coarse photo": ("low-resolution", placed(flat(9, 9, 9, 9), ppi=140)),
    "coarse line art": (
        "coarse-line-art",
        placed(bytes(63 * 250), ppi=400, ColorSpace=Name.DeviceGray, BitsPerComponent=1),
    ),
    "a coarse stencil": (
        "coarse-line-art",
        drawn("q 0 0 0 1 k 72 0 0 72 20 20 cm BI /W 8 /H 8 /IM true ID 12345678 EI Q"),
    ),
    "an RGB photo": (
        "rgb-left",
        placed(flat(90, 80, 70), ColorSpace=Name.DeviceRGB),
    ),
    "a photo with a profile of a screen": ("rgb-left", profiled("srgb.icc", (90, 80, 70))),
    "a photo in Lab": ("rgb-left", profiled("lab.icc", (90, 80, 70))),
    "a photo with a table of RGB": (
        "rgb-left",
        placed(flat(0), **table(Name.DeviceRGB, bytes(6))),
    ),
    "words in RGB": ("rgb-left", drawn(text(20, "1 0 0 rg"))),
    "a gradient in RGB": ("rgb-left", shaded([1, 0, 0], Name.DeviceRGB)),
    "small words": ("small-type", drawn(text(4.5, "0 g"))),
    "words made small by a matrix": ("small-type", drawn("0.4 0 0 0.4 0 0 cm " + text(11, "0 g"))),
    "words made small in forms": ("small-type", in_form(text(9, "0 g", "60 500"))),
    "small words in a tint": ("small-tinted-type", drawn(text(7, "0.5 g"))),
    "small words in a tint of a spot ink": (
        "small-tinted-type",
        separation("House#20red", 0, 0.4, 7),
    ),
    "small words in color": ("small-colored-type", drawn(text(8, "0 1 1 0 k"))),
    "small words out of black": ("small-reversed-type", drawn(text(8, "1 g", "400 170"))),
    "small words out of several inks": (
        "small-reversed-type",
        drawn("0.8 0.5 0 0 k 20 20 60 40 re f " + text(11, "0 0 0 0 k", "25 40")),
    ),
    "small words out of a photo": ("small-reversed-type", drawn(text(9, "1 g", "60 160"))),
    "words out of a pale ground": (
        "pale-ground",
        drawn("0.6 g 20 20 60 40 re f " + text(14, "1 g", "25 40")),
    ),
    "a thin rule": ("thin-rule", drawn("0 G 0.1 w 20 20 m 120 20 l S")),
    "a hairline": ("thin-rule", drawn("0 G 0 w 20 20 m 120 20 l S")),
    "a rule made thin by a matrix": (
        "thin-rule",
        drawn("0.1 0 0 0.1 0 0 cm 0 G 1 w 200 200 m 1200 200 l S"),
    ),
    "a thin rule that is filled": ("thin-rule", drawn("0 g 20 20 100 0.1 re f")),
    "a thin rule in a tint": ("thin-rule", drawn("0.5 G 0.4 w 20 20 m 120 20 l S")),
    "a thin rule in color": ("thin-rule", drawn("0 1 1 0 K 0.8 w 20 20 m 120 20 l S")),
    "a thin rule out of black": ("thin-rule", drawn("1 G 0.6 w 310 150 m 410 150 l S")),
    "thin rules in a pattern": ("thin-rule", tiled("0 G 0.1 w 0 5 m 10 5 l S")),
    "small words in rich black": ("rich-black-text", drawn(text(9, "0.5 0.4 0.4 1 k"))),
    "black words that knock out of a color": (
        "black-knocks-out",
        drawn("0.5 0.5 0 0 k 20 20 60 40 re f " + text(9, "0 0 0 1 k", "25 40")),
    ),
    "white words that overprint": (
        "white-overprint",
        drawn("/Over gs " + text(14, "0 0 0 0 k", "400 170"), Over=OVERPRINT),
    ),
    "an area that ends at the trim": ("no-bleed", drawn("0.5 0.5 0 0 k 500 60 100 40 re f")),
    "an area short of the bleed": ("no-bleed", drawn("0.5 0.5 0 0 k 20 -5 60 25 re f")),
    "an area cut at the trim": (
        "no-bleed",
        drawn("q 0 0 600 400 re W n 0.5 0.5 0 0 k 500 60 150 40 re f Q"),
    ),
    "a box for a glyph": ("missing-glyph", drawn(text(12, "0 g", codes="00010000"))),
    "more spot inks than units": (
        "too-many-plates",
        all_of(*(separation(f"Spot#20{i}", 0) for i in range(3))),
    ),
    "two inks of one name": (
        "spot-clash",
        all_of(separation("House#20red", 0), separation("House#20red", 0.5)),
    ),
    "words in every ink": ("registration-ink", separation("All", 1)),
}


@pytest.mark.parametrize(("code", "plant"), IN_BYTES.values(), ids=IN_BYTES)
def test_a_fault_in_the_bytes_is_named_and_no_other(sound: bytes, code: str, plant: Plant) -> None:
    found = check_pdf(changed(sound, plant), PRESS)
    assert [finding.code.value for finding in found] == [code]


SOUND: dict[str, Plant] = {
    "a JPEG that is inverted": placed(
        jpeg((20, 30, 30, 80)), Filter=Name.DCTDecode, Decode=Array([1, 0, 1, 0, 1, 0, 1, 0])
    ),
    "words in white on paper": drawn(text(8, "1 g")),
    "words that are not shown": drawn(text(3, "0 g 3 Tr")),
    "black words that overprint a color": drawn(
        "0.5 0.5 0 0 k 20 20 60 40 re f /Over gs " + text(9, "0 0 0 1 k", "25 40"), Over=OVERPRINT
    ),
    "marks outside of the trim": drawn("1 1 1 1 K 0.1 w -8 20 m -2 20 l S"),
    "an area that is cut off whole": drawn("q 0 0 1 1 re W n 1 1 1 1 k 50 50 60 60 re f Q"),
    "an area that bleeds": drawn("0.5 0.5 0 0 k 500 60 110 40 re f"),
    "an area within the page": drawn("0.5 0.5 0 0 k 500 60 98 40 re f"),
    "a fill with an outline of its ink": drawn("0 g 0 G 0.1 w 20 20 60 40 re B"),
    "a speck of too much ink": placed(flat(230, 210, 200, 120, size=(10, 10)), (10, 10), ppi=250),
}


@pytest.mark.parametrize("plant", SOUND.values(), ids=SOUND)
def test_what_a_press_holds_is_no_finding(sound: bytes, plant: Plant) -> None:
    assert check_pdf(changed(sound, plant), PRESS) == ()


def test_a_place_is_told_from_the_top_left_of_the_trim(sound: bytes) -> None:
    plant = drawn("0.9 0.8 0.7 0.5 k 20 340 60 40 re f")
    (finding,) = check_pdf(changed(sound, plant), PRESS)
    assert finding.at is not None
    assert [round(side, 2) for side in finding.at[2:]] == [20, 20, 60, 40]


def test_a_turned_page_is_told_as_it_is_seen(sound: bytes) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        drawn("0.9 0.8 0.7 0.5 k 20 340 60 40 re f")(pdf)
        pdf.pages[0].obj.Rotate = 90

    (finding,) = check_pdf(changed(sound, plant), PRESS)
    assert finding.at is not None
    assert [round(side, 2) for side in finding.at[2:]] == [340, 20, 40, 60]
