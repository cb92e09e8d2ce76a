"""Printers' marks: all of them beyond the bleed, on every plate, in the page's own type."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.diagnostics import Span
from pagesetter.display.model import DisplayList, DrawGlyphs, DrawPath, FillRect, Mark, Region
from pagesetter.geometry import Point, Rect, Size
from pagesetter.ink import BLACK, REGISTRATION, Ink
from pagesetter.press.marks import REGION, SLUG, with_marks
from pagesetter.press.model import PrintersMark
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.shaping import shape

AT = Span(Path("page.yaml"), 3, 1, 3, 2)
ALL = tuple(PrintersMark)
GOLD = Ink(0.2, 0.3, 0.7, 0.1, "Gold", tint=0.4)


@pytest.fixture
def face(box_library: FontLibrary) -> FaceId:
    found = box_library.find("Box", 400)
    assert found is not None
    return found


def page_of(
    *marks: Mark, width: float = 700, bleed: float = 9, title: str = "云岭 3"
) -> DisplayList:
    regions = (Region("story", Rect(0, 0, 100, 100), marks),) if marks else ()
    return DisplayList(Size(width, 900), bleed, title, "zh-Hans", regions, date="2025-09-25")


def words(face: FaceId, text: str = "天地玄黄") -> DrawGlyphs:
    run = shape(text, face, "zh-Hans")
    return DrawGlyphs(Point(9, 20), GlyphRun(face, 9, text, *run_parts(run)), BLACK, AT)


def run_parts(run: GlyphRun) -> tuple[tuple[int, ...], tuple[int, ...], tuple[float, ...]]:
    return run.glyphs, run.clusters, run.advances


def marks_of(page: DisplayList) -> tuple[Mark, ...]:
    assert page.regions[-1].name == REGION
    return page.regions[-1].marks


def extent(mark: Mark) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom of a mark, with what its line is thick."""
    if isinstance(mark, FillRect):
        return mark.bounds.x, mark.bounds.y, mark.bounds.right, mark.bounds.bottom
    if isinstance(mark, DrawGlyphs):
        size, (x, y) = mark.run.size, mark.at
        return x, y - size, x + mark.run.width, y + 0.2 * size
    assert isinstance(mark, DrawPath)
    points = [mark.path.start, *(point for curve in mark.path.curves for point in curve)]
    half = (mark.stroke or 0) / 2
    xs, ys = [p.x for p in points], [p.y for p in points]
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


@pytest.mark.parametrize(("width", "bleed"), [(700, 9), (700, 0), (260, 9), (60, 3)])
@pytest.mark.parametrize("mark", PrintersMark)
def test_no_mark_is_inside_the_bleed_or_outside_the_slug(
    face: FaceId, width: float, bleed: float, mark: PrintersMark
) -> None:
    title = "云岭晨报 " * 20
    page = page_of(words(face), width=width, bleed=bleed, title=title)
    for found in marks_of(with_marks(page, (mark,))):
        left, top, right, bottom = extent(found)
        beside = right <= -bleed or left >= width + bleed or bottom <= -bleed or top >= 900 + bleed
        assert beside, found
        edge = bleed + SLUG
        assert left >= -edge, found
        assert top >= -edge, found
        assert right <= width + edge, found
        assert bottom <= 900 + edge, found


def test_a_page_without_marks_stays_as_it_is(face: FaceId) -> None:
    page = page_of(words(face))
    assert with_marks(page, ()) is page


def test_the_slug_is_room_beyond_the_bleed(face: FaceId) -> None:
    page = with_marks(page_of(words(face)), (PrintersMark.CROP,))
    assert (page.slug, page.bleed, page.page) == (SLUG, 9, Size(700, 900))
    assert page.regions[-1].bounds == Rect(-9 - SLUG, -9 - SLUG, 718 + 2 * SLUG, 918 + 2 * SLUG)
    assert page.regions[0].name == "story"


def test_crop_marks_are_in_line_with_the_trim(face: FaceId) -> None:
    lines = marks_of(with_marks(page_of(words(face)), (PrintersMark.CROP,)))
    ends = [(m.path.start, m.path.curves[-1][-1]) for m in lines if isinstance(m, DrawPath)]
    down = sorted((a.x, a.y, b.y) for a, b in ends if a.x == b.x)
    across = sorted((a.y, a.x, b.x) for a, b in ends if a.y == b.y)
    assert down == [(0, -33, -13), (0, 913, 933), (700, -33, -13), (700, 913, 933)]
    assert across == [(0, -33, -13), (0, 713, 733), (900, -33, -13), (900, 713, 733)]


def test_bleed_marks_are_in_line_with_the_bleed_and_need_one(face: FaceId) -> None:
    lines = marks_of(with_marks(page_of(words(face)), (PrintersMark.BLEED,)))
    assert {m.path.start.x for m in lines if isinstance(m, DrawPath)} >= {-9, 709}
    assert len(lines) == 8
    assert marks_of(with_marks(page_of(words(face), bleed=0), (PrintersMark.BLEED,))) == ()


def test_lines_are_thin_and_on_every_plate(face: FaceId) -> None:
    marks = (PrintersMark.CROP, PrintersMark.BLEED, PrintersMark.REGISTRATION)
    found = marks_of(with_marks(page_of(words(face)), marks))
    assert {(m.ink.spot, m.ink.tint, m.stroke) for m in found if isinstance(m, DrawPath)} == {
        (REGISTRATION, 1.0, 0.25)
    }


def test_targets_are_in_the_middle_of_each_side(face: FaceId) -> None:
    found = marks_of(with_marks(page_of(words(face)), (PrintersMark.REGISTRATION,)))
    boxes = [extent(mark) for mark in found]
    middles = {((a + c) / 2, (b + d) / 2) for a, b, c, d in boxes}
    assert middles == {(350, -23), (723, 450), (350, 923), (-23, 450)}


def test_the_color_bar_has_the_solids_and_the_spot_inks_of_the_page(face: FaceId) -> None:
    page = page_of(FillRect(Rect(0, 0, 9, 9), GOLD, AT), words(face))
    bar = marks_of(with_marks(page, (PrintersMark.COLOR_BAR,)))
    inks = [mark.ink for mark in bar if isinstance(mark, FillRect)]
    assert [ink[:4] for ink in inks[:4]] == [
        (1, 0, 0, 0),
        (0, 1, 0, 0),
        (0, 0, 1, 0),
        (0, 0, 0, 1),
    ]
    assert [(ink.spot, ink.tint) for ink in inks[-2:]] == [("Gold", 1.0), ("Gold", 0.5)]
    assert max(sum(ink.process) for ink in inks) <= 2.2
    assert {ink.overprint for ink in inks} == {False}


def test_patches_that_cannot_be_measured_are_left_out(face: FaceId) -> None:
    page = page_of(words(face), width=60)
    assert marks_of(with_marks(page, (PrintersMark.COLOR_BAR,))) == ()


def said(page: DisplayList, text: str | None = None) -> list[tuple[str, str]]:
    """Return the words of the slug, each with the plate they are on."""
    found = marks_of(with_marks(page, (PrintersMark.SLUG,), text))
    glyphs = [mark for mark in found if isinstance(mark, DrawGlyphs)]
    return [(m.run.text, m.ink.spot or str(m.ink[:4].index(1))) for m in glyphs]


def test_the_slug_line_says_what_the_page_is_and_names_the_plates(face: FaceId) -> None:
    page = page_of(FillRect(Rect(0, 0, 9, 9), GOLD, AT), words(face))._replace(label="A05")
    line, *plates = said(page)
    assert line == ("云岭 3  A05  2025-09-25", REGISTRATION)
    assert plates == [
        ("Cyan  ", "0"),
        ("Magenta  ", "1"),
        ("Yellow  ", "2"),
        ("Black  ", "3"),
        ("Gold  ", "Gold"),
    ]


def test_what_the_title_says_is_not_said_twice(face: FaceId) -> None:
    page = page_of(words(face), title="云岭 2025-09-25 3")._replace(label="3")
    assert said(page)[0][0] == "云岭 2025-09-25 3"


def test_a_text_of_ones_own_stands_for_the_line(face: FaceId) -> None:
    assert said(page_of(words(face)), "印前 7")[0][0] == "印前 7"


def test_a_slug_line_that_is_too_long_is_narrowed_and_then_cut(face: FaceId) -> None:
    found = marks_of(
        with_marks(page_of(words(face), width=300, title="云" * 99), (PrintersMark.SLUG,))
    )
    line = found[0]
    assert isinstance(line, DrawGlyphs)
    assert line.run.scale == 0.6
    # From 14 pt to 16 before the target: 120 pt of characters of 4.2.
    assert line.run.text == "云" * 28
    assert len(line.run.glyphs) == 28


def test_no_other_font_comes_in(face: FaceId) -> None:
    found = marks_of(with_marks(page_of(words(face)), ALL))
    assert {mark.run.face for mark in found if isinstance(mark, DrawGlyphs)} == {face}


def test_a_page_without_type_has_no_slug_line() -> None:
    page = page_of(FillRect(Rect(0, 0, 9, 9), BLACK, AT))
    assert marks_of(with_marks(page, (PrintersMark.SLUG,))) == ()


def test_an_empty_page_can_have_marks() -> None:
    assert len(marks_of(with_marks(page_of(), ALL))) > 16


def test_a_spread_has_a_dashed_mark_at_its_fold_and_targets_beside_it(face: FaceId) -> None:
    page = page_of(words(face))._replace(fold=350)
    found = [m for m in marks_of(with_marks(page, ALL)) if isinstance(m, DrawPath)]
    assert [(m.path.start.x, m.path.start.y) for m in found if m.dash] == [(350, -33), (350, 913)]
    crosses = [extent(m) for m in found if not m.dash and m.path.start.x > 300]
    assert not any(left < 350 < right for left, _, right, _ in crosses)


def test_marks_have_the_place_of_the_page_in_its_file(face: FaceId) -> None:
    assert {mark.span for mark in marks_of(with_marks(page_of(words(face)), ALL))} == {AT}
