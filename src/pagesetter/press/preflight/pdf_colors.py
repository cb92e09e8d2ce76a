"""Color spaces of a PDF, and what a color in one puts on each plate; ISO 32000-1 8.6."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf

from pagesetter.press.preflight.objects import PROCESS, Paint, inked
from pagesetter.press.preflight.pdf_functions import value_of
from pagesetter.press.preflight.pdf_known import resource
from pagesetter.press.preflight.pdf_streams import (
    TooLargeError,
    UndoneError,
    stream_bytes,
    stream_head,
)
from pagesetter.press.preflight.pdf_values import entry, items, name, number
from pagesetter.records import NamedTuple

_MOST_DEPTH = 6
_MOST_TABLE = 4 * 65536


class Space(NamedTuple):
    """A color space as a press sees it."""

    kind: str  # CMYK, Gray, RGB, Lab, Spot, Indexed, Pattern, Unknown
    components: int = 0
    names: tuple[str, ...] = ()  # of a spot's inks
    base: Space | None = None  # of an indexed one, of an uncolored pattern
    table: bytes = b""  # of an indexed one
    stand_ins: tuple[tuple[str, tuple[float, ...]], ...] = ()
    label: str = ""  # as the file names it, for people
    direct: bool = False  # DeviceCMYK: a part of none leaves what is there, under OPM 1

    @property
    def colored(self) -> Space:
        """What its colors are made of."""
        return self.base if self.kind == "Indexed" and self.base else self


GRAY = Space("Gray", 1, label="DeviceGray")
CMYK = Space("CMYK", 4, label="DeviceCMYK", direct=True)
RGB = Space("RGB", 3, label="DeviceRGB")
PATTERN = Space("Pattern", label="Pattern")
UNKNOWN = Space("Unknown")

_DEVICES = {
    "DeviceGray": GRAY,
    "G": GRAY,
    "CalGray": GRAY,
    "DeviceCMYK": CMYK,
    "CMYK": CMYK,
    "DeviceRGB": RGB,
    "RGB": RGB,
    "CalRGB": RGB._replace(label="CalRGB"),
    "Lab": Space("Lab", 3, label="Lab"),
    "Pattern": PATTERN,
}


def space_of(value: Any, resources: Any = None, depth: int = 0) -> Space:
    """Return a color space by its name, one of the resources' or a device's, or by its array."""
    if depth > _MOST_DEPTH:
        return UNKNOWN
    if isinstance(value, str):  # of a content stream
        return _named(value, resources, depth)
    if isinstance(value, pikepdf.Name):
        return _named(name(value), resources, depth)
    parts = items(value, 8)
    if not parts:
        return UNKNOWN
    kind = name(parts[0])
    if len(parts) == 1 or kind in ("CalGray", "CalRGB", "Lab"):
        return _DEVICES.get(kind, UNKNOWN)
    make = {
        "ICCBased": _of_profile,
        "Indexed": _indexed,
        "I": _indexed,
        "Separation": _of_spots,
        "DeviceN": _of_spots,
        "Pattern": _uncolored,
    }.get(kind)
    return make(parts, resources, depth) if make else UNKNOWN


def _named(which: str, resources: Any, depth: int) -> Space:
    if which in _DEVICES:
        return _DEVICES[which]
    value = resource(resources, "/ColorSpace", which)
    return UNKNOWN if value is None else space_of(value, resources, depth + 1)


def _of_profile(parts: Sequence[Any], _resources: Any, _depth: int) -> Space:
    count = int(number(entry(parts[1], "/N")))
    head = stream_head(parts[1], 40)
    if head[16:20] == b"Lab ":
        return Space("Lab", 3, label="ICC Lab")
    kinds = {1: "Gray", 3: "RGB", 4: "CMYK"}
    return Space(kinds[count], count, label=f"ICC {kinds[count]}") if count in kinds else UNKNOWN


def _indexed(parts: Sequence[Any], resources: Any, depth: int) -> Space:
    base = space_of(parts[1], resources, depth + 1)
    table = parts[3] if len(parts) > 3 else b""
    data = b""
    if isinstance(table, pikepdf.Stream):
        try:
            data = stream_bytes(table, _MOST_TABLE)
        except (TooLargeError, UndoneError):
            return UNKNOWN
    elif isinstance(table, pikepdf.String):
        data = bytes(table)[:_MOST_TABLE]
    return Space("Indexed", 1, base=base, table=data, label=f"Indexed {base.label}")


def _of_spots(parts: Sequence[Any], resources: Any, depth: int) -> Space:
    many = isinstance(parts[1], pikepdf.Array)
    names = tuple(name(part) for part in items(parts[1], 32)) if many else (name(parts[1]),)
    alternate = space_of(parts[2], resources, depth + 1) if len(parts) > 2 else UNKNOWN
    stand_ins = []
    if len(parts) > 3 and alternate.kind == "CMYK":
        for i, which in enumerate(names):
            solid = [1.0 if i == j else 0.0 for j in range(len(names))]
            found = value_of(parts[3], solid)
            if found is not None and which not in (*PROCESS, "All", "None"):
                stand_ins.append((which, tuple(round(part, 3) for part in found)))
    return Space("Spot", len(names), names, stand_ins=tuple(stand_ins), label=", ".join(names))


def _uncolored(parts: Sequence[Any], resources: Any, depth: int) -> Space:
    return PATTERN._replace(base=space_of(parts[1], resources, depth + 1))


def first_color(space: Space) -> tuple[float, ...]:
    """Return the color that a space begins with; 8.6.5, 8.6.6."""
    if space.kind == "CMYK":
        return 0.0, 0.0, 0.0, 1.0
    return (1.0 if space.kind == "Spot" else 0.0,) * space.components


def paint_of(space: Space, parts: Sequence[float]) -> Paint:
    """Return what a color puts on the plates, without overprint and opacity."""
    if space.kind == "Indexed" and space.base is not None:
        count, start = space.base.components, int(parts[0]) if parts else 0
        row = space.table[start * count : (start + 1) * count]
        return paint_of(space.base, [byte / 255 for byte in row])
    values = tuple(min(max(part, 0.0), 1.0) for part in parts[: space.components])
    if len(values) < space.components:
        values += (0.0,) * (space.components - len(values))
    match space.kind:
        case "Gray":
            return Paint("Gray", inked([("Black", 1 - values[0])]))
        case "CMYK":
            return Paint("CMYK", inked(zip(PROCESS, values, strict=True)))
        case "Spot":
            shown = (pair for pair in zip(space.names, values, strict=True) if pair[0] != "None")
            return Paint("Spot", inked(shown), stand_ins=space.stand_ins)
        case _:
            return Paint(space.kind, ())
