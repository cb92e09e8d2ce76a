"""What a reader takes for one character, although it is written with several.

A line never ends inside of it: a letter with its marks, an ideograph with its variation
selector, a family of emoji, a flag, a syllable of conjoining jamo. The rules are those of
Unicode Standard Annex 29 (grapheme clusters), as far as they keep characters together.
"""

from __future__ import annotations

import re
import unicodedata

# Characters that show nothing of their own and go with what they follow: the soft hyphen,
# zero-width space, joiners, word joiner, byte order mark.
_INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff"
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
_TAGS = "\U000e0020-\U000e007f"
_VOICED_MARKS = "\uff9e\uff9f"  # of halfwidth kana
_SARA_AM = "\u0e33\u0eb3"  # Thai and Lao vowels that Unicode counts as spacing marks
_JOINS = re.compile(f"[{_INVISIBLE}{_SKIN_TONES}{_TAGS}{_VOICED_MARKS}{_SARA_AM}]")

# Text of nothing but these has no cluster that the classes of its characters do not show.
_UNUSUAL = re.compile(
    "[^\\x00-\u02ff\u0370-\u0482\u048a-\u0590\u10a0-\u10ff\u1e00-\u200a\u2010-\u2029"
    "\u2030-\u205f\u2070-\u20cf\u2100-\u2c7f\u2e00-\u3029\u3030-\u3098\u309b-\ua4cf"
    "\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]"
)

_LEAD = "\u1100-\u115f\ua960-\ua97c"
_VOWEL = "\u1160-\u11a7\ud7b0-\ud7c6"
_TAIL = "\u11a8-\u11ff\ud7cb-\ud7fb"
_SYLLABLE = re.compile(
    f"[{_LEAD}]*[\uac00-\ud7a3][{_VOWEL}]*[{_TAIL}]*|[{_LEAD}]*[{_VOWEL}]+[{_TAIL}]*"
    f"|[{_LEAD}]{{2,}}|[{_TAIL}]{{2,}}"
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_JOINED_ON = re.compile("\u200d(?=[^\\s\\x00-\u00a8])")
_VIRAMA = 9  # combining class of the sign that fuses two consonants of an Indic script


def joins(character: str) -> bool:
    r"""Tell whether a character is never apart from what precedes it.

    >>> [joins(character) for character in ("\u0301", "\u3099", "\ufe00", "\U0001f3fd", "a")]
    [True, True, True, True, False]
    """
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me")
        or _JOINS.fullmatch(character) is not None
    )


def find_inner(text: str) -> list[int]:
    r"""Return the offsets of characters that are never apart from what follows.

    What `joins` tells of is not repeated here.

    >>> find_inner("\U0001f1e8\U0001f1f3\U0001f1eb\U0001f1f7"), find_inner("平常的字")
    ([0, 2], [])
    >>> find_inner("\U0001f469\u200d\U0001f467"), find_inner("\u1112\u1161\u11ab")
    ([1], [0, 1])
    """
    if not _UNUSUAL.search(text):
        return []
    inner = [match.start() for match in _FLAG.finditer(text)]
    inner += [match.start() for match in _JOINED_ON.finditer(text)]
    for match in _SYLLABLE.finditer(text):
        inner += range(match.start(), match.end() - 1)
    for match in _UNUSUAL.finditer(text):
        after = text[match.end() : match.end() + 1]
        if unicodedata.combining(match[0]) == _VIRAMA and after.isalpha():
            inner.append(match.start())
    return inner
