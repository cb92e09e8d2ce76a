"""ASCII quotes and dashes as Chinese marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.language.quotes import normalize_quotes

SET = {
    '他说"好"。': "他说“好”。",
    '"好"': "“好”",
    '以"one belt"为题': "以“one belt”为题",
    '"甲"和"乙"': "“甲”和“乙”",
    "名为'岚'的": "名为‘岚’的",
    "\"他叫'小陆'\"": "“他叫‘小陆’”",
    "'我don't知道'": "‘我don't知道’",
    "岚溪--山城": "岚溪——山城",
    "--新华": "——新华",
}
LEFT = [
    'he said "no" twice -- really',
    "中文里的don't和90's",
    "身高5'6\"的人",
    '屏幕为6"，厚1"',
    '没有合上的"引号',
    "中---文",
    "好...。。。",
    "中 a--b 文",
]


@pytest.mark.parametrize(("text", "as_set"), SET.items(), ids=SET)
def test_quotes_and_dashes_of_chinese_are_set_as_its_marks(text: str, as_set: str) -> None:
    assert normalize_quotes(text) == as_set


@pytest.mark.parametrize("text", LEFT)
def test_others_stay_as_they_were_typed(text: str) -> None:
    assert normalize_quotes(text) == text


@pytest.mark.parametrize("unit", ["'", '"', "'a", " 'a", "a'", "--", "'中", '"中 '])
def test_no_text_takes_long_to_look_through(unit: str) -> None:
    text = "中" + unit * (100_000 // len(unit))
    assert len(normalize_quotes(text)) == len(text)


@given(st.text("中，a1 '\"-.\n"))
def test_lengths_never_change(text: str) -> None:
    found = normalize_quotes(text)
    assert len(found) == len(text)
    assert all(b in "“”‘’—" for a, b in zip(text, found, strict=True) if a != b)
