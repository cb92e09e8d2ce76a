"""Where a line may not end although the marks would let it: numbers with their units.

CLREQ leaves the section on digits empty, so the rule is our own: a number stays with
its sign, its currency, its decimal part and the word it counts.
"""

from __future__ import annotations

import re

_COUNTED = (
    "公里|公斤|公顷|公分|平方|立方|千米|千克|毫米|厘米|人次|场次|小时|分钟|余|多|"
    "[年月日时分秒元角人个户所项场次吨亩里米克升倍岁名位条件家种类届期号版级座辆台只头株棵"
    "栋间层页字册套份天周度成支批组队村点]"
)
_NUMBER = re.compile(
    rf"第?[0-9０-９][0-9０-９.,]*[%％‰℃°]?[十百千万亿]*(?:{_COUNTED})?"  # 233.57亿元
    rf"|第[〇一二三四五六七八九十百]+(?:{_COUNTED})"
)


def unbreakable_stretches(text: str) -> list[tuple[int, int]]:
    """Return the stretches, as start and end offsets, that stay on one line.

    >>> [("由2016年的233.57亿元增加"[a:b]) for a, b in unbreakable_stretches("由2016年的233.57亿元增加")]
    ['2016年', '233.57亿元']
    """
    return [m.span() for m in _NUMBER.finditer(text) if m.end() - m.start() > 1]
