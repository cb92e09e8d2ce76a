"""One heading fitted to its room, as large as its part says that it is to the headline."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from pagesetter.composition.headline import Room, ShapedWords, shape_words
from pagesetter.description.heading_model import SizeRelation
from pagesetter.diagnostics import Code
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.grid import beside_fold
from pagesetter.makeup.headings import SlottedHeading
from pagesetter.makeup.model import SetFrame
from pagesetter.makeup.words import (
    Block,
    FittedBlock,
    fit_block,
    fit_paragraph,
    place_fitted,
    room_in,
)
from pagesetter.units import size_below

HEADLINE = "headline"
SUMMARY = "summary"

#: Headings whose small type would be cut in two by the fold of a spread.
SMALL = ("byline", SUMMARY)


class HeadingSetter:
    """Fits the headings of one story, and remembers the size of its headline."""

    __slots__ = ("desk", "joinings", "main", "name")

    def __init__(self, desk: Desk, name: str, joinings: Callable[[str], int]) -> None:
        self.desk = desk
        self.name = name  # of the story's place
        self.joinings = joinings  # how often the body has two characters side by side
        self.main: float | None = None  # points: of the headline, once it is fitted

    def shaped(self, heading: SlottedHeading) -> ShapedWords:
        """Shape a heading, once. Logs the characters that no face has."""
        style = self.desk.styles[heading.part.style]
        return shape_words(heading.words, style, self.desk.log, indented=heading.name == SUMMARY)

    def most(self, heading: SlottedHeading, main: float | None = None) -> float:
        """Return the largest size that a heading may have, in points, as its part says.

        `main` is the headline's where that is not known yet.
        """
        relation, main = heading.part.size, main or self.main
        return inf if relation is None or main is None else _related(relation, main)

    def block(self, heading: SlottedHeading, most: float = inf) -> Block:
        """Return a heading as words of one block."""
        part = heading.part
        name = f"{self.name}/{heading.name}"
        return Block(name, heading.words, part.style, part.rows, most)

    def fit(self, heading: SlottedHeading, words: ShapedWords, room: Room) -> FittedBlock:
        """Fit a heading to a room. Nothing is logged."""
        if heading.name == SUMMARY:
            return fit_paragraph(words, room)
        return fit_block(words, room, self.joinings)

    def set_in(self, heading: SlottedHeading, bounds: Rect) -> SetFrame:
        """Set a heading in the middle of a rectangle that is its own."""
        words = self.shaped(heading)
        if heading.name in SMALL:
            bounds = beside_fold(bounds, self.desk.grid)
        block = self.block(heading, self.most(heading))
        room = room_in(bounds, block, vertical=words.shaped.style.vertical)
        found = self.fit(heading, words, room)
        if heading.name == HEADLINE:
            self.main = found.fitted.size
        self._report_height(heading, found)
        return place_fitted(self.desk, block, found, bounds)

    def _report_height(self, heading: SlottedHeading, found: FittedBlock) -> None:
        """Log a heading that is higher than its place even at its smallest."""
        high, room = found.fitted.height, found.room.height
        if fits(high, room) or found.fitted.too_long:
            return
        self.desk.log.warn(
            Code.OVERSET,
            f"`{heading.words.text}` takes {high:g} pt at its smallest, and its place is {room:g}",
            heading.words.span,
            f"give the {heading.name} more `lines` in the layout, or its style a smaller `min_size`",
        )


def _related(relation: SizeRelation, main: float) -> float:
    return main * relation.part if relation.part is not None else size_below(main, relation.below)
