"""A press profile as written, lengths with their units. `press.model` has it in points."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from pagesetter.diagnostics import Span
from pagesetter.presswork import (
    Condition,
    Level,
    PhotoRules,
    PrintersMark,
    Standard,
)
from pagesetter.records import NamedTuple
from pagesetter.units import Length


class ProfileName(NamedTuple):
    """A press profile as a layout names it: a name, or a path relative to the file of `span`."""

    text: str
    span: Span
    project: Path  # the folder that the path may not leave


class Lossless(Enum):
    """How photos are packed, if nothing of them may be lost."""

    NO = "no"
    FLATE = "flate"
    JPEG2000 = "jpeg2000"


class TypeDescription(NamedTuple):
    """The smallest sizes of type."""

    positive: Length
    reversed: Length
    reversed_inks: Length
    tinted: Length
    colored: Length
    ground: float  # the least ink under reversed type


class LineDescription(NamedTuple):
    """The thinnest rules."""

    positive: Length
    tinted: Length
    colored: Length
    reversed: Length


class ProfileDescription(NamedTuple):
    """A press profile with what it extends merged in."""

    name: str
    title: str
    standard: Standard
    condition: Condition
    total_ink: float
    most_black: float
    most_spots: int
    photos: PhotoRules
    type: TypeDescription
    rules: LineDescription
    bleed: Length
    marks: tuple[PrintersMark, ...]
    levels: Mapping[str, Level]
    span: Span
    condition_span: Span
