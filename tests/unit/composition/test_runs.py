"""Paragraphs shaped: faces by character, widths as running sums, places to break."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.joints import find_trims, style_joints
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Emphasis, Paragraph, Piece, WordMarks
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.ink import Ink
from pagesetter.language.spacing import SpacingRules
from pagesetter.typeface.model import FaceId
from tests.box_font import write_box_font
from tests.unit.composition.boxes import paragraph, shaped, span


def test_a_characters_position_is_the_sum_of_what_stands_before_it(style: TextStyle) -> None:
    assert shaped("中A国1", style).widths.position == (0, 12.5, 20, 32.5, 37.5)


def test_two_marks_in_a_row_stand_half_an_em_closer(style: TextStyle) -> None:
    assert shaped("中：“国", style).widths.position == (0, 10, 15, 25, 35)


def test_an_opening_mark_begins_a_line_with_its_ink(style: TextStyle) -> None:
    assert shaped("“中“", style).widths.begin == (5, 10, 25, 30)


def test_a_closing_mark_ends_a_line_with_its_ink(style: TextStyle) -> None:
    assert shaped("中，国。", style).widths.end == (0, 10, 15, 30, 35)


def test_a_space_ends_a_line_with_nothing(style: TextStyle) -> None:
    assert shaped("A B", style).widths.end == (0, 5, 5, 15)


def test_what_may_be_taken_away_is_summed_up(style: TextStyle) -> None:
    assert shaped("中，国。好（A", style).widths.shrink == (0, 0, 5, 5, 10, 15, 15)


def test_a_stop_is_eased_at_half_its_shrink(style: TextStyle) -> None:
    assert shaped("中，国。好（A", style).widths.ease == (0, 0, 5, 5, 7.5, 12.5, 12.5)


def test_what_a_gap_may_grow_by_is_summed_up(style: TextStyle) -> None:
    found = shaped("中A国", style).widths.give
    assert found == pytest.approx((0, 10 / 3 - 2.5, 2 * (10 / 3 - 2.5)))


def test_places_that_may_open_without_limit_are_counted(style: TextStyle) -> None:
    assert shaped("中国——好A吗", style).widths.gaps == (0, 1, 2, 2, 3, 3, 3)


def test_tracking_is_added_after_every_character_but_the_last(style: TextStyle) -> None:
    assert shaped("中国好", style._replace(tracking=1.0)).widths.position == (0, 11, 22, 32)


def test_breaks_are_where_kinsoku_lets_a_line_end(style: TextStyle) -> None:
    assert shaped("“中国”，共30人", style).breaks == (2, 5, 6, 9)


def test_break_positions_are_those_of_the_breaks(style: TextStyle) -> None:
    assert shaped("中，国", style).widths.break_positions == (20, 30)


def test_full_width_styles_widen_ascii_marks(style: TextStyle) -> None:
    assert shaped("中,国", style._replace(full_width=True)).text == "中，国"


def test_other_styles_leave_ascii_marks(style: TextStyle) -> None:
    assert shaped("中,国", style).text == "中,国"


def test_an_interpunct_is_half_an_em_with_its_dot_in_the_middle(style: TextStyle) -> None:
    found = shaped("爱·好", style)
    run = found.runs[0].run
    assert (run.advances, run.offsets) == ((1.0, 0.5, 1.0), ((0, 0), (-0.25, 0), (0, 0)))


def test_a_space_between_han_is_half_an_em(noto_style: TextStyle) -> None:
    assert shaped("陆青 文图", noto_style).advances[2] == 5.0


def test_an_ideographic_space_between_han_stays_an_em(style: TextStyle) -> None:
    assert shaped("马\u3000文", style).advances[1] == 10.0


def test_marks_that_a_face_sets_narrow_are_not_squeezed_again(style: TextStyle) -> None:
    joints = style_joints("：“好", "POH", (10.0, 5.0, 10.0), style)
    assert [joint.kern for joint in joints] == [0.0, 0.0]


def test_marks_that_a_face_sets_narrow_give_up_nothing_at_the_edges(style: TextStyle) -> None:
    assert find_trims("OHC", (5.0, 10.0, 5.0), style) == ({}, {})


# ---------------------------------------------------------------- faces


@pytest.fixture
def no_latin(tmp_path: Path) -> FaceId:
    """Return a face that lacks `A` and `永`."""
    file = tmp_path / "Lacking.ttf"
    write_box_font(file, family="Lacking", lacks="A永")
    return FaceId(file, 0, "Lacking-Regular")


def test_a_character_is_set_in_the_first_face_that_has_it(
    style: TextStyle, no_latin: FaceId
) -> None:
    found = shaped("中永国", style._replace(faces=(no_latin, *style.faces)))
    assert [(run.start, run.run.text, run.run.face.name) for run in found.runs] == [
        (0, "中", "Lacking-Regular"),
        (1, "永", "Box-Regular"),
        (2, "国", "Lacking-Regular"),
    ]


def test_latin_is_set_in_the_latin_face_and_marks_with_han(
    style: TextStyle, no_latin: FaceId
) -> None:
    found = shaped("中B1，（", style._replace(latin_faces=(no_latin,)))
    assert [(run.run.text, run.run.face.name) for run in found.runs] == [
        ("中", "Box-Regular"),
        ("B1", "Lacking-Regular"),
        ("，（", "Box-Regular"),
    ]


def test_a_space_between_latin_words_is_set_in_the_latin_face(
    style: TextStyle, no_latin: FaceId
) -> None:
    found = shaped("B C", style._replace(latin_faces=(no_latin,)))
    assert [run.run.text for run in found.runs] == ["B C"]


def test_latin_that_the_latin_face_lacks_falls_back_to_the_others(
    style: TextStyle, no_latin: FaceId
) -> None:
    found = shaped("BA", style._replace(latin_faces=(no_latin,)))
    assert [run.run.face.name for run in found.runs] == ["Lacking-Regular", "Box-Regular"]


def test_a_variation_selector_stays_in_the_run_of_its_character(
    style: TextStyle, no_latin: FaceId
) -> None:
    found = shaped("永\ufe00国", style._replace(faces=(no_latin, *style.faces)))
    assert [run.run.text for run in found.runs] == ["永\ufe00", "国"]


def test_characters_that_share_a_glyph_have_one_width_between_them(style: TextStyle) -> None:
    found = shaped("中\ufe00国", style)
    assert found.advances == (10, 0, 10)


def test_a_mark_with_nothing_before_it_is_set_in_the_styles_first_face(style: TextStyle) -> None:
    found = shaped("\ufe00中", style)
    assert "".join(run.run.text for run in found.runs) == "\ufe00中"


def test_a_character_that_no_face_has_is_logged_where_it_stands(
    style: TextStyle, no_latin: FaceId
) -> None:
    log = DiagnosticLog()
    words = Paragraph(
        (
            Piece("天地", Emphasis.NONE, span(7, 5, 2)),
            Piece("玄永黄A", Emphasis.NONE, span(8, 3, 4)),
        ),
        span(7, 5),
    )
    shape_paragraph(words, style._replace(faces=(no_latin,)), log)
    assert [(d.code, d.span.line, d.span.column, d.span.end_column, d.message) for d in log] == [
        (Code.MISSING_GLYPH, 8, 4, 5, "no face of style `body` has `永` (U+6C38)"),
        (Code.MISSING_GLYPH, 8, 6, 7, "no face of style `body` has `A` (U+0041)"),
    ]


def test_strong_words_are_set_in_the_strong_style(style: TextStyle, no_latin: FaceId) -> None:
    strong = style._replace(name="strong", faces=(no_latin,), ink=Ink(0, 1, 1, 0))
    words = paragraph("中", ("重点", Emphasis.STRONG), "国")
    found = shape_paragraph(words, style._replace(strong=strong), DiagnosticLog())
    assert [(run.run.text, run.run.face.name, run.ink) for run in found.runs] == [
        ("中", "Box-Regular", style.ink),
        ("重点", "Lacking-Regular", Ink(0, 1, 1, 0)),
        ("国", "Box-Regular", style.ink),
    ]


def test_emphasized_words_are_set_in_the_emphasized_style(
    style: TextStyle, no_latin: FaceId
) -> None:
    emphasized = style._replace(faces=(no_latin,))
    words = paragraph("中", ("国", Emphasis.EMPHASIZED))
    found = shape_paragraph(words, style._replace(emphasized=emphasized), DiagnosticLog())
    assert [run.run.face.name for run in found.runs] == ["Box-Regular", "Lacking-Regular"]


def test_marked_words_without_a_style_of_their_own_are_set_like_the_rest(
    style: TextStyle,
) -> None:
    words = paragraph(("中", Emphasis.STRONG), ("国", Emphasis.EMPHASIZED))
    found = shape_paragraph(words, style, DiagnosticLog())
    assert [run.run.face.name for run in found.runs] == ["Box-Regular", "Box-Regular"]


def test_marks_in_two_pieces_are_squeezed_all_the_same(style: TextStyle) -> None:
    words = paragraph(("“重点”", Emphasis.STRONG), "，好")
    found = shape_paragraph(words, style, DiagnosticLog())
    assert found.widths.position == (0, 10, 20, 30, 35, 45, 55)


def test_the_place_of_a_character_is_its_line_and_column(style: TextStyle) -> None:
    words = Paragraph(
        (
            Piece("天地", Emphasis.NONE, span(7, 5, 2)),
            Piece("玄黄", Emphasis.NONE, span(8, 3, 2)),
        ),
        span(7, 5),
    )
    found = shape_paragraph(words, style, DiagnosticLog())
    assert [str(found.span_at(i)) for i in range(5)] == [
        "page.yaml:7:5",
        "page.yaml:7:6",
        "page.yaml:8:3",
        "page.yaml:8:4",
        "page.yaml:7:5",
    ]


# ---------------------------------------------------------------- real fonts


def test_a_dash_of_two_ems_is_whole_wherever_a_line_is_cut(noto_style: TextStyle) -> None:
    found = shaped("中——国", noto_style)
    line = set_line(found, 1, 4, Fill(30, justified=False, align=Align.START))
    assert [(placed.run.text, round(placed.run.width, 6)) for placed in line.runs] == [
        ("——国", 30.0)
    ]


def test_a_dash_that_is_one_glyph_opens_after_it_and_not_in_it(noto_style: TextStyle) -> None:
    found = shaped("中——国", noto_style)
    line = set_line(found, 0, 4, Fill(46, justified=True, align=Align.JUSTIFY))
    run = line.runs[0].run
    assert (len(run.glyphs), [round(a, 6) for a in run.advances]) == (3, [1.3, 2.3, 1.0])


def test_an_ellipsis_is_two_ems_in_a_real_face(noto_style: TextStyle) -> None:
    assert shaped("中……国", noto_style).widths.position[-1] == pytest.approx(40)


def test_a_gap_of_the_style_stands_beside_numbers(noto_style: TextStyle) -> None:
    style = noto_style._replace(spacing=SpacingRules(gap=0.2))
    found = shaped("共7人", style)
    assert found.widths.position[1] == pytest.approx(12.0)


def test_an_interpunct_of_a_real_face_is_half_an_em(noto_style: TextStyle) -> None:
    found = shaped("爱·好", noto_style)
    assert found.widths.position == pytest.approx((0, 10, 15, 25))


def test_a_combining_mark_that_no_face_has_is_told_too(style: TextStyle) -> None:
    log = DiagnosticLog()
    shape_paragraph(paragraph("天\u0310地"), style, log)
    assert [(d.code, d.span.column) for d in log] == [(Code.MISSING_GLYPH, 2)]


def test_no_line_ends_inside_words_that_are_kept_together(style: TextStyle) -> None:
    pieces = (
        Piece("天地", Emphasis.NONE, span()),
        Piece("玄黄宇", Emphasis.NONE, span(), WordMarks(keep=1)),
        Piece("宙洪", Emphasis.NONE, span()),
    )
    found = shape_paragraph(Paragraph(pieces, span()), style, DiagnosticLog())
    assert found.breaks == (1, 2, 5, 6, 7)


def test_kept_words_are_not_hyphenated(style: TextStyle) -> None:
    def breaks(keep: int) -> tuple[int, ...]:
        piece = Piece("hyphenation", Emphasis.NONE, span(), WordMarks(keep=keep))
        latin = style._replace(hyphenation="en-US")
        return shape_paragraph(Paragraph((piece,), span()), latin, DiagnosticLog()).breaks

    assert (len(breaks(0)) > 1, breaks(1)) == (True, (11,))
