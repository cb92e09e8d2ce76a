"""Line breaks of a text file folded away, or into a space.

A line break inside a paragraph is where the editor's window ended. Between Latin
words it stands for a space; Chinese has none, and the gap beside a Latin word is
put there when the line is set.
"""

from __future__ import annotations

import re
import unicodedata

# Marks that Chinese and English share. What stands beside them decides.
_SHARED_MARKS = "“”‘’—…·⸺"
# Those of ASCII count as what they stand at: newsrooms type them between Han too.
_ASCII_MARKS = "\"'()[]{}<>,.;:!?"
# What shows nothing. A line that ends with one says itself what follows it.
_SPEAKS = "\u00ad\u200b\u2060\ufeff"
_ATTACHED = ("Mn", "Mc", "Me", "Cf")

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
    >>> fold("他说(一)", "(二)")
    ''
    """
    if before.endswith(tuple(_SPEAKS)) or after.startswith(tuple(_SPEAKS)):
        return ""
    left, right = _without_attached(before.rstrip(_SHARED_MARKS)), after.lstrip(_SHARED_MARKS)
    if not (left or right):
        return ""
    if _is_korean(left[::-1], right) or _is_korean(right, left[::-1]):
        return " "
    sides = left[-1:], right[:1], left.rstrip(_ASCII_MARKS)[-1:], right.lstrip(_ASCII_MARKS)[:1]
    return "" if _parts_nothing(sides) else " "


def _parts_nothing(sides: tuple[str, str, str, str]) -> bool:
    left, right, left_word, right_word = sides
    if is_written_without_spaces(left) or is_written_without_spaces(right):
        return True
    # (一) and (二): marks of ASCII on both sides, around or between Han.
    both = left != left_word and right != right_word
    return both and (is_written_without_spaces(left_word) and is_written_without_spaces(right_word))


def _without_attached(text: str) -> str:
    """Leave off the marks that stand on the last character: it is the one that counts."""
    while text and unicodedata.category(text[-1]) in _ATTACHED:
        text = text[:-1]
    return text


_EDGE = re.compile("[^\\w]{0,4}(\\w)")


def _is_korean(one: str, other: str) -> bool:
    """Tell whether one side's nearest letter is Hangul and the other's no ideograph."""
    near, far = _EDGE.match(one), _EDGE.match(other)
    if near is None or far is None or not _is_hangul(near[1]):
        return False
    return _is_hangul(far[1]) or not is_written_without_spaces(far[1])


def _is_hangul(character: str) -> bool:
    return any(first <= character <= last for first, last in _HANGUL)


def is_written_without_spaces(character: str) -> bool:
    """Tell whether a character is of a script that puts no spaces between words.

    Ideographs, kana and their marks are; an empty string is not.

    >>> [is_written_without_spaces(character) for character in "，,한"]
    [True, False, False]
    """
    if not character or unicodedata.east_asian_width(character) not in "WF":
        return False
    return not _is_hangul(character)
