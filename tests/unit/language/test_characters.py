"""Characters and their classes."""

from __future__ import annotations

import pytest

from pagesetter.language.characters import classify, is_wide
from tests.unit.language.clreq import (
    CLOSING_BRACKETS,
    INTERPUNCTS,
    OPENING_BRACKETS,
)

CLASSES = {
    "H": "永国々〇あアー한㈠鿿\U00020000\U0001f600",
    "O": OPENING_BRACKETS,
    "C": CLOSING_BRACKETS,
    "P": "，、；：",
    "S": "。．！？‼⁇⁈⁉",
    "I": INTERPUNCTS,
    "D": "⸺",
    "E": "…⋯",
    "K": "～–—－",
    "L": "／",
    "A": "aZéяΩ",
    "N": "09０９",
    "B": ".,%‰℃°@+-/¥$×±",
    "W": " \u00a0\u3000\t",
    "Z": "\u0301\u200d\ufe0f\U000e0100\u20dd",
}


@pytest.mark.parametrize(("kind", "characters"), CLASSES.items(), ids=CLASSES)
def test_every_character_of_a_class_is_sorted_into_it(kind: str, characters: str) -> None:
    assert [classify(character) for character in characters] == [kind] * len(characters)


def test_one_em_dash_connects_and_two_are_a_dash() -> None:
    assert classify("北京—上海——好") == "HHKHHDDH"


def test_three_em_dashes_are_one_dash() -> None:
    assert classify("———") == "DDD"


def test_an_em_dash_beside_another_connector_stays_a_connector() -> None:
    assert classify("—～") == "KK"


@pytest.mark.parametrize(
    ("text", "classes"),
    [("文/图", "HLH"), ("km/时", "AALH"), ("时/km", "HLAA"), ("1/2", "NBN"), ("中+外", "HBH")],
)
def test_a_solidus_beside_an_ideograph_is_a_chinese_mark(text: str, classes: str) -> None:
    assert classify(text) == classes


@pytest.mark.parametrize(
    ("text", "classes"), [("中-外", "HKH"), ("中-A", "HBA"), ("中+外-内", "HBHKH")]
)
def test_a_hyphen_between_ideographs_is_a_connector(text: str, classes: str) -> None:
    assert classify(text) == classes


@pytest.mark.parametrize("character", "中。，（—…·／")
def test_ideographs_and_their_marks_are_wide(character: str) -> None:
    assert is_wide(character)


@pytest.mark.parametrize("character", ["a", "1", ",", " ", "", "\u0301"])
def test_letters_spaces_and_nothing_are_not_wide(character: str) -> None:
    assert not is_wide(character)
