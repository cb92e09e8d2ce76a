"""The types of single values as JSON Schemas.

To YAML every value is the characters that are written; an editor takes `3` for a number
and `true` for a truth, so each type takes them as it would be read.
"""

from __future__ import annotations

from typing import Any

from pagesetter.description.frame_model import Outline
from pagesetter.description.keys import Type
from pagesetter.description.values import MAX_COUNT
from pagesetter.units import SIZE_NAMES, Unit

Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_DIGITS = r"(\d+(\.\d*)?|\.\d+)"


def _length(units: tuple[Unit, ...], sign: str) -> Schema:
    """Return a length: a number and one of some units, or a size by its name.

    Editors show the error message, which JSON Schema does not know, instead of the pattern.
    """
    names = "|".join(SIZE_NAMES)
    allowed = "|".join(unit.value for unit in units)
    return {
        "type": "string",
        "pattern": rf"^\s*({sign}{_DIGITS}\s*({allowed})|{names})\s*$",
        "patternErrorMessage": f"must be a {'length' if sign == _ANY else _SIGNED[sign]}, in "
        f"{', '.join(unit.value for unit in units)}, or a size such as 小五",
    }


_ALL_UNITS = tuple(Unit)
_SHEET_UNITS = (Unit.PT, Unit.MM, Unit.CM, Unit.IN)
_SIZE_UNITS = tuple(unit for unit in Unit if unit is not Unit.EM)

_ANY = r"[+-]?"
_FROM_0 = r"\+?"
_ABOVE_0 = r"\+?(?=[0.]*[1-9])"


_SIGNED = {_FROM_0: "length from 0", _ABOVE_0: "length above 0"}


def _count(least: int, most: int) -> Schema:
    positive = r"\d*[1-9]\d*" if least else r"\d+"
    return {
        "type": ["integer", "string"],
        "minimum": least,
        "maximum": most,
        "pattern": rf"^\s*\+?{positive}\s*$",
        "patternErrorMessage": f"must be a whole number from {least} to {most}",
    }


def _number(least: float, most: float, ending: str = "") -> Schema:
    return {
        "type": ["number", "string"],
        "minimum": least,
        "maximum": most,
        "pattern": rf"^\s*[+-]?{_DIGITS}{ending}\s*$",
        "patternErrorMessage": f"must be a {'percentage' if ending else 'number'} from {least} to {most}",
    }


def _percent(least: float, most: float) -> Schema:
    return _number(least, most, r"\s*%?")


_PAGE_NUMBER: Schema = {
    "type": ["integer", "string"],
    "minimum": 1,
    "maximum": 9999,
    "pattern": r"^\s*[A-Za-z]{0,3}\d{1,4}(\s*[-–]\s*[A-Za-z]{0,3}\d{1,4})?\s*$",
    "patternErrorMessage": "must be a page number: 5, A5, or 4-5 for a page that covers two",
}

_TRUTH: Schema = {
    "anyOf": [
        {"enum": ["yes", "no"]},
        {"type": "boolean"},
        {"type": "string", "pattern": "^([Yy][Ee][Ss]|[Nn][Oo])$"},
    ]
}

_FRACTION = _number(0, 1)
_POINT: Schema = {"type": "array", "items": _FRACTION, "minItems": 2, "maxItems": 2}
_RELATIVE: Schema = {"type": "string", "pattern": r"^\s*[1-9]\s*号(\s*below)?\s*$"}

TYPES: dict[Type, Schema] = {
    Type.TEXT: _SCALAR,
    Type.CHARACTERS: _SCALAR,
    Type.WORDS: _SCALAR,
    Type.NAME: _SCALAR,
    Type.NAMES: {"type": "array", "items": _SCALAR},
    Type.TEXTS: {"type": "array", "items": _SCALAR},
    Type.PATH: _SCALAR,
    Type.LINK: {
        "type": "string",
        "pattern": r"^\s*https://[!-~]+\s*$",
        "patternErrorMessage": "must be an address that begins with https://",
    },
    Type.TRUTH: _TRUTH,
    Type.COUNT: _count(1, MAX_COUNT),
    Type.COUNT_FROM_0: _count(0, MAX_COUNT),
    Type.PAGE_NUMBER: _PAGE_NUMBER,
    Type.WEIGHT: _count(1, 1000),
    Type.FIGURES: _count(0, 4),
    Type.QUALITY: _count(1, 100),
    Type.DEGREES: _number(-360, 360),
    Type.FRACTIONS: _POINT,
    Type.PERCENT: _percent(0, 100),
    Type.PERCENT_ABOVE_0: _percent(1, 100),
    Type.TOTAL_INK: _percent(100, 400),
    Type.PERCENT_OF_SIZE: _percent(10, 400),
    Type.PERCENTS: {"type": "array", "items": _percent(0, 100), "minItems": 4, "maxItems": 4},
    Type.NARROWING: _percent(50, 100),
    Type.RELATIVE_SIZE: {"anyOf": [_RELATIVE, _percent(10, 400)]},
    Type.COLUMNS: {"type": "array", "items": _count(1, MAX_COUNT), "minItems": 1, "maxItems": 2},
    Type.LENGTH: _length(_ALL_UNITS, _ANY),
    Type.LENGTH_FROM_0: _length(_ALL_UNITS, _FROM_0),
    Type.LENGTH_ABOVE_0: _length(_ALL_UNITS, _ABOVE_0),
    Type.SHEET_LENGTH: _length(_SHEET_UNITS, _ABOVE_0),
    Type.SHEET_LENGTH_FROM_0: _length(_SHEET_UNITS, _FROM_0),
    Type.SIZE: _length(_SIZE_UNITS, _ABOVE_0),
    Type.SHAPE: {
        "anyOf": [
            {"enum": [outline.value for outline in Outline]},
            {"type": "array", "items": _POINT, "minItems": 3, "maxItems": 100},
        ]
    },
}
