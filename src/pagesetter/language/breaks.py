"""Where a line may not end although the marks would let it, and where it may in a word.

CLREQ leaves the section on digits empty, so the rule is our own: a number stays with its
sign, its currency, its decimal part and the word it counts. Spaces and invisible
characters do what Unicode Standard Annex 14 says of them.
"""

from __future__ import annotations

import re

from pagesetter.language.addresses import address_breaks, find_addresses
from pagesetter.language.clusters import find_inner
from pagesetter.records import NamedTuple

# Words for what is counted, the longer first: measures, units, money; in both scripts.
_COUNTED = (
    "平方公里|平方公尺|公尺|小時|分鐘|人次|場次|個月|平方千米|平方米|立方米|公里|公斤|公顷|公分|平方|立方|千米|千克|千瓦时|千瓦|毫米|毫升|毫克|"
    "厘米|海里|人次|场次|小时|分钟|个月|美元|欧元|日元|英镑|港元|余|多|"
    "[年月日时分秒元角人个户所项场次吨亩里米克升倍岁名位条件家种类届期号版级座辆台只头株棵"
    "栋间层页字册套份天周度成支批组队村点"
    "時個戶項場噸畝歲條類屆號級輛臺隻頭棟間層頁冊週組隊點]"
)
_DIGITS = "[0-9０-９]"
_SHORT = rf"{_DIGITS}{{1,4}}(?:[.．]{_DIGITS}+)?[%％‰℃°]?"
_NUMBER = re.compile(
    # A range of years, months or shares: 7—8月, 2021—2025年, 3～5天.
    rf"(?:(?<!{_DIGITS})(?:第?{_SHORT}[—–～－~-](?={_DIGITS}))?"
    # 233.57亿元, 12：30
    rf"第?{_DIGITS}(?:[0-9０-９.,．]|[：](?={_DIGITS}))*[%％‰℃°]?[十百千万亿萬億]*(?:{_COUNTED})?)"
    rf"|第[〇一二三四五六七八九十百]+(?:{_COUNTED})"
)
_BEGINS = re.compile("[第0-9０-９]")  # what each of these begins with

_UNIT = (
    "[kMGT]?B|[kKMG]?Hz|[kMG]?Wh?|k?Pa|k?J|k?V|m?A|[kcmnμ]?m[²³]?|km/h|[kmμ]?g|t|m?L|ml|mAh|°C|℃|"
    "kcal|min|h|s|a\\.m\\.|p\\.m\\.|am|pm|AM|PM|ha|ppm|dB|USD|EUR|CNY|RMB|yuan|percent|million|billion"
)
# Compiled when a text has a space or a hyphen.
_SPACED = (
    rf"[0-9] (?=(?:{_UNIT})(?![A-Za-z0-9]))"  # 5 km
    r"|(?:(?<![A-Za-z])(?:No|Nos|Vol|Fig|Art|Sec|Ch|pp?)\.|[§№]) (?=[0-9])"  # No. 5
)
_GROUPED = re.compile(  # +86 138 0000 0000, (010) 8888 6666, 1 000 000
    r"(?<![0-9.,])[+(]?[0-9]{1,3}\)?(?:[ \u2009\u202f][0-9]{3,4}){1,4}(?![0-9])"
)

_LETTER = "[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]"
# Two letters on both sides: `e-mail` stays whole.
_HYPHEN = rf"(?<={_LETTER}{_LETTER})(?:--?|‐)(?={_LETTER}{_LETTER})"

_BREAKS_AFTER = "\u00ad\u200b"  # soft hyphen, zero-width space
_FORBIDS = "\u00a0\u2007\u202f\u2060\ufeff"  # non-breaking spaces, word joiner
_FIXED = "\u2000-\u200a\u202f\u205f\u3000"  # spaces that keep their width
_SPECIAL = re.compile(f"[{_BREAKS_AFTER}{_FORBIDS}{_FIXED}]")
_IS_FIXED = re.compile(f"[{_FIXED}]")


class Bindings(NamedTuple):
    """Offsets of characters, by what their words want between them and the next one."""

    free: list[int]  # a line may end here, inside a word
    clinging: list[int]  # a number and what belongs to it
    word: list[int]  # not one of two words, by a character that says so
    cluster: list[int]  # one character to a reader
    fixed: list[int]  # after a space that neither gives nor opens


def find_bindings(text: str, *, plain: bool = False) -> Bindings:
    r"""Return what words want between their characters, besides the rules for marks.

    Of `plain` text, as `is_plain` tells, numbers alone want anything.

    >>> found = find_bindings("约5 km，go\u00ades，well-known")
    >>> found.clinging, sorted(found.free)
    ([2], [8, 16])
    """
    clinging = [i for a, b in unbreakable_stretches(text) for i in range(a, b - 1)]
    if plain:
        return Bindings([], clinging, [], [], [])
    free: list[int] = []
    if " " in text or "\u2009" in text:
        clinging += [match.end() - 1 for match in re.finditer(_SPACED, text)]
        for match in _GROUPED.finditer(text):
            clinging += range(match.start(), match.end() - 1)
    if "-" in text or "‐" in text:
        free += [match.end() - 1 for match in re.finditer(_HYPHEN, text)]
    for start, end in find_addresses(text):
        free += [start + i - 1 for i in address_breaks(text[start:end])]
    word: list[int] = []
    fixed: list[int] = []
    for match in _SPECIAL.finditer(text):
        i, character = match.start(), match[0]
        if character in _BREAKS_AFTER:
            free.append(i)
        if character in _FORBIDS:
            word += [i - 1, i] if i else [i]
        if _IS_FIXED.match(character):
            fixed.append(i)
    return Bindings(free, clinging, word, find_inner(text), fixed)


def unbreakable_stretches(text: str) -> list[tuple[int, int]]:
    """Return the numbers of a text with what they count, as start and end offsets.

    >>> [("由2016年的233.57亿元增加"[a:b]) for a, b in unbreakable_stretches("由2016年的233.57亿元增加")]
    ['2016年', '233.57亿元']
    """
    found, at = [], 0
    # The pattern is slow to fail: it is tried where there may be one.
    while begins := _BEGINS.search(text, at):
        at = begins.end()
        if match := _NUMBER.match(text, begins.start()):
            at = match.end()
            if len(match[0]) > 1:
                found.append(match.span())
    return found
