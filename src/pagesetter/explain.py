"""Why each line of a story is as it is: its width, what gave, what forbade a nearer break.

Amounts are ems of the line's style. The rules are those of CLREQ 3.1.4, 3.5.3 and 3.5.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pagesetter.composition.demerits import is_runt
from pagesetter.composition.linebreak import Stretch, best_breakings
from pagesetter.composition.model import Line, ShapedParagraph
from pagesetter.composition.widths import opened_of
from pagesetter.geometry import TOLERANCE
from pagesetter.language.spacing import (
    BAR_CLINGING,
    BAR_CLUSTER,
    BAR_END,
    BAR_MARK,
    BAR_NONE,
    BAR_START,
)
from pagesetter.makeup.model import MadeUpPage, SetFrame, WordsFit
from pagesetter.records import NamedTuple

# Breaks this many characters before and after a line's end are looked at.
_NEAR = 4

# Nearer to the measure than this, in ems, is as near as can be.
_AS_NEAR = 0.01


class ExplainedStep(NamedTuple):
    """One step of a line's adjustment."""

    name: str  # `shrink-pause`, `stretch-all`
    places: int
    ems: float  # in all; negative when squeezed


class ExplainedLine(NamedTuple):
    """A line of a story and why it is so. Lengths are ems of its style."""

    number: int  # in the story, from 1
    frame: str
    text: str
    measure: float  # less the indent
    natural: float  # as it comes, the mark at its end on the whole of its body
    gap: float  # that every place between Han was opened by
    hang: float
    steps: tuple[ExplainedStep, ...]
    last: bool  # of its paragraph, and so not brought to the measure
    reason: str | None  # why no break nearer to the measure was taken


def story_names(page: MadeUpPage) -> tuple[str, ...]:
    """Return the names of the stories that a page has lines of, in reading order."""
    names = [item.name.split("/")[0] for item in page.items if _is_body(item)]
    return tuple(dict.fromkeys(names))


def explain_story(page: MadeUpPage, story: str) -> tuple[ExplainedLine, ...]:
    """Explain the lines of a story's body, in reading order; none where there is no such story."""
    frames = [
        item
        for item in page.items
        if isinstance(item, SetFrame) and item.name.startswith(f"{story}/body/")
    ]
    lines = [(frame.name, placed.line) for frame in frames for placed in frame.lines]
    return tuple(_explained(i, name, line) for i, (name, line) in enumerate(lines, 1))


def _is_body(item: object) -> bool:
    return isinstance(item, SetFrame) and "/body/" in item.name


def _explained(number: int, frame: str, line: Line) -> ExplainedLine:
    paragraph = line.paragraph
    assert paragraph is not None, "a line of a body comes from a paragraph"
    size = paragraph.style.size
    measure = line.measure - (paragraph.style.indent if line.start == 0 else 0.0)
    last = line.end == len(paragraph.text)
    return ExplainedLine(
        number=number,
        frame=frame,
        text=line.text,
        measure=measure / size,
        natural=line.natural / size,
        gap=max(0.0, line.stretch) / size,
        hang=line.hang / size,
        steps=tuple(ExplainedStep(s.name, s.places, s.points / size) for s in line.steps),
        last=last,
        reason=None if last else _reason(paragraph, line, measure),
    )


def _reason(paragraph: ShapedParagraph, line: Line, measure: float) -> str | None:
    """Tell why the line does not end where it would be nearest to its measure."""
    start = line.start
    nearest = min(
        range(max(start + 1, line.end - _NEAR), min(len(paragraph.text), line.end + _NEAR) + 1),
        key=lambda end: _distance(paragraph, line, end, measure),
    )
    gained = _distance(paragraph, line, line.end, measure) - _distance(
        paragraph, line, nearest, measure
    )
    if nearest == line.end or gained < _AS_NEAR * paragraph.style.size:
        return None
    if nearest == len(paragraph.text):
        return "the last line would be empty"
    bar = paragraph.joints[nearest - 1].bar
    if bar == BAR_NONE:
        words = paragraph.text[max(start, nearest - 2) : nearest]
        return (
            f"it could end after “{words}”, and {_what_it_costs(paragraph, line, nearest, measure)}"
        )
    return _why_not(paragraph, nearest, bar)


def _what_it_costs(paragraph: ShapedParagraph, line: Line, end: int, measure: float) -> str:
    """Tell what would be worse if the line ended at another legal break."""
    widths, size = paragraph.widths, paragraph.style.size
    excess = widths.end[end] - widths.begin[line.start] - measure
    given = widths.shrink[end - 1] - widths.shrink[line.start]
    if excess > given + TOLERANCE:
        return f"be {excess / size:.2f} em too long, of which its marks give {given / size:.2f}"
    now = _worst_after(paragraph, line.end, line.measure)
    then = _worst_after(paragraph, end, line.measure)
    if then.opened > now.opened + _AS_NEAR and then.opened > line.stretch / size + _AS_NEAR:
        return f"then “{then.words}” would open by {then.opened:.2f} em"
    if then.runt and not now.runt:
        return f"then “{then.words}” would be a last line of one character"
    return "the lines after it, or their number, would be worse"


class _Worst(NamedTuple):
    words: str
    opened: float  # ems
    runt: bool


def _worst_after(paragraph: ShapedParagraph, start: int, measure: float) -> _Worst:
    """Return the worst line of the rest of a paragraph, set as well as it can be."""
    length, size = len(paragraph.text), paragraph.style.size
    found = best_breakings(paragraph, (measure,), Stretch(start, length))
    ends = min(found, key=lambda b: b.demerits).ends
    starts = (start, *ends)
    if is_runt(paragraph, *starts[-2:]):
        return _Worst(paragraph.text[starts[-2] :], 0.0, runt=True)
    lines = [(a, b) for a, b in pairwise(starts) if b < length]
    gaps = [(_gap(paragraph, a, b, measure) / size, a, b) for a, b in lines]
    opened, a, b = max(gaps, default=(0.0, start, length))
    return _Worst(paragraph.text[a:b], opened, runt=False)


def _gap(paragraph: ShapedParagraph, start: int, end: int, measure: float) -> float:
    widths = paragraph.widths
    slack = measure - (widths.end[end] - widths.begin[start])
    places = widths.gaps[end - 1] - widths.gaps[start]
    return opened_of(paragraph, start, end, slack) / max(1, places) if slack > 0 else 0.0


def _distance(paragraph: ShapedParagraph, line: Line, end: int, measure: float) -> float:
    """Return how far from the measure the line would be, as it comes, with another end."""
    return abs(measure - (paragraph.widths.end[end] - paragraph.widths.begin[line.start]))


def _why_not(paragraph: ShapedParagraph, offset: int, bar: int) -> str:
    before, after = paragraph.text[offset - 1], paragraph.text[offset]
    level = paragraph.style.spacing.kinsoku
    if bar == BAR_START:
        return f"“{after}” may not begin a line (kinsoku {level}, CLREQ 3.1.4)"
    if bar == BAR_END:
        return f"“{before}” may not end a line (kinsoku {level}, CLREQ 3.1.4)"
    if bar == BAR_MARK:
        return f"“{before}{after}” is one mark (CLREQ 3.1.5)"
    if bar == BAR_CLINGING:
        return f"“{_together(paragraph, offset)}” stays together (CLREQ 3.1.5.2)"
    if bar == BAR_CLUSTER:
        return f"“{_together(paragraph, offset)}” is one character"
    return f"“{_together(paragraph, offset)}” is one word or number (CLREQ 3.2.4)"


def _together(paragraph: ShapedParagraph, offset: int) -> str:
    """Return the characters around an offset that no line may part."""
    start, end = offset - 1, offset + 1
    while start > 0 and paragraph.joints[start - 1].bar != BAR_NONE:
        start -= 1
    while end < len(paragraph.text) and paragraph.joints[end - 1].bar != BAR_NONE:
        end += 1
    return paragraph.text[start:end]


def as_records(lines: tuple[ExplainedLine, ...]) -> Iterator[dict[str, object]]:
    """Yield lines as mappings for JSON, lengths in ems to a thousandth."""
    for line in lines:
        yield {
            "line": line.number,
            "frame": line.frame,
            "text": line.text,
            "measure": round(line.measure, 3),
            "natural": round(line.natural, 3),
            "gap": round(line.gap, 4),
            "hang": round(line.hang, 3),
            "last": line.last,
            "steps": [
                {"step": s.name, "places": s.places, "ems": round(s.ems, 3)} for s in line.steps
            ],
            "reason": line.reason,
        }


class ExplainedHeading(NamedTuple):
    """Words that were fitted to their place: how they are set, and what the place takes."""

    place: str  # the name of its frame: lead/headline
    text: str
    fit: WordsFit

    def record(self) -> dict[str, object]:
        """Return it as a mapping for JSON: sizes in points, tracking in ems."""
        fit = self.fit
        return {
            "place": self.place,
            "text": self.text,
            "size": round(fit.size, 3),
            "tracking": round(fit.tracking, 4),
            "scale": round(fit.scale, 4),
            "rows": fit.rows,
            "too_long": fit.too_long,
            "largest": fit.most._asdict(),
            "smallest": fit.least._asdict(),
        }


def explain_headings(page: MadeUpPage, story: str | None = None) -> tuple[ExplainedHeading, ...]:
    """Return the headings of a page's stories and panels, or of one, in reading order."""
    frames = [item for item in page.items if isinstance(item, SetFrame) and "/" in item.name]
    return tuple(
        ExplainedHeading(f.name, "".join(placed.line.text for placed in f.lines), f.fit)
        for f in frames
        if f.fit and (story is None or f.name.startswith(f"{story}/"))
    )
