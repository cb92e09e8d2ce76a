"""Functions of a PDF at one point, as far as colors need them; ISO 32000-1 7.10.

Sampled functions give the nearest sample. PostScript calculators are not run: what a
file computes there is unknown here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pagesetter.press.preflight.pdf_streams import TooLargeError, UndoneError, stream_bytes
from pagesetter.press.preflight.pdf_values import entry, items, number, numbers

_MOST_DEPTH = 4
_MOST_SAMPLES = 1 << 18


def value_of(function: Any, at: Sequence[float], depth: int = 0) -> tuple[float, ...] | None:
    """Return the values of a function, or of an array of them; `None` where it is unknown."""
    if depth > _MOST_DEPTH or not at:
        return None
    several = items(function, 32)
    if several:
        parts = [value_of(one, at, depth + 1) for one in several]
        return tuple(part[0] for part in parts if part) if all(parts) else None
    match int(number(entry(function, "/FunctionType"), -1)):
        case 0:
            return _sampled(function, at)
        case 2:
            return _exponential(function, at[0])
        case 3:
            return _stitched(function, at[0], depth)
        case _:
            return None


def _exponential(function: Any, at: float) -> tuple[float, ...] | None:
    first = numbers(entry(function, "/C0"), 32) or (0.0,)
    last = numbers(entry(function, "/C1"), 32) or (1.0,)
    power = number(entry(function, "/N"), 1)
    try:
        share = at**power
    except (ZeroDivisionError, OverflowError):
        return None
    if isinstance(share, complex):
        return None
    return tuple(a + share * (b - a) for a, b in zip(first, last, strict=False))


def _stitched(function: Any, at: float, depth: int) -> tuple[float, ...] | None:
    parts = items(entry(function, "/Functions"), 256)
    bounds = numbers(entry(function, "/Bounds"), 256)
    encode = numbers(entry(function, "/Encode"), 512)
    domain = numbers(entry(function, "/Domain"), 2)
    if not parts or len(domain) < 2 or len(encode) < 2 * len(parts):
        return None
    which = min(sum(at >= bound for bound in bounds), len(parts) - 1)
    edges = (domain[0], *bounds, domain[1])
    if which + 1 >= len(edges):
        return None
    low, high = edges[which], edges[which + 1]
    a, b = encode[2 * which : 2 * which + 2]
    along = a if high == low else a + (at - low) * (b - a) / (high - low)
    return value_of(parts[which], (along,), depth + 1)


def _sampled(function: Any, at: Sequence[float]) -> tuple[float, ...] | None:
    sizes = [int(size) for size in numbers(entry(function, "/Size"), 32)]
    bits = int(number(entry(function, "/BitsPerSample")))
    reach = numbers(entry(function, "/Range"), 64)
    if bits not in (8, 16) or len(sizes) != len(at) or not reach or min(sizes) < 1:
        return None
    place, step = 0, 1
    for size, part in zip(sizes, at, strict=True):
        place += step * round(min(max(part, 0.0), 1.0) * (size - 1))
        step *= size
    width, count = bits // 8, len(reach) // 2
    try:
        data = stream_bytes(function, _MOST_SAMPLES)
    except (TooLargeError, UndoneError):
        return None
    row = data[place * count * width : (place + 1) * count * width]
    if len(row) < count * width:
        return None
    raw = [int.from_bytes(row[i * width : (i + 1) * width], "big") for i in range(count)]
    most = (1 << bits) - 1
    return tuple(
        reach[2 * i] + raw[i] / most * (reach[2 * i + 1] - reach[2 * i]) for i in range(count)
    )


def stops_of(function: Any) -> list[tuple[float, ...]]:
    """Return the values at both ends and at each joint of a gradient's function."""
    domain = numbers(entry(function, "/Domain"), 2) or (0.0, 1.0)
    places = [domain[0], *numbers(entry(function, "/Bounds"), 64), domain[-1]]
    if items(function):
        places = [0.0, 0.5, 1.0]
    return [found for place in places if (found := value_of(function, (place,))) is not None]
