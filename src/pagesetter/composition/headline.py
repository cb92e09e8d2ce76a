"""Headlines fitted to their place: the size, the lines, the tracking, the width (copyfitting).

The size is the largest within the style's bounds at which the words fit. What is still
too wide at the smallest is tightened, and what then is still too wide is narrowed (长体),
each as far as the style allows and no further.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from pagesetter.composition.headline_breaks import (
    ROW_LEADING as ROW_LEADING,
)
from pagesetter.composition.headline_breaks import (
    Room as Room,
)
from pagesetter.composition.headline_breaks import (
    best_choice,
    take_breaks,
    width_of,
)
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import Line, PlacedRun, ShapedParagraph, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Paragraph
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.geometry import TOLERANCE
from pagesetter.keeping import shelf
from pagesetter.records import NamedTuple


class FittedWords(NamedTuple):
    """Words set to their place."""

    lines: tuple[Line, ...]
    size: float
    leading: float  # baseline to baseline
    too_long: int  # characters that do not fit even at the smallest size; 0 when all do
    tracking: float = 0.0  # ems after each character, the style's with it
    scale: float = 1.0  # of the glyphs along their line

    @property
    def height(self) -> float:
        """From the top of the first row's em box to the foot of the last one's."""
        return self.size + (len(self.lines) - 1) * self.leading


class ShapedWords(NamedTuple):
    """Words of one block, shaped once, however often they are fitted."""

    shaped: ShapedParagraph
    allowed: tuple[int, ...]  # offsets where the editor wrote `|`


class _Squeeze(NamedTuple):
    """What brings words in that are too wide at their smallest size."""

    tracking: float = 0.0  # ems, besides the style's own
    scale: float = 1.0
    too_long: int = 0


def fit_words(
    paragraph: Paragraph,
    style: TextStyle,
    room: Room,
    joinings: Callable[[str], int],
    log: DiagnosticLog,
) -> FittedWords:
    """Fit a headline, or other words of one block, to their room.

    `joinings` tells how often the story has two characters side by side.
    """
    return fit_shaped(shape_words(paragraph, style, log), room, joinings)


def shape_words(
    paragraph: Paragraph, style: TextStyle, log: DiagnosticLog, *, indented: bool = False
) -> ShapedWords:
    """Shape the words of one block. Logs each character that no face of the style has."""
    words, allowed = take_breaks(paragraph)
    if not indented:
        style = style._replace(indent=0.0)
    return ShapedWords(shape_paragraph(words, style, log), allowed)


def fit_shaped(words: ShapedWords, room: Room, joinings: Callable[[str], int]) -> FittedWords:
    """Fit words to their room."""
    kept = shelf("fitted words", 200)
    if kept is None:
        return _fitted(words, room, joinings)
    key = id(words.shaped.widths), id(words.shaped.joints), words.allowed, room
    found = kept.get(key)
    if found is not None:
        shaped, answers, fitted = found
        if shaped.is_like(words.shaped) and all(joinings(a) == n for a, n in answers.items()):
            known: FittedWords = fitted
            return known
    asked: dict[str, int] = {}

    def noted(pair: str) -> int:
        asked[pair] = joinings(pair)
        return asked[pair]

    made = _fitted(words, room, noted)
    kept.put(key, (words.shaped, asked, made))
    return made


def _fitted(words: ShapedWords, room: Room, joinings: Callable[[str], int]) -> FittedWords:
    """Fit words to their room."""
    shaped, style = words.shaped, words.shaped.style
    choice = best_choice(shaped, room, words.allowed, joinings)
    size = max(style.min_size, choice.size)
    scale = size / style.size
    starts = (0, *choice.ends[:-1])
    rows = tuple(zip(starts, choice.ends, strict=True))
    widths = [width_of(shaped, a, b) * scale for a, b in rows]
    squeeze = _Squeeze()
    if max(widths) > room.width + TOLERANCE:
        squeeze = _squeezed(widths, rows, room, size, style)
    lines = []
    for (a, b), width in zip(rows, widths, strict=True):
        # Words that will be squeezed are set as wide as they come.
        wide = room.width / squeeze.scale - squeeze.tracking * size * (b - a - 1)
        fill = Fill(max(width, wide) / scale, justified=False, align=style.align)
        line = set_line(shaped, a, b, fill)
        lines.append(_scaled(line, scale, squeeze, room.width, style.align))
    tracking = style.tracking / style.size + squeeze.tracking
    leading = size * ROW_LEADING
    return FittedWords(tuple(lines), size, leading, squeeze.too_long, tracking, squeeze.scale)


def _squeezed(
    widths: list[float],
    rows: tuple[tuple[int, int], ...],
    room: Room,
    size: float,
    style: TextStyle,
) -> _Squeeze:
    """Return what brings the widest row in, and how many characters are still too many.

    First the tracking, then the scale along the line.
    """
    floor = (style.min_tracking - style.tracking) / style.size
    tracking = 0.0
    for (a, b), width in zip(rows, widths, strict=True):
        excess = width - room.width
        if excess > TOLERANCE:
            needed = -excess / size / max(1, b - a - 1)
            tracking = min(tracking, max(floor, needed))
    tight = [
        width + tracking * size * (b - a - 1) for (a, b), width in zip(rows, widths, strict=True)
    ]
    scale = 1.0
    if max(tight) > room.width + TOLERANCE:
        scale = max(style.min_scale, room.width / max(tight))
    step = size * scale * (1 + style.min_tracking / style.size)  # what a character takes
    over = [ceil((width * scale - room.width) / step - 1e-6) for width in tight]
    return _Squeeze(tracking, scale, sum(max(0, more) for more in over))


def _scaled(line: Line, scale: float, squeeze: _Squeeze, width: float, align: Align) -> Line:
    """Bring a line from the style's size to the fitted one, with tracking after each glyph."""
    tracking, along = squeeze.tracking, squeeze.scale
    if scale == 1.0 == along and not tracking and line.measure == width:
        return line
    runs: list[PlacedRun] = []
    shift = 0.0
    for placed in line.runs:
        run = placed.run
        size = run.size * scale
        advances = tuple(a + tracking for a in run.advances)
        sized = run._replace(size=size, advances=advances, scale=along)
        x = (placed.x * scale + shift) * along
        runs.append(placed._replace(x=x, run=sized, y=placed.y * scale))
        shift += tracking * size * len(run.glyphs)
    narrowed = shift - tracking * runs[-1].run.size
    part = {Align.CENTER: 0.5, Align.SPREAD: 0.5, Align.END: 1.0}.get(align, 0.0)
    x = part * (width - (line.measure * scale + narrowed) * along)
    if x:
        runs = [placed._replace(x=placed.x + x) for placed in runs]
    line = line._replace(runs=tuple(runs), measure=width)
    if line.paragraph is None or not line.paragraph.annotations:
        return line
    from pagesetter.composition.annotations import annotated

    return annotated(line, scale, along)


def scaled_line(line: Line, scale: float, width: float) -> Line:
    """Bring a line that fills its measure from its style's size to a fitted one."""
    return _scaled(line, scale, _Squeeze(), width, Align.START)
