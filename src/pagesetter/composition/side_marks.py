"""Marks drawn beside words: 着重号, 专名号 and 书名号甲式.

Paths have their line's coordinates: x along it, y away from its baseline (up), or from
its middle axis in a vertical line (right). Under a horizontal line; of a vertical one
dots stand right and lines left. See https://www.w3.org/TR/clreq/#handling_interlinear_punctuation.
"""

from __future__ import annotations

from pagesetter.geometry import Path, Point

# All are ems. CLREQ asks that the marks be as near to the words as they can be, and that
# they fit into a space between lines of half an em.
FOOT = 0.12  # from the baseline to the foot of the em box
HALF_BODY = 0.5  # from the middle axis to the side of the em box
DOT = 0.17  # its diameter
_DOT_CENTER = 0.125  # from the em box
_DOT_PAST_LINE = 0.26  # of a dot with a side line between it and the words
WEIGHT = 0.05  # of a line
_STRAIGHT = 0.075  # from the em box to the line's middle
_WAVY = 0.105
_WAVE_HEIGHT = 0.055  # from its middle to its crest
_WAVE = 0.4  # from crest to crest, or as near as whole waves come
INSET = 1 / 16  # that a line is shorter than its words at either end, so that two are two

# A quarter of a circle, and half a wave of a sine, by one curve of Bézier's.
_QUARTER_CIRCLE = 0.5522847498
_HALF_WAVE = (0.4244131816, 4 / 3)


def dot(center: float, em: float, *, vertical: bool, past_line: bool) -> Path:
    """Return the dot beside a character whose middle is at `center` of its line."""
    away = _DOT_PAST_LINE if past_line and not vertical else _DOT_CENTER
    y = (HALF_BODY + away) * em if vertical else -(FOOT + away) * em
    r = DOT * em / 2
    k = r * _QUARTER_CIRCLE
    right, top = Point(center + r, y), Point(center, y + r)
    left, foot = Point(center - r, y), Point(center, y - r)
    return Path(
        right,
        (
            (Point(right.x, y + k), Point(center + k, top.y), top),
            (Point(center - k, top.y), Point(left.x, y + k), left),
            (Point(left.x, y - k), Point(center - k, foot.y), foot),
            (Point(center + k, foot.y), Point(right.x, y - k), right),
        ),
    )


def straight_line(start: float, end: float, em: float, *, vertical: bool) -> Path:
    """Return the line of a name (专名号)."""
    y = _line_at(_STRAIGHT, vertical=vertical) * em
    a, b = Point(start, y), Point(end, y)
    return Path(a, ((a, b, b),))


def wavy_line(start: float, end: float, em: float, *, vertical: bool) -> Path:
    """Return the line of a title (书名号甲式), of whole waves."""
    y = _line_at(_WAVY, vertical=vertical) * em
    halves = 2 * max(1, round((end - start) / (_WAVE * em)))
    step = (end - start) / halves
    along, height = _HALF_WAVE[0] * step, _HALF_WAVE[1] * _WAVE_HEIGHT * em
    curves = []
    for i in range(halves):
        x, next_x = start + i * step, start + (i + 1) * step
        crest = y + (height if i % 2 == 0 else -height)
        curves.append((Point(x + along, crest), Point(next_x - along, crest), Point(next_x, y)))
    return Path(Point(start, y), tuple(curves))


def _line_at(away: float, *, vertical: bool) -> float:
    return -(HALF_BODY if vertical else FOOT) - away
