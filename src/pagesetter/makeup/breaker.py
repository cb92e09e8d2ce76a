"""Stretches of a story's paragraphs broken to a measure, each once, however often asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pagesetter.composition.linebreak import Stretch, best_breakings
from pagesetter.composition.model import Breaking, ShapedParagraph
from pagesetter.description.layout_model import Align

# Lines of a subhead that are weighed against each other. A longer one is no subhead.
_MOST_LINES = 4


@dataclass(slots=True)
class Breaker:
    """Breaks each stretch once, however often it is asked for."""

    paragraphs: Sequence[ShapedParagraph]
    known: dict[tuple[int, int, int, bool, float, float], tuple[Breaking, ...]] = field(
        default_factory=dict
    )

    def __call__(
        self, paragraph: int, stretch: Stretch, measure: float, at_least: float
    ) -> tuple[Breaking, ...]:
        """Return the ways to break a stretch; no gap opens by less than `at_least` may."""
        key = (paragraph, stretch.start, stretch.end, stretch.justified_end, measure, at_least)
        if key not in self.known:
            self.known[key] = _broken(self.paragraphs[paragraph], stretch, measure, at_least)
        return self.known[key]


def _broken(
    paragraph: ShapedParagraph, stretch: Stretch, measure: float, at_least: float
) -> tuple[Breaking, ...]:
    measures = line_measures(paragraph, stretch.start, measure)
    found = best_breakings(paragraph, measures, stretch, at_least=at_least)
    if paragraph.subhead and paragraph.style.align is not Align.JUSTIFY:
        return _balanced(paragraph, stretch, measure, found)
    return found


def line_measures(paragraph: ShapedParagraph, start: int, measure: float) -> tuple[float, ...]:
    """Return what the lines of a paragraph from `start` are set to, the last for all that follow.

    A column too narrow for what stands beside the lines is for nobody to read: they keep
    a character all the same.
    """
    lines = 0 if start else paragraph.lead_in[0]
    least = paragraph.style.size
    beside = [max(least, measure - paragraph.narrowed(k)) for k in range(lines)]
    return (*beside, max(least, measure - paragraph.inset))


def _balanced(
    paragraph: ShapedParagraph,
    stretch: Stretch,
    measure: float,
    found: tuple[Breaking, ...],
) -> tuple[Breaking, ...]:
    """Break a subhead of several lines into lines nearly alike: as many in a narrower column."""
    count = min(found, key=lambda b: b.demerits).lines
    if not 1 < count <= _MOST_LINES:
        return found
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


def _fits(paragraph: ShapedParagraph, stretch: Stretch, breaking: Breaking, measure: float) -> bool:
    starts = (stretch.start, *breaking.ends)
    widths = paragraph.widths
    return all(
        widths.end[end] - widths.begin[start] <= measure and end in paragraph.breaks
        for start, end in zip(starts, breaking.ends, strict=False)
    )
