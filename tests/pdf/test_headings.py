"""Narrowed, outlined and shadowed words in the PDF: in their places, and read once."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path

import pytest
from PIL import ImageChops

from pagesetter.display.model import BLACK, DrawGlyphs, DrawShapes, Ink
from pagesetter.geometry import Point
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.outlines import glyph_outline
from pagesetter.typeface.shaping import shape_upright
from tests.pdf.sheet import (
    FACES,
    SPAN,
    FaceMaker,
    content,
    made,
    pdfium_text,
    render,
    run,
    sans,
    serif,
    words,
)
from tests.pdf.test_placement import assert_near, origins

RED = Ink(0, 1, 1, 0)
AT = Point(20, 100)
HEIGHT = 400.0  # of the sheet
TEXT = "气象台：台风12月登陆"


def narrowed(shown: GlyphRun, scale: float) -> GlyphRun:
    return shown._replace(scale=scale)


def shapes(shown: GlyphRun, ink: Ink = RED, stroke: float | None = None) -> DrawShapes:
    return DrawShapes(AT, shown, ink, SPAN, stroke)


@pytest.mark.parametrize("scale", [0.5, 0.8, 0.9637])
def test_the_glyphs_of_a_narrowed_run_stand_where_it_has_them(scale: float) -> None:
    shown = run(TEXT, serif(), 36.0)
    data = made(DrawGlyphs(AT, narrowed(shown, scale), BLACK, SPAN))
    steps = accumulate(shown.advances[:-1], initial=0.0)
    assert_near(origins(data), [(20 + step * 36 * scale, 300.0) for step in steps])


@pytest.mark.parametrize("scale", [0.5, 0.8])
def test_the_glyphs_of_a_narrowed_vertical_run_stand_closer(scale: float) -> None:
    tall = shape_upright("天地玄黄", serif(), "zh-Hans")._replace(size=36.0)
    data = made(DrawGlyphs(AT, narrowed(tall, scale), BLACK, SPAN))
    found = [y for _, y in origins(data)]
    first = HEIGHT - 100 - 0.88 * 36 * scale
    assert found == pytest.approx([first - i * 36 * scale for i in range(4)], abs=0.02)


@pytest.mark.parametrize("face", [sans(), serif()])
def test_a_narrowed_run_is_read_as_it_was_typed(face: FaceId) -> None:
    data = made(DrawGlyphs(AT, narrowed(run(TEXT, face, 36.0), 0.8), BLACK, SPAN))
    assert pdfium_text(data).strip() == TEXT


def test_what_follows_a_narrowed_run_has_its_own_width() -> None:
    shown = run("天地", serif(), 36.0)
    second = DrawGlyphs(Point(200, 100), shown, BLACK, SPAN)
    data = made(DrawGlyphs(AT, narrowed(shown, 0.5), BLACK, SPAN), second)
    assert [x for x, _ in origins(data)] == pytest.approx([20, 38, 200, 236], abs=0.01)


@pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())
def test_shapes_cover_what_the_same_words_cover(face: FaceMaker, tmp_path: Path) -> None:
    shown = run("天地AB1", face(tmp_path), 48.0)
    assert_same_ink(made(shapes(shown, BLACK)), made(DrawGlyphs(AT, shown, BLACK, SPAN)))


@pytest.mark.parametrize("scale", [1.0, 0.7])
@pytest.mark.parametrize("way", ["narrowed", "down", "turned"])
def test_shapes_go_every_way_that_words_do(way: str, scale: float) -> None:
    shown = run("天地AB", serif(), 40.0)
    if way == "down":
        shown = shape_upright("天，地——", serif(), "zh-Hans")._replace(size=40.0)
    shown = shown._replace(turned=way == "turned", scale=scale)
    assert_same_ink(made(shapes(shown, BLACK)), made(DrawGlyphs(AT, shown, BLACK, SPAN)))


def assert_same_ink(one: bytes, other: bytes) -> None:
    """Assert that two pages look alike, but for a few pixels of smoothing."""
    a, b = render(one).convert("L"), render(other).convert("L")
    assert sum(b.histogram()[:100]) > 0, "nothing was drawn"
    differing = ImageChops.difference(a, b).point(lambda value: 255 if value > 128 else 0)
    box = differing.getbbox()
    count = differing.histogram()[255]
    assert count < 12, f"{count} pixels differ in {box}"


def test_a_shadow_and_an_outline_are_no_part_of_the_text() -> None:
    shown = run(TEXT, serif(), 36.0)
    data = made(shapes(shown), shapes(shown, stroke=2.0), DrawGlyphs(AT, shown, BLACK, SPAN))
    assert pdfium_text(data).strip() == TEXT


def test_shapes_alone_embed_no_font() -> None:
    assert b"/FontFile" not in made(shapes(run("天", serif())))


def test_an_outline_is_drawn_with_round_corners_and_leaves_no_state_behind() -> None:
    operators = content(made(shapes(run("天", serif()), stroke=2.0), words("地", serif())))
    assert re.search(r"^q\n2 w 1 j\n.*?^B\nQ\nBT$", operators, re.MULTILINE | re.DOTALL)


def test_words_after_an_outline_have_their_own_ink() -> None:
    data = made(shapes(run("天", serif()), stroke=2.0), words("地", serif(), ink=BLACK))
    operators = content(data)
    assert operators.index("0 1 1 0 k") < operators.index("0 0 0 1 k") < operators.index("Tj")


@pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())
def test_the_contours_of_a_glyph_are_closed_and_lie_in_its_em(
    face: FaceMaker, tmp_path: Path
) -> None:
    made_face = face(tmp_path)
    (glyph,) = run("天", made_face).glyphs
    contours = glyph_outline(made_face, glyph)
    points = [p for c in contours for curve in c.curves for p in curve]
    assert contours
    assert all(-0.5 < p.x < 1.5 and -0.5 < p.y < 1.5 for p in points)
