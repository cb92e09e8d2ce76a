"""A code is drawn as its modules say: each black one once, and no white one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pagesetter.codes import _check_digit, barcode
from pagesetter.makeup.codes import pattern_rects

PATTERNS = st.integers(1, 12).flatmap(
    lambda width: st.lists(st.text("01", min_size=width, max_size=width), min_size=1, max_size=12)
)


@given(PATTERNS)
def test_rectangles_cover_black_modules_once_and_nothing_else(rows: list[str]) -> None:
    covered: list[tuple[int, int]] = []
    for rect in pattern_rects(tuple(rows)):
        x, y, width, height = map(int, rect)
        covered += [(x + i, y + j) for i in range(width) for j in range(height)]
    black = [(x, y) for y, row in enumerate(rows) for x, m in enumerate(row) if m == "1"]
    assert sorted(covered) == sorted(black)


@given(st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_a_check_digit_makes_the_weighted_sum_a_whole_ten(digits: str) -> None:
    whole = digits + _check_digit(digits)
    assert sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(whole)) % 10 == 0
    assert barcode(whole).digits == whole
