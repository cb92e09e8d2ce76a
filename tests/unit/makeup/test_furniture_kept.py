"""What a layout prints is set once for the pages that have the same words there, and no oftener."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.model import Fact, PageDescription
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog, Span
from pagesetter.geometry import Rect
from pagesetter.keeping import forget
from pagesetter.makeup import furniture
from pagesetter.makeup.furniture import set_furniture
from pagesetter.makeup.model import SetFrame
from pagesetter.makeup.plan import open_desk
from pagesetter.typeface.library import FontLibrary
from tests.unit.makeup.test_furniture import folio

AT = Span(Path("other.yaml"), 7, 3, 7, 5)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    forget()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the lines that were set, as they are."""
    lines: list[str] = []
    setting = furniture._set_words

    def noted(*args: object) -> SetFrame:
        found = setting(*args)  # type: ignore[arg-type]
        lines.append("".join(placed.line.text for placed in found.lines))
        return found

    monkeypatch.setattr(furniture, "_set_words", noted)
    return lines


@pytest.fixture
def page(tmp_path: Path) -> PageDescription:
    """Return a page whose folio says its number, and what paper it is."""
    (tmp_path / "small.yaml").write_text(folio("第{page}版{paper}"), encoding="utf-8")
    file = tmp_path / "page.yaml"
    file.write_text("layout: small.yaml\nedition: {page: 3, paper: 天地}\n", encoding="utf-8")
    log = DiagnosticLog()
    found = read_page(file, (), log)
    assert found is not None, list(log)
    return found


def told(page: PageDescription, library: FontLibrary) -> tuple[SetFrame, list[str]]:
    """Return the folio of a page, and what was said of it."""
    log = DiagnosticLog()
    (frame,) = set_furniture(open_desk(page, StyleSheet(page.layout, library, log), log))
    assert isinstance(frame, SetFrame)
    return frame, [one.code.value for one in log]


def with_fact(page: PageDescription, name: str, value: str, span: Span = AT) -> PageDescription:
    return page._replace(facts={**page.facts, name: Fact(name, value, span)})


def test_the_same_words_are_set_once(
    page: PageDescription, box_library: FontLibrary, asked: list[str]
) -> None:
    first, again = told(page, box_library)[0], told(page, box_library)[0]
    assert (asked, again) == (["第3版天地"], first)


def test_other_words_are_other_words(
    page: PageDescription, box_library: FontLibrary, asked: list[str]
) -> None:
    frames = [told(with_fact(page, "page", number), box_library)[0] for number in "454"]
    assert [frame.lines[0].line.text for frame in frames] == ["第4版天地", "第5版天地", "第4版天地"]
    assert asked == ["第4版天地", "第5版天地"]


def test_words_are_told_where_they_stand_in_each_file(
    page: PageDescription, box_library: FontLibrary
) -> None:
    spans = [
        [run.span for run in told(each, box_library)[0].lines[0].line.runs]
        for each in (page, with_fact(page, "page", "3"), page)
    ]
    assert spans[1][1] == AT
    assert spans[0] == spans[2] != spans[1]


def test_another_place_and_another_style_are_set_anew(
    page: PageDescription, box_library: FontLibrary
) -> None:
    layout = page.layout
    first, _ = told(page, box_library)
    grid = layout.grid._replace(character=layout.grid.leading)
    wider, _ = told(page._replace(layout=layout._replace(grid=grid)), box_library)
    assert wider.bounds != first.bounds
    assert wider.lines[0].line.measure == wider.bounds.width
    byline = layout.styles["byline"]
    styles = {**layout.styles, "byline": byline._replace(size=layout.grid.leading)}
    larger, _ = told(page._replace(layout=layout._replace(styles=styles)), box_library)
    assert larger.lines[0].line.runs[0].run.size == 15.0 != first.lines[0].line.runs[0].run.size


def test_what_is_wrong_is_told_of_every_page(
    page: PageDescription, box_library: FontLibrary, asked: list[str]
) -> None:
    long = with_fact(page, "paper", "天" * 24)
    found = [told(long, box_library) for _ in range(2)]
    assert [codes for _, codes in found] == [["overset"], ["overset"]]
    assert len(asked) == 2
    assert found[0][0].bounds == Rect(20.0, 30.0, 220.0, 15.0)
