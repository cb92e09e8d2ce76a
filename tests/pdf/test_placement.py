"""Every mark is where the display list has it, to a hundredth of a point."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_double
from itertools import accumulate, pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from pagesetter.display.model import BLACK, DrawGlyphs, FillRect, Ink
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Point, Rect, Size
from pagesetter.typeface.model import FaceId, GlyphRun
from tests.pdf.sheet import FACES, SPAN, FaceMaker, content, made, render, run, sans, serif, sheet

HEIGHT = 400.0  # of the sheet
AT = Point(20, 100)
TEXT = "昭通的秋天苹果红了，山上山下都是人。"


def origins(data: bytes) -> list[tuple[float, float]]:
    """Where pdfium puts each glyph, from the foot of the page."""
    raw = pypdfium2.raw
    with pypdfium2.PdfDocument(data) as document:
        page = document[0].get_textpage()
        found = []
        for i in range(page.count_chars()):
            x, y = c_double(), c_double()
            if not raw.FPDFText_IsGenerated(page, i):
                assert raw.FPDFText_GetCharOrigin(page, i, byref(x), byref(y))
                found.append((x.value, y.value))
        return found


def placed(shown: GlyphRun, at: Point = AT) -> list[tuple[float, float]]:
    """Where the glyphs of a run belong."""
    steps = accumulate(shown.advances[:-1], initial=0.0)
    offsets = shown.offsets or ((0.0, 0.0),) * len(shown.glyphs)
    return [
        (at.x + (step + x) * shown.size, HEIGHT - at.y + y * shown.size)
        for step, (x, y) in zip(steps, offsets, strict=True)
    ]


def assert_near(
    found: Sequence[tuple[float, float]], wanted: Sequence[tuple[float, float]]
) -> None:
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(other, abs=0.01)


def drawn(shown: GlyphRun) -> bytes:
    return made(DrawGlyphs(Point(20, 100), shown, BLACK, SPAN))


def stretched(shown: GlyphRun, extra: Sequence[float]) -> GlyphRun:
    advances = [a + extra[i % len(extra)] for i, a in enumerate(shown.advances)]
    return shown._replace(advances=tuple(advances))


@pytest.mark.parametrize("size", [5.5, 9.5, 36.0])
@pytest.mark.parametrize("maker", FACES.values(), ids=FACES)
def test_a_justified_line_stands_where_it_was_justified(
    maker: FaceMaker, size: float, tmp_path: Path
) -> None:
    shown = stretched(run(TEXT, maker(tmp_path), size), [0.0371, 0.0, 1 / 300])
    assert_near(origins(drawn(shown)), placed(shown))


def test_a_face_of_2048_units_to_the_em_does_not_drift() -> None:
    dejavu = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
    if not dejavu.exists():
        pytest.skip("DejaVu Serif is not installed")
    shown = run("The quick brown fox jumps " * 4, FaceId(dejavu, 0, "DejaVuSerif"), 9.5)
    data = drawn(shown)
    found = origins(data)  # without the space at the end
    assert_near(found, placed(shown)[: len(found)])


@settings(max_examples=25)
@given(
    st.lists(st.floats(-0.5, 0.5), min_size=1, max_size=8),
    st.sampled_from([5.0, 9.5, 10.123, 20.0, 72.0]),
)
def test_rounding_never_adds_up(extra: list[float], size: float) -> None:
    shown = stretched(run("国家台风登陆" * 5, serif(), size), extra)
    # pdfium leaves out glyphs that stand on the one before
    wanted = placed(shown)
    if all(after[0] - before[0] > 0.5 * size for before, after in pairwise(wanted)):
        assert_near(origins(drawn(shown)), wanted)


def test_a_line_set_as_the_font_has_it_is_one_string() -> None:
    assert "TJ" not in content(made(DrawGlyphs(Point(0, 9), run(TEXT, serif()), BLACK, SPAN)))


def test_glyphs_set_off_from_their_place_are_moved_there() -> None:
    plain = run("台风登陆", sans(), 20.0)
    shown = plain._replace(offsets=((0.0, 0.0), (0.25, 0.0), (0.0, 0.3), (-0.1, -0.2)))
    data = drawn(shown)
    assert_near(origins(data), placed(shown))
    rises = [line for line in content(data).splitlines() if line.endswith(" Ts")]
    assert rises == ["6 Ts", "-4 Ts", "0 Ts"]


def test_a_run_moves_no_glyph_of_the_next() -> None:
    raised = run("台", sans(), 20.0)._replace(offsets=((0.1, 0.3),))
    data = made(
        DrawGlyphs(Point(20, 100), raised, BLACK, SPAN),
        DrawGlyphs(Point(90, 100), run("风", sans(), 20.0), BLACK, SPAN),
    )
    assert_near(origins(data)[1:], [(90.0, HEIGHT - 100)])


def test_the_bleed_moves_everything_in() -> None:
    marks = DrawGlyphs(Point(20, 100), run("台", serif(), 20.0), BLACK, SPAN)
    (found,) = origins(pdf_bytes([sheet(marks, bleed=8.5)]))
    assert found == pytest.approx((28.5, HEIGHT - 100 + 8.5), abs=0.01)


def test_a_filled_rectangle_covers_its_bounds_and_may_bleed() -> None:
    mark = FillRect(Rect(-10, 20, 40, 10), Ink(1, 1, 1, 1), SPAN)
    page = render(pdf_bytes([sheet(mark, bleed=10, size=Size(100, 50))]))
    assert ImageChops.invert(page).getbbox() == (0, 30, 40, 40)


def test_text_is_black_ink_alone() -> None:
    operators = content(made(DrawGlyphs(Point(0, 9), run("台", serif()), BLACK, SPAN)))
    assert "\n0 0 0 1 k\n" in operators
    assert " rg" not in operators


def test_inks_font_and_size_are_set_only_when_they_change() -> None:
    same = run("台", serif())
    operators = content(made(*(DrawGlyphs(Point(0, y), same, BLACK, SPAN) for y in (9, 19, 29))))
    assert operators.count(" k\n") == 1
    assert operators.count(" Tf\n") == 1
    assert operators.count("BT\n") == 1


def test_a_run_without_glyphs_leaves_no_trace() -> None:
    empty = run("台", serif())._replace(text="", glyphs=(), clusters=(), advances=())
    assert "Tf" not in content(made(DrawGlyphs(Point(0, 9), empty, BLACK, SPAN)))
