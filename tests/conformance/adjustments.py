"""The cases of line adjustment: CLREQ 3.1.4, the orders; 3.4.4, last lines; 3.5.3 and 3.5.4, the steps.

Amounts are ems of 10 pt in the box font, where a space is half an em.
"""

from __future__ import annotations

from itertools import pairwise

#: Words, measure, order, and the line that comes first.
ORDERS = [
    ("天地玄，宇宙洪荒日月盈昃，辰宿列张寒", 12, "push-in", "天地玄，宇宙洪荒日月盈昃，"),
    ("天地玄，宇宙洪荒日月盈昃，辰宿列张寒", 12, "push-out", "天地玄，宇宙洪荒日月盈"),
    ("天地玄，宇宙洪荒日月盈昃，辰宿列张寒", 12, "push-out-only", "天地玄，宇宙洪荒日月盈"),
    ("天地玄，宇宙洪荒日月盈昃，辰宿列张寒", 12, "least", "天地玄，宇宙洪荒日月盈昃，"),
    # Pushed out, its gaps would open by a quarter of an em.
    ("天，地玄黄宇，宙洪荒日", 6, "push-in", "天，地玄黄宇，"),
    ("天，地玄黄宇，宙洪荒日", 6, "push-out", "天，地玄黄宇，"),
    ("天，地玄黄宇，宙洪荒日", 6, "push-out-only", "天，地玄黄"),
    ("天，地玄黄宇，宙洪荒日", 6, "least", "天，地玄黄宇，"),
]

#: The same where nothing forbids an end: an em is taken, or half an em is given.
FREE_ORDERS = [
    ("push-in", "天（地）玄黄宇宙。洪"),
    ("push-out", "天（地）玄黄宇宙。"),
    ("push-out-only", "天（地）玄黄宇宙。"),
    ("least", "天（地）玄黄宇宙。"),
]

#: What filling line by line leaves alone on a last line, and the measures it is tried in.
ORPHANS = [
    *["黄", "黄。", "黄，", "黄？", "黄”", "黄）", "黄…", "黄……"],
    *["黄”。", "黄。”", "黄？”", "黄）。", "黄》。", "黄。’”"],
    *["A", "A。", "A”", "A”。", "A。”", "7", "7。", "7”", "7”。", "7。”"],
]
ORPHAN_MEASURES = (8, 10, 13)

#: Words, the step of 3.5.3 they give at, at how many places, how much each: and no more.
SHRINKS = [
    *[(f"天地{mark}", "line-end", 1, 0.5) for mark in "，。、；：？！”’》）」』"],
    ("A B", "shrink-word-space", 1, 0.25),
    ("A B C", "shrink-word-space", 2, 0.25),
    ("天·地", "shrink-interpunct", 1, 0.5),
    ("天·地·玄", "shrink-interpunct", 2, 0.5),
    *[(f"天{mark}地", "shrink-bracket", 1, 0.5) for mark in "“‘《（「『”’》）」』"],
    ("天（地）玄“黄”宇", "shrink-bracket", 4, 0.5),
    *[(f"天{mark}地", "shrink-pause", 1, 0.5) for mark in "，、；："],
    ("天，地、玄；黄", "shrink-pause", 3, 0.5),
    ("天A", "shrink-gap", 1, 0.125),
    ("天A地1", "shrink-gap", 3, 0.125),
    *[(f"天{mark}地", "shrink-stop", 1, 0.5) for mark in "。？！"],
    ("天。地？玄！黄", "shrink-stop", 3, 0.5),
]

#: In each script the interpunct is an em wide, or half of one that gives nothing.
INTERPUNCTS = [("zh-Hans", 0.0), ("zh-Hant", 0.5), ("ja", 0.5)]

#: The steps of 3.5.3 in their order, each with words that give at it.
SHRINK_ORDER = [
    ("shrink-word-space", "A B", 0.25),
    ("shrink-interpunct", "天·地", 0.5),
    ("shrink-bracket", "地）天", 0.5),
    ("shrink-pause", "天，地", 0.5),
    ("shrink-gap", "A地", 0.125),
    ("shrink-stop", "天。地", 0.5),
]
SHRINK_PAIRS = list(pairwise(SHRINK_ORDER))

#: The steps of 3.5.4: words, how much wider a line becomes, and its steps. In a face
#: whose space is less than half an em.
STRETCHES = [
    ("a b", 0.1, ["stretch-word-space"], [1], [0.1]),
    ("天A地玄", 0.1, ["stretch-gap"], [2], [0.05]),
    ("天A地玄", 1 / 6, ["stretch-gap"], [2], [1 / 12]),
    ("天A地玄", 1 / 6 + 0.08, ["stretch-gap", "stretch-all"], [2, 1], [1 / 12, 0.08]),
    # Where the rest would show, the gaps open to half an em.
    ("天A地玄", 0.6, ["stretch-gap", "stretch-all"], [2, 1], [0.25, 0.1]),
    ("天A地玄", 1.0, ["stretch-gap", "stretch-all"], [2, 1], [0.25, 0.5]),
    ("天地玄黄", 0.3, ["stretch-all"], [3], [0.1]),
    ("天，地玄", 0.3, ["stretch-all"], [3], [0.1]),
    ("天地玄黄", 6.0, ["stretch-all"], [3], [2.0]),
]

#: Words, and the places in them that stay shut however short their line is.
SHUT = [
    ("天——地玄", [1]),
    ("天……地玄", [1]),
    ("天⋯⋯地玄", [1]),
    ("天word地", [1, 2, 3]),
    ("天2016地", [1, 2, 3]),
    ("天！？地玄", [1]),
    *[(f"天{mark}地玄", [0, 1]) for mark in "～—–/-"],
]
