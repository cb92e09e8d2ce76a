"""ASCII marks between Han set full width.

A newsroom's text often has its commas, colons and parentheses in ASCII; in print
they are full width (GB/T 15834—2011, 4). Lengths do not change: one character for
one, so that offsets into the text stay what they were.
"""

from __future__ import annotations

import re

from pagesetter.language.characters import is_wide

_WIDE = str.maketrans(",:;!?()", "，：；！？（）")
_PARENTHESES = re.compile(r"\(([^()\n]*)\)")
_ASCII_MARK = re.compile("[,:;!?()]")
_MARK = re.compile(r"(?<!\d)[,:;!?]+|[,:;!?]+(?!\d)|[()]")


def widen_marks(text: str) -> str:
    """Set ASCII marks full width where they stand beside Han, and leave them elsewhere.

    >>> widen_marks("近年来,占20.8%;区六届(2021-2025年)")
    '近年来，占20.8%；区六届（2021-2025年）'
    >>> widen_marks("E-mail:a@b.cn, 12:30, 1,000元 f(x)")
    'E-mail:a@b.cn, 12:30, 1,000元 f(x)'
    """
    if text.isascii() or not _ASCII_MARK.search(text):
        return text
    if "(" in text:
        text = _PARENTHESES.sub(_widen_pair, text)
    return _MARK.sub(_widen_one, text)


def _widen_pair(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if is_wide(before) or is_wide(after) or any(map(is_wide, match[1])):
        return f"（{match[1]}）"
    return match[0]


def _widen_one(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if is_wide(before) or is_wide(after):
        return match[0].translate(_WIDE)
    return match[0]
