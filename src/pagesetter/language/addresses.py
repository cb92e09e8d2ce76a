"""Addresses of the net (URLs and e-mail) and where a line may end inside one.

An address is broken without a hyphen, which would become a part of it. The patterns look
for an address only where one can begin, and read each character once, so that no text is
slow to search.
"""

from __future__ import annotations

import re

_CHARACTER = r"[A-Za-z0-9\-._~:/?#\[\]@!$&()*+,;=%]"
_LABELS = r"(?:[A-Za-z0-9-]{1,63}\.){1,8}"
# Endings by which a host is known that is written without a scheme.
_ENDING = r"(?:com|cn|net|org|gov|edu|info|io|hk|tw|mo|jp|kr|uk|eu|us|de|fr|int)"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:https?|ftp|wss?)://|www\.){_CHARACTER}{{1,2048}}"
    rf"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{{1,64}}@{_LABELS}[A-Za-z]{{2,24}}"
    rf"|(?<![A-Za-z0-9._@-]){_LABELS}{_ENDING}(?![A-Za-z0-9-])"
    rf"(?:[:/?#]{_CHARACTER}{{0,2048}})?"
)
# Each has one of these, or an ending after its last dot.
_SIGNS = ("://", "@", "www.")
_DOTTED = re.compile(r"\.[A-Za-z]")
_TRAILING = ".,;:!?"
_BRACKETS = {")": "(", "]": "["}

# A line may end after these, and before those; never between two of either.
_BREAK = re.compile(r"(?<=[^/?&=#\-_.@:])(?=[.@][A-Za-z0-9])|(?<=[/?&=#\-_])(?=[A-Za-z0-9%~])")
_LEAST = 2  # characters of an address on each line


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Return the URLs and e-mail addresses of a text, as start and end offsets.

    >>> text = "见https://a.cn/b(1).（或写信至desk@lanxi.cn）"
    >>> [text[a:b] for a, b in find_addresses(text)]
    ['https://a.cn/b(1)', 'desk@lanxi.cn']
    """
    if not ("." in text or "@" in text or "://" in text):
        return []
    if not any(map(text.__contains__, _SIGNS)) and _DOTTED.search(text) is None:
        return []
    return [
        (match.start(), match.start() + len(_without_trail(match[0])))
        for match in _ADDRESS.finditer(text)
    ]


def _without_trail(address: str) -> str:
    """Leave off the punctuation of the sentence that an address stands in."""
    while address:
        last = address[-1]
        opening = _BRACKETS.get(last)
        unopened = opening is not None and address.count(last) > address.count(opening)
        if last not in _TRAILING and not unopened:
            break
        address = address[:-1]
    return address


def address_breaks(address: str) -> list[int]:
    """Return the offsets in an address where a new line may begin.

    >>> address_breaks("https://lanxi.cn/news")
    [8, 13, 17]
    """
    return [
        match.start()
        for match in _BREAK.finditer(address)
        if _LEAST <= match.start() <= len(address) - _LEAST
    ]
