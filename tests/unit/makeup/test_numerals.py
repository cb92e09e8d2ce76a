"""Numbers of a list as a layout writes them."""

import pytest

from pagesetter.makeup.numerals import in_han, numbered


@pytest.mark.parametrize(
    ("pattern", "number", "expected"),
    [
        ("1.", 12, "12."),
        ("（1）", 3, "（3）"),
        ("一、", 12, "十二、"),
        ("（一）", 20, "（二十）"),
        ("①", 1, "①"),
        ("①", 20, "⑳"),
        ("①", 21, "21"),
        ("第1条", 100, "第100条"),
    ],
)
def test_a_number_stands_in_place_of_its_sign(pattern: str, number: int, expected: str) -> None:
    assert numbered(pattern, number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "零"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (35, "三十五"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (999, "九百九十九"),
    ],
)
def test_a_number_in_words_is_as_it_is_read(number: int, expected: str) -> None:
    assert in_han(number) == expected
