"""Jumps read: where a story goes on, what it continues, and the lines that say so."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.description.complaints import Complaints
from pagesetter.description.direction import check_direction
from pagesetter.description.fields import Fields
from pagesetter.description.jump_keys import CONTINUES, JUMP, JUMP_LINE
from pagesetter.description.jump_model import Continues, Jump, JumpLine
from pagesetter.description.model import SlotName, StoryDescription
from pagesetter.description.nodes import MappingNode, ScalarNode, text_lines
from pagesetter.description.page_numbers import read_page_number
from pagesetter.description.style_reader import Names, style_in
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code, Label, Span


def read_jump(fields: Fields) -> Jump | None:
    """Read `jump: 5` or `jump: {page: 5}`."""
    node = fields.node("jump")
    if isinstance(node, MappingNode):
        inside = Fields(node, JUMP, fields.complaints, name="jump", at=fields.key_span("jump"))
        found = _page(inside, "page")
    else:
        found = _page(fields, "jump")
    return None if found is None else Jump(found[0], found[1].span)


def read_continues(fields: Fields) -> Continues | None:
    """Read `continues: {page: 1, story: lead}` or `continues: 1`."""
    node = fields.node("continues")
    story = None
    if isinstance(node, MappingNode):
        at = fields.key_span("continues")
        inside = Fields(node, CONTINUES, fields.complaints, name="continues", at=at)
        found = _page(inside, "page")
        story = inside.text_or_none("story")
    else:
        found = _page(fields, "continues")
    return None if found is None else Continues(found[0], story, found[1].span)


def _page(fields: Fields, name: str) -> tuple[str, ScalarNode] | None:
    scalar = fields.scalar(name)
    if scalar is None:
        return None
    number = fields.try_reading(scalar, name, read_page_number)
    return None if number is None else (number.text, scalar)


def check_parts(story: StoryDescription, fields: Fields) -> None:
    """Complain of a part with a body of its own, and of a jump with nothing to go on."""
    own = next((name for name in ("intro", "body", "source") if name in fields), None)
    if story.continues is not None and own is not None:
        fields.complaints.error(
            Code.BAD_JUMP,
            f"a story that continues another has no {own} of its own",
            fields.key_span(own),
            f"take `{own}` out: the text is the rest of that story's",
        )
    if story.jump is not None and story.continues is None and "body" not in fields:
        fields.complaints.error(
            Code.BAD_JUMP,
            "a story without a body has nothing that could go on",
            fields.key_span("jump"),
            "give the story a `body`, or take `jump` out",
        )


def check_ids(stories: Sequence[StoryDescription], complaints: Complaints) -> None:
    """Complain of a story's name that another story of the page has too."""
    names: dict[str, Span] = {}
    for story in stories:
        name = story.id
        if name is None:
            continue
        slots = [s.place for s in stories if s is not story and isinstance(s.place, SlotName)]
        other = names.get(name) or next((p.span for p in slots if p.name == name), None)
        if other is not None:
            complaints.error(
                Code.BAD_VALUE,
                f"two stories of the page answer to {shown(name)}",
                story.span,
                "give the story another `id`",
                labels=(Label(other, "the other one"),),
            )
        names.setdefault(name, story.span)


def read_jump_line(fields: Fields, name: str, text: str, names: Names) -> JumpLine | None:
    """Read how a slot sets one of its jump lines; `text` are the words where none are written."""
    line = fields.mapping(name, JUMP_LINE)
    if line is None:
        return None
    written = line.scalar("text")
    if written is not None:
        check_direction(text_lines(written), written.span.file, line.complaints)
    return JumpLine(style_in(line, "style", names), line.text_or_none("text") or text, line.span)
