"""Numbers that stay with what they count."""

from __future__ import annotations

import pytest

from pagesetter.language.breaks import unbreakable_stretches
from pagesetter.language.spacing import SpacingRules, find_joints

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
