"""Text operators: where words stand, and how large they come out; ISO 32000-1 9.4."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from pagesetter.press.preflight.objects import DrawnType
from pagesetter.press.preflight.pdf_fonts import shown
from pagesetter.press.preflight.pdf_state import (
    IDENTITY,
    Matrix,
    State,
    box_under,
    matrix_of,
    times,
)

# Of an em, as most faces stand: above the baseline and under it.
_ABOVE, _BELOW = 0.88, 0.12

# Rendering modes, 9.3.6: that stroke alone, and that show nothing.
_STROKED, _UNSEEN = (1, 5), (3, 7)


class TextWalk:
    """The text matrices of one stream."""

    def __init__(self, draw: Callable[[DrawnType], None]) -> None:
        """Begin outside of any text; what is shown is given to `draw`."""
        self._draw = draw
        self._matrix: Matrix = IDENTITY
        self._line: Matrix = IDENTITY

    def take(self, operator: str, parts: Sequence[Any], state: State) -> bool:
        """Do what a text operator says; tell whether it was one."""
        match operator:
            case "BT":
                self._matrix = self._line = IDENTITY
            case "Tm":
                self._matrix = self._line = matrix_of(parts)
            case "Td" | "TD":
                self._move(parts, state, leads=operator == "TD")
            case "T*":
                self._next_line(state)
            case "Tj" | "TJ":
                self._show(parts, state)
            case "'" | '"':
                if operator == '"' and len(parts) == 3:
                    state.text.word, state.text.spacing = _float(parts[0]), _float(parts[1])
                self._next_line(state)
                self._show(parts[-1:], state)
            case _:
                return False
        return True

    def _move(self, parts: Sequence[Any], state: State, *, leads: bool) -> None:
        if len(parts) == 2:
            x, y = _float(parts[0]), _float(parts[1])
            if leads:
                state.text.leading = -y
            self._line = times((1, 0, 0, 1, x, y), self._line)
            self._matrix = self._line

    def _next_line(self, state: State) -> None:
        self._line = times((1, 0, 0, 1, 0, -state.text.leading), self._line)
        self._matrix = self._line

    def _show(self, parts: Sequence[Any], state: State) -> None:
        """Show a string, or an array of strings and what is taken off between them."""
        if not parts:
            return
        what = parts[0] if isinstance(parts[0], tuple) else (parts[0],)
        text = state.text
        length, missing, said = 0.0, 0, ""
        for part in what:
            if isinstance(part, float):
                length -= part / 1000 * text.size
            elif isinstance(part, bytes):
                found = shown(text.font, part)
                length += found.width * text.size
                length += found.codes * text.spacing + found.spaces * text.word
                missing += found.missing
                said += found.text
        self._give(state, length, missing, said[:16])

    def _give(self, state: State, length: float, missing: int, said: str) -> None:
        text = state.text
        matrix = times(self._matrix, state.ctm)
        size, em = text.size, abs(text.size * text.font.em)
        if text.font.vertical:
            box = box_under(matrix, -em / 2, -length, em / 2, 0)
            step: Matrix = (1, 0, 0, 1, 0, -length)
        else:
            across = length * text.scale
            low, high = text.rise - _BELOW * size, text.rise + _ABOVE * size
            box = box_under(matrix, min(0, across), min(low, high), max(0, across), max(low, high))
            step = (1, 0, 0, 1, across, 0)
        self._matrix = times(step, self._matrix)
        effective = em * math.hypot(matrix[2], matrix[3])
        if text.mode in _UNSEEN or not length or not effective:
            return
        paint = state.paint(stroke=text.mode in _STROKED)
        self._draw(DrawnType(box, paint, effective, said, missing, thing="text"))


def _float(value: Any) -> float:
    return value if isinstance(value, float) else 0.0
