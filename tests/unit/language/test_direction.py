"""Text from right to left is found wherever Unicode has it."""

from __future__ import annotations

import unicodedata

import pytest

from pagesetter.language.direction import find_right_to_left

CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "stretch"),
    [("说שלום的", "שלום"), ("مرحبا", "مرحبا"), ("数١٢", "١٢"), ("a\u202eb", "\u202e")],
)
def test_the_first_stretch_is_told(text: str, stretch: str) -> None:
    found = find_right_to_left(text)
    assert found is not None
    assert text[slice(*found)] == stretch


@pytest.mark.parametrize(
    "text", ["", "中文 and English，ελληνικά, русский", "café 한국어 あ\ufeff"]
)
def test_text_from_left_to_right_has_none(text: str) -> None:
    assert find_right_to_left(text) is None


def test_it_is_what_the_bidirectional_classes_say() -> None:
    wrong = []
    for code in range(0x110000):
        kind = unicodedata.bidirectional(chr(code))
        expected = kind in ("R", "AL", "AN") or chr(code) in CONTROLS
        # What Python's Unicode has not assigned may be of either kind.
        if kind and (find_right_to_left(chr(code)) is not None) != expected:
            wrong.append(hex(code))
    assert wrong == []
