"""Styles with everything found, paragraphs shaped once, lines set to a measure.

Lengths are points. Offsets count characters of a paragraph's text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from math import ceil
from types import MappingProxyType

from pagesetter.description.layout_model import Align
from pagesetter.description.model import Paragraph
from pagesetter.diagnostics import Span
from pagesetter.geometry import Path
from pagesetter.ink import Ink
from pagesetter.language.spacing import Joint, SpacingRules
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId, GlyphRun


class AdjustmentRules(NamedTuple):
    """How lines are brought to their measure: CLREQ 3.5. Amounts are ems."""

    order: str = "push-in"  # push-in, push-out, push-out-only, least: 3.1.4
    breaking: str = "total-fit"  # or first-fit
    tolerance: float = 0.125  # a gap between Han opened by this much is as bad as one should get
    open_marks: float = 0.125  # how much more a mark's blank may grow where a line would show
    numbers: str = "part"  # or whole: whether one may be parted where its line would show
    loose: float = 0.25  # a line whose gaps open by more is reported
    hanging: str = "none"  # pauses (、，。) or stops (also ！？；：) may hang: 3.1.7
    hang: float = 0.5  # how far a mark hangs beyond the measure
    hang_always: bool = False  # and not only where the mark would not fit


class TextStyle(NamedTuple):
    """A style with every length in points and every family found."""

    name: str
    faces: tuple[FaceId, ...]  # first that has the character wins
    latin_faces: tuple[FaceId, ...]  # tried before `faces` for Latin letters and digits
    size: float
    min_size: float
    leading: float
    tracking: float
    min_tracking: float
    indent: float
    align: Align
    ink: Ink
    lines_before: int
    spacing: SpacingRules
    full_width: bool
    strong: TextStyle | None
    emphasized: TextStyle | None
    language: str
    adjustment: AdjustmentRules = AdjustmentRules()
    vertical: bool = False
    latin_scale: float = 1.0  # size of Latin letters and digits to that of Han
    hyphenation: str | None = None  # language of the words in Latin letters, BCP 47
    quotes: bool = False  # ASCII quotes and dashes are set as Chinese marks
    dots: bool = False  # words in this style have 着重号 beside them
    small_scale: float = 0.8  # of words marked as small
    shift_scale: float = 0.6  # of superior and inferior figures
    ruby_scale: float = 0.5
    inks: Mapping[str, Ink] = MappingProxyType({})  # that words may be marked with
    even_figures: bool = False  # all as wide as the widest: in tables
    across: int = 2  # figures at most that stand across a vertical line
    min_scale: float = 1.0  # a headline may be narrowed to this part of its width
    outline: tuple[float, Ink] | None = None  # points around the glyphs of a headline
    shadow: tuple[float, float, Ink] | None = None  # points right and down behind them


class ShapedRun(NamedTuple):
    """Glyphs of a stretch of the paragraph that begins at `start`."""

    start: int
    run: GlyphRun
    glyph_at: tuple[int, ...] | None  # first glyph of each character; None: one for one
    ink: Ink
    span: Span
    rise: float = 0.0  # points over the baseline; right of the middle axis in a vertical line

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.start + len(self.run.text)


class Widths(NamedTuple):
    """What a line breaker asks, as running sums, so that any line's width is two look-ups.

    A line of the characters from a to b is `end[b] - begin[a]` wide as it comes, and
    holds `sum[b - 1] - sum[a]` of each of the others: all that is between two of
    its characters, nothing that is at its edges.
    """

    position: tuple[float, ...]  # of each character in one endless line
    begin: tuple[float, ...]  # the same, less what a mark gives up at a line's start
    end: tuple[float, ...]  # of each character's end at a line's end; index 0 is unused
    shrink: tuple[float, ...]  # points that may be taken away
    ease: tuple[float, ...]  # the same, counting late steps for less: what is cheap to take
    give: tuple[float, ...]  # points that word spaces and gaps may grow by
    gaps: tuple[int, ...]  # places that may open without limit
    break_positions: tuple[float, ...]  # `position` of each of the paragraph's breaks
    spare: tuple[float, ...]  # points that gaps and marks have left where a line would show


class Annotation(NamedTuple):
    """What stands beside the characters from `start` to `end` of a paragraph: 行间标号, ruby."""

    kind: str  # dots, name, book, ruby
    start: int
    end: int
    ink: Ink
    span: Span
    runs: tuple[ShapedRun, ...] = ()  # of ruby, from 0
    reach: int = 0  # the furthest end of this and of all before it


class ShapedParagraph(NamedTuple):
    """A paragraph shaped once, before it is known how wide it will be set."""

    style: TextStyle
    source: Paragraph
    text: str  # as set: ASCII marks widened; one character for one of the source
    classes: str
    runs: tuple[ShapedRun, ...]
    advances: tuple[float, ...]  # of each character, as the face has it
    joints: tuple[Joint, ...]  # after each character but the last
    start_trims: dict[int, float]  # what the character gives up at a line's start
    end_trims: dict[int, float]
    breaks: tuple[int, ...]  # offsets where the next line may start, the end among them
    widths: Widths
    annotations: tuple[Annotation, ...] = ()
    hangs: Mapping[int, float] = MappingProxyType({})  # points a mark may hang, by offset
    hyphens: Mapping[int, ShapedRun] = MappingProxyType({})  # set at a line's end, by offset
    # of the character after the break
    pulls: Mapping[int, float] = MappingProxyType({})  # points a mark moves back at a line's
    # end, by offset: of what it gives there, the part that was before it
    inset: float = 0.0  # points that all its lines begin later: a list's hanging indent
    lead_in: tuple[int, float] = (0, 0.0)  # how many of its first lines are shorter, and by
    # how many points: a drop cap stands beside them
    closing: int = 0  # characters of an end mark after its words
    pitch: float = 1.0  # lines of the grid from one of its lines to the next: above 1, it takes
    # whole lines of the grid and stands in the middle of them (占行)

    def narrowed(self, line: int) -> float:
        """Return by how many points a line of it, from 0, begins later than its column."""
        lines, width = self.lead_in
        return self.inset + (width if line < lines else 0.0)

    def grid_lines(self, lines: int) -> int:
        """Return the lines of the grid that some lines of it take."""
        return ceil(lines * self.pitch - 1e-6) if self.pitch > 1 else lines

    def lowered(self, line: int, lines: int) -> float:
        """Return by how many grid lines one of its lines, from 0, is lower than if it took one."""
        if self.pitch <= 1:
            return 0.0
        white = (self.grid_lines(lines) - lines * self.pitch) / 2
        return white + (line + 0.5) * self.pitch - (line + 0.5)

    def is_like(self, other: ShapedParagraph) -> bool:
        """Tell whether another is the same, shaped once, in all that its lines have of it."""
        if self is other:
            return True
        once = self.widths is other.widths and self.joints is other.joints
        return (
            once
            and (self.runs is other.runs or self.runs == other.runs)
            and self.breaks == other.breaks
            and (self.inset, self.lead_in, self.closing, self.pitch)
            == (other.inset, other.lead_in, other.closing, other.pitch)
            and self.style == other.style
            and self.source == other.source
        )

    @property
    def subhead(self) -> bool:
        """Whether this is a subhead of the story."""
        return self.source.subhead

    def span_at(self, offset: int) -> Span:
        """Return the place in the page file of the character at `offset`."""
        pieces = self.source.pieces
        ends = _piece_ends(self.source)
        at = bisect_right(ends, offset)
        if at == len(pieces):
            return self.source.span
        file, line, column, _, _ = pieces[at].span
        column += offset - (ends[at - 1] if at else 0)
        return Span(file, line, column, line, column + 1)


# The paragraph whose lines were told of last, with where its pieces end: it is asked of each line.
_told: list[tuple[Paragraph, list[int]]] = []


def _piece_ends(paragraph: Paragraph) -> list[int]:
    """Return the offset after each piece of a paragraph."""
    if len(paragraph.pieces) == 1:
        return [len(paragraph.pieces[0].text)]
    for known, ends in _told:
        if known is paragraph:
            return ends
    ends = [*accumulate([len(piece.text) for piece in paragraph.pieces])]
    _told[:] = [(paragraph, ends)]
    return ends


class Breaking(NamedTuple):
    """One way to break a stretch of a paragraph into lines."""

    ends: tuple[int, ...]  # the offset after each line
    demerits: float

    @property
    def lines(self) -> int:
        """How many lines it makes."""
        return len(self.ends)


class PlacedRun(NamedTuple):
    """A run and where on its line it stands, in points.

    `x` goes along the line from its start. `y` goes away from its baseline: up, and in a
    vertical line right of its middle axis.
    """

    x: float
    run: GlyphRun
    ink: Ink
    span: Span
    y: float = 0.0


class PlacedShape(NamedTuple):
    """A drawn mark, such as a side line, in the coordinates of its line.

    A closed outline is filled; with a `stroke`, in points, a path is drawn.
    """

    path: Path
    ink: Ink
    span: Span
    stroke: float | None = None


class Step(NamedTuple):
    """One step of a line's adjustment: what gave, at how many places, by how much in all."""

    name: str  # as CLREQ 3.5.3 and 3.5.4 have it: `shrink-pause`, `stretch-gap`
    places: int
    points: float  # negative when squeezed


class Line(NamedTuple):
    """One line set to its measure. Its place on the page is not known."""

    runs: tuple[PlacedRun, ...]
    measure: float
    stretch: float  # points that every gap was opened by; negative when squeezed
    start: int
    end: int
    text: str
    span: Span
    natural: float = 0.0  # its width before it was adjusted
    steps: tuple[Step, ...] = ()
    hang: float = 0.0  # points that its last mark hangs beyond the measure
    annotations: tuple[PlacedRun, ...] = ()  # ruby: read after the text it stands beside
    shapes: tuple[PlacedShape, ...] = ()
    paragraph: ShapedParagraph | None = None  # that it is a line of, to explain it by
