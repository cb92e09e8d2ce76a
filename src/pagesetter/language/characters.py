"""Characters sorted into the classes that line breaking and spacing ask about.

The classes are those of CLREQ, appendix A and 3.1.3, as one letter each, so that a
paragraph's classes are a string and `str.translate` finds them at C speed.
"""

from __future__ import annotations

import re

from pagesetter.language.clusters import joins

HAN = "H"  # ideographs, kana, syllables: a square em, a break on either side
OPENING = "O"  # “《（
CLOSING = "C"  # ”》）
PAUSE = "P"  # ，、；： inside a sentence
STOP = "S"  # 。？！ at its end
INTERPUNCT = "I"  # ·
DASH = "D"  # —— two ems, never broken
ELLIPSIS = "E"  # ……
CONNECTOR = "K"  # ～ – and a single —
SOLIDUS = "L"  # ／ and / between Han
LATIN = "A"  # letters and marks of alphabetic scripts
DIGIT = "N"
SIGN = "B"  # ASCII marks that belong to the Latin or the number beside them
SPACE = "W"
JOINED = "Z"  # combining marks, variation selectors: never apart from what precedes

#: Classes of marks that their face has otherwise than a Simplified Chinese one. Kinsoku
#: takes each for its `BASE`; only spacing tells them apart.
NARROW_OPENING = "o"  # set half an em wide or less: there is no blank to give up
NARROW_CLOSING = "c"
NARROW_PAUSE = "p"
NARROW_STOP = "s"
FIXED_PAUSE = "q"  # an em wide, and nothing of it given up: CLREQ 3.1.6.1
FIXED_STOP = "t"
WIDE_INTERPUNCT = "i"  # an em wide, a quarter blank on either side
FIXED = FIXED_PAUSE + FIXED_STOP
NARROW = {
    OPENING: NARROW_OPENING,
    CLOSING: NARROW_CLOSING,
    PAUSE: NARROW_PAUSE,
    STOP: NARROW_STOP,
    WIDE_INTERPUNCT: INTERPUNCT,
}
BASE = {
    NARROW_OPENING: OPENING,
    NARROW_CLOSING: CLOSING,
    NARROW_PAUSE: PAUSE,
    NARROW_STOP: STOP,
    FIXED_PAUSE: PAUSE,
    FIXED_STOP: STOP,
    WIDE_INTERPUNCT: INTERPUNCT,
}

#: Marks with a blank half in a Simplified Chinese font, by the side it is on.
BLANK_BEFORE = OPENING
BLANK_AFTER = CLOSING + PAUSE + STOP
#: Full-width punctuation of every kind.
MARKS = OPENING + CLOSING + PAUSE + STOP + INTERPUNCT + DASH + ELLIPSIS + CONNECTOR + SOLIDUS
#: What takes part in Latin words and numbers.
WESTERN = LATIN + DIGIT + SIGN

_MEMBERS = {
    OPENING: "“‘「『（［｛〔【〖《〈〘〚｟〝",
    CLOSING: "”’」』）］｝〕】〗》〉〙〛｠〞〟",
    PAUSE: "，、；：",
    STOP: "。．！？‼⁇⁈⁉",
    INTERPUNCT: "·・‧",
    ELLIPSIS: "…⋯‥",
    DASH: "⸺",
    CONNECTOR: "～〜゠–—－",
    SOLIDUS: "／",
    DIGIT: "0123456789０１２３４５６７８９",
    SIGN: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~‰℃°′″¥€£¢№×÷±−‐％￥￡＄￠＃",
    SPACE: " \u00a0\u3000\t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
}

_HAN_RANGES = (
    (0x1100, 0x11FF),  # conjoining jamo
    (0x2160, 0x2188),  # Roman numerals, an em each in a Chinese face
    (0x2460, 0x24FF),  # enclosed figures and letters
    (0x25A0, 0x27BF),  # ■▲○★ and what else begins a paragraph or an item
    (0x2E80, 0x2FDF),  # radicals
    (0x3005, 0x3007),  # 々〆〇
    (0x3021, 0x3029),
    (0x3031, 0x3035),
    (0x303B, 0x303C),
    (0x3040, 0x30FA),  # kana
    (0x30FC, 0x318F),
    (0x31A0, 0x31FF),
    (0x3200, 0x4DBF),  # enclosed, Extension A
    (0x4E00, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF65, 0xFFDC),  # halfwidth kana and jamo
    (0x1F000, 0x1FAFF),  # enclosed ideographs, pictographs: a square each
    (0x20000, 0x3FFFF),  # Extensions B and later
)


class _Classes(dict[int, str]):
    """A translation table that works out a class when it is first asked for."""

    def __missing__(self, code: int) -> str:
        found = LATIN
        if 0x4E00 <= code <= 0x9FFF:
            found = HAN  # soon told of nearly all that a page has
        elif joins(chr(code)):
            found = JOINED
        elif any(low <= code <= high for low, high in _HAN_RANGES):
            found = HAN
        self[code] = found
        return found


_TABLE = _Classes({ord(c): name for name, chars in _MEMBERS.items() for c in chars})

# What most sentences are written with, and nothing that a rule for few of them looks for.
_NOT_PLAIN = re.compile("[^\u4e00-\u9fff0-9，。、：；？！“”‘’（）《》〈〉—…·]")

_WITH_MARKS = re.compile(f"(.){JOINED}+")
_DASHES = re.compile("KK+")
_SOLIDUS_BESIDE_HAN = re.compile("(?<=H)B|B(?=H)")
_HYPHEN_BETWEEN_HAN = re.compile("(?<=H)B(?=H)")


def classify(text: str) -> str:
    """Return the class of every character, one letter each.

    >>> classify("“打牌”，共730人。")
    'OHHCPHNNNHS'
    >>> classify("——再见……")
    'DDHHEE'
    >>> classify("石桥头—岚溪，文/图")
    'HHHKHHPHLH'
    """
    return settle(text, classes_of(text))


def classes_of(text: str) -> str:
    """Return the class of each character by itself: see `settle`."""
    return text.translate(_TABLE)


def settle(text: str, classes: str) -> str:
    """Return the classes of a text, of those that its characters have by themselves."""
    if "—" in text:
        # One em dash joins (连接号), two of them break off (破折号); see CLREQ 3.1.3.
        classes = _DASHES.sub(
            lambda m: "D" * len(m[0]) if set(text[m.start() : m.end()]) == {"—"} else m[0], classes
        )
    # CLREQ, table A.2, has these two of ASCII among the Chinese marks.
    if "/" in text:
        classes = _SOLIDUS_BESIDE_HAN.sub(
            lambda m: SOLIDUS if text[m.start()] == "/" else SIGN, classes
        )
    if "-" in text:
        classes = _HYPHEN_BETWEEN_HAN.sub(
            lambda m: CONNECTOR if text[m.start()] == "-" else SIGN, classes
        )
    return classes


def classes_before(classes: str) -> str:
    r"""Return, for each character, the class that what follows it stands beside.

    It is that of what a combining mark stands on.

    >>> classes_before(classify("e\u0301t国\ufe00A"))
    'AAAHHA'
    """
    if JOINED not in classes:
        return classes
    return _WITH_MARKS.sub(lambda m: m[1] * len(m[0]), classes)


def is_plain(text: str) -> bool:
    """Tell whether a text has but ideographs, figures and the usual marks of Chinese.

    >>> is_plain("约730人，“好”！"), is_plain("约7.3万人"), is_plain("好 的")
    (True, False, False)
    """
    return _NOT_PLAIN.search(text) is None


def is_wide(character: str) -> bool:
    """Tell whether a character is Han or a full-width mark.

    >>> is_wide("中"), is_wide("。"), is_wide("a"), is_wide("")
    (True, True, False, False)
    """
    return character != "" and _TABLE[ord(character[0])] in HAN + MARKS
