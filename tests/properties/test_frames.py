"""Text round shapes and through unequal frames: whole, on the grid, clear of what stands there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pagesetter.composition.model import TextStyle
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.display.dump import dump
from pagesetter.display.model import DisplayList, DrawGlyphs, DrawPhoto
from pagesetter.geometry import TOLERANCE, Rect, Size
from pagesetter.makeup.balance import pour_balanced
from pagesetter.makeup.flow import pour
from pagesetter.makeup.frames import Room, listed_frames, text_frames
from pagesetter.makeup.grid import StoryColumns
from pagesetter.makeup.model import Frame, PageGrid, Spot
from pagesetter.makeup.obstacles import (
    Around,
    Extent,
    Obstacle,
    around_rect,
    around_strips,
    strips_of_polygon,
)
from pagesetter.pipeline import typeset
from pagesetter.typeface.library import FontLibrary
from tests.properties.test_makeup import SENTENCES, STORIES, story, words
from tests.unit.composition.boxes import box_style, shaped, span
from tests.unit.makeup.test_frames import Place

PAGES = Path(__file__).parents[1] / "pages"
AREA = Rect(20, 30, 220, 240)
GRID = PageGrid(Size(260, 300), 0, AREA, (AREA,), 20, character=10, step=15, lines=16)
TWO = Place(columns=StoryColumns((20.0, 140.0), 100.0))

FRACTION = st.integers(0, 20).map(lambda n: n / 20)
BOUNDS = st.builds(
    Rect,
    st.integers(0, 230).map(float),
    st.integers(20, 260).map(float),
    st.integers(10, 120).map(float),
    st.integers(10, 120).map(float),
)


@st.composite
def things(draw: st.DrawFn) -> tuple[Obstacle, list[tuple[float, float]], float]:
    """Return what text goes round, the corners of its shape, and its distance."""
    bounds, distance = draw(BOUNDS), draw(st.sampled_from([0.0, 4.0, 10.0]))
    both, whole = draw(st.booleans()), draw(st.booleans())
    if draw(st.booleans()):
        corners = draw(st.lists(st.tuples(FRACTION, FRACTION), min_size=3, max_size=6))
        points = [(bounds.x + x * bounds.width, bounds.y + y * bounds.height) for x, y in corners]
        taken: tuple[int, list[Extent | None]] = around_strips(
            GRID, strips_of_polygon(points, GRID), distance
        )
    else:
        points = []
        taken = around_rect(GRID, bounds, distance)
    return Obstacle(bounds, Around(taken[0], tuple(taken[1]), both, whole)), points, distance


def em_boxes(frame: Frame) -> list[Rect]:
    """Return the em boxes of the lines of a frame."""
    spots = [frame.spot(i) for i in range(frame.lines)]
    return [
        Rect(frame.bounds.x + s.x, GRID.baseline(frame.first_line + s.line) - 8.8, s.measure, 10.0)
        for s in spots
    ]


def along(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points along the outline of a polygon."""
    edges = zip(points, [*points[1:], *points[:1]], strict=True)
    return [
        (a[0] + (b[0] - a[0]) * t / 16, a[1] + (b[1] - a[1]) * t / 16)
        for a, b in edges
        for t in range(16)
    ]


def away(box: Rect, x: float, y: float) -> float:
    """Return how far a point is from a rectangle."""
    dx = max(box.x - x, 0.0, x - box.right)
    dy = max(box.y - y, 0.0, y - box.bottom)
    return float((dx * dx + dy * dy) ** 0.5)


@given(found=st.lists(things(), min_size=1, max_size=3))
def test_no_line_comes_nearer_to_a_shape_than_its_distance(
    found: list[tuple[Obstacle, list[tuple[float, float]], float]],
) -> None:
    frames = text_frames(GRID, TWO, (1, 16), [obstacle for obstacle, _, _ in found], 20.0)
    for obstacle, points, distance in found:
        for frame in frames:
            if not obstacle.bounds.overlaps(Rect(frame.bounds.x, AREA.y, 100.0, AREA.height)):
                continue  # a column that it does not stand in is as it was
            for box in em_boxes(frame):
                if not points:
                    assert not box.overlaps(obstacle.bounds)
                assert all(away(box, x, y) >= distance - TOLERANCE for x, y in along(points))


@given(found=st.lists(things(), min_size=1, max_size=3))
def test_lines_of_a_frame_keep_to_it_and_do_not_overlap(
    found: list[tuple[Obstacle, list[tuple[float, float]], float]],
) -> None:
    frames = text_frames(GRID, TWO, (1, 16), [obstacle for obstacle, _, _ in found], 20.0)
    boxes = [box for frame in frames for box in em_boxes(frame)]
    assert all(frame.bounds.holds(box) for frame in frames for box in em_boxes(frame))
    assert all(box.width >= 20.0 - TOLERANCE for box in boxes)
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


@given(found=things(), other=BOUNDS)
def test_a_thing_changes_no_column_that_it_does_not_touch(
    found: tuple[Obstacle, list[tuple[float, float]], float], other: Rect
) -> None:
    obstacle, _, _ = found
    still = Obstacle(other)
    before = text_frames(GRID, TWO, (1, 16), [still])
    after = text_frames(GRID, TWO, (1, 16), [still, obstacle])
    for number, left in ((1, 20.0), (2, 140.0)):
        if not obstacle.bounds.overlaps(Rect(left, 30, 100, 240)):
            assert [f._replace(name="") for f in before if f.column == number] == [
                f._replace(name="") for f in after if f.column == number
            ]


ROOMS = st.lists(
    st.tuples(st.integers(4, 12), st.integers(1, 12)).map(
        lambda size: Room(20.0, size[0] * 10.0, 1, size[1])
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="session")
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font with an indent of two ems."""
    return box_style(box_font, indent=20.0)


@given(
    parts=STORIES,
    rooms=ROOMS,
    found=st.lists(things(), max_size=2),
    fill=st.booleans(),
)
def test_all_text_is_set_once_or_left_to_the_cursor(
    parts: list[tuple[str, bool]],
    rooms: list[Room],
    found: list[tuple[Obstacle, list[tuple[float, float]], float]],
    fill: bool,
    style: TextStyle,
) -> None:
    frames = listed_frames(GRID, TWO, rooms, [obstacle for obstacle, _, _ in found], 20.0)
    paragraphs = story(parts, style)
    poured = pour(paragraphs, frames, {}, fill=fill)
    assume(frames)
    assert words(poured, paragraphs) == "".join(p.text for p in paragraphs)


@given(parts=STORIES, rooms=ROOMS, found=st.lists(things(), max_size=2), fill=st.booleans())
def test_every_line_stands_on_a_spot_of_its_frame_and_none_on_the_same(
    parts: list[tuple[str, bool]],
    rooms: list[Room],
    found: list[tuple[Obstacle, list[tuple[float, float]], float]],
    fill: bool,
    style: TextStyle,
) -> None:
    frames = listed_frames(GRID, TWO, rooms, [obstacle for obstacle, _, _ in found], 20.0)
    for poured in pour(story(parts, style), frames, {}, fill=fill).frames:
        spots = [poured.frame.spot(i) for i in range(poured.frame.lines)]
        mine = [Spot(line.line, line.x, line.measure) for line in poured.lines]
        assert len(set(mine)) == len(mine)
        assert set(mine) <= set(spots)
        assert mine == sorted(mine)


@given(text=SENTENCES.filter(lambda text: len(text) > 30), columns=st.integers(2, 4))
def test_balanced_columns_end_within_a_line_of_each_other(
    text: str, columns: int, style: TextStyle
) -> None:
    frames = [
        Frame(f"story/body/{i}", Rect(0, 0, 60, 15 * 40), 1, 40, i, span())
        for i in range(1, columns + 1)
    ]
    poured = pour_balanced([shaped(text * 2, style)], frames, fill=False)
    ends = [len(frame.lines) for frame in poured.frames]
    assume(sum(ends) >= 4 * columns)  # a widow stands alone nowhere
    assert poured.cursor is None
    assert max(ends) - min(ends) <= 1


@given(parts=STORIES, rooms=ROOMS, fill=st.booleans())
def test_balanced_frames_hold_what_full_ones_hold(
    parts: list[tuple[str, bool]], rooms: list[Room], fill: bool, style: TextStyle
) -> None:
    frames = listed_frames(GRID, TWO, rooms, ())
    paragraphs = story(parts, style)
    full = pour(paragraphs, frames, {}, fill=fill)
    balanced = pour_balanced(paragraphs, frames, fill=fill)
    assert balanced.cursor == full.cursor
    assert words(balanced, paragraphs) == words(full, paragraphs)
    assert [frame.frame for frame in balanced.frames] == list(frames)


# ---------------------------------------------------------------- on a page


BODY = "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。" * 3


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for page files, with a photo of a disc in it."""
    made = tmp_path_factory.mktemp("frames")
    (made / "disc.png").write_bytes((PAGES / "photos" / "disc.png").read_bytes())
    return made


def set_page(
    place: tuple[int, int, int, int], keys: str, folder: Path, library: FontLibrary
) -> tuple[DisplayList, DiagnosticLog]:
    """Set two stories, one over the other, and a photo at column, columns, line and lines."""
    column, columns, line, lines = place
    layout = (
        "extends: frames\n"
        "grid: {columns: 4, gutter: 1字}\n"
        "slots:\n"
        "  over:\n"
        "    story: {place: {left: 0字, width: 22字, line: 1, lines: 8}, columns: 2, "
        "body: body, slack: 40}\n"
        "  under:\n"
        "    story: {place: {left: 0字, width: 22字, line: 9, lines: 8}, columns: 2, "
        "body: body, slack: 40}\n"
        f"defaults:\n  photo: {{caption: caption{keys}}}\n"
    )
    page = (
        "layout: ./moving.yaml\nstories:\n"
        f"  - {{place: over, body: {BODY}}}\n  - {{place: under, body: {BODY}}}\n"
        "photos:\n  - {file: disc.png, "
        f"place: {{column: {column}, columns: {columns}, line: {line}, lines: {lines}}}}}\n"
    )
    (folder / "moving.yaml").write_text(layout, encoding="utf-8")
    (folder / "page.yaml").write_text(page, encoding="utf-8")
    log = DiagnosticLog()
    return typeset(folder / "page.yaml", library, log, layout_folders=[PAGES / "layouts"]), log


KEYS = st.sampled_from(
    ["", ", wrap: around", ", wrap: around, sides: both, widths: free", ", reads: across"]
)
PLACES = st.tuples(st.integers(1, 3), st.integers(1, 2), st.integers(1, 6), st.integers(1, 3))


@settings(max_examples=40)
@given(place=PLACES, other=PLACES, keys=KEYS)
def test_moving_a_photo_changes_no_story_that_it_does_not_touch(
    place: tuple[int, int, int, int],
    other: tuple[int, int, int, int],
    keys: str,
    folder: Path,
    box_library: FontLibrary,
) -> None:
    pages = [set_page(where, keys, folder, box_library)[0] for where in (place, other)]
    under = [
        dump(page._replace(regions=tuple(r for r in page.regions if r.name.startswith("under/"))))
        for page in pages
    ]
    assert under[0] == under[1]


@settings(max_examples=40)
@given(place=PLACES, keys=KEYS)
def test_no_word_stands_on_a_photo_and_every_baseline_is_on_the_grid(
    place: tuple[int, int, int, int], keys: str, folder: Path, box_library: FontLibrary
) -> None:
    page, log = set_page(place, keys, folder, box_library)
    marks = [(region.name, mark) for region in page.regions for mark in region.marks]
    (photo,) = [mark.bounds for _, mark in marks if isinstance(mark, DrawPhoto)]
    for name, mark in marks:
        if isinstance(mark, DrawGlyphs) and "/body/" in name:
            box = Rect(mark.at.x, mark.at.y - 8.8, mark.run.width, 10.0)
            assert not box.overlaps(photo)
            steps = (mark.at.y - 41.3) / 15
            assert steps == pytest.approx(round(steps), abs=1e-6)
    text = "".join(
        mark.run.text for n, mark in marks if isinstance(mark, DrawGlyphs) and "/body/" in n
    )
    assert text == BODY * 2 or any(d.code is Code.OVERSET for d in log)
