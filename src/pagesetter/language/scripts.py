"""Scripts and regions: what they do differently with the same marks.

The differences are data, so that the rules themselves ask for no script by name.
CLREQ for Chinese; https://www.w3.org/TR/jlreq/ for Japanese, appendix A for its classes.
"""

from __future__ import annotations

from pagesetter.records import NamedTuple

SIMPLIFIED = "zh-Hans"
TRADITIONAL = "zh-Hant"
JAPANESE = "ja"
KOREAN = "ko"

_TRADITIONAL_REGIONS = frozenset({"tw", "hk", "mo"})

# JLREQ, appendix A. Of the classes that may not begin a line, those that Chinese has not.
_HYPHENS = "‐゠〜"  # cl-03
_ITERATION = "ヽヾゝゞ々〻"  # cl-09
_PROLONGED = "ー"  # cl-10
_SMALL_KANA = (
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"  # cl-11
)
_PREFIXED = "¥$£#€№￥＄￡＃"  # cl-12
_POSTFIXED = "°′″℃¢%‰％￠㏋ℓ㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄"  # cl-13
# Of cl-01 and cl-02, those that a face has narrow.
_NARROW_OPENING, _NARROW_CLOSING = "⦅«", "⦆»"
# Units of one character, in any script.
_SQUARED = "㎎㎏㎜㎝㎞㎡㎥㎖㏄"


class Script(NamedTuple):
    """How a script sets the marks that it shares with others. Widths are ems."""

    interpunct: float | None  # how wide it is; None: as the face has it
    half_marks: bool = False  # – - and the solidus are half an em wide: GB/T 15834
    interpuncts: str = ""  # marks with a quarter em of blank on both sides
    fixed: str = ""  # marks an em wide that give nothing up: CLREQ 3.1.6.1
    fixed_vertical: str = ""  # the same in vertical lines
    never_start: str = ""  # characters that begin no line, besides those of CLREQ
    never_end: str = ""
    units: str = ""  # characters that stay with the number before them
    squeezes_stops: bool = True  # inside a line: CLREQ 3.5.3, step g
    squeezes_beside_fixed: bool = True  # a bracket gives its half beside a mark of `fixed`
    combines: bool = True  # ！？ in a row are one mark: GB/T 15834
    has_gap: bool = True  # between its characters and Latin
    spaces_words: bool = False  # a space parts words, and is as wide as the face has it


SCRIPTS = {
    SIMPLIFIED: Script(interpunct=0.5, half_marks=True, fixed_vertical="：；！？", units=_SQUARED),
    TRADITIONAL: Script(
        interpunct=1.0,
        interpuncts="·・‧",
        fixed="！？",
        fixed_vertical="：；！？",
        units=_SQUARED,
    ),
    JAPANESE: Script(
        interpunct=1.0,
        interpuncts="·・‧：；",  # cl-05
        fixed="！？",
        fixed_vertical="！？",
        never_start=_HYPHENS + _ITERATION + _PROLONGED + _SMALL_KANA + _NARROW_CLOSING,
        units=_POSTFIXED,
        never_end=_PREFIXED + _NARROW_OPENING,
        squeezes_stops=False,
        squeezes_beside_fixed=False,
        combines=False,
    ),
    KOREAN: Script(interpunct=None, combines=False, has_gap=False, spaces_words=True),
}


def script_of(language: str) -> str:
    """Return which script's rules a language is set by; Simplified Chinese if it has none.

    `language` is BCP 47. Chinese is traditional by its script, or else by its region.

    >>> [script_of(tag) for tag in ("zh", "zh-CN", "zh-TW", "zh-Hant-HK", "ja-JP", "ko")]
    ['zh-Hans', 'zh-Hans', 'zh-Hant', 'zh-Hant', 'ja', 'ko']
    >>> script_of("zh-Hans-HK"), script_of("en")
    ('zh-Hans', 'zh-Hans')
    """
    first, *others = language.replace("_", "-").lower().split("-")
    if first in (JAPANESE, KOREAN):
        return first
    if "hant" in others:
        return TRADITIONAL
    if "hans" not in others and _TRADITIONAL_REGIONS.intersection(others):
        return TRADITIONAL
    return SIMPLIFIED
