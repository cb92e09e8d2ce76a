"""Characters whose glyph is the same whatever stands beside them, looked up without shaping.

That is so where no rule of the face begins with the glyph: a rule of OpenType is looked for
at each glyph, and found by the first glyph of what it changes. Most ideographs, figures
and Chinese marks are such. HarfBuzz is asked once for each, and what it gave is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import TypeAlias

from pagesetter.typeface.rule_starts import Starts

#: What each character of a text has: its glyph, and its advance in ems.
Found: TypeAlias = tuple[tuple[int, ...], tuple[float, ...]]

# What HarfBuzz takes as it comes: no marks, nothing invisible, nothing that is composed or
# taken apart. All else is shaped.
_PLAIN = frozenset(
    chr(code)
    for code in (
        *range(0x20, 0x7F),
        *(0xB7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2030),
        *range(0x3001, 0x3012),
        *range(0x3014, 0x301C),
        *range(0x4E00, 0xA000),
        *range(0xFF01, 0xFF5F),
    )
)
# Pairs of characters that are known to be set as each is by itself.
_MOST_PAIRS = 20_000


class PlainGlyphs:
    """What is known of the characters of a face; what is not plain is remembered as such."""

    def __init__(
        self,
        nominal: Callable[[int], int | None],
        starts: Starts,
        shape: Callable[[str], Found | None],
    ) -> None:
        """Begin with nothing known.

        `nominal` tells the glyph of a code point before any rule; `shape` what HarfBuzz makes
        of a text, `None` if that is not one glyph for each character, in its place.
        """
        self.glyphs: dict[str, int] = {}
        self.advances: dict[str, float] = {}
        self.shaped: set[str] = set()
        # Those that are kerned with no other, those that are with some, and those two that are
        # set as each is by itself, as `.3`.
        self._alone: dict[str, int] = {}
        self._kerned: set[str] = set()
        self._unkerned: set[str] = set()
        self._nominal, self._starts, self._shape = nominal, starts, shape

    def find(self, text: str) -> Found | None:
        """Return the glyphs of a text; `None` where it is to be shaped."""
        missing = ""
        try:
            return self._picked(text, self._alone)
        except KeyError as error:
            missing = error.args[0]
        if missing not in self._kerned and missing not in self.shaped:
            self._learn({*text}.difference(self.glyphs, self.shaped))
            return self.find(text)
        if missing in self.shaped:
            return None
        try:
            found = self._picked(text, self.glyphs)
        except KeyError as error:
            if error.args[0] in self.shaped:
                return None
            self._learn({*text}.difference(self.glyphs, self.shaped))
            return self.find(text)
        kerned = self._kerned
        pairs = {text[i : i + 2] for i, character in enumerate(text) if character in kerned}
        return found if all(map(self._is_unkerned, pairs)) else None

    def _picked(self, text: str, glyphs: dict[str, int]) -> Found:
        if len(text) == 1:  # an `itemgetter` of one thing returns no tuple
            return (glyphs[text],), (self.advances[text],)
        of_each = itemgetter(*text)
        return of_each(glyphs), of_each(self.advances)

    def _is_unkerned(self, pair: str) -> bool:
        """Tell whether two characters are set as they are by themselves."""
        if len(pair) == 1 or pair in self._unkerned:
            return True
        if len(self._unkerned) > _MOST_PAIRS:
            self._unkerned.clear()
        # A rule of two glyphs does what it does to them, whatever follows.
        if pair in self.shaped or self._shape(pair) != self._picked(pair, self.glyphs):
            self.shaped.add(pair)
            return False
        self._unkerned.add(pair)
        return True

    def _learn(self, characters: set[str]) -> None:
        """Find out about characters: in one go about all that nothing begins with."""
        plain = _PLAIN.intersection(characters)
        nominal = {c: self._nominal(ord(c)) for c in plain}
        begin = self._starts.pairs | self._starts.rules
        alone = "".join(sorted([c for c, glyph in nominal.items() if glyph not in begin]))
        found = self._shape(alone) if alone else None
        # What takes the place of a glyph may begin something, and then have changed others.
        if found is not None and begin.isdisjoint(found[0]):
            self._add(alone, found)
        rules = self._starts.rules
        for character in sorted(
            [c for c in plain.difference(self.glyphs) if nominal[c] not in rules]
        ):
            found = self._shape(character)
            if found is not None and rules.isdisjoint(found[0]):
                kerned = not self._starts.pairs.isdisjoint((nominal[character], *found[0]))
                self._add(character, found, kerned=kerned)
        self.shaped |= characters.difference(self.glyphs)

    def _add(self, text: str, found: Found, *, kerned: bool = False) -> None:
        glyphs, advances = found
        known = dict(zip(text, glyphs, strict=True))
        # What takes no room may be a mark, which rules of two glyphs go over.
        if not all(advances) or not all(glyphs):
            known = {c: g for c, g, a in zip(text, glyphs, advances, strict=True) if g and a}
        self.glyphs |= known
        if kerned:
            self._kerned.update(known)
        else:
            self._alone |= known
        # One number for one width: what is the same is soon compared.
        one = {advance: advance for advance in {*self.advances.values(), *advances}}
        self.advances.update(zip(text, map(one.__getitem__, advances), strict=True))
