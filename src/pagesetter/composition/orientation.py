"""Which way characters stand: as in a horizontal line, or in a vertical one."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from pagesetter.composition.model import TextStyle


class Orientation(Enum):
    """How characters stand to the line they are in."""

    HORIZONTAL = "horizontal"
    UPRIGHT = "upright"  # one under the other in a vertical line
    TURNED = "turned"  # a quarter turn clockwise in a vertical line
    ACROSS = "across"  # side by side across a vertical line (纵中横)


def orient(
    words: str, style: TextStyle, *, upright: bool
) -> Iterator[tuple[int, int, Orientation]]:
    """Yield stretches of the words, as start and end, that stand alike."""
    yield 0, len(words), Orientation.HORIZONTAL
