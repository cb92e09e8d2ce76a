"""What a key of the two formats is: its type, and what stands where it is not written.

The keys themselves are in `page_keys` and `layout_keys`. The readers take types and
defaults from there, messages name them, and a test holds the two references to them.
"""

from __future__ import annotations

from enum import Enum

from pagesetter.records import NamedTuple

#: Mappings that are one value: laid over another, such a mapping stands for the whole
#: of it. A place is one, a press's condition, and each ink.
REPLACED = frozenset({"place", "condition"})
REPLACED_IN = frozenset({"inks"})


class Type(Enum):
    """What may be written as the value of a key, in the words of the reference."""

    TEXT = "text"
    CHARACTERS = "characters"
    WORDS = "words"  # text with marks, one paragraph
    BODY = "text or `file`"
    NAME = "name"
    NAMES = "list of names"
    TEXTS = "list of text"
    PATH = "path"
    LINK = "https link"
    PLACE = "place"
    TRUTH = "yes or no"
    CHOICE = "one of a few"
    COUNT = "number from 1"
    COUNT_FROM_0 = "number from 0"
    PAGE_NUMBER = "page number"
    JUMP = "page number or mapping"
    WEIGHT = "number from 1 to 1000"
    FIGURES = "number from 0 to 4"
    QUALITY = "number from 1 to 100"
    DEGREES = "number from -360 to 360"
    FRACTIONS = "list of 2 numbers from 0 to 1"
    PERCENT = "percent"
    PERCENT_ABOVE_0 = "percent from 1 to 100"
    TOTAL_INK = "percent from 100 to 400"
    PERCENT_OF_SIZE = "percent from 10 to 400"
    PERCENTS = "list of 4 percents"
    NARROWING = "percent from 50 to 100"
    RELATIVE_SIZE = "percent of the headline, or 号 below it"
    COLUMNS = "list of the first column and the last"
    LENGTH = "length"
    LENGTH_FROM_0 = "length from 0"
    LENGTH_ABOVE_0 = "length above 0"
    SHEET_LENGTH = "length above 0 in pt, mm, cm, in or 号"
    SHEET_LENGTH_FROM_0 = "length from 0 in pt, mm, cm, in or 号"
    SIZE = "length above 0, not in em"
    SHAPE = "`rect`, `image` or a list of points"
    MAPPING = "mapping"
    BORDER = "mapping or name"
    LIST = "list"


class Key(NamedTuple):
    """A key that a mapping may have."""

    name: str
    type: Type
    default: str | None = None  # as it would be written; None: the thing is absent
    required: bool = False
    otherwise: str = ""  # in words, what stands for it where that is not one value


class Table(NamedTuple):
    """The keys of one kind of mapping."""

    thing: str  # with its article, for messages and as the heading in the reference
    keys: tuple[Key, ...]

    def names(self) -> tuple[str, ...]:
        """Return the names of the keys, in the order of the reference."""
        return tuple(key.name for key in self.keys)


def needed(name: str, type_: Type) -> Key:
    """Return a key that must be written."""
    return Key(name, type_, required=True)
