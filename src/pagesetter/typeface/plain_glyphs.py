"""Characters whose glyph is the same whatever stands beside them, looked up without shaping.

That is so where no rule of the face begins with the glyph: a rule of OpenType is looked for
at each glyph, and found by the first glyph of what it changes. Most ideographs, figures
and Chinese marks are such. HarfBuzz is asked once for each, and what it gave is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from pagesetter.typeface.rule_starts import Starts

#: What each character of a text has: its glyph, and its advance in ems.
Found: TypeAlias = tuple[tuple[int, ...], tuple[float, ...]]

# What HarfBuzz takes as it comes: no marks, nothing invisible, nothing that is composed or
# taken apart. All else is shaped.
_PLAIN_HAN = range(0x4E00, 0xA000)
_PLAIN = frozenset(
    [
        *range(0x20, 0x7F),
        *(0xB7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2030),
        *range(0x3001, 0x3012),
        *range(0x3014, 0x301C),
        *range(0xFF01, 0xFF5F),
    ]
)
# Pairs of characters of which it is known whether each is set as by itself.
_MOST_PAIRS = 20_000


class PlainGlyphs:
    """What is known of the characters of a face; what is not plain has no glyph here."""

    def __init__(
        self,
        font: tuple[Callable[[int], int | None], Callable[[int], float]],
        starts: Starts,
        shape: Callable[[str], Found | None],
    ) -> None:
        """Begin with nothing known.

        A `font` tells the glyph of a code point before any rule, and the advance of a glyph in
        ems; `shape` what HarfBuzz makes of a text, `None` if that is not one glyph for each
        character, in its place.
        """
        self.glyphs: dict[str, int] = {}
        self.advances: dict[str, float] = {}  # in ems
        #: Characters that are kerned with some that may follow.
        self.kerned: set[str] = set()
        self._tried: set[str] = set()
        self._pairs: dict[str, bool] = {}
        self._widths: dict[float, float] = {}
        self._nominal, self._advance = font
        self._starts, self._shape = starts, shape

    def learn(self, characters: set[str]) -> None:
        """Find out about characters, of which most need not even be shaped."""
        new = characters - self._tried
        self._tried |= new
        pairs, rules, replaced = self._starts
        others: list[str] = []
        for character in new:
            code = ord(character)
            if not (code in _PLAIN_HAN or code in _PLAIN):
                continue
            glyph = self._nominal(code)
            if not glyph or glyph in rules:
                continue
            if glyph in replaced:
                others.append(character)
                continue
            self._add(character, ((glyph,), (self._advance(glyph),)))
            if glyph in pairs:
                self.kerned.add(character)
        for character in sorted(others):
            found = self._shape(character)
            if found is not None and rules.isdisjoint(found[0]):
                self._add(character, found)
                if not pairs.isdisjoint((self._nominal(ord(character)) or 0, *found[0])):
                    self.kerned.add(character)

    def _add(self, text: str, found: Found) -> None:
        widths = self._widths
        for character, glyph, advance in zip(text, *found, strict=True):
            # What takes no room may be a mark, which rules of two glyphs go over.
            if glyph and advance:
                self.glyphs[character] = glyph
                self.advances[character] = widths.setdefault(advance, advance)

    def are_apart(self, pairs: Sequence[str]) -> bool:
        """Tell whether of each two known characters both are set as they are by themselves."""
        return all(map(self._is_apart, pairs))

    def _is_apart(self, pair: str) -> bool:
        known = self._pairs.get(pair)
        if known is None:
            if len(self._pairs) >= _MOST_PAIRS:
                self._pairs.clear()
            # A rule of two glyphs does what it does to them, whatever follows.
            first, second = pair[0], pair[1]
            glyphs, advances = self.glyphs, self.advances
            alone = (glyphs[first], glyphs[second]), (advances[first], advances[second])
            known = self._pairs[pair] = self._shape(pair) == alone
        return known
