"""A page's content stream as drawn objects; ISO 32000-1 7.8, 8, 9.

Forms and patterns are walked where they are used. All work is bounded, and whatever a
stream holds is walked as far as it can be read: `Walk.trouble` says what was not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from pagesetter.geometry import Rect
from pagesetter.press.preflight.boxes import common, widened
from pagesetter.press.preflight.objects import (
    Drawn,
    DrawnFill,
    DrawnRule,
    Paint,
    filled,
)
from pagesetter.press.preflight.pdf_colors import UNKNOWN, Space, first_color, space_of
from pagesetter.press.preflight.pdf_functions import stops_of
from pagesetter.press.preflight.pdf_images import inline_picture, picture_of
from pagesetter.press.preflight.pdf_known import Known, resource
from pagesetter.press.preflight.pdf_paths import PdfPath
from pagesetter.press.preflight.pdf_settings import set_color, set_state
from pagesetter.press.preflight.pdf_state import (
    Color,
    Matrix,
    State,
    box_under,
    matrix_of,
    thickness,
    times,
)
from pagesetter.press.preflight.pdf_streams import TooLargeError, UndoneError
from pagesetter.press.preflight.pdf_syntax import InlineImage, operators
from pagesetter.press.preflight.pdf_text import TextWalk
from pagesetter.press.preflight.pdf_values import entry, items, name, numbers, rectangle

#: More than a page full of vector drawings has.
MOST_OPERATORS = 1_000_000
MOST_OBJECTS = 200_000
_MOST_DEPTH = 12
_MOST_SAVED = 256

_NO_COLORS: tuple[Space, list[tuple[float, ...]]] = (UNKNOWN, [])

_COLORS = frozenset(["g", "G", "k", "K", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN"])
_STATES = frozenset(["w", "gs", "Tf", "Tc", "Tw", "Tz", "TL", "Ts", "Tr"])
_PATHS = frozenset(["m", "l", "c", "v", "y", "re", "h"])
_FILLS = frozenset(["f", "F", "f*", "B", "B*", "b", "b*"])
_STROKES = frozenset(["S", "s", "B", "B*", "b", "b*"])
_PAINTS = _FILLS | _STROKES | {"n"}


@dataclass(slots=True)
class _Stream:
    """What one stream has under way."""

    resources: Any
    depth: int
    text: TextWalk
    path: PdfPath = field(default_factory=PdfPath)
    clips: bool = False
    saved: list[State] = field(default_factory=list)
    spaces: dict[str, Space] = field(default_factory=dict)


class Walk:
    """One page as it is walked."""

    def __init__(self, base: Matrix, room: Rect, known: Known) -> None:
        """Begin with the matrix from the page's space, and what of it can be seen.

        `known` is what was read of the file before.
        """
        self.objects: list[Drawn] = []
        self.trouble: set[str] = set()
        self._state = State(base, room)
        self._base = base
        self._operators = 0
        self._known = known
        self._area: Rect | None = None  # what a pattern fills

    def page(self, page: Any, resources: Any) -> tuple[Drawn, ...]:
        """Walk all content of a page."""
        contents = entry(page, "/Contents")
        streams = items(contents, 4096) if isinstance(contents, pikepdf.Array) else [contents]
        parts = [self._read(stream) for stream in streams if stream is not None]
        self._run(b"\n".join(parts), resources, 0)
        return tuple(self.objects)

    def _read(self, stream: Any) -> bytes:
        try:
            return self._known.read(stream)
        except TooLargeError:
            self.trouble.add("its content is too large to be looked at whole")
        except UndoneError:
            self.trouble.add("some of its content is damaged")
        return b""

    # ---------------------------------------------------------------- operators

    def _run(self, data: bytes, resources: Any, depth: int) -> None:
        """Walk one stream; the state it leaves behind is forgotten."""
        outside = self._state.saved()
        stream = _Stream(resources, depth, TextWalk(self.draw))
        for operator, parts in operators(data):
            self._operators += 1
            self._known.operators -= 1
            left = min(MOST_OPERATORS - self._operators, self._known.operators)
            if left < 0 or len(self.objects) > MOST_OBJECTS:
                self.trouble.add("it has too many objects to be looked at whole")
                break
            self._take(stream, operator, parts)
        self._state = outside

    def _take(self, stream: _Stream, operator: str, parts: Sequence[Any]) -> None:
        if operator in _PATHS:
            stream.path.add(operator, _floats(parts), self._state.ctm)
        elif operator in _COLORS:
            set_color(self._state, operator, parts, stream.resources, stream.spaces)
        elif operator in _STATES:
            set_state(self._state, operator, parts, stream.resources, self._known)
        elif operator in _PAINTS:
            self._paint(operator, stream.path, stream.resources, stream.depth)
            if stream.clips and stream.path:
                self._clip(stream.path)
            stream.path, stream.clips = PdfPath(), False
        elif operator in ("W", "W*"):
            stream.clips = True
        elif operator in ("q", "Q"):
            self._save(stream.saved, operator)
        elif not stream.text.take(operator, parts, self._state):
            self._place(operator, parts, stream.resources, stream.depth)

    def _save(self, saved: list[State], operator: str) -> None:
        if operator == "q":
            if len(saved) < _MOST_SAVED:
                saved.append(self._state.saved())
        elif saved:
            self._state = saved.pop()

    def _place(self, operator: str, parts: Sequence[Any], resources: Any, depth: int) -> None:
        """Take what moves the page or draws what stands elsewhere."""
        state = self._state
        if operator == "cm":
            state.ctm = times(matrix_of(parts), state.ctm)
        elif operator == "Do" and parts:
            self._draw_external(str(parts[0]), resources, depth)
        elif operator == "sh" and parts:
            self._shade(resource(resources, "/Shading", str(parts[0])), resources, state.clip)
        elif operator == "BI" and parts and isinstance(parts[0], InlineImage):
            self.draw(inline_picture(parts[0], state, resources), picture=True)

    def _draw_external(self, which: str, resources: Any, depth: int) -> None:
        thing = resource(resources, "/XObject", which)
        kind = name(entry(thing, "/Subtype"))
        if kind == "Image":
            self.draw(picture_of(thing, which, self._state, resources, self._known), picture=True)
        elif kind == "Form":
            self._form(thing, resources, depth)

    def _form(self, form: Any, resources: Any, depth: int) -> None:
        """Walk a form; 8.10."""
        if depth >= _MOST_DEPTH:
            self.trouble.add("it has forms within forms, too deep to be looked at whole")
            return
        outside = self._state.saved()
        state = self._state
        state.ctm = times(matrix_of(numbers(entry(form, "/Matrix"), 6)), state.ctm)
        box = rectangle(entry(form, "/BBox"))
        shown = common(state.clip, box_under(state.ctm, *box)) if box else state.clip
        if shown is not None:
            state.clip = shown
            own = entry(form, "/Resources")
            self._run(self._read(form), resources if own is None else own, depth + 1)
        self._state = outside

    # ---------------------------------------------------------------- painting

    def draw(self, thing: Drawn | None, *, picture: bool = False) -> None:
        """Keep a drawn object, cut to what shows of it."""
        if thing is None:
            return
        if self._area is not None:
            self.objects.append(thing._replace(bounds=self._area))
            return
        seen = common(thing.bounds, self._state.clip)
        if seen is None:
            return
        if picture:
            from pagesetter.press.preflight.pdf_images import cut_to

            thing = cut_to(thing, seen, self._state.ctm)  # type: ignore[arg-type] # a picture
        self.objects.append(thing._replace(bounds=seen))

    def _clip(self, path: PdfPath) -> None:
        # Nothing shows where there is nothing in common; a rectangle of no size is that.
        box = common(self._state.clip, path.bounds)
        self._state.clip = box or Rect(self._state.clip.x - 1e6, -1e6, 0, 0)

    def _paint(self, operator: str, path: PdfPath, resources: Any, depth: int) -> None:
        if not path or operator == "n":
            return
        state = self._state
        fills, strokes = operator in _FILLS, operator in _STROKES
        if fills:
            self._fill(path, resources, depth)
        # An outline of the same ink only makes what is filled fatter.
        if strokes and not (fills and state.paint() == state.paint(stroke=True)):
            width = state.width * thickness(state.ctm)
            around = widened(path.bounds, width / 2)
            self.draw(DrawnRule(around, state.paint(stroke=True), width, "rule"))

    def _fill(self, path: PdfPath, resources: Any, depth: int) -> None:
        if self._state.fill.space.kind == "Pattern":
            self._fill_pattern(path, resources, depth)
            return
        paint, boxes = self._state.paint(), path.rectangles()
        if boxes is None:
            self.draw(DrawnFill(path.bounds, paint, whole=False, thing="shape"))
            return
        for box in boxes:
            self.draw(filled(box, paint))

    def _fill_pattern(self, path: PdfPath, resources: Any, depth: int) -> None:
        """Fill with a gradient or with tiles, each seen once; 8.7."""
        pattern = resource(resources, "/Pattern", self._state.fill.pattern)
        area = common(path.bounds, self._state.clip)
        if area is None or depth >= _MOST_DEPTH:
            return
        shading = entry(pattern, "/Shading")
        if shading is not None:
            self._shade(shading, resources, area)
            return
        outside, outer = self._state.saved(), self._area
        own = matrix_of(numbers(entry(pattern, "/Matrix"), 6))
        self._state.ctm = times(own, self._base)
        base = self._state.fill.space.base
        if base is not None:  # uncolored: its tiles take the color that is given with it
            self._state.fill = Color(base, self._state.fill.parts)
            self._state.stroke = self._state.fill
        self._area = outer or area
        if isinstance(pattern, pikepdf.Stream):
            self._run(self._read(pattern), entry(pattern, "/Resources"), depth + 1)
        self._state, self._area = outside, outer

    def _shade(self, shading: Any, resources: Any, area: Rect) -> None:
        """Fill with a gradient; what its colors are is asked of its function."""
        space, colors = self._known.once(
            "shading", shading, lambda: _colors_of(shading, resources), _NO_COLORS
        )
        colors = colors or [first_color(space)]
        state = self._state.saved()
        stops: list[Paint] = []
        for parts in colors:
            state.fill = Color(space, parts)
            stops.append(state.paint())
        heaviest = max(stops, key=lambda stop: stop.total)
        self.draw(DrawnFill(area, heaviest, whole=False, stops=tuple(stops), thing="gradient"))


def _colors_of(shading: Any, resources: Any) -> tuple[Space, list[tuple[float, ...]]]:
    space = space_of(entry(shading, "/ColorSpace"), resources)
    return space, stops_of(entry(shading, "/Function"))


def _floats(parts: Sequence[Any]) -> list[float]:
    return [part for part in parts if isinstance(part, float)]
