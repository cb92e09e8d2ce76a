"""ASCII marks between Han: the cases of a real page, and their limits."""

from __future__ import annotations

import pytest

from pagesetter.language.widths import widen_marks

CASES = {
    "干部730人,其中少数民族": "干部730人，其中少数民族",
    "占20.8%;区六届": "占20.8%；区六届",
    "规划(2021-2025年)》": "规划（2021-2025年）》",
    "20个乡镇(街道)及": "20个乡镇（街道）及",
    "“戏曲进乡村(进校园)”": "“戏曲进乡村（进校园）”",
    "校对:温如意": "校对：温如意",
    "E-mail:ztrbtb@126.com": "E-mail:ztrbtb@126.com",
    "投稿ztrbtb@126.com邮箱": "投稿ztrbtb@126.com邮箱",
    "“1+N”政策": "“1+N”政策",
    "增长12.64%。": "增长12.64%。",
    "每天12:30开门": "每天12:30开门",
    "到12:30,下午": "到12:30，下午",
    "收入1,000元": "收入1,000元",
    "3:2胜": "3:2胜",
    "好!": "好！",
    "!好": "！好",
    "吗?!我": "吗？！我",
    "真的吗?!": "真的吗？！",
    "好!!!": "好！！！",
    "覆盖率100%,比": "覆盖率100%，比",
    "函数f(x)的值": "函数f（x）的值",
    "f(中)": "f（中）",
    "(a) b 中": "(a) b 中",
    "第一(": "第一（",
    "hello, 世界": "hello, 世界",
    "): 中": "): 中",
}


@pytest.mark.parametrize(("written", "set_as"), CASES.items(), ids=CASES)
def test_a_mark_is_widened_beside_han_and_left_alone_elsewhere(written: str, set_as: str) -> None:
    assert widen_marks(written) == set_as


@pytest.mark.parametrize("text", CASES)
def test_the_length_stays_what_it_was(text: str) -> None:
    assert len(widen_marks(text)) == len(text)


@pytest.mark.parametrize("text", CASES.values())
def test_widening_twice_changes_nothing_more(text: str) -> None:
    assert widen_marks(text) == text
