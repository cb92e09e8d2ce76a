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

# Text without any of these has no cluster that the classes of its characters do not show:
# jamo, the joiner, the scripts of South Asia, repeat marks of kana, the letters of flags.
_UNUSUAL = re.compile(
    "[\u0900-\u11ff\u1700-\u1cff\u200d\u2d7f\u3033\u3034\ua800-\uabff\ud7b0-\ud7fb"
    "\U00010a3f\U00011000-\U00011fff\U0001f1e6-\U0001f1ff]"
)

_LEAD = "\u1100-\u115f\ua960-\ua97c"
_VOWEL = "\u1160-\u11a7\ud7b0-\ud7c6"
_TAIL = "\u11a8-\u11ff\ud7cb-\ud7fb"
# Compiled when there is something to be found.
_SYLLABLE = (
    f"[{_LEAD}]*[\uac00-\ud7a3][{_VOWEL}]*[{_TAIL}]*|[{_LEAD}]*[{_VOWEL}]+[{_TAIL}]*"
    f"|[{_LEAD}]{{2,}}|[{_TAIL}]{{2,}}"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_REPEAT = "[\u3033\u3034]\u3035"  # the halves of one vertical kana repeat mark
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
    inner = [match.start() for match in re.finditer(f"{_FLAG}|{_REPEAT}", text)]
    inner += [match.start() for match in _JOINED_ON.finditer(text)]
    for match in re.finditer(_SYLLABLE, text):
        inner += range(match.start(), match.end() - 1)
    for match in _UNUSUAL.finditer(text):
        after = text[match.end() : match.end() + 1]
        if unicodedata.combining(match[0]) == _VIRAMA and after.isalpha():
            inner.append(match.start())
    return inner


def cluster_starts(text: str) -> list[int]:
    r"""Return the offset of each character that a reader sees: where a cluster begins.

    >>> cluster_starts("河x\u0302岸"), cluster_starts("\U0001f469\u200d\U0001f467好")
    ([0, 1, 3], [0, 3])
    """
    inner = set(find_inner(text))
    return [i for i in range(len(text)) if i == 0 or not (joins(text[i]) or i - 1 in inner)]
