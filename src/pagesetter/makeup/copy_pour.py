"""A story's copy and the frames it is poured into: what is changed to see whether it then fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pagesetter.composition.model import ShapedParagraph, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.model import ColumnEnd, Paragraph, ParagraphKind
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.makeup.bodies import Body
from pagesetter.makeup.body_frames import drop_cap_stands
from pagesetter.makeup.breaker import Breaker
from pagesetter.makeup.column_ends import find_column_ends
from pagesetter.makeup.end_marks import kept_together
from pagesetter.makeup.flow import Poured
from pagesetter.makeup.jumps import PouredPart
from pagesetter.makeup.model import START, Frame, Spot, TextCursor
from pagesetter.records import NamedTuple

#: Of a page with more characters no story is poured again to be measured: its figures are what
#: is left, simply filled. A page of a broadsheet has half as many.
MOST_CHARACTERS = 20_000

#: The kinds of paragraphs whose tracking changes, and that an editor cuts and adds to.
TEXTS = (ParagraphKind.TEXT, ParagraphKind.ITEM)


class Remembering:
    """Shapes each paragraph once for each style, however often it is asked for."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._known: dict[int, list[tuple[Paragraph, ShapedParagraph]]] = {}

    def __call__(
        self, paragraph: Paragraph, style: TextStyle, log: DiagnosticLog
    ) -> ShapedParagraph:
        """Return a paragraph shaped in a style."""
        known = self._known.setdefault(id(paragraph), [])
        for _, found in known:
            if found.style == style:
                return found
        found = shape_paragraph(paragraph, style, log)
        known.append((paragraph, found))  # which keeps it, and its number with it
        return found


class Copy(NamedTuple):
    """A story's body, shaped, the frames for it, and how it is poured."""

    source: tuple[Paragraph, ...]  # as described, one for each that is shaped
    body: Body
    frames: tuple[Frame, ...]
    column_ends: tuple[ColumnEnd, ...]
    fill: bool
    spare: Frame  # of no lines, as high as one: where the copy goes when there are no frames
    breaker: Breaker
    shape: Callable[[Sequence[Paragraph], bool], Body]  # without its drop cap, if that is asked
    pour: Callable[[Copy], PouredPart]
    start: TextCursor = START  # where it begins in its source: what is before is on another page
    jumps: bool = False  # what does not fit goes on on another page
    tracking: float = 0.0  # ems more than the style's
    plain: bool = False  # without its drop cap
    rough: bool = False  # whether it is too long to be poured again and again

    @property
    def paragraphs(self) -> tuple[ShapedParagraph, ...]:
        """The paragraphs as they are poured."""
        return self.body.paragraphs

    @property
    def characters(self) -> int:
        """How many characters it has, without end marks and what else its layout writes."""
        mine = self.source[self.start.paragraph :] if self.paragraphs else ()
        return sum(len(paragraph.text) for paragraph in mine) - self.start.offset * bool(mine)

    def part(self) -> PouredPart:
        """Set the copy into its frames, as far as it is for this page."""
        return self.pour(self)

    def poured(self) -> Poured:
        """Set the copy into its frames, without the lines that lead to its other parts."""
        return self.part().poured

    def stood(self) -> tuple[Copy, PouredPart]:
        """Set the copy, without its drop cap where that has too few lines beside it."""
        part = self.part()
        if self.plain or drop_cap_stands(self.body, part.poured):
            return self, part
        plain = with_source(self._replace(plain=True), self.source)
        return (self, part) if plain is None else (plain, plain.part())


def with_source(copy: Copy, source: Sequence[Paragraph]) -> Copy | None:
    """Return the copy with other paragraphs; nothing where a given column end is not in them."""
    body = copy.shape(source, copy.plain)
    known = copy.paragraphs
    shaped = tuple(
        _tracked(paragraph, copy.tracking, known[i] if i < len(known) else None)
        for i, paragraph in enumerate(body.paragraphs)
    )
    log = DiagnosticLog()
    find_column_ends(copy.column_ends, shaped, copy.frames, log, copy.start)
    if any(log):
        return None
    return copy._replace(
        source=tuple(source),
        body=body._replace(paragraphs=shaped),
        breaker=_changed(copy.breaker, shaped),
    )


def _changed(breaker: Breaker, shaped: Sequence[ShapedParagraph]) -> Breaker:
    """Return a breaker that knows what another does of the paragraphs that are the same."""
    pairs = enumerate(zip(breaker.paragraphs, shaped, strict=False))
    same = {i for i, (before, after) in pairs if before is after}
    return Breaker(shaped, {key: found for key, found in breaker.known.items() if key[0] in same})


def with_lines_more(copy: Copy, lines: int) -> Copy:
    """Return the copy for frames whose last is longer at its foot."""
    if not lines:
        return copy
    last = copy.frames[-1] if copy.frames else copy.spare
    longer = last._replace(lines=last.lines + lines)
    if last.spots:
        # Under its last line, as wide as the frame is where nothing stands beside it.
        under = range(last.spots[-1].line + 1, last.spots[-1].line + 1 + lines)
        spots = (*last.spots, *(Spot(line, 0.0, last.measure) for line in under))
        longer = longer._replace(spots=spots)
    return copy._replace(frames=(*copy.frames[:-1], longer))


def with_tracking(copy: Copy, ems: float) -> Copy:
    """Return the copy with a tracking that is so much more than its style's, of its text alone.

    Places in a paragraph stay where they are.
    """
    if not ems:
        return copy
    shaped = tuple(_tracked(paragraph, ems, None) for paragraph in copy.paragraphs)
    body = copy.body._replace(paragraphs=shaped)
    return copy._replace(body=body, breaker=Breaker(shaped), tracking=ems)


def _tracked(
    paragraph: ShapedParagraph, ems: float, known: ShapedParagraph | None
) -> ShapedParagraph:
    """Return a paragraph with more tracking: the one that is known if it is the same."""
    style = _tracked_style(paragraph, ems)
    if known is not None and known.source is paragraph.source and known.style == style:
        beside = (paragraph.inset, paragraph.lead_in, paragraph.closing, paragraph.pitch)
        if (known.inset, known.lead_in, known.closing, known.pitch) == beside:
            return known
    if style is paragraph.style:
        return paragraph
    log = DiagnosticLog()  # what no face has is told where the copy is shaped first
    found = shape_paragraph(paragraph.source, style, log)
    if paragraph.closing:
        found = kept_together(found, len(found.text) - paragraph.closing)
    return found._replace(
        inset=paragraph.inset,
        lead_in=paragraph.lead_in,
        closing=paragraph.closing,
        pitch=paragraph.pitch,
    )


def _tracked_style(paragraph: ShapedParagraph, ems: float) -> TextStyle:
    style = paragraph.style
    if not ems or paragraph.source.kind not in TEXTS:
        return style
    return style._replace(tracking=style.tracking + ems * style.size)
