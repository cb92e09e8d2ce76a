"""Total fit, against every way there is to break a short paragraph."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest

from pagesetter.composition.demerits import HYPHEN, HYPHENS, LINE, RUNT, SHOWS, LineCosts
from pagesetter.composition.linebreak import Stretch, best_breakings, break_lines, whole
from pagesetter.composition.model import AdjustmentRules, ShapedParagraph, TextStyle
from pagesetter.composition.widths import running_widths
from pagesetter.language.spacing import BAR_START, BAR_WORD
from tests.unit.composition.boxes import shaped

EM = 10.0
FULL_STRETCH = AdjustmentRules().tolerance
OPEN_MARKS = AdjustmentRules().open_marks
TOLERANCES = (FULL_STRETCH / 2, FULL_STRETCH, AdjustmentRules().loose, 1.0)


def demerits(
    paragraph: ShapedParagraph, start: int, end: int, measure: float, tolerance: float
) -> float | None:
    """Return what a full line costs, by the definition of badness, summed joint by joint.

    A line is as bad as the cube of its ratio: half of what is taken of what may be taken, a
    stop's blank counting half; or what every place opens by, of an eighth of an em. Gaps
    open first, to a third of an em, and to half an em where the line would show, opened by
    more than a tenth; there marks open too, by an eighth of an em more than other places.
    """
    slack = measure - (paragraph.widths.end[end] - paragraph.widths.begin[start])
    joints = paragraph.joints[start : end - 1]
    if slack < -1e-5:
        room = sum(joint.shrink * EM for joint in joints)
        eased = sum(joint.shrink * EM / (2 if joint.shrink_step == 6 else 1) for joint in joints)
        if -slack > room + 1e-5:
            return None
        return (1 + 100 * (-slack / eased / 2) ** 3) ** 2
    else:
        gaps = sum((1 / 3 - joint.kern) * EM for joint in joints if joint.stretch_step == 2)
        places = sum(joint.stretch_step == 3 for joint in joints)
        if slack <= gaps + 1e-5:
            return 1.0
        opened = slack - gaps
        if opened > places * 0.1 * EM:
            further = sum(1 / 6 * EM for joint in joints if joint.stretch_step == 2)
            further += sum(
                OPEN_MARKS * EM for joint in joints if joint.stretch_step == 3 and joint.shrink
            )
            opened = max(places * 0.1 * EM, opened - further)
        if opened > places * tolerance * EM + 1e-5:
            return None
        if opened <= 1e-5:
            return 1.0
        ratio = opened / (max(places, 0.5) * FULL_STRETCH * EM)
    shows = SHOWS if opened > places * 0.1 * EM + 1e-4 else 0.0
    return (1 + 100 * ratio**3) ** 2 + shows


def every_way(
    paragraph: ShapedParagraph, measures: Sequence[float], tolerance: float, stretch: Stretch
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Yield every way to break a stretch, with its demerits; each line costs something."""

    def ways(start: int, number: int) -> Iterator[tuple[tuple[int, ...], float]]:
        measure = measures[min(number, len(measures) - 1)]
        measure -= paragraph.style.indent if start == 0 else 0.0
        for end in (b for b in paragraph.breaks if start < b <= stretch.end):
            width = paragraph.widths.end[end] - paragraph.widths.begin[start]
            if end == stretch.end and not stretch.justified_end and width <= measure + 1e-5:
                words = sum(kind in "HAN" for kind in paragraph.classes[start:end])
                yield (end,), LINE + (RUNT if words <= 1 and start > 0 else 0.0)
                continue
            cost = demerits(paragraph, start, end, measure, tolerance)
            if cost is None:
                continue
            if end == stretch.end:
                yield (end,), LINE + cost
            else:
                for ends, rest in ways(end, number + 1):
                    yield (end, *ends), LINE + cost + rest

    yield from ways(stretch.start, 0)


def best_by_force(
    paragraph: ShapedParagraph, measures: Sequence[float], tolerance: float, stretch: Stretch
) -> dict[int, float]:
    """Return the least demerits for every number of lines that is possible."""
    best: dict[int, float] = {}
    for ends, cost in every_way(paragraph, measures, tolerance, stretch):
        best[len(ends)] = min(cost, best.get(len(ends), cost))
    return best


TEXTS = [
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏",
    "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往",
    "“天地”，“玄黄”；《宇宙》（洪荒）。日月盈昃、辰",
    "共730人，其中少数民族152人，占20.8%；区",
    "天地——玄黄……宇宙，洪荒。日月·盈昃，辰宿列张",
    "天。地。玄。黄。宇。宙。洪。荒。日。月。盈。昃。",
    "天A地BC玄DEF黄，宇1宙22洪333荒",
]


@pytest.mark.parametrize("indent", [0.0, 20.0])
@pytest.mark.parametrize("measure", [58.0, 60.0, 65.0, 73.0, 80.0])
@pytest.mark.parametrize("tolerance", TOLERANCES)
@pytest.mark.parametrize("text", TEXTS)
def test_total_fit_finds_the_least_demerits_for_every_number_of_lines(
    text: str, tolerance: float, measure: float, indent: float, style: TextStyle
) -> None:
    paragraph = shaped(text, style._replace(indent=indent))
    found = break_lines(paragraph, (measure,), whole(paragraph), tolerance)
    expected = best_by_force(paragraph, (measure,), tolerance, whole(paragraph))
    assert {b.lines: b.demerits for b in found} == pytest.approx(expected)


@pytest.mark.parametrize("text", TEXTS)
def test_the_ends_found_cost_what_they_are_said_to(text: str, style: TextStyle) -> None:
    paragraph = shaped(text, style)
    ways = dict(every_way(paragraph, (65.0,), 0.25, whole(paragraph)))
    for breaking in break_lines(paragraph, (65.0,), whole(paragraph), 0.25):
        assert ways[breaking.ends] == pytest.approx(breaking.demerits)


def test_the_measure_may_differ_from_line_to_line(style: TextStyle) -> None:
    paragraph = shaped(TEXTS[0], style)
    measures = (60.0, 80.0, 50.0)
    found = break_lines(paragraph, measures, whole(paragraph), 0.0625)
    assert [b.ends for b in found] == [(6, 14, 19, 24)]


@pytest.mark.parametrize("text", TEXTS)
def test_a_forced_end_fills_its_line_like_any_other(text: str, style: TextStyle) -> None:
    paragraph = shaped(text, style)
    stretch = Stretch(paragraph.breaks[1], paragraph.breaks[-3], justified_end=True)
    found = break_lines(paragraph, (65.0,), stretch, 0.25)
    expected = best_by_force(paragraph, (65.0,), 0.25, stretch)
    assert {b.lines: b.demerits for b in found} == pytest.approx(expected)


def test_a_forced_end_that_no_line_reaches_is_not_found(style: TextStyle) -> None:
    paragraph = shaped(TEXTS[0], style)
    assert break_lines(paragraph, (60.0,), Stretch(0, 8, justified_end=True), 0.125) == ()


def test_settings_come_with_the_fewest_lines_first(style: TextStyle) -> None:
    paragraph = shaped("天，地，玄，黄，宇，宙，洪，荒，日，月，盈，昃，", style)
    lines = [b.lines for b in break_lines(paragraph, (62.0,), whole(paragraph), 1.0)]
    assert (len(lines) > 1, lines) == (True, sorted(set(lines)))


def test_the_first_line_is_shorter_by_the_indent(style: TextStyle) -> None:
    paragraph = shaped(TEXTS[0], style._replace(indent=20.0))
    found = break_lines(paragraph, (80.0,), whole(paragraph), 0.0625)
    assert [b.ends for b in found] == [(6, 14, 22, 24)]


def test_a_stretch_that_begins_inside_a_paragraph_has_no_indent(style: TextStyle) -> None:
    paragraph = shaped(TEXTS[0], style._replace(indent=20.0))
    found = break_lines(paragraph, (80.0,), Stretch(8, 24), 0.0625)
    assert [b.ends for b in found] == [(16, 24)]


def test_a_last_line_of_one_character_is_avoided_where_it_can_be(style: TextStyle) -> None:
    paragraph = shaped("天，地，玄黄宇宙洪荒", style)
    best = min(best_breakings(paragraph, (90.0,), whole(paragraph)), key=lambda b: b.demerits)
    assert best.ends == (10,)


def test_a_last_line_of_one_character_is_set_where_it_must_be(style: TextStyle) -> None:
    paragraph = shaped("天地玄黄宇", style)
    best = best_breakings(paragraph, (40.0,), whole(paragraph))
    assert [(b.ends, b.demerits) for b in best] == [((4, 5), 1.0 + RUNT + 2 * LINE)]


def test_a_paragraph_of_one_character_is_not_a_runt(style: TextStyle) -> None:
    paragraph = shaped("天", style)
    best = best_breakings(paragraph, (40.0,), whole(paragraph))
    assert [(b.ends, b.demerits) for b in best] == [((1,), LINE)]


def best(paragraph: ShapedParagraph, *measures: float) -> tuple[int, ...]:
    """Return the ends of the best setting."""
    found = best_breakings(paragraph, measures, whole(paragraph))
    return min(found, key=lambda breaking: breaking.demerits).ends


def ruled(style: TextStyle, **changes: Any) -> TextStyle:
    """Return a style that adjusts lines otherwise."""
    return style._replace(adjustment=style.adjustment._replace(**changes))


def test_looser_lines_are_set_rather_than_a_last_line_of_one_character(style: TextStyle) -> None:
    # Nine in each line would open none of them, and leave the last alone.
    paragraph = shaped("天地玄黄宇宙洪荒日" * 2 + "月", style)
    assert break_lines(paragraph, (90.0,), whole(paragraph), 0.125)[0].ends == (9, 18, 19)
    assert best(paragraph, 90.0) == (8, 17, 19)


def test_lines_are_not_set_loose_to_avoid_a_last_line_of_one_character(style: TextStyle) -> None:
    paragraph = shaped("天地玄黄宇宙洪荒日" * 2 + "月", ruled(style, loose=0.125))
    assert best(paragraph, 90.0) == (9, 18, 19)


def test_no_second_wide_line_is_opened_to_mend_a_narrow_one(style: TextStyle) -> None:
    # Solid, three ideographs would be left to the third line. One wide line opens by a
    # character instead; a second one would spare the fourth line (A4) but half an em.
    paragraph = shaped("天地玄黄宇宙洪荒日月盈昃" * 2 + "宿列张（A4）盈昃宇", style)
    assert best(paragraph, 120.0, 120.0, 40.0) == (11, 23, 27, 32, 34)


@pytest.mark.parametrize(
    ("order", "end"),
    [
        ("push-in", 13),  # the first pause gives half an em, so that the second goes in
        ("push-out", 11),  # ten gaps open by a tenth of an em
        ("push-out-only", 11),
        ("least", 13),  # half an em is less than one
    ],
)
@pytest.mark.parametrize("breaking", ["total-fit", "first-fit"])
def test_a_style_says_whether_a_line_is_pushed_in_or_out(
    breaking: str, order: str, end: int, style: TextStyle
) -> None:
    rules = ruled(style, order=order, breaking=breaking)
    paragraph = shaped("天地玄，宇宙洪荒日月盈昃，辰宿列张寒", rules)
    assert best(paragraph, 120.0) == (end, 18)


def test_pushing_out_gives_way_where_gaps_would_open_too_far(style: TextStyle) -> None:
    paragraph = shaped("天，地玄黄宇，宙洪荒日", ruled(style, order="push-out"))
    # 天，地玄黄 would open four gaps by a quarter of an em.
    assert best(paragraph, 60.0) == (7, 11)


def test_pushed_out_only_a_line_is_never_squeezed(style: TextStyle) -> None:
    paragraph = shaped(
        "天，地，玄，黄，宇，宙，洪，荒，日，月，盈，昃，", ruled(style, order="push-out-only")
    )
    starts = (0, *best(paragraph, 62.0))
    widths = paragraph.widths
    for start, end in pairwise(starts):
        assert widths.end[end] - widths.begin[start] <= 62.0 + 1e-5


def test_filled_line_by_line_a_mark_is_pushed_in(style: TextStyle) -> None:
    paragraph = shaped("天地，玄黄，宇宙洪荒", ruled(style, breaking="first-fit"))
    # Five ems hold 天地，玄黄, and the pause that follows goes in by the half of the other.
    assert best(paragraph, 50.0) == (6, 10)


def test_filled_line_by_line_a_mark_that_cannot_be_pushed_in_is_pushed_out(
    style: TextStyle,
) -> None:
    paragraph = shaped("天地玄黄宇，宙洪荒", ruled(style, breaking="first-fit"))
    assert best(paragraph, 50.0) == (4, 9)


@pytest.mark.parametrize("end", ["黄.", "黄!", "A.", "黄)", "黄。"])
def test_a_last_line_of_one_character_and_a_sign_is_a_runt(end: str, style: TextStyle) -> None:
    text = "天地玄，宇宙洪荒日月盈昃辰，宿列张寒来暑往" + end
    paragraph = shaped(text, style)
    ends = best(paragraph, 110.0)
    assert len(text) - ends[-2] > len(end)


def test_a_number_leaves_its_word_rather_than_a_line_that_shows(style: TextStyle) -> None:
    paragraph = shaped("天地玄黄宇宙2016年洪荒日月盈昃", style)
    assert (best(paragraph, 85.0)[0], 10 in paragraph.breaks) == (10, False)


def test_a_number_stays_with_its_word_where_no_line_shows_for_it(style: TextStyle) -> None:
    paragraph = shaped("天地玄黄宇宙洪荒2016年日月盈昃", style)
    assert best(paragraph, 80.0)[0] == 8


def test_a_number_is_kept_whole_where_the_style_wants_it(style: TextStyle) -> None:
    text = "天地玄黄宇宙洪荒日月盈昃2016年辰宿列张"
    assert best(shaped(text, style), 144.0)[0] == 16
    # Twelve ems of fourteen and more open eleven places by a fifth of an em: it shows.
    assert best(shaped(text, ruled(style, numbers="whole")), 144.0)[0] == 12


def test_a_number_to_be_kept_whole_is_parted_rather_than_leave_a_line_loose(
    style: TextStyle,
) -> None:
    paragraph = shaped("天地玄黄2016年洪荒日月盈昃", ruled(style, numbers="whole"))
    # Four ems of six and a half would open three places by more than a quarter each.
    assert (best(paragraph, 65.0)[0], best(paragraph, 48.0)[0]) == (8, 4)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("天地玄黄宇2013-2014洪荒日月盈昃", 10),
        ("天地玄黄宇2013—2014洪荒日月盈昃", 10),
        ("天地玄黄宇2013-01-02洪荒日月盈昃", 5),
        ("天地玄黄宇0870-64123洪荒日月盈昃", 5),
    ],
)
def test_a_range_of_years_is_parted_after_its_dash(text: str, ends: int, style: TextStyle) -> None:
    assert best(shaped(text, style), 83.0)[0] == ends


def hyphenated(text: str, style: TextStyle, *offsets: int) -> ShapedParagraph:
    """Return a paragraph whose words may be parted at offsets."""
    paragraph, hyphen = shaped(text, style), shaped("-", style).runs[0]
    hyphens = dict.fromkeys(offsets, hyphen)
    trims = (paragraph.start_trims, paragraph.end_trims)
    breaks = tuple(sorted({*paragraph.breaks, *offsets}))
    widths = running_widths(paragraph.advances, paragraph.joints, trims, style, breaks, hyphens)
    return paragraph._replace(hyphens=hyphens, widths=widths, breaks=breaks)


def test_a_word_is_parted_where_its_line_holds_the_hyphen_too(style: TextStyle) -> None:
    paragraph = hyphenated("天地玄黄incomprehensible宇", style, 6, 9)
    # Four ems of Han, a gap, 0.25 em, and five letters with a hyphen: 7.25 ems.
    assert (best(paragraph, 72.5)[0], best(paragraph, 70.0)[0]) == (9, 6)


def test_two_hyphens_under_each_other_are_dearer_than_one(style: TextStyle) -> None:
    paragraph = hyphenated("天地玄黄宇宙洪荒", style, 4, 6)
    cost = LineCosts(paragraph, 0.25).of
    first, second, none = cost(0, 4, 0.0), cost(4, 6, 0.0), cost(4, 8, 0.0)
    assert (first, second, none) == (1 + HYPHEN, 1 + HYPHEN + HYPHENS, 1.0)


# ---------------------------------------------------------------- emergencies


def test_of_marks_wider_than_a_line_the_least_barred_begins_one(style: TextStyle) -> None:
    paragraph = shaped("天地。』」）》玄黄", style)
    ends = best(paragraph, 30.0)
    assert [e for e in ends if e not in paragraph.breaks] == [4]
    assert paragraph.joints[3].bar == BAR_START


def test_no_more_bars_are_broken_than_must_be(style: TextStyle) -> None:
    text = "天地玄黄宇宙洪荒。" * 3 + "incomprehensibilities" + "天地玄黄宇宙洪荒。" * 3
    paragraph = shaped(text, style)
    ends = best(paragraph, 80.0)
    barred = [e for e in ends if e not in paragraph.breaks]
    assert (len(barred), {paragraph.joints[e - 1].bar for e in barred}) == (1, {BAR_WORD})


def test_what_a_reader_takes_for_one_character_is_never_parted(style: TextStyle) -> None:
    paragraph = shaped("天︀︀地", style)
    assert best(paragraph, 4.0) == (3, 4)


@pytest.mark.parametrize("text", ["a", "。", "」", "（", "—", "（a，」"])
@pytest.mark.parametrize("length", [700, 3500])
def test_time_grows_with_the_length_of_what_cannot_be_broken(
    text: str, length: int, style: TextStyle
) -> None:
    def work(characters: int) -> int:
        paragraph = shaped((text * characters)[:characters], style)
        return calls(lambda: best_breakings(paragraph, (130.0,), whole(paragraph)))

    assert work(2 * length) <= 2.5 * work(length)


def calls(act: Callable[[], object]) -> int:
    """Count the calls that an act makes."""
    made = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return made


def test_the_tightest_tolerance_that_works_is_taken(style: TextStyle) -> None:
    paragraph = shaped("天地玄黄宇宙洪荒日月", style)
    best = best_breakings(paragraph, (42.0,), whole(paragraph))
    assert [b.ends for b in best] == [(4, 8, 10)]


def test_a_looser_tolerance_may_be_asked_for(style: TextStyle) -> None:
    paragraph = shaped("天，地，玄，黄，宇，宙，洪，荒，日，月，盈，昃，", style)
    tight = best_breakings(paragraph, (62.0,), whole(paragraph))
    loose = best_breakings(paragraph, (62.0,), whole(paragraph), at_least=0.25)
    assert {b.lines for b in tight} < {b.lines for b in loose}


def test_a_word_wider_than_its_measure_is_broken_where_the_room_ends(style: TextStyle) -> None:
    paragraph = shaped("天地incomprehensible玄", style)
    best = min(best_breakings(paragraph, (40.0,), whole(paragraph)), key=lambda b: b.demerits)
    assert best.ends == (5, 13, 19)


def test_a_character_wider_than_its_measure_has_a_line_of_its_own(style: TextStyle) -> None:
    paragraph = shaped("天地", style)
    best = best_breakings(paragraph, (8.0,), whole(paragraph))
    assert [b.ends for b in best] == [(1, 2)]


def test_breaking_anywhere_keeps_to_the_indent_and_the_last_measure(style: TextStyle) -> None:
    paragraph = shaped("incomprehensible", style._replace(indent=10.0))
    best = best_breakings(paragraph, (30.0, 20.0), whole(paragraph))
    assert [b.ends for b in best] == [(4, 8, 12, 16)]


def test_a_stretch_longer_than_any_paragraph_is_filled_line_by_line(style: TextStyle) -> None:
    paragraph = shaped("天地玄黄，宇宙洪荒。" * 301, style)
    (found,) = best_breakings(paragraph, (60.0,), whole(paragraph))
    # The fourth line is pushed in: the mark that comes next may not begin a line.
    assert found.ends[:4] == (6, 12, 18, 25)
    assert found.ends[-1] == 3010
    assert [e for e in found.ends[:-1] if e not in paragraph.breaks] == []
