"""Lines filled one by one, as a compositor does: what is next is not looked at.

Where the last character that fits may not be parted from the next, the line is pushed
in (挤进) or pushed out (推出), as the style prefers: CLREQ 3.1.4.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import reduce
from operator import add

from pagesetter.composition.demerits import BARRED, NEVER, LineCosts, last_line_cost
from pagesetter.composition.emergency import escapes
from pagesetter.composition.model import Breaking, ShapedParagraph
from pagesetter.composition.stretch import Stretch
from pagesetter.geometry import TOLERANCE
from pagesetter.records import NamedTuple


def first_fit(paragraph: ShapedParagraph, measures: Sequence[float], stretch: Stretch) -> Breaking:
    """Fill each line as far as it goes; break inside a word rather than leave the column.

    Takes time in proportion to the text.
    """
    return fill_lines(paragraph, measures, stretch).breaking()


class FilledLines(NamedTuple):
    """The lines of a stretch, each with what it costs."""

    ends: tuple[int, ...]
    demerits: tuple[float, ...]

    def breaking(self, first: int = 0) -> Breaking:
        """Return the lines from one of them on: what they are when the text begins there."""
        spent = reduce(add, self.demerits[first:], 0.0)
        return Breaking(self.ends[first:], spent)


def fill_lines(
    paragraph: ShapedParagraph, measures: Sequence[float], stretch: Stretch
) -> FilledLines:
    """Fill as `first_fit` does, and tell what each line costs."""
    costs, ends, spent = LineCosts(paragraph, NEVER), list[int](), list[float]()
    start = stretch.start
    while start < stretch.end:
        measure = measures[min(len(ends), len(measures) - 1)]
        if start == 0:
            measure -= paragraph.style.indent
        end = _line_end(paragraph, start, measure, stretch, costs)
        spent.append(_demerits(paragraph, (start, end), measure, stretch, costs))
        ends.append(end)
        start = end
    return FilledLines(tuple(ends), tuple(spent))


def _line_end(
    paragraph: ShapedParagraph, start: int, measure: float, stretch: Stretch, costs: LineCosts
) -> int:
    widths, breaks = paragraph.widths, paragraph.breaks
    target = widths.begin[start] + measure
    low, last = bisect_right(breaks, start), bisect_left(breaks, stretch.end)
    beyond = target + 2 * paragraph.style.size
    i = bisect_right(widths.break_positions, beyond, low, last + 1)
    while i > low and not _holds(paragraph, breaks[i - 1], target):
        i -= 1
    if i == low:
        return (
            _pushed_in(paragraph, start, target, (i, last), costs)
            or (escapes(paragraph, start, measure, stretch.end)[-1])
        )
    out = breaks[i - 1]
    if i > last or _nothing_forbids(paragraph, out, target):
        return out
    pushed_in = _pushed_in(paragraph, start, target, (i, last), costs)
    if pushed_in is None:
        return max(out, escapes(paragraph, start, measure, stretch.end)[-1])
    order = paragraph.style.adjustment.order
    if order == "push-in":
        return pushed_in
    in_cost = costs.of(start, pushed_in, target - widths.end[pushed_in])
    out_cost = costs.of(start, out, target - widths.end[out])
    return out if out_cost <= in_cost else pushed_in


def _holds(paragraph: ShapedParagraph, end: int, target: float) -> bool:
    """Tell whether a line's text up to `end` fits as it comes, its last mark hung if it may."""
    return paragraph.widths.end[end] <= target + paragraph.hangs.get(end - 1, 0.0) + TOLERANCE


def _nothing_forbids(paragraph: ShapedParagraph, end: int, target: float) -> bool:
    """Tell whether the line ends where its room does, and not where a bar drove it back."""
    return paragraph.widths.end[end + 1] > target + TOLERANCE


def _pushed_in(
    paragraph: ShapedParagraph,
    start: int,
    target: float,
    among: tuple[int, int],
    costs: LineCosts,
) -> int | None:
    """Return the next legal end, if the line can be squeezed to it."""
    first, last = among
    if first > last:
        return None
    end = paragraph.breaks[first]
    possible = costs.of(start, end, target - paragraph.widths.end[end]) != NEVER
    return end if possible else None


def _demerits(
    paragraph: ShapedParagraph,
    line: tuple[int, int],
    measure: float,
    stretch: Stretch,
    costs: LineCosts,
) -> float:
    start, end = line
    slack = measure - (paragraph.widths.end[end] - paragraph.widths.begin[start])
    if end == stretch.end and slack >= -TOLERANCE and not stretch.justified_end:
        return last_line_cost(paragraph, start, end)
    spent = costs.of(start, end, slack)
    return (BARRED if spent == NEVER else spent) + barred_cost(paragraph, end)


def barred_cost(paragraph: ShapedParagraph, end: int) -> float:
    """Return the demerits of a line that ends where it may not; none where it may."""
    if end in paragraph.hyphens or end >= len(paragraph.text):
        return 0.0
    return BARRED * paragraph.joints[end - 1].bar
