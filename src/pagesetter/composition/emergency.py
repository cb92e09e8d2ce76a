"""Where a line ends when it may end nowhere: a word or a run of marks longer than a line.

The bars are broken in their order, and no more of them than must be: CLREQ 3.1.4
tolerates that for three marks in a row, and it is told of each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from pagesetter.composition.model import ShapedParagraph
from pagesetter.geometry import TOLERANCE
from pagesetter.language.spacing import BAR_CLUSTER


def escapes(paragraph: ShapedParagraph, start: int, measure: float, limit: int) -> tuple[int, ...]:
    """Return where a line from `start` may end that nothing else can end, at least one place.

    First the last legal end that fits, however loose it leaves the line; then, where what
    follows is wider than a line by itself, the last place in it behind the least bar.
    `limit` is the end of the text that is being broken. Takes time for one line's text only.
    """
    widths, breaks = paragraph.widths, paragraph.breaks
    target, size = widths.begin[start] + measure, paragraph.style.size
    low, last = bisect_right(breaks, start), bisect_left(breaks, limit)
    i = bisect_right(widths.break_positions, target + size, low, last + 1)
    while i > low and not _fits(paragraph, start, breaks[i - 1], target):
        i -= 1
    legal = breaks[i - 1 : i] if i > low else ()
    if legal == (limit,):
        return legal
    begin = legal[0] if legal else start
    following = min(breaks[i] if i < len(breaks) else limit, limit)
    if legal and _fits(paragraph, begin, following, widths.begin[begin] + measure):
        return legal
    barred = _least_barred(paragraph, (start, begin, following), target)
    if barred is not None:
        return (*legal, barred)
    return legal or (_cluster_end(paragraph, start, limit),)


def _fits(paragraph: ShapedParagraph, start: int, end: int, target: float) -> bool:
    widths = paragraph.widths
    taken = 0.0
    if paragraph.style.adjustment.order != "push-out-only":
        taken = widths.shrink[end - 1] - widths.shrink[start]
    return widths.end[end] - taken <= target + TOLERANCE


def _least_barred(
    paragraph: ShapedParagraph, places: tuple[int, int, int], target: float
) -> int | None:
    """Return the last place behind the least bar, of those that leave half a line full at least."""
    start, begin, following = places
    widths, joints = paragraph.widths, paragraph.joints
    high = bisect_right(widths.position, target + paragraph.style.size, begin + 1)
    room = [
        (joints[b - 1].bar, -b)
        for b in range(begin + 1, min(following, high + 1))
        if joints[b - 1].bar < BAR_CLUSTER and widths.end[b] <= target + TOLERANCE
    ]
    half = (target + widths.begin[start]) / 2
    found = min([place for place in room if widths.end[-place[1]] >= half] or room, default=None)
    return None if found is None else -found[1]


def _cluster_end(paragraph: ShapedParagraph, start: int, limit: int) -> int:
    """Return the end of the first cluster: wider than the line, it stands there alone."""
    end, joints = start + 1, paragraph.joints
    while end < limit and joints[end - 1].bar == BAR_CLUSTER:
        end += 1
    return end
