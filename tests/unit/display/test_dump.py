"""The display list as text."""

from __future__ import annotations

from pathlib import Path

from pagesetter.display.dump import dump
from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    FillRect,
    Mark,
    Region,
)
from pagesetter.geometry import Path as Outline
from pagesetter.geometry import Point, Rect, Size
from pagesetter.ink import BLACK, Ink
from pagesetter.pictures import Picture
from pagesetter.typeface.model import FaceId, GlyphRun
from tests.unit.composition.boxes import span

HERE = span()
FACE = FaceId(Path("/fonts/Box.ttf"), 0, "Box-Regular")


def dumped(*marks: Mark) -> list[str]:
    """Return the lines of a page with one region of these marks."""
    region = Region("lead/headline", Rect(10, 20, 30.5, 40), marks)
    return dump(DisplayList(Size(260, 300), 9, "天地", "zh-CN", (region,))).splitlines()


def test_a_dump_begins_with_the_page() -> None:
    assert dumped()[0] == "page 260.000 x 300.000  bleed 9.000"


def test_a_region_follows_an_empty_line() -> None:
    assert dumped()[1:] == ["", "lead/headline  10.000 20.000 30.500 40.000"]


def test_type_has_its_place_its_width_its_face_its_ink_and_its_words() -> None:
    run = GlyphRun(FACE, 20.0, "天地", (1, 2), (0, 1), (1.0, 0.75))
    assert dumped(DrawGlyphs(Point(1, 2.34567), run, BLACK, HERE))[3] == (
        "  type  1.000 2.346  w=35.000  Box-Regular@20.000  cmyk(0,0,0,1)  天地"
    )


def test_a_photo_has_its_bounds_its_crop_and_its_name_without_a_path() -> None:
    picture = Picture(Path("/photos/1.png"), 400, 300, 1, "PNG", "RGB")
    assert dumped(DrawPhoto(picture, Rect(0, 1, 2, 3), Rect(4, 5, 6, 7), HERE))[3] == (
        "  photo  4.000 5.000 6.000 7.000  crop 0.000 1.000 2.000 3.000  1.png"
    )


def test_a_fill_has_its_bounds_and_its_ink() -> None:
    assert dumped(FillRect(Rect(1, 2, 3, 4), Ink(0, 1, 0.5, 0.125), HERE))[3] == (
        "  fill  1.000 2.000 3.000 4.000  cmyk(0,1,0.5,0.125)"
    )


def test_there_is_no_zero_below_zero() -> None:
    assert dumped(FillRect(Rect(-0.0001, 0, 1, 1), BLACK, HERE))[3].startswith("  fill  0.000 ")


def test_no_line_ends_with_a_space() -> None:
    run = GlyphRun(FACE, 20.0, "天 ", (1, 2), (0, 1), (1.0, 0.5))
    assert dumped(DrawGlyphs(Point(0, 0), run, BLACK, HERE))[3].endswith("天")


def _corner() -> Outline:
    a, b = Point(1, 2), Point(3, 4)
    return Outline(a, ((a, b, b),))


def test_a_path_has_its_corners_its_ink_and_its_dashes() -> None:
    lines = dumped(
        DrawPath(_corner(), BLACK, HERE, 0.5, (2, 1)),
        DrawPath(_corner(), BLACK, HERE, 2, (0, 4), True),
    )
    assert lines[3:] == [
        "  path  0.500pt  1.000,2.000 3.000,4.000  cmyk(0,0,0,1)  dash 2.000 1.000",
        "  path  2.000pt  1.000,2.000 3.000,4.000  cmyk(0,0,0,1)  round 0.000 4.000",
    ]


def test_a_clip_is_followed_by_its_paths() -> None:
    assert dumped(Clip(_corner(), (DrawPath(_corner(), BLACK, HERE),), HERE))[3:] == [
        "  clip  1.000,2.000 3.000,4.000  1 paths",
        "    path  1.000,2.000 3.000,4.000  cmyk(0,0,0,1)",
    ]
