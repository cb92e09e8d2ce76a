"""Facts of the page put into what a layout prints: `{date:han}`, `{page}`, `{staff:责编}`.

The words of a fact keep their place in the page file, those of the layout theirs.
"""

from __future__ import annotations

import re
from datetime import date
from unicodedata import category

from pagesetter.description.furniture_model import Field, FieldLine, OnPages, Words
from pagesetter.description.model import Emphasis, Fact, PageDescription, Paragraph, Piece
from pagesetter.diagnostics import Code, Span
from pagesetter.language.dates import DATE_FORMS, WEEKDAY_FORMS, plain, read_day, weekday
from pagesetter.language.numbers import LARGEST, NUMBER_FORMS, is_number
from pagesetter.lunar import FIRST_YEAR, LAST_YEAR, LUNAR_FORMS, LunarDay, lunar_day
from pagesetter.lunar import plain as plain_lunar
from pagesetter.makeup.desk import Desk

#: Facts that follow from `date`.
_OF_DATE = ("date", "weekday", "lunar", "term")


class _LackingError(Exception):
    """The page has no such fact."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def filled_in(desk: Desk, line: FieldLine, *, optional: bool) -> Paragraph | None:
    """Put the page's facts into a line.

    Nothing is returned where a fact is lacking; that is an error unless the line is
    `optional`.
    """
    pieces: list[Piece] = []
    for part in line:
        if isinstance(part, Words):
            pieces.append(Piece(part.text, Emphasis.NONE, part.span))
            continue
        try:
            pieces.append(_fact(desk, part))
        except _LackingError as lacking:
            if part.may_lack:
                continue
            if not optional:
                desk.log.error(Code.MISSING_KEY, lacking.message, desk.page.span, lacking.hint)
            return None
    if not any(_shows(character) for piece in pieces for character in piece.text):
        return None
    return Paragraph(tuple(piece for piece in pieces if piece.text), line[0].span)


def _shows(character: str) -> bool:
    """Tell whether a character is printed; spaces are not, nor what only joins or parts others."""
    return category(character)[0] not in "ZC" or category(character) == "Co"


def of_layout(words: str, span: Span) -> Paragraph:
    """Return words that a layout prints as they are."""
    return Paragraph((Piece(words, Emphasis.NONE, span),), span)


def prints(line: FieldLine, name: str) -> bool:
    """Tell whether a line has a field for a fact."""
    return any(isinstance(part, Field) and part.name == name for part in line)


# ---------------------------------------------------------------- which page it is


def page_number(page: PageDescription) -> int | None:
    """Return the number of a page, that in `3`, `03` and `A3`; nothing where it has none."""
    fact = page.facts.get("page")
    match = re.search(r"[0-9]{1,6}", fact.value) if fact else None
    return int(match[0]) if match else None


def is_front_page(page: PageDescription) -> bool:
    """Tell whether a page is the first of the paper; `B1` is the first of a part of it."""
    fact = page.facts.get("page")
    return page_number(page) == 1 and fact is not None and not re.search("[B-Zb-z]", fact.value)


def is_printed_on(page: PageDescription, on: OnPages) -> bool:
    """Tell whether furniture for some pages goes on this one. One without number is odd nor even."""
    number = page_number(page)
    match on:
        case OnPages.ALL:
            return True
        case OnPages.FIRST:
            return is_front_page(page)
        case OnPages.OTHER:
            return not is_front_page(page)
        case OnPages.ODD:
            return number is not None and number % 2 == 1
        case OnPages.EVEN:
            return number is not None and number % 2 == 0


def day_of(page: PageDescription) -> str:
    """Return the edition's date as year-month-day, or nothing where it has none."""
    fact = page.facts.get("date")
    return fact.value if fact is not None and read_day(fact.value) is not None else ""


# ---------------------------------------------------------------- one field


def _fact(desk: Desk, field: Field) -> Piece:
    """Return the words of a field. Raises `_LackingError`."""
    if field.name == "staff":
        return _staff(desk.page, field)
    fact = desk.page.facts.get("date" if field.name in _OF_DATE else field.name)
    if fact is None:
        name = "date" if field.name in _OF_DATE else field.name
        message = f"the layout prints `{field.written}`, and the page's `edition` has none"
        raise _LackingError(message, f"add `{name}:` to `edition`")
    day = read_day(fact.value)
    if field.name in _OF_DATE and day is not None:
        return Piece(_of_date(desk, field, fact, day), Emphasis.NONE, fact.span)
    if field.form:
        return Piece(_formed(desk, field, fact, day), Emphasis.NONE, fact.span)
    return Piece(fact.value, Emphasis.NONE, fact.span)


def _staff(page: PageDescription, field: Field) -> Piece:
    if not page.staff:
        message = f"the layout prints `{field.written}`, and the page's `edition` has none"
        raise _LackingError(message, "add `staff:` to the page")
    if not field.form:
        roles = "\u3000".join(f"{f.name}：{f.value}" for f in page.staff)
        return Piece(roles, Emphasis.NONE, page.staff[0].span)
    for role in page.staff:
        if role.name == field.form:
            return Piece(role.value, Emphasis.NONE, role.span)
    message = f"the layout prints the `{field.form}` of `staff`, and the page's has none"
    raise _LackingError(message, f"add `{field.form}:` to `staff`")


def _of_date(desk: Desk, field: Field, fact: Fact, day: date) -> str:
    if field.name == "date":
        return DATE_FORMS.get(field.form, plain)(day)
    if field.name == "weekday":
        return WEEKDAY_FORMS.get(field.form, weekday)(day)
    lunar = lunar_day(day)
    if lunar is None:
        desk.log.error(
            Code.BAD_VALUE,
            f"the lunar date is known from {FIRST_YEAR + 1} to {LAST_YEAR}",
            fact.span,
            "look at the year again",
        )
        return ""
    return _of_lunar(field, lunar)


def _of_lunar(field: Field, lunar: LunarDay) -> str:
    if field.name == "lunar":
        return LUNAR_FORMS.get(field.form, plain_lunar)(lunar)
    if not lunar.term:
        message = "the layout prints `term`, and this day has no solar term"
        raise _LackingError(message, "write it as `{term?}` in the layout")
    return lunar.term


def _formed(desk: Desk, field: Field, fact: Fact, day: date | None) -> str:
    """Return a fact in a format for numbers or for days, whichever it is."""
    if day is not None and field.form in DATE_FORMS:
        return DATE_FORMS[field.form](day)
    if is_number(fact.value) and field.form in NUMBER_FORMS:
        return NUMBER_FORMS[field.form](fact.value)
    wanted = " or ".join(
        kind
        for forms, kind in (
            (NUMBER_FORMS, f"a whole number up to {LARGEST}"),
            (DATE_FORMS, "a day, 2025-09-25"),
        )
        if field.form in forms
    )
    desk.log.error(
        Code.BAD_VALUE,
        f"the layout prints `{{{field.written}}}`, which wants {wanted}, and it is `{fact.value}`",
        fact.span,
        f"write {wanted}",
    )
    return fact.value
