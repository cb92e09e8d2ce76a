"""Which face sets which character: the first of the style's that has it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from pagesetter.composition.model import TextStyle
from pagesetter.keeping import on_forget
from pagesetter.language.characters import JOINED, SPACE, WESTERN, classify
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import characters_of, has_glyph


def choose_faces(words: str, style: TextStyle) -> Iterator[tuple[int, int, FaceId]]:
    """Yield stretches of the words, as start and end, with the face that has them.

    What no face has goes to the first: its missing glyph is how that is found out.
    """
    table = face_table(style.faces, latin_faces_of(style))
    for match in _SAME_FACE.finditer(words.translate(table)):
        face = table.face(match[0][0])
        yield match.start(), match.end(), style.faces[0] if face is None else face


def latin_faces_of(style: TextStyle) -> tuple[FaceId, ...]:
    """Return the faces that Latin is looked for in before those of Han."""
    # Latin stands by itself where it has no faces of its own: its size is another.
    return style.faces if style.latin_scale != 1.0 and not style.latin_faces else style.latin_faces


def scale_of(stretch: str, face: FaceId, style: TextStyle) -> float:
    """Return the size of a stretch of one face to that of Han."""
    if style.latin_scale == 1.0 or (style.latin_faces and face not in style.latin_faces):
        return 1.0
    return style.latin_scale if _is_latin(stretch[0], classify(stretch[0])) else 1.0


def _is_latin(character: str, kind: str) -> bool:
    """Tell whether a character of a class is set in the Latin faces: full-width forms are not."""
    return (
        kind in WESTERN + SPACE and character != "\u3000" and not "\uff01" <= character <= "\uffee"
    )


# A character's face as a character: its index among the Latin faces and the others.
_MISSING = "\uffff"
_AS_BEFORE = "\ufffe"  # a combining mark goes with what it stands on
_SAME_FACE = re.compile(f"(.){_AS_BEFORE}*(?:\\1{_AS_BEFORE}*)*", re.DOTALL)


class FaceTable(dict[int, str]):
    """A translation table that finds a character's face when it is first asked for."""

    def __init__(self, faces: tuple[FaceId, ...], latin_faces: tuple[FaceId, ...]) -> None:
        super().__init__()
        self.latin = len(latin_faces)
        self._faces = latin_faces + faces
        self._first: Container[int] | None = None  # what the first face of Han has

    def face(self, code: str) -> FaceId | None:
        """Return the face that a code stands for; `None` if a character by itself has none."""
        return None if code in (_MISSING, _AS_BEFORE) else self._faces[ord(code)]

    def __missing__(self, code: int) -> str:
        if 0x4E00 <= code <= 0x9FFF:  # no Latin, and it joins nothing
            if self._first is None:
                faces = self._faces[self.latin :]
                self._first = characters_of(faces[0]) if faces else ()
            found = chr(self.latin) if code in self._first else _MISSING
            for i in range(self.latin + 1, len(self._faces) if found == _MISSING else 0):
                if code in characters_of(self._faces[i]):
                    found = chr(i)
                    break
            self[code] = found
            return found
        character = chr(code)
        kind = classify(character)
        first = 0 if _is_latin(character, kind) else self.latin
        found = _AS_BEFORE if kind == JOINED else _MISSING
        for i in range(first, len(self._faces) if kind != JOINED else 0):
            if has_glyph(self._faces[i], character):
                found = chr(i)
                break
        self[code] = found
        return found


@lru_cache(maxsize=256)
def face_table(faces: tuple[FaceId, ...], latin_faces: tuple[FaceId, ...]) -> FaceTable:
    """Return the table of some faces; those of Latin have the lower codes."""
    return FaceTable(faces, latin_faces)


on_forget(face_table.cache_clear)
