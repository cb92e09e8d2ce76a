"""Text poured through frames.

A frame is filled by choosing, for all the paragraphs in it together, how many lines
each takes: the best settings of each are known for every number of lines, so a column
ends full, without a widow, an orphan or a subhead at its foot, wherever slack that no
line shows can bring that about. Where a frame must end is either free or given.
`filling` has the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.composition.model import ShapedParagraph
from pagesetter.makeup.breaker import Breaker
from pagesetter.makeup.filling import Ending, Filling, Set
from pagesetter.makeup.model import START, Frame, TextCursor
from pagesetter.records import NamedTuple


class Part(NamedTuple):
    """The part of a story that is set here, where it is continued from or on another page."""

    start: TextCursor = START
    goes_on: float = 0.0  # measure that it has where it goes on, in points; 0: it does not


WHOLE = Part()


class PouredLine(NamedTuple):
    """A stretch of a paragraph that is one line, and where in its frame it stands."""

    paragraph: int
    start: int
    end: int
    line: int  # grid line of the frame, from 0
    justified: bool
    x: float  # points from the left of the frame to its room there
    measure: float  # points that it has there
    inset: float = 0.0  # points of them that stay white before it
    lowered: float = 0.0  # lines that it stands lower, in the middle of several


class PouredFrame(NamedTuple):
    """A frame with its lines chosen."""

    frame: Frame
    lines: tuple[PouredLine, ...]
    used: int  # lines of the frame with the white before subheads; more than the frame has
    # when a given end cannot be reached


class Poured(NamedTuple):
    """A story in its frames; `cursor` is where an overset story would go on."""

    frames: tuple[PouredFrame, ...]
    cursor: TextCursor | None


def pour(
    paragraphs: Sequence[ShapedParagraph],
    frames: Sequence[Frame],
    ends: dict[int, TextCursor],
    *,
    fill: bool,
    part: Part = WHOLE,
    breaker: Breaker | None = None,
) -> Poured:
    """Set a story into its frames, and tell where it ran out of room.

    `ends` gives, by index of the frame, where it must stop. With `fill`, paragraphs may
    take a line more or less so that frames end full. A `breaker` remembers what it has
    broken for the next time that the same paragraphs are poured.
    """
    breaker = breaker or Breaker(paragraphs)
    cursor: TextCursor | None = part.start
    poured: list[PouredFrame] = []
    for i, frame in enumerate(frames):
        if cursor is None or cursor.paragraph >= len(paragraphs):
            poured.append(PouredFrame(frame, (), 0))
            cursor = None
            continue
        last = i == len(frames) - 1
        following = frames[i + 1].spot(0).measure if not last else part.goes_on or frame.measure
        final = last and not part.goes_on
        filling = Filling(paragraphs, breaker, frame, following, final, fill)
        filled, cursor = pour_one(filling, cursor, ends.get(i))
        poured.append(filled)
    if cursor is not None and cursor.paragraph >= len(paragraphs):
        cursor = None
    if part.goes_on and cursor is not None and len(frames) > 1 and not poured[-1].lines:
        # Nothing goes into the last frame, so the text goes on elsewhere from the one before it.
        shorter = pour(paragraphs, frames[:-1], ends, fill=fill, part=part, breaker=breaker)
        return Poured((*shorter.frames, poured[-1]), shorter.cursor)
    return Poured(tuple(poured), cursor)


def pour_one(
    filling: Filling, cursor: TextCursor, stop: TextCursor | None = None
) -> tuple[PouredFrame, TextCursor | None]:
    """Fill one frame with what follows the cursor, and tell where the story goes on."""
    ending = filling.run(cursor, stop)
    return _traced(filling.frame, filling.paragraphs, ending), ending.cursor


def _traced(frame: Frame, paragraphs: Sequence[ShapedParagraph], ending: Ending) -> PouredFrame:
    stretches: list[Set] = []
    last = ending.last
    while last is not None:
        stretches.append(last)
        last = last.before
    lines: list[PouredLine] = []
    for one in reversed(stretches):
        lines += _lines_of(frame, paragraphs[one.paragraph], one)
    return PouredFrame(frame, tuple(lines), ending.used)


def _lines_of(frame: Frame, paragraph: ShapedParagraph, one: Set) -> Iterator[PouredLine]:
    """Yield the lines of a paragraph that a frame takes of it, each where it stands there."""
    number, start, first, length = one.paragraph, one.start, one.first_line, len(paragraph.text)
    inset, leads, lowers = paragraph.inset, paragraph.lead_in[0], paragraph.pitch > 1
    if one.start:
        leads = 0  # what stands beside its first lines is in another frame
    # Where no line has a measure of its own, all stand one under the other.
    spots, line, x, measure = frame.spots, first, 0.0, frame.measure
    for k, end in enumerate(one.breaking.ends[: one.taken]):
        if spots:
            line, x, measure = frame.spot(first + k)
        else:
            line = first + k
        later = paragraph.narrowed(k) if k < leads else inset
        lowered = paragraph.lowered(k, one.taken) if lowers else 0.0
        yield PouredLine(number, start, end, line, end < length, x, measure, later, lowered)
        start = end


def last_set_line(poured: Poured) -> int:
    """Return the last line that a story has words on: of the page's grid, or of its tier."""
    return max(
        (f.frame.first_line + line.line for f in poured.frames for line in f.lines), default=0
    )
