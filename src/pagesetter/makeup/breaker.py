"""Stretches of a story's paragraphs broken to a measure, each once, however often asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from pagesetter.composition.linebreak import Stretch, best_breakings, is_filled
from pagesetter.composition.model import Breaking, ShapedParagraph
from pagesetter.description.layout_model import Align
from pagesetter.keeping import shelf
from pagesetter.language.characters import MARKS, SPACE

if TYPE_CHECKING:
    from pagesetter.composition.first_fit import FilledLines

# Stretches whose ways are kept: of several pages, some with photos in their columns.
_MOST_KEPT = 4_000

# Lines of a subhead that are weighed against each other. A longer one is no subhead.
_MOST_LINES = 4

# What the shorter of two lines should be of the longer one, at least.
_ALIKE = 0.4


_Known: TypeAlias = dict[tuple[int, int, int, bool, tuple[float, ...], float], tuple[Breaking, ...]]


class Breaker:
    """Breaks each stretch once, however often it is asked for."""

    __slots__ = ("_lines", "_most", "known", "paragraphs")

    def __init__(self, paragraphs: Sequence[ShapedParagraph], known: _Known | None = None) -> None:
        self.paragraphs = paragraphs
        self.known: _Known = {} if known is None else known
        # Lines that were filled, with how many measures they had: by what they end with and
        # are set to.
        self._lines: dict[tuple[int, int, bool, float], list[tuple[FilledLines, int]]] = {}
        self._most = -1.0

    def __call__(
        self, paragraph: int, stretch: Stretch, measures: tuple[float, ...], at_least: float
    ) -> tuple[Breaking, ...]:
        """Return the ways to break a stretch; no gap opens by less than `at_least` may.

        `measures` are those of its lines in points, the last one holding for all that follow.
        """
        key = (paragraph, stretch.start, stretch.end, stretch.justified_end, measures, at_least)
        if key not in self.known:
            self.known[key] = self._kept(paragraph, stretch, measures, at_least)
        return self.known[key]

    def most_tolerance(self) -> float:
        """Return the most that the style of any paragraph lets gaps open by, in ems."""
        if self._most < 0:
            each = (p.style.adjustment.tolerance for p in self.paragraphs)
            self._most = max(each, default=0.0)
        return self._most

    def _kept(
        self, number: int, stretch: Stretch, room: tuple[float, ...], at_least: float
    ) -> tuple[Breaking, ...]:
        paragraph = self.paragraphs[number]
        kept = shelf("breakings", _MOST_KEPT)
        if kept is None or is_filled(paragraph, stretch):
            return self._broken(number, stretch, room, at_least)
        # Where its words stand in a file, and what is before its lines, changes nothing of them.
        shaped = paragraph.widths, paragraph.joints, paragraph.breaks
        beside = paragraph.inset, paragraph.lead_in, paragraph.closing, paragraph.subhead
        key = (*map(id, shaped), beside, stretch, room, at_least)
        found = kept.get(key)
        if found is None:
            # What is shaped is kept with it: nothing else can then have its place in memory.
            found = shaped, self._broken(number, stretch, room, at_least)
            kept.put(key, found)
        ways: tuple[Breaking, ...] = found[1]
        return ways

    def _broken(
        self, number: int, stretch: Stretch, room: tuple[float, ...], at_least: float
    ) -> tuple[Breaking, ...]:
        paragraph = self.paragraphs[number]
        measures = line_measures(paragraph, stretch.start, room)
        if is_filled(paragraph, stretch):
            found: tuple[Breaking, ...] = (self._filled(number, stretch, measures),)
        else:
            found = best_breakings(paragraph, measures, stretch, at_least=at_least)
        if paragraph.subhead and paragraph.style.align is not Align.JUSTIFY and len(room) == 1:
            return _balanced(paragraph, stretch, room[0], found)
        return found

    def _filled(self, number: int, stretch: Stretch, measures: tuple[float, ...]) -> Breaking:
        """Fill lines one by one; where a frame goes on with lines that were filled, with those.

        A line filled by itself is the same whatever was before it. Filled anew for each
        frame, a long paragraph would take time that grows with the square of its length.
        """
        key = (number, stretch.end, stretch.justified_end, measures[-1])
        for done, own in self._lines.get(key, ()) if len(measures) == 1 else ():
            next_line = bisect_left(done.ends, stretch.start) + 1
            goes_on = done.ends[next_line - 1 : next_line] == (stretch.start,)
            if goes_on and next_line >= own - 1:
                return done.breaking(next_line)
        from pagesetter.composition.first_fit import fill_lines

        lines = fill_lines(self.paragraphs[number], measures, stretch)
        self._lines.setdefault(key, []).append((lines, len(measures)))
        return lines.breaking()


def line_measures(
    paragraph: ShapedParagraph, start: int, room: tuple[float, ...]
) -> tuple[float, ...]:
    """Return what the lines of a paragraph from `start` are set to, the last for all that follow.

    `room` is what the frame has for each of them, the last again for all that follow.

    A column too narrow for what stands beside the lines is for nobody to read: they keep
    a character all the same.
    """
    lines = 0 if start else paragraph.lead_in[0]
    least = paragraph.style.size
    beside = [max(least, room[min(k, len(room) - 1)] - paragraph.narrowed(k)) for k in range(lines)]
    under = [max(least, measure - paragraph.inset) for measure in room[min(lines, len(room) - 1) :]]
    return (*beside, *under)


def _balanced(
    paragraph: ShapedParagraph,
    stretch: Stretch,
    measure: float,
    found: tuple[Breaking, ...],
) -> tuple[Breaking, ...]:
    """Break a subhead of several lines into lines nearly alike: as many in a narrower column.

    Two lines are parted after a mark or a space that is not far from their middle.
    """
    count = min(found, key=lambda b: b.demerits).lines
    if not 1 < count <= _MOST_LINES:
        return found
    if count == 2:
        parted = _parted_at_marks(paragraph, stretch, measure, found)
        if parted is not None:
            return (parted,)
    widths, size = paragraph.widths, paragraph.style.size
    whole = widths.end[stretch.end] - widths.begin[stretch.start]
    narrower = max(size, whole / count)
    while narrower < measure:
        tried = best_breakings(paragraph, (narrower,), stretch)
        alike = [b for b in tried if b.lines == count and _fits(paragraph, stretch, b, measure)]
        if alike:
            return (min(alike, key=lambda b: b.demerits),)
        narrower += size / 2
    return found


def _parted_at_marks(
    paragraph: ShapedParagraph, stretch: Stretch, measure: float, found: tuple[Breaking, ...]
) -> Breaking | None:
    """Return two lines that are parted where the words are, if one is not much shorter."""
    widths, best = paragraph.widths, (0.0, 0)
    begin, end = widths.begin[stretch.start], widths.end[stretch.end]
    begin -= paragraph.style.indent if stretch.start == 0 else 0.0
    for place in paragraph.breaks:
        if not stretch.start < place < stretch.end:
            continue
        if paragraph.classes[place - 1] not in MARKS + SPACE:
            continue
        lines = widths.end[place] - begin, end - widths.begin[place]
        if max(lines) <= measure:
            best = max(best, (min(lines) / max(lines), place))
    if best[0] < _ALIKE:
        return None
    return Breaking((best[1], stretch.end), min(b.demerits for b in found if b.lines == 2))


def _fits(paragraph: ShapedParagraph, stretch: Stretch, breaking: Breaking, measure: float) -> bool:
    starts = (stretch.start, *breaking.ends)
    widths = paragraph.widths
    return all(
        widths.end[end] - widths.begin[start] <= measure and end in paragraph.breaks
        for start, end in zip(starts, breaking.ends, strict=False)
    )
