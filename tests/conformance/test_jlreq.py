"""JLREQ's classes and pair tables, and the line's edges in Korean, each entry a case of its own."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from pagesetter.composition.model import TextStyle
from pagesetter.language.spacing import SpacingRules, find_joints
from pagesetter.typeface.shaping import has_glyph
from tests.conformance.jlreq import BLANKS, BREAKS, ENDS, INSEPARABLE, SPACES, STARTS
from tests.conformance.setting import between, in_face, lines
from tests.unit.composition.boxes import shaped

JAPANESE = SpacingRules(script="ja", gap=0.25)
KOREAN = SpacingRules(script="ko")

#: Marks that begin no line in Korean, and marks that end none, full width and ASCII.
KOREAN_STARTS = "，。．、：；？！”’）〕］｝〉》」』】·～" + ",.:;?!)]}%"
KOREAN_ENDS = "“‘（〔［｛〈《「『【" + "([{"


def pair_ids(entries: Iterable[tuple[str, str, *tuple[object, ...]]]) -> list[str]:
    """Return the names of a table's entries: `01+19`."""
    return [f"{entry[0]}+{entry[1]}" for entry in entries]


@pytest.fixture(scope="module")
def japanese(style: TextStyle) -> TextStyle:
    """Return 10 pt of a Japanese face."""
    return in_face(style, "Noto Sans JP", "ja")


@pytest.fixture(scope="module")
def korean(style: TextStyle) -> TextStyle:
    """Return 10 pt of a Korean face."""
    return in_face(style, "Noto Sans KR", "ko")


def pairs_parted(before: str, after: str) -> dict[str, bool]:
    """Return whether a line may end inside each pair of characters, between ideographs."""
    found = {}
    for a in before:
        for b in after:
            found[a + b] = find_joints(f"仮{a}{b}川", JAPANESE)[1].may_break
    return found


@pytest.mark.parametrize(("number", "mark"), STARTS)
def test_jlreq_line_start(number: str, mark: str, japanese: TextStyle) -> None:
    text = f"天地山川{mark}海空日月草木花"
    assert not find_joints(text, JAPANESE)[3].may_break
    if has_glyph(japanese.faces[0], mark):
        for total in (True, False):
            found = lines(shaped(text, japanese), 4, total=total)
            assert [line for line in found if line.startswith(mark)] == []


@pytest.mark.parametrize(("number", "mark"), ENDS)
def test_jlreq_line_end(number: str, mark: str, japanese: TextStyle) -> None:
    text = f"天地山{mark}川海空日月草木花"
    assert not find_joints(text, JAPANESE)[3].may_break
    if has_glyph(japanese.faces[0], mark):
        for total in (True, False):
            found = lines(shaped(text, japanese), 4, total=total)
            assert [line for line in found if line.endswith(mark)] == []


@pytest.mark.parametrize(("a", "b", "before", "after", "may"), BREAKS, ids=pair_ids(BREAKS))
def test_jlreq_break(a: str, b: str, before: str, after: str, may: bool) -> None:
    wrong = [pair for pair, parted in pairs_parted(before, after).items() if parted is not may]
    assert wrong == []


@pytest.mark.parametrize("mark", INSEPARABLE)
def test_jlreq_inseparable(mark: str) -> None:
    assert not find_joints(f"山{mark}川", JAPANESE)[1].may_break


@pytest.mark.parametrize(("a", "b", "before", "after", "ems"), SPACES, ids=pair_ids(SPACES))
def test_jlreq_spacing(a: str, b: str, before: str, after: str, ems: float) -> None:
    blank = BLANKS.get(a, (0.0, 0.0))[1] + BLANKS.get(b, (0.0, 0.0))[0]
    pairs = [x + y for x in before for y in after]
    kerns = {pair: find_joints(f"仮{pair}川", JAPANESE)[1].kern for pair in pairs}
    assert [pair for pair, kern in kerns.items() if blank + kern != ems] == []


@pytest.mark.parametrize("mark", KOREAN_STARTS)
def test_klreq_line_start(mark: str, korean: TextStyle) -> None:
    text = f"가나다라{mark} 마바사아자차카"
    assert not find_joints(text, KOREAN)[3].may_break
    for total in (True, False):
        found = lines(shaped(text, korean), 4, total=total)
        assert [line for line in found if line.startswith(mark)] == []


@pytest.mark.parametrize("mark", KOREAN_ENDS)
def test_klreq_line_end(mark: str, korean: TextStyle) -> None:
    text = f"가나다{mark}라마바사아자차카"
    assert not find_joints(text, KOREAN)[3].may_break
    for total in (True, False):
        found = lines(shaped(text, korean), 4, total=total)
        assert [line for line in found if line.endswith(mark)] == []


@pytest.mark.parametrize(
    ("marks", "ems"), [("！「", 2.0), ("」？", 2.0), ("。「", 1.5), ("」、", 1.5)]
)
def test_jlreq_a_bracket_beside_a_dividing_mark_is_an_em(
    marks: str, ems: float, japanese: TextStyle
) -> None:
    assert between(marks, japanese) == ems
