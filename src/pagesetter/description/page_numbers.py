"""Page numbers: 5, A5, or 4-5 for a page that covers two (通版)."""

from __future__ import annotations

import re

from pagesetter.description.values import BadValueError
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code
from pagesetter.records import NamedTuple

_NUMBER = re.compile(
    r"(?P<section>[A-Za-z]{0,3})(?P<first>\d{1,4})"
    r"(?:\s*[-–]\s*(?P<again>[A-Za-z]{0,3})(?P<last>\d{1,4}))?",
    re.ASCII,
)


class PageNumber(NamedTuple):
    """The number of a page, or of the two that a double-truck covers."""

    section: str  # letters before the figures: A5
    first: int
    last: int
    text: str  # as written, which is as it is printed

    @property
    def keys(self) -> tuple[tuple[str, int], ...]:
        """What the page is found by: one key, or two."""
        return tuple((self.section.upper(), n) for n in range(self.first, self.last + 1))

    @property
    def stem(self) -> str:
        """The name of the page's file without its ending: 05, A05, 04-05."""
        return "-".join(f"{section}{number:02d}" for section, number in self.keys)

    def following(self) -> PageNumber:
        """Return the number of the page after this one."""
        number = self.last + 1
        return PageNumber(self.section, number, number, f"{self.section}{number}")

    def printed(self, key: tuple[str, int]) -> str:
        """Return what is printed for one of the keys: of two pages, the one that is meant."""
        return self.text if len(self.keys) == 1 else f"{self.section}{key[1]}"


#: An edition begins here unless it says otherwise.
FIRST = PageNumber("", 1, 1, "1")


def read_page_number(text: str) -> PageNumber:
    """Read a page number.

    >>> read_page_number("A05").keys
    (('A', 5),)
    >>> read_page_number("4-5").stem
    '04-05'
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise BadValueError(
            Code.BAD_VALUE,
            f"must be a page number, not {shown(text)}",
            "write it as `5`, as `A5`, or as `4-5` for a page that covers two",
        )
    section, first = found["section"], int(found["first"])
    last = int(found["last"] or first)
    if first < 1:
        raise BadValueError(Code.BAD_VALUE, f"must be 1 or more, not {shown(text)}")
    facing = last == first + 1 and (found["again"] or section) == section
    if found["last"] and not facing:
        hint = "write the left page and the right one, such as `4-5`"
        raise BadValueError(Code.BAD_VALUE, f"must be two pages that face, not {shown(text)}", hint)
    return PageNumber(section, first, last, text)
