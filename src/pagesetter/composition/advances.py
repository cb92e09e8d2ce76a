"""Advances of a line's characters, in ems: loops over numbers and nothing else.

So they can be compiled.
"""

from __future__ import annotations


def even_ems(
    position: tuple[float, ...], start: int, end: int, last: float, gap: float, size: float
) -> tuple[float, ...]:
    """Return the advances of a line that opens by `gap` points after every character but the last.

    `position` is where its paragraph's characters stand as they come, in points, of which the
    line has those from `start` to `end`; `last` is the advance of the last of them; an em is
    `size` points.
    """
    here, after = position[start : end - 1], position[start + 1 : end]
    ems = [(b - a + gap) / size for a, b in zip(here, after)]  # noqa: B905 compiled, `strict` is slow
    ems.append(last / size)
    return tuple(ems)


def changed_ems(
    position: tuple[float, ...],
    start: int,
    end: int,
    last: float,
    changes: list[float],
    size: float,
) -> tuple[float, ...]:
    """Return the advances of a line, as `even_ems` does, with a change for each but the last."""
    here, after = position[start : end - 1], position[start + 1 : end]
    ems = [(b - a + c) / size for a, b, c in zip(here, after, changes)]  # noqa: B905 as above
    ems.append(last / size)
    return tuple(ems)


def opened_changes(
    changes: list[float], gaps: tuple[int, ...], start: int, gap: float
) -> list[float]:
    """Return the changes of a line with `gap` points more where its places open without limit.

    Those are counted by `gaps`, of its paragraph, of which the line begins at `start`.
    """
    count = len(changes)
    here, after = gaps[start : start + count], gaps[start + 1 : start + count + 1]
    return [c + gap if b > a else c for c, a, b in zip(changes, here, after)]  # noqa: B905 as above
