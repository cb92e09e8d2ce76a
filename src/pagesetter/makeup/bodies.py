"""A story's body shaped: each kind of paragraph in its style, and what stands at its head.

Bullets, numbers and drop caps are lines of their own, of words that are not in the
paragraph they stand beside: they are read before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from math import ceil
from types import MappingProxyType
from typing import TypeAlias

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import Line, ShapedParagraph, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.body_model import BodyParts, ListDescription
from pagesetter.description.layout_model import Align, StorySlot
from pagesetter.description.model import Emphasis, Paragraph, ParagraphKind, Piece, StoryDescription
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.drop_caps import DropCap, cut_drop_cap
from pagesetter.makeup.end_marks import EndMark, shape_with_end_mark
from pagesetter.makeup.model import START, TextCursor
from pagesetter.makeup.numerals import numbered
from pagesetter.records import NamedTuple

#: How a list is set where its slot does not say.
PLAIN_LIST = ListDescription(None, "●", "1.", 0, 1)


#: What shapes a paragraph in a style.
Shaper: TypeAlias = Callable[[Paragraph, TextStyle, DiagnosticLog], ShapedParagraph]


class Body(NamedTuple):
    """A story's paragraphs, ready to be poured, and what is set beside them."""

    paragraphs: tuple[ShapedParagraph, ...]
    heads: Mapping[int, Line] = MappingProxyType({})  # bullets and numbers, by paragraph; they
    # end where its lines begin
    drop_cap: DropCap | None = None
    end_mark: EndMark | None = None


def shape_body(
    desk: Desk,
    story: StoryDescription,
    slot: StorySlot,
    *,
    plain: bool,
    start: TextCursor = START,
    shape: Shaper = shape_paragraph,
) -> Body:
    """Shape a story's body in the styles of its slot; `plain` leaves the drop cap out.

    What stands before `start` is set on another page: there is no drop cap then. `shape`
    may remember the paragraphs that it has shaped before.
    """
    _check_parts(desk, story, slot, start.paragraph)
    source, styles = list(story.body), _Styles(desk, slot)
    drop_cap = None
    if slot.parts.drop_cap is not None and not plain and start == START:
        drop_cap = cut_drop_cap(desk, slot, source)
    _add_prefix(source, slot.parts)
    heads = _heads(desk, source, slot, styles)
    shaped: list[ShapedParagraph] = []
    marked = _last_text(source) if slot.parts.end_mark else None
    end_mark = None
    for i, paragraph in enumerate(source):
        style = styles.of(paragraph)
        if i and source[i - 1].kind is ParagraphKind.INTRO and slot.parts.intro:
            white = max(style.lines_before, slot.parts.intro.lines_after)
            style = style._replace(lines_before=white)
        if drop_cap is not None and i == drop_cap.paragraph:
            style = style._replace(indent=0.0)
        if i == marked:
            found, end_mark = shape_with_end_mark(desk, paragraph, style, slot.parts, i)
        else:
            found = shape(paragraph, style, desk.log)
        if paragraph.subhead:
            found = found._replace(pitch=_pitch(desk, slot, style))
        if i in heads:
            found = found._replace(inset=heads[i].measure)
        if drop_cap is not None and i == drop_cap.paragraph:
            found = found._replace(lead_in=(drop_cap.lines, drop_cap.width))
        shaped.append(found)
    return Body(tuple(shaped), heads, drop_cap, end_mark)


def _pitch(desk: Desk, slot: StorySlot, style: TextStyle) -> float:
    """Return the grid lines that a line of a subhead takes: more than one if its leading is."""
    body = desk.styles[slot.body]
    return max(1.0, style.leading / (body.leading if body.vertical else desk.grid.step))


def body_styles(story: StoryDescription, slot: StorySlot) -> tuple[str, ...]:
    """Return the names of the styles that a story's body is set in, some more than once."""
    if not story.body:
        return ()
    names = [slot.body, *(_style_name(paragraph, slot) for paragraph in story.body)]
    if slot.parts.drop_cap is not None:
        names.append(slot.parts.drop_cap.style)
    return tuple(names)


class _Styles:
    """The style of each kind of paragraph, looked up once for each."""

    def __init__(self, desk: Desk, slot: StorySlot) -> None:
        self._desk, self._slot = desk, slot
        self._known: dict[tuple[ParagraphKind, int], TextStyle] = {}

    def of(self, paragraph: Paragraph) -> TextStyle:
        """Return the style a paragraph is set in. Items have no indent: a bullet is there."""
        key = paragraph.kind, paragraph.level
        if key not in self._known:
            style = self._desk.styles[_style_name(paragraph, self._slot)]
            if paragraph.kind is ParagraphKind.ITEM:
                style = style._replace(indent=0.0)
            self._known[key] = style
        return self._known[key]


def _style_name(paragraph: Paragraph, slot: StorySlot) -> str:
    parts = slot.parts
    match paragraph.kind:
        case ParagraphKind.SUBHEAD:
            lower = parts.subheads[: max(0, paragraph.level - 1)]
            return (lower[-1] if lower else "") or slot.subhead
        case ParagraphKind.ITEM:
            return (parts.items and parts.items.style) or slot.body
        case ParagraphKind.INTRO:
            return parts.intro.style if parts.intro else slot.body
        case ParagraphKind.SOURCE:
            return parts.source.style if parts.source else slot.body
        case _:
            return slot.body


def _check_parts(desk: Desk, story: StoryDescription, slot: StorySlot, first: int) -> None:
    """Words must never vanish nor be taken for others: a slot says how it sets these.

    Asked of are those from the paragraph `first` on; a source is set where its story ends.
    """
    for paragraph in story.body[first:]:
        name = paragraph.kind.value
        if paragraph.kind is ParagraphKind.SOURCE and story.jump is not None:
            continue
        if (paragraph.kind is ParagraphKind.INTRO and slot.parts.intro is None) or (
            paragraph.kind is ParagraphKind.SOURCE and slot.parts.source is None
        ):
            an = "an" if name[0] in "aeiou" else "a"
            desk.log.error(
                Code.BAD_VALUE,
                f"the slot `{slot.name}` has no place for {an} {name}",
                paragraph.span,
                f"take the {name} out, or give the slot {an} `{name}` in the layout",
            )


def _last_text(paragraphs: Sequence[Paragraph]) -> int | None:
    """Return the index of the last paragraph of a story's text."""
    kinds = (ParagraphKind.TEXT, ParagraphKind.ITEM)
    found = [i for i, paragraph in enumerate(paragraphs) if paragraph.kind in kinds]
    return found[-1] if found else None


# ---------------------------------------------------------------- what stands before an item


def _heads(
    desk: Desk, paragraphs: Sequence[Paragraph], slot: StorySlot, styles: _Styles
) -> Mapping[int, Line]:
    """Return the bullet or number of each item.

    The items of one list keep clear of the widest of their numbers.
    """
    description = slot.parts.items or PLAIN_LIST
    heads: dict[int, Line] = {}
    for listed, group in groupby(enumerate(paragraphs), _list_of):
        if listed is not None:
            found = [
                (i, _head(desk, p, description, styles.of(p)._replace(align=Align.START)))
                for i, p in group
            ]
            heads |= _hung(found, description)
    return heads


def _list_of(numbered_paragraph: tuple[int, Paragraph]) -> str | None:
    """Tell the list an item is of: a list of bullets beside one of numbers is another."""
    paragraph = numbered_paragraph[1]
    if paragraph.kind is not ParagraphKind.ITEM:
        return None
    return "bullets" if paragraph.number is None else "numbers"


def _head(
    desk: Desk, paragraph: Paragraph, description: ListDescription, style: TextStyle
) -> ShapedParagraph:
    number = paragraph.number
    words = description.bullet if number is None else numbered(description.number, number)
    span = paragraph.span
    return shape_paragraph(Paragraph((Piece(words, Emphasis.NONE, span),), span), style, desk.log)


def _hung(
    together: Sequence[tuple[int, ShapedParagraph]], description: ListDescription
) -> dict[int, Line]:
    """Set bullets at their indent; each line's measure is where the words of its item begin."""
    size = together[0][1].style.size
    widest = max(p.widths.end[-1] - p.widths.begin[0] for _, p in together)
    hang = max(description.hang, ceil(widest / size - 1e-6))
    indent = description.indent * size
    heads = {}
    for i, head in together:
        line = set_line(head, 0, len(head.text), Fill(hang * size, False, Align.START))
        runs = tuple(run._replace(x=run.x + indent) for run in line.runs)
        heads[i] = line._replace(runs=runs, measure=indent + hang * size)
    return heads


def _add_prefix(paragraphs: list[Paragraph], parts: BodyParts) -> None:
    """Put what a layout writes before a source before its words."""
    if parts.source is None or not parts.source.prefix:
        return
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind is ParagraphKind.SOURCE:
            prefix = Piece(parts.source.prefix, Emphasis.NONE, paragraph.span)
            paragraphs[i] = paragraph._replace(pieces=(prefix, *paragraph.pieces))
