"""Inks as operators, and what they need in a page's resources: plates, states, gradients.

Process inks are DeviceCMYK; a spot ink is a Separation color space with what stands for
it (ISO 32000-1 8.6.6.4), one for each plate. Overprint and opacity are graphics states
(8.4.5). What no page uses is not in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pagesetter.display.model import Clip, DisplayList, DrawPhoto
from pagesetter.export.pdf_objects import Array, PdfFile, Reference, dictionary, name, number
from pagesetter.geometry import Rect
from pagesetter.ink import Ink
from pagesetter.records import NamedTuple

# Parts of ink in ten-thousandths: finer than a plate's 256 steps.
_DIGITS = 4


class InkState(NamedTuple):
    """What the graphics state says of how an ink is laid on others."""

    overprint: bool = False
    opacity: float = 1.0


#: As each page begins: every ink knocks out what is under it, and hides it.
PLAIN = InkState()


def state_of(ink: Ink) -> InkState:
    """Return the state that an ink is laid on in; where nobody said, it knocks out."""
    return InkState(bool(ink.overprint), ink.opacity)


def has_transparency(page: DisplayList) -> bool:
    """Tell whether anything on a page shows through an ink."""
    return any(ink.opacity != 1 for ink in inks_of(page))


def inks_of(page: DisplayList) -> Iterator[Ink]:
    """Yield the ink of each mark of a page that has one."""
    for region in page.regions:
        for mark in region.marks:
            if isinstance(mark, Clip):
                yield from (inner.ink for inner in mark.marks)
            elif not isinstance(mark, DrawPhoto):
                yield mark.ink


class Inks:
    """The plates, graphics states and gradients of a file, each added when first used."""

    def __init__(self, file: PdfFile) -> None:
        """Begin without any."""
        self._file = file
        self._plates: dict[str, tuple[str, Reference]] = {}
        self._states: dict[tuple[str, float], tuple[str, Reference]] = {}
        self._patterns: dict[Any, tuple[str, Reference]] = {}
        self._colors: dict[tuple[Ink, bool], str] = {}

    def copied(self, file: PdfFile) -> Inks:
        """Return the same, to which is added by itself: to another file."""
        copy = Inks(file)
        copy._plates.update(self._plates)
        copy._states.update(self._states)
        copy._patterns.update(self._patterns)
        return copy

    def count(self) -> int:
        """Return how many plates, states and gradients the file has."""
        return len(self._plates) + len(self._states) + len(self._patterns)

    def color(self, ink: Ink, stroke: bool = False) -> str:
        """Return the operators that choose an ink without a gradient; ISO 32000-1 8.6.8."""
        known = self._colors.get((ink, stroke))
        if known is None:
            known = self._colors[ink, stroke] = self._color(ink, stroke)
        return known

    def gradient(self, ink: Ink, bounds: Rect, stroke: bool = False) -> str:
        """Return the operators that choose the gradient of an ink.

        It goes over `bounds`, in the page's space with y up.
        """
        pattern = self._pattern(ink, bounds)
        return f"/Pattern {'CS' if stroke else 'cs'} /{pattern} {'SCN' if stroke else 'scn'}"

    def change(self, before: InkState, after: InkState) -> list[str]:
        """Return the operators that bring one state to another.

        Opacity has a state of its own, so that a file without any never speaks of it:
        PDF/X-1a has none.
        """
        operators = []
        if before.overprint != after.overprint:
            operators.append(self._state("overprint", float(after.overprint)))
        if before.opacity != after.opacity:
            operators.append(self._state("opacity", after.opacity))
        return operators

    def resources(self) -> dict[str, Any]:
        """Return what pages' resources must have, by category; ISO 32000-1 7.8.3."""
        categories: dict[str, dict[Any, tuple[str, Reference]]] = {
            "ColorSpace": self._plates,
            "ExtGState": self._states,
            "Pattern": self._patterns,
        }
        return {key: dictionary(dict(used.values())) for key, used in categories.items() if used}

    def _color(self, ink: Ink, stroke: bool) -> str:
        if ink.spot:
            tint = number(ink.tint, _DIGITS)
            plate = self._plate(ink)[0]
            return f"/{plate} {'CS' if stroke else 'cs'} {tint} {'SCN' if stroke else 'scn'}"
        parts = (ink.cyan, ink.magenta, ink.yellow, ink.black)
        return f"{' '.join(number(part, _DIGITS) for part in parts)} {'K' if stroke else 'k'}"

    def _plate(self, ink: Ink) -> tuple[str, Reference]:
        """Return the color space of a spot ink: all its tints share one, 8.6.6.4.

        The first ink of a plate says what stands for it: a plate cannot be two colors.
        """
        if ink.spot not in self._plates:
            solid = numbers_of(ink._replace(tint=1.0).process)
            function = self._file.add(interpolation(numbers_of((0.0,) * 4), solid))
            space = Array([name("Separation"), name(ink.spot), name("DeviceCMYK"), function])
            self._plates[ink.spot] = (f"CS{len(self._plates) + 1}", self._file.add(space))
        return self._plates[ink.spot]

    def _state(self, what: str, value: float) -> str:
        if (what, value) not in self._states:
            if what == "overprint":  # OPM 1: a part of 0 leaves what is under it, 8.6.7
                entries: dict[str, Any] = {"OP": bool(value), "op": bool(value), "OPM": int(value)}
            else:
                entries = dict.fromkeys(("CA", "ca"), number(value, _DIGITS))
            state = self._file.add(dictionary({"Type": name("ExtGState"), **entries}))
            self._states[what, value] = (f"GS{len(self._states) + 1}", state)
        return f"/{self._states[what, value][0]} gs"

    def _pattern(self, ink: Ink, bounds: Rect) -> str:
        from pagesetter.export.pdf_gradients import axial_pattern  # few pages have any

        assert ink.gradient is not None
        spots = [stop for _, stop in ink.gradient.stops if stop.spot]
        key = (ink.gradient, tuple(round(side, 3) for side in bounds))
        if key not in self._patterns:
            one = spots and all(stop.spot in ("", spots[0].spot) for _, stop in ink.gradient.stops)
            plate = self._plate(spots[0])[1] if one else None
            pattern = axial_pattern(self._file, ink.gradient, bounds, plate)
            self._patterns[key] = (f"P{len(self._patterns) + 1}", self._file.add(pattern))
        return self._patterns[key][0]


def numbers_of(parts: tuple[float, ...]) -> Array:
    """Return parts of ink as an array."""
    return Array([number(part, _DIGITS) for part in parts])


def interpolation(begin: Array, end: Array) -> Any:
    """Return the function that goes straight from one color to another; ISO 32000-1 7.10.3."""
    return dictionary({"FunctionType": 2, "Domain": Array([0, 1]), "C0": begin, "C1": end, "N": 1})
