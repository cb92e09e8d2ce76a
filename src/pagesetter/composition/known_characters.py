"""What is known of the characters of a style's faces, found out once for each.

Most of what a newspaper prints has one class, one face, one glyph and one advance, whatever
stands beside it. Its words are then looked up, and neither sorted nor shaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pagesetter.composition.face_choice import face_table, latin_faces_of
from pagesetter.composition.model import TextStyle
from pagesetter.composition.reading import Known, Reading, Rows, read
from pagesetter.keeping import on_forget
from pagesetter.language.characters import classes_of
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.plain_glyphs import PlainGlyphs
from pagesetter.typeface.shaping import plain_glyphs

# A code point has two bytes, or it is none of those that are known.
_BYTE = 256


class KnownCharacters:
    """What is known of the characters of some faces in a language."""

    def __init__(
        self,
        faces: tuple[FaceId, ...],
        latin_faces: tuple[FaceId, ...],
        latin_scale: float,
        language: str,
    ) -> None:
        """Begin with nothing known."""
        self.faces: list[FaceId] = []  # by kind
        self.scales: list[float] = []
        self._table = face_table(faces, latin_faces)
        self._latin_scale, self._language = latin_scale, language
        self._kinds: dict[str, int] = {}
        self._plain: list[PlainGlyphs | None] = []
        self._rows: Rows = [None] * _BYTE
        self._learned: set[str] = set()

    def read(self, words: str, size: float) -> Reading | None:
        """Return what words hold, at a size in points; `None` where they must be taken apart."""
        data = words.encode("utf-16-le", "surrogatepass")
        if len(data) != 2 * len(words):
            return None
        sizes = [size if scale == 1.0 else size * scale for scale in self.scales]
        found = read(data, self._rows, sizes)
        if found.unknown:
            self._learn(words)
            return self.read(words, size)
        return None if found.joined else found

    def is_plain(self, words: str, found: Reading, run: int) -> bool:
        """Tell whether the glyphs of a run are those that its characters have by themselves."""
        if not found.plain[run]:
            return False
        start, last = found.starts[run], len(words) - 1
        if run + 1 < len(found.starts):
            last = found.starts[run + 1] - 1
        pairs = [words[i : i + 2] for i in found.kerned if start <= i < last]
        plain = self._plain[found.kinds[run]]
        return not pairs or (plain is not None and plain.are_apart(pairs))

    def _learn(self, words: str) -> None:
        """Find out about all characters of words that nothing is known of."""
        new = "".join(sorted({*words}.difference(self._learned)))
        codes = new.translate(self._table)
        for code in sorted({*codes}):
            characters = "".join([c for c, own in zip(new, codes, strict=True) if own == code])
            self._enter(characters, self._kind(code))
        self._learned.update(new)

    def _enter(self, characters: str, kind: int) -> None:
        """Enter characters of a kind among those that are known."""
        rows, plain = self._rows, self._plain[kind] if kind >= 0 else None
        glyphs: Mapping[str, int] = {}
        if plain is not None:
            plain.learn({*characters})
            glyphs = plain.glyphs
        for character, letter in zip(characters, classes_of(characters), strict=True):
            row = rows[ord(character) >> 8]
            if row is None:
                row = rows[ord(character) >> 8] = [None] * _BYTE
            glyph = glyphs.get(character)
            if plain is None or glyph is None:
                known = Known(letter, kind, 0, 0.0, False, False)
            else:
                kerned = character in plain.kerned
                known = Known(letter, kind, glyph, plain.advances[character], True, kerned)
            row[ord(character) & 255] = known

    def _kind(self, code: str) -> int:
        """Return the number of the face and the scale of what has a code of `face_table`."""
        kind = self._kinds.get(code)
        if kind is None:
            face = self._table.face(code)
            if face is None:
                return -1
            kind = self._kinds[code] = len(self.faces)
            self.faces.append(face)
            # Only Latin has the codes of the faces of Latin.
            self.scales.append(self._latin_scale if ord(code) < self._table.latin else 1.0)
            self._plain.append(plain_glyphs(face, self._language))
        return kind


def known_characters(style: TextStyle) -> KnownCharacters:
    """Return what is known of the characters of a style."""
    return _known_in(style.faces, latin_faces_of(style), style.latin_scale, style.language)


@lru_cache(maxsize=32)
def _known_in(
    faces: tuple[FaceId, ...],
    latin_faces: tuple[FaceId, ...],
    latin_scale: float,
    language: str,
) -> KnownCharacters:
    return KnownCharacters(faces, latin_faces, latin_scale, language)


on_forget(_known_in.cache_clear)
