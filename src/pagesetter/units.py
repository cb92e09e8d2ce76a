"""Lengths as designers write them: `3mm`, `1.5em`, `19字`, `2行`, `小五`.

A length keeps its unit until it is known what an em, a 字 and a 行 are there.
"""

from __future__ import annotations

import re
from enum import Enum

from pagesetter.records import NamedTuple


class Unit(Enum):
    """A unit a length may be written in."""

    PT = "pt"
    MM = "mm"
    CM = "cm"
    IN = "in"
    EM = "em"  # the size of the type the length belongs to
    CHARACTER = "字"  # the size of the grid's character: an em of the body
    LINE = "行"  # a step of the baseline grid


_POINTS = {Unit.PT: 1.0, Unit.MM: 72 / 25.4, Unit.CM: 720 / 25.4, Unit.IN: 72.0}

# The type sizes by name, in points, with 四号 at 14 as composition programs have it.
_NAMED_SIZES = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
    "小六": 6.5,
    "七号": 5.5,
    "八号": 5.0,
}  # fmt: skip

#: The names of sizes, the largest first.
SIZE_NAMES = tuple(_NAMED_SIZES)

# Whole sizes and small ones go down each in their own steps; above 初号 there are only whole ones.
_WHOLE_SIZES = (72.0, 63.0, 54.0, 42.0, 26.0, 22.0, 16.0, 14.0, 10.5, 7.5, 5.5, 5.0)
_SMALL_SIZES = (36.0, 24.0, 18.0, 15.0, 12.0, 9.0, 6.5)

_LENGTH = re.compile(r"([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*(pt|mm|cm|in|em|字|行)")

#: No length on a newspaper page is larger: 10 m in points.
MAX_POINTS = 28_346.0


class Length(NamedTuple):
    """A number with its unit, as written."""

    value: float
    unit: Unit

    def points(self, *, em: float, character: float, line: float) -> float:
        """Return the length in points.

        `em` is the size of the type it belongs to, `character` the size of the
        grid's character and `line` the step of the baseline grid, all in points.

        >>> Length(2, Unit.EM).points(em=9.5, character=9.5, line=14)
        19.0
        """
        match self.unit:
            case Unit.EM:
                return self.value * em
            case Unit.CHARACTER:
                return self.value * character
            case Unit.LINE:
                return self.value * line
            case unit:
                return self.value * _POINTS[unit]


def parse_length(text: str) -> Length:
    """Read a length.

    Raises `ValueError` with a reason in the designer's words.

    >>> parse_length("3mm")
    Length(value=3.0, unit=<Unit.MM: 'mm'>)
    >>> parse_length("小五")
    Length(value=9.0, unit=<Unit.PT: 'pt'>)
    >>> parse_length("12")
    Traceback (most recent call last):
    ValueError: `12` has no unit
    """
    text = text.strip()
    if text in _NAMED_SIZES:
        return Length(_NAMED_SIZES[text], Unit.PT)
    match = _LENGTH.fullmatch(text)
    if match is None:
        if re.fullmatch(r"[+-]?\d+(\.\d*)?", text):
            raise ValueError(f"`{text}` has no unit")
        raise ValueError(f"`{text}` is not a length")
    number, unit = match.groups()
    length = Length(float(number), Unit(unit))
    if abs(length.value) * _POINTS.get(length.unit, 1.0) > MAX_POINTS:
        raise ValueError(f"`{text}` is larger than any page")
    return length


def size_below(size: float, steps: int) -> float:
    """Return the type size so many 号 below one, in points.

    A size that has no name counts as the next smaller one that has.

    >>> size_below(42, 2), size_below(36, 2), size_below(48, 1)
    (22.0, 18.0, 26.0)
    """
    named = [s for s in (*_WHOLE_SIZES, *_SMALL_SIZES) if s <= size]
    if not named:
        return size
    nearest = max(named)
    ladder = _WHOLE_SIZES if nearest in _WHOLE_SIZES else _SMALL_SIZES
    return ladder[min(len(ladder) - 1, ladder.index(nearest) + steps)]
