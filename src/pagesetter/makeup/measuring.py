"""By how much a story is over or under its place: in characters, in lines, on paper.

The figures are found by pouring. A story that is over fits when its last frame is longer
by its lines, or when its characters are cut from its end; into one that is under its
characters go before its last mark.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from pagesetter.composition.model import ShapedParagraph
from pagesetter.composition.stretch import Stretch
from pagesetter.description.model import Paragraph, ParagraphKind
from pagesetter.makeup.copy_pour import MOST_CHARACTERS, TEXTS, Copy, with_lines_more, with_source
from pagesetter.makeup.flow import PouredFrame
from pagesetter.makeup.model import START, Frame, TextCursor
from pagesetter.makeup.settling import Settled
from pagesetter.makeup.trimmed import added_before_mark, cut
from pagesetter.records import NamedTuple

# How far the lines that are wanting may be from a first estimate.
_MOST_LINES = 40

# Characters that may have to go besides those left, so that no widow is.
_WIDOWED = (0, 20, 80, 240)

# More than goes into any story that is measured.
_FAR_TOO_MANY = 2 * MOST_CHARACTERS

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
    area = sum(_empty_area(frame) for frame in settled.poured.frames)
    return Figures(NOTHING, Amount(characters_under(settled), empty, area), settled.fits)


def _last_frame(copy: Copy) -> Frame:
    return copy.frames[-1] if copy.frames else copy.spare


def _line_area(frame: Frame) -> float:
    return frame.measure * _step(frame) * _SQUARE_MM


def _step(frame: Frame) -> float:
    lines = frame.spots[-1].line + 1 if frame.spots else frame.lines
    return frame.across or frame.bounds.height / max(1, lines)


def _empty_area(poured: PouredFrame) -> float:
    """Return the paper of the lines that stay empty, as wide as each is."""
    return sum(_empty_measures(poured)) * _step(poured.frame) * _SQUARE_MM


def _empty_measures(poured: PouredFrame) -> list[float]:
    return [poured.frame.spot(line).measure for line in range(poured.used, poured.frame.lines)]


# ---------------------------------------------------------------- over


def lines_over(settled: Settled) -> int:
    """Return how many lines longer the last frame must be for the story to fit; 0 if it does."""
    cursor = settled.poured.cursor
    if cursor is None or not settled.is_over:
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
    measure -= paragraph.inset
    if measure < paragraph.style.size:
        return 1
    from pagesetter.composition.first_fit import first_fit

    filled = first_fit(paragraph, (measure,), Stretch(start, len(paragraph.text)))
    return paragraph.grid_lines(filled.lines) + (paragraph.style.lines_before if start == 0 else 0)


def characters_over(settled: Settled) -> int:
    """Return how many characters must be cut from the end of the text for the story to fit."""
    cursor = settled.poured.cursor
    if cursor is None or not settled.is_over:
        return 0
    copy = settled.copy
    lengths = [len(paragraph.text) - paragraph.closing for paragraph in copy.paragraphs]
    left = max(1, sum(lengths[cursor.paragraph :]) - cursor.offset)
    if copy.rough:
        return left

    @cache  # what the first estimate fits with is asked for again
    def fits(characters: int) -> bool:
        shorter = cut_from_end(copy, characters)
        return shorter is not None and shorter.poured().cursor is None

    # With what is left a widow's line may have to go.
    most = next((left + more for more in _WIDOWED if fits(left + more)), None)
    return left if most is None else nearest(fits, most, 1, most)


def cut_from_end(copy: Copy, characters: int) -> Copy | None:
    """Return the copy without the last characters of its text; what is all cut is no more.

    An intro stays, and so does a source. Of a story that continues another something stays.
    """
    first = copy.start
    kept: list[Paragraph] = []
    for i, paragraph in reversed(list(enumerate(copy.source))):
        length = len(paragraph.text)
        begun = i == first.paragraph and characters >= length - first.offset
        if first != START and characters and (i < first.paragraph or begun):
            return None
        if not characters or paragraph.kind in (ParagraphKind.INTRO, ParagraphKind.SOURCE):
            kept.append(paragraph)
        elif characters >= length:
            characters -= length
        else:
            kept.append(cut(paragraph, length - characters, length))
            characters = 0
    return with_source(copy, kept[::-1])


def nearest(holds: Callable[[int], bool], guess: int, step: int, most: int) -> int:
    """Return a number that something holds of and not of one less, near a guess.

    It holds of `most`. The steps away from the guess grow.
    """
    low = high = min(guess, most)
    if holds(high):
        while low > 0 and (low == high or holds(low)):
            low, high, step = max(0, low - step), low, 2 * step
    else:
        while high < most and (low == high or not holds(high)):
            low, high, step = high, min(most, high + step), 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


# ---------------------------------------------------------------- under


def characters_under(settled: Settled) -> int:
    """Return how many characters more fit before the story's last mark."""
    copy = settled.copy
    if settled.poured.cursor is not None or not copy.paragraphs or not copy.frames:
        return 0
    size = copy.paragraphs[-1].style.size
    holes = sum(
        int(measure / size + 1e-6)
        for frame in settled.poured.frames
        for measure in _empty_measures(frame)
    )
    if copy.rough or holes > MOST_CHARACTERS:
        return holes

    def too_many(characters: int) -> bool:
        longer = added_at_end(copy, characters)
        return longer is None or longer.poured().cursor is not None

    step = int(copy.frames[-1].measure / size) + 2
    return nearest(too_many, holes, step, _FAR_TOO_MANY) - 1


def added_at_end(copy: Copy, characters: int) -> Copy | None:
    """Return the copy with so many ideographs more before the last mark of its text."""
    source = list(copy.source)
    at = last_text(copy)
    source[at] = added_before_mark(source[at], characters)
    return with_source(copy, source)


def last_text(copy: Copy) -> int:
    """Return the number of the last paragraph of a story's text, or of the story."""
    found = [i for i, paragraph in enumerate(copy.source) if paragraph.kind in TEXTS]
    return found[-1] if found else len(copy.source) - 1
