"""Which characters of a vertical line stand upright, are turned, or stand across it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.model import TextStyle
from pagesetter.composition.orientation import Orientation, orient
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.model import Emphasis, Paragraph, Piece, WordMarks
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.language.joint import BAR_CLUSTER, STRETCH_ANY
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import GlyphRun
from pagesetter.typeface.shaping import ink_box
from tests.box_font import write_box_font
from tests.unit.composition.boxes import box_style, shaped, span

SIGNS = {
    Orientation.HORIZONTAL: "-",
    Orientation.UPRIGHT: "u",
    Orientation.TURNED: "t",
    Orientation.ACROSS: "x",
}


@pytest.fixture
def down(style: TextStyle) -> TextStyle:
    return style._replace(vertical=True, spacing=style.spacing._replace(vertical=True))


@pytest.fixture
def noto_down(noto_style: TextStyle) -> TextStyle:
    return noto_style._replace(vertical=True, spacing=noto_style.spacing._replace(vertical=True))


def stand(words: str, style: TextStyle, *, upright: bool = False) -> str:
    """One sign for each character."""
    found = list(orient(words, style, upright=upright))
    assert [start for start, _, _ in found] == [0, *(end for _, end, _ in found[:-1])]
    return "".join(SIGNS[how] * (end - start) for start, end, how in found)


def test_words_of_a_horizontal_line_are_one_stretch(style: TextStyle) -> None:
    assert stand("共12人，Wi-Fi", style) == "----------"


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("气象台，“山月”——《报》（晚）……", "uuuuuuuuuuuuuuuuuu"),
        ("甲·乙～丙：是？是！‼〔一〕", "uuuuuuuuuuuuuu"),
        ("カナー한글①℃％〇", "uuuuuuuuu"),
        ("共5人A座", "uuuuu"),
        ("增长GDP和NATO", "uuuuuuuuuu"),
        ("UNESCO会", "ttttttu"),
        ("用iPhone打", "uttttttu"),
        ("12月5日", "xxuuu"),
        ("第100次2026年", "utttuttttu"),
        ("增12%和3.5%", "uxxuutttt"),
        ("10℃至-5℃", "xxuuttt"),
        ("第 12 期", "utxxtu"),
        ("5G和Wi-Fi 6E", "ttutttttttt"),
        ("it’s说’", "ttttuu"),
        ("3×4，10–12月", "tttutttttu"),
        ("👨‍👩‍👧和𠮷\U000e0100", "uuuuuuuu"),
        ("1\ufe0f\u20e3号", "uuuu"),
        ("x\u0302值", "ttu"),
    ],
)
def test_characters_stand_as_clreq_and_annex_50_have_them(
    words: str, signs: str, down: TextStyle
) -> None:
    assert stand(words, down) == signs


@pytest.mark.parametrize(
    ("across", "signs"),
    [(0, "tttutttuttttuu"), (2, "xxuutttuttttuu"), (3, "xxuuxxxuttttuu"), (4, "xxuuxxxuxxxxuu")],
)
def test_a_style_says_how_many_figures_stand_across(
    across: int, signs: str, down: TextStyle
) -> None:
    assert stand("12%第365天2026年5", down._replace(across=across)) == signs


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("是！！真？！好！？（？？）", "uxxuxxuxxuxxu"),
        ("是！真？", "uuuu"),
        ("是！！！", "uuuu"),
        ("说！！12！？”", "uxxxxxxu"),
    ],
)
def test_two_marks_in_a_row_stand_across(words: str, signs: str, down: TextStyle) -> None:
    assert stand(words, down) == signs


def test_marks_that_do_not_combine_stand_one_under_the_other(down: TextStyle) -> None:
    plain = down._replace(spacing=down.spacing._replace(marks="plain"))
    japanese = down._replace(spacing=down.spacing._replace(script="ja"))
    assert [stand("是！？", style) for style in (plain, japanese)] == ["uuu", "uuu"]


def test_words_marked_upright_stand_across_if_they_can_be_read_there(down: TextStyle) -> None:
    assert stand("5G", down, upright=True) == "xx"
    assert stand("12345", down, upright=True) == "uuuuu"


def runs(text: str, style: TextStyle) -> list[GlyphRun]:
    return [shaped_run.run for shaped_run in shaped(text, style).runs]


def test_turned_words_have_the_middle_of_their_em_box_on_the_axis(down: TextStyle) -> None:
    upright, turned, _ = shaped("共365天", down).runs
    assert (upright.run.vertical, upright.rise) == (True, 0.0)
    assert (turned.run.turned, turned.run.vertical) == (True, False)
    assert turned.rise == pytest.approx(-3.8)


def test_two_figures_stand_side_by_side_in_an_em_of_the_line(noto_down: TextStyle) -> None:
    figures = runs("共12天", noto_down)[1]
    (left, down), (right, also_down) = figures.offsets
    assert figures.advances == (0.0, 1.0)
    assert left < 0 <= right
    assert (down, also_down) == (-0.88, -0.88)


def test_figures_wider_than_an_em_are_condensed(noto_down: TextStyle) -> None:
    piece = Piece("2026", Emphasis.NONE, span(length=4), WordMarks(upright=True))
    paragraph = Paragraph((piece,), span(length=4))
    (found,) = shape_paragraph(paragraph, noto_down, DiagnosticLog()).runs
    run = found.run
    assert found.end - found.start == 4
    assert run.width == pytest.approx(10.0)  # an em of the style along the line
    assert min(x for x, _ in run.offsets) * run.size >= -5.0 - 1e-9
    # They are narrower and as high as before.
    assert run.size == 10.0
    assert run.condensed == pytest.approx(1 / 2.231, abs=1e-3)
    # The middle of the em box is at the middle of the em.
    assert {round((y + 0.38) * run.size, 6) for _, y in run.offsets} == {-5.0}


@pytest.mark.parametrize("family", ["Noto Serif SC", "Noto Sans SC", "Noto Sans TC"])
@pytest.mark.parametrize("marks", ["！！", "？！", "！？", "？？"])
def test_each_of_two_marks_across_has_half_an_em(
    marks: str, family: str, noto_library: FontLibrary, noto_down: TextStyle
) -> None:
    face = noto_library.find(family, 400)
    assert face is not None
    run = runs(f"是{marks}", noto_down._replace(faces=(face,)))[1]
    assert (run.text, run.size, run.width) == (marks, 10.0, 10.0)
    assert run.condensed > 0.9
    sides = []
    for glyph, (x, _) in zip(run.glyphs, run.offsets, strict=True):
        left, _, width, _ = ink_box(run.face, glyph)
        sides += [x + left * run.condensed, x + (left + width) * run.condensed]
    assert -0.5 <= sides[0] < sides[1] <= 0.0 <= sides[2] < sides[3] <= 0.5
    assert (sides[0] + sides[1], sides[2] + sides[3]) == pytest.approx((-0.5, 0.5))


@pytest.mark.parametrize("widths", ["quanjiao", "kaiming", "banjiao"])
def test_two_marks_across_have_an_em_and_give_none_of_it_up(
    widths: str, noto_down: TextStyle
) -> None:
    spacing = noto_down.spacing._replace(marks=widths)
    paragraph = shaped("是！？真？！", noto_down._replace(spacing=spacing))
    assert paragraph.widths.position == pytest.approx((0, 10, 10, 20, 30, 30, 40))
    assert paragraph.end_trims == {}
    assert [joint.shrink for joint in paragraph.joints] == [0.0] * 5
    assert paragraph.joints[1].bar == paragraph.joints[4].bar == BAR_CLUSTER


def test_no_line_ends_between_figures_that_stand_across(down: TextStyle) -> None:
    joints = shaped("共12天", down).joints
    assert [joint.bar == BAR_CLUSTER for joint in joints] == [False, True, False]


def test_tracking_does_not_part_figures_that_stand_across(down: TextStyle) -> None:
    tracked = shaped("共12天", down._replace(tracking=1.0))
    assert tracked.widths.position[1:4] == pytest.approx((11.0, 11.0, 22.0))


def test_upright_letters_have_no_gap_and_turned_words_do(down: TextStyle) -> None:
    joints = shaped("共5天365天", down).joints
    assert [joint.kern for joint in joints] == [0.0, 0.0, 0.25, 0.0, 0.0, 0.25]
    assert joints[0].stretch_step == STRETCH_ANY


def test_quotation_marks_become_corner_brackets_and_are_copied_as_typed(
    noto_down: TextStyle,
) -> None:
    (quoted,) = runs("“甲‘乙’”", noto_down)
    (corners,) = runs("『甲「乙」』", noto_down)
    assert quoted.glyphs == corners.glyphs
    assert quoted.text == "“甲‘乙’”"


def test_a_mark_without_a_vertical_form_is_turned_with_its_ink_on_the_axis(
    down: TextStyle,
) -> None:
    before, dash, after = shaped("甲——乙", down).runs
    assert (before.run.text, dash.run.text, after.run.text) == ("甲", "——", "乙")
    assert dash.run.turned
    # The dash of the box font is a box from 0.07 em under the baseline to 0.83 over it.
    assert [y for _, y in dash.run.offsets] == pytest.approx([0.0, 0.0])


def test_a_face_without_features_turns_its_brackets(tmp_path: Path) -> None:
    file = tmp_path / "Plain.ttf"
    write_box_font(file, features=False)
    style = box_style(file, vertical=True)
    assert [run.turned for run in runs("甲（乙，丙", style)] == [False, True, False]
