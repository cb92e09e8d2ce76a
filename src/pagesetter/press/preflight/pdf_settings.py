"""Operators that set colors and the graphics state; ISO 32000-1 8.4.4, 8.6.8, 9.3."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf

from pagesetter.press.preflight.pdf_colors import CMYK, GRAY, RGB, Space, first_color, space_of
from pagesetter.press.preflight.pdf_fonts import NO_FONT, PdfFont, font_of
from pagesetter.press.preflight.pdf_known import Known, resource
from pagesetter.press.preflight.pdf_state import Color, State
from pagesetter.press.preflight.pdf_syntax import Name
from pagesetter.press.preflight.pdf_values import entry, items, name, number

_SPACES = {"g": GRAY, "rg": RGB, "k": CMYK}


def set_color(
    state: State, operator: str, parts: Sequence[Any], resources: Any, spaces: dict[str, Space]
) -> None:
    """Set the color of fills, or of strokes where the operator is a capital.

    `spaces` are those of the resources that are known.
    """
    plain = operator.lower()
    now = state.stroke if operator.isupper() else state.fill
    values = tuple(part for part in parts if isinstance(part, float))
    if plain in _SPACES:
        color = Color(_SPACES[plain], values)
    elif plain == "cs":
        which = str(parts[0]) if parts else ""
        if which not in spaces:
            spaces[which] = space_of(which, resources)
        space = spaces[which]
        color = Color(space, first_color(space))
    else:
        pattern = str(parts[-1]) if parts and isinstance(parts[-1], Name) else ""
        color = Color(now.space, values, pattern)
    if operator.isupper():
        state.stroke = color
    else:
        state.fill = color


def set_state(
    state: State, operator: str, parts: Sequence[Any], resources: Any, known: Known
) -> None:
    """Set a line width, a text parameter, or all that an ExtGState sets."""
    if operator == "gs":
        if parts:
            _set_all(state, resources, str(parts[0]), known)
    elif operator == "Tf":
        if len(parts) == 2 and isinstance(parts[1], float):
            state.text.font = _font(resource(resources, "/Font", str(parts[0])), known)
            state.text.size = parts[1]
    elif parts and isinstance(parts[0], float):
        _set_number(state, operator, parts[0])


def _set_number(state: State, operator: str, value: float) -> None:
    text = state.text
    match operator:
        case "w":
            state.width = abs(value)
        case "Tc":
            text.spacing = value
        case "Tw":
            text.word = value
        case "Tz":
            text.scale = value / 100
        case "TL":
            text.leading = value
        case "Ts":
            text.rise = value
        case "Tr":
            text.mode = int(value)
        case _:
            pass


def _font(value: Any, known: Known) -> PdfFont:
    return known.once("font", value, lambda: font_of(value, known.read), NO_FONT)


def _set_all(state: State, resources: Any, which: str, known: Known) -> None:
    """Set what an ExtGState sets; 8.4.5."""
    chosen = resource(resources, "/ExtGState", which)
    stroke, fill = entry(chosen, "/OP"), entry(chosen, "/op")
    if isinstance(stroke, bool):
        state.overprint_stroke = stroke
        state.overprint = stroke  # where it says nothing of fills; Table 58
    if isinstance(fill, bool):
        state.overprint = fill
    if (mode := entry(chosen, "/OPM")) is not None:
        state.overprint_mode = int(number(mode))
    if (opacity := entry(chosen, "/ca")) is not None:
        state.opacity = number(opacity, 1.0)
    if (opacity := entry(chosen, "/CA")) is not None:
        state.opacity_stroke = number(opacity, 1.0)
    if (width := entry(chosen, "/LW")) is not None:
        state.width = abs(number(width))
    blend = entry(chosen, "/BM")
    if blend is not None:
        first = items(blend, 1)
        which_blend = name(blend) if isinstance(blend, pikepdf.Name) else name(*first or [None])
        state.blend = "Normal" if which_blend in ("", "Compatible") else which_blend
    font = items(entry(chosen, "/Font"), 2)
    if len(font) == 2:
        state.text.font, state.text.size = _font(font[0], known), number(font[1])
