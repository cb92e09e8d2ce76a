"""Zhuyin (注音符号) in its column at the right of a character, in lines of both directions.

See https://www.w3.org/TR/clreq/#positioning_of_zhuyin: the symbols and the tone are three
tenths of the character's size, and half of its width is kept for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pagesetter.records import NamedTuple
from pagesetter.typeface.model import GlyphRun
from pagesetter.typeface.shaping import ink_box

#: Size of a symbol to that of ruby: three tenths of the text where ruby is half of it.
SYMBOL = 0.6

_NEUTRAL = "˙"
_TONES = "ˊˇˋ˪˫"
_CHECKED = "ㆴㆵㆶㆷ"  # finals of dialects, at the lower right
_ZHUYIN = re.compile(f"{_NEUTRAL}?[ㄅ-ㄯㆠ-ㆿ]{{1,4}}[{_TONES}{_NEUTRAL}]?")

# Of a tone's glyph, which has little ink, to that of a symbol.
_TONE_SIZE = 5 / 3

_NEUTRAL_HEIGHT = 1 / 3  # of a symbol: a tenth of the character, CLREQ 3.3.3.3
_TONE_MIDDLE = 0.32  # from the symbols, in ems of a symbol
_CHECKED_MIDDLE = 0.25  # over the foot of the last symbol
_FOOT = 0.12  # of the em box below its baseline


class ZhuyinGlyph(NamedTuple):
    """A glyph and where its baseline begins, in points from the middle of the character."""

    across: float  # right
    up: float
    run: GlyphRun


def is_zhuyin(text: str) -> bool:
    """Tell whether an annotation is one syllable of zhuyin."""
    return _ZHUYIN.fullmatch(text) is not None


def size_of(symbol: str) -> float:
    """Return the size of a character of zhuyin to that of ruby."""
    return SYMBOL * (_TONE_SIZE if symbol in _NEUTRAL + _TONES else 1.0)


def place_zhuyin(runs: Sequence[GlyphRun], right: float) -> list[ZhuyinGlyph]:
    """Return the place of each symbol and tone; `right` is half the character's width.

    Each of the `runs` is one character of the annotation.
    """
    size = min(run.size for run in runs)
    symbols = sum(run.text not in _NEUTRAL + _TONES + _CHECKED for run in runs)
    neutral = size * _NEUTRAL_HEIGHT if any(run.text == _NEUTRAL for run in runs) else 0.0
    top = (symbols * size + neutral) / 2
    head = top - neutral
    last = head - max(0, symbols - 1) * size
    placed = []
    for run in runs:
        if run.text == _NEUTRAL:
            placed.append(_hung(_centered(run, right + size / 2, top - neutral / 2)))
        elif run.text in _TONES:
            placed.append(_centered(run, right + size * (1 + _TONE_MIDDLE), last))
        elif run.text in _CHECKED:
            up = last - (1 - _CHECKED_MIDDLE) * size
            placed.append(_centered(run, right + size * (1 + _TONE_MIDDLE), up))
        else:
            blank = (size - run.width) / 2
            placed.append(ZhuyinGlyph(right + blank, head - (1 - _FOOT) * size, run))
            head -= size
    return placed


def _hung(neutral: ZhuyinGlyph) -> ZhuyinGlyph:
    """Return the neutral tone as a run that goes down and begins an em over its baseline.

    So programs read it as typed: poppler takes a dot over a symbol for an accent of it
    unless its line is vertical, and pdfium sorts two strings that begin at one height.
    """
    run = neutral.run._replace(vertical=True, offsets=((0.0, -1.0),))
    return ZhuyinGlyph(neutral.across, neutral.up + run.size, run)


def _centered(run: GlyphRun, across: float, up: float) -> ZhuyinGlyph:
    """Return the glyph with the middle of its ink at a place."""
    left, bottom, width, height = ink_box(run.face, run.glyphs[0])
    return ZhuyinGlyph(
        across - (left + width / 2) * run.size, up - (bottom + height / 2) * run.size, run
    )
