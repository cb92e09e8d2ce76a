"""Facts of CLREQ, draft of 2024-03-21, that the rules of `language` are held to."""

from __future__ import annotations

# Section 3.1.4, the marks that each row of the table names. The Chinese text of `basic`
# has the solidus too, which the English leaves out.
PAUSES_AND_STOPS = "。．，、：；！‼？⁇"
CLOSING_BRACKETS = "」』”’）》〉】〗〕］｝"
OPENING_BRACKETS = "「『“‘（《〈【〖〔［｛"
CONNECTORS = "～-–—"
INTERPUNCTS = "·・‧"
SOLIDI = "/／"
LONG_MARKS = ("⸺", "——", "……", "⋯⋯")

_BASIC = (*PAUSES_AND_STOPS, *CLOSING_BRACKETS, *CONNECTORS, *INTERPUNCTS, *SOLIDI)

NO_START: dict[str, tuple[str, ...]] = {
    "none": (),
    "basic": _BASIC,
    "gb": _BASIC,
    "strict": (*_BASIC, *LONG_MARKS),
}
NO_END: dict[str, tuple[str, ...]] = {
    "none": (),
    "basic": tuple(OPENING_BRACKETS),
    "gb": (*OPENING_BRACKETS, *SOLIDI),
    "strict": (*OPENING_BRACKETS, *SOLIDI),
}
EVERY_MARK = (*_BASIC, *OPENING_BRACKETS, *LONG_MARKS)
LEVELS = tuple(NO_START)

# Section 3.1.6.2: of two adjacent marks, one and a half em remain where a bracket is one.
# Figure "punctuation adjustment space" shows these marks.
SQUEEZED_STOPS = "，。、：；！？"
SQUEEZED_CLOSING = "”》）」』"
SQUEEZED_OPENING = "“《（「『"
