"""Numbers of a list, written as its layout has them."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def numbered(pattern: str, number: int) -> str:
    """Write a number, up to three digits, in place of the `1`, `一` or `①` of a pattern.

    >>> numbered("1.", 12), numbered("（一）", 12), numbered("①", 12)
    ('12.', '（十二）', '⑫')
    """
    for sign, written in (("1", str), ("一", in_han), ("①", circled)):
        if sign in pattern:
            return pattern.replace(sign, written(number), 1)
    return pattern


def in_han(number: int) -> str:
    """Return a number from 0 to 999 in words.

    >>> [in_han(n) for n in (0, 1, 10, 12, 20, 21, 100, 101, 110, 999)]
    ['零', '一', '十', '十二', '二十', '二十一', '一百', '一百零一', '一百一十', '九百九十九']
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "") or "零"


def circled(number: int) -> str:
    """Return a number in a circle; above 20, for which faces have none, its figures.

    >>> circled(1), circled(20), circled(21)
    ('①', '⑳', '21')
    """
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
