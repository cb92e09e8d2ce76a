"""A number in Han says one number and no other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pagesetter.language.numbers import LARGEST, counted, digit_by_digit, formal

NUMBERS = st.integers(0, LARGEST) | st.integers(0, 120)
_DIGITS = "零一二三四五六七八九"
_PLACES = {"十": 10, "百": 100, "千": 1000}


def read(text: str) -> int:
    """Read a number as a person does: digits times places, and all before 万 ten thousandfold."""
    above, wan, below = text.rpartition("万")
    return (10_000 * _small(above) if wan else 0) + _small(below)


def _small(text: str) -> int:
    total = digit = 0
    for character in text:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            digit = _DIGITS.index(character)
    return total + digit


@given(NUMBERS)
def test_a_counted_number_is_read_back(number: int) -> None:
    assert read(counted(number)) == number


@given(NUMBERS)
def test_no_two_noughts_stand_side_by_side_and_none_at_the_end(number: int) -> None:
    text = counted(number)
    assert "零零" not in text
    assert text == "零" or not text.endswith("零")


@given(NUMBERS)
def test_capital_forms_say_the_same(number: int) -> None:
    plain = formal(number).translate(
        str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
    )
    assert read(plain) == number


@given(st.from_regex(r"[0-9]{1,8}", fullmatch=True))
def test_digits_stay_as_many_as_they_are(written: str) -> None:
    text = digit_by_digit(written)
    assert [str("〇一二三四五六七八九".index(character)) for character in text] == list(written)
