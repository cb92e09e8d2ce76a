"""Lines that fill their measure exactly, by CLREQ's steps."""

from __future__ import annotations

import pytest

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import AdjustmentRules, Line, ShapedParagraph, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.composition.widths import running_widths
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Emphasis
from pagesetter.diagnostics import DiagnosticLog
from tests.unit.composition.boxes import added, left_edge, paragraph, right_edge, shaped


def justified(paragraph: ShapedParagraph, measure: float) -> Line:
    """Set a paragraph as one line that fills its measure."""
    fill = Fill(measure, justified=True, align=Align.JUSTIFY)
    return set_line(paragraph, 0, len(paragraph.text), fill)


def aligned(paragraph: ShapedParagraph, measure: float, align: Align) -> Line:
    """Set a paragraph as one line, as its last line is set."""
    return set_line(paragraph, 0, len(paragraph.text), Fill(measure, justified=False, align=align))


# One place for each step: a word space, a bracket, a pause, two gaps, a stop.
STEPS = "x y）乙，丙A丁。戊"
NATURAL = 95.0

SHRUNK: dict[float, list[float]] = {
    1.0: [-1, 0, 0, 0, 0, 0],
    2.5: [-2.5, 0, 0, 0, 0, 0],
    4.5: [-2.5, -2, 0, 0, 0, 0],
    7.5: [-2.5, -5, 0, 0, 0, 0],
    10.0: [-2.5, -5, -2.5, 0, 0, 0],
    12.5: [-2.5, -5, -5, 0, 0, 0],
    14.0: [-2.5, -5, -5, -0.75, -0.75, 0],
    15.0: [-2.5, -5, -5, -1.25, -1.25, 0],
    17.0: [-2.5, -5, -5, -1.25, -1.25, -2],
    20.0: [-2.5, -5, -5, -1.25, -1.25, -5],
}


@pytest.mark.parametrize("excess", SHRUNK)
def test_a_line_too_long_gives_step_by_step(excess: float, style: TextStyle) -> None:
    found = shaped(STEPS, style)
    changes = added(justified(found, NATURAL - excess), found)
    gaps = [0, 0, 0, 0, 0, 2.5, 2.5, 0, 0]
    places = (1, 3, 5, 6, 7, 9)
    changes = [c - g for c, g in zip(changes, [0, *gaps], strict=True)]
    assert [changes[i] for i in places] == pytest.approx(SHRUNK[excess])
    assert sum(changes) == pytest.approx(-excess)


@pytest.mark.parametrize("excess", SHRUNK)
def test_a_squeezed_line_fills_its_measure(excess: float, style: TextStyle) -> None:
    found = shaped(STEPS, style)
    line = justified(found, NATURAL - excess)
    assert right_edge(line, found) == pytest.approx(NATURAL - excess)


def steps_of(line: Line) -> list[tuple[str, int, float]]:
    """Return the name, the places and the points of each step."""
    return [(step.name, step.places, round(step.points, 4)) for step in line.steps]


NAMES = {
    "shrink-word-space": 1,
    "shrink-bracket": 3,
    "shrink-pause": 5,
    "shrink-gap": 6,
    "shrink-stop": 9,
}


@pytest.mark.parametrize("excess", SHRUNK)
def test_a_squeezed_line_tells_its_steps_and_their_amounts(excess: float, style: TextStyle) -> None:
    line = justified(shaped(STEPS, style), NATURAL - excess)
    expected = dict(zip((1, 3, 5, 6, 7, 9), map(float, SHRUNK[excess]), strict=True))
    expected[6] += expected.pop(7)  # the two gaps are one step
    taken = {NAMES[step.name]: step.points for step in line.steps}
    assert taken == pytest.approx({place: points for place, points in expected.items() if points})


def test_an_opened_line_tells_its_steps_and_their_amounts(noto_style: TextStyle) -> None:
    found = shaped("天a b地玄", noto_style)
    space = 5.0 - found.advances[2]
    gaps = 2 * (10 / 3 - 2.5)
    line = justified(found, found.widths.end[-1] + space + gaps + 1.0)
    assert steps_of(line) == [
        ("stretch-word-space", 1, round(space, 4)),
        ("stretch-gap", 2, round(gaps, 4)),
        ("stretch-all", 1, 1.0),
    ]


def test_the_half_that_a_mark_gives_up_at_the_lines_end_is_the_first_step(
    style: TextStyle,
) -> None:
    line = justified(shaped("天，地玄。", style), 43.0)
    assert line.natural == 50.0
    assert steps_of(line) == [
        ("line-end", 1, -5.0),
        ("shrink-pause", 1, -2.0),
    ]


@pytest.mark.parametrize("measure", [88.0, 100.0, 130.0])
@pytest.mark.parametrize("text", ["天，地（玄）A黄。", "x yz天", "incompatible", "天AB", STEPS])
def test_natural_width_and_steps_make_the_measure(
    text: str, measure: float, style: TextStyle
) -> None:
    line = justified(shaped(text, style), measure)
    assert line.natural + sum(s.points for s in line.steps) == pytest.approx(measure)


def test_what_is_no_step_of_the_standard_has_a_name_that_says_so(style: TextStyle) -> None:
    assert justified(shaped("ABC", style), 21.0).steps[-1].name == "stretch-letters"
    assert justified(shaped("天AB", style), 40.0).steps[-1].name == "stretch-beyond"


def test_a_last_line_keeps_its_own_width(style: TextStyle) -> None:
    line = aligned(shaped("天地玄", style), 60.0, Align.JUSTIFY)
    assert (line.steps, line.stretch, line.natural) == ((), 0.0, 30.0)


def hanging(style: TextStyle, *, hang: float = 0.5, hang_always: bool = False) -> TextStyle:
    """Return a style whose pauses hang."""
    rules = AdjustmentRules(hanging="pauses", hang=hang, hang_always=hang_always)
    return style._replace(adjustment=rules)


def test_a_mark_hangs_where_the_line_does_not_hold_it(style: TextStyle) -> None:
    found = shaped("天地玄黄，", hanging(style))
    line = justified(found, 40.0)
    assert (right_edge(line, found), line.hang, line.stretch) == (45.0, 5.0, 0.0)


def test_a_mark_does_not_hang_where_the_line_holds_it(style: TextStyle) -> None:
    found = shaped("天地玄黄，", hanging(style))
    line = justified(found, 45.0)
    assert (right_edge(line, found), line.hang) == (45.0, 0.0)


def test_a_mark_hangs_always_where_the_style_wants_it(style: TextStyle) -> None:
    found = shaped("天地玄黄，", hanging(style, hang_always=True))
    line = justified(found, 45.0)
    assert (right_edge(line, found), line.hang) == pytest.approx((50.0, 5.0))


def test_a_mark_hangs_as_far_as_the_style_says(style: TextStyle) -> None:
    found = shaped("天地玄黄，", hanging(style, hang=0.25))
    line = justified(found, 42.5)
    assert (right_edge(line, found), line.hang) == pytest.approx((45.0, 2.5))


def test_the_mark_of_a_line_that_is_not_full_hangs_no_further_than_it_must(
    style: TextStyle,
) -> None:
    found = shaped("天地玄黄，", hanging(style))
    assert aligned(found, 42.0, Align.JUSTIFY).hang == pytest.approx(3.0)
    assert aligned(found, 80.0, Align.JUSTIFY).hang == 0.0


def test_a_hyphen_stands_at_the_end_of_its_line(style: TextStyle) -> None:
    hyphen = shaped("-", style).runs[0]
    found = shaped("天地ABCD", style)
    trims = (found.start_trims, found.end_trims)
    breaks = (1, 2, 4, 6)
    widths = running_widths(found.advances, found.joints, trims, style, breaks, {4: hyphen})
    found = found._replace(hyphens={4: hyphen}, widths=widths)
    line = set_line(found, 0, 4, Fill(38.0, justified=True, align=Align.JUSTIFY))
    last = line.runs[-1]
    assert last.run.text == "-"
    assert last.x + last.run.width == pytest.approx(38.0)
    assert line.text == "天地AB"


def test_places_of_one_step_give_alike(style: TextStyle) -> None:
    found = shaped("天，地，玄，黄", style)
    assert added(justified(found, 64.0), found) == [0, -2, 0, -2, 0, -2]


def test_a_line_is_squeezed_even_where_it_need_not_fill_its_measure(style: TextStyle) -> None:
    found = shaped("天，地", style)
    assert right_edge(aligned(found, 27.0, Align.JUSTIFY), found) == pytest.approx(27.0)


def test_a_squeezed_line_says_by_how_much(style: TextStyle) -> None:
    assert justified(shaped("天，地", style), 27.0).stretch == pytest.approx(-1.5)


def test_a_line_too_short_opens_every_place_alike(style: TextStyle) -> None:
    found = shaped("天，地玄", style)
    line = justified(found, 43.0)
    assert (added(line, found), line.stretch) == ([1, 1, 1], 1.0)


def test_gaps_beside_latin_open_first(style: TextStyle) -> None:
    found = shaped("天A地玄", style)
    assert added(justified(found, 41.0), found) == pytest.approx([3.0, 3.0, 0])


def test_gaps_open_to_a_third_of_an_em_and_then_the_other_places(style: TextStyle) -> None:
    found = shaped("天A地玄", style)
    changes = added(justified(found, 42.5), found)
    assert changes == pytest.approx([10 / 3, 10 / 3, 42.5 - 35 - 20 / 3], abs=1e-5)


def test_gaps_open_to_half_an_em_where_the_other_places_would_show(style: TextStyle) -> None:
    found = shaped("天A地玄", style)
    line = justified(found, 45.0)
    assert added(line, found) == pytest.approx([4.5, 4.5, 1.0])
    assert steps_of(line) == [
        ("stretch-gap", 2, 4.0),
        ("stretch-all", 1, 1.0),
    ]


def test_a_marks_blank_opens_further_where_the_other_places_would_show(
    style: TextStyle,
) -> None:
    paragraph = shaped("天，地玄黄", style)
    unseen, shown = justified(paragraph, 54.0), justified(paragraph, 55.0)
    plain = shaped("天，地玄黄", style._replace(adjustment=AdjustmentRules(open_marks=0.0)))
    even = justified(plain, 55.0)
    # A tenth of an em at each of the four places, and the rest where there is blank already.
    assert added(unseen, paragraph) == [1.0, 1.0, 1.0, 1.0]
    assert added(shown, paragraph) == [1.0, 2.0, 1.0, 1.0]
    assert [s.name for s in shown.steps] == ["stretch-mark", "stretch-all"]
    assert added(even, plain) == [1.25, 1.25, 1.25, 1.25]


def test_no_gap_opens_beyond_half_an_em(style: TextStyle) -> None:
    found = shaped("天A地玄", style)
    assert added(justified(found, 50.0), found) == pytest.approx([5.0, 5.0, 5.0])


def test_word_spaces_open_before_all_else_to_half_an_em(noto_style: TextStyle) -> None:
    found = shaped("天a b", noto_style)
    natural = found.widths.end[-1]
    space = found.advances[2]
    changes = added(justified(found, natural + 2.0), found)
    assert space < 5.0
    assert changes == pytest.approx([2.5, 0, 2.0], abs=1e-5)


@pytest.mark.parametrize("measure", [50.0, 57.0, 70.0])
@pytest.mark.parametrize(
    "text", ["天地玄黄", "天——地", "天……。", "天A地1", "“天”，地", "天·地（玄"]
)
def test_an_opened_line_fills_its_measure(text: str, measure: float, style: TextStyle) -> None:
    found = shaped(text, style)
    line = justified(found, measure)
    assert (left_edge(line, found), right_edge(line, found)) == pytest.approx((0, measure))


@pytest.mark.parametrize("mark", ["——", "……", "⋯⋯"])
def test_a_mark_of_two_ems_is_never_opened(mark: str, noto_style: TextStyle) -> None:
    found = shaped(f"天{mark}地", noto_style)
    line = justified(found, 60.0)
    run = line.runs[0].run
    inside = sum(
        advance for advance, cluster in zip(run.advances, run.clusters, strict=True) if cluster < 3
    )
    assert (line.stretch, inside) == pytest.approx((10.0, 1 + 2 + 2))


def test_a_mark_of_two_ems_of_two_glyphs_is_never_opened(style: TextStyle) -> None:
    found = shaped("天——地", style)
    assert added(justified(found, 50.0), found) == [5, 0, 5]


def test_words_and_connectors_are_never_opened(style: TextStyle) -> None:
    found = shaped("天～地AB", style)
    changes = added(justified(found, 50.0), found)
    assert [changes[i] for i in (0, 1, 3)] == [0, 0, 0]


def test_a_line_without_a_place_to_open_opens_all_it_has(style: TextStyle) -> None:
    found = shaped("ABC", style)
    line = justified(found, 21.0)
    assert (added(line, found), line.stretch) == ([3, 3], 0.0)


def test_a_line_of_one_character_stays_at_its_start(style: TextStyle) -> None:
    line = justified(shaped("天", style), 40.0)
    assert (line.runs[0].x, line.runs[0].run.width) == (0.0, 10.0)


def test_the_blank_half_at_a_lines_end_hangs_out(style: TextStyle) -> None:
    found = shaped("天地玄。", style)
    line = justified(found, 35.0)
    assert (line.runs[0].run.width, right_edge(line, found)) == (40.0, 35.0)


def test_the_blank_half_at_a_lines_start_hangs_out(style: TextStyle) -> None:
    found = shaped("“天地", style)
    line = justified(found, 25.0)
    assert (line.runs[0].x, left_edge(line, found)) == (-5.0, 0.0)


def test_an_indented_line_begins_after_its_indent(style: TextStyle) -> None:
    found = shaped("“天地玄", style._replace(indent=20.0))
    line = justified(found, 60.0)
    assert (left_edge(line, found), right_edge(line, found)) == pytest.approx((20.0, 60.0))


def test_a_line_inside_a_paragraph_has_no_indent(style: TextStyle) -> None:
    found = shaped("天地玄黄", style._replace(indent=20.0))
    line = set_line(found, 2, 4, Fill(20.0, justified=True, align=Align.JUSTIFY))
    assert (line.runs[0].x, line.text, line.span.column) == (0.0, "玄黄", 3)


def test_tracking_widens_a_line_but_not_past_its_last_character(style: TextStyle) -> None:
    found = shaped("天地玄", style._replace(tracking=1.0))
    assert aligned(found, 40.0, Align.START).runs[0].run.width == pytest.approx(32.0)


@pytest.mark.parametrize(
    ("align", "x"),
    [(Align.START, 0.0), (Align.JUSTIFY, 0.0), (Align.CENTER, 15.0), (Align.END, 30.0)],
)
def test_a_last_line_stands_where_its_style_aligns_it(
    align: Align, x: float, style: TextStyle
) -> None:
    assert aligned(shaped("天地", style), 50.0, align).runs[0].x == x


def test_a_spread_line_reaches_from_edge_to_edge(style: TextStyle) -> None:
    found = shaped("天地玄", style)
    line = aligned(found, 70.0, Align.SPREAD)
    assert (added(line, found), right_edge(line, found)) == ([20, 20], 70.0)


def test_a_spread_character_alone_stands_in_the_middle(style: TextStyle) -> None:
    assert aligned(shaped("天", style), 50.0, Align.SPREAD).runs[0].x == 20.0


def test_runs_follow_one_another(style: TextStyle) -> None:
    words = paragraph("天地", ("玄黄", Emphasis.STRONG), "宇宙")
    found = shape_paragraph(words, style, DiagnosticLog())
    line = set_line(found, 1, 5, Fill(46.0, justified=True, align=Align.JUSTIFY))
    assert [(run.x, run.run.text) for run in line.runs] == [(0, "地"), (12, "玄黄"), (36, "宇")]


def test_a_character_without_a_glyph_gives_its_width_to_the_one_before(style: TextStyle) -> None:
    found = shaped("天\ufe00地玄", style)
    line = justified(found, 42.0)
    assert right_edge(line, found) == pytest.approx(42.0)


def test_a_slice_keeps_the_offsets_of_its_glyphs(style: TextStyle) -> None:
    found = shaped("天地·玄", style)
    line = set_line(found, 1, 4, Fill(25.0, justified=True, align=Align.JUSTIFY))
    run = line.runs[0].run
    assert (run.clusters, run.offsets) == ((0, 1, 2), ((0, 0), (-0.25, 0), (0, 0)))
