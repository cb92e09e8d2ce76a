"""By how much a story is over or under its place: in characters, in lines, on paper.

The figures are found by pouring. A story that is over fits when its last frame is longer
by its lines, or when its characters are cut from its end; into one that is under its
characters go before its last mark.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pagesetter.composition.first_fit import first_fit
from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.runs import shape_paragraph
from pagesetter.composition.stretch import Stretch
from pagesetter.description.model import Paragraph
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.makeup.copy_pour import Copy, with_lines_more, with_paragraphs
from pagesetter.makeup.model import Frame, TextCursor
from pagesetter.makeup.settling import Settled
from pagesetter.makeup.trimmed import added_before_mark, cut

#: Of a page with more characters no story is poured again to be measured: its figures are what
#: is left, simply filled. A page of a broadsheet has half as many.
MOST_CHARACTERS = 20_000

# How far the lines that are wanting may be from a first estimate.
_MOST_LINES = 40

# Characters that may have to go besides those left, so that no widow is.
_MOST_WIDOWED = 120

_SQUARE_MM = (25.4 / 72) ** 2


class Amount(NamedTuple):
    """So much of a story, or of its place."""

    characters: int
    lines: int
    area: float  # square millimeters


NOTHING = Amount(0, 0, 0.0)


class Figures(NamedTuple):
    """How a story stands in its place."""

    over: Amount
    under: Amount  # what is empty, within the slack, too
    fits: bool


def figures_of(settled: Settled) -> Figures:
    """Measure a story that is over or under; what fits without an empty line is not poured again."""
    if settled.is_over:
        lines = lines_over(settled)
        area = lines * _line_area(_last_frame(settled.copy))
        return Figures(Amount(characters_over(settled), lines, area), NOTHING, fits=False)
    empty = settled.empty_lines
    if not empty:
        return Figures(NOTHING, NOTHING, settled.fits)
    area = sum(
        max(0, frame.frame.lines - frame.used) * _line_area(frame.frame)
        for frame in settled.poured.frames
    )
    return Figures(NOTHING, Amount(characters_under(settled), empty, area), settled.fits)


def _last_frame(copy: Copy) -> Frame:
    return copy.frames[-1] if copy.frames else copy.spare


def _line_area(frame: Frame) -> float:
    step = frame.across or frame.bounds.height / max(1, frame.lines)
    return frame.measure * step * _SQUARE_MM


# ---------------------------------------------------------------- over


def lines_over(settled: Settled) -> int:
    """Return how many lines longer the last frame must be for the story to fit; 0 if it does."""
    cursor = settled.poured.cursor
    if cursor is None:
        return 0
    copy, lines = settled.copy, _lines_left(settled, cursor)
    if copy.rough:
        return lines
    if _fits_with(copy, lines):
        while lines > 1 and _fits_with(copy, lines - 1):
            lines -= 1
        return lines
    for more in range(lines + 1, lines + _MOST_LINES):
        if _fits_with(copy, more):
            return more
    return lines


def _fits_with(copy: Copy, lines: int) -> bool:
    return with_lines_more(copy, lines).poured().cursor is None


def _lines_left(settled: Settled, cursor: TextCursor) -> int:
    """Return how many lines the words left take when they are simply filled."""
    paragraphs, measure = settled.copy.paragraphs, _last_frame(settled.copy).measure
    found = 0
    for i in range(cursor.paragraph, len(paragraphs)):
        start = cursor.offset if i == cursor.paragraph else 0
        found += _lines_of(paragraphs[i], start, measure)
    return max(1, found)


def _lines_of(paragraph: ShapedParagraph, start: int, measure: float) -> int:
    if measure < paragraph.style.size:
        return 1
    filled = first_fit(paragraph, (measure,), Stretch(start, len(paragraph.text)))
    return filled.lines + (paragraph.style.lines_before if start == 0 else 0)


def characters_over(settled: Settled) -> int:
    """Return how many characters must be cut from the story's end for it to fit; 0 if it does."""
    cursor = settled.poured.cursor
    if cursor is None:
        return 0
    copy = settled.copy
    lengths = [len(paragraph.text) for paragraph in copy.paragraphs]
    left = sum(lengths[cursor.paragraph :]) - cursor.offset
    if copy.rough:
        return left
    most = sum(lengths)

    def fits(characters: int) -> bool:
        shorter = cut_from_end(copy, characters)
        return shorter is not None and shorter.poured().cursor is None

    for more in range(left, min(left + _MOST_WIDOWED, most) + 1):
        if fits(more):  # a widow's line may have gone with what is left
            return _least(fits, 0, more)
    return left


def cut_from_end(copy: Copy, characters: int) -> Copy | None:
    """Return the copy without its last characters; a paragraph that is all cut is no more."""
    paragraphs = list(copy.paragraphs)
    while paragraphs and characters >= len(paragraphs[-1].text):
        characters -= len(paragraphs[-1].text)
        paragraphs.pop()
    if paragraphs and characters:
        last = paragraphs[-1]
        end = len(last.text)
        paragraphs[-1] = reshaped(last, cut(last.source, end - characters, end))
    return with_paragraphs(copy, paragraphs)


def reshaped(paragraph: ShapedParagraph, source: Paragraph) -> ShapedParagraph:
    """Return other words in the style of a paragraph."""
    return shape_paragraph(source, paragraph.style, DiagnosticLog())


def _least(fits: Callable[[int], bool], low: int, high: int) -> int:
    """Return the least number above `low`, which does not fit, up to `high`, which does."""
    while high - low > 1:
        middle = (low + high) // 2
        if fits(middle):
            high = middle
        else:
            low = middle
    return high


# ---------------------------------------------------------------- under


def characters_under(settled: Settled) -> int:
    """Return how many characters more fit before the story's last mark."""
    copy = settled.copy
    if settled.is_over or not copy.paragraphs or not copy.frames:
        return 0
    size = copy.paragraphs[-1].style.size
    holes = sum(
        max(0, frame.frame.lines - frame.used) * int(frame.frame.measure / size + 1e-6)
        for frame in settled.poured.frames
    )
    if copy.rough or holes > MOST_CHARACTERS:
        return holes

    def too_many(characters: int) -> bool:
        longer = added_at_end(copy, characters)
        return longer is None or longer.poured().cursor is not None

    return _nearest(too_many, holes, int(copy.frames[-1].measure / size) + 2) - 1


def _nearest(too_many: Callable[[int], bool], guess: int, step: int) -> int:
    """Return a number that is too many while one less is not, near a guess; steps grow."""
    low = high = guess
    if too_many(guess):
        while low > 0 and too_many(low):
            low, high, step = max(0, low - step), low, 2 * step
        return _least(too_many, low, high)
    while not too_many(high):
        low, high, step = high, high + step, 2 * step
    return _least(too_many, low, high)


def added_at_end(copy: Copy, characters: int) -> Copy | None:
    """Return the copy with so many ideographs more before the last mark of its last paragraph."""
    paragraphs = list(copy.paragraphs)
    at = last_paragraph(copy)
    paragraphs[at] = reshaped(paragraphs[at], added_before_mark(paragraphs[at].source, characters))
    return with_paragraphs(copy, paragraphs)


def last_paragraph(copy: Copy) -> int:
    """Return the number of the last paragraph that is no subhead."""
    found = [i for i, paragraph in enumerate(copy.paragraphs) if not paragraph.subhead]
    return found[-1] if found else len(copy.paragraphs) - 1
