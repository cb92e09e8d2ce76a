"""Which marks may hang beyond the measure."""

from __future__ import annotations

import pytest

from pagesetter.composition.model import AdjustmentRules, TextStyle
from tests.unit.composition.boxes import shaped


def hangs(text: str, style: TextStyle, which: str = "stops", hang: float = 0.5) -> dict[int, float]:
    """Return how far each mark of a text may hang."""
    rules = AdjustmentRules(hanging=which, hang=hang)
    return dict(shaped(text, style._replace(adjustment=rules)).hangs)


@pytest.mark.parametrize("mark", [*"、，。．"])
def test_pauses_and_full_stops_hang_by_half_an_em(mark: str, style: TextStyle) -> None:
    assert hangs(f"天{mark}地", style, "pauses") == {1: 5.0}


@pytest.mark.parametrize("mark", [*"；：！？"])
def test_other_stops_hang_where_the_style_says_stops(mark: str, style: TextStyle) -> None:
    assert (hangs(f"天{mark}地", style, "pauses"), hangs(f"天{mark}地", style)) == ({}, {1: 5.0})


@pytest.mark.parametrize("mark", [*"”》）（·—…A地"])
def test_nothing_else_hangs(mark: str, style: TextStyle) -> None:
    assert hangs(f"天{mark}地", style) == {}


def test_nothing_hangs_by_default(style: TextStyle) -> None:
    assert dict(shaped("天，地", style).hangs) == {}


@pytest.mark.parametrize("text", ["天。”地", "天”，地", "天？！地", "天，“地", "天，，地"])
def test_no_mark_hangs_in_a_run_of_marks(text: str, style: TextStyle) -> None:
    assert hangs(text, style) == {}


def test_a_mark_hangs_no_further_than_the_style_says(style: TextStyle) -> None:
    assert hangs("天，", style, hang=0.25) == {1: 2.5}


def test_a_mark_hangs_no_further_than_its_ink(style: TextStyle) -> None:
    assert hangs("天，", style, hang=0.75) == {1: 5.0}


def test_a_centered_mark_has_no_half_to_hang_by(style: TextStyle) -> None:
    traditional = style._replace(spacing=style.spacing._replace(script="zh-Hant"))
    assert hangs("天，地", traditional) == {}
    assert hangs("天，地", traditional._replace(vertical=True)) == {1: 5.0}
