"""Pages of PDFs as a comparison sees them: their words in blocks, which are given names.

A PDF has no names. Blocks of words are found by where they stand, and each is matched with
the one of the other page that says most nearly the same; so are pictures and rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from pagesetter.comparison.model import SeenFrame, SeenMark, SeenPage, SeenRun
from pagesetter.geometry import Rect
from pagesetter.proof.reading import FoundMark, FoundPage, FoundText

# Less alike than this, two blocks are not the same words changed.
_ALIKE = 0.5

# Points: farther from each other, two rules are not the same one moved.
_NEAR = 60.0

# Bounds of a comparison of all blocks with all.
_MOST = 400

# Beside an ideograph a space is a gap that the reader of the PDF took for one.
_NEEDLESS = re.compile(r" (?=[\u2e80-\uffef])|(?<=[\u2e80-\uffef]) |^ | $")

_T = TypeVar("_T")


def seen_pairs(
    before: Sequence[FoundPage], after: Sequence[FoundPage]
) -> tuple[tuple[SeenPage, ...], tuple[SeenPage, ...]]:
    """Return the pages of two PDFs with their things named alike."""
    olds, news = [], []
    for number in range(max(len(before), len(after))):
        label = str(number + 1)
        old = before[number] if number < len(before) else None
        new = after[number] if number < len(after) else None
        first, second = _named(old, new)
        olds += [] if old is None else [_seen(label, old, first)]
        news += [] if new is None else [_seen(label, new, second)]
    return tuple(olds), tuple(news)


def _seen(label: str, page: FoundPage, frames: tuple[SeenFrame, ...]) -> SeenPage:
    return SeenPage(label, page.size.width, page.size.height, page.bleed, 0.0, frames)


def _named(
    old: FoundPage | None, new: FoundPage | None
) -> tuple[tuple[SeenFrame, ...], tuple[SeenFrame, ...]]:
    blocks = _blocks(old.texts if old else ()), _blocks(new.texts if new else ())
    marks = [old.marks if old else (), new.marks if new else ()]
    frames: tuple[list[SeenFrame], list[SeenFrame]] = ([], [])
    for a, b in _matched(*blocks, _likeness_of_blocks, _ALIKE):
        name = f"“{_words(a or b or ())[:10]}”"
        for side, block in zip(frames, (a, b), strict=True):
            if block is not None:
                side.append(_text_frame(_unused(name, side), block))
    for kind in ("photo", "fill", "path"):
        mine = [[m for m in side if m.kind == kind] for side in marks]
        least = 0.0 if kind == "photo" else 1e-9
        pairs = _matched(mine[0], mine[1], _likeness_of_marks, least)
        for number, (one, other) in enumerate(pairs, 1):
            name = f"{_NAMES[kind]} {number}"
            for side, mark in zip(frames, (one, other), strict=True):
                if mark is not None:
                    side.append(SeenFrame(name, mark.bounds, (), (_seen_mark(mark),)))
    return tuple(frames[0]), tuple(frames[1])


_NAMES = {"photo": "picture", "fill": "fill", "path": "path"}


def _unused(name: str, side: Sequence[SeenFrame]) -> str:
    """Return a name that no block of the side has yet."""
    taken = {frame.name for frame in side}
    number, found = 2, name
    while found in taken:
        found, number = f"{name} {number}", number + 1
    return found


def _text_frame(name: str, block: Sequence[FoundText]) -> SeenFrame:
    runs = tuple(SeenRun(t.text, t.x, t.y, t.bounds.width, t.face, t.size, t.color) for t in block)
    # What a block takes follows from its words: where the first stands is its place.
    first = block[0]
    return SeenFrame(name.replace("/", "∕"), Rect(first.x, first.y, 0.0, 0.0), runs, ())


def _seen_mark(mark: FoundMark) -> SeenMark:
    file = f"{mark.pixels[0]} × {mark.pixels[1]} pixels" if mark.kind == "photo" else ""
    return SeenMark(mark.kind, mark.bounds, mark.color, mark.weight, "", file, mark.digest)


# ---------------------------------------------------------------- blocks


def _blocks(texts: Sequence[FoundText]) -> list[tuple[FoundText, ...]]:
    """Return words in blocks: what follows on one line or on the next of a column, alike."""
    blocks: list[list[FoundText]] = []
    for text in texts:
        if blocks and _goes_on(blocks[-1], text):
            blocks[-1].append(text)
        else:
            blocks.append([text])
    return [tuple(block) for block in blocks]


def _goes_on(block: Sequence[FoundText], text: FoundText) -> bool:
    last, size = block[-1], text.size
    if abs(last.size - size) > 0.35 * max(last.size, size):
        return False
    if abs(last.y - text.y) < 0.5 * size:  # on the same line, not in the next column
        return -size < text.x - last.bounds.right < 2.5 * size
    left = min(t.bounds.x for t in block)
    down = text.y - last.y
    return 0 < down < 3 * size and abs(text.bounds.x - left) < 4 * size


def _words(block: Sequence[FoundText]) -> str:
    return _NEEDLESS.sub("", "".join(text.text for text in block))


def _likeness_of_blocks(one: Sequence[FoundText], other: Sequence[FoundText]) -> float:
    a, b = _words(one), _words(other)
    if a == b:
        # Of words that stand there twice, those that are nearest are the same.
        return 2.0 - min(1.0, (abs(one[0].x - other[0].x) + abs(one[0].y - other[0].y)) / 10_000)
    shorter, longer = sorted((len(a), len(b)))
    if 2 * shorter / (shorter + longer) < _ALIKE:
        return 0.0
    matcher = SequenceMatcher(None, a[:400], b[:400], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _likeness_of_marks(one: FoundMark, other: FoundMark) -> float:
    a, b = one.bounds, other.bounds
    apart = abs(a.x - b.x) + abs(a.y - b.y) + abs(a.right - b.right) + abs(a.bottom - b.bottom)
    if one.kind == "photo":
        return 1 / (1 + apart) + (2.0 if one.digest == other.digest else 0.0)
    return 1 / (1 + apart) if apart < _NEAR else 0.0


def _matched(
    olds: Sequence[_T], news: Sequence[_T], likeness: Callable[[_T, _T], float], least: float
) -> list[tuple[_T | None, _T | None]]:
    """Return what is the same on both pages side by side, the likest first taken, in order."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i, old in enumerate(olds):  # what did not change is where it was
        if i < len(news) and old == news[i]:
            pairs[i] = i
            taken.add(i)
    rest = [i for i in range(len(olds)) if i not in pairs][:_MOST]
    free = [j for j in range(len(news)) if j not in taken][:_MOST]
    ranked = [(likeness(olds[i], news[j]), -i, -j) for i in rest for j in free]
    for value, i, j in sorted(ranked, reverse=True):
        if value > least and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    found: list[tuple[_T | None, _T | None]] = [
        (old, news[pairs[i]] if i in pairs else None) for i, old in enumerate(olds)
    ]
    return found + [(None, new) for j, new in enumerate(news) if j not in taken]
