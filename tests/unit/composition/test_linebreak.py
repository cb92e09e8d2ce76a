"""Total fit, against every way there is to break a short paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from pagesetter.composition.demerits import LINE, RUNT, SHOWS
from pagesetter.composition.linebreak import Stretch, best_breakings, break_lines, whole
from pagesetter.composition.model import AdjustmentRules, ShapedParagraph, TextStyle
from tests.unit.composition.boxes import shaped

EM = 10.0
FULL_STRETCH = AdjustmentRules().tolerance
TOLERANCES = (FULL_STRETCH / 2, FULL_STRETCH, AdjustmentRules().loose, 1.0)


def demerits(
    paragraph: ShapedParagraph, start: int, end: int, measure: float, tolerance: float
) -> float | None:
    """Return what a full line costs, by the definition of badness, summed joint by joint.

    A line is as bad as the cube of its ratio: half of what is taken of what may be taken, a
    stop's blank counting half; or what every place opens by, of an eighth of an em. One
    opened by more than a tenth of an em shows.
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
        if slack - gaps > places * tolerance * EM + 1e-5:
            return None
        ratio = (slack - gaps) / (places * FULL_STRETCH * EM)
    shows = SHOWS if slack - gaps > places * 0.1 * EM + 1e-4 else 0.0
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
                words = sum(kind in "HANB" for kind in paragraph.classes[start:end])
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
