"""Words of a page or layout file read as what a key wants: numbers, lengths, yes or no.

Each function takes the text as written and raises `BadValueError` with a reason that
follows the key's name: "must be …".
"""

from __future__ import annotations

import re

from pagesetter.description.keys import Type
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code
from pagesetter.units import Length, Unit, parse_length

#: Nothing on a page is counted higher.
MAX_COUNT = 10_000
_MOST = {Type.WEIGHT: 1000, Type.FIGURES: 4, Type.QUALITY: 100}

#: Of what is not from 0% to 100%.
PERCENT_BOUNDS = {Type.PERCENT_ABOVE_0: (1, 100), Type.TOTAL_INK: (100, 400)}

_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}

_NUMBER = re.compile(r"\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d+", re.ASCII)

# The longest length that makes sense is some ten characters.
_LONGEST = 40

_FROM_0 = (Type.LENGTH_FROM_0, Type.SHEET_LENGTH_FROM_0)
_ABOVE_0 = (Type.LENGTH_ABOVE_0, Type.SHEET_LENGTH, Type.SIZE)
_SHEET = (Type.SHEET_LENGTH, Type.SHEET_LENGTH_FROM_0)
_RELATIVE = (Unit.EM, Unit.CHARACTER, Unit.LINE)


class BadValueError(Exception):
    """A word that is not what its key wants."""

    def __init__(self, code: Code, reason: str, *hints: str) -> None:
        """Keep the reason, which goes on after the key's name."""
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.hints = hints


def read_length(text: str, type_: Type) -> Length:
    """Read a length with its unit.

    >>> read_length("3mm", Type.LENGTH)
    Length(value=3.0, unit=<Unit.MM: 'mm'>)
    """
    try:
        if len(text) > _LONGEST:
            raise ValueError(f"{shown(text)} is not a length")
        length = parse_length(text)
    except ValueError as error:
        hint = "write a number and its unit (pt, mm, cm, in, em, 字, 行), or a size such as 小五"
        raise BadValueError(Code.BAD_LENGTH, f"must be a length, but {error}", hint) from None
    if type_ in _ABOVE_0 and length.value <= 0:
        raise BadValueError(Code.BAD_LENGTH, f"must be more than zero, not {shown(text)}")
    if type_ in _FROM_0 and length.value < 0:
        raise BadValueError(Code.BAD_LENGTH, f"must not be negative, as {shown(text)} is")
    if type_ in _SHEET and length.unit in _RELATIVE:
        hint = "write it in pt, mm, cm, in or as the name of a size such as 小五"
        reason = f"must not be measured in {length.unit.value}, which depends on it"
        raise BadValueError(Code.BAD_LENGTH, reason, hint)
    if type_ is Type.SIZE and length.unit is Unit.EM:
        hint = "write it in pt, in 字, or as the name of a size such as 小五"
        raise BadValueError(Code.BAD_LENGTH, "must not be measured in em, which is itself", hint)
    return length


def read_count(text: str, type_: Type) -> int:
    """Read a whole number.

    >>> read_count("96", Type.COUNT), read_count("0", Type.FIGURES)
    (96, 0)
    """
    least = 0 if type_ in (Type.COUNT_FROM_0, Type.FIGURES) else 1
    most = _MOST.get(type_, MAX_COUNT)
    if not _WHOLE.fullmatch(text):
        raise BadValueError(Code.WRONG_TYPE, f"must be a whole number, not {shown(text)}")
    # Python refuses to read numbers of thousands of digits, and so do we.
    number = int(text) if len(text) < 12 else (-1 if text.startswith("-") else most + 1)
    if number < least:
        raise BadValueError(Code.BAD_VALUE, f"must be {least} or more, not {shown(text)}")
    if number > most:
        raise BadValueError(Code.BAD_VALUE, f"must be {most} at most, not {shown(text)}")
    return number


def read_truth(text: str) -> bool:
    """Read yes or no.

    >>> read_truth("yes"), read_truth("False")
    (True, False)
    """
    truth = _TRUTHS.get(text.lower())
    if truth is None:
        raise BadValueError(Code.WRONG_TYPE, f"must be yes or no, not {shown(text)}")
    return truth


def read_fraction(text: str) -> float:
    """Read a number from 0 to 1.

    >>> read_fraction("0.5")
    0.5
    """
    if not _NUMBER.fullmatch(text.removeprefix("-").removeprefix("+")):
        raise BadValueError(Code.WRONG_TYPE, f"must be a number from 0 to 1, not {shown(text)}")
    if not 0 <= float(text) <= 1:
        raise BadValueError(Code.BAD_VALUE, f"must be from 0 to 1, not {shown(text)}")
    return float(text)


def read_degrees(text: str) -> float:
    """Read an angle.

    >>> read_degrees("-90"), read_degrees("22.5°")
    (-90.0, 22.5)
    """
    number = text.removesuffix("°").strip()
    if not _NUMBER.fullmatch(number.removeprefix("-").removeprefix("+")):
        raise BadValueError(Code.WRONG_TYPE, f"must be a number of degrees, not {shown(text)}")
    if not -360 <= float(number) <= 360:
        raise BadValueError(Code.BAD_VALUE, f"must be from -360 to 360 degrees, not {shown(text)}")
    return float(number)


def read_part_of_size(text: str) -> float:
    """Read a size given as a percentage of another.

    >>> read_part_of_size("105%")
    1.05
    """
    return read_percent(text, 10, 400)


def read_percent(text: str, least: int = 0, most: int = 100) -> float:
    """Read a percentage as a part of one; its `%` may be left out.

    >>> read_percent("90%")
    0.9
    """
    number = text.removesuffix("%").strip()
    if not _NUMBER.fullmatch(number.removeprefix("-").removeprefix("+")):
        raise BadValueError(Code.WRONG_TYPE, f"must be a percentage, not {shown(text)}")
    if not least <= float(number) <= most:
        raise BadValueError(Code.BAD_VALUE, f"must be from {least}% to {most}%, not {shown(text)}")
    return float(number) / 100
