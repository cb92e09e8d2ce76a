"""Whole numbers as Chinese prints them: 三, 一百零五, 二〇二五, 叁.

GB/T 15835-2011, 5.1: a number counted is 一百零五, one told digit by digit 一〇五; the
capital forms (大写) are those of 5.1.3. Numbers here are from 0 to `LARGEST`.
"""

from __future__ import annotations

from collections.abc import Callable

#: Larger than any issue number, and small enough to be read at sight.
LARGEST = 99_999_999

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "十", "百", "千")
_FORMAL_PLACES = ("", "拾", "佰", "仟")


def counted(number: int) -> str:
    """Return a number as it is counted.

    >>> [counted(n) for n in (0, 3, 10, 12, 20, 105, 110, 1008)]
    ['零', '三', '十', '十二', '二十', '一百零五', '一百一十', '一千零八']
    >>> [counted(n) for n in (10_000, 10_500, 120_345, 100_008, 30_000_000)]
    ['一万', '一万零五百', '十二万零三百四十五', '十万零八', '三千万']
    """
    text = _with_places(number, _DIGITS, _PLACES)
    return text[1:] if text.startswith("一十") else text


def formal(number: int) -> str:
    """Return a number in capital forms, as amounts are written.

    >>> [formal(n) for n in (3, 10, 205)]
    ['叁', '壹拾', '贰佰零伍']
    """
    return _with_places(number, _FORMAL, _FORMAL_PLACES)


def digit_by_digit(number: int | str) -> str:
    """Return a number digit by digit, with 〇 for nought; zeros that lead stay.

    >>> digit_by_digit(2025), digit_by_digit("08")
    ('二〇二五', '〇八')
    """
    return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(number))


def _with_places(number: int, digits: str, places: tuple[str, ...]) -> str:
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} is not from 0 to {LARGEST}")
    above, below = divmod(number, 10_000)
    if not above:
        return _below_10_000(below, digits, places) or digits[0]
    # 零 stands for noughts between two digits, also across 万: 十万零八, 十二万零三百.
    bridge = digits[0] if 0 < below < 1000 else ""
    text = _below_10_000(above, digits, places) + "万" + bridge
    return text + _below_10_000(below, digits, places)


def _below_10_000(number: int, digits: str, places: tuple[str, ...]) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + places[place]
        gap = False
    return text


#: What `{page:NAME}` makes of a number, written with its zeros: `03`.
NUMBER_FORMS: dict[str, Callable[[str], str]] = {
    "han": lambda written: counted(int(written)),
    "han-digits": digit_by_digit,
    "han-formal": lambda written: formal(int(written)),
    "plain": lambda written: str(int(written)),
    "00": lambda written: f"{int(written):02}",
    "000": lambda written: f"{int(written):03}",
}


def is_number(text: str) -> bool:
    """Tell whether a text is a whole number that has forms here.

    >>> is_number("03"), is_number("A3"), is_number("９"), is_number("999999999")
    (True, False, False, False)
    """
    return text.isascii() and text.isdigit() and len(text) <= 8
