"""The lines that lead from one part of a story to the other: 下转第5版, 上接第1版."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.model import TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.jump_model import JUMP_FROM, JUMP_TO, Continues, Jump, JumpLine
from pagesetter.description.layout_model import Align, StorySlot
from pagesetter.description.model import Emphasis, Paragraph, Piece, StoryDescription
from pagesetter.diagnostics import Code, Span
from pagesetter.geometry import fits
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Frame, PlacedLine, SetFrame
from pagesetter.records import NamedTuple

_FIELD = re.compile(r"\{([^{}]+)\}")


class StoryInPlace(Protocol):
    """A story's place, as far as its parts ask."""

    @property
    def name(self) -> str:
        """The story's name on the page."""

    @property
    def story(self) -> StoryDescription:
        """The story as written."""

    @property
    def slot(self) -> StorySlot:
        """How it is set."""


class _Words(NamedTuple):
    """The words of a jump line before the facts are in them, and what they are about."""

    key: str  # in the slot
    line: JumpLine | None
    text: str
    align: Align  # in the body's style, where the slot has none for them
    page: str
    facts: Mapping[str, str]
    span: Span


def set_jump_to(desk: Desk, place: StoryInPlace, at: Jump, room: Frame) -> tuple[SetFrame, ...]:
    """Set the line that says where a story goes on, in a frame of one line."""
    line = place.slot.jump_to
    text = line.text if line else JUMP_TO
    words = _Words("jump_to", line, text, Align.END, at.page, at.facts, at.span)
    return _set(desk, place, words, room)


def set_jump_from(
    desk: Desk, place: StoryInPlace, at: Continues, room: Frame
) -> tuple[SetFrame, ...]:
    """Set the line that says where a story comes from, in a frame of one line."""
    line = place.slot.jump_from
    text = line.text if line else JUMP_FROM
    words = _Words("jump_from", line, text, Align.START, at.page, at.facts, at.span)
    return _set(desk, place, words, room)


def _set(desk: Desk, place: StoryInPlace, words: _Words, room: Frame) -> tuple[SetFrame, ...]:
    text = _filled_in(desk, words)
    if not text.strip():
        return ()
    style = _style(desk, place.slot, words)
    paragraph = Paragraph((Piece(text, Emphasis.NONE, words.span),), words.span)
    shaped = shape_paragraph(paragraph, style, desk.log)
    fill = Fill(room.measure, justified=False, align=style.align)
    line = set_line(shaped, 0, len(shaped.text), fill)
    if not fits(line.natural + style.indent, room.measure + style.size / 2):
        desk.log.warn(
            Code.OVERSET,
            f"the line `{text}` is wider than its column",
            words.span,
            f"give `{words.key}` fewer words or a smaller style in the layout",
        )
    if room.across:
        placed = PlacedLine(room.bounds.right - room.across / 2, room.bounds.y, line, vertical=True)
    else:
        placed = PlacedLine(room.bounds.x, desk.grid.baseline(room.first_line), line)
    return (SetFrame(f"{place.name}/{words.key}", room.bounds, (placed,), words.span),)


def _filled_in(desk: Desk, words: _Words) -> str:
    """Return a jump line's words; what a page built without its edition cannot know is left out."""
    values = {**words.facts, "page": words.page}
    named = [match[1].strip() for match in _FIELD.finditer(words.text)]
    missing = next((name for name in named if name not in values), None)
    if missing is not None and words.facts:
        desk.log.error(
            Code.MISSING_KEY,
            f"`{words.key}` prints `{missing}`, and page {words.page} has none",
            words.span,
            f"give that page `{missing}:` in its `edition`",
        )
    return _FIELD.sub(lambda match: values.get(match[1].strip(), ""), words.text)


def _style(desk: Desk, slot: StorySlot, words: _Words) -> TextStyle:
    body = desk.styles[slot.body]
    if words.line is None:
        return body._replace(indent=0.0, align=words.align)
    style = desk.styles[words.line.style]
    if style.vertical is not body.vertical:
        desk.log.error(
            Code.BAD_VALUE,
            f"`{words.key}` must run the same way as the body",
            words.line.span,
            "name a style of the body's `direction`",
        )
    return style
