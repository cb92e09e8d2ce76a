"""Vertical lines in the PDF: every glyph in its place, and the words as they were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageChops

from pagesetter.composition.runs import shape_paragraph
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import BLACK, DrawGlyphs
from pagesetter.geometry import Point
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.shaping import shape_upright
from tests.pdf.sheet import (
    FACES,
    SPAN,
    FaceMaker,
    call,
    content,
    made,
    pdfium_text,
    reader,
    render,
    resources,
    sans,
    serif,
    words,
)
from tests.unit.composition.boxes import box_style, paragraph

HEIGHT = 400.0  # of the sheet
# The second of two characters that share a glyph has -1 for its own.
_PLACED = r'<g [^>]*glyph="\d+" x="([^"]+)" y="([^"]+)"'
TEXT = "气象台说，“台风‘山月’”12月5日登陆——GDP增长12%……《报》（晚）Wi-Fi手机！？共365天。"


def column(text: str, face: FaceId, size: float, at: Point) -> tuple[DrawGlyphs, ...]:
    """Set text as one vertical line down from `at`, on its middle axis."""
    style = box_style(face.file, vertical=True, size=size, faces=(face,))
    shaped = shape_paragraph(paragraph(text), style, DiagnosticLog())
    position = shaped.widths.position
    return tuple(
        DrawGlyphs(Point(at.x + r.rise, at.y + position[r.start]), r.run, BLACK, SPAN)
        for r in shaped.runs
    )


def placed(mark: DrawGlyphs) -> list[tuple[float, float]]:
    """Where the origins of a mark's glyphs belong, from the foot of the page."""
    run, (x, y) = mark.run, mark.at
    steps = accumulate(run.advances[:-1], initial=0.0)
    offsets = run.offsets or ((0.0, 0.0),) * len(run.glyphs)
    found = []
    for step, (right, up) in zip(steps, offsets, strict=True):
        if run.vertical:
            place = (x + right * run.size, HEIGHT - y - (step - up) * run.size)
        else:  # turned: along is down, and up is right
            place = (x + up * run.size, HEIGHT - y - (step + right) * run.size)
        found.append(place)
    return found


def traced(data: bytes, folder: Path) -> list[tuple[float, float]]:
    """Where mutool puts each glyph."""
    file = folder / "traced.pdf"
    file.write_bytes(data)
    glyphs = re.findall(_PLACED, call("mutool", "trace", file))
    return [(float(x), float(y)) for x, y in glyphs]


def assert_near(
    found: Sequence[tuple[float, float]], wanted: Sequence[tuple[float, float]]
) -> None:
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(other, abs=0.01)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("size", [5.5, 9.5, 17.3])
@pytest.mark.parametrize("maker", FACES.values(), ids=FACES)
def test_every_glyph_of_a_vertical_line_is_in_its_place(
    maker: FaceMaker, size: float, tmp_path: Path
) -> None:
    marks = column(TEXT, maker(tmp_path), size, Point(300, -300))
    wanted = [place for mark in marks for place in placed(mark)]
    assert_near(traced(made(*marks), tmp_path), wanted)


@pytest.mark.parametrize("face", [serif, sans])
def test_a_line_stretched_and_a_mark_moved_are_in_their_places(face: Any, tmp_path: Path) -> None:
    run = shape_upright("台风，登陆——", face(), "zh-Hans")
    moves = [(x + 0.0137 * i, y - 0.021 * i) for i, (x, y) in enumerate(run.offsets)]
    run = run._replace(
        size=41.7,
        advances=tuple([advance + 0.0371 for advance in run.advances]),
        offsets=tuple(moves),
    )
    mark = DrawGlyphs(Point(300, 10), run, BLACK, SPAN)
    assert_near(traced(made(mark), tmp_path), placed(mark))


@pytest.mark.parametrize("face", [serif, sans])
def test_pdfium_draws_a_vertical_line_on_its_axis(face: Any) -> None:
    run = shape_upright("田田", face(), "zh-Hans")._replace(size=100.0)
    page = render(made(DrawGlyphs(Point(300, 50), run, BLACK, SPAN)))
    bounds = ImageChops.invert(page).getbbox()
    assert bounds is not None
    left, top, right, bottom = bounds
    assert (left + right) / 2 == pytest.approx(300, abs=4)
    assert 50 <= top < bottom <= 250
    assert bottom - top > 170


@pytest.mark.parametrize("maker", FACES.values(), ids=FACES)
def test_words_of_vertical_lines_come_back_as_typed(maker: FaceMaker, tmp_path: Path) -> None:
    face = maker(tmp_path)
    half = len(TEXT) // 2
    first, second = TEXT[:half], TEXT[half:]
    data = made(
        *column(first, face, 12.0, Point(300, 20)), *column(second, face, 12.0, Point(280, 20))
    )
    file = tmp_path / "page.pdf"
    file.write_bytes(data)
    assert squeezed(pdfium_text(data)) == TEXT
    assert squeezed(call("pdftotext", "-raw", file, "-")) == TEXT
    assert squeezed(call("mutool", "draw", "-F", "txt", file)) == TEXT


# pdfium sorts strings that begin at one height: the last string of a line must begin at another
# than the next line does. A line of one character is one string, and cannot.
SHORT = [
    (last, down)
    for last in ("报", "的报", "过的。", "用过的。", "不曾用过。")
    for down in (0, 1, 2, 3)
    if (len(last), down) != (1, 0)
]


@pytest.mark.parametrize(("last", "down"), SHORT)
def test_a_short_line_before_an_indented_one_comes_back_in_order(last: str, down: int) -> None:
    face = serif()
    data = made(
        *column("国家气象台说台风登陆", face, 12.0, Point(300, 20)),
        *column(last, face, 12.0, Point(280, 20)),
        *column("行行向左从上到下", face, 12.0, Point(260, 20 + 12 * down)),
    )
    assert squeezed(pdfium_text(data)) == f"国家气象台说台风登陆{last}行行向左从上到下"


def test_pure_vertical_text_is_known_to_be_vertical(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    face = serif()
    file.write_bytes(
        made(
            *column("国家台风登陆，山月报。", face, 12.0, Point(300, 20)),
            *column("一行从上到下，行行向左。", face, 12.0, Point(280, 20)),
        )
    )
    # Laid out by its place on the page, each line is whole and the right one is first.
    found = squeezed(call("pdftotext", "-layout", file, "-"))
    assert found == "国家台风登陆，山月报。一行从上到下，行行向左。"


def test_one_glyph_for_two_quotation_marks_means_each_in_its_place(tmp_path: Path) -> None:
    text = "国家“台风”『登陆』“山月”"
    data = made(*column(text, serif(), 12.0, Point(300, 20)))
    file = tmp_path / "page.pdf"
    file.write_bytes(data)
    assert squeezed(pdfium_text(data)) == text
    assert squeezed(call("pdftotext", "-raw", file, "-")) == text
    assert squeezed(call("mutool", "draw", "-F", "txt", file)) == text
    assert squeezed(reader(data).pages[0].extract_text()) == text


def test_a_mark_in_its_vertical_form_means_the_mark_typed(tmp_path: Path) -> None:
    run = shape_upright("台，风（", serif(), "zh-Hans")._replace(size=12.0)
    file = tmp_path / "page.pdf"
    file.write_bytes(made(DrawGlyphs(Point(300, 20), run, BLACK, SPAN)))
    assert squeezed(call("pdftotext", "-raw", file, "-")) == "台，风（"


def test_a_face_goes_in_once_for_both_directions(tmp_path: Path) -> None:
    face = sans()
    data = made(words("台风", face), *column("台风", face, 12.0, Point(300, 20)))
    fonts = resources(data, "/Font")
    assert {key: font["/Encoding"] for key, font in fonts.items()} == {
        "/F1": "/Identity-H",
        "/F1V": "/Identity-V",
    }
    parts = [font["/DescendantFonts"][0] for font in fonts.values()]
    assert parts[0] == parts[1]
    file = tmp_path / "page.pdf"
    file.write_bytes(data)
    call("qpdf", "--check", file)
    call("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", file)


def test_a_page_of_horizontal_lines_says_nothing_of_vertical_ones() -> None:
    (font,) = resources(made(words("台风", serif())), "/Font").values()
    assert font["/Encoding"] == "/Identity-H"
    assert "/W2" not in font["/DescendantFonts"][0].get_object()
    assert "/DW2" not in font["/DescendantFonts"][0].get_object()


def test_an_upright_line_as_the_font_has_it_is_one_string() -> None:
    run: GlyphRun = shape_upright("台风登", serif(), "zh-Hans")._replace(size=12.0)
    operators = content(made(DrawGlyphs(Point(300, 20), run, BLACK, SPAN)))
    assert operators.count("Tj") == 1
    assert "TJ" not in operators
    assert operators.count("Tm") == 1


def test_turned_words_are_set_a_quarter_turn_clockwise() -> None:
    operators = content(made(*column("Wi-Fi", serif(), 10.0, Point(300, 20))))
    assert "0 -1 1 0 296.2 380 Tm" in operators


def test_figures_across_a_line_are_read_as_one() -> None:
    operators = content(made(*column("12月", sans(), 10.0, Point(300, 20))))
    assert operators.count("/ActualText<FEFF00310032>") == 1
