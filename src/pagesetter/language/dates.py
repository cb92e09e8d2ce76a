"""Days as Chinese papers print them: 2025年9月25日, 二〇二五年九月二十五日, 星期四."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from pagesetter.language.numbers import counted, digit_by_digit

_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def plain(day: datetime.date) -> str:
    """Return a day in figures.

    >>> plain(datetime.date(2025, 9, 25))
    '2025年9月25日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def han(day: datetime.date) -> str:
    """Return a day in Han; the year is told digit by digit, month and day are counted.

    >>> han(datetime.date(2025, 9, 25)), han(datetime.date(2010, 10, 30))
    ('二〇二五年九月二十五日', '二〇一〇年十月三十日')
    """
    return f"{digit_by_digit(day.year)}年{counted(day.month)}月{counted(day.day)}日"


def weekday(day: datetime.date) -> str:
    """Return the name of a day of the week.

    >>> weekday(datetime.date(2025, 9, 25)), weekday(datetime.date(2025, 9, 28))
    ('星期四', '星期日')
    """
    return f"星期{_WEEKDAYS[day.weekday()]}"


def short_weekday(day: datetime.date) -> str:
    """Return the short name of a day of the week.

    >>> short_weekday(datetime.date(2025, 9, 25))
    '周四'
    """
    return f"周{_WEEKDAYS[day.weekday()]}"


def english(day: datetime.date) -> str:
    """Return a day in English.

    >>> english(datetime.date(2025, 9, 25))
    'September 25, 2025'
    """
    return f"{_ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"


#: What `{date:NAME}` makes of a day.
DATE_FORMS: dict[str, Callable[[datetime.date], str]] = {
    "full": plain,
    "han": han,
    "short": lambda day: f"{day.month}月{day.day}日",
    "short-han": lambda day: f"{counted(day.month)}月{counted(day.day)}日",
    "iso": lambda day: day.isoformat(),
    "dots": lambda day: f"{day.year}.{day.month:02}.{day.day:02}",
    "english": english,
    "year": lambda day: str(day.year),
    "month": lambda day: str(day.month),
    "day": lambda day: str(day.day),
}

#: What `{weekday:NAME}` makes of a day.
WEEKDAY_FORMS: dict[str, Callable[[datetime.date], str]] = {
    "short": short_weekday,
    "english": lambda day: _ENGLISH_WEEKDAYS[day.weekday()],
}


def read_day(text: str) -> datetime.date | None:
    """Return the day that is written as year-month-day, or nothing.

    >>> read_day("2025-09-25"), read_day("2025-02-30"), read_day("20250925")
    (datetime.date(2025, 9, 25), None, None)
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
