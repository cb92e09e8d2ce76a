"""The day in the lunar calendar (农历): 乙巳年八月初四, and its solar term (节气).

The only module that knows lunar_python (MIT, pure Python, 40 ms to load). borax (MIT)
gives the same days from 1901 to 2088; cnlunar's table is another in 2057; lunardate and
zhdate are under the GPL. A test holds the days to the Spring Festivals and leap months
from 2000 to 2033.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from pagesetter.records import NamedTuple

#: The years for which the calendar is known to the day.
FIRST_YEAR = 1901
LAST_YEAR = 2100


class LunarDay(NamedTuple):
    """A day in the lunar calendar, in the words that papers print."""

    year: str  # 乙巳: the name of the year in the cycle of sixty
    animal: str  # 蛇
    month: str  # 八, 正, 腊, 闰六
    day: str  # 初四
    term: str  # 秋分 on its day, empty on all others


def lunar_day(day: datetime.date) -> LunarDay | None:
    """Return a day in the lunar calendar, or nothing outside the years known.

    >>> lunar_day(datetime.date(2025, 9, 23))
    LunarDay(year='乙巳', animal='蛇', month='八', day='初二', term='秋分')
    >>> lunar_day(datetime.date(1850, 1, 1))
    """
    if not FIRST_YEAR < day.year <= LAST_YEAR:
        return None
    from lunar_python import Solar

    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return LunarDay(
        year=str(lunar.getYearInGanZhi()),
        animal=str(lunar.getYearShengXiao()),
        month=str(lunar.getMonthInChinese()),
        day=str(lunar.getDayInChinese()),
        term=str(lunar.getJieQi()),
    )


def plain(day: LunarDay) -> str:
    """Return a lunar day as a folio line prints it.

    >>> plain(LunarDay("乙巳", "蛇", "闰六", "初一", ""))
    '乙巳年闰六月初一'
    """
    return f"{day.year}年{day.month}月{day.day}"


#: What `{lunar:NAME}` makes of a lunar day.
LUNAR_FORMS: dict[str, Callable[[LunarDay], str]] = {
    "full": lambda day: f"农历{plain(day)}",
    "year": lambda day: f"{day.year}年",
    "day": lambda day: f"{day.month}月{day.day}",
    "animal": lambda day: day.animal,
}
