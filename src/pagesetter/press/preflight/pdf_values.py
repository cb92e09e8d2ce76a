"""Values of a PDF as plain Python's, whatever a file has in their place.

pikepdf raises when an object is not of the kind that is asked for, and a hostile file has
every kind everywhere. These return a default instead; ISO 32000-1 7.3.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import pikepdf

_MOST_PARENTS = 32


def is_dictionary(value: Any) -> bool:
    """Tell whether a value has entries."""
    return isinstance(value, pikepdf.Dictionary | pikepdf.Stream)


def entry(holder: Any, key: str) -> Any:
    """Return an entry of a dictionary or a stream, `None` where there is none."""
    try:
        if is_dictionary(holder):
            return holder.get(key)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        pass
    return None


def entries(holder: Any) -> list[tuple[str, Any]]:
    """Return the entries of a dictionary or a stream, in their order."""
    try:
        return [(str(key), holder[key]) for key in holder] if is_dictionary(holder) else []
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, KeyError):
        return []


def items(value: Any, most: int = 100_000) -> list[Any]:
    """Return the items of an array, at most so many; none of what is no array."""
    try:
        if isinstance(value, pikepdf.Array):
            return [value[i] for i in range(min(len(value), most))]
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, IndexError):
        pass
    return []


def number(value: Any, default: float = 0.0) -> float:
    """Return a number, within what a page can use."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return default
    try:
        found = float(value)
    except (OverflowError, ValueError):
        return default
    return found if math.isfinite(found) and abs(found) < 1e9 else default


def numbers(value: Any, most: int = 100_000) -> tuple[float, ...]:
    """Return the numbers of an array; what is none of it counts as 0."""
    return tuple(number(item) for item in items(value, most))


def name(value: Any) -> str:
    """Return a name without its slash, "" for what is none."""
    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value)[1:]
    except UnicodeDecodeError:  # before PDF 2.0 a name may be of any bytes
        return bytes(value.unparse()).decode("latin-1")[1:]


def text(value: Any) -> str | None:
    """Return a text string, `None` for what is none."""
    if not isinstance(value, pikepdf.String):
        return None
    try:
        return str(value)
    except (ValueError, RuntimeError):
        return bytes(value).decode("latin-1")


def rectangle(value: Any) -> tuple[float, float, float, float] | None:
    """Return left, bottom, right, top of a rectangle, put in order; `None` for what is none."""
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    a, b, c, d = numbers(value)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def inherited(page: Any, key: str) -> Any:
    """Return an entry of a page or of a node above it; 7.7.3.4."""
    node = page
    for _ in range(_MOST_PARENTS):
        found = entry(node, key)
        if found is not None:
            return found
        node = entry(node, "/Parent")
        if node is None:
            return None
    return None


def identity(value: Any) -> tuple[int, int] | None:
    """Return the number of an indirect object, `None` for a direct one."""
    try:
        found: tuple[int, int] = value.objgen
    except (AttributeError, pikepdf.PdfError, RuntimeError):
        return None
    return found if found[0] else None


def filters(stream: Any) -> list[str]:
    """Return the names of a stream's filters, the first to be undone first."""
    value = entry(stream, "/Filter")
    return [name(value)] if isinstance(value, pikepdf.Name) else [name(v) for v in items(value, 16)]
