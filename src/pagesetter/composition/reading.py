"""Words read character by character: what is known of each, its glyph and its advance.

One loop over all characters of a text. It is compiled where it can be, and written for that.
"""

from __future__ import annotations

from typing import Any, Final, final

#: What is known of characters, by the two bytes of their code points, the higher first.
Rows = list[Any]

_NONE: Final = -2  # the kind of what is before the first character


@final
class Known:
    """A character in the faces of a style.

    A `kind` is the face and the scale that it is set in; below 0, what stands before it decides.
    What is not `plain` depends on what is beside it, and is shaped with that.
    """

    def __init__(
        self, letter: str, kind: int, glyph: int, em: float, plain: bool, kerned: bool
    ) -> None:
        """Take the class of a character, its kind, and of a plain one its glyph and advance."""
        self.letter: Any = letter
        self.kind = kind
        self.glyph: Any = glyph
        self.em = em
        self.as_object: Any = em
        # The size that it was read in last, and its advance in points: a body has one size. Both at
        # once, so that no other thread comes between.
        self.sized: tuple[float, Any] = (0.0, 0.0)
        self.plain = plain
        self.kerned = kerned


@final
class Reading:
    """What a text holds, by its characters; and its runs, each of one kind, by their starts."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.letters: list[Any] = []
        self.glyphs: list[Any] = []
        self.ems: list[Any] = []
        self.points: list[Any] = []
        self.starts: list[int] = []
        self.kinds: list[int] = []
        self.plain: list[bool] = []
        self.kerned: list[int] = []  # offsets of what is kerned with some that follow
        self.unknown = False  # what follows has not been read: of its first nothing is known
        self.joined = False  # the same: it is not set by itself


def read(data: bytes, rows: Rows, sizes: list[float]) -> Reading:
    """Read a text in UTF-16, the lower byte first; `sizes` are those of each kind, in points."""
    found = Reading()
    letters, glyphs, ems, points = found.letters, found.glyphs, found.ems, found.points
    kind, size, plain = _NONE, 0.0, True
    for i in range(0, len(data) - 1, 2):
        row: list[Known | None] | None = rows[data[i + 1]]
        if row is None:
            found.unknown = True
            break
        known = row[data[i]]
        if known is None:
            found.unknown = True
            break
        if known.kind != kind:
            if known.kind < 0:
                found.joined = True
                break
            if kind >= 0:
                found.plain.append(plain)
            kind, plain = known.kind, True
            size = sizes[kind]
            found.starts.append(i // 2)
            found.kinds.append(kind)
        if not known.plain:
            plain = False
        elif known.kerned:
            found.kerned.append(i // 2)
        letters.append(known.letter)
        glyphs.append(known.glyph)
        ems.append(known.as_object)
        sized = known.sized
        if sized[0] != size:
            sized = size, known.em * size
            known.sized = sized
        points.append(sized[1])
    found.plain.append(plain)
    return found
