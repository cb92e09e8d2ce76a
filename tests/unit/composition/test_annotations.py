"""Marks beside words: where dots, side lines and ruby stand on their line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.composition.headline import Room, fit_words
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.linebreak import best_breakings, whole
from pagesetter.composition.model import Annotation, Line, ShapedParagraph, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Emphasis, Paragraph, Piece, Shift, SideLine, WordMarks
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.geometry import Path as Outline
from pagesetter.ink import Ink
from pagesetter.typeface.shaping import ink_box
from tests.unit.composition.boxes import box_style, span

RED = Ink(0, 1, 1, 0)


def shaped(style: TextStyle, *pieces: str | tuple[str, WordMarks]) -> ShapedParagraph:
    """Shape pieces, each with its marks, in a style that has every character of them."""
    log = DiagnosticLog()
    found = shape_paragraph(words(*pieces), style, log)
    assert list(log) == []
    return found


def words(*pieces: str | tuple[str, WordMarks]) -> Paragraph:
    made, column = [], 1
    for piece in pieces:
        text, marks = (piece, WordMarks()) if isinstance(piece, str) else piece
        made.append(Piece(text, Emphasis.NONE, span(1, column, len(text)), marks))
        column += len(text)
    return Paragraph(tuple(made), span(1, 1, column))


def line_of(paragraph: ShapedParagraph, start: int = 0, end: int = 0, measure: float = 200) -> Line:
    fill = Fill(measure, justified=False, align=Align.JUSTIFY)
    return set_line(paragraph, start, end or len(paragraph.text), fill)


def middle(path: Outline) -> tuple[float, float]:
    """Return the middle of an outline's corners."""
    corners = [path.start, *(curve[-1] for curve in path.curves)]
    xs, ys = [p.x for p in corners], [p.y for p in corners]
    return round((min(xs) + max(xs)) / 2, 6), round((min(ys) + max(ys)) / 2, 6)


def extent(path: Outline) -> tuple[float, float]:
    return round(path.start.x, 6), round(path.curves[-1][-1].x, 6)


NAME = WordMarks(side_line=SideLine.NAME, side_line_number=1)
BOOK = WordMarks(side_line=SideLine.BOOK, side_line_number=1)
DOTS = WordMarks(dots=True)


# ---------------------------------------------------------------- dots


def test_a_dot_stands_under_the_middle_of_each_han_and_under_nothing_else(
    style: TextStyle,
) -> None:
    found = line_of(shaped(style, "天", ("地，A玄", DOTS)))
    assert [middle(shape.path) for shape in found.shapes] == [(15, -2.45), (42.5, -2.45)]


def test_dots_follow_the_characters_of_a_line_that_is_opened(style: TextStyle) -> None:
    paragraph = shaped(style, ("天地玄", DOTS))
    found = set_line(paragraph, 0, 3, Fill(40, justified=True, align=Align.JUSTIFY))
    assert [middle(shape.path)[0] for shape in found.shapes] == [5, 20, 35]


def test_a_dot_stands_at_the_right_of_a_vertical_line(style: TextStyle) -> None:
    found = line_of(shaped(style._replace(vertical=True), ("天", DOTS)))
    assert middle(found.shapes[0].path)[1] == 6.25


def test_emphasis_has_dots_where_its_style_has_them(style: TextStyle) -> None:
    dotted = style._replace(emphasized=style._replace(dots=True))
    piece = Piece("天地", Emphasis.EMPHASIZED, span(1, 1, 2))
    found = shape_paragraph(Paragraph((piece,), span()), dotted, DiagnosticLog())
    assert len(line_of(found).shapes) == 2


def test_a_dot_stands_under_the_side_line_of_its_character(style: TextStyle) -> None:
    found = line_of(shaped(style, ("天", NAME._replace(dots=True))))
    dot, line = (middle(shape.path)[1] for shape in found.shapes)
    assert dot + 0.85 < line - 0.25


# ---------------------------------------------------------------- side lines


def test_a_name_has_a_line_a_sixteenth_of_an_em_shorter_at_either_end(style: TextStyle) -> None:
    found = line_of(shaped(style, "天", ("地玄", NAME)))
    assert [(extent(s.path), s.stroke) for s in found.shapes] == [((10.625, 29.375), 0.5)]


def test_two_names_side_by_side_have_two_lines(style: TextStyle) -> None:
    two = shaped(style, ("天地", NAME), ("玄", NAME._replace(side_line_number=2)))
    assert [extent(s.path) for s in line_of(two).shapes] == [(0.625, 19.375), (20.625, 29.375)]


def test_a_name_of_two_pieces_has_one_line(style: TextStyle) -> None:
    one = shaped(style, ("天地", NAME), ("玄", NAME._replace(dots=True)))
    assert [extent(s.path) for s in line_of(one).shapes if s.stroke] == [(0.625, 29.375)]


def test_a_name_that_goes_on_in_another_line_is_not_parted_there(style: TextStyle) -> None:
    paragraph = shaped(style, ("天地玄黄", NAME))
    found = [extent(line_of(paragraph, a, b).shapes[0].path) for a, b in ((0, 2), (2, 4))]
    assert found == [(0.625, 20), (0, 19.375)]


def test_a_long_name_has_its_line_after_shorter_marks_inside_it(style: TextStyle) -> None:
    dotted = NAME._replace(dots=True)
    paragraph = shaped(
        style, ("天地玄", NAME), ("黄", dotted), ("宇宙洪荒", NAME), "日月", ("盈", NAME)
    )
    assert [(a.kind, a.start, a.end) for a in paragraph.annotations] == [
        ("name", 0, 8),
        ("dots", 3, 4),
        ("name", 10, 11),
    ]
    assert len(line_of(paragraph, 5, 7).shapes) == 1
    assert len(line_of(paragraph, 3, 5).shapes) == 2
    assert line_of(paragraph, 8, 10).shapes == ()


class Unwalked(tuple[Annotation, ...]):
    """Marks that nobody goes over from the first to the last."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Annotation]:
        """Refuse."""
        raise AssertionError


def test_a_line_looks_at_its_own_marks_and_at_no_others(style: TextStyle) -> None:
    pieces: list[str | tuple[str, WordMarks]] = ["天", ("地", NAME), ("玄", WordMarks(dots=True))]
    paragraph = shaped(style, *pieces * 40)
    marks = Unwalked(paragraph.annotations)
    assert len(line_of(paragraph._replace(annotations=marks), 60, 66).shapes) == 4


def test_no_line_is_drawn_under_the_blank_half_of_a_mark(style: TextStyle) -> None:
    found = line_of(shaped(style, "天", ("“地”", NAME), "玄"))
    assert extent(found.shapes[0].path) == (15.625, 34.375)


def test_a_title_has_whole_waves(style: TextStyle) -> None:
    (wave,) = line_of(shaped(style, ("天地玄", BOOK))).shapes
    halves = len(wave.path.curves)
    assert (extent(wave.path), halves % 2) == ((0.625, 29.375), 0)
    assert 28.75 / (halves / 2) == pytest.approx(4, rel=0.15)


def test_a_side_line_stands_at_the_left_of_a_vertical_line(style: TextStyle) -> None:
    found = line_of(shaped(style._replace(vertical=True), ("天", NAME)))
    assert middle(found.shapes[0].path)[1] == -5.75


# ---------------------------------------------------------------- ruby


def ruby(*annotations: str) -> WordMarks:
    return WordMarks(ruby=annotations)


def places(line: Line) -> list[tuple[str, float, float]]:
    """Return each annotation with where it begins and its middle."""
    return [
        (run.run.text, round(run.x, 6), round(run.x + run.run.width / 2, 6))
        for run in line.annotations
    ]


def test_ruby_stands_over_the_middle_of_its_character(style: TextStyle) -> None:
    found = line_of(shaped(style, "天", ("地", ruby("di")), "玄"))
    assert places(found) == [("di", 12.5, 15)]


def test_the_em_box_of_ruby_stands_on_that_of_its_character(style: TextStyle) -> None:
    (note,) = line_of(shaped(style, ("地", ruby("天")))).annotations
    assert (note.run.size, note.y) == pytest.approx((5, 8.8 + 0.6))


def test_ruby_of_letters_is_kept_clear_of_its_character(style: TextStyle) -> None:
    (note,) = line_of(shaped(style, ("地", ruby("pg")))).annotations
    assert note.y == pytest.approx(8.8 + 0.6 + 0.4)


def test_ruby_reaches_a_quarter_of_an_em_over_neighbors_that_have_none(style: TextStyle) -> None:
    assert shaped(style, "天", ("地", ruby("diiiii")), "玄").widths.position == (0, 10, 20, 30)


def test_ruby_wider_than_that_moves_its_neighbors_away(style: TextStyle) -> None:
    found = shaped(style, "天", ("地", ruby("diiiiiii")), "玄")
    assert found.widths.position == (0, 12.5, 25, 35)


def test_two_rubies_have_a_word_space_between_them(style: TextStyle) -> None:
    line = line_of(shaped(style, ("天地", ruby("tiann", "diiii"))))
    first, second = line.annotations
    assert second.x - (first.x + first.run.width) == pytest.approx(5 * 0.25)


def test_a_group_is_opened_twice_as_far_inside_as_at_its_edges(style: TextStyle) -> None:
    # Twelve letters are 30 pt: 10 more than the group, of which 5 reach over neighbors.
    found = shaped(style, "天", ("地玄", ruby("abcdefghijkl")), "黄").widths.position
    assert found == pytest.approx((0, 11.25, 23.75, 35, 45))


def test_a_group_is_not_parted_at_a_lines_end(style: TextStyle) -> None:
    assert shaped(style, "天", ("地玄", ruby("dixuan")), "黄").breaks == (1, 3, 4)


def test_characters_with_an_annotation_each_may_be_parted(style: TextStyle) -> None:
    assert shaped(style, "天", ("地玄", ruby("di", "xu")), "黄").breaks == (1, 2, 3, 4)


def test_ruby_at_a_lines_edge_stays_within_its_measure(style: TextStyle) -> None:
    paragraph = shaped(style, ("地", ruby("diiiii")), "天", ("玄", ruby("xuannn")))
    first, last = line_of(paragraph, measure=30).annotations
    assert (first.x, last.x + last.run.width) == pytest.approx((0, 30))


def test_words_move_in_with_two_rubies_at_a_lines_edge(style: TextStyle) -> None:
    paragraph = shaped(style, ("地玄", ruby("diiiii", "xuannn")), "天")
    line = line_of(paragraph)
    assert (line.runs[0].x, line.annotations[0].x) == (2.5, 0)


def test_han_over_a_longer_group_is_spaced_out(style: TextStyle) -> None:
    (note,) = line_of(shaped(style, ("ABCDEFGH", ruby("世贸")))).annotations
    assert (note.x, note.run.advances) == (7.5, (4.0, 4.0))


def test_ruby_is_in_the_ink_of_its_words(style: TextStyle) -> None:
    inked = style._replace(inks={"red": RED})
    (note,) = line_of(shaped(inked, ("地", WordMarks(ruby=("di",), ink="red")))).annotations
    assert note.ink == RED


def test_ruby_that_no_face_has_is_told_at_its_character(style: TextStyle) -> None:
    log = DiagnosticLog()
    shape_paragraph(words("天", ("地玄", ruby("di", "я"))), style, log)
    assert [(d.code, d.span.column, d.span.end_column) for d in log] == [(Code.MISSING_GLYPH, 3, 4)]


# ---------------------------------------------------------------- zhuyin


def test_zhuyin_has_half_an_em_after_its_character_at_a_lines_end_too(
    noto_style: TextStyle,
) -> None:
    paragraph = shaped(noto_style, ("国人", ruby("ㄍㄨㄛˊ", "ㄖㄣˊ")))
    assert (paragraph.advances, paragraph.widths.end[2]) == ((15, 15), 30)


def test_zhuyin_stands_one_under_the_other_at_the_right(noto_style: TextStyle) -> None:
    line = line_of(shaped(noto_style, ("国", ruby("ㄍㄨㄛ"))))
    assert [(n.run.text, n.x, round(n.y, 6)) for n in line.annotations] == [
        ("ㄍ", 10, 5.66),
        ("ㄨ", 10, 2.66),
        ("ㄛ", 10, -0.34),
    ]


def test_a_tone_stands_at_the_upper_right_of_the_last_symbol(noto_style: TextStyle) -> None:
    line = line_of(shaped(noto_style, ("人", ruby("ㄖㄣˊ"))))
    symbol, tone = line.annotations[1:]
    left, bottom, width, height = ink_box(tone.run.face, tone.run.glyphs[0])
    across = tone.x + (left + width / 2) * tone.run.size
    up = tone.y + (bottom + height / 2) * tone.run.size
    assert (across, up) == pytest.approx((symbol.x + 3 * 1.32, symbol.y + 0.88 * 3))


def test_the_neutral_tone_stands_over_the_first_symbol(noto_style: TextStyle) -> None:
    for typed in ("˙ㄉㄜ", "ㄉㄜ˙"):
        line = line_of(shaped(noto_style, ("的", ruby(typed))))
        ys = {
            note.run.text: note.y + sum(up for _, up in note.run.offsets) * note.run.size
            for note in line.annotations
        }
        assert ys["˙"] > ys["ㄉ"] > ys["ㄜ"]


def test_zhuyin_in_a_vertical_line_stands_beside_and_takes_no_room(noto_style: TextStyle) -> None:
    paragraph = shaped(noto_style._replace(vertical=True), ("国", ruby("ㄍㄨㄛ")))
    line = line_of(paragraph)
    assert paragraph.advances == (10,)
    assert [note.y for note in line.annotations] == [5, 5, 5]
    assert [note.x for note in line.annotations] == sorted(note.x for note in line.annotations)


# ---------------------------------------------------------------- sizes, shifts, inks


def test_small_words_stand_in_the_middle_of_the_line(style: TextStyle) -> None:
    (run,) = line_of(shaped(style, ("小字", WordMarks(small=True)))).runs
    assert (run.run.size, run.y) == pytest.approx((8, 0.38 * 2))


def test_marks_of_small_words_give_their_own_half(style: TextStyle) -> None:
    found = shaped(style, "天", ("（地）", WordMarks(small=True)))
    assert (found.start_trims, found.end_trims) == ({1: 4}, {3: 4})


def test_superior_figures_are_raised_and_inferior_ones_lowered(style: TextStyle) -> None:
    up, down = WordMarks(shift=Shift.SUPERIOR), WordMarks(shift=Shift.INFERIOR)
    runs = line_of(shaped(style, "m", ("2", up), "H", ("2", down))).runs
    assert [(run.run.size, round(run.y, 6)) for run in runs] == [
        (10, 0),
        (6, 3.6),
        (10, 0),
        (6, -1.2),
    ]


def test_the_figure_of_a_note_stands_close_to_its_word_and_on_its_line(style: TextStyle) -> None:
    found = shaped(style, "天", ("1", WordMarks(shift=Shift.SUPERIOR)), "地")
    assert (found.widths.position, found.breaks) == ((0, 10, 13, 23), (2, 3))


def test_a_unit_with_a_figure_keeps_its_gap(style: TextStyle) -> None:
    found = shaped(style, "m", ("2", WordMarks(shift=Shift.SUPERIOR)), "天")
    assert found.joints[1].kern > 0


def test_words_are_set_in_the_ink_they_are_marked_with(style: TextStyle) -> None:
    inked = style._replace(inks={"red": RED})
    runs = line_of(shaped(inked, "天", ("地", WordMarks(ink="red")))).runs
    assert [run.ink for run in runs] == [style.ink, RED]


def test_marks_of_a_headline_come_to_its_size_with_it(style: TextStyle) -> None:
    headline = words(("天", ruby("di")), ("地", NAME), ("2", WordMarks(shift=Shift.SUPERIOR)))
    small = style._replace(min_size=4.0)
    fitted = fit_words(headline, small, Room(11.5, 20, 1), lambda _: 0, DiagnosticLog())
    (line,) = fitted.lines
    (note,), (shape,) = line.annotations, line.shapes
    assert fitted.size == 5
    assert (note.run.size, note.x + note.run.width / 2) == pytest.approx((2.5, 2.5))
    assert (extent(shape.path), shape.stroke) == ((5.3125, 9.6875), 0.25)
    assert line.runs[-1].y == pytest.approx(1.8)


# ---------------------------------------------------------------- properties


@pytest.fixture(scope="session")
def any_style(box_font: Path) -> TextStyle:
    return box_style(box_font, inks={"red": RED})


@st.composite
def marked_pieces(draw: st.DrawFn) -> tuple[str, WordMarks]:
    text = draw(st.text("天地玄黄，。“”（）A1 ", min_size=1, max_size=6))
    notes = draw(st.sampled_from([(), ("xuan",), ("xuannnnnnn",) * len(text)]))
    return text, WordMarks(
        side_line=draw(st.sampled_from([None, *SideLine])),
        shift=draw(st.sampled_from([None, *Shift])),
        small=draw(st.booleans()),
        dots=draw(st.booleans()),
        ink=draw(st.sampled_from([None, "red"])),
        ruby=notes,
        side_line_number=draw(st.integers(1, 2)),
    )


@given(pieces=st.lists(marked_pieces(), min_size=1, max_size=6), measure=st.integers(60, 160))
def test_words_are_whole_and_in_order_whatever_they_are_marked_with(
    pieces: list[tuple[str, WordMarks]], measure: int, any_style: TextStyle
) -> None:
    paragraph = shape_paragraph(words(*pieces), any_style, DiagnosticLog())
    ends = best_breakings(paragraph, (float(measure),), whole(paragraph))[0].ends
    fill = Fill(measure, justified=True, align=Align.JUSTIFY)
    lines = [set_line(paragraph, a, b, fill) for a, b in zip((0, *ends), ends, strict=False)]
    text = "".join(text for text, _ in pieces)
    assert "".join(run.run.text for line in lines for run in line.runs) == text
    notes = [run.run.text for line in lines for run in line.annotations]
    assert len(notes) == sum(1 for a in paragraph.annotations if a.kind == "ruby")
