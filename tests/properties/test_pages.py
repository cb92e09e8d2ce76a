"""Any story as a page: the same dump twice, on the grid, and every span inside its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.diagnostics import DiagnosticLog, PageError, Severity, Span
from pagesetter.display.dump import dump
from pagesetter.display.model import DisplayList, DrawGlyphs
from pagesetter.geometry import Rect
from pagesetter.pipeline import typeset
from pagesetter.typeface.library import FontLibrary

LAYOUTS = Path(__file__).parents[1] / "pages" / "layouts"
TYPE_AREA = Rect(20, 30, 220, 240)
STEP, FIRST_BASELINE = 15.0, 41.3

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
SENTENCE = st.text(HAN, min_size=1, max_size=30).flatmap(
    lambda words: st.sampled_from(["，", "。", "；", "（A4）", ",", "20.8%;", "——"]).map(
        lambda mark: words + mark
    )
)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=6).map("".join)
BODY = st.lists(
    st.one_of(PARAGRAPH, st.text(HAN, min_size=2, max_size=8).map("## {}".format)),
    min_size=1,
    max_size=6,
)
ANY_TEXT = st.text(
    st.one_of(
        st.sampled_from("天地，。“”（）—…*#|{}[]:-'\"&!%@`~\\\t \n"),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
)


def page_of(body: list[str], slot: str) -> str:
    """Return a page file of one story."""
    text = "\n\n".join(f"      {paragraph}" for paragraph in body)
    return f"layout: box\nstories:\n  - place: {slot}\n    body: |\n{text}\n"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for page files."""
    return tmp_path_factory.mktemp("pages")


def set_page(text: str, folder: Path, library: FontLibrary) -> tuple[DisplayList, DiagnosticLog]:
    """Set a page given as text. Raises `PageError`."""
    file = folder / "page.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    log = DiagnosticLog()
    return typeset(file, library, log, layout_folders=[LAYOUTS]), log


def lies_in_its_file(span: Span) -> bool:
    """Tell whether a span begins and ends at characters of its file, or just after them."""
    lines = span.file.read_text(encoding="utf-8").split("\n")
    begin, end = (span.line, span.column), (span.end_line, span.end_column)
    return begin <= end and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1
        for line, column in (begin, end)
    )


@given(body=BODY, slot=st.sampled_from(["story", "wide", "upper"]))
def test_setting_twice_gives_the_same_dump(
    body: list[str], slot: str, folder: Path, box_library: FontLibrary
) -> None:
    first, _ = set_page(page_of(body, slot), folder, box_library)
    second, _ = set_page(page_of(body, slot), folder, box_library)
    assert dump(first) == dump(second)


@given(body=BODY, slot=st.sampled_from(["story", "wide", "upper"]))
def test_every_baseline_of_the_body_is_on_the_grid(
    body: list[str], slot: str, folder: Path, box_library: FontLibrary
) -> None:
    page, _ = set_page(page_of(body, slot), folder, box_library)
    for region in page.regions:
        for mark in region.marks:
            if isinstance(mark, DrawGlyphs) and "/body/" in region.name:
                steps = (mark.at.y - FIRST_BASELINE) / STEP
                assert steps == pytest.approx(round(steps), abs=1e-6)


@given(body=BODY, slot=st.sampled_from(["story", "wide", "upper"]))
def test_frames_lie_in_the_type_area_and_do_not_overlap(
    body: list[str], slot: str, folder: Path, box_library: FontLibrary
) -> None:
    page, _ = set_page(page_of(body, slot), folder, box_library)
    bounds = [region.bounds for region in page.regions]
    assert all(TYPE_AREA.holds(one) for one in bounds)
    assert not any(a.overlaps(b) for i, a in enumerate(bounds) for b in bounds[:i])


@given(body=BODY, slot=st.sampled_from(["story", "wide", "upper"]))
def test_every_span_lies_inside_its_file(
    body: list[str], slot: str, folder: Path, box_library: FontLibrary
) -> None:
    page, log = set_page(page_of(body, slot), folder, box_library)
    spans = [mark.span for region in page.regions for mark in region.marks]
    spans += [diagnostic.span for diagnostic in log]
    assert [str(span) for span in spans if not lies_in_its_file(span)] == []


@given(body=BODY)
def test_a_run_says_where_its_words_stand(
    body: list[str], folder: Path, box_library: FontLibrary
) -> None:
    page, _ = set_page(page_of(body, "wide"), folder, box_library)
    lines = (folder / "page.yaml").read_text(encoding="utf-8").split("\n")
    for region in page.regions:
        for mark in region.marks:
            assert isinstance(mark, DrawGlyphs)
            written = lines[mark.span.line - 1]
            folded = str.maketrans("，；", ",;")
            assert mark.run.text.translate(folded) in written.translate(folded)


@given(text=ANY_TEXT)
def test_any_text_as_a_page_file_gives_a_page_or_a_page_error(
    text: str, folder: Path, box_library: FontLibrary
) -> None:
    try:
        page, _ = set_page(text, folder, box_library)
        made = page.page.width > 0
    except PageError as error:
        made = any(d.severity is Severity.ERROR for d in error.diagnostics)
    assert made


@given(text=ANY_TEXT)
def test_any_text_in_a_page_gives_a_page_or_errors_inside_the_file(
    text: str, folder: Path, box_library: FontLibrary
) -> None:
    page = f"layout: box\nstories:\n  - place: story\n    headline: 天\n    body: {text}\n"
    try:
        set_page(page, folder, box_library)
    except PageError as error:
        spans = [diagnostic.span for diagnostic in error.diagnostics]
        assert [str(span) for span in spans if not lies_in_its_file(span)] == []
