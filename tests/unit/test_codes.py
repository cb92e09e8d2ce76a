"""Check digits, and what is refused."""

from __future__ import annotations

import pytest

from pagesetter.codes import BadCodeError, barcode, qr_rows
from pagesetter.description.link_reader import MAX_LINK


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("1671-1238", "9771671123008"),
        ("16711238", "9771671123008"),
        ("2434-561x", "9772434561006"),  # the example of the ISSN manual
        ("0317-8471", "9770317847001"),
        ("4006381333931", "4006381333931"),
        ("400638133393", "4006381333931"),
        ("977 1671 123008", "9771671123008"),
    ],
)
def test_a_number_has_its_thirteen_digits(written: str, digits: str) -> None:
    assert barcode(written).digits == digits


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("1671-1239", "ends in 9, but the check digit of this ISSN is 8"),
        ("1671-123X", "ends in X, but the check digit of this ISSN is 8"),
        ("16X1-1238", "is no ISSN"),
        ("4006381333932", "ends in 2, but its check digit is 1"),
        ("40063813", "ends in 3, but the check digit of this ISSN is X"),
        ("", "is no bar code number"),
        ("12345", "is no bar code number"),
        ("９７７１６７１１２３００８", "is no bar code number"),
        ("1" * 14, "is no bar code number"),
    ],
)
def test_what_is_no_number_is_refused(written: str, reason: str) -> None:
    with pytest.raises(BadCodeError) as caught:
        barcode(written)
    assert caught.value.reason == reason


def test_a_bar_code_begins_in_the_middle_and_ends_with_its_guards() -> None:
    modules = barcode("9771671123008").modules
    assert (len(modules), modules[:3], modules[45:50], modules[-3:]) == (95, "101", "01010", "101")


def test_each_figure_is_seven_modules() -> None:
    # 9 makes the parity of the six at its right ABBABA; 7 is 0111011 in A and 0010001 in B.
    assert barcode("9771671123008").modules[3:17] == "0111011" + "0010001"


@pytest.mark.parametrize(("addon", "width"), [("", 113), ("05", 140), ("51234", 167)])
def test_the_white_beside_a_code_is_part_of_its_width(addon: str, width: int) -> None:
    assert barcode("1671-1238", addon).width == width


@pytest.mark.parametrize("addon", ["5", "123", "123456", "x5", "５５"])
def test_what_is_no_addon_is_refused(addon: str) -> None:
    with pytest.raises(BadCodeError, match="is no add-on"):
        barcode("1671-1238", addon)


def test_a_code_that_may_lose_more_is_larger() -> None:
    sizes = [len(qr_rows("https://example.com/news/2025/09/25", level)) for level in "LMQH"]
    assert sizes == [29, 29, 33, 37]


def test_every_level_has_room_for_the_longest_link() -> None:
    link = "https://example.com/" + "a" * (MAX_LINK - 20)
    assert [len(qr_rows(link, level)) for level in "LMQH"] == [61, 69, 81, 89]


def test_the_same_link_makes_the_same_code() -> None:
    assert qr_rows("https://example.com", "M") == qr_rows("https://example.com", "M")
