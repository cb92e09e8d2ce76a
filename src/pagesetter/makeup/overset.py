"""What of a story its frames have no room for, set beside them: for a proof, never for print."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.model import PageDescription
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.body_frames import set_frame
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.flow import Part, pour
from pagesetter.makeup.model import NO_JUMPS, Frame, Jumps, PageGrid, SetFrame, TextCursor
from pagesetter.makeup.plan import open_desk, plan_page, text_obstacles
from pagesetter.makeup.settling import Settled, bounds_of, settle
from pagesetter.makeup.stories import story_copy
from pagesetter.structure import FURNITURE

#: More lines than these are not shown: nobody reads them on a proof.
_MOST_LINES = 200


def overset_frames(
    page: PageDescription, styles: StyleSheet, jumps: Jumps = NO_JUMPS
) -> tuple[SetFrame, ...]:
    """Return a frame for each story of a page that is over, with the lines that are left.

    The page has been made up without an error. A frame is as wide as the last one of its
    story and stands beside it, or over the page where there is no room.
    """
    desk = open_desk(page, styles, DiagnosticLog(), jumps)
    plan = plan_page(desk)
    found: list[SetFrame] = []
    for place in plan.stories:
        copy = story_copy(desk, place, text_obstacles(desk, plan))
        settled = settle(copy, bounds_of(desk, place.slot))
        cursor = settled.poured.cursor
        if settled.is_over and cursor is not None:
            last = copy.frames[-1] if copy.frames else copy.spare
            found += _set(desk, settled, cursor, last._replace(name=f"{place.name}/overset"))
    return tuple(found)


def _set(desk: Desk, settled: Settled, cursor: TextCursor, last: Frame) -> Iterator[SetFrame]:
    # In a frame of its own, as wide as the last: what is left is set as if it went on there.
    endless = last._replace(first_line=1, lines=_MOST_LINES, spots=())
    (filled,) = pour(
        settled.copy.paragraphs, [endless], {}, fill=False, part=Part(start=cursor)
    ).frames
    if filled.lines:
        frame = _beside(desk.grid, last, filled.used)
        body = settled.copy.body
        # What is not printed is read by nobody.
        elements = [FURNITURE] * len(body.paragraphs)
        yield set_frame(desk, filled._replace(frame=frame), body, elements)


def _beside(grid: PageGrid, last: Frame, lines: int) -> Frame:
    """Return a frame for so many lines, at the right of the last one if that is on the page."""
    gap, bounds = grid.gutter, last.bounds
    if last.across:
        width = lines * last.across
        x = bounds.x - gap - width if bounds.x - gap - width > 0 else bounds.right + gap
        x = max(0.0, min(x, grid.page.width - width))
        return last._replace(bounds=Rect(x, bounds.y, width, bounds.height), lines=lines, spots=())
    right, width = bounds.right + gap, bounds.width
    x = right if fits(right + width, grid.page.width) else max(0.0, bounds.x - gap - width)
    foot = min(last.first_line + last.lines - 1, grid.lines)
    first = max(1, foot - lines + 1)
    top = grid.top(first)
    bounds = Rect(x, top, width, lines * grid.step)
    return last._replace(bounds=bounds, first_line=first, lines=lines, spots=())
