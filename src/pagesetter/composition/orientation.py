"""Which way characters stand: as in a horizontal line, or in a vertical one.

Ideographs, kana, hangul and full-width marks stand upright, as the Vertical_Orientation of
Unicode Standard Annex 50 has it. What is Western goes by CLREQ, "Mixed Text Composition in
Vertical Writing Mode": a single letter or figure, and the capitals of an acronym, stand
upright one under the other; a short number, of two figures by default, stands across the
line (纵中横); words, sentences and longer numbers are turned. Two of ！？ in a row are one mark,
an em in all (GB/T 15834—2011, 5.1.2), and stand across the line as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from pagesetter.composition.model import ShapedRun, TextStyle
from pagesetter.language.characters import DIGIT, HAN, LATIN
from pagesetter.language.joint import BAR_CLUSTER, STRETCH_ANY, STRETCH_NEVER, Joint
from pagesetter.language.joint_table import Joints
from pagesetter.language.mark_widths import COMBINED
from pagesetter.language.scripts import SCRIPTS
from pagesetter.typeface.model import GlyphRun


class Orientation(Enum):
    """How characters stand to the line they are in."""

    HORIZONTAL = "horizontal"
    UPRIGHT = "upright"  # one under the other in a vertical line
    TURNED = "turned"  # a quarter turn clockwise in a vertical line
    ACROSS = "across"  # side by side across a vertical line (纵中横)


# More than this side by side in one em cannot be read: they stand one under the other.
MOST_ACROSS = 4

# UAX 50, values U, Tu and Tr, less the signs that numbers are written with (± × ÷ ‰).
# What a Western word holds too, such as ©, is left to the word.
_SQUARE = (
    "\u02ea\u02eb\u1100-\u11ff\u2016\u2020\u2021\u203b\u203c\u2042\u2047-\u2049\u2051"
    "\u2100\u2101\u2103-\u2109\u2113\u2114\u2116\u2117\u2120-\u2123\u2150-\u218f\u2234\u2235"
    "\u2300-\u2307\u230c-\u231f\u2324-\u232b\u23cf\u23e2-\u24ff\u25a0-\u2619\u2620-\u2767"
    "\u2776-\u2793\u2b12-\u2b2f\u2b50-\u2b59\u2bb8-\u2bff\u2e80-\ua4cf\ua960-\ua97f"
    "\uac00-\ud7ff\ue000-\ufaff\ufe10-\ufe1f\ufe30-\ufe48\ufe50-\ufe57\ufe59-\ufe62"
    "\ufe67-\ufe6f\uff01-\uff0c\uff0e-\uff1b\uff1f-\uff60\uffe0-\uffe7\ufffc\ufffd"
    "\U00016fe0-\U0001b2ff\U0001d000-\U0001d1ff\U0001d300-\U0001d37f"
    "\U0001f000-\U0001f7ff\U0001f900-\U0001faff\U00020000-\U0003ffff\U000f0000-\U0010ffff"
)
# Annex 50 turns these, as in Western text. In Chinese they are marks of an em, upright by
# their vertical forms: GB/T 15834—2011, 5.2.2 and 5.2.3.
_CHINESE = "“”‘’—―…‥⋯⸺⸻·‧–－"
# These go with what they follow: combining marks, joiners, variation selectors.
_JOINED = "\u0300-\u036f\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\U000e0100-\U000e01ef"

_UPRIGHT = f"{_SQUARE}{_CHINESE}"
_LETTERS = "A-Za-z\u00c0-\u024f\u0370-\u052f"
# A Western stretch, with the apostrophes in its words and the unit after its last figure.
# Compiled when a line is vertical: it takes longer than to set a column.
_WESTERN = (
    f"[^{_UPRIGHT}{_JOINED}](?:[^{_UPRIGHT}]|(?<=[{_LETTERS}])’(?=[{_LETTERS}])"
    "|(?<=\\d)–(?=\\d))*(?:(?<=\\d)[℃℉％])?"
)
_ACRONYM = re.compile("[A-Z]{2,4}")
_NUMBER = re.compile("([0-9]+)[%‰°℃℉％]?")
_SINGLE = re.compile(f"[{_LETTERS}\u00a7\u00a9\u00ae\u00b1\u00bc-\u00be\u00d7\u00f7%‰°&]")
_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")


def orient(
    words: str, style: TextStyle, *, upright: bool
) -> Iterator[tuple[int, int, Orientation]]:
    """Yield stretches of the words, as start and end, that stand alike.

    `upright` words are those that are marked to stand across a vertical line.
    """
    if not style.vertical:
        yield 0, len(words), Orientation.HORIZONTAL
        return
    if upright:
        across = len(words) <= MOST_ACROSS
        yield 0, len(words), Orientation.ACROSS if across else Orientation.UPRIGHT
        return
    done = 0
    for start, end, orientation in sorted(_not_upright(words, style), key=lambda found: found[0]):
        if done < start:
            yield done, start, Orientation.UPRIGHT
        yield start, end, orientation
        done = end
    if done < len(words):
        yield done, len(words), Orientation.UPRIGHT


def _not_upright(words: str, style: TextStyle) -> Iterator[tuple[int, int, Orientation]]:
    """Yield what is turned or across, first of what is Western, then of marks."""
    for match in re.finditer(_WESTERN, words):
        yield from _orient_western(match[0], match.start(), style.across)
    if style.spacing.marks != "plain" and SCRIPTS[style.spacing.script].combines:
        for match in COMBINED.finditer(words):
            if len(match[0]) == len("！？"):  # three would not be read in an em
                yield *match.span(), Orientation.ACROSS


def _orient_western(found: str, start: int, most: int) -> Iterator[tuple[int, int, Orientation]]:
    """Yield what is turned or across of a Western stretch; the rest of it is upright.

    A number of at most `most` figures stands across.
    """
    word = found.strip()
    low = start + len(found) - len(found.lstrip())
    high, end = low + len(word), start + len(found)
    number = _NUMBER.fullmatch(word)
    if number and len(number[1]) > max(1, most):
        number = None
    single = _ACRONYM.fullmatch(word) or _SINGLE.fullmatch(word) or _KEYCAP.fullmatch(word)
    if not number and not single:
        yield start, end, Orientation.TURNED
        return
    # A space is as wide along the line as it would be beside a turned word.
    if start < low:
        yield start, low, Orientation.TURNED
    if number and len(number[1]) > 1:
        yield low, low + len(number[1]), Orientation.ACROSS
    if high < end:
        yield high, end, Orientation.TURNED


def join_upright(joints: Joints, classes: str, runs: Sequence[ShapedRun], style: TextStyle) -> None:
    """Set upright letters and figures as the ideographs they stand between, in place.

    They have an em each, so that no gap parts them from Han, and what stands across the
    line is one thing that no line ends in.
    """
    held = Joint(-style.tracking / style.size, 0.0, 0, STRETCH_NEVER, BAR_CLUSTER)
    for shaped in runs:
        run = shaped.run
        if not run.vertical:
            continue
        if is_across(run):
            for i in range(shaped.start, shaped.end - 1):
                joints[i] = held
        for match in _FIGURES.finditer(classes, shaped.start, shaped.end):
            for i, beside in (
                (match.start() - 1, match.start() - 1),
                (match.end() - 1, match.end()),
            ):
                if 0 <= i < len(joints) and classes[beside] == HAN:
                    joints[i] = Joint(0.0, 0.0, 0, STRETCH_ANY, joints[i].bar)


def is_across(run: GlyphRun) -> bool:
    """Tell whether the glyphs of a run stand side by side across a vertical line."""
    return run.vertical and len(run.glyphs) > 1 and not any(run.advances[:-1])


_FIGURES = re.compile(f"[{LATIN}{DIGIT}]+")
