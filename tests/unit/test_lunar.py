"""The lunar calendar held to days that are known."""

from __future__ import annotations

import datetime

import pytest

from pagesetter.lunar import FIRST_YEAR, LAST_YEAR, LUNAR_FORMS, LunarDay, lunar_day, plain

# The public dates of the holiday, in which lunar_python, borax and cnlunar agree.
SPRING_FESTIVALS = [
    "2000-02-05", "2001-01-24", "2002-02-12", "2003-02-01", "2004-01-22", "2005-02-09",
    "2006-01-29", "2007-02-18", "2008-02-07", "2009-01-26", "2010-02-14", "2011-02-03",
    "2012-01-23", "2013-02-10", "2014-01-31", "2015-02-19", "2016-02-08", "2017-01-28",
    "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22",
    "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13",
    "2030-02-03",
]  # fmt: skip

LEAP_MONTHS = {
    2001: "闰四", 2004: "闰二", 2006: "闰七", 2009: "闰五", 2012: "闰四", 2014: "闰九", 2017: "闰六",
    2020: "闰四", 2023: "闰二", 2025: "闰六", 2028: "闰五", 2031: "闰三", 2033: "闰冬",
}  # fmt: skip


def days(first: str, last: str) -> list[datetime.date]:
    start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return [start + datetime.timedelta(n) for n in range((end - start).days + 1)]


def lunar(day: datetime.date) -> LunarDay:
    found = lunar_day(day)
    assert found is not None
    return found


@pytest.mark.parametrize("written", SPRING_FESTIVALS)
def test_a_spring_festival_is_the_first_day_of_the_first_month(written: str) -> None:
    day = lunar(datetime.date.fromisoformat(written))
    assert (day.month, day.day) == ("正", "初一")


def test_the_day_before_a_spring_festival_is_of_the_old_year() -> None:
    found = [lunar(datetime.date(2025, 1, day)) for day in (28, 29)]
    assert [(d.year, d.animal, d.month) for d in found] == [
        ("甲辰", "龙", "腊"),
        ("乙巳", "蛇", "正"),
    ]


def test_leap_months_are_where_the_almanac_has_them() -> None:
    found = {
        day.year: found.month
        for day in days("2000-01-01", "2033-12-31")[::14]  # no month is missed
        if (found := lunar(day)).month.startswith("闰")
    }
    assert found == LEAP_MONTHS


def test_months_have_twenty_nine_days_or_thirty() -> None:
    lengths: list[int] = []
    for day in days("2025-01-29", "2026-02-17"):
        if lunar(day).day == "初一":
            lengths.append(0)
        lengths[-1] += 1
    assert set(lengths[:-1]) == {29, 30}
    assert len(lengths) == 14  # thirteen months, one of them a leap month, and a day


def test_solar_terms_are_on_their_days_alone() -> None:
    found = [(day.month, day.day, lunar(day).term) for day in days("2025-09-01", "2025-10-31")]
    assert [one for one in found if one[2]] == [
        (9, 7, "白露"),
        (9, 23, "秋分"),
        (10, 8, "寒露"),
        (10, 23, "霜降"),
    ]


def test_a_day_is_printed_in_its_forms() -> None:
    day = lunar(datetime.date(2025, 9, 25))
    assert plain(day) == "乙巳年八月初四"
    assert {name: form(day) for name, form in LUNAR_FORMS.items()} == {
        "full": "农历乙巳年八月初四",
        "year": "乙巳年",
        "day": "八月初四",
        "animal": "蛇",
    }


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR + 1])
def test_years_that_are_not_known_have_no_lunar_days(year: int) -> None:
    assert lunar_day(datetime.date(year, 6, 1)) is None
