"""Poured lines of a body set in their frames, with what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import Line
from pagesetter.description.layout_model import Align, RuleDescription, StorySlot
from pagesetter.description.model import ParagraphKind
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.bodies import Body
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.drop_caps import MARGIN, DropCap
from pagesetter.makeup.end_marks import moved_to_edge
from pagesetter.makeup.flow import Poured, PouredFrame, PouredLine
from pagesetter.makeup.model import Frame, PlacedBox, PlacedLine, SetFrame

#: The foot of an ideograph's face is this far under its baseline, in ems.
_DESCENT = 0.12 - MARGIN


def drop_cap_stands(body: Body, poured: Poured) -> bool:
    """Tell whether all the lines that a drop cap stands beside are there, in one frame."""
    if body.drop_cap is None:
        return True
    for frame in poured.frames:
        mine = [line for line in frame.lines if line.paragraph == body.drop_cap.paragraph]
        if mine:
            return len(mine) >= body.drop_cap.lines and fits(
                body.drop_cap.width, frame.frame.measure / 2
            )
    return True


def set_frame(desk: Desk, poured: PouredFrame, body: Body) -> SetFrame:
    """Set the lines of a frame."""
    frame = poured.frame
    lines: list[PlacedLine] = []
    for chosen in poured.lines:
        cap = body.drop_cap
        if cap is not None and chosen.start == 0 and chosen.paragraph == cap.paragraph:
            lines.append(_placed_cap(desk, frame, cap, chosen.line))
        line = _set_line(body, chosen, frame.measure - chosen.inset)
        lines.append(_placed(desk, frame, chosen, line))
    return SetFrame(frame.name, frame.bounds, tuple(lines), frame.span)


def _set_line(body: Body, chosen: PouredLine, measure: float) -> Line:
    paragraph = body.paragraphs[chosen.paragraph]
    align = paragraph.style.align
    fill = Fill(measure, chosen.justified and align is Align.JUSTIFY, align)
    line = set_line(paragraph, chosen.start, chosen.end, fill)
    mark = body.end_mark
    if mark is not None and mark.at_edge and mark.paragraph == chosen.paragraph:
        line = moved_to_edge(line, mark.start, measure)
    head = body.heads.get(chosen.paragraph) if chosen.start == 0 else None
    if head is not None:
        before = tuple(run._replace(x=run.x - head.measure) for run in head.runs)
        line = line._replace(runs=(*before, *line.runs))
    return line


def _placed(desk: Desk, frame: Frame, chosen: PouredLine, line: Line) -> PlacedLine:
    if frame.across:
        axis = frame.bounds.right - (chosen.line + 0.5) * frame.across
        return PlacedLine(axis, frame.bounds.y + chosen.inset, line, vertical=True)
    baseline = desk.grid.baseline(frame.first_line + chosen.line)
    return PlacedLine(frame.bounds.x + chosen.inset, baseline, line)


def _placed_cap(desk: Desk, frame: Frame, cap: DropCap, number: int) -> PlacedLine:
    """Place a drop cap so that it begins with the column and ends with the last line beside it."""
    larger = cap.size - cap.beside
    if frame.across:
        middle = frame.bounds.right - (number + cap.lines / 2) * frame.across
        return PlacedLine(middle, frame.bounds.y - MARGIN * larger, cap.line, vertical=True)
    last = desk.grid.baseline(frame.first_line + number + cap.lines - 1)
    return PlacedLine(frame.bounds.x - MARGIN * larger, last - _DESCENT * larger, cap.line)


# ---------------------------------------------------------------- rules between paragraphs


def body_rules(desk: Desk, slot: StorySlot, body: Body, poured: Poured) -> Iterator[PlacedBox]:
    """Yield the rules under an intro and over a source, where there is text on their other side.

    A vertical body has none.
    """
    intro, source = slot.parts.intro, slot.parts.source
    for frame in poured.frames:
        if frame.frame.across:
            continue
        for above, below in zip(frame.lines, frame.lines[1:], strict=False):
            kinds = _kind(body, above), _kind(body, below)
            between = _between(desk, frame.frame, above, below)
            if intro and intro.rule and kinds[0] is ParagraphKind.INTRO is not kinds[1]:
                yield _rule(desk, f"{frame.frame.name}/intro-rule", intro.rule, between)
            if source and source.rule and kinds[1] is ParagraphKind.SOURCE is not kinds[0]:
                width = min(between.width, desk.styles.points(source.rule_width))
                short = between._replace(width=width)
                yield _rule(desk, f"{frame.frame.name}/source-rule", source.rule, short)


def _kind(body: Body, line: PouredLine) -> ParagraphKind:
    return body.paragraphs[line.paragraph].source.kind


def _between(desk: Desk, frame: Frame, above: PouredLine, below: PouredLine) -> Rect:
    """Return the middle, of no height, of the white between two lines."""
    top = desk.grid.top(frame.first_line + above.line + 1)
    bottom = desk.grid.top(frame.first_line + below.line)
    return Rect(frame.bounds.x, (top + bottom) / 2, frame.bounds.width, 0.0)


def _rule(desk: Desk, name: str, rule: RuleDescription, at: Rect) -> PlacedBox:
    weight = desk.styles.points(rule.weight)
    bounds = Rect(at.x, at.y - weight / 2, at.width, weight)
    return PlacedBox(name, bounds, desk.styles.ink(rule.ink), None, rule.span)
