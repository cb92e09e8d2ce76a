"""From a point of the page to the words there, and where they are written."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.composition.model import PlacedRun
from pagesetter.diagnostics import Span
from pagesetter.geometry import Point, Rect
from pagesetter.makeup.model import MadeUpPage, PlacedLine, SetFrame
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import GlyphRun

# How far from a glyph's em box a click still means it, in ems.
_NEAR = 0.35


class Written(NamedTuple):
    """What is at a point of the page, and where it is written."""

    name: str  # of the frame
    text: str  # the words of its line; "" of a photo or a panel
    span: Span


def find_written(page: MadeUpPage, at: Point) -> Written | None:
    """Return what is at a point: words first, then the smallest thing that is there."""
    for item in reversed(page.items):
        if isinstance(item, SetFrame):
            found = _words(item, at)
            if found is not None:
                return found
    there = [item for item in page.items if _holds(item.bounds, at)]
    # Of two as large the later lies above.
    top = min(reversed(there), key=lambda i: i.bounds.width * i.bounds.height, default=None)
    return None if top is None else Written(top.name, "", top.span)


def _holds(bounds: Rect, at: Point) -> bool:
    return bounds.x <= at.x <= bounds.right and bounds.y <= at.y <= bounds.bottom


def _words(frame: SetFrame, at: Point) -> Written | None:
    for placed in frame.lines:
        passed = 0
        for run in placed.line.runs:
            offset = _offset_at(placed, run, at)
            if offset is not None:
                span = _span(placed, run, passed, offset)
                return Written(frame.name, placed.line.text, span)
            passed += len(run.run.text)
    return None


def _offset_at(placed: PlacedLine, run: PlacedRun, at: Point) -> int | None:
    """Return which character of a run is at a point, if any is."""
    size, near = run.run.size, _NEAR * run.run.size
    if placed.vertical:
        along = at.y - placed.baseline - run.x
        beside = at.x - placed.x - run.y
        is_near = abs(beside) <= size / 2 + near
    else:
        along = at.x - placed.x - run.x
        above = placed.baseline - run.y - at.y
        is_near = -0.12 * size - near <= above <= 0.88 * size + near
    if not is_near or not 0 <= along < run.run.width:
        return None
    return next((end[0] for end in _ends(run.run) if along < end[1]), len(run.run.text) - 1)


def _ends(run: GlyphRun) -> Iterator[tuple[int, float]]:
    """Yield the character that each glyph stands for, and where it ends, in points."""
    end = 0.0
    for cluster, advance in zip(run.clusters, run.advances, strict=True):
        end += advance * run.size * run.scale
        yield cluster, end


def _span(placed: PlacedLine, run: PlacedRun, passed: int, offset: int) -> Span:
    paragraph, place = placed.line.paragraph, placed.line.start + passed + offset
    # What is set and not written, such as a hyphen, is where its run is.
    if paragraph is None or place >= placed.line.end:
        return run.span
    before = 0
    for piece in paragraph.source.pieces:
        if place < before + len(piece.text):
            span, column = piece.span, piece.span.column + place - before
            # A date in words, or a text with escapes, is not what stands in the file.
            exact = span.end_column - span.column == len(piece.text)
            return span._replace(column=column, end_column=column + 1) if exact else span
        before += len(piece.text)
    return run.span
