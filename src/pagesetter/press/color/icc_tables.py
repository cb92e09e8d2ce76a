"""The tables of a press's ICC profile that make inks of colors, found so that they can be edited.

Three kinds of them hold a grid of inks: `mft1` and `mft2` (ICC.1:2010, 10.8 and 10.9) and
`mBA ` (10.11). After the grid comes a curve for each ink. Inks are bytes here, 0 to 255.
"""

from __future__ import annotations

import struct

from pagesetter.press.color.icc_file import IccError, IccFacts
from pagesetter.records import NamedTuple

_TAGS = (b"B2A0", b"B2A1", b"B2A2")
_INKS = 4
_MOST_NODES = 64**3


class InkTable(NamedTuple):
    """A grid of inks in a profile."""

    start: int  # of the grid, in the profile's bytes
    nodes: int
    width: int  # bytes of a number
    curves: tuple[bytes, ...]  # an ink's: of 256 numbers in the grid what is printed

    @property
    def end(self) -> int:
        """Where the grid ends."""
        return self.start + self.nodes * _INKS * self.width


def ink_tables(icc: bytes, facts: IccFacts) -> tuple[InkTable, ...]:
    """Return each table once, however many tags share it. Raises `IccError`."""
    places = {facts.tags[tag]: None for tag in _TAGS if tag in facts.tags}
    try:
        return tuple(_table(icc, start, length) for start, length in places)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise IccError("has tables that do not hold together") from error


def planes_of(icc: bytes, table: InkTable) -> tuple[bytes, ...]:
    """Return the grid's numbers, four a node: their high bytes, and their low ones if any."""
    data = icc[table.start : table.end]
    return (data,) if table.width == 1 else (data[0::2], data[1::2])


def put_planes(icc: bytearray, table: InkTable, planes: tuple[bytes, ...]) -> None:
    """Write the grid's numbers back."""
    for i, plane in enumerate(planes):
        icc[table.start + i : table.end : table.width] = plane


def printed(plane: bytes, table: InkTable) -> bytes:
    """Return the inks that numbers of the grid print."""
    return _through(plane, table.curves)


def written(inks: bytes, table: InkTable) -> bytes:
    """Return the numbers of the grid that print these inks, or a shade less."""
    return _through(inks, tuple(_backwards(curve) for curve in table.curves))


def _through(plane: bytes, curves: tuple[bytes, ...]) -> bytes:
    out = bytearray(len(plane))
    for i, curve in enumerate(curves):
        out[i::_INKS] = plane[i::_INKS].translate(curve)
    return bytes(out)


def _backwards(curve: bytes) -> bytes:
    best = [-1] * 256
    for number, ink in enumerate(curve):
        best[ink] = max(best[ink], number)
    at = max(0, best[min(curve)])
    found = []
    for number in best:
        at = number if number >= 0 else at
        found.append(at)
    return bytes(found)


def _table(icc: bytes, start: int, length: int) -> InkTable:
    tag = icc[start : start + length]
    kinds = {b"mft1": _of_bytes, b"mft2": _of_words, b"mBA ": _of_parts}
    read = kinds.get(tag[:4])
    if read is None or tag[8:10] != b"\3\4":
        raise ValueError("not a table of colors to four inks")
    table = read(tag)
    if not 0 < table.nodes <= _MOST_NODES or table.end > len(tag):
        raise ValueError("cut short")
    return table._replace(start=start + table.start)


def _of_bytes(tag: bytes) -> InkTable:
    nodes, grid = tag[10] ** 3, 48 + 3 * 256
    curves = grid + nodes * _INKS
    tables = [tag[curves + 256 * i : curves + 256 * (i + 1)] for i in range(_INKS)]
    return InkTable(grid, nodes, 1, tuple(_sampled([n / 255 for n in t]) for t in tables))


def _of_words(tag: bytes) -> InkTable:
    before, after = struct.unpack_from(">HH", tag, 48)
    nodes, grid = tag[10] ** 3, 52 + 2 * 3 * before
    curves = grid + 2 * nodes * _INKS
    tables = [struct.unpack_from(f">{after}H", tag, curves + 2 * after * i) for i in range(_INKS)]
    return InkTable(grid, nodes, 2, tuple(_sampled([n / 65535 for n in t]) for t in tables))


def _of_parts(tag: bytes) -> InkTable:
    grid, curves = struct.unpack_from(">II", tag, 24)
    if not grid or not curves:
        raise ValueError("no grid")
    nodes, width = tag[grid] * tag[grid + 1] * tag[grid + 2], tag[grid + 16]
    if width not in (1, 2):
        raise ValueError("numbers of no known width")
    found = []
    for _ in range(_INKS):
        curve, length = _curve(tag, curves)
        found.append(curve)
        curves += length + -length % 4
    return InkTable(grid + 20, nodes, width, tuple(found))


def _curve(tag: bytes, at: int) -> tuple[bytes, int]:
    """Return a curve of 10.5 or 10.15, sampled, and its length in the file."""
    if tag[at : at + 4] == b"para":
        kind = struct.unpack_from(">H", tag, at + 8)[0]
        count = (1, 3, 4, 5, 7)[kind]
        numbers = [n / 65536 for n in struct.unpack_from(f">{count}i", tag, at + 12)]
        return bytes(_byte(_formula(kind, numbers, i / 255)) for i in range(256)), 12 + 4 * count
    if tag[at : at + 4] != b"curv":
        raise ValueError("no curve")
    count = struct.unpack_from(">I", tag, at + 8)[0]
    values = struct.unpack_from(f">{count}H", tag, at + 12)
    if count == 1:
        return bytes(_byte((i / 255) ** (values[0] / 256)) for i in range(256)), 14
    return _sampled([n / 65535 for n in values] or [0.0, 1.0]), 12 + 2 * count


def _formula(kind: int, numbers: list[float], x: float) -> float:
    """ICC.1:2010, table 65."""
    g, a, b, c, d, e, f = (numbers + [1.0, 0.0, 0.0, 0.0, 0.0, 0.0][len(numbers) - 1 :])[:7]
    if kind == 0:
        return float(x**g)
    if kind in (1, 2):
        d, e, f, c = -b / a, c, c, 0.0
        if kind == 1:
            e = f = 0.0
    return float(max(0.0, a * x + b) ** g + e) if x >= d else c * x + f


def _sampled(values: list[float]) -> bytes:
    if len(values) < 2:
        raise ValueError("a curve of one point")
    last = len(values) - 1
    found = []
    for i in range(256):
        at = i / 255 * last
        low = min(int(at), last - 1)
        found.append(_byte(values[low] + (values[low + 1] - values[low]) * (at - low)))
    return bytes(found)


def _byte(part: float) -> int:
    return min(255, max(0, round(part * 255)))
