"""Line breaks of a text file folded away, or into a space.

A line break inside a paragraph is where the editor's window ended. Between Latin
words it stands for a space; Chinese has none, and the gap beside a Latin word is
put there when the line is set.
"""

from __future__ import annotations

import unicodedata

# Marks that Chinese and English share. What stands beside them decides.
_SHARED_MARKS = "“”‘’—…·⸺"

# Hangul is as wide as an ideograph, but Korean is written with spaces.
_HANGUL = (("\u1100", "\u11ff"), ("\u3130", "\u318f"), ("\ua960", "\ua97f"), ("\uac00", "\ud7ff"))


def fold(before: str, after: str) -> str:
    """Return what stands for the line break between two lines: nothing, or a space.

    >>> fold("岚溪县委", "深入贯彻")
    ''
    >>> fold("newspaper", "page")
    ' '
    >>> fold("修成“百间屋”", "“一村一屋”")
    ''
    >>> fold("he said “no”", "and left")
    ' '
    >>> fold("年均增长", "7.8%")
    ''
    """
    sides = before.rstrip(_SHARED_MARKS)[-1:], after.lstrip(_SHARED_MARKS)[:1]
    if not any(sides) or any(is_written_without_spaces(side) for side in sides):
        return ""
    return " "


def is_written_without_spaces(character: str) -> bool:
    """Tell whether a character is of a script that puts no spaces between words.

    Ideographs, kana and their marks are; an empty string is not.

    >>> [is_written_without_spaces(character) for character in "，,한"]
    [True, False, False]
    """
    if not character or unicodedata.east_asian_width(character) not in "WF":
        return False
    return not any(first <= character <= last for first, last in _HANGUL)
