"""Numbers that stay with what they count."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.language.breaks import find_bindings, unbreakable_stretches
from pagesetter.language.spacing import (
    BAR_CLINGING,
    BAR_WORD,
    STRETCH_NEVER,
    STRETCH_WORD_SPACE,
    SpacingRules,
    find_joints,
)

STRETCHES = {
    "由2016年的233.57亿元增加": ["2016年", "233.57亿元"],
    "占20.8%；区": ["20.8%"],
    "共730人，其中": ["730人"],
    "年均增长12.64%；": ["12.64%"],
    "安排不低于100万元": ["100万元"],
    "198个村": ["198个"],
    "17529户72586人": ["17529户", "72586人"],
    "200余场次": ["200余"],
    "第六届": ["第六届"],
    "第3次": ["第3次"],
    "第二十条": ["第二十条"],
    "气温25℃": ["25℃"],
    "长12公里": ["12公里"],
    "１２人": ["１２人"],
    "5个": ["5个"],
    "村8": [],
    "六届": [],
    "1,000元": ["1,000元"],
}


@pytest.mark.parametrize(("text", "stretches"), STRETCHES.items(), ids=STRETCHES)
def test_a_number_stays_with_what_it_counts(text: str, stretches: list[str]) -> None:
    assert [text[a:b] for a, b in unbreakable_stretches(text)] == stretches


def test_a_line_ends_before_and_after_such_a_stretch_but_not_in_it() -> None:
    joints = find_joints("占730人其", SpacingRules())
    assert [joint.may_break for joint in joints] == [True, False, False, False, True]


MORE = {
    "在7—8月举行": ["7—8月"],
    "2021—2025年规划": ["2021—2025年"],
    "需3～5天": ["3～5天"],
    "第3—5版": ["第3—5版"],
    "涨2%—3%": ["2%—3%"],
    "在12：30开会": ["12：30"],
    "比分为3：1": ["3：1"],
    "面积200平方米": ["200平方米"],
    "达100万美元": ["100万美元"],
    "5——6": [],
    "約200個月": ["200個月"],
    "233.57億元": ["233.57億元"],
    "第12屆": ["第12屆"],
    "列出：1": [],
    "比1：好": [],
}


@pytest.mark.parametrize(("text", "stretches"), MORE.items(), ids=MORE)
def test_ranges_times_and_measures_stay_whole(text: str, stretches: list[str]) -> None:
    assert [text[a:b] for a, b in unbreakable_stretches(text)] == stretches


def parts(text: str, **rules: Any) -> list[str]:
    """Return a text cut at every place where a line may end."""
    joints = find_joints(text, SpacingRules(**rules))
    ends = [0, *(i for i, joint in enumerate(joints, 1) if joint.may_break), len(text)]
    return [text[a:b] for a, b in pairwise(ends)]


WORDS = {
    "长5 km的": ["长", "5 km", "的"],
    "a 5 kids b": ["a ", "5 ", "kids ", "b"],
    "see No. 5 on": ["see ", "No. 5 ", "on"],
    "依§ 5办": ["依", "§ 5", "办"],
    "tel +86 138 0000 0000 or": ["tel ", "+86 138 0000 0000 ", "or"],
    "(010) 8888 6666": ["(010) 8888 6666"],
    "花$1,000.50买": ["花", "$1,000.50", "买"],
    "约-5.5℃": ["约", "-5.5℃"],
    "前年-1678年": ["前", "年-1678年"],
    "图----B": ["图----B"],
    "a km / h b": ["a ", "km / h ", "b"],
    "2021-03-05": ["2021-03-05"],
    "state-of-the-art": ["state-", "of-", "the-", "art"],
    "e-mail": ["e-mail"],
    "COVID-19": ["COVID-19"],
    "yes--and": ["yes--", "and"],
    "non\u2011stop": ["non\u2011stop"],
    "com\u00adpose": ["com\u00ad", "pose"],
    "ab\u200bcd": ["ab\u200b", "cd"],
    "中\u2060国": ["中\u2060国"],
    "中国\ufeff人": ["中", "国\ufeff人"],
    "Mr.\u00a0Lu": ["Mr.\u00a0Lu"],
    "中\u00a0国": ["中\u00a0国"],
    "10\u202f000": ["10\u202f000"],
    "a\u2009b": ["a\u2009", "b"],
    "甲\u3000乙": ["甲\u3000", "乙"],
    "km/h": ["km/h"],
    "read/write": ["read/write"],
}


@pytest.mark.parametrize(("text", "pieces"), WORDS.items(), ids=map(ascii, WORDS))
def test_a_line_ends_in_a_word_only_where_it_may(text: str, pieces: list[str]) -> None:
    assert parts(text) == pieces


def test_a_break_that_is_asked_for_does_not_put_a_comma_at_a_lines_start() -> None:
    assert parts("中国\u200b，好") == ["中", "国\u200b，", "好"]


@pytest.mark.parametrize("space", ["\u3000", "\u2003", "\u2009", "\u202f", "\u205f"])
def test_a_space_of_a_set_width_neither_gives_nor_opens(space: str) -> None:
    joint = find_joints(f"a{space}b", SpacingRules())[1]
    assert (joint.shrink, joint.stretch_step) == (0.0, STRETCH_NEVER)


@pytest.mark.parametrize("space", [" ", "\u00a0"])
def test_a_word_space_opens_whether_a_line_may_end_there_or_not(space: str) -> None:
    assert find_joints(f"a{space}b", SpacingRules())[1].stretch_step == STRETCH_WORD_SPACE


def test_what_is_between_digits_is_harder_to_break_than_before_a_unit() -> None:
    assert [joint.bar for joint in find_joints("12年", SpacingRules())] == [BAR_WORD, BAR_CLINGING]


@pytest.mark.parametrize(
    "unit", ["1", "1.", "1—", "12 ", "a-", "aa-", "第", "\u00ad", "\u200d", "\u1100", "1：", "《"]
)
def test_no_text_takes_long_to_look_through(unit: str) -> None:
    # Each of these would take minutes if what was read once were read again.
    text = unit * (100_000 // len(unit))
    assert all(0 <= i < len(text) for kind in find_bindings(text) for i in kind)


@given(st.text("中，1a-/.@: \u00ad\u200b\u00a0\u3000\U0001f1e8\u200d永\u0301年—", max_size=60))
def test_every_binding_lies_in_the_text(text: str) -> None:
    assert all(0 <= i < len(text) for kind in find_bindings(text) for i in kind)
