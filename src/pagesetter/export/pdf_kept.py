"""What is kept of a page's content from one file to the next: runs, and whole regions.

A build by itself does not load this. What is kept is told by identity, and the thing itself is
kept with it, so that nothing else can have its place in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from re import compile as pattern
from typing import Any

from pagesetter.display.model import (
    DisplayList,
    DrawGlyphs,
    DrawPath,
    Element,
    FillRect,
    Mark,
    Region,
    Role,
    Stretch,
)
from pagesetter.export.pdf_content import Content
from pagesetter.export.pdf_inks import PLAIN, Inks
from pagesetter.export.pdf_tags import element_of
from pagesetter.export.pdf_text import ShownFace, show_run_at
from pagesetter.keeping import Shelf, shelf
from pagesetter.pictures import Picture
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId, GlyphRun

# ---------------------------------------------------------------- runs


class _StandIns(dict[int, str]):
    """A character for each glyph, in the place of its code; there are 65,536 glyphs at most."""

    def __missing__(self, glyph: int) -> str:
        found = self[glyph] = chr(_FIRST_STAND_IN + glyph)
        return found


# Nothing that an operator is written with.
_FIRST_STAND_IN = 0x10000
_STAND_INS = _StandIns()
_stand_in = pattern("[\U00010000-\U0001ffff]")


class _KeptRun(NamedTuple):
    run: GlyphRun
    at: tuple[float, float]
    languages: Sequence[Stretch]
    name: str
    lineage: object
    template: str  # with a `%s` for each glyph
    codes_of: Callable[[Mapping[int, str]], Any]  # of these glyphs, in order


def kept_run_at(
    run: GlyphRun,
    face: ShownFace,
    at: tuple[float, float],
    languages: Sequence[Stretch],
    kept: Shelf,
) -> str:
    """Return the operators that show a run, as `show_run_at` does, with what is kept of it.

    A glyph more in a face gives others another code, and moves none.
    """
    found: _KeptRun | None = kept.get(id(run))
    if (
        found is None
        or found.run is not run
        or face.lineage is None
        or found.lineage is not face.lineage
        or found.at != at
        or found.languages != languages
        or found.name != face.name
    ):
        written = show_run_at(run, face._replace(codes=_STAND_INS), at, languages)
        glyphs = [ord(character) - _FIRST_STAND_IN for character in _stand_in.findall(written)]
        template = _stand_in.sub("%s", written.replace("%", "%%"))
        found = _KeptRun(run, at, languages, face.name, face.lineage, template, itemgetter(*glyphs))
        kept.put(id(run), found)
    shown: str = found.template % found.codes_of(face.codes)
    return shown


# ---------------------------------------------------------------- regions


class Pen(NamedTuple):
    """What a content stream has chosen when a region begins, and what it is written for."""

    font: tuple[str, float] | None
    color: str
    stroke_color: str
    left: float  # of the page in its sheet
    top: float
    speaks: bool  # of words in other languages, and of the parts of the page


class KeptRegion(NamedTuple):
    """A region as it was written: its parts, each with the mark that began it."""

    region: Region
    before: Pen
    faces: Mapping[FaceId, ShownFace]
    parts: Sequence[tuple[Mark, str]]
    after: Pen
    runs: int  # that show something

    @classmethod
    def of(
        cls,
        region: Region,
        pens: tuple[Pen, Pen],
        faces: Mapping[FaceId, ShownFace],
        parts: Sequence[tuple[Mark, str]],
    ) -> KeptRegion:
        """Return a region with what it has been written with."""
        runs = [m.run for m in region.marks if isinstance(m, DrawGlyphs) and m.run.glyphs]
        used = {run.face: faces[run.face] for run in runs}
        return cls(region, pens[0], used, parts, pens[1], len(runs))

    def holds(self, region: Region, pen: Pen, faces: Mapping[FaceId, ShownFace]) -> bool:
        """Tell whether a region would be written so again."""
        return (
            self.region is region
            and self.before == pen
            and all(faces[face] is shown for face, shown in self.faces.items())
        )


def parts_of(region: Region, *, tagged: bool) -> list[list[Mark]]:
    """Return the marks of a region that show something, parted where `PageTags` begins anew."""
    parts: list[list[Mark]] = []
    last: Element | None = None
    for mark in region.marks:
        if isinstance(mark, DrawGlyphs) and not mark.run.glyphs:
            continue
        element = element_of(mark, region.element)
        if not parts or (tagged and element != last):
            parts.append([])
        parts[-1].append(mark)
        last = element
    return parts


def may_be_kept(region: Region) -> bool:
    """Tell whether writing a region does nothing but write, and tell what its parts are.

    Plates, gradients and states are added to a file when they are first used; the box of a
    figure grows with each of its marks; what goes down looks at the run after it.
    """
    for mark in region.marks:
        if not isinstance(mark, (DrawGlyphs, FillRect, DrawPath)):
            return False
        ink = mark.ink
        if ink.spot or ink.gradient or ink.overprint or ink.opacity != 1.0:
            return False
        if isinstance(mark, DrawGlyphs):
            if mark.run.vertical:
                return False
            continue
        element = element_of(mark, region.element)
        if element is not None and element.role is Role.FIGURE:
            return False
    return True


class KeptContent(Content):
    """Operators as they are written, of which runs and whole regions are kept."""

    def __init__(
        self,
        page: DisplayList,
        faces: Mapping[FaceId, ShownFace],
        photos: Mapping[Picture, str],
        inks: Inks,
    ) -> None:
        """Begin a page with what is kept of others."""
        super().__init__(page, faces, photos, inks)
        self._regions = shelf("shown regions", 400)
        runs = shelf("shown runs", 3_000)
        if runs is not None:
            self.kept_runs = partial(kept_run_at, kept=runs)

    def draw_region(self, region: Region) -> None:
        """Draw a region as it was drawn in the last file, or so that it is in the next."""
        kept = self._regions
        if kept is None or self.state != PLAIN:
            self.draw(region.marks)
            return
        found: KeptRegion | None = kept.get(id(region))
        if found is not None and found.holds(region, self._pen(), self.faces):
            self.count += found.runs
        elif may_be_kept(region):
            found = self._recorded(region)
            kept.put(id(region), found)
        else:
            self.draw(region.marks)
            return
        for mark, written in found.parts:
            self.tag(mark)
            self.operators.append(written)
        self.font, self.color, self.stroke_color, *_ = found.after
        self.ink = None

    def _pen(self) -> Pen:
        colors = self.color, self.stroke_color
        return Pen(self.font, *colors, self.left, self.top, self.speaks)

    def _recorded(self, region: Region) -> KeptRegion:
        """Return a region as it is written from here, without what its tags put before its parts."""
        before, tags, whole = self._pen(), self.tags, self.operators
        self.tags, parts = None, []
        for marks in parts_of(region, tagged=tags is not None):
            self.operators = []
            self.draw(marks)
            parts.append((marks[0], "\n".join(self.operators)))
        self.tags, self.operators = tags, whole
        return KeptRegion.of(region, (before, self._pen()), self.faces, parts)
