"""Advances of a line's characters, in ems: loops over numbers and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def even_ems(natural: Sequence[float], last: float, gap: float, size: float) -> list[float]:
    """Return the advances of a line that opens by `gap` points after every character but the last.

    `natural` is where its characters stand as they come, in points; `last` is the advance of
    the last of them; an em is `size` points.
    """
    if gap:
        ems = [(b - a + gap) / size for a, b in pairwise(natural)]
    else:
        ems = [(b - a) / size for a, b in pairwise(natural)]
    ems.append(last / size)
    return ems


def changed_ems(
    natural: Sequence[float], last: float, changes: Sequence[float], size: float
) -> list[float]:
    """Return the advances of a line, as `even_ems` does, with a change for each character."""
    ems = [(b - a + c) / size for (a, b), c in zip(pairwise(natural), changes, strict=True)]
    ems.append(last / size)
    return ems
