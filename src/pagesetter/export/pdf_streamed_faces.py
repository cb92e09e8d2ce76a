"""The faces of a file that is streamed: what its pages showed of them so far.

The codes of glyphs are their ids in the face. What a glyph means is what it meant first, so
that what is known grows page by page, and nothing of it changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TypeVar

from pagesetter.display.model import DisplayList, DrawGlyphs
from pagesetter.export.pdf_cuts import FaceSubset, subset_by_glyph, widths_of
from pagesetter.export.pdf_fonts import add_font, cut_faces
from pagesetter.export.pdf_objects import PdfFile, Reference
from pagesetter.export.pdf_text import ByGlyph, Downward, ShownFace
from pagesetter.export.pdf_unicode import learn
from pagesetter.export.pdf_vertical import learn_downward
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId

_T = TypeVar("_T")


class FaceNews(NamedTuple):
    """What a page shows of a face that was not known before it, by glyph."""

    face: FaceId
    number: int  # of its name
    meanings: Mapping[int, str]
    second: Mapping[int, str]
    downward: Mapping[int, Downward]


class _Face:
    """A face as pages show it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.codes: dict[int, str] = {}
        self.widths: dict[int, int] = {}
        self.meanings: dict[int, str] = {}
        self.second: dict[int, str] = {}
        self.downward: dict[int, Downward] = {}
        name = f"F{number}"
        self.shown = ShownFace(
            *(name, self.codes, self.widths, self.meanings),
            *(f"{name}V", self.downward, self.second),
            listed=ByGlyph([], []),
        )

    def copied(self) -> _Face:
        copy = _Face(self.number)
        copy.codes.update(self.codes)
        copy.widths.update(self.widths)
        copy.meanings.update(self.meanings)
        copy.second.update(self.second)
        copy.downward.update(self.downward)
        copy._list(copy.codes)
        return copy

    def learn_widths(self, face: FaceId) -> None:
        if len(self.codes) == len(self.meanings):
            return
        new = {glyph: f"{glyph:04X}" for glyph in self.meanings if glyph not in self.codes}
        self.codes.update(new)
        self.widths.update(widths_of(face, [*new]))
        self._list(new)

    def _list(self, codes: Mapping[int, str]) -> None:
        assert self.shown.listed is not None, "they are added as they are learned"
        self.shown.listed.add(codes, self.widths)

    def agrees(self, news: FaceNews) -> bool:
        return (
            agree(news.meanings, self.meanings)
            and agree(news.second, self.second)
            and agree(news.downward, self.downward)
        )


class StreamedFaces:
    """Faces in the order in which pages showed them first, named by their numbers."""

    def __init__(self) -> None:
        """Begin without any."""
        self._faces: dict[FaceId, _Face] = {}

    def shown(self) -> dict[FaceId, ShownFace]:
        """Return how each face is shown; what is learned later shows in it."""
        return {face: known.shown for face, known in self._faces.items()}

    def learn(self, page: DisplayList) -> set[int]:
        """Learn what the glyphs of a page mean, and how wide they are.

        Returns which of its runs are told by the meanings of their glyphs, one by one.
        """
        told: set[int] = set()
        last, known = None, None
        for region in page.regions:
            for mark in region.marks:
                if type(mark) is not DrawGlyphs:
                    continue
                run = mark.run
                if known is None or run.face is not last:
                    if not run.glyphs:
                        continue
                    last, known = run.face, self._known(run.face)
                if learn(known.meanings, known.second, run):
                    told.add(id(run))
                if run.vertical:
                    learn_downward(known.downward, run)
        for face, known in self._faces.items():
            known.learn_widths(face)
        return told

    def copied(self) -> StreamedFaces:
        """Return what is known, to be added to by itself."""
        copy = StreamedFaces()
        copy._faces = {face: known.copied() for face, known in self._faces.items()}
        return copy

    def news(self, before: StreamedFaces) -> tuple[FaceNews, ...]:
        """Return what is known that was not, of faces in order, where this was copied from `before`."""
        return tuple(
            news
            for face, known in self._faces.items()
            if (news := _news(face, known, before._faces.get(face))) is not None
        )

    def agree_with(self, news: FaceNews) -> bool:
        """Tell whether what is told of glyphs is what is known of them, where anything is."""
        known = self._faces.get(news.face)
        return known is None or known.agrees(news)

    def take(self, news: FaceNews) -> int:
        """Learn what is told of glyphs, which agrees with what is known; return the face's number."""
        known = self._known(news.face)
        known.meanings.update(news.meanings)
        known.second.update(news.second)
        known.downward.update(news.downward)
        known.learn_widths(news.face)
        return known.number

    def add_to(self, file: PdfFile) -> dict[str, Reference]:
        """Cut the faces, add them to a file, and return its fonts by their names."""
        fonts: dict[str, Reference] = {}
        faces = self._faces

        def cut(face: FaceId, of_file: frozenset[int]) -> FaceSubset:
            subset = subset_by_glyph(face, faces[face].codes, of_file)
            return subset._replace(widths={**subset.widths, **faces[face].widths})

        cuts = cut_faces({face: known.codes for face, known in faces.items()}, cut)
        for face, known in faces.items():
            meanings = known.meanings, known.second
            added = add_font(file, cuts[face], meanings, known.downward)
            fonts.update({f"{known.shown.name}{way}": font for way, font in added.items()})
        return fonts

    def _known(self, face: FaceId) -> _Face:
        known = self._faces.get(face)
        if known is None:
            known = self._faces[face] = _Face(len(self._faces) + 1)
        return known


def _news(face: FaceId, known: _Face, before: _Face | None) -> FaceNews | None:
    if before is None:
        return FaceNews(face, known.number, known.meanings, known.second, known.downward)
    new = FaceNews(
        face,
        known.number,
        _since(known.meanings, before.meanings),
        _since(known.second, before.second),
        _since(known.downward, before.downward),
    )
    return new if new.meanings or new.second or new.downward else None


def _since(known: Mapping[int, _T], before: Mapping[int, _T]) -> dict[int, _T]:
    """Return what was added to a mapping, of which nothing is changed: it stands last."""
    return dict(islice(known.items(), len(before), None))


def agree(told: Mapping[int, _T], known: Mapping[int, _T]) -> bool:
    """Tell whether what is told of glyphs is what is known of them, where anything is known.

    >>> agree({1: "a", 2: "b"}, {1: "a"}), agree({1: "a"}, {1: "b"})
    (True, False)
    """
    return not any(glyph in known for glyph, _ in told.items() - known.items())
