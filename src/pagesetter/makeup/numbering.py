"""What a page's number says of its place: odd or even, or the two of a spread."""

from __future__ import annotations

import re

from pagesetter.description.layout_model import FurnitureBox, FurnitureText, LayoutDescription
from pagesetter.description.model import Fact, PageDescription
from pagesetter.description.sheet_model import Binding
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.records import NamedTuple

# A number may stand among words, after the letter of its section, and may be that of two
# pages: `3`, `第3版`, `A05`, `4-5`.
_NUMBER = re.compile(
    r"(?P<section>[A-Za-z]{0,3})(?P<first>[0-9]{1,4})(?![0-9])"
    r"(?:\s*[-–—、]\s*(?P<again>[A-Za-z]{0,3})(?P<last>[0-9]{1,4}))?"
)


class PageNumbers(NamedTuple):
    """The number of a page, or of the two that a spread has, and as they are printed."""

    first: int
    last: int
    printed: tuple[str, str]


def read_numbers(text: str) -> PageNumbers | None:
    """Return the numbers in a page's number as written; `None` where there is none.

    >>> read_numbers("A05").first, read_numbers("4-5").printed, read_numbers("A4-5").printed
    (5, ('4', '5'), ('A4', 'A5'))
    >>> read_numbers("三") is None
    True
    """
    found = _NUMBER.search(text)
    if found is None:
        return None
    section, first = found["section"], found["first"]
    last = found["last"] or first
    printed = f"{section}{first}", f"{found['again'] or section}{last}"
    return PageNumbers(int(first), int(last), printed)


def is_verso(page: PageDescription) -> bool:
    """Tell whether a page's number is even."""
    fact = page.facts.get("page")
    numbers = read_numbers(fact.value) if fact else None
    return numbers is not None and not page.layout.page.spread and numbers.first % 2 == 0


def numbered(page: PageDescription, log: DiagnosticLog) -> PageDescription:
    """Return a page with the facts `page` and `page_right`, if it is a spread with two numbers.

    They are the numbers of its left page and of its right one. Logs a page whose layout
    asks for a number that it does not have.
    """
    _check_number(page, log)
    fact = page.facts.get("page")
    numbers = read_numbers(fact.value) if fact and page.layout.page.spread else None
    if fact is None or numbers is None or numbers.first == numbers.last:
        return page
    left, right = numbers.printed
    if page.layout.page.binding is Binding.RIGHT:
        left, right = right, left
    facts = {"page": fact._replace(value=left), "page_right": Fact("page_right", right, fact.span)}
    return page._replace(facts={**page.facts, **facts})


def _check_number(page: PageDescription, log: DiagnosticLog) -> None:
    fact, layout = page.facts.get("page"), page.layout
    numbers = read_numbers(fact.value) if fact else None
    if layout.page.spread:
        if fact and numbers and numbers.last == numbers.first + 1 and numbers.first % 2:
            log.warn(
                Code.BAD_VALUE,
                f"pages {numbers.first} and {numbers.last} do not face each other",
                fact.span,
                "write an even number and the one after it, such as `4-5`",
            )
    elif numbers is None and tells_sides(layout):
        message = "the layout sets odd pages otherwise than even ones"
        if fact is None:
            what, span = "and the page's `edition` has no `page`", page.span
        else:
            what, span = f"and `{fact.value}` has no figure", fact.span
        log.error(Code.MISSING_KEY, f"{message}, {what}", span, "write it in figures: `page: 3`")


def tells_sides(layout: LayoutDescription) -> bool:
    """Tell whether a layout sets pages of odd and of even number in two ways."""
    margins = layout.page.inner or layout.page.outer
    return margins is not None or any(
        isinstance(piece, FurnitureText | FurnitureBox) and piece.mirror
        for piece in layout.furniture
    )
