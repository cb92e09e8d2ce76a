"""Long texts set at the measures of newspaper columns: what holds of every line.

The texts are no part of the repository; without them these tests are skipped.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from pagesetter import ComposedLine, Style, compose
from pagesetter.language.characters import classify
from pagesetter.language.kinsoku import NO_END, NO_START
from pagesetter.typeface.library import FontLibrary

TEXTS = Path(__file__).parents[2].parent / "shared" / "texts"
MEASURES = (11, 13, 19, 24)


@dataclass(frozen=True)
class Text:
    """A text, how it is set, and what its lines may come to at each measure."""

    file: Path
    language: str
    family: str
    lines: dict[int, int]  # at most
    showing: dict[int, int]  # lines opened by more than a tenth of an em, at most
    loose: dict[int, int]  # by more than a quarter


WIKI = Text(
    TEXTS / "wiki-zh-hans.txt",
    "zh-CN",
    "Noto Serif SC",
    lines={11: 3506, 13: 2968, 19: 2047, 24: 1636},
    showing={11: 30, 13: 4, 19: 0, 24: 0},
    loose={11: 1, 13: 0, 19: 0, 24: 0},
)
NEWS = Text(
    TEXTS / "news-zh-hant.txt",
    "zh-TW",
    "Noto Serif CJK TC",
    lines={11: 1554, 13: 1318, 19: 914, 24: 729},
    showing={11: 40, 13: 7, 19: 5, 24: 0},
    loose={11: 2, 13: 0, 19: 0, 24: 0},
)

_SET: dict[tuple[Path, int], list[tuple[ComposedLine, ...]]] = {}


@pytest.fixture(params=[WIKI, NEWS], ids=["wiki", "news"])
def text(request: pytest.FixtureRequest) -> Text:
    """Return a text that is here, in a family that is here."""
    found: Text = request.param
    if not found.file.exists():
        pytest.skip(f"shared/texts/{found.file.name} is not here")
    if FontLibrary().find(found.family, 400) is None:
        pytest.skip(f"{found.family} is not here")
    return found


def set_at(text: Text, measure: int) -> list[tuple[ComposedLine, ...]]:
    """Return the lines of each paragraph, set once for all tests."""
    key = (text.file, measure)
    if key not in _SET:
        style = Style(families=(text.family,))
        words = text.file.read_text("utf-8-sig").splitlines()
        _SET[key] = [compose(p, measure, style, text.language) for p in words if p.strip()]
    return _SET[key]


def opened(text: Text, measure: int, limit: float) -> int:
    """Count the lines whose places between Han opened by more than a limit, in ems."""
    lines = [line for lines in set_at(text, measure) for line in lines[:-1]]
    return sum(line.stretch > limit + 1e-6 and "HH" in classify(line.text) for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_the_text_is_whole(measure: int, text: Text) -> None:
    words = [p for p in text.file.read_text("utf-8-sig").splitlines() if p.strip()]
    set_words = ["".join(line.text for line in lines) for lines in set_at(text, measure)]
    assert set_words == words


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_no_line_begins_or_ends_with_what_may_not(measure: int, text: Text) -> None:
    for lines in set_at(text, measure):
        classes = classify("".join(line.text for line in lines))
        for before, after in pairwise(lines):
            assert classes[before.end - 1] not in NO_END["gb"]
            assert classes[after.start] not in NO_START["gb"], (before.text, after.text)


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_every_line_but_the_last_comes_to_its_measure_by_its_steps(
    measure: int, text: Text
) -> None:
    for lines in set_at(text, measure):
        for line in lines[:-1]:
            made = line.natural + sum(step.ems for step in line.steps)
            assert made == pytest.approx(measure, abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_no_paragraph_ends_in_a_line_of_one_character(measure: int, text: Text) -> None:
    ends = [lines[-1].text for lines in set_at(text, measure) if len(lines) > 1]
    assert [end for end in ends if sum(c.isalnum() for c in end) <= 1] == []


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_it_takes_no_more_lines_than_it_should(measure: int, text: Text) -> None:
    assert sum(map(len, set_at(text, measure))) <= text.lines[measure]


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_few_lines_show_that_they_are_opened(measure: int, text: Text) -> None:
    assert opened(text, measure, 0.1) <= text.showing[measure]
    assert opened(text, measure, 0.25) <= text.loose[measure]
