"""The made-up page as marks: absolute, in reading order."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.justify import Fill, set_line
from pagesetter.description.layout_model import Align
from pagesetter.display.model import (
    Clip,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    FillRect,
    Region,
    Stretch,
)
from pagesetter.display.paint import paint
from pagesetter.geometry import Point, Rect, Size
from pagesetter.ink import BLACK, Ink
from pagesetter.makeup.model import (
    Item,
    Look,
    MadeUpPage,
    PageGrid,
    PlacedBox,
    PlacedDrawing,
    PlacedLine,
    PlacedPattern,
    PlacedPhoto,
    SetFrame,
    Shape,
)
from pagesetter.makeup.outlines import rectangle
from pagesetter.pictures import Picture
from pagesetter.structure import FURNITURE, Element, Role, element
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


def test_a_shadow_is_behind_an_outline_and_that_behind_all_of_the_words(box_font: Path) -> None:
    paragraph = shaped("天地", box_style(box_font))
    lines = tuple(
        PlacedLine(20, y, set_line(paragraph, i, i + 1, Fill(100, False, Align.START)))
        for i, y in enumerate((40.0, 60.0))
    )
    look = Look((0.5, RED), (1.0, 2.0, BLACK))
    marks = painted(SetFrame("a", AREA, lines, HERE, look)).marks
    assert [(type(m), m.at, m.ink) for m in marks if isinstance(m, DrawShapes | DrawGlyphs)] == [
        (DrawShapes, Point(21, 42), BLACK),
        (DrawShapes, Point(21, 62), BLACK),
        (DrawShapes, Point(20, 40), RED),
        (DrawShapes, Point(20, 60), RED),
        (DrawGlyphs, Point(20, 40), BLACK),
        (DrawGlyphs, Point(20, 60), BLACK),
    ]
    # Half of the line that an outline is drawn with is under the glyphs.
    assert {m.stroke for m in marks if isinstance(m, DrawShapes)} == {1.0}


# ---------------------------------------------------------------- what marks are parts of

STORY = element(Role.STORY, "lead")
PARAGRAPH = element(Role.PARAGRAPH, "lead/1", STORY)


def glyphs(
    text: str,
    font: Path,
    part: Element | None = PARAGRAPH,
    *,
    language: str = "zh-CN",
    hyphenation: str | None = "en-US",
) -> DrawGlyphs:
    """Paint a line of one run."""
    style = box_style(font)._replace(language=language, hyphenation=hyphenation)
    line = set_line(
        shaped(text, style), 0, len(text), Fill(400, justified=False, align=Align.START)
    )
    (mark,) = painted(SetFrame("a", AREA, (PlacedLine(20, 41.3, line),), HERE, element=part)).marks
    assert isinstance(mark, DrawGlyphs)
    return mark


def test_a_line_is_of_its_own_element_and_otherwise_of_its_frames(box_font: Path) -> None:
    line = set_line(shaped("天地", box_style(box_font)), 0, 2, Fill(40, False, Align.START))
    lines = (PlacedLine(20, 41.3, line, element=PARAGRAPH), PlacedLine(20, 56.3, line))
    marks = painted(SetFrame("a", AREA, lines, HERE, element=STORY)).marks
    assert [mark.element for mark in marks if isinstance(mark, DrawGlyphs)] == [PARAGRAPH, STORY]


def test_the_first_runs_of_a_line_are_of_its_label(box_font: Path) -> None:
    line = set_line(shaped("天地", box_style(box_font)), 0, 2, Fill(40, False, Align.START))
    line = line._replace(runs=(line.runs[0], *line.runs))
    label = element(Role.LABEL, "lead/1")
    placed = PlacedLine(20, 41.3, line, element=PARAGRAPH, label=(1, label))
    marks = painted(SetFrame("a", AREA, (placed,), HERE)).marks
    assert [mark.element for mark in marks if isinstance(mark, DrawGlyphs)] == [label, PARAGRAPH]


def test_what_is_drawn_around_a_photo_is_no_part_of_it() -> None:
    picture = Picture(Path("1.png"), 400, 300, 1, "PNG", "RGB")
    figure = element(Role.FIGURE, "a")
    photo = PlacedPhoto("a", picture, Rect(0, 0, 300, 300), AREA, (1, RED), HERE, element=figure)
    shown, *around = painted(photo).marks
    assert isinstance(shown, DrawPhoto)
    assert shown.element is figure
    assert [mark.element for mark in around if isinstance(mark, FillRect)] == [None] * 4


def test_all_of_a_code_is_of_its_figure() -> None:
    figure = element(Role.FIGURE, "a")
    code = PlacedPattern("a", AREA, RED, BLACK, (AREA, AREA), HERE, figure)
    marks = painted(code).marks
    assert [mark.element for mark in marks if isinstance(mark, FillRect)] == [figure] * 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("天地Box font玄黄", ["Box font"]),
        ("Box", ["Box"]),
        ("5G和A4都不是外文", []),
        ("电话 0870-000", []),
        ("Box，font", ["Box", "font"]),
        ("3.5km、café", ["km", "café"]),
        ("“don’t stop”", ["don’t stop"]),
        ("天地玄黄", []),
    ],
)
def test_latin_words_of_two_letters_or_more_have_a_language(
    text: str, words: list[str], box_font: Path
) -> None:
    mark = glyphs(text, box_font)
    found = [mark.run.text[start:end] for start, end, _ in mark.languages]
    assert found == words
    assert {language for _, _, language in mark.languages} <= {"en-US"}


def test_the_language_of_latin_words_is_told_only_where_it_is_another_and_known(
    box_font: Path,
) -> None:
    assert glyphs("天地Box", box_font).languages == (Stretch(2, 5, "en-US"),)
    assert glyphs("天地Box", box_font, hyphenation=None).languages == ()
    assert glyphs("Heaven and Box", box_font, language="en").languages == ()
    assert glyphs("天地Box", box_font, FURNITURE).languages == ()
    assert glyphs("天地Box", box_font, None).languages == ()


def test_each_line_has_the_words_and_the_language_of_its_own_paragraph(box_font: Path) -> None:
    french = box_style(box_font)._replace(hyphenation="fr")
    english, plain = french._replace(hyphenation="en-US"), french._replace(hyphenation=None)
    words = [("天Box", english), ("天地", french), ("Box玄", plain), ("宇font宙", french)]
    fill = Fill(400, justified=False, align=Align.START)
    lines = [set_line(shaped(text, style), 0, len(text), fill) for text, style in words]
    bullet = set_line(shaped("ab", plain), 0, 2, fill).runs[0]
    labelled = lines[1]._replace(runs=(bullet, *lines[1].runs))
    placed = [PlacedLine(20, 41.3, line, element=PARAGRAPH) for line in (*lines, lines[0])]
    placed[1] = placed[1]._replace(line=labelled, label=(1, STORY))
    marks = painted(SetFrame("a", AREA, tuple(placed), HERE)).marks
    told = [(m.run.text, m.languages) for m in marks if isinstance(m, DrawGlyphs)]
    assert told == [
        ("天Box", (Stretch(1, 4, "en-US"),)),
        ("ab", (Stretch(0, 2, "fr"),)),
        ("天地", ()),
        ("Box玄", ()),
        ("宇font宙", (Stretch(1, 5, "fr"),)),
        ("天Box", (Stretch(1, 4, "en-US"),)),
    ]
