"""Runs of glyphs as text operators, each glyph where the page has it.

Glyph positions are final: what an advance differs from the width in the font is
written as an adjustment in the `TJ` array (ISO 32000-1 9.4.3), and what rounding leaves
over is carried to the next glyph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, groupby
from types import MappingProxyType

from pagesetter.display.model import Stretch
from pagesetter.export.pdf_objects import number
from pagesetter.export.pdf_strings import LARGE, SLACK, strings
from pagesetter.export.pdf_unicode import (
    clusters,
    language_operator,
    spoken,
    tells_plainly,
    text_in_hex,
)
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import GlyphRun

#: Added to the name of a font for that with the second meanings of its glyphs.
SECOND = "B"


class Downward(NamedTuple):
    """What a font has of a glyph in vertical lines, in thousandths of an em."""

    advance: int  # down
    left: int  # the glyph's origin is this far left of the pen
    below: int  # and this far under it


class ByGlyph(NamedTuple):
    """Codes and widths in lists, with nothing for glyphs that are not shown: sooner looked up."""

    codes: list[str]
    widths: list[float]

    def add(self, codes: Mapping[int, str], widths: Mapping[int, int]) -> None:
        """Add the glyphs of a face that are shown besides."""
        more = max(codes, default=-1) + 1 - len(self.codes)
        if more > 0:
            self.codes.extend([""] * more)
            self.widths.extend([0.0] * more)
        for glyph, code in codes.items():
            self.codes[glyph] = code
            self.widths[glyph] = float(widths[glyph])


class ShownFace(NamedTuple):
    """A face as a content stream refers to it; all by glyph id in the face."""

    name: str  # in the page's resources
    codes: dict[int, str]  # four hexadecimal digits
    widths: dict[int, int]  # thousandths of an em, as in the font's `W` array
    meanings: Mapping[int, str]  # the text in the font's ToUnicode
    down_name: str = ""  # of the same face for vertical lines
    downward: Mapping[int, Downward] = MappingProxyType({})
    second: Mapping[int, str] = MappingProxyType({})  # what glyphs mean in the face's other font
    lineage: object = None  # the same: no glyph means another thing; where runs are kept
    listed: ByGlyph | None = None  # `codes` and `widths` again, where many pages ask for them


def show_plain_at(run: GlyphRun, face: ShownFace, at: tuple[float, float]) -> str:
    """Return what `show_run_at` does of a run that its glyphs tell, without words in other languages."""
    scale = number(run.scale, 5)
    shown = strings(run.glyphs, run.advances, face.codes, face.widths, run.size, face.listed)
    return f"{scale} 0 0 1 {number(at[0])} {number(at[1])} Tm\n{shown}"


def show_run_at(
    run: GlyphRun, face: ShownFace, at: tuple[float, float], languages: Sequence[Stretch] = ()
) -> str:
    """Return the operators that show a run from a point, in the page's space."""
    scale = number(run.scale, 5)
    turn = f"0 -{scale} 1 0" if run.turned else f"{scale} 0 0 1"
    return f"{turn} {number(at[0])} {number(at[1])} Tm\n{show_run(run, face, languages)}"


def show_run(run: GlyphRun, face: ShownFace, languages: Sequence[Stretch] = ()) -> str:
    """Return the operators that show a run from the place where the text matrix stands."""
    line = _Line(run, face)
    show = line.show_clusters
    if not run.offsets and tells_plainly(run, face.meanings):
        show = line.show
    if not languages:
        show(0, len(run.glyphs))
        return line.written()
    for start, end, language in spoken(run, languages):
        if language:
            line.begin(language)
        show(start, end)
        if language:
            line.end()
    return line.written()


class _Line:
    """The operators of a run as they are written, and where the viewer's pen stands."""

    def __init__(self, run: GlyphRun, face: ShownFace) -> None:
        self._run = run
        self._face = face
        self._pen = 0.0  # thousandths of an em from the start of the run
        self._rise = 0.0  # ems over the baseline
        self._places = _places(run)
        self._digits = 1 if run.size < LARGE else 2
        self._slack = SLACK * 1000 / run.size
        self._operators: list[str] = []

    def written(self) -> str:
        return "\n".join(self._operators)

    def show(self, start: int, end: int) -> None:
        """Show glyphs that stand on the baseline, or that are all raised alike."""
        codes, widths = self._face.codes, self._face.widths
        slack, pen = self._slack, self._pen
        tokens = []
        for glyph, place in zip(self._run.glyphs[start:end], self._places[start:end], strict=True):
            back = pen - place
            if back > slack or back < -slack:
                move = round(back, self._digits)
                tokens.append(f">{number(move, self._digits)}<")
                pen -= move
            tokens.append(codes[glyph])
            pen += widths[glyph]
        self._pen = pen
        self._write_strings("".join(tokens))

    def show_level(self, start: int, end: int) -> None:
        """Show glyphs, raising and lowering them as their offsets say."""
        if not self._run.offsets:
            if start < end:
                self.show(start, end)
            return
        rises = [y for _, y in self._run.offsets[start:end]]
        for rise, alike in groupby(range(start, end), lambda glyph: rises[glyph - start]):
            glyphs = list(alike)
            self._raise(rise)
            self.show(glyphs[0], glyphs[-1] + 1)
        self._raise(0.0)

    def show_clusters(self, start: int, end: int) -> None:
        """Show glyphs, those of clusters that mean something else than the font says as that."""
        run, face = self._run, self._face
        plain = start  # glyphs from here on mean what the font says, and are shown together
        for cluster in clusters(run):
            single = cluster.end == cluster.start + 1
            if not start <= cluster.start < end or (
                single and face.meanings[run.glyphs[cluster.start]] == cluster.text
            ):
                continue
            self.show_level(plain, cluster.start)
            self.show_as(cluster.start, cluster.end, cluster.text)
            plain = cluster.end
        self.show_level(plain, end)

    def begin(self, language: str) -> None:
        """Begin words in another language."""
        self._operators.append(language_operator(language))

    def end(self) -> None:
        """End these words."""
        self._operators.append("EMC")

    def show_as(self, start: int, end: int, text: str) -> None:
        """Show glyphs that a reader is to take for `text`."""
        self._operators.append(f"/Span<</ActualText<FEFF{text_in_hex(text)}>>>BDC")
        other = end == start + 1 and self._face.second.get(self._run.glyphs[start]) == text
        if other:
            self._operators.append(font_operator(self._face.name + SECOND, self._run.size))
        self.show_level(start, end)
        if other:
            self._operators.append(font_operator(self._face.name, self._run.size))
        self._operators.append("EMC")

    def _raise(self, rise: float) -> None:
        if rise != self._rise:
            self._operators.append(f"{number(rise * self._run.size)} Ts")
            self._rise = rise

    def _write_strings(self, strings: str) -> None:
        if ">" in strings:
            self._operators.append(f"[<{strings}>]TJ".replace("<>", ""))
        else:
            self._operators.append(f"<{strings}>Tj")


def font_operator(name: str, size: float) -> str:
    """Return the operator that chooses a font; ISO 32000-1 9.3.1."""
    return f"/{name} {number(size)} Tf"


def _places(run: GlyphRun) -> Sequence[float]:
    """Return where each glyph stands, in thousandths of an em from the start of the run."""
    places = [1000 * place for place in accumulate(run.advances[:-1], initial=0.0)]
    if not run.offsets:
        return places
    return [place + 1000 * x for place, (x, _) in zip(places, run.offsets, strict=True)]
