"""What stands for a line break in running text."""

from __future__ import annotations

import pytest

from pagesetter.language.folding import fold, is_written_without_spaces

FOLDED = [
    ("岚溪", "县委", ""),
    ("年均", "7.8%", ""),
    ("page", "set", " "),
    ("said “no”", "and", " "),
    ("“百间屋”", "“一村”", ""),
    ("page", "版", ""),
    ("한국", "어", " "),
    ("……", "——", ""),
    ("，", "and", ""),
    ("他说(一)", "(二)", ""),
    ('说"好"', '"是"', ""),
    ("f(x)", "(y)", " "),
    ("版,", "page", " "),
    ("共2026", "年", ""),
    ("了", "https://lanxi.cn", ""),
    ("https://lanxi.cn", "and", " "),
    ("한국어", "“책", " "),
    ("《책》", "을", " "),
    ("《책》", "一", ""),
    ("葛\U000e0100", "page", ""),
    ("cafe\u0301", "noir", " "),
    ("com\u00ad", "pose", ""),
    ("ab\u200b", "cd", ""),
    ("ab", "\u2060cd", ""),
]


@pytest.mark.parametrize(("before", "after", "between"), FOLDED)
def test_a_line_break_is_a_space_only_between_words_parted_by_spaces(
    before: str, after: str, between: str
) -> None:
    assert fold(before, after) == between


@pytest.mark.parametrize(("character", "without"), [("あ", True), ("ﾊ", False), ("", False)])
def test_kana_are_written_without_spaces(character: str, without: bool) -> None:
    assert is_written_without_spaces(character) == without
