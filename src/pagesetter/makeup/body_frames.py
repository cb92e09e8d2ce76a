"""Poured lines of a body set in their frames, with what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.composition.justify import Fill, line_setter
from pagesetter.composition.model import Line, ShapedParagraph
from pagesetter.description.layout_model import Align, StorySlot
from pagesetter.description.model import ParagraphKind
from pagesetter.geometry import Rect, fits
from pagesetter.keeping import shelf
from pagesetter.makeup.bodies import Body
from pagesetter.makeup.boxes import set_rule
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.drop_caps import MARGIN, DropCap
from pagesetter.makeup.elements import label_of
from pagesetter.makeup.end_marks import moved_to_edge
from pagesetter.makeup.flow import Poured, PouredFrame, PouredLine
from pagesetter.makeup.model import Frame, Item, PlacedLine, SetFrame
from pagesetter.structure import Element

#: The foot of an ideograph's face is this far under its baseline, in ems.
_DESCENT = 0.12 - MARGIN

_JUSTIFY = Align.JUSTIFY

#: The middle of an em box is this far over its baseline, in ems.
_MIDDLE = 0.38


def drop_cap_stands(body: Body, poured: Poured) -> bool:
    """Tell whether all the lines that a drop cap stands beside are there, in one frame."""
    if body.drop_cap is None:
        return True
    for frame in poured.frames:
        mine = [line for line in frame.lines if line.paragraph == body.drop_cap.paragraph]
        if mine:
            # One under the other, as wide as one another: beside a photo they may not be.
            beside = mine[: body.drop_cap.lines]
            stacked = all(
                (line.line, line.x) == (mine[0].line + i, mine[0].x)
                for i, line in enumerate(beside)
            )
            wide = fits(body.drop_cap.width, min(line.measure for line in beside) / 2)
            return len(beside) >= body.drop_cap.lines and stacked and wide
    return True


def set_frame(desk: Desk, poured: PouredFrame, body: Body, elements: Sequence[Element]) -> SetFrame:
    """Set the lines of a frame; `elements` are those of the body's paragraphs."""
    kept = shelf("frames", 100)
    if kept is None:
        return _set_frame(desk, poured, body, elements)
    paragraphs = {line.paragraph: body.paragraphs[line.paragraph] for line in poured.lines}
    of = {i: elements[i] for i in paragraphs}
    beside = desk.grid, body.heads, body.drop_cap, body.end_mark
    key = poured.frame.name, *(id(p.widths) for p in paragraphs.values())
    found = kept.get(key)
    if (
        found is not None
        and found[0] == poured
        and found[1].keys() == paragraphs.keys()
        and all(found[1][i].is_like(p) for i, p in paragraphs.items())
        and found[2] == of
        and found[3] == beside
    ):
        known: SetFrame = found[4]
        return known
    made = _set_frame(desk, poured, body, elements)
    kept.put(key, (poured, paragraphs, of, beside, made))
    return made


def _set_frame(
    desk: Desk, poured: PouredFrame, body: Body, elements: Sequence[Element]
) -> SetFrame:
    frame, paragraphs, special = poured.frame, body.paragraphs, _special(body)
    set_line, vertical, left = line_setter(), bool(frame.across), frame.bounds.x
    last = poured.lines[-1].line if poured.lines else -1
    baselines = desk.grid.baselines(frame.first_line, last + 1)
    lines: list[PlacedLine] = []
    for chosen in poured.lines:
        number, start, end, at, justified, x, measure, inset, lowered = chosen
        paragraph, element = paragraphs[number], elements[number]
        align, measure = paragraph.style.align, measure - inset
        line = set_line(
            paragraph, start, end, Fill(measure, justified and align is _JUSTIFY, align)
        )
        label = None
        if number in special:
            if start == 0:
                lines += _cap_before(desk, frame, body, chosen, element)
                label = _label(body, number, element)
            line = _with_own(body, chosen, line, measure)
        if vertical or lowered:
            x, baseline = _place_of(desk, frame, chosen, paragraph)
        else:
            x, baseline = left + x + inset, baselines[at]
        lines.append(PlacedLine(x, baseline, line, vertical, element, label))
    return SetFrame(frame.name, frame.bounds, tuple(lines), frame.span)


def _special(body: Body) -> set[int]:
    """Return the paragraphs that have more on their lines, or beside them, than their words."""
    special = {*body.heads}
    if body.drop_cap is not None:
        special.add(body.drop_cap.paragraph)
    if body.end_mark is not None and body.end_mark.at_edge:
        special.add(body.end_mark.paragraph)
    return special


def _cap_before(
    desk: Desk, frame: Frame, body: Body, beside: PouredLine, element: Element
) -> Iterator[PlacedLine]:
    cap = body.drop_cap
    if cap is not None and beside.paragraph == cap.paragraph:
        yield _placed_cap(desk, frame, cap, beside)._replace(element=element)


def _label(body: Body, number: int, element: Element) -> tuple[int, Element] | None:
    """Return the element of the bullet or number before a line, and how many runs it has."""
    head = body.heads.get(number)
    return (len(head.runs), label_of(element)) if head else None


def _with_own(body: Body, chosen: PouredLine, line: Line, measure: float) -> Line:
    """Return a line with its bullet or number, and its end mark at the edge."""
    mark, number = body.end_mark, chosen.paragraph
    if mark is not None and mark.at_edge and mark.paragraph == number:
        line = moved_to_edge(line, mark.start, measure)
    if chosen.start == 0 and number in body.heads:
        head = body.heads[number]
        before = tuple(run._replace(x=run.x - head.measure) for run in head.runs)
        line = line._replace(runs=(*before, *line.runs))
    return line


def _place_of(
    desk: Desk, frame: Frame, chosen: PouredLine, paragraph: ShapedParagraph
) -> tuple[float, float]:
    """Return where the first baseline point of a line is, in points; vertical: the top of its axis."""
    bounds = frame.bounds
    if frame.across:
        axis = bounds.right - (chosen.line + chosen.lowered + 0.5) * frame.across
        return axis, bounds.y + chosen.inset
    baseline = desk.grid.baseline(frame.first_line + chosen.line)
    if chosen.lowered:
        larger = paragraph.style.size - desk.grid.character
        baseline += chosen.lowered * desk.grid.step + _MIDDLE * larger
    return bounds.x + chosen.x + chosen.inset, baseline


def _placed_cap(desk: Desk, frame: Frame, cap: DropCap, beside: PouredLine) -> PlacedLine:
    """Place a drop cap so that it begins with the column and ends with the last line beside it."""
    larger, number = cap.size - cap.beside, beside.line
    if frame.across:
        middle = frame.bounds.right - (number + cap.lines / 2) * frame.across
        return PlacedLine(middle, frame.bounds.y - MARGIN * larger, cap.line, vertical=True)
    last = desk.grid.baseline(frame.first_line + number + cap.lines - 1)
    return PlacedLine(
        frame.bounds.x + beside.x - MARGIN * larger, last - _DESCENT * larger, cap.line
    )


# ---------------------------------------------------------------- rules between paragraphs


def body_rules(desk: Desk, slot: StorySlot, body: Body, poured: Poured) -> Iterator[Item]:
    """Yield the rules under an intro and over a source, where there is text on their other side."""
    intro, source = slot.parts.intro, slot.parts.source
    if not (intro and intro.rule) and not (source and source.rule):
        return
    for frame in poured.frames:
        for above, below in zip(frame.lines, frame.lines[1:], strict=False):
            if above.paragraph == below.paragraph:
                continue
            kinds = _kind(body, above), _kind(body, below)
            between = _between(desk, frame.frame, above, below)
            if intro and intro.rule and kinds[0] is ParagraphKind.INTRO is not kinds[1]:
                name = f"{frame.frame.name}/intro-rule"
                yield set_rule(desk, name, intro.rule, between, down=bool(frame.frame.across))
            if source and source.rule and kinds[1] is ParagraphKind.SOURCE is not kinds[0]:
                length = desk.styles.points(source.rule_width)
                short = Rect(*between[:2], min(between.width, length), min(between.height, length))
                name = f"{frame.frame.name}/source-rule"
                yield set_rule(desk, name, source.rule, short, down=bool(frame.frame.across))


def _kind(body: Body, line: PouredLine) -> ParagraphKind:
    return body.paragraphs[line.paragraph].source.kind


def _between(desk: Desk, frame: Frame, above: PouredLine, below: PouredLine) -> Rect:
    """Return the middle of the white between two lines: of no height, or of no width if vertical."""
    if frame.across:
        middle = frame.bounds.right - (above.line + 1 + below.line) / 2 * frame.across
        return Rect(middle, frame.bounds.y, 0.0, frame.bounds.height)
    top = desk.grid.top(frame.first_line + above.line + 1)
    bottom = desk.grid.top(frame.first_line + below.line)
    return Rect(frame.bounds.x, (top + bottom) / 2, frame.bounds.width, 0.0)
