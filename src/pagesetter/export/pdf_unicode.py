"""What the glyphs of a page stand for, so that it can be searched and copied from.

A font shares a glyph between characters and shows several characters by one glyph, so
the meaning of a glyph is taken from the text that was set, never from the font. Where
a glyph stands for something else than in its first place, the text itself is written
beside it; ISO 32000-1 9.10 and 14.9.4. Not every program looks there: the glyph is shown
by another font besides, which is the same but for its meanings.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from pagesetter.display.model import Stretch
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import GlyphRun, one_to_one

# The zero width space: of a glyph without a text of its own.
_UNSEEN = "\u200b"

_BLOCK = 100  # entries in one bfchar block, at most

_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = """\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class Cluster(NamedTuple):
    """Glyphs of a run that stand for a stretch of its text together."""

    start: int  # glyphs of the run, end exclusive
    end: int
    text: str


class Spoken(NamedTuple):
    """Glyphs of a run that are read in one language; "": in that of what is around them."""

    start: int  # end exclusive
    end: int
    language: str


def spoken(run: GlyphRun, languages: Sequence[Stretch]) -> Iterator[Spoken]:
    """Yield all glyphs of a run, parted where its language changes. None is without any."""
    done = 0
    for start, end, language in languages:
        first, last = (bisect_left(run.clusters, at) for at in (start, end))
        if done < first:
            yield Spoken(done, first, "")
        if first < last:
            yield Spoken(first, last, language)
            done = last
    if done < len(run.glyphs):
        yield Spoken(done, len(run.glyphs), "")


def language_operator(language: str) -> str:
    """Return the operator that begins words in a language; ISO 32000-1 14.9.2."""
    return f"/Span<</Lang({language})>>BDC"


def is_one_to_one(run: GlyphRun) -> bool:
    """Tell whether each glyph of a run stands for one character, in order."""
    count = len(run.glyphs)
    return len(run.text) == count and run.clusters == one_to_one(count)


def tells_plainly(run: GlyphRun, meanings: Mapping[int, str]) -> bool:
    """Tell whether a run's text is what is known of its glyphs, one by one; what is not known is not."""
    if not is_one_to_one(run):
        return False
    try:
        return "".join([meanings[glyph] for glyph in run.glyphs]) == run.text
    except KeyError:
        return False


def clusters(run: GlyphRun) -> Iterator[Cluster]:
    """Yield the clusters of a run in order; together they have all of its text."""
    starts = [i for i, at in enumerate(run.clusters) if i == 0 or at != run.clusters[i - 1]]
    offsets = [0, *(run.clusters[i] for i in starts[1:]), len(run.text)]
    for i, start in enumerate(starts):
        end = starts[i + 1] if i + 1 < len(starts) else len(run.glyphs)
        yield Cluster(start, end, run.text[offsets[i] : offsets[i + 1]])


def learn(meanings: dict[int, str], second: dict[int, str], run: GlyphRun) -> bool:
    """Add what the glyphs of a run stand for to what is known of their face.

    The first meaning of a glyph stays. Of several glyphs that stand for a text together
    each is given a character of it, if it has as many: a letter and its accents. Otherwise
    the first is given all, and the others what nobody sees: PDF/A asks for a meaning of
    every glyph (ISO 19005-2 6.2.11.7.2). What single glyphs stand for besides their first
    meaning is `second`; of those meanings too the first stays.

    Returns whether the run is told by the meanings of its glyphs, one by one.
    """
    text, glyphs = run.text, run.glyphs
    count = len(glyphs)
    if len(text) != count or run.clusters != one_to_one(count):
        _learn_clusters(meanings, second, run)
        return False
    try:  # nearly always there is nothing to learn
        if "".join(map(meanings.__getitem__, glyphs)) == text:
            return True
    except KeyError:
        pass
    known = meanings.setdefault
    others = [
        (glyph, character)
        for glyph, character in zip(glyphs, text, strict=True)
        if known(glyph, character) != character
    ]
    for glyph, character in others:
        second.setdefault(glyph, character)
    return not others


def _learn_clusters(meanings: dict[int, str], second: dict[int, str], run: GlyphRun) -> None:
    found = [*clusters(run)]
    for start, end, text in found:
        count = end - start
        texts = text if len(text) == count else [text, *[_UNSEEN] * (count - 1)]
        for glyph, own in zip(run.glyphs[start:end], texts, strict=True):
            meanings.setdefault(glyph, own)
    for start, end, text in found:
        glyph = run.glyphs[start]
        if end == start + 1 and meanings[glyph] != text:
            second.setdefault(glyph, text)


def text_in_hex(text: str) -> str:
    """Return a text as UTF-16 in hexadecimal digits.

    >>> text_in_hex("台——")
    '53F020142014'
    """
    return text.encode("utf-16-be").hex().upper()


def _in_hex(texts: Sequence[str]) -> list[str]:
    """Return each text as `text_in_hex` does; nearly all are one character of four digits."""
    digits = text_in_hex("".join(texts))
    if len(digits) == 4 * len(texts) and all(texts):
        return [digits[at : at + 4] for at in range(0, len(digits), 4)]
    return [text_in_hex(text) for text in texts]


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return the CMap that tells the text of each code; ISO 32000-1 9.10.3."""
    codes = sorted(texts)
    meant = _in_hex([texts[code] for code in codes])
    lines = [f"<{code:04X}> <{text}>\n" for code, text in zip(codes, meant, strict=True)]
    blocks = [lines[at : at + _BLOCK] for at in range(0, len(lines), _BLOCK)]
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return f"{_HEAD}{body}{_TAIL}".encode("ascii")
