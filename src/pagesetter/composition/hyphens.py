"""Hyphens that words of a paragraph show where a line ends inside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pagesetter.composition.model import ShapedRun, TextStyle
from pagesetter.hyphenation import find_parts
from pagesetter.keeping import on_forget
from pagesetter.language.addresses import find_addresses
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.shaping import shape

SOFT_HYPHEN = "\u00ad"

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u0481\u048a-\u052f\u1e00-\u1fff"
# Words whole: not what a digit, a sign of a name or a combining mark is part of. A word
# with soft hyphens is parted there and nowhere else.
_WORD = (
    rf"(?<![{_LETTER}0-9_\u00ad\u0300-\u036f@#'’])[{_LETTER}]{{5,}}"
    rf"(?![{_LETTER}0-9_\u00ad\u0300-\u036f@])"
)
_LONG_ENOUGH = re.compile(f"[{_LETTER}]{{5}}")
_SOFT = rf"(?<=[{_LETTER}0-9\u0300-\u036f]){SOFT_HYPHEN}(?=[{_LETTER}0-9])"


def find_hyphens(text: str, runs: Sequence[ShapedRun], style: TextStyle) -> dict[int, ShapedRun]:
    """Return the hyphen to set at a line's end, by the offset of the character after it.

    Where the text has soft hyphens, and where the language that the style names for its
    Latin words parts them. A hyphen's text is a soft hyphen: it is no character of the
    paragraph, and is not found again in what a reader copies.
    """
    parted = style.hyphenation is not None and _LONG_ENOUGH.search(text) is not None
    if not parted and SOFT_HYPHEN not in text:
        return {}
    starts = [run.start for run in runs]
    found = {}
    for offset in sorted(_offsets(text, style.hyphenation)):
        run = runs[bisect_right(starts, offset - 1) - 1]
        if not run.run.vertical:
            found[offset] = _hyphen(run, offset, style.language)
    return found


def _offsets(text: str, language: str | None) -> Iterator[int]:
    yield from (match.end() for match in re.finditer(_SOFT, text))
    if language is None:
        return
    inside = {i for start, end in find_addresses(text) for i in range(start, end)}
    for match in re.finditer(_WORD, text):
        if match.start() not in inside:
            for part in find_parts(match[0], language):
                yield match.start() + part


def _hyphen(shaped: ShapedRun, offset: int, language: str) -> ShapedRun:
    """Return a hyphen as the character before it is set."""
    before = shaped.run
    run = _hyphen_of(before.face, language)
    run = GlyphRun(
        before.face,
        before.size,
        SOFT_HYPHEN,
        run.glyphs,
        run.clusters,
        run.advances,
        run.offsets,
        turned=before.turned,
    )
    return ShapedRun(offset, run, None, shaped.ink, shaped.span, shaped.rise)


@lru_cache(maxsize=64)
def _hyphen_of(face: FaceId, language: str) -> GlyphRun:
    return shape("-", face, language)


on_forget(_hyphen_of.cache_clear)
