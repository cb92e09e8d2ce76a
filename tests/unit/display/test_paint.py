"""The made-up page as marks: absolute, in reading order."""

from __future__ import annotations

from pathlib import Path

from pagesetter.composition.justify import Fill, set_line
from pagesetter.description.layout_model import Align
from pagesetter.display.model import Clip, DrawGlyphs, DrawPath, DrawPhoto, FillRect, Region
from pagesetter.display.paint import paint
from pagesetter.geometry import Point, Rect, Size
from pagesetter.ink import BLACK, Ink
from pagesetter.makeup.model import (
    Item,
    MadeUpPage,
    PageGrid,
    PlacedBox,
    PlacedDrawing,
    PlacedLine,
    PlacedPhoto,
    SetFrame,
    Shape,
)
from pagesetter.makeup.outlines import rectangle
from pagesetter.pictures import Picture
from tests.unit.composition.boxes import box_style, shaped, span

RED = Ink(0, 1, 1, 0)
AREA = Rect(20, 30, 220, 240)
GRID = PageGrid(Size(260, 300), 9, AREA, (AREA,), 20, character=10, step=15, lines=16)
HERE = span()


def painted(item: Item) -> Region:
    """Paint a page of one item."""
    return paint(MadeUpPage(GRID, "天地", "zh-CN", (item,))).regions[0]


def test_the_page_is_as_large_as_its_grid_says() -> None:
    page = paint(MadeUpPage(GRID, "天地", "zh-CN", ()))
    assert (page.page, page.bleed, page.title, page.language, page.regions) == (
        Size(260, 300),
        9,
        "天地",
        "zh-CN",
        (),
    )


def test_regions_stand_in_the_order_of_the_page() -> None:
    boxes = tuple(PlacedBox(name, AREA, None, None, HERE) for name in "abc")
    page = paint(MadeUpPage(GRID, "", "zh-CN", boxes))
    assert [region.name for region in page.regions] == ["a", "b", "c"]


def test_a_run_is_drawn_on_its_lines_baseline(box_font: Path) -> None:
    paragraph = shaped("“天地", box_style(box_font))
    line = set_line(paragraph, 0, 3, Fill(100, justified=False, align=Align.START))
    frame = SetFrame("a", AREA, (PlacedLine(20, 41.3, line),), HERE)
    (mark,) = painted(frame).marks
    assert isinstance(mark, DrawGlyphs)
    assert (mark.at, mark.run.text, mark.ink) == (Point(15, 41.3), "“天地", BLACK)


def test_a_photo_is_drawn_as_cropped() -> None:
    picture = Picture(Path("1.png"), 400, 300, 1, "PNG", "RGB")
    photo = PlacedPhoto("a", picture, Rect(0, 0, 300, 300), AREA, None, HERE)
    assert painted(photo).marks == (DrawPhoto(picture, Rect(0, 0, 300, 300), AREA, HERE),)


def test_a_keyline_is_drawn_over_its_photo() -> None:
    picture = Picture(Path("1.png"), 400, 300, 1, "PNG", "RGB")
    photo = PlacedPhoto("a", picture, Rect(0, 0, 300, 300), AREA, (1.0, RED), HERE)
    assert [type(mark) for mark in painted(photo).marks] == [DrawPhoto, *[FillRect] * 4]


def test_a_border_lies_inside_its_box_and_nowhere_twice() -> None:
    box = PlacedBox("a", Rect(10, 20, 100, 50), None, (2.0, RED), HERE)
    assert painted(box).marks == tuple(
        FillRect(side, RED, HERE)
        for side in (
            Rect(10, 20, 100, 2),
            Rect(10, 68, 100, 2),
            Rect(10, 22, 2, 46),
            Rect(108, 22, 2, 46),
        )
    )


def test_a_tint_is_drawn_under_its_border() -> None:
    box = PlacedBox("a", AREA, BLACK, (2.0, RED), HERE)
    inks = [mark.ink for mark in painted(box).marks if isinstance(mark, FillRect)]
    assert inks == [BLACK, RED, RED, RED, RED]


def test_a_drawing_is_its_paths_in_order() -> None:
    outline = rectangle(AREA)
    shapes = (Shape(outline, RED), Shape(outline, BLACK, 2.0, (0.0, 4.0), True))
    paths = (
        DrawPath(outline, RED, HERE),
        DrawPath(outline, BLACK, HERE, 2.0, (0.0, 4.0), True),
    )
    assert painted(PlacedDrawing("a", AREA, shapes, HERE)).marks == paths
    clipped = PlacedDrawing("a", AREA, shapes, HERE, outline)
    assert painted(clipped).marks == (Clip(outline, paths, HERE),)
