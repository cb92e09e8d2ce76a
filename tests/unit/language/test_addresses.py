"""Addresses found in running text, and where they may be broken."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.language.addresses import address_breaks, find_addresses
from pagesetter.language.spacing import BAR_NONE, SpacingRules, find_joints

FOUND = {
    "见https://lanxi.cn/a-b。": ["https://lanxi.cn/a-b"],
    "（http://lanxi.cn/a_(b)）": ["http://lanxi.cn/a_(b)"],
    "(http://lanxi.cn/a)": ["http://lanxi.cn/a"],
    "see www.lanxi.cn, or": ["www.lanxi.cn"],
    "登录lanxi.gov.cn/zw?id=3&p=2查询": ["lanxi.gov.cn/zw?id=3&p=2"],
    "寄desk.news@mail.lanxi.cn！": ["desk.news@mail.lanxi.cn"],
    "3.5元，1.2.3版": [],
    "e.g. this": [],
    "微博@岚溪发布": [],
    "end.of sentence": [],
}


@pytest.mark.parametrize(("text", "addresses"), FOUND.items(), ids=FOUND)
def test_an_address_ends_where_its_sentence_goes_on(text: str, addresses: list[str]) -> None:
    assert [text[a:b] for a, b in find_addresses(text)] == addresses


BROKEN = {
    "https://lanxi.cn/news/a.html": "https://|lanxi|.cn/|news/|a|.html",
    "desk.news@lanxi.cn": "desk|.news|@lanxi|.cn",
    "http://a.cn/x?id=12&page=3#top": "http://|a|.cn/|x?|id=|12&|page=|3#|top",
    "http://lanxi.cn/two_words-here": "http://|lanxi|.cn/|two_|words-|here",
    "http://lanxi.cn//x": "http://|lanxi|.cn//x",
}


@pytest.mark.parametrize(("address", "parts"), BROKEN.items(), ids=BROKEN)
def test_an_address_is_broken_only_at_its_signs(address: str, parts: str) -> None:
    ends = [0, *address_breaks(address), len(address)]
    assert "|".join(address[a:b] for a, b in pairwise(ends)) == parts


def test_a_line_may_end_in_an_address_and_not_in_its_words() -> None:
    text = "见https://lanxi.cn/news。"
    joints = find_joints(text, SpacingRules())
    free = [i for i, joint in enumerate(joints, 1) if joint.bar == BAR_NONE]
    assert [text[:i] for i in free] == [
        "见",
        "见https://",
        "见https://lanxi",
        "见https://lanxi.cn/",
    ]


_HOSTILE = st.sampled_from(["a", "-", ".", "@", "/", "a.", "a-", "www.", "http://", "%", "中", ")"])


@given(st.lists(_HOSTILE, max_size=60), st.integers(1, 40))
def test_addresses_lie_in_order_and_breaks_leave_two_characters_on_each_side(
    parts: list[str], times: int
) -> None:
    text = "".join(parts) * times
    found = find_addresses(text)
    assert all(a < b for a, b in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    for a, b in found:
        assert all(2 <= i <= b - a - 2 for i in address_breaks(text[a:b]))


@pytest.mark.parametrize(
    "unit", ["a", "a.", "a-", "a@", "http://", "www.", "a@a.", "-.", "%", "a/", "(", ")", "a.com"]
)
def test_no_text_takes_long_to_search(unit: str) -> None:
    # Each of these would take minutes if what was read once were read again.
    text = unit * (200_000 // len(unit))
    assert len(find_addresses(text)) <= len(text)
