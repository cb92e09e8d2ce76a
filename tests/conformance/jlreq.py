"""The cases of JLREQ: appendix A's classes and the pair tables of its draft of 2008.

What the classes list in ASCII is here in its full-width form. Classes are named by their
numbers. What of the tables is not here is listed in docs/conformance.md.
"""

from __future__ import annotations

from itertools import product

CLASSES = {
    "01": "‘“（〔［｛〈《「『【⦅〘〖«〝",
    "02": "’”）〕］｝〉》」』】⦆〙〗»〟",
    "03": "‐〜゠–",
    "04": "！？‼⁇⁈⁉",
    "05": "・：；",
    "06": "。．",
    "07": "、，",
    "08": "—…‥〳〴〵",
    "09": "ヽヾゝゞ々〻",
    "10": "ー",
    "11": "ぁぃぅぇぉァィゥェォっゃゅょゎゕゖッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
    "12": "¥$£#€№￥＄￡＃",
    "13": "°′″℃¢%‰％￠㏋ℓ㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄",
    "14": "\u3000",
    "15": "あいかがきをんゔ",
    "16": "アイカガキヲンヴヷ",
    "19": "山川〇",
    "24": "0123456789",
    "25": "km",
    "26": " ",
    "27": "Aé",
}

#: Classes that begin no line and that end none.
NO_START = ("02", "03", "04", "05", "06", "07", "09", "10", "11")
NO_END = ("01", "12")
STARTS = [(number, mark) for number in NO_START for mark in CLASSES[number]]
ENDS = [(number, mark) for number in NO_END for mark in CLASSES[number]]

#: The other pairs that are never parted: figures, units and words.
_WHOLE = {("24", "13"), ("24", "24"), ("24", "27"), ("25", "25"), ("25", "27"), ("27", "24")}
_WHOLE |= {("27", "25"), ("27", "27")}
# Which of a pair's members the table's notes or our own rules take apart.
_STRICTER = {*product(("24", "25", "27"), ("12", "24", "25")), ("25", "13"), ("27", "13")}
_SPACES = ("14", "26")
_NOTED = {("08", "08")}

# Narrow brackets, which are as wide as their face has them, are kept from the edges of
# lines and are else Western. A single —, a hyphen and an ASCII sign of a unit stay with
# what is beside them.
_WIDE = {"01": "‘“（〔［｛〈《「『【〘〖〝", "02": "’”）〕］｝〉》」』】〙〗〟"}
_FREE = CLASSES | _WIDE
_FREE |= {"03": "〜゠–", "08": "…‥〳〴〵", "19": "山川"}
_FREE |= {"13": "㏋㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄"}


def _breaks() -> list[tuple[str, str, str, str, bool]]:
    """Return the entries of the table of breaks: classes, their members, whether one may be."""
    found = []
    for a, b in product(CLASSES, CLASSES):
        if b in NO_START or a in NO_END or (a, b) in _WHOLE:
            found.append((a, b, CLASSES[a], CLASSES[b], False))
        elif (a, b) not in _STRICTER | _NOTED and b not in _SPACES:
            found.append((a, b, _FREE[a], _FREE[b], True))
    return found


BREAKS = _breaks()

#: Classes with a blank of their own, in ems before and after their ink.
BLANKS = {
    "01": (0.5, 0.0),
    "02": (0.0, 0.5),
    "05": (0.25, 0.25),
    "06": (0.0, 0.5),
    "07": (0.0, 0.5),
}

_SOLID = ("03", "04", "08", "09", "10", "11", "12", "15", "16", "19", "24", "27")
_KANA_AND_HAN = ("09", "10", "11", "15", "16", "19")
_WESTERN = ("24", "27")

#: Ems between the ink of two classes; what is not named is set solid.
_BLANK_BETWEEN = {
    **dict.fromkeys(product(("02", "06", "07"), ("01", *_SOLID)), 0.5),
    **dict.fromkeys(product(_SOLID, ("01",)), 0.5),
    **dict.fromkeys(product(("01", "02", *_SOLID), ("05",)), 0.25),
    **dict.fromkeys(product(("05",), ("01", "02", "06", "07", *_SOLID)), 0.25),
    **dict.fromkeys(product(_KANA_AND_HAN, _WESTERN), 0.25),
    **dict.fromkeys(product(_WESTERN, _KANA_AND_HAN), 0.25),
}
_KEEP_THEIR_WIDTHS = {*product(("06", "07"), ("05", "06", "07")), ("05", "05")}
_NO_GAP = {*product(("04",), _WESTERN)}

_SPACED = CLASSES | _WIDE | {"08": "—…‥"}

#: The entries of the table of spacing: classes, their members, ems between.
SPACES = [
    (a, b, _SPACED[a], _SPACED[b], _BLANK_BETWEEN.get((a, b), 0.0))
    for a, b in product(("01", "02", "05", "06", "07", *_SOLID), repeat=2)
    if (a, b) not in _KEEP_THEIR_WIDTHS | _NO_GAP
]

#: Pairs of 分離禁止文字, cl-08, that are one mark.
INSEPARABLE = ["——", "……", "‥‥", "〳〵", "〴〵"]
