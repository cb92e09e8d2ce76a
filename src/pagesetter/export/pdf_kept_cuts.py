"""What is kept of faces that were cut: their outlines, so that a glyph more is cut by itself.

A build by itself does not load this.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pagesetter.export.pdf_cff import Program, joined, taken_apart
from pagesetter.export.pdf_cuts import FaceSubset, widths_of
from pagesetter.keeping import shelf
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId

# More outlines than any page shows: then they are gathered anew.
_MOST_OUTLINES = 12_000

#: Cuts glyphs out of a face.
Cut: TypeAlias = Callable[[frozenset[int]], FaceSubset]


class _Outline(NamedTuple):
    drawn: bytes
    font: tuple[bytes, ...]  # that it is of, in a CID-keyed face


class _Cuts:
    """The last subset of a face that was cut in one, and all outlines since."""

    __slots__ = ("fonts", "last", "outlines", "program")

    def __init__(self, subset: FaceSubset, program: Program) -> None:
        self.last = subset
        self.program = program
        self.fonts = {font: number for number, font in enumerate(program.fonts)}
        self.outlines: dict[int, _Outline] = {}
        self.gather(subset, program)

    def gather(self, subset: FaceSubset, program: Program) -> None:
        """Take over the outlines of a subset."""
        for glyph, code in subset.codes.items():
            font = program.fonts[program.font_of[code]]
            self.outlines[glyph] = _Outline(program.outlines[code], font)

    def subset(self, glyphs: frozenset[int]) -> FaceSubset | None:
        """Return a subset of gathered outlines; `None` where it is of other fonts than the last."""
        order = sorted({0, *glyphs})
        chosen = [self.outlines[glyph] for glyph in order]
        if {outline.font for outline in chosen} != self.fonts.keys():
            return None
        fonts = [self.fonts[outline.font] for outline in chosen]
        program = joined(self.program.frame, [outline.drawn for outline in chosen], fonts)
        widths = self.last.widths
        new = [glyph for glyph in order if glyph not in widths]
        widths = {**widths, **widths_of(self.last.face, new)}
        return self.last._replace(
            program=program,
            codes={glyph: code for code, glyph in enumerate(order)},
            widths={glyph: widths[glyph] for glyph in order},
        )


def kept_cut(face: FaceId, glyphs: frozenset[int], cut: Cut) -> FaceSubset:
    """Return what `cut` does, of outlines that were cut before where there are any.

    A face that is not CID-keyed, or not of CFF, is cut anew.
    """
    kept = shelf("cuts", 16)
    found = None if kept is None else kept.get(face)
    if kept is None or found is _NOT_APART:
        return cut(glyphs)
    if isinstance(found, _Cuts):
        subset = _from_outlines(found, glyphs, cut)
        if subset is not None:
            return subset
    subset = cut(glyphs)
    program = taken_apart(subset.program) if subset.is_cff else None
    kept.put(face, _NOT_APART if program is None else _Cuts(subset, program))
    return subset


_NOT_APART = "in one"


def _from_outlines(found: _Cuts, glyphs: frozenset[int], cut: Cut) -> FaceSubset | None:
    if found.last.codes.keys() == glyphs | {0}:
        return found.last
    missing = glyphs - found.outlines.keys()
    if len(found.outlines) + len(missing) > _MOST_OUTLINES:
        return None
    if missing:
        more = cut(missing)
        program = taken_apart(more.program)
        if program is None or more.codes.keys() != missing | {0}:
            return None
        found.gather(more, program)
    subset = found.subset(glyphs)
    if subset is not None:
        found.last = subset
    return subset
