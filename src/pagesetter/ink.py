"""Process colors."""

from __future__ import annotations

from typing import NamedTuple


class Ink(NamedTuple):
    """A process color; each part from 0 to 1."""

    cyan: float
    magenta: float
    yellow: float
    black: float


BLACK = Ink(0, 0, 0, 1)
