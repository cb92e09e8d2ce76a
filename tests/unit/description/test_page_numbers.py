"""Page numbers as they are written, found by and printed."""

from __future__ import annotations

import pytest

from pagesetter.description.page_numbers import FIRST, read_page_number
from pagesetter.description.values import BadValueError


@pytest.mark.parametrize(
    ("written", "keys", "stem"),
    [
        ("5", (("", 5),), "05"),
        ("05", (("", 5),), "05"),
        ("123", (("", 123),), "123"),
        ("A5", (("A", 5),), "A05"),
        ("a12", (("A", 12),), "A12"),
        ("4-5", (("", 4), ("", 5)), "04-05"),
        ("4–5", (("", 4), ("", 5)), "04-05"),
        ("B4-B5", (("B", 4), ("B", 5)), "B04-B05"),
        ("B4-5", (("B", 4), ("B", 5)), "B04-B05"),
    ],
)
def test_a_page_number_is_read(written: str, keys: tuple[tuple[str, int], ...], stem: str) -> None:
    number = read_page_number(written)
    assert (number.keys, number.stem, number.text) == (keys, stem, written)


@pytest.mark.parametrize(
    "written", ["", "five", "第5版", "0", "-1", "4-6", "5-4", "A4-B5", "12345", "5-", "٥", "1.5"]
)
def test_what_is_no_page_number_is_refused(written: str) -> None:
    with pytest.raises(BadValueError):
        read_page_number(written)


@pytest.mark.parametrize(
    ("written", "following"), [("1", "2"), ("A9", "A10"), ("4-5", "6"), ("05", "6")]
)
def test_the_page_after_a_page_has_the_next_number(written: str, following: str) -> None:
    assert read_page_number(written).following().text == following


def test_of_two_pages_that_face_the_one_that_is_meant_is_printed() -> None:
    assert read_page_number("B4-5").printed(("B", 5)) == "B5"


def test_one_page_is_printed_as_it_is_written() -> None:
    assert read_page_number("05").printed(("", 5)) == "05"


def test_an_edition_begins_with_page_1() -> None:
    assert read_page_number("1") == FIRST
