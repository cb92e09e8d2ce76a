"""A paragraph's joints by number: what is alike has one number, and is worked out once.

A paragraph has as many joints as characters, of some twenty kinds. Its numbers are bytes, so
that what is asked of all of them is asked of C: bytes are translated to flags, and looked
up in lists that have an entry for each kind.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import compress
from operator import itemgetter
from typing import Any, TypeAlias

from pagesetter.language.joint import Joint

#: The number of each joint of a paragraph: a list where there are too many kinds for bytes.
Numbers: TypeAlias = bytearray | list[int]

# What stands for a pair or a class that is not known yet; numbers are below it.
_UNKNOWN = 255
# Two classes make a byte where each has half of it: as many as nearly all text has.
_MOST_CLASSES = 16


class JointTable:
    """The kinds of joints that the rules of a style make, numbered as they are found."""

    def __init__(self, of_pair: Callable[[str, str], Joint], *, bounded: bool = True) -> None:
        """Begin without any; `of_pair` says what is between two classes.

        A bounded table is for all paragraphs, and says when it is full. Another is a single
        paragraph's own.
        """
        self.kinds: list[Joint] = []
        self.bounded = bounded
        #: What others have worked out of the kinds, kept with them.
        self.beside: dict[Hashable, Any] = {}
        self._of_pair = of_pair
        self._numbers: dict[Joint, int] = {}
        self._barred: dict[tuple[int, int], int] = {}
        self._pairs: dict[str, int] = {}
        self._classes = ""  # that have a digit: those that came first
        self._digits = bytes([_UNKNOWN]) * 256
        self._by_code = bytes([_UNKNOWN]) * 256

    def number(self, joint: Joint) -> int | None:
        """Return the number of a joint, `None` if there is no room for another kind."""
        found = self._numbers.get(joint)
        if found is None and not (self.bounded and len(self.kinds) == _UNKNOWN):
            found = self._numbers[joint] = len(self.kinds)
            self.kinds.append(joint)
        return found

    def barred(self, number: int, bar: int) -> int | None:
        """Return the number of a kind with another bar, `None` if there is no room for it."""
        found = self._barred.get((number, bar))
        if found is None:
            found = self.number(self.kinds[number]._replace(bar=bar))
            if found is not None:
                self._barred[number, bar] = found
        return found

    def between(self, before: str, after: str) -> Numbers | None:
        """Return the numbers between classes and as many after them; `None` if there is no room.

        Two classes are a byte, the digits of a number of base sixteen. All bytes are found in
        one sum of two long numbers, whose digits they are.
        """
        low, high = after.encode().translate(self._digits), before.encode().translate(self._digits)
        if _UNKNOWN in low or _UNKNOWN in high or not self.bounded:
            return self._one_by_one(before, after)
        pairs = int.from_bytes(high, "big") * _MOST_CLASSES + int.from_bytes(low, "big")
        found = pairs.to_bytes(len(low), "big").translate(self._by_code)
        if _UNKNOWN in found:
            return self._one_by_one(before, after)
        return bytearray(found)

    def _one_by_one(self, before: str, after: str) -> Numbers | None:
        found = []
        for a, b in zip(before, after, strict=True):
            number = self._pairs.get(a + b)
            if number is None:
                number = self.number(self._of_pair(a, b))
                if number is None:
                    return None
                self._pairs[a + b] = number
                self._learn(a, b, number)
            found.append(number)
        return bytearray(found) if self.bounded else found

    def _learn(self, a: str, b: str, number: int) -> None:
        """Remember the number of a pair by its byte, if both classes are among the first."""
        for name in {a, b}.difference(self._classes):
            if len(self._classes) < _MOST_CLASSES:
                digits = bytearray(self._digits)
                digits[ord(name)] = len(self._classes)
                self._digits = bytes(digits)
                self._classes += name
        code = _MOST_CLASSES * self._digits[ord(a)] + self._digits[ord(b)]
        if code < len(self._by_code):
            codes = bytearray(self._by_code)
            codes[code] = number
            self._by_code = bytes(codes)

    def own(self) -> JointTable:
        """Return a table of the same kinds for a single paragraph, which may add any."""
        own = JointTable(self._of_pair, bounded=False)
        own.kinds = [*self.kinds]
        own._numbers = dict(self._numbers)
        return own


class Joints:
    """The joints of a paragraph, after each character but the last."""

    __slots__ = ("numbers", "table")

    def __init__(self, table: JointTable, before: str, after: str) -> None:
        """Find what is between classes and as many that follow them."""
        numbers = table.between(before, after)
        if numbers is None:
            table = table.own()
            numbers = table.between(before, after) or []
        self.table, self.numbers = table, numbers

    @classmethod
    def listed(cls, joints: Sequence[Joint]) -> Joints:
        """Return joints that are given one by one."""
        found = cls(JointTable(_no_pair, bounded=False), "", "")
        for joint in joints:
            found.numbers.append(found.table.number(joint) or 0)
        return found

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.numbers)

    def __iter__(self) -> Iterator[Joint]:
        """Go over the joints themselves."""
        return map(self.table.kinds.__getitem__, self.numbers)

    def __getitem__(self, i: int) -> Joint:
        """Return a joint."""
        return self.table.kinds[self.numbers[i]]

    def __setitem__(self, i: int, joint: Joint) -> None:
        """Put another joint in a place."""
        number = self.table.number(joint)
        if number is None:
            self.part()
            number = self.table.number(joint) or 0
        self.numbers[i] = number

    def bar(self, i: int, bar: int) -> None:
        """Let something else, or nothing, keep a line from ending at a joint."""
        number = self.table.barred(self.numbers[i], bar)
        if number is None:
            self.part()
            number = self.table.barred(self.numbers[i], bar) or 0
        self.numbers[i] = number

    def part(self) -> None:
        """Give them numbers of a table of their own: what is put among them is no other paragraph's."""
        if self.table.bounded:
            self.table, self.numbers = self.table.own(), [*self.numbers]

    def pick(self, of_kinds: Sequence[Any]) -> tuple[Any, ...]:
        """Return what each joint has of a list by kinds."""
        if len(self.numbers) > 1:  # an `itemgetter` of one thing returns no tuple
            found: tuple[Any, ...] = itemgetter(*self.numbers)(of_kinds)
            return found
        return tuple([of_kinds[number] for number in self.numbers])

    def flags(self, of_kinds: bytes) -> Sequence[int]:
        """Return a flag of each joint, by the flags of 256 kinds or of all that there are."""
        if isinstance(self.numbers, bytearray):
            return self.numbers.translate(of_kinds)
        return self.pick(of_kinds)

    def places(self, of_kinds: bytes) -> list[int]:
        """Return the places of the joints that have a flag."""
        return list(compress(range(len(self.numbers)), self.flags(of_kinds)))


def _no_pair(before: str, after: str) -> Joint:
    raise AssertionError(before + after)
