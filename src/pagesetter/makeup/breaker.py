"""Stretches of a story's paragraphs broken to measures, each once, however often asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pagesetter.composition.linebreak import Stretch, best_breakings
from pagesetter.composition.model import Breaking, ShapedParagraph


@dataclass(slots=True)
class Breaker:
    """Breaks each stretch once, however often it is asked for."""

    paragraphs: Sequence[ShapedParagraph]
    known: dict[tuple[int, int, int, bool, tuple[float, ...], float], tuple[Breaking, ...]] = field(
        default_factory=dict
    )

    def __call__(
        self, paragraph: int, stretch: Stretch, measures: tuple[float, ...], at_least: float
    ) -> tuple[Breaking, ...]:
        """Return the ways to break a stretch; no gap opens by less than `at_least` may.

        `measures` are those of its lines in points, the last one holding for all that follow.
        """
        key = (paragraph, stretch.start, stretch.end, stretch.justified_end, measures, at_least)
        if key not in self.known:
            self.known[key] = best_breakings(
                self.paragraphs[paragraph], measures, stretch, at_least=at_least
            )
        return self.known[key]
