"""Any words in any heading are set whole, within their style's bounds, and clear of the body."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.geometry import TOLERANCE, Rect
from pagesetter.makeup.model import SetFrame
from pagesetter.typeface.library import FontLibrary
from tests.unit.makeup.pages import LAYOUT, Made, made_up

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
WORDS = st.text(HAN + "，。：“”A1", min_size=1, max_size=24).filter(lambda t: t.strip("“”"))
STORY = st.fixed_dictionaries(
    {"headline": WORDS},
    optional={"kicker": WORDS, "deck": WORDS, "summary": WORDS, "byline": WORDS},
)
BLOCKS = st.fixed_dictionaries(
    {},
    optional={
        "lines": st.integers(1, 12),
        "columns": st.sampled_from(["[1]", "[2]", "[1, 2]"]),
        "fill": st.just("red"),
        "padding": st.sampled_from(["0pt", "1字"]),
        "above": st.sampled_from(["0pt", "6pt"]),
    },
)
RELATIONS = st.sampled_from(["50%", "2号 below", "150%"])
ROWS = st.integers(1, 3)
STYLES = """\
  main: {based_on: headline, size: 30pt, min_size: 12pt, min_tracking: -0.1em, min_scale: 80%}
  side: {based_on: headline, size: 20pt, min_size: 9pt}
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for page files."""
    return tmp_path_factory.mktemp("headings")


def layout_of(block: dict[str, object], rows: int, relation: str) -> str:
    """Return a layout with one slot, whose headings share lines where the block has them."""
    own = "" if "lines" in block else ", lines: 3"
    inside = ", ".join(f"{key}: {value}" for key, value in block.items())
    return f"""{LAYOUT}{STYLES}
slots:
  story:
    story:
      place: {{left: 0字, width: 22字, line: 1, lines: 16}}
      columns: 2
      gutter: 2字
      body: body
      slack: 16
      heading: {{{inside}}}
      kicker: {{style: side, size: {relation}{own}}}
      headline: {{style: main, rows: {rows}{own}}}
      deck: {{style: side, size: {relation}{own}}}
      summary: {{style: byline{own}}}
      byline: {{style: byline, lines: 1}}
"""


def page_of(story: dict[str, str]) -> str:
    """Return a page of one story with these headings."""
    words = "".join(f'    {name}: "{text}"\n' for name, text in story.items())
    return f"stories:\n  - place: story\n{words}    body: {HAN}\n"


def headings(made: Made) -> dict[str, SetFrame]:
    """Return the frames of headings by their names."""
    assert made.page is not None, made.found
    return {
        item.name.removeprefix("story/"): item
        for item in made.page.items
        if isinstance(item, SetFrame) and item.fit
    }


def em_boxes(frame: SetFrame) -> Rect:
    """Return what the em boxes of a frame's lines take."""
    assert frame.fit is not None
    first, last = frame.lines[0].baseline, frame.lines[-1].baseline
    size = frame.fit.size
    return Rect(frame.bounds.x, first - 0.88 * size, frame.bounds.width, last - first + size)


@settings(max_examples=60)
@given(story=STORY, block=BLOCKS, rows=ROWS, relation=RELATIONS)
def test_every_word_of_a_heading_is_set_within_its_styles_bounds(
    story: dict[str, str],
    block: dict[str, object],
    rows: int,
    relation: str,
    folder: Path,
    box_library: FontLibrary,
) -> None:
    made = made_up(folder, box_library, layout_of(block, rows, relation), page_of(story))
    found = headings(made)
    bounds = {"headline": (12, 30), "kicker": (9, 20), "deck": (9, 20)}
    for name, frame in found.items():
        fit = frame.fit
        assert fit is not None
        assert "".join(p.line.text for p in frame.lines) == story[name].strip()
        least, most = bounds.get(name, (10, 10))
        assert least <= fit.size <= most
        assert (fit.tracking >= -0.1 - TOLERANCE, fit.scale >= 0.8) == (True, True)
        assert fit.rows <= rows or name != "headline"
    assert found.keys() == story.keys()


@settings(max_examples=60)
@given(story=STORY, block=BLOCKS, rows=ROWS, relation=RELATIONS)
def test_what_is_not_reported_stands_clear_of_everything_else(
    story: dict[str, str],
    block: dict[str, object],
    rows: int,
    relation: str,
    folder: Path,
    box_library: FontLibrary,
) -> None:
    made = made_up(folder, box_library, layout_of(block, rows, relation), page_of(story))
    assert made.page is not None, made.found
    if any("overset" in line for line in made.found):
        return
    boxes = [em_boxes(frame) for frame in headings(made).values()]
    bodies = [i.bounds for i in made.page.items if i.name.startswith("story/body/")]
    place = Rect(20, 30, 220, 240)
    assert all(place.holds(box) for box in boxes)
    assert not any(box.overlaps(body) for box in boxes for body in bodies)
    for above, below in pairwise(boxes):
        assert not above.overlaps(below)
    for frame in headings(made).values():
        for placed in frame.lines:
            last = placed.line.runs[-1]
            ink = placed.x + last.x + last.run.width - last.run.size
            assert ink <= frame.bounds.right + TOLERANCE
